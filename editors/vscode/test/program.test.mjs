// Which program is started, from a workspace that may be anybody's.
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, relative } from "node:path";
import { after, before, test } from "node:test";

import { buildSync } from "esbuild";

const folder = mkdtempSync(join(tmpdir(), "awesomelint-"));
const name = process.platform === "win32" ? "awesomelint.exe" : "awesomelint";
let findProgram;

function program(place) {
  const path = join(folder, place, name);
  mkdirSync(join(folder, place), { recursive: true });
  writeFileSync(path, "");
  chmodSync(path, 0o755);
  return path;
}

before(async () => {
  const built = join(folder, "program.mjs");
  buildSync({ entryPoints: ["src/program.ts"], outfile: built, format: "esm", platform: "node" });
  ({ findProgram } = await import(built));
});
after(() => rmSync(folder, { recursive: true }));

const nowhere = { setting: "", folder: undefined, python: undefined, path: "" };

test("nothing is found where nothing is", () => {
  assert.equal(findProgram(nowhere), undefined);
  assert.equal(findProgram({ ...nowhere, path: folder, python: join(folder, "python") }), undefined);
});

test("the program beside the interpreter comes before the one on PATH", () => {
  const onPath = program("path");
  const inEnvironment = program("environment");
  const places = { ...nowhere, path: [folder, join(folder, "path")].join(delimiter) };
  assert.equal(findProgram(places), onPath);
  assert.equal(findProgram({ ...places, python: join(folder, "environment", "python") }), inEnvironment);
  assert.equal(findProgram({ ...places, python: join(folder, "other", "python") }), onPath);
});

test("the current folder is not searched", () => {
  program("here");
  const here = relative(process.cwd(), join(folder, "here"));
  assert.equal(findProgram({ ...nowhere, path: ["", ".", here].join(delimiter) }), undefined);
});

test("a setting is used alone", () => {
  const chosen = program("chosen");
  const path = join(folder, "path");
  program("path");
  assert.equal(findProgram({ ...nowhere, path, setting: chosen }), chosen);
  assert.equal(findProgram({ ...nowhere, path, setting: join("${workspaceFolder}", "chosen", name), folder }), chosen);
  for (const setting of [join(folder, "missing"), folder, name, join("${workspaceFolder}", "chosen", name)]) {
    assert.equal(findProgram({ ...nowhere, path, setting }), undefined, setting);
  }
});
