// Lists, those of the browser and those that pages draw: how they are opened, what they offer, and what they show when closed.

const OPTION = "[role=option], [role=menuitem], [role=menuitemradio], [role=menuitemcheckbox], [role=treeitem], option, li, tr, [class*=option], [class*=item]";
const DRAWN_LIST = "[role=listbox], [role=menu], [role=tree], [role=grid]";
const OFF = "[aria-disabled=true], [disabled], .ui-state-disabled, .disabled, .p-disabled";

const inOneLine = (said) => said.replace(/\s+/g, " ").trim();
// A list of the browser's own that a drawing stands for is made so small that nobody sees it.
const LEAST_LIST = 4;  // CSS pixels
const isSelect = (list) => list.tagName === "SELECT" && !hidden(list) && rectangles(list).some((r) => r.width > LEAST_LIST && r.height > LEAST_LIST);
const isList = (control) => control.tagName === "SELECT" || /^(combobox|listbox)$/.test(control.getAttribute("role")) || control.hasAttribute("aria-haspopup") || control.hasAttribute("aria-autocomplete");

// What the browser's own list offers: by number, with what cannot be chosen; null for a list that a page draws.
const offers = (list) => { wordsBefore.set(list, new Set(wordsAround(list))); return offered(list); };
const offered = (list) => (isSelect(list) ? { several: list.multiple, options: [...list.options].map((option, index) => ({ index, words: inOneLine(option.label), off: option.disabled || !!option.closest("optgroup[disabled]") })) } : null);

// The same of a field for which the browser suggests words.
const suggested = (field) => [...(field.list ? field.list.options : [])].map((option, index) => ({ index, words: inOneLine(option.label || option.value), off: option.disabled }));

// In a list that takes several, what an earlier sentence chose stays chosen; what the page had chosen goes, as at a click.
const chosenHere = new WeakMap();
const addedTo = (list, wanted) => {
  const kept = (chosenHere.get(list) || []).filter((index) => list.options[index] && list.options[index].selected);
  const all = [...new Set([...kept, ...wanted])];
  chosenHere.set(list, all);
  return all;
};

// What was seen before something was opened: what is seen only afterwards has come by it.
let shownBefore = null;
const everything = () => all("*").filter((e) => !e.closest("head, svg *"));
const seenNow = (e) => e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && rectangles(e).length > 0;
const noteShown = () => { [shownBefore, shownWhenChosen] = [new WeakSet(everything().filter(seenNow)), null]; };
// What comes by a choice, such as a chip, is no list.
let shownWhenChosen = null;
const noteChosen = () => { shownWhenChosen ??= new WeakSet(everything().filter(seenNow)); };
const hasOpened = (e) => came(e) && (!shownWhenChosen || shownWhenChosen.has(e));
const came = (e) => !!shownBefore && !shownBefore.has(e) && seenNow(e);
const anythingCame = () => everything().some((e) => came(e) && !e.matches("script, style"));

// The list that a control has opened: the one that it names, or the one that has come, wherever the page has put it.
const openedLists = (control) => {
  if (control.getAttribute("role") === "listbox") return [control];
  const ids = ["aria-controls", "aria-owns"].flatMap((name) => (control.getAttribute(name) || "").split(/\s+/)).filter(Boolean);
  const named = ids.map((id) => byId(control, id)).filter((e) => e && seenNow(e));
  if (named.length) return named;
  const drawn = everything().filter((e) => e.matches(DRAWN_LIST) && seenNow(e) && (hasOpened(e) || control.getAttribute("aria-expanded") === "true"));
  if (drawn.length) return drawn.filter((e) => !drawn.some((other) => other !== e && contains(other, e)));
  return everything().filter((e) => hasOpened(e) && !came(parentOf(e)) && !contains(e, control) && !contains(control, e) && inOneLine(textOf(e) || ""));
};
const listIsOpen = (control) => openedLists(control).length > 0;

// The lines of which an element consists to the eye.
const linesOf = (element) => (isPlain() ? (element.innerText || "").split("\n").map(inOneLine).filter(Boolean) : phrasesIn(element));

// The options of these words: all that one says, or a line of it. “Attorney” is no part of “Attorney General”.
const optionsOf = (control, wanted) => {
  const says = (e) => inOneLine(textOf(e) || "") === wanted || linesOf(e).includes(wanted);
  const found = openedLists(control).flatMap((root) => ranges(root, wanted).map((range) => {
    const option = closest(elementOf(range), OPTION);
    return option && contains(root, option) && option !== root ? option : blockOf(elementOf(range));
  }));
  return [...new Set(found)].filter((e) => says(e) && seenNow(e)).map((e) => innerOption(e, says));
};
// What makes a row of its own, where nothing says that it is an option.
const blockOf = (element) => lineOf(element).reverse().find((e) => !/^(inline|contents)/.test(getComputedStyle(e).display)) ?? element;
const innerOption = (element, says) => below(element).find((e) => e.matches(OPTION) && says(e) && seenNow(e)) || element;

const inScrolledView = (option) => rectangles(option).some((r) => inPicture(r) && hit(r, option));
const picked = (control, wanted) => {
  const found = [...new Set(optionsOf(control, wanted))];
  if (found.length !== 1) return { count: found.length, index: null };
  if (!inScrolledView(found[0])) found[0].scrollIntoView({ block: "nearest", behavior: "instant" });
  return { count: 1, index: keep(found[0]), off: !!closest(found[0], OFF) };
};

const scrollable = (e) => e.scrollHeight > e.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(e).overflowY);
const scrollerOf = (control) => {
  for (const root of openedLists(control)) {
    const inner = [root, ...below(root)].find(scrollable);
    if (inner) return inner;
    for (let e = parentOf(root); e && e !== document.body && !contains(e, control); e = parentOf(e)) if (scrollable(e)) return e;
  }
  return null;
};
const nextFrame = () => new Promise((done) => requestAnimationFrame(() => done()));
const rowsOf = (box) => below(box).filter((e) => e.matches(OPTION) && rectangles(e).length && !e.querySelector(OPTION));

// Scroll a list from its beginning until the words come or nothing new does; rows may be the same few nodes all the time.
// A step is as long as what is drawn already, so that no row is passed unseen. It returns after a while, to be called again.
const lookThrough = async (control, wanted, again, milliseconds) => {
  const box = scrollerOf(control), until = performance.now() + milliseconds;
  if (!box) return { ...picked(control, wanted), ended: true };
  if (!again) {
    box.scrollTop = 0;
    await nextFrame();
  }
  for (;;) {
    const found = picked(control, wanted);
    if (found.count) return { ...found, ended: false };
    const rows = rowsOf(box), edge = box.getBoundingClientRect().top, at = box.scrollTop, first = rows[0] && textOf(rows[0]);
    const reach = Math.max(box.clientHeight / 2, ...rows.map((row) => row.getBoundingClientRect().top - edge - 1));
    box.scrollTop = at + reach;
    if (box.scrollTop <= at) return { ...found, ended: true };
    for (let waits = 0; waits === 0 || (waits < 4 && textOf(rowsOf(box)[0] ?? box) === first); waits += 1) await nextFrame();
    if (performance.now() > until) return { ...picked(control, wanted), ended: false };
  }
};

// What lists say that are turned by the wheel alone, to see when they repeat.
const listSays = (control) => openedLists(control).flatMap(linesOf).join("\n");

// The field by which an open list is searched: the control itself, or one that has come with the list.
const FILTER = "input:not([type]), input[type=text], input[type=search]";
const filterOf = (control) => {
  const own = control.matches(FILTER) && !control.readOnly, seen = own && (shownAt(control) || control.getBoundingClientRect().width > 0);
  const field = own ? seen && control : everything().find((e) => e.matches(FILTER) && !e.readOnly && came(e));
  return field ? keep(field) : null;
};

// What a person sees of a list while it is closed: the control, or the drawing that stands for one that nobody sees.
const listFace = (control) => {
  const drawing = faceOf(control).press;
  if (drawing !== control && control.localName !== "select") return drawing;
  if (seenNow(control) && !hidden(control) && control.getBoundingClientRect().width > 20) return control;
  return faceAround(control);
};
const faceOfList = (control) => keep(listFace(control));
const faceAround = (control) => {
  const besides = [control.nextElementSibling, control.previousElementSibling];
  const drawn = (e) => e && seenNow(e) && !e.matches("label, legend, br") && e.getBoundingClientRect().width > 20;
  const sibling = besides.find((e) => drawn(e) && !e.matches(CONTROLS.replace(/, \[role=combobox\]/, "")));
  if (sibling && !(seenNow(control) && control.getBoundingClientRect().width > LEAST_LIST)) return sibling;
  let face = null;
  for (let e = parentOf(control), depth = 0; e && depth < 5 && !e.matches("body, form, fieldset, td, label"); e = parentOf(e), depth += 1) {
    if (below(e).some((other) => TYPED_NAMES.has(other.localName) && other !== control && seenNow(other) && !hidden(other) && other.getBoundingClientRect().width > 20)) break;
    if (labelsOf(control).some((label) => contains(e, label))) break;
    if (drawn(e)) face = e;
  }
  return face || sibling || control;
};

// What stands around a field in which nothing stands: of that, what has come since something was chosen there is chosen.
const wordsBefore = new WeakMap();
const wordsAround = (field) => (field.localName === "input" && !field.value ? phrasesIn(faceAround(field), (e) => openedLists(field).some((one) => contains(one, e))) : []);
const chosenAround = (field) => { const before = wordsBefore.get(field); return before ? wordsAround(field).filter((words) => !before.has(words)) : []; };

// What a closed list shows, piece by piece and line by line; what stands in it while it is open is none of that.
const shownInList = (list) => {
  if (isSelect(list)) return [...list.selectedOptions].map((option) => inOneLine(option.label)).filter(Boolean);
  const face = listFace(list), open = openedLists(list), isOpen = (e) => open.some((one) => contains(one, e));
  const fields = [face, ...below(face)].filter((e) => e.localName === "input" && e.value && seenNow(e) && !hidden(e) && !isOpen(e));
  const texts = textsIn(face).filter((node) => node.data.trim() && !closest(parentOf(node), "select, option, script, style") && seenNow(node.parentElement ?? parentOf(node)) && !isOpen(parentOf(node)));
  return [...new Set([...fields.map((field) => field.value.trim()), ...texts.map((node) => inOneLine(node.data)), ...phrasesIn(face, isOpen), ...chosenAround(list)])].filter(Boolean);
};
const showsOption = (list, wanted, several) => {
  if (!list.isConnected) return null;
  const chosen = list.getAttribute("role") === "listbox" && below(list).filter((e) => e.matches("[role=option][aria-selected=true], [role=option][aria-checked=true]"));
  const said = chosen && chosen.length ? chosen.map((e) => inOneLine(textOf(e))) : shownInList(list);
  return { shown: said.slice(0, 4).join(" · "), holds: said.some((one) => one === wanted || (several && one.split(/\s*[,;]\s*/).includes(wanted))) };
};

const listArea = (control) => {
  const box = openedLists(control).map((e) => e.getBoundingClientRect()).find((r) => r.width && r.height);
  if (!box) return null;
  const { x, y, width, height } = outward(box);
  return { middle: [x + width / 2, y + height / 2], height };
};
