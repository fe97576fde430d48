// Fields and boxes as a person fills them: what they take, how they are left, and what then stands in them.

const WITHOUT_LETTERS = ["date", "time", "datetime-local", "month", "week", "color", "range"];  // they take a whole value
const EDITABLE = "[contenteditable]:not([contenteditable=false])";

// What a field takes, before anything is typed. What is secret is dots from now on, also in a field that would show it.
const fieldFacts = (field, secret) => {
  if (secret && field.style) {
    field.style.setProperty("-webkit-text-security", "disc", "important");
    masked(field);
  }
  const kind = field.tagName === "INPUT" ? field.type : field.tagName === "TEXTAREA" ? "area" : field.isContentEditable ? "rich" : field.tagName === "IFRAME" ? "frame" : "none";
  return { kind, masks: field.type === "password", locked: !!field.readOnly, longest: field.maxLength > 0 ? field.maxLength : 0 };
};

const twoDigits = (number) => String(number).padStart(2, "0");
const clockTime = (value) => {
  const [hours, minutes, ...rest] = value.split(":");
  return [[twoDigits(hours % 12 || 12), minutes, ...rest].join(":"), hours < 12 ? "AM" : "PM"].join(" ");
};
const calendarDay = (value) => { const [year, month, day] = value.split("-"); return [month, day, year].join("/"); };
const MONTHS = "January February March April May June July August September October November December".split(" ");

// How the browser writes a value on the screen: its own formats are not those that scripts read.
const asPainted = (field, value) => {
  if (!value || field.tagName !== "INPUT") return value;
  switch (field.type) {
    case "date": return calendarDay(value);
    case "time": return clockTime(value);
    case "datetime-local": return value.split("T").map((part, i) => (i ? clockTime(part) : calendarDay(part))).join(", ");
    case "month": return [MONTHS[value.split("-")[1] - 1], value.split("-")[0]].join(" ");
    case "week": return `Week ${value.split("-W")[1]}, ${value.split("-W")[0]}`;
    default: return value;
  }
};

// What stands in a field, as scripts read it; null where the page has put another one in its place.
const standsIn = (field) => {
  if (!field.isConnected) return null;
  if (field.isContentEditable) return field.innerText.replace(/\u00a0/g, " ").replace(/\n+$/, "");
  return field.value ?? "";
};

// Whether the page hears of fields that come into use and are left: then they stay left.
const COMES_AND_GOES = ["focus", "blur", "focusin", "focusout"];
let listens = false;
const addListener = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function addEventListener(...given) {
  if (COMES_AND_GOES.includes(given[0])) listens = true;
  return addListener.apply(this, given);
};
const hears = (field) => listens || !!document.querySelector(COMES_AND_GOES.map((kind) => `[on${kind}]`).join()) ||
  [...upwards(field), document.body, document, window].some((one) => COMES_AND_GOES.some((kind) => one[`on${kind}`]));

const keyOf = (letter) => ({ key: letter, keyCode: /^[A-Za-z0-9 ]$/.test(letter) ? letter.toUpperCase().charCodeAt(0) : 0, bubbles: true, cancelable: true, composed: true });
const TAB_KEY = { key: "Tab", code: "Tab", keyCode: 9, bubbles: true, cancelable: true, composed: true };

// Leave a field as the Tab key does, but into nothing: the next field would open a calendar of its own. The page hears of
// the last letter, for which some wait; it closes what it had opened, and may have its way with what was typed. Where
// nothing of that is heard or seen, the field stays in use, as a person sees it.
let lastLeft = null;
const leaveField = (field, letter) => {
  lastLeft = field;
  const press = (kind, key) => field.dispatchEvent(new KeyboardEvent(kind, key));
  if (letter) for (const kind of ["keydown", "keyup"]) press(kind, keyOf(letter));
  if (field.tagName === "INPUT") press("keydown", TAB_KEY);
  const body = field.ownerDocument.body, outside = { relatedTarget: field, composed: true };
  const stays = field.ownerDocument === document && document.activeElement === field && !hears(field), said = stays && body.innerText;
  if (field.isConnected) field.blur();
  body.dispatchEvent(new FocusEvent("focus", outside));
  body.dispatchEvent(new FocusEvent("focusin", { ...outside, bubbles: true }));
  if (stays && field.isConnected && body.innerText === said) field.focus();
  return leftIn(field, standsIn(field));
};
const goBack = () => lastLeft && lastLeft.focus();

// Whether a box is checked; null where the page has put another one in its place.
const boxState = (box) => {
  if (!box.isConnected) return null;
  return box.tagName === "INPUT" ? box.checked && !box.indeterminate : box.getAttribute("aria-checked") === "true";
};

const reaches = (element, x, y) => { const top = topAt(x, y); return top && contains(element, top) ? top : null; };

// The middle of what is seen of an element, if a click there would reach it.
const middleOf = (element) => rectangles(element).map((r) => [r.left + r.width / 2, r.top + r.height / 2]).find(([x, y]) => reaches(element, x, y));

// Where a click on a label acts on its box: on its drawing, on its words, at its beginning; not on a link within it.
const spotOnLabel = (label, box) => {
  const own = label.getBoundingClientRect(), drawings = below(label).filter((e) => !lettersIn(e)).flatMap(rectangles);
  const spots = [...drawings, ...textRectangles(label)].map((r) => [r.left + r.width / 2, r.top + r.height / 2]);
  return [...spots, [own.left + 10, own.top + own.height / 2]].find(([x, y]) => {
    const top = reaches(label, x, y), acts = top && closest(top, "a[href], button, input, select, textarea");
    return top && (!acts || acts === box || contains(acts, label));
  });
};

const boxFacts = (box) => ({ on: boxState(box), spots: clickable(box) });

// What a person clicks to check a box: the box itself, its label, or the drawing that stands for it; each with where on it.
const clickable = (box) => {
  const found = [], add = (element, spot) => { if (spot) { const r = element.getBoundingClientRect(); found.push({ index: keep(element), x: spot[0] - r.left, y: spot[1] - r.top }); } };
  if (!hidden(box)) add(box, middleOf(box));
  for (const label of labelsOf(box)) if (!hidden(label)) add(label, spotOnLabel(label, box));
  for (let e = parentOf(box), depth = 0; e && depth < 3 && !e.matches("label, form, body"); e = parentOf(e), depth += 1) {
    const inner = below(e);
    if (inner.some((other) => other !== box && other.matches(CONTROLS) && shownAt(other))) break;
    const drawing = inner.find((one) => one !== box && !lettersIn(one) && shownAt(one) && middleOf(one));
    if (drawing) add(drawing, middleOf(drawing));
    if (shownAt(e)) { add(e, middleOf(e)); break; }
  }
  return found;
};

// What a person presses to choose a file: what lies there for it, or the label of a field that its page hides.
const opensFiles = (control) => {
  const box = control.getBoundingClientRect(), top = topAt(box.x + box.width / 2, box.y + box.height / 2);
  if (top && top.matches("input[type=file]")) return keep(top);
  const label = labelsOf(control).find((one) => one.getClientRects().length);
  return keep(control.type === "file" && top !== control && label ? label : control);
};

// What the sentences of this screen have left in its controls: a page may change its mind afterwards.
let deeds = [];
const stateOf = (control) => (isBox(control) ? String(boxState(control)) : isList(control) ? shownInList(control).join("\n") : standsIn(control));
const isBox = (control) => /^(checkbox|radio)$/.test(control.type) || /^(checkbox|radio|switch)$/.test(control.getAttribute("role"));
const sameGroup = (one, other) => one === other || (one.type === "radio" && other.type === "radio" && one.name === other.name && one.form === other.form);
// What stands in a control after a deed, which is remembered; null is of one that is gone.
const leftIn = (control, state) => { if (state !== null) remember(control); return state; };
const fieldStands = (field) => leftIn(field, standsIn(field));
const boxStands = (box) => leftIn(box, boxState(box));
const listStands = (list, wanted, several) => leftIn(list, showsOption(list, wanted, several));
const remember = (control) => { deeds = [...deeds.filter(([other]) => !sameGroup(control, other)), [control, stateOf(control)]]; };

// A label that holds its control says what its control shows, too; that is no part of its name.
const ownName = (control) => labelsOf(control).map((label) => [...label.childNodes].filter((node) => !node.contains(control)).map((node) => node.textContent).join(" "))
  .map((said) => inOneLine(said).replace(/\s*[*:]*\s*$/, "")).find(Boolean) || nameOf(control);

// Which of them the page has changed since, by their names; what stands in a field that hides it is not told.
const undone = () => {
  const changed = deeds.filter(([control, state]) => control.isConnected && stateOf(control) !== state);
  deeds = [];
  const told = ([control, state]) => ({ name: ownName(control), ...(isBox(control) || masked(control) ? {} : { was: state, now: stateOf(control) }) });
  return changed.map(told);
};

// The key that the walk is about to press here: whoever listens to keys can tell it from those of a person.
let nextKey = "";
const awaitKey = (_, key) => { nextKey = key; };
const keyAwaited = () => nextKey || null;
