import { createInterface } from "node:readline";

import type { PythonExtension } from "@vscode/python-extension";
import * as vscode from "vscode";
import { CloseAction, type ErrorHandler, LanguageClient, type LanguageClientOptions } from "vscode-languageclient/node";

import { findProgram } from "./program";

const INSTALL = 'uv tool install "awesomelint[server]"';
const SHOW_OUTPUT = "Show output";
const OPEN_SETTINGS = "Open settings";

let output: vscode.LogOutputChannel;
let client: LanguageClient | undefined;
/** The program that `client` has started. */
let running: string | undefined;
/** The starts and stops, one after the other: two servers would report each finding twice. */
let queue: Promise<void> = Promise.resolve();

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  output = vscode.window.createOutputChannel("awesomelint", { log: true });
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand("awesomelint.restart", restart),
    vscode.commands.registerCommand("awesomelint.fixAll", fixAll),
    vscode.workspace.onDidGrantWorkspaceTrust(update),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("awesomelint.path")) {
        void update();
      }
    }),
  );
  await update();
}

export async function deactivate(): Promise<void> {
  await inTurn(stop);
}

function restart(): Promise<void> {
  return inTurn(async () => {
    await stop();
    await start(await findOrReport());
  });
}

/** Start the program that is to be used now, unless it is running: trust in a folder is several events. */
function update(): Promise<void> {
  return inTurn(async () => {
    const program = await findOrReport();
    if (program !== running) {
      await stop();
      await start(program);
    }
  });
}

function inTurn(step: () => Promise<void>): Promise<void> {
  queue = queue.then(step).catch((error: unknown) => output.error(String(error)));
  return queue;
}

async function findOrReport(): Promise<string | undefined> {
  const setting = vscode.workspace.getConfiguration("awesomelint").get("path", "").trim();
  const program = findProgram({
    setting,
    folder: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
    python: setting ? undefined : await selectedPython(),
    path: process.env["PATH"] ?? "",
  });
  if (program === undefined) {
    // Not awaited, like all messages: they stay until they are answered.
    void reportMissing(setting);
  }
  return program;
}

async function start(program: string | undefined): Promise<void> {
  if (program === undefined) {
    return;
  }
  output.info(`Starting ${program} server`);
  const starting = new Start();
  client = new Client(program, starting);
  starting.usual = client.createDefaultErrorHandler();
  try {
    await client.start();
    starting.done = true;
    running = program;
  } catch (error) {
    client = undefined;
    void reportFailure(starting.lastWords.replace(/^awesomelint: /, "") || String(error));
  }
}

async function stop(): Promise<void> {
  const stopping = client;
  client = undefined;
  running = undefined;
  await stopping?.dispose();
}

/** A start of the server: what it says, and what happens if it ends. */
class Start implements ErrorHandler {
  /** Whether the server has answered. Later crashes are handled as those of all servers, with some restarts. */
  done = false;
  usual: ErrorHandler | undefined;
  /** The last line of its standard error: what is missing, in a sentence. */
  lastWords = "";

  options(): LanguageClientOptions {
    return {
      documentSelector: ["file", "untitled"].map((scheme) => ({ scheme, language: "markdown" })),
      outputChannel: output,
      errorHandler: this,
      initializationFailedHandler: () => false,
      stdioOptions: {
        stdout: () => {},
        stderr: (stream) => {
          createInterface({ input: stream }).on("line", (line) => {
            output.error(line);
            this.lastWords = line;
          });
        },
      },
    };
  }

  error: ErrorHandler["error"] = (...parts) => this.usual!.error(...parts);

  closed: ErrorHandler["closed"] = () =>
    this.done ? this.usual!.closed() : { action: CloseAction.DoNotRestart, handled: true };
}

class Client extends LanguageClient {
  constructor(
    program: string,
    private readonly starting: Start,
  ) {
    super("awesomelint", "awesomelint", { command: program, args: ["server"] }, starting.options());
  }

  /** While the server starts, errors are only logged: one message says what failed, and not that a connection was closed. */
  override error(message: string, data?: unknown, showNotification?: boolean | "force"): void {
    super.error(message, data, this.starting.done ? showNotification : false);
  }
}

/** Return the interpreter that is selected in the Python extension, if the folder may choose a program. */
async function selectedPython(): Promise<string | undefined> {
  const extension = vscode.extensions.getExtension<PythonExtension>("ms-python.python");
  if (extension === undefined || !vscode.workspace.isTrusted) {
    return undefined;
  }
  try {
    const { environments } = await extension.activate();
    const environment = await environments.resolveEnvironment(environments.getActiveEnvironmentPath());
    return environment?.executable.uri?.fsPath;
  } catch (error) {
    output.warn(`The Python extension did not name an environment: ${String(error)}`);
    return undefined;
  }
}

async function reportMissing(setting: string): Promise<void> {
  const message = setting
    ? `The setting awesomelint.path is “${setting}”, which is not the absolute path of a program.`
    : `awesomelint is not installed. Run \`${INSTALL}\` in a terminal, and then the command “awesomelint: Restart server”.`;
  output.error(message);
  if ((await vscode.window.showErrorMessage(message, OPEN_SETTINGS)) === OPEN_SETTINGS) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "awesomelint.path");
  }
}

async function reportFailure(reason: string): Promise<void> {
  const message = `awesomelint server did not start: ${reason}`;
  output.error(message);
  if ((await vscode.window.showErrorMessage(message, SHOW_OUTPUT)) === SHOW_OUTPUT) {
    output.show();
  }
}

/** Apply all safe fixes to the file in the active editor. */
async function fixAll(): Promise<void> {
  await vscode.commands.executeCommand("editor.action.codeAction", {
    kind: "source.fixAll.awesomelint",
    apply: "first",
  });
}
