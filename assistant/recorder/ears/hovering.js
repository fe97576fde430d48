// What opens under the pointer: of all that has come while the pointer rested on something, and by no click, that is noted.

const RESTS = [150, 400, 800];  // milliseconds after which one looks again at what the pointer rests on
const OPENS_WITHIN = 1200;  // milliseconds until which it opens
const MOST_ELEMENTS = 8000;  // a page of more is not looked at for what opens

let before = null, resting = null, since = 0, acted = true, changed = true;
const openedBy = new WeakMap();

const seenNow = () => [...document.body.querySelectorAll("*")].filter((e) => {
  if (!e.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  const { right, bottom, width } = e.getBoundingClientRect();
  return width > 1 && right + scrollX > 0 && bottom + scrollY > 0;
});

// What has come since the last look hangs at what the pointer is on, where that stands beside it and style has opened it;
// else, where it lies over the page, at what the pointer rested on, for a little while.
const watching = new MutationObserver(() => { changed = true; });
const lookAround = (now) => {
  if (!document.body || document.getElementsByTagName("*").length > MOST_ELEMENTS) return;
  const seen = seenNow(), at = performance.now();
  if (before && !acted) {
    const fresh = new Set(seen.filter((e) => !before.has(e)));
    for (const root of [...fresh].filter((e) => !fresh.has(e.parentElement))) {
      const beside = now && !changed && !root.contains(now) && (root.parentElement ?? root).contains(now), by = beside ? now : resting;
      const hangs = beside || [root, ...root.querySelectorAll("*")].some((e) => /absolute|fixed/.test(getComputedStyle(e).position));
      if (by && by.isConnected && !root.contains(by) && hangs && (beside || at - since < OPENS_WITHIN)) openedBy.set(root, by);
    }
  }
  before = new WeakSet(seen);
  watching.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  watching.takeRecords();
  acted = changed = false;
};

anew.push(() => { before = resting = null; });
addEventListener("load", () => lookAround(null), true);

hear("pointerover", (event) => {
  if (event.pointerType !== "mouse" || event.buttons || !(event.target instanceof Element)) return;
  const target = event.target;
  if (resting && target === resting) return;
  lookAround(target);
  [resting, since] = [target, performance.now()];
  for (const later of RESTS) setTimeout(() => { if (resting === target) lookAround(target); }, later);
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
