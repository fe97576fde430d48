// What a picture is measured by: marks, lines of text, edges of controls, and what tells one screen from the next.

const TABS = "[role=tablist], .tabs";
const TAB = "[role=tab], .tabs > li";  // one that is not open yet is no link, but a tab to the eye
const ASIDES = "nav, aside, [role=navigation], [role=complementary]";
const SELECTED_TAB = "[role=tab][aria-selected=true], .tabs [aria-current]";

const boxOf = (target) => {
  if (!target) return null;
  const rects = standsAt(target);
  return rects.length && (target.isConnected ?? holder(target).isConnected) ? told(around(rects)) : null;  // a range knows not whether it is
};

const labelBox = (control, wanted) => {
  if (control instanceof Range) return null;
  const lent = borrowed.get(control);
  if (lent) return closest(holder(lent), BUTTONS) ? null : told(around(rectangles(lent)));  // a button is outlined for itself alone
  for (const label of labelsOf(control)) {
    if (contains(label, control)) continue;  // its box would be that of the control and all around it
    const found = words(label, wanted);
    if (found.length) return told(around(rectangles(label).length ? textRectangles(label) : rectangles(found[0])));
  }
  return null;
};

const mark = (index, wanted) => {
  const target = kept[index], box = boxOf(target);
  if (!box) return null;
  const field = target instanceof Range ? fieldFor(target) : null;
  const value = target instanceof Range && saysOnly(target, wanted) ? valueBeside(target) : null;
  if (value) return { box: told(around([...rectangles(target), ...textRectangles(value)])), label: null, ...facts(null) };
  return field
    ? { box: told(around(rectangles(field))), label: box, ...facts(field) }
    : { box, label: labelBox(target, wanted), ...facts(controlOf(target)) };
};

const marks = (asked) => asked.map(([index, wanted]) => mark(index, wanted));

// Lines of text, heading lines, edges of controls: all that nothing drawn may cover.
const neighbors = () => {
  const found = [];
  const add = (kind, rect, said = "") => {
    if (!touchesPicture(rect)) return;
    found.push({ kind, words: said, box: told(view ? shared(rect, view.seen) : rect) });
  };
  all(BANNER).forEach((e) => add("banner", e.getBoundingClientRect()));
  all(TABS).forEach((e) => shownAt(e) && add("tabs", e.getBoundingClientRect()));
  all(TAB).forEach((e) => shownAt(e) && add("control", e.getBoundingClientRect(), textOf(e).trim()));
  all(ASIDES).forEach((e) => shownAt(e) && columnOf(e) && add("aside", columnOf(e)));
  all(DIALOGS).forEach((e) => shownAt(e) && add("dialog", panelOf(e).getBoundingClientRect(), nameOfDialog(e)));
  all(CONTROLS).forEach((e) => shownAt(e) && rectangles(e).forEach((r) => add("control", r, (textOf(e) || e.value && e.type === "submit" && e.value || "").trim())));
  for (const node of textsIn(document.body)) {
    const parent = parentOf(node);
    if (!node.data.trim() || closest(parent, "script, style, noscript, template, option, [data-simulation]") || hidden(parent)) continue;
    const range = document.createRange(), blank = node.data.search(/\S/), end = node.data.trimEnd().length;
    range.setStart(node, blank);
    range.setEnd(node, end);
    const heading = closest(parent, "h1, h2, [role=heading]");
    const said = node.data.replace(/\s+/g, " ").trim();
    rectangles(range).forEach((r) => hit(r, parent) && add(heading ? "heading" : "text", r, said));
  }
  return found;
};

// A menu may be a bar above the page as well; a column is narrow, and high as far as the window shows it.
const isNarrow = (rect) => rect.width <= innerWidth * 0.4;
const isColumn = (rect) => isNarrow(rect) && Math.min(rect.bottom, innerHeight) - Math.max(rect.top, 0) >= innerHeight * 0.3;

// The column that a menu of the site stands in, if it does: the widest of the boxes around it that are no wider than one.
const columnOf = (menu) => {
  let column = null;
  for (let around = menu; around && isNarrow(around.getBoundingClientRect()); around = parentOf(around))
    if (isColumn(around.getBoundingClientRect())) column = around.getBoundingClientRect();
  return column;
};

// What is seen of a dialog: many are an empty sheet over all of the window, with the panel somewhere inside.
const panelOf = (dialog) => {
  let panel = dialog;
  while (coversWindow(panel.getBoundingClientRect()) || (panel !== dialog && !drawsItself(getComputedStyle(panel)))) {
    const parts = [...panel.children].filter((part) => shownAt(part) && textOf(part).trim());
    if (parts.length !== 1) break;
    panel = parts[0];
  }
  return panel;
};

const coversWindow = (rect) => rect.left <= 0 && rect.top <= 0 && rect.right >= innerWidth && rect.bottom >= innerHeight;

const DIALOGS = "dialog[open], [role=dialog], [role=alertdialog]";

// What says what a dialog is called, else what stands at its head.
const nameOfDialog = (dialog) => {
  const titled = byId(dialog, dialog.getAttribute("aria-labelledby")), told = (titled ? textOf(titled) : dialog.getAttribute("aria-label") || "").trim();
  if (told) return told;
  const head = all(HEADINGS).find((e) => contains(dialog, e) && shownAt(e));
  return head ? textOf(head).replace(/\s+/g, " ").trim() : "";
};

const openDialog = () => firstShown(DIALOGS);

const page = () => {
  const dialog = openDialog(), shown = (selector) => all(selector).filter((e) => shownAt(e) && !(dialog && contains(dialog, e)));
  const [first] = shown("h1"), lower = shown(view ? HEADINGS : "h2");
  const heading = first ?? (view || lower.length === 1 ? lower[0] : null);  // of several lower ones none need be that of the page
  const tab = firstShown(SELECTED_TAB);
  return {
    title: document.title,
    heading: heading ? textOf(heading).replace(/\s+/g, " ").trim() : "",
    tab: tab ? textOf(tab).replace(/\s+/g, " ").trim() : "",
    dialog: dialog ? nameOfDialog(dialog) : "",
  };
};

// What must stay as it is for a step to stand on the same screen as the step before.
const layout = (indexes) => ({
  born: performance.timeOrigin,  // another document has another, even at the same address
  scroll: [scrollX, scrollY],
  controls: all(CONTROLS).filter(shownAt).length,
  dialog: openDialog() ? nameOfDialog(openDialog()) : null,
  // rounded, for a caret or a font that comes late shifts things by less than anybody sees
  marks: indexes.map((index) => { const box = boxOf(kept[index]); return box && [box.x, box.y, box.width, box.height].map(Math.round); }),
});

// The browser does not tell where characters of a field stand; a canvas with the field's font measures the same widths.
const MEASURE = document.createElement("canvas").getContext("2d");

// A control with what was typed into it: its box, and the right edge of each character, in CSS pixels of the window.
const typed = (control, secret) => {
  const dotted = secret || masked(control);
  const value = isBox(control) ? "" : isList(control) ? shownInList(control).join(", ") : asPainted(control, standsIn(control) ?? "");
  const shown = dotted ? "•".repeat(DOTS) : value;
  const style = getComputedStyle(control), box = control.getBoundingClientRect();
  MEASURE.font = style.font;
  MEASURE.letterSpacing = style.letterSpacing === "normal" ? "0px" : style.letterSpacing;
  const letters = [...shown], fromTheRight = style.direction === "rtl";
  const start = fromTheRight  // there the last letter stands at the left
    ? box.right - parseFloat(style.borderRightWidth) - parseFloat(style.paddingRight) - MEASURE.measureText(shown).width
    : box.left + parseFloat(style.borderLeftWidth) + parseFloat(style.paddingLeft);
  return {
    box: faceOf(control).press !== control ? boxOf(control) : rectangles(control).length ? told(box) : null, shown: dotted ? "" : shown, secret: dotted,
    characters: letters.map((_, i) => told({ x: start + MEASURE.measureText(letters.slice(0, i + 1).join("")).width, y: box.top, width: 0, height: 0 }).x),
  };
};

// What the page shows, for a failure's message: headings and controls, in reading order.
const shows = () => {
  const said = all("h1, h2, label, th, dt, " + CONTROLS)
    .filter((e) => shownAt(e) && !closest(e, SIMULATED) && e.tagName !== "SELECT" && inPicture(e.getBoundingClientRect()))
    .map((e) => textOf(e).replace(/\s+/g, " ").replace(/\s*[*:]$/, "").trim()).filter(Boolean);
  return [...new Set(said)];
};

// Where a reader reads the name of what is kept: its own words, or its label's; of several, those that are seen.
const named = (index, wanted) => {
  const target = kept[index], box = boxOf(target);
  const all = target instanceof Range ? [target] : [...[target, ...labelsOf(target)].flatMap((element) => ranges(element, wanted)), borrowed.get(target)].filter(Boolean);
  const seen = all.filter(rangeSeen), beside = target instanceof Range && saysOnly(target, wanted) && valueBeside(target);
  const value = beside ? document.createRange() : null;
  if (value) value.selectNodeContents(beside);
  const frame = box && !(target instanceof Range) && frameAround(target);
  return { target, box, drawn: frame ? told(frame.getBoundingClientRect()) : box, ranges: seen.length ? seen : all, value };
};
