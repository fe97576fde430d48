// What another tool did to elements, or what a page has at all, told as if she had done it here, or was about to.

// Another tool's recording knows elements; these are the controls that they belong to, each once. Where some can be used
// for what is done, the others, such as a heading of the same words, are not meant.
const meant = (elements, action) => {
  const controls = [...new Set(elements.map((e) => {
    const label = up(e, "label");
    return up(e, `${PRESSED}, ${BOX}, ${TYPED_IN}, select`) || (label && label.control) || e;
  }))];
  const fitting = { fill: `${TYPED_IN}, select, ${BOX}`, add: TYPED_IN, choose: "select", check: BOX, uncheck: BOX, upload: "[type=file]" }[action] || `${PRESSED}, ${BOX}, ${TYPED_IN}, select`;
  const usable = action === "see" ? [] : controls.filter((e) => e.matches(fitting));
  return action === "see" ? elements : usable.length ? usable : controls;
};

// What was done to an element elsewhere, as if she had done it here and it was about to be let go; null where that
// leaves nothing to be told, `no` with a reason where no sentence can tell it.
const imported = (e, action, { value = null, option = "either" } = {}) => {
  const typed = e.matches(TYPED_IN), box = e.matches(BOX), toggle = () => about(eyes.boxState(e) ? "uncheck" : "check", e);
  switch (action) {
    case "see": case "hover": return about(action, e);
    case "upload": return about("upload", faceOf(e), { value });
    case "download": return e.matches(PRESSED) ? about("download", e) : { kind: "no", why: "pressed" };
    case "fill": case "add":
      if (box) return null;
      if (e.matches("select")) return chosen(e, value, option);
      if (e.matches("[type=file]")) return about("upload", faceOf(e), { value: (value || "").replace(/^.*[\\/]/, "") });
      return typed ? about("fill", e, { unread: covered(e), anew: anewIn(e), left: true, before: valueOf(e) }) : { kind: "no", why: "field" };
    case "choose": return e.matches("select") ? chosen(e, value, option) : { kind: "no", why: "list" };
    case "check": case "uncheck":
      if (!box) return { kind: "no", why: "box" };
      return eyes.boxState(e) === (action === "check") ? null : about(action, e);
    case "press": return pressed(e, value);
    case "twice": return typed ? null : { kind: "no", why: "twice" };
    default:
      if (isList(e) && !isNative(e)) return { kind: "no", why: "drawn" };
      if (typed || e.matches("select, [type=file]") || ((e.type === "radio" || e.getAttribute("role") === "radio") && eyes.boxState(e))) return null;
      if (box) return toggle();
      return e.matches(PRESSED) ? about("click", e) : { kind: "no", why: "pressed" };
  }
};

// What a person presses for a field that its page hides: its label.
const faceOf = (field) => [field, ...labelsOf(field)].find((one) => one.checkVisibility({ opacityProperty: true }) && one.getBoundingClientRect().width > 1) || field;

const chosen = (list, value, by) => {
  const is = { label: (one) => one.label.trim() === value.trim(), value: (one) => one.value === value, index: (_, i) => String(i) === value };
  const options = [...list.options], ways = by === "either" ? [is.value, is.label] : [is[by]];
  const option = ways.map((way) => options.find(way)).find(Boolean);
  return option ? about("choose", list, { values: [option.label.trim()] }) : { kind: "no", why: "option" };
};

// A key that does what a click does: on a control, or on the button by which the Enter key sends a form.
const pressed = (e, key) => {
  if (e.matches(PRESSED) && /^(Enter|Space)$/.test(key)) return about("click", e);
  if (key === "Space" && e.matches(BOX)) return e.type === "radio" && eyes.boxState(e) ? null : about(eyes.boxState(e) ? "uncheck" : "check", e);
  if (key === "Enter" && !e.matches("textarea")) {
    const button = e.form && [...e.form.elements].find((one) => /^(submit|image)$/.test(one.type) && !one.disabled);
    return button ? about("click", button) : e.matches(TYPED_IN) ? about("press", e, { key }) : { kind: "no", why: "button" };
  }
  if (!e.matches(TYPED_IN)) return { kind: "no", why: "key" };
  return /^(Arrow(Left|Right)|Space)$/.test(key) ? null : /^(Escape|Arrow(Up|Down))$/.test(key) ? about("press", e, { key }) : { kind: "no", why: "key" };
};

const deep = (root) => [...root.querySelectorAll("*")].flatMap((e) => [e, ...(eyes.insideOf(e) ? deep(eyes.insideOf(e)) : [])]);
const FILLED_IN = `${TYPED_IN}, [role=textbox], [role=searchbox], [role=spinbutton], [role=slider]`;
const kindOf = (e) => (e.matches(BOX) ? "check" : e.matches("select, [role=listbox]") || (isList(e) && !isNative(e)) ? "choose" : e.matches(FILLED_IN) ? "fill" : "click");
const isShown = (e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && e.getBoundingClientRect().width > 1;

// Whether a thing is another one to the eye: around a link or a button what says the same, and of a list or a box what it
// is made of.
const isOneWith = (e, other) => {
  if (e === other) return false;
  if (eyes.contains(e, other)) return kindOf(e) === "click" && kindOf(other) === "click" && isShown(other) && painted(e) === painted(other);
  if (isList(other) && !isNative(other) && partsOf(other).includes(e)) return true;
  return eyes.contains(other, e) && kindOf(e) === kindOf(other) && !isShown(e);
};

// All that can be used on the page, each thing once.
const everything = () => {
  const found = deep(document).filter((e) => e.matches(`${PRESSED}, ${BOX}, ${FILLED_IN}, ${LIST}, select`) && !up(e, TRAINING));
  return found.filter((e) => !found.some((other) => isOneWith(e, other)));
};

// Some of the controls of the page, as if each was about to be used, with where it stands and why it may not be seen. A box
// that a style draws stands where its label does.
let every = [];
const probed = (from, to) => (every = from ? every : everything()).slice(from, to).map((e) => {
  const faces = [e, ...labelsOf(e)].filter(isShown);
  return called(kindOf(e), e, {
    ...eyes.nameOfControl(e), box: eyes.told((faces[0] || e).getBoundingClientRect()),
    hidden: !faces.length, covered: faces.length ? coverOf(faces) : "", disabled: e.matches(":disabled"),
  });
});

// Bring one into view, and have the page as it was before.
let scrolled = [];
const bringIn = (id) => {
  const e = held.get(id);
  scrolled = outward(e).map((one) => [one, one.scrollLeft, one.scrollTop]);
  e.scrollIntoView({ block: "center", behavior: "instant" });
};
const putBack = () => scrolled.splice(0).forEach(([e, left, top]) => e.scrollTo({ left, top, behavior: "instant" }));

// What lies over all of these at their middles; nothing where one is free, or is out of the window.
const coverOf = (faces) => {
  const tops = faces.map((face) => {
    const { left, top, width, height } = face.getBoundingClientRect(), at = document.elementFromPoint(left + width / 2, top + height / 2);
    return !at || face.contains(at) || at.contains(face) ? null : at;
  });
  return tops.every(Boolean) ? unmarked(tops[0].innerText).slice(0, LONGEST) || tops[0].tagName.toLowerCase() : "";
};

// What she has selected, and what she hides from now on.
const selected = () => folded(String(getSelection()));
const hide = (name) => hidden.add(name);

listen();
window.__recorder = { setFree, release, toldApart, isFound, wasFound, heldAt, hide, forget, settle, page, selected, send, meant, imported, probed, bringIn, putBack, anew, passKey };
