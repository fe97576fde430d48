// What a class sees over the page: pointer, outline, a band with the sentence, and a curtain.
// Installed once per document as `window.__stage`. All of it stands in a closed shadow root outside of `body`, so that
// neither the page's styles nor what looks for controls (`walking/eyes/`) meet it; nothing in it takes a click.
(() => {
  if (window.__stage) return;

  const SVG = "http://www.w3.org/2000/svg";
  const GAP = 5;  // from a control to the middle of its outline
  const CORNER = 3;  // how far inside the control's corner the pointer's tip rests
  const BREATH = 24;  // between a target and what could cover it
  const TRAVEL = 650, PRESS = 300, SCROLL = 700;  // milliseconds

  const KEYS = {
    " ": "next", ArrowRight: "next", PageDown: "next",
    ArrowLeft: "back", PageUp: "back", Backspace: "back",
    Escape: "end", p: "pause", P: "pause",
  };
  const REMOTE = ["PageDown", "PageUp"];  // what the remote control of a presenter sends; nobody types it
  const FIELD = "input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=reset], [type=image]), textarea, select, [contenteditable]";

  const STYLE = `
    :host { all: initial; }
    * { box-sizing: border-box; }
    .all { position: fixed; inset: 0; pointer-events: none; font: 400 4vh/1.3 "Assistant Public Sans", system-ui, sans-serif; color: #17202B; text-align: left; }
    .band {
      position: absolute; left: 0; right: 0; bottom: 0; min-height: 17vh; padding: 2.2vh 3vw; display: flex; align-items: center;
      gap: 2.6vh; background: #17202B; color: #fff;
    }
    .band.above { bottom: auto; top: 0; }
    .disc {
      flex: none; min-width: 7.8vh; height: 7.8vh; padding: 0 1.4vh; border-radius: 3.9vh; background: #A8124F; color: #fff;
      outline: .37vh solid #fff; display: grid; place-items: center; font-weight: 700; font-size: 4.2vh; line-height: 1; font-variant-numeric: tabular-nums;
    }
    .disc.ring { background: #fff; color: #A8124F; box-shadow: inset 0 0 0 .7vh #A8124F; padding-bottom: .5vh; }
    .disc.said { background: #fff; color: #17202B; font-size: 2.6vh; }
    .sentence { flex: 1; margin: 0; text-wrap: balance; overflow-wrap: anywhere; font-size: clamp(18px, 4vh, 3.1vw); }
    .sentence.long { font-size: clamp(16px, 3.3vh, 2.6vw); }
    .sentence b { font-weight: 750; }
    .place { flex: none; max-width: 24vw; margin: 0; padding-left: 2.6vh; border-left: 2px solid #7F8C99; font-size: clamp(12px, 2.3vh, 1.7vw); line-height: 1.35; color: #E8EDF2; }
    .place b { display: block; font-weight: 600; color: #fff; }
    .paused { position: absolute; right: 3vw; bottom: 100%; padding: .6vh 1.6vh; background: #17202B; color: #fff; font-size: 2.3vh; border-radius: 5px 5px 0 0; }
    .above .paused { top: 100%; bottom: auto; border-radius: 0 0 5px 5px; }
    .curtain { position: absolute; inset: 0; padding: 12vh 9vw; background: #fff; color: #17202B; display: flex; flex-direction: column; justify-content: center; }
    .curtain p { margin: 0; max-width: 46em; font-size: clamp(16px, 3.1vh, 2.4vw); color: #4B5765; }
    .curtain .who { padding-bottom: 1.4vh; border-bottom: 2px solid #17202B; margin-bottom: 3.4vh; max-width: none; color: #17202B; font-weight: 600; }
    .curtain h1 { margin: 0 0 2.6vh; font-size: clamp(28px, 9vh, 6.4vw); line-height: 1.06; font-weight: 750; letter-spacing: -.018em; text-wrap: balance; }
    .curtain .keys { margin-top: 6vh; font-size: clamp(13px, 2.3vh, 1.8vw); }
    svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
    .lining { fill: none; stroke: #fff; stroke-width: 8px; }
    .line { fill: none; stroke: #A8124F; stroke-width: 4px; }
    .read { stroke-dasharray: 8.4 6; }
    .ring { fill: none; stroke: #A8124F; stroke-width: 2px; opacity: 0; }
    .pointer { position: absolute; left: 0; top: 0; width: 5vh; height: 7.2vh; }
    [hidden] { display: none !important; }
    @media (forced-colors: active) { .line, .ring { stroke: CanvasText; } .lining { stroke: Canvas; } .band, .paused { border: 2px solid CanvasText; } }
  `;
  const ARROW = "M1 1 L1 25.5 L6.9 20 L11 29.2 L15 27.4 L11 18.6 L19 18.2 Z";

  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  const make = (tag, name, parent, space) => {
    const element = space ? document.createElementNS(space, tag) : document.createElement(tag);
    if (name) element.setAttribute("class", name);
    parent.append(element);
    return element;
  };

  // One host for a document's whole life: what is drawn stays where it is when the page around it is redrawn.
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();  // a style element would be refused by a strict page
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const all = make("div", "all", root);
  const drawing = make("svg", "", all, SVG);
  const band = make("div", "band", all);
  const pointer = make("svg", "pointer", all, SVG);
  pointer.setAttribute("viewBox", "0 0 21 31");
  const arrow = make("path", "", pointer, SVG);
  for (const [name, value] of Object.entries({ d: ARROW, fill: "#17202B", stroke: "#fff", "stroke-width": 1.6, "stroke-linejoin": "round" })) arrow.setAttribute(name, value);
  const curtain = make("div", "curtain", all);
  band.hidden = curtain.hidden = true;
  pointer.style.visibility = "hidden";
  band.setAttribute("role", "status");

  let state = {}, aimed = [], at = null;

  // Above all, also above a dialog that has come since.
  const onTop = () => {
    if (!document.documentElement) return;
    if (!host.isConnected) {
      Object.assign(host.style, { position: "fixed", inset: "0", width: "auto", height: "auto", margin: "0", padding: "0", border: "0", background: "none", overflow: "visible", pointerEvents: "none", zIndex: "2147483647" });
      host.popover = "manual";
      document.documentElement.append(host);
    }
    // The top layer is a stack: whoever was shown last is on top, so that it is taken out and put in again.
    try {
      if (host.matches(":popover-open")) host.hidePopover();
      host.showPopover();
    } catch { /* a document that is being left; the z-index holds */ }
  };

  const words = (parent, pieces) => {
    parent.textContent = "";
    for (const [said, bold] of pieces) bold ? make("b", "", parent).append(said) : parent.append(said);
  };

  const drawBand = (shown) => {
    band.hidden = !shown;
    if (!shown) return;
    band.textContent = "";
    const disc = make("div", `disc ${shown.result ? "ring" : shown.sign ? "" : "said"}`, band);
    disc.textContent = shown.sign || shown.said;
    const length = shown.pieces.reduce((sum, [said]) => sum + said.length, 0);
    words(make("p", length > 90 ? "sentence long" : "sentence", band), shown.pieces);
    const place = make("p", "place", band);
    make("b", "", place).textContent = shown.chapter;
    if (shown.actor) place.append(shown.actor);
    if (shown.paused) make("div", "paused", band).textContent = shown.paused;
  };

  const drawCurtain = (shown) => {
    curtain.hidden = !shown;
    if (!shown) return;
    curtain.textContent = "";
    make("p", "who", curtain).textContent = shown.who;
    make("h1", "", curtain).textContent = shown.title;
    if (shown.words) make("p", "", curtain).textContent = shown.words;
    if (shown.keys) make("p", "keys", curtain).textContent = shown.keys;
  };

  // Room at the end of the page, so that everything can be scrolled out from under the band.
  const makeRoom = () => {
    const style = document.documentElement.style;
    if (band.hidden || band.classList.contains("above")) return;
    const high = `${Math.ceil(band.getBoundingClientRect().height) + BREATH}px`;
    style.setProperty("padding-bottom", high, "important");
    style.setProperty("scroll-padding-bottom", high, "important");
    style.setProperty("scroll-padding-top", "80px", "important");
  };

  const set = (next) => {
    state = next;
    if (!document.documentElement) return;
    drawBand(next.band);
    drawCurtain(next.curtain);
    onTop();
    makeRoom();
    if (next.at && !at) moveTo(next.at, 0);  // a new page: the pointer stands where the page before left it
    if (!next.band) { aimed = []; draw(); pointer.style.visibility = "hidden"; }
  };

  const around = (boxes) => {
    const x = Math.min(...boxes.map((b) => b.x)), y = Math.min(...boxes.map((b) => b.y));
    return { x, y, right: Math.max(...boxes.map((b) => b.x + b.width)), bottom: Math.max(...boxes.map((b) => b.y + b.height)) };
  };

  // One box for each thing that is meant: a field with its label where they make one block.
  const boxes = () => aimed.map(({ index, words: said, solid, mark: inFrame }) => {
    const mark = inFrame || window.__assistant && window.__assistant.mark(index, said);
    return mark && { ...around([mark.box]), control: around([mark.box]), solid };
  }).filter(Boolean);

  const draw = () => {
    drawing.textContent = "";
    for (const box of boxes()) {
      for (const name of ["lining", box.solid ? "line" : "line read"]) {
        const rect = make("rect", name, drawing, SVG);
        const given = { x: box.x - GAP, y: box.y - GAP, width: box.right - box.x + 2 * GAP, height: box.bottom - box.y + 2 * GAP, rx: 5 };
        for (const [key, value] of Object.entries(given)) rect.setAttribute(key, value);
      }
    }
  };

  // Its place is set at once, and the way there is only drawn: a page that goes away in between leaves it where it belongs.
  const moveTo = async (to, duration) => {
    const from = at || { x: innerWidth / 2, y: innerHeight / 2 };
    at = to;
    pointer.style.visibility = "visible";
    const place = (p) => `translate(${p.x}px, ${p.y}px)`;
    pointer.style.transform = place(to);
    if (duration && !still()) await pointer.animate([{ transform: place(from) }, { transform: place(to) }], { duration, easing: "cubic-bezier(.45, 0, .2, 1)" }).finished;
  };

  // At the control's lower right, where it covers no words of it; never outside the window.
  const tip = (box) => ({ x: Math.min(box.control.right - CORNER, innerWidth - 12), y: Math.min(box.control.bottom - CORNER, innerHeight - 12) });

  const free = (box) => {
    const low = band.hidden || band.classList.contains("above") ? innerHeight : band.getBoundingClientRect().top;
    const high = band.classList.contains("above") ? band.getBoundingClientRect().bottom : 0;
    return box.y - GAP >= high && box.bottom + BREATH <= low;
  };

  // The page is scrolled by the walk's own rule, so that class and guide see the same part of it. Where that leads is found
  // out first, then scrolled back unseen, and gone again so that the eye can follow.
  const bring = async (index) => {
    const before = [scrollX, scrollY];
    window.__assistant.comeIntoView(index);
    const after = [scrollX, scrollY];
    if (still() || String(before) === String(after)) return;
    scrollTo({ left: before[0], top: before[1], behavior: "instant" });
    const ended = new Promise((done) => addEventListener("scrollend", done, { once: true }));
    scrollTo({ left: after[0], top: after[1], behavior: "smooth" });
    await Promise.race([ended, wait(SCROLL)]);  // a page that is scrolled by its own hand ends nothing
    scrollTo({ left: after[0], top: after[1], behavior: "instant" });
  };

  // The page and the pointer move until what is meant can be seen; the band makes way where the page cannot.
  const aim = async (targets) => {
    aimed = [];
    draw();
    onTop();
    band.classList.remove("above");
    aimed = targets;
    const found = boxes();
    if (!found.length) { aimed = []; pointer.style.visibility = "hidden"; return; }
    const last = targets[targets.length - 1];
    if (!last.mark && !free(extent(found))) await bring(last.index);
    // What is fixed at the lower edge comes up with no scrolling.
    if (!boxes().every(free)) band.classList.add("above");
    const there = boxes().at(-1);
    if (there) await moveTo(tip(there), TRAVEL);
    draw();
  };

  const extent = (found) => ({ y: Math.min(...found.map((b) => b.y)), bottom: Math.max(...found.map((b) => b.bottom)) });

  const press = async () => {
    if (still()) return;
    const dip = pointer.animate([{ scale: 1 }, { scale: 0.84 }, { scale: 1 }], { duration: PRESS });
    for (const box of boxes()) {
      const ring = make("rect", "ring", drawing, SVG);
      const given = { x: box.x - GAP, y: box.y - GAP, width: box.right - box.x + 2 * GAP, height: box.bottom - box.y + 2 * GAP, rx: 5 };
      for (const [key, value] of Object.entries(given)) ring.setAttribute(key, value);
      ring.style.transformBox = "fill-box";
      ring.style.transformOrigin = "center";
      const width = given.width, height = given.height;
      ring.animate([{ opacity: 1, scale: "1 1" }, { opacity: 0, scale: `${(width + 26) / width} ${(height + 26) / height}` }], { duration: PRESS });
    }
    await dip.finished;
  };

  // Where things stand, for whoever checks that nothing is covered.
  const measure = () => ({ band: band.hidden ? null : band.getBoundingClientRect().toJSON(), pointer: at, targets: boxes(), curtain: !curtain.hidden });

  const done = () => { aimed = []; draw(); };

  // Keys. What we ourselves have put the focus into is not for typing; what the trainer has, is.
  let busy = true, touched = false, moved = null;
  const isField = (element) => !!element && element.matches?.(FIELD);
  // She has moved the focus there herself, by a click or by Tab, and is in a field.
  const hers = () => moved && moved === document.activeElement && isField(moved);
  const tell = (key) => window.__assistantKey?.(key);

  // A key that the walk presses, from its beginning to its end.
  const isWalks = (event) => event.key === window.__assistant?.keyAwaited();

  const swallow = (event) => { event.preventDefault(); event.stopImmediatePropagation(); };

  const meant = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || /^F\d+$/.test(event.key)) return null;
    if (event.key === "Tab") { touched = true; return null; }
    if (/^(Shift|Control|Alt|Meta|CapsLock)$/.test(event.key)) return null;
    // In a field of hers every key is typed, but for the remote control's, which nobody types; Escape gives the keys back.
    if (hers()) return REMOTE.includes(event.key) ? KEYS[event.key] : event.key === "Escape" ? "give back" : null;
    if (KEYS[event.key]) return KEYS[event.key];
    // Keys that only scroll a page are hers at any time. All others would be typed into what we have put the focus into.
    const scrolls = ["ArrowUp", "ArrowDown", "Home", "End"].includes(event.key);
    const own = moved && moved === document.activeElement;
    return own || (scrolls && !document.activeElement?.matches("input, select, textarea, [role]")) ? null : "nothing";
  };

  addEventListener("keydown", (event) => {
    if (!event.isTrusted || !state.keys || isWalks(event)) return;
    const what = meant(event);
    if (!what) return;
    swallow(event);
    if (what === "give back") { document.activeElement.blur(); moved = null; return; }
    if (what !== "nothing" && !event.repeat) tell(what);  // a key held down goes one step, not twenty
  }, true);
  // A button is pressed when Space is let go, not when it is pressed: a key that was swallowed is swallowed to its end.
  for (const kind of ["keypress", "keyup"])
    addEventListener(kind, (event) => { if (event.isTrusted && state.keys && !isWalks(event) && !hers() && (KEYS[event.key] || event.key === "Enter" && !moved)) swallow(event); }, true);
  addEventListener("keyup", (event) => { if (isWalks(event)) window.__assistant.awaitKey(null, ""); }, true);
  addEventListener("pointerdown", (event) => { if (event.isTrusted && !busy) { touched = true; tell("touched"); } }, true);
  addEventListener("focusin", (event) => { moved = touched && !busy ? event.target : null; }, true);

  addEventListener("scroll", draw, true);
  addEventListener("resize", () => { makeRoom(); draw(); });
  const follow = () => { const last = boxes().at(-1); if (last) moveTo(tip(last), 0); };
  addEventListener("scrollend", follow, true);

  // What stood here when the page before was left; whichever script of the two comes first, it is shown at once.
  const first = () => {
    if (!window.__stageFirst || window !== top) return;
    if (document.documentElement) set(window.__stageFirst);
    else new MutationObserver((_, observer) => { if (document.documentElement) { observer.disconnect(); first(); } }).observe(document, { childList: true });
  };
  window.__stage = {
    set, first, aim, press, done, measure, where: () => at,
    busy: (is) => { busy = is; if (is) touched = false; },
  };
  first();
})();
