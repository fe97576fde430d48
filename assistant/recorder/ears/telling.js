// How what is done is told: every control that was told of has a number, and what was held is let go by it.

const held = new Map(), waiting = new Map(), born = new WeakMap();
let last = 0, free = false, releasing = false;

const send = (said) => window.__assistantShown("%TOKEN%", said);

const page = () => {
  const { heading, tab, dialog } = eyes.page();
  const said = [...document.querySelectorAll("[role=alert], [role=status], [aria-live=polite], [aria-live=assertive]")]
    // The portal's own training bar is no part of the portal, and a guide for filers says nothing of it.
    .filter((e) => !e.closest(TRAINING))
    .flatMap((e) => (e.innerText || "").split("\n")).map(folded)
    .filter((words) => words.split(" ").length > 2 && words.length <= LONGEST * 1.5 && eyes.sight(words, []).index !== null);
  // Python tells two showings of one address apart by `born`: a step is corrected only on the showing it was done on.
  return { heading: heading || document.title, tab, dialog, address: location.pathname, messages: some(said).slice(0, 2), born: performance.timeOrigin };
};

const called = (kind, element, more = {}) => {
  const id = ++last;
  held.set(id, element);
  return { kind, id, names: namesOf(element), places: placesOf(element), icon: /^(click|hover|download)$/.test(kind) && eyes.isIcon(element), ...more };
};

const about = (kind, element, more = {}) => called(kind, element, { hovered: openersOf(element), page: page(), ...more });

// Something else may say that it ended meanwhile; until then the page does not hear of what was held.
const tell = (given, go = null) => {
  if (go) waiting.set(given.id, go);
  return send(given).then((answer) => { if (answer === "go") release(given.id); });
};

const unsaid = (what, words = "") => send({ kind: "unsaid", what, words: folded(words).slice(0, LONGEST), page: page() });

// Let the page have what was held. What scripts do then is no doing of hers. What opens a window of the browser comes
// back only when that is answered, and nobody waits for it here.
const release = (id) => {
  const go = waiting.get(id);
  waiting.delete(id);
  if (go) setTimeout(go);
};

const again = (event, ...targets) => () => {
  const target = targets.find((one) => one.isConnected);
  if (!target) return;
  const { bubbles, cancelable, composed, detail, screenX, screenY, clientX, clientY, ctrlKey, altKey, shiftKey, metaKey } = event;
  const given = { bubbles, cancelable, composed, detail, screenX, screenY, clientX, clientY, ctrlKey, altKey, shiftKey, metaKey, view: window };
  releasing = true;
  try { target.dispatchEvent(new PointerEvent("click", given)); } finally { releasing = false; }
};

// While nothing is written down, nothing is held: in a pause, and while we do it ourselves.
const setFree = (now) => { free = now; };

// At the window, before the page's own listeners, and none of them hears of it.
const stop = (event) => { event.preventDefault(); event.stopImmediatePropagation(); };

// A page that is written anew by script forgets its listeners, so all of ours are kept.
const ears = [];
const listen = () => ears.forEach(([kind, hear]) => addEventListener(kind, hear, true));
const hear = (kind, heard) => ears.push([kind, (event) => { if (event.isTrusted && !isBar(event)) heard(event); }]);
const isBar = ({ target }) => target instanceof Element && target.id === "assistant-bar";
const anew = [listen];
for (const name of ["open", "write", "writeln"]) {
  const own = Document.prototype[name];
  Document.prototype[name] = function write(...given) {
    const told = own.apply(this, given);
    if (this === document) anew.forEach((one) => one());
    return told;
  };
}

const close = window.close;
window.close = () => { send({ kind: "closing" }); close.call(window); };

// What was done to, also inside of components, closed ones too: those tell nobody.
const deepOf = (event) => {
  let target = event.composedPath()[0] ?? event.target;
  while (target instanceof Element && eyes.insideOf(target)) {
    const root = eyes.insideOf(target), { clientX, clientY, detail } = event;
    const inner = (clientX !== undefined && detail !== 0 && eyes.topAt(clientX, clientY)) || root.activeElement;
    if (!inner || inner === target || !eyes.contains(target, inner)) break;
    target = inner;
  }
  return target instanceof Element ? target : null;
};
