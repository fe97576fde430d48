// What is used where a person clicks: a link or a button, a box or what is drawn for one, or words that can be clicked.

const boxOf = (target) => {
  const box = up(target, BOX), label = up(target, "label");
  if (box) return box;
  if (label && label.control && label.control.matches(BOX)) return up(target, "a[href], button") ? null : label.control;
  return drawnBox(target);
};

// The box that a drawing stands for: a walk would click just there to check it.
const drawnBox = (target) => {
  for (const place of outward(target).slice(0, 5)) {
    if (place.matches("body, form, table, main, fieldset")) return null;
    const boxes = [...place.querySelectorAll(BOX)];
    if (boxes.length > 3) return null;
    const found = boxes.find((box) => eyes.boxFacts(box).spots.some(({ index }) => eyes.contains(eyes.elementAt(index), target)));
    if (found) return found;
  }
  return null;
};

const isClickable = (e) => e.hasAttribute("onclick") || !!e.onclick || getComputedStyle(e).cursor === "pointer" || (e.hasAttribute("tabindex") && e.tabIndex >= 0);

// Words that show that they can be clicked, whatever they are.
const clickable = (target) => {
  if (target.matches("canvas, video, audio, embed, object")) return null;
  const line = outward(target).filter((e) => e !== document.body && e !== document.documentElement && !e.matches("main, form"));
  return line.find((e) => isClickable(e) && painted(e)) ?? line.find(isClickable) ?? null;
};

// A round button can only be chosen, never taken back. A click on the browser's own box has changed it already when we
// hear of it; one on its label, or on a drawing, has not.
const usedAt = (target) => {
  if (up(target, EDITABLE)) return null;
  const pressed = up(target, PRESSED), box = pressed && !pressed.matches(BOX) && !pressed.querySelector(BOX) ? null : boxOf(target);
  if (box) {
    if (box.matches(":disabled, [aria-disabled=true]")) return null;
    const round = box.type === "radio" || box.getAttribute("role") === "radio";
    const on = box === target && isNative(box) ? box.checked : round || !eyes.boxState(box);
    return { kind: on || round ? "check" : "uncheck", e: box, drawn: !isNative(box) || !box.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || box.getBoundingClientRect().width <= 1 };
  }
  if (pressed) return pressed.matches(":disabled") ? null : { kind: "click", e: pressed };
  const label = up(target, "label");
  if ((label && label.control) || up(target, `${TYPED_IN}, select, input[type=file]`)) return null;
  const words = clickable(target);
  return words ? { kind: "click", e: words } : null;
};

// The first places, in the order given, with which the finder finds this control and no other: of the whole document,
// not of what the window happens to show. To the eye, things in each other are one.
const toldApart = (id, words, roles, selector, tries, icon) => {
  const element = held.get(id);
  const known = remembered.get(element);
  if (known && known.words === words) return known.places;
  return findApart(element, words, roles, selector, tries, icon);
};

const isSame = (found, element) => found === element || (element.matches(`${BOX}, ${TYPED_IN}`) ? false
  : isList(element) || isList(found) ? [found, element].map((e) => partsOf(e)).some((parts) => parts.includes(element) && parts.includes(found)) || eyes.listFace(found) === eyes.listFace(element)
    : eyes.contains(found, element) || eyes.contains(element, found));

const findApart = (element, words, roles, selector, tries, icon = false) => {
  const found = (places) => {
    const { told } = eyes.inFrame(null, 0, "find", [words, roles, selector, places, icon]);
    if (!told) return [];
    const { seen, off, outside } = told;
    return [...new Set([...seen.map(({ index }) => index), ...off, ...(outside === null ? [] : [outside])].map(eyes.held))];
  };
  // Where nothing is called so, no place helps.
  const first = () => (!found([]).length ? null : tries.find((places) => { const [one, ...others] = found(places); return one && isSame(one, element) && !others.length; }) ?? null);
  const now = first();
  if (now) return now;
  const before = outward(element).map((e) => [e, e.scrollLeft, e.scrollTop]);  // its label may be above the window's edge; nothing of this is drawn
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const then = first();
  before.forEach(([e, left, top]) => e.scrollTo({ left, top, behavior: "instant" }));
  return then;
};

// Whether it was found by words that are gone now, as it was empty then.
const wasFound = (id, words) => remembered.get(held.get(id))?.words === words;

// Whether what the finder has found, in this document, is what was told of.
const isFound = (number, id) => isSame(eyes.elementAt(number), held.get(id));
