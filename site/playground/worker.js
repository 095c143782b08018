// The program, in a worker of its own, so that the page answers while a long list is checked.
import { loadPyodide } from "./runtime/pyodide.mjs";

const MODULES = new URL("modules.zip", import.meta.url);
const started = start();
started.catch((error) => self.postMessage({ failure: String(error) }));

/** Load the interpreter and the program, and return its functions. */
async function start() {
  say("Loading Python …");
  const [python, modules] = await Promise.all([loadPyodide(), load(MODULES)]);
  say("Starting awesomelint …");
  python.FS.writeFile("/modules.zip", new Uint8Array(modules));
  python.runPython("import sys; sys.path.insert(0, '/modules.zip')");
  const program = python.pyimport("playground");
  // From here on, nothing can be sent: what the program reads stays in the page.
  for (const way of ["fetch", "XMLHttpRequest", "WebSocket", "EventSource"]) {
    Object.defineProperty(self, way, { value: undefined });
  }
  say("");
  return program;
}

/** @param {URL} url */
async function load(url) {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${url.pathname}: ${response.status}`);
  }
  return response.arrayBuffer();
}

/** @param {string} step what is being done; empty after the start */
function say(step) {
  self.postMessage({ step });
}

self.onmessage = async ({ data: { id, name, args } }) => {
  try {
    const program = await started;
    self.postMessage({ id, answer: JSON.parse(program[name](...args)) });
  } catch (error) {
    self.postMessage({ id, failure: String(error) });
  }
};
