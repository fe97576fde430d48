// What a person does that no sentence can say: it is let go as it is, and told, so that nothing is lost in silence.

const FURTHEST = 16;  // CSS pixels that a hand moves while it clicks
const LATER = 300;  // milliseconds after which it is seen what came of it
const DRAWN = "canvas, video, audio, embed, object";
const QUIET = /^(Tab|Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock|ScrollLock|ContextMenu|Dead|Process|Unidentified|PageUp|PageDown)$/;
const EDITS = /^(Backspace|Delete|Home|End|Arrow\w+|.)$/u;

const namedAt = (target) => outward(target).slice(0, 4).filter((e) => !e.matches("html, body, main")).map((e) => namesOf(e)[0]).find((words) => words && words.length <= LONGEST) ?? "";
const nextTo = (what, target) => unsaid(what, namedAt(target));

// Whether anything new is seen a little later: then a click on it did something.
const watchSpot = (target) => {
  if (target.matches(DRAWN)) return nextTo("drawing", target);
  if (fieldAt(target) || up(target, "select, label, input, option") || !document.body) return;
  const seen = new WeakSet(seenNow());
  setTimeout(() => {
    const fresh = document.body && seenNow().find((e) => !seen.has(e) && (painted(e) || e.matches("input, img")));
    if (fresh && !free) nextTo("spot", target);
  }, LATER);
};

// A drag: the hand has moved, no words are selected, and the page has changed meanwhile.
let dragged = null;
const changes = new MutationObserver((told) => { if (dragged) dragged.changed ||= told.some(({ target }) => target.id !== "assistant-bar" && target !== document.documentElement); });
hear("pointerdown", (event) => {
  const target = free || event.button ? null : deepOf(event);
  if (!target || up(target, `${TYPED_IN}, select`)) return;
  dragged = { target, x: event.clientX, y: event.clientY, changed: false, drawn: target.matches(DRAWN) };
  changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
});
const drops = (event) => {
  const was = dragged;
  if (!was || !was.far) return;
  setTimeout(() => {
    changes.disconnect();
    dragged = null;
    if ((was.changed || was.drawn || event.type !== "pointerup") && !String(getSelection())) nextTo(was.drawn ? "drawing" : "drag", was.target);
  }, LATER / 3);
};
hear("pointermove", (event) => { if (dragged && event.buttons && Math.hypot(event.clientX - dragged.x, event.clientY - dragged.y) > FURTHEST) dragged.far = true; });
hear("dragstart", () => { if (dragged) dragged.far = true; });
hear("pointerup", (event) => { if (dragged && !dragged.far) { dragged = null; changes.disconnect(); } else drops(event); });
hear("dragend", drops);
hear("drop", (event) => { if (!free && event.dataTransfer?.files.length) nextTo("dropped", deepOf(event)); });

const dialogs = () => [...document.querySelectorAll("dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]")].filter((e) => e.checkVisibility({ visibilityProperty: true }));

// The Enter key in a field of which no button is seen that does the same: it is held until it is written down, and then
// pressed by the browser.
let passing = false;
const buttonFor = (field) => field.form && [...field.form.elements].find((e) => /^(submit|image)$/.test(e.type) && !e.disabled && e.checkVisibility({ visibilityProperty: true }));
const holdEnter = (event, field) => {
  stop(event);
  if (typing) settle();
  tell(about("press", field, { key: "Enter" }), () => { passing = true; field.focus(); });
};
const passKey = (id) => { waiting.get(id)?.(); waiting.delete(id); };
const pass = () => {
  passing = false;
  releasing = true;
  setTimeout(() => { releasing = false; });
};

// A key that the page makes something of: one that types or moves in a field, or that clicks, is told of elsewhere.
hear("keydown", (event) => {
  const target = deepOf(event), { key } = event;
  if (passing && key === "Enter") return pass();
  if (free || !target || event.isComposing || QUIET.test(key) || (event.altKey && event.shiftKey)) return;
  const chord = event.ctrlKey || event.metaKey || event.altKey, field = fieldAt(target);
  if (field && EDITS.test(key) && (!chord || /^[acvxzy]$/i.test(key))) return;
  if (owner && (owner.list || (/^(Arrow\w+|Enter|Escape)$/.test(key) && anythingHangs()))) return owner.list ? undefined : followField(owner);
  if (!chord && key === "Enter" && field && field.localName === "input" && !buttonFor(field)) return holdEnter(event, field);
  if (!chord && /^( |Enter)$/.test(key) && (up(target, `${PRESSED}, ${BOX}, summary`) || target.localName === "textarea")) return;
  if (target.matches("select, input[type=radio], input[type=range]")) return;
  if (typing && field === typing) settle(false);  // what was typed before the key is a step before it
  const open = key === "Escape" ? dialogs() : [];
  setTimeout(() => {
    const closed = open.length > dialogs().length;
    if (event.defaultPrevented || closed) unsaid("key", keyName(event));
  }, open.length ? LATER : 0);
});
const keyName = ({ key, ctrlKey, metaKey, altKey }) => [ctrlKey && "Ctrl", metaKey && "Meta", altKey && "Alt", key === " " ? "Space" : key].filter(Boolean).join("+");

hear("contextmenu", (event) => setTimeout(() => { if (!free && event.defaultPrevented) nextTo("right", deepOf(event)); }));
hear("dblclick", (event) => {
  const target = free ? null : deepOf(event);
  if (target && !usedAt(target) && !fieldAt(target)) watchSpot(target);
});

// What cannot be listened to, such as a plug-in: all that is known is that she went there.
hear("blur", ({ target }) => {
  if (target !== window) return;
  setTimeout(() => {
    const there = document.activeElement;
    if (free || !there) return;
    if (there.matches("embed, object")) nextTo("plugin", there);
    else if (there.matches("iframe, frame")) tell({ ...aboutFrame(there) });
  });
});
const aboutFrame = (frame) => {
  const id = ++last;
  held.set(id, frame);
  return { kind: "entered", id, words: frame.title || frame.name, page: page() };
};
const heldAt = (id) => held.get(id);
