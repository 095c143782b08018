// Shows answers of the program. Texts are those of strangers: they are only ever put in as text.

// How many findings, entries or lines are shown at a time; thousands of them would stop the page.
const STEP = 200;

/**
 * Return a new element.
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/**
 * Fill an element with items, and with a button for the next ones if there are many.
 * @template T
 * @param {HTMLElement} parent
 * @param {T[]} items
 * @param {(item: T) => HTMLElement} make
 * @param {(button: HTMLElement) => HTMLElement} wrap makes the button a child of the parent
 */
export function fill(parent, items, make, wrap = (button) => button) {
  parent.replaceChildren();
  const more = element("button", { type: "button" });
  const last = wrap(more);
  let shown = 0;
  const next = () => {
    last.remove();
    const added = items.slice(shown, shown + STEP).map(make);
    parent.append(...added);
    shown += added.length;
    if (shown < items.length) {
      more.textContent = `Show more (${(items.length - shown).toLocaleString("en")})`;
      parent.append(last);
    }
    return added[0];
  };
  more.addEventListener("click", () => {
    const first = next();
    first?.setAttribute("tabindex", "-1");
    first?.focus();
  });
  next();
}

/**
 * Return a finding, as a list item.
 * @param {any} finding
 * @param {{go: (finding: any) => void, fix: (finding: any) => void}} actions
 */
export function findingItem(finding, actions) {
  const place = button(`Line ${finding.line}, column ${finding.column}`, "place", () => actions.go(finding));
  const message = element("p", {}, place, ": ", element("strong", { class: "severity" }, finding.severity), ": ", finding.message, " ");
  message.append(element("a", { href: `../rules/${finding.rule}/` }, finding.rule));
  const [before, marked, after] = finding.excerpt;
  const item = element("li", { class: finding.severity }, message);
  item.append(element("div", { class: "excerpt" }, before, element("mark", {}, marked), after));
  for (const related of finding.related) {
    item.append(element("p", { class: "hint" }, `Line ${related.line}: ${related.message}`));
  }
  if (finding.fix) {
    const safe = finding.fix.safety === "safe";
    const apply = button("Apply", "small", () => actions.fix(finding));
    apply.setAttribute("aria-label", `Apply: ${finding.fix.title}`);
    item.append(element("p", {}, `${safe ? "Fix" : "Unsafe fix, to review"}: ${finding.fix.title} `, apply));
  }
  return item;
}

/** @param {string} label @param {string} kind @param {() => void} action */
function button(label, kind, action) {
  const made = element("button", { type: "button", class: kind }, label);
  made.addEventListener("click", action);
  return made;
}

/**
 * Return an entry, as a row of the table.
 * @param {any} entry
 */
export function entryRow(entry) {
  const url = entry.links[0]?.url ?? "";
  const title = entry.title || "(no title)";
  // Other schemes, such as javascript:, are not followed.
  const shown = /^https?:\/\//i.test(url) ? element("a", { href: url, rel: "noopener noreferrer nofollow" }, title) : title;
  const cells = [String(entry.line), shown, entry.date?.raw ?? "", entry.venue?.raw ?? "", entry.authors.join(", "), entry.section.join(" › ")];
  return element("tr", {}, ...cells.map((cell) => element("td", {}, cell)));
}

/**
 * Return a line of a diff.
 * @param {string} line
 */
export function diffLine(line) {
  const kinds = { "+": "added", "-": "removed", "@": "hunk" };
  return element("div", { class: kinds[/** @type {"+"} */ (line[0])] ?? "kept" }, line || " ");
}
