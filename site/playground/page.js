// What the playground does when the reader acts.
import { readme } from "./github.js";
import { Program } from "./program.js";
import { linkTo, mustFit, textIn } from "./share.js";
import { diffLine, element, entryRow, fill, findingItem } from "./view.js";

/** @template {HTMLElement} [T=HTMLElement] @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));
/** @type {HTMLTextAreaElement} */ const text = byId("text");
/** @type {HTMLInputElement} */ const notes = byId("notes");
/** @type {HTMLButtonElement} */ const apply = byId("apply");

const program = new Program(
  (step) => say(step || (program.waiting.size ? "Checking …" : "Ready."), { busy: step !== "" || program.waiting.size > 0 }),
  (reason) => say(reason, { failed: true }),
);
// The last check that was asked for; answers to earlier ones are not shown.
let turn = 0;
let beforeFix = "";
let afterFix = "";

/**
 * Say what is going on.
 * @param {string} words
 * @param {{busy?: boolean, failed?: boolean}} state
 */
function say(words, { busy = false, failed = false } = {}) {
  byId("words").textContent = words;
  byId("status").classList.toggle("busy", busy);
  byId("status").classList.toggle("failed", failed);
}

/** Run something that may fail with a sentence for the reader. @param {() => Promise<void>} action */
async function attempt(action) {
  try {
    await action();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error), { failed: true });
  }
}

/** Check the text, and say `done` after that. */
function check(done = "") {
  return attempt(async () => {
    // A byte-order mark, which editors hide, is no part of the text.
    text.value = text.value.replace(/^\uFEFF/, "");
    const asked = text.value;
    if (!asked.trim()) {
      say("There is no text to check. Paste a list, or take the example.");
      return;
    }
    mustFit(asked);
    const mine = ++turn;
    say("Checking …", { busy: true });
    apply.disabled = true;
    const checked = await program.ask("check", asked, notes.checked);
    if (mine !== turn) {
      return;
    }
    if (checked.error) {
      throw new Error(checked.error);
    }
    showChecked(checked);
    say(done + counted(checked));
    await showFixed(asked, mine);
  });
}

/** @param {number} number @param {string} one @param {string} many */
function count(number, one, many) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** @param {any} checked */
function counted({ entries, findings }) {
  if (!entries.length) {
    return "This is not a list of papers: no entry was read.";
  }
  return `${count(findings.length, "finding", "findings")} in ${count(entries.length, "entry", "entries")}.`;
}

/** @param {any} checked */
function showChecked(checked) {
  byId("results").hidden = !checked.entries.length;
  byId("findings").textContent = `Findings (${checked.findings.length.toLocaleString("en")})`;
  fill(byId("found"), checked.findings, (finding) => findingItem(finding, { go, fix: fixOne }), (more) => element("li", {}, more));
  byId("read").textContent = `What was read (${checked.entries.length.toLocaleString("en")})`;
  fill(byId("entries"), checked.entries, entryRow, (more) => element("tr", {}, element("td", { colspan: "6" }, more)));
  byId("learned").textContent = checked.style;
}

/**
 * Show what the fixes change.
 * @param {string} asked
 * @param {number} mine
 */
async function showFixed(asked, mine) {
  const unsafe = /** @type {HTMLInputElement} */ (document.querySelector("[name=which]:checked")).value === "all";
  byId("fixed").textContent = "Fixing …";
  byId("diff").hidden = true;
  const fixed = await program.ask("fixed", asked, notes.checked, unsafe);
  if (mine !== turn) {
    return;
  }
  const changes = fixed.diff.split("\n").slice(2, -1);
  afterFix = fixed.text;
  apply.disabled = !changes.length;
  byId("fixed").textContent = changes.length ? `Fixes ${count(fixed.made, "finding", "findings")}:` : "Nothing to fix.";
  byId("withheld").replaceChildren(
    ...fixed.withheld.map((/** @type {any} */ one) => element("li", {}, `Line ${one.line}: fix for ${one.rule} withheld: ${one.reason}`)),
  );
  byId("diff").hidden = !changes.length;
  fill(byId("diff"), changes, diffLine);
}

/** Select a finding in the text. @param {any} finding */
function go(finding) {
  text.focus();
  text.setSelectionRange(finding.start, finding.end);
  // Browsers do not scroll to a selection. Long lines wrap, so this is a line or two off.
  text.scrollTop = (text.scrollHeight * finding.start) / Math.max(text.value.length, 1) - text.clientHeight / 2;
}

/** @param {any} finding */
function fixOne(finding) {
  return attempt(async () => {
    say("Fixing …", { busy: true });
    const fixed = await program.ask("fixed_one", text.value, notes.checked, finding.fingerprint);
    if (fixed.text === text.value) {
      throw new Error(`This fix was withheld${fixed.withheld.length ? `: ${fixed.withheld[0]}` : "."}`);
    }
    await replace(fixed.text, "Fixed. ");
  });
}

/** @param {string} fixed @param {string} done */
function replace(fixed, done) {
  beforeFix = text.value;
  text.value = fixed;
  byId("undo").hidden = false;
  byId("findings").focus();
  return check(done);
}

/** @param {string} loaded */
function take(loaded) {
  // The address keeps a shared text until another one takes its place.
  history.replaceState(null, "", location.pathname);
  return open(loaded);
}

/** @param {string} loaded */
function open(loaded) {
  text.value = loaded;
  byId("undo").hidden = true;
  byId("shared").hidden = true;
  return check();
}

const openShared = () =>
  attempt(async () => {
    const shared = await textIn(location.hash);
    if (shared !== undefined) {
      await open(shared);
    }
  });

byId("list").addEventListener("submit", (event) => {
  event.preventDefault();
  void check();
});
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    void check();
  }
});
notes.addEventListener("change", () => void check());
for (const choice of document.querySelectorAll("[name=which]")) {
  choice.addEventListener("change", () => void attempt(() => showFixed(text.value, turn)));
}
apply.addEventListener("click", () => void replace(afterFix, "Fixed. "));
byId("undo").addEventListener("click", () => void take(beforeFix));
byId("example").addEventListener("click", () =>
  attempt(async () => take(await (await fetch("example.md")).text())),
);
byId("repository").addEventListener("submit", (event) => {
  event.preventDefault();
  void attempt(async () => {
    say("Asking GitHub …", { busy: true });
    await take(await readme(/** @type {HTMLInputElement} */ (byId("name")).value));
  });
});
byId("share").addEventListener("click", () =>
  attempt(async () => {
    /** @type {HTMLInputElement} */ const link = byId("link");
    link.value = await linkTo(text.value, location.href);
    byId("shared").hidden = false;
    link.select();
    const copied = await navigator.clipboard?.writeText(link.value).then(() => true, () => false);
    say(copied ? "The link is copied. It holds the text itself." : "Copy the link below. It holds the text itself.");
  }),
);
window.addEventListener("hashchange", openShared);
void openShared();
