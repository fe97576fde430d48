// What opens under the pointer: of all that has come while the pointer rested on something, and by no click, that is noted.

const [RESTS, OPENS_WITHIN] = [150, 900];  // milliseconds after which one looks again; until which it opens
const MOST_ELEMENTS = 8000;  // a page of more is not looked at for what opens

let before = null, resting = null, since = 0, acted = true;
const openedBy = new WeakMap();

const seenNow = () => [...document.body.querySelectorAll("*")].filter((e) => {
  if (!e.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  const { right, bottom, width } = e.getBoundingClientRect();
  return width > 1 && right + scrollX > 0 && bottom + scrollY > 0;
});

// What has come since the last look hangs at what the pointer rested on; where the pointer is in it by now, at that before.
const lookAround = (now) => {
  if (!document.body || document.getElementsByTagName("*").length > MOST_ELEMENTS) return;
  const seen = seenNow(), at = performance.now();
  if (before && !acted && resting) {
    const fresh = new Set(seen.filter((e) => !before.has(e)));
    for (const root of [...fresh].filter((e) => !fresh.has(e.parentElement))) {
      const by = [now, resting].find((e) => e && e.isConnected && !root.contains(e));
      const hangs = [root, ...root.querySelectorAll("*")].some((e) => /absolute|fixed/.test(getComputedStyle(e).position));
      if (by && hangs && at - since < OPENS_WITHIN) openedBy.set(root, by);
    }
  }
  before = new WeakSet(seen);
  acted = false;
};

hear("pointerover", (event) => {
  if (event.pointerType !== "mouse" || event.buttons || !(event.target instanceof Element)) return;
  const target = event.target;
  if (resting && target === resting) return;
  lookAround(target);
  [resting, since] = [target, performance.now()];
  setTimeout(() => { if (resting === target) lookAround(target); }, RESTS);
});
for (const event of ["pointerdown", "keydown", "focusin"]) hear(event, () => { lookAround(resting); acted = true; });

// The words that one points at, from the first to the last, so that this is seen: null where there are no such words.
const openersOf = (element) => {
  const found = [];
  let e = element;
  while (found.length < 4) {
    const root = outward(e).find((one) => openedBy.has(one));
    if (!root) return found;
    const by = openedBy.get(root), words = pointedAt(by, root);
    if (!words) return null;
    found.unshift(words);
    e = by;
  }
  return found;
};

// What a sentence calls something that one points at: words that lead to it first of all.
const pointedAt = (by, root) => {
  for (const e of outward(by).slice(0, 4)) {
    const said = eyes.contains(e, root) ? [...e.children].filter((child) => !eyes.contains(child, root)).map(painted).filter(Boolean) : namesOf(e);
    for (const words of said.map((one) => one.replace(AROUND, "")).filter((one) => one && one.length <= LONGEST)) {
      const [first] = eyes.hoverable(words);
      const there = first !== undefined && eyes.elementAt(first);
      if (there && (eyes.contains(e, there) || eyes.contains(there, e))) return words;
    }
    if (said.length && !eyes.contains(e, root)) return null;
  }
  return null;
};
