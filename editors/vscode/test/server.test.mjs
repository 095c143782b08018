// The real server, spoken to by the libraries that are in the extension: it starts, answers and stops.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import protocol from "vscode-languageserver-protocol/node";

// The program under test, or else the one on PATH.
const program = process.env.AWESOMELINT ?? "awesomelint";
const LIST = `# Papers

- [Attention Is All You Need](https://www.arxiv.org/abs/1706.03762), 2017.
- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), 2014.
- [Layer Normalization](https://arxiv.org/abs/1607.06450), 2016.
`;

test("the server starts, answers and stops", async () => {
  const folder = mkdtempSync(join(tmpdir(), "awesomelint-"));
  const child = spawn(program, ["server"], { cwd: folder });
  const ended = once(child, "exit");
  const connection = protocol.createProtocolConnection(child.stdout, child.stdin);
  const published = new Promise((resolve) => connection.onNotification("textDocument/publishDiagnostics", resolve));
  connection.listen();
  try {
    const { capabilities } = await connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      capabilities: {},
    });
    for (const kind of ["codeAction", "completion", "definition", "documentFormatting", "documentSymbol", "hover"]) {
      assert.ok(capabilities[`${kind}Provider`], kind);
    }
    await connection.sendNotification("initialized", {});
    const uri = pathToFileURL(join(folder, "README.md")).href;
    const textDocument = { uri, languageId: "markdown", version: 1, text: LIST };
    await connection.sendNotification("textDocument/didOpen", { textDocument });
    const { diagnostics } = await published;
    assert.deepEqual(diagnostics.map((found) => [found.code, found.range.start.line]), [["url-form", 2]]);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    // The kind that the command “Fix all” asks for.
    const context = { diagnostics: [], only: ["source.fixAll.awesomelint"] };
    const actions = await connection.sendRequest("textDocument/codeAction", { textDocument: { uri }, range, context });
    assert.match(actions[0].edit.documentChanges[0].edits[0].newText, /\(https:\/\/arxiv\.org\/abs\/1706\.03762\)/);
    await connection.sendRequest("shutdown");
    await connection.sendNotification("exit");
    assert.deepEqual(await ended, [0, null]);
  } finally {
    connection.dispose();
    child.kill();
    rmSync(folder, { recursive: true });
  }
});
