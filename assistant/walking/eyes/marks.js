// What a picture is measured by: marks, lines of text, edges of controls, and what tells one screen from the next.

const TABS = "[role=tablist], .tabs";
const TAB = "[role=tab], .tabs > li";  // one that is not open yet is no link, but a tab to the eye
const SELECTED_TAB = "[role=tab][aria-selected=true], .tabs [aria-current]";

const boxOf = (target) => {
  if (!target) return null;
  const rects = standsAt(target);
  return rects.length && (target.isConnected ?? holder(target).isConnected) ? around(rects) : null;  // a range knows not whether it is
};

const labelBox = (control, wanted) => {
  if (control instanceof Range) return null;
  if (borrowed.has(control)) return around(rectangles(borrowed.get(control)));
  for (const label of labelsOf(control)) {
    if (label.contains(control)) continue;  // its box would be that of the control and all around it
    const found = words(label, wanted);
    if (found.length) return around(rectangles(label).length ? textRectangles(label) : rectangles(found[0]));
  }
  return null;
};

const mark = (index, wanted) => {
  const target = kept[index], box = boxOf(target);
  if (!box) return null;
  const field = target instanceof Range ? fieldFor(target) : null;
  const value = target instanceof Range && saysOnly(target, wanted) ? valueBeside(target) : null;
  if (value) return { box: around([...rectangles(target), ...textRectangles(value)]), label: null, ...facts(null) };
  return field
    ? { box: around(rectangles(field)), label: box, ...facts(field) }
    : { box, label: labelBox(target, wanted), ...facts(controlOf(target)) };
};

// Lines of text, heading lines, edges of controls: all that nothing drawn may cover.
const neighbors = () => {
  const found = [];
  const add = (kind, rect, said = "") => {
    if (rect.bottom > 0 && rect.top < innerHeight && rect.right > 0 && rect.left < innerWidth)
      found.push({ kind, words: said, box: { x: rect.left, y: rect.top, width: rect.width, height: rect.height } });
  };
  document.querySelectorAll(BANNER).forEach((e) => add("banner", e.getBoundingClientRect()));
  document.querySelectorAll(TABS).forEach((e) => shownAt(e) && add("tabs", e.getBoundingClientRect()));
  document.querySelectorAll(TAB).forEach((e) => shownAt(e) && add("control", e.getBoundingClientRect(), e.innerText.trim()));
  document.querySelectorAll("dialog[open], [role=dialog]").forEach((e) => shownAt(e) && add("dialog", e.getBoundingClientRect(), nameOfDialog(e)));
  document.querySelectorAll(CONTROLS).forEach((e) => shownAt(e) && rectangles(e).forEach((r) => add("control", r, (e.innerText || e.value && e.type === "submit" && e.value || "").trim())));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest("script, style, noscript, template, option") || hidden(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const heading = parent.closest("h1, h2, [role=heading]");
    const said = node.data.replace(/\s+/g, " ").trim();
    rectangles(range).forEach((r) => hit(r, parent) && add(heading ? "heading" : "text", r, said));
  }
  return found;
};

const nameOfDialog = (dialog) => {
  const titled = document.getElementById(dialog.getAttribute("aria-labelledby"));
  return (titled ? titled.innerText : dialog.getAttribute("aria-label") || "").trim();
};

const openDialog = () => firstShown("dialog[open], [role=dialog]");

const page = () => {
  const heading = firstShown("h1"), dialog = openDialog();
  const tab = firstShown(SELECTED_TAB);
  return {
    title: document.title,
    heading: heading ? heading.innerText.replace(/\s+/g, " ").trim() : "",
    tab: tab ? tab.innerText.replace(/\s+/g, " ").trim() : "",
    dialog: dialog ? nameOfDialog(dialog) : "",
  };
};

// What must stay as it is for a step to stand on the same screen as the step before.
const layout = (indexes) => ({
  born: performance.timeOrigin,  // another document has another, even at the same address
  scroll: [scrollX, scrollY],
  controls: [...document.querySelectorAll(CONTROLS)].filter(shownAt).length,
  dialog: openDialog() ? nameOfDialog(openDialog()) : null,
  // rounded, for a caret or a font that comes late shifts things by less than anybody sees
  marks: indexes.map((index) => { const box = boxOf(kept[index]); return box && [box.x, box.y, box.width, box.height].map(Math.round); }),
});

// The browser does not tell where characters of a field stand; a canvas with the field's font measures the same widths.
const MEASURE = document.createElement("canvas").getContext("2d");

// Where typed characters stand: the right edge of each, in CSS pixels of the window.
const typed = (control, secret) => {
  const dotted = secret || masked(control);
  const list = control.tagName === "SELECT";
  const value = list ? control.selectedOptions[0]?.label.trim() ?? "" : /^(checkbox|radio)$/.test(control.type) ? "" : control.value ?? "";
  const shown = dotted ? "•".repeat(DOTS) : value;
  const style = getComputedStyle(control), box = control.getBoundingClientRect();
  MEASURE.font = style.font;
  MEASURE.letterSpacing = style.letterSpacing === "normal" ? "0px" : style.letterSpacing;
  const start = box.left + parseFloat(style.borderLeftWidth) + parseFloat(style.paddingLeft);
  const letters = [...shown];
  return {
    shown: dotted ? "" : shown, secret: dotted,
    characters: letters.map((_, i) => start + MEASURE.measureText(letters.slice(0, i + 1).join("")).width),
  };
};

// What the page shows, for a failure's message: headings and controls, in reading order.
const shows = () => {
  const said = [...document.querySelectorAll("h1, h2, label, th, dt, " + CONTROLS)]
    .filter((e) => shownAt(e) && !e.closest(BANNER) && e.tagName !== "SELECT" && inPicture(e.getBoundingClientRect()))
    .map((e) => (e.innerText || "").replace(/\s+/g, " ").replace(/\s*[*:]$/, "").trim()).filter(Boolean);
  return [...new Set(said)];
};

// Where a reader reads the name of what is kept: its own words, or its label's; of several, those that are seen.
const named = (index, wanted) => {
  const target = kept[index], box = boxOf(target);
  const all = target instanceof Range ? [target] : [...[target, ...labelsOf(target)].flatMap((element) => ranges(element, wanted)), borrowed.get(target)].filter(Boolean);
  const seen = all.filter(rangeSeen), beside = target instanceof Range && saysOnly(target, wanted) && valueBeside(target);
  const value = beside ? document.createRange() : null;
  if (value) value.selectNodeContents(beside);
  return { target, box, ranges: seen.length ? seen : all, value };
};
