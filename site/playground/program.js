// The page's side of the worker.

/** Asks the program. After a failure of the interpreter, the next question restarts it. */
export class Program {
  /**
   * @param {(step: string) => void} onStep is called with what is being done while it starts, and with "" after that
   * @param {(reason: string) => void} onFailure
   */
  constructor(onStep, onFailure) {
    this.onStep = onStep;
    this.onFailure = onFailure;
    this.last = 0;
    /** @type {Map<number, {resolve: (answer: any) => void, reject: (error: Error) => void}>} */
    this.waiting = new Map();
    this.start();
  }

  start() {
    this.worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    this.worker.onmessage = ({ data }) => this.take(data);
    this.worker.onerror = (event) => this.fail(event.message || "it could not be loaded");
  }

  /**
   * Call a function of playground.py.
   * @param {string} name
   * @param {...(string | boolean)} args
   * @returns {Promise<any>}
   */
  ask(name, ...args) {
    if (!this.worker) {
      this.start();
    }
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker?.postMessage({ id, name, args });
    });
  }

  /** @param {{step?: string, id?: number, answer?: any, failure?: string}} message */
  take({ step, id, answer, failure }) {
    if (step !== undefined) {
      this.onStep(step);
    } else if (failure !== undefined) {
      this.fail(failure);
    } else if (id !== undefined) {
      this.waiting.get(id)?.resolve(answer);
      this.waiting.delete(id);
    }
  }

  /** @param {string} reason */
  fail(reason) {
    this.worker?.terminate();
    this.worker = undefined;
    const sentence = `The program stopped: ${reason.trim().split("\n").at(-1)}`;
    for (const { reject } of this.waiting.values()) {
      reject(new Error(sentence));
    }
    this.waiting.clear();
    this.onFailure(sentence);
  }
}
