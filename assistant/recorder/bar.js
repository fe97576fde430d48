// The recorder's own bar at the window's lower edge: what was last written down, and six buttons (`secret` and `leave`,
// the other two of `bar.py`, are the answers to what it asks). It stands in a closed
// root, so no sentence can find it and no page can read it; the page ends above it, so it covers nothing.
(() => {
  if (window !== window.top || window.__recorderBar) return;
  const BUTTONS = [
    ["pause", "Pause", "P", "Look around; nothing is written down. Going on brings you back here."],
    ["undo", "Undo", "U", "Take the last step back, as if it had never been."],
    ["note", "Note", "N", "Say something beside the step. Words you have selected become words to read."],
    ["reword", "Reword", "R", "Say the last step in your own words."],
    ["hide", "Hide value", "H", "Make something you typed a secret."],
    ["finish", "Finish", "F", "Write the script, and walk it once."],
  ];
  const STYLE = `
    :host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; display: block; }
    .bar { box-sizing: border-box; display: flex; flex-wrap: wrap; align-items: center; gap: 6px 14px; padding: 9px 16px;
      background: #16202c; color: #fff; font: 15px/1.35 system-ui, "Source Sans 3", Arial, sans-serif; border-top: 3px solid #ffb81c; }
    .said { flex: 1 1 320px; min-width: 0; }
    .state { display: block; font-size: 12.5px; color: #c6d0db; }
    .state::before { content: ""; display: inline-block; width: 9px; height: 9px; margin-right: 6px; border-radius: 50%; background: #ff5a4f; }
    .paused .state::before { border-radius: 0; background: #ffb81c; }
    .busy .state::before { background: #7fb6ff; }
    .sentence { display: block; overflow-wrap: anywhere; }
    .message { color: #ffd98a; }
    b { font-weight: 700; }
    .buttons { display: flex; flex-wrap: wrap; gap: 6px; }
    button { font: inherit; min-height: 38px; padding: 5px 12px; color: #fff; background: #2c3b4d; border: 1px solid #8fa0b3; border-radius: 4px; cursor: pointer; }
    button:hover { background: #3a4d64; }
    button[disabled] { opacity: .45; cursor: default; }
    button.main { color: #16202c; background: #ffb81c; border-color: #ffb81c; font-weight: 600; }
    button:focus-visible, input:focus-visible, select:focus-visible { outline: 3px solid #fff; outline-offset: 2px; }
    .asked { display: none; flex: 1 1 100%; }
    .asking .asked { display: block; }
    .asking .said, .asking .buttons { display: none; }
    form { display: flex; flex-wrap: wrap; gap: 6px 10px; align-items: center; }
    form label { flex: 0 1 auto; }
    input, select { flex: 1 1 260px; box-sizing: border-box; min-width: 0; font: inherit; min-height: 38px; padding: 5px 9px; color: #16202c; background: #fff; border: 1px solid #8fa0b3; border-radius: 4px; }
    @media (forced-colors: active) { .bar { border-top-color: CanvasText; } .state::before { forced-color-adjust: none; } }`;

  let root = null, parts = null, state = { typed: [], last: "" };

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const send = (button, more = {}) => window.__recorder.send({ kind: "bar", button, ...more });
  const bold = (sentence) => sentence.split("**").map((words, i) => (i % 2 ? make("b", {}, words) : words));

  const reading = (words) => `You see **${words}**${/[.?!]$/.test(words) ? "" : "."}`;

  const press = (button) => {
    window.__recorder.settle();  // what she has just typed is a step before she says something of it
    if (button === "note") return ask("Your note", window.__recorder.selected() && reading(window.__recorder.selected()), (text) => send("note", { text }));
    if (button === "reword" && state.last) return ask("The step in your words", state.last, (text) => send("reword", { text }));
    if (button === "hide" && state.typed.length) return pick("What to hide", state.typed, (text) => send("hide", { text }));
    return send(button);
  };

  const form = (label, field, done) => {
    field.id = "asked";
    const close = () => { parts.form.replaceChildren(); parts.bar.classList.remove("asking"); };
    const asked = make("form", {}, make("label", { htmlFor: "asked" }, label), field, make("button", { className: "main" }, "OK"),
      make("button", { type: "button", onclick: () => leave() }, "Cancel"));
    const leave = () => { close(); if (state.ask) send("leave"); };
    asked.onsubmit = (event) => { event.preventDefault(); const text = field.value.trim(); close(); if (text) done(text); };
    asked.onkeydown = (event) => {
      if (event.key === "Escape") leave();
      if (event.key === "Enter" && event.target === field) { event.preventDefault(); asked.requestSubmit(); }  // a list has no Enter of its own
    };
    parts.form.replaceChildren(asked);
    parts.bar.classList.add("asking");
    field.focus();
  };
  const ask = (label, text, done, type = "text") => form(label, make("input", { value: text || "", type, autocomplete: "off" }), done);
  const pick = (label, options, done) => form(label, make("select", {}, ...options.map((words) => make("option", { value: words }, words))), done);

  // What stands there is changed in place: a button must not go away between the mouse's down and up.
  const show = (given) => {
    state = given;
    window.__recorder.setFree(!!state.paused || !!state.busy);
    if (!parts) return;
    parts.bar.classList.toggle("paused", state.paused);
    parts.bar.classList.toggle("busy", !!state.busy);
    parts.state.textContent = state.busy || (state.paused ? "Paused: nothing is written down" : "Showing");
    const sentence = state.sentence ? [state.number ? `${state.number}. ` : "", ...bold(state.sentence)] : ["Do the first step on the page above."];
    parts.sentence.classList.toggle("message", !!state.message);
    parts.sentence.replaceChildren(...(state.message ? [state.message] : sentence));
    for (const [name, button] of Object.entries(parts.buttons)) button.disabled = !!state.busy || (state.paused && name !== "pause");
    parts.buttons.pause.textContent = state.paused ? "Go on" : "Pause";
    // Asked once: a bar that is shown again while she types an answer must not take it away from her.
    if (state.ask && !parts.bar.classList.contains("asking")) ask(state.ask, "", (text) => send("secret", { text }), "password");
  };

  const build = () => {
    const buttons = Object.fromEntries(BUTTONS.map(([name, words, key, hint]) => [name, make("button", {
      type: "button", title: `${hint} (Alt+Shift+${key})`, className: name === "finish" ? "main" : "", onclick: () => press(name),
    }, words)]));
    const status = make("span", { className: "state" }, "One moment"), sentence = make("span", { className: "sentence" });
    const said = make("div", { className: "said" }, status, sentence), asked = make("div", { className: "asked" });
    said.setAttribute("role", "status");
    const bar = make("div", { className: "bar" }, said, make("div", { className: "buttons" }, ...Object.values(buttons)), asked);
    bar.setAttribute("role", "region");
    bar.setAttribute("aria-label", "Recorder");
    return { bar, state: status, sentence, buttons, form: asked };
  };

  // Where the page came from: `led` is true where another page has sent the browser here, so a link or a form has.
  const hello = (arrival) => window.__recorder
    .send({ kind: "hello", arrival, led: document.referrer !== "", url: location.href, type: document.contentType, page: window.__recorder.page() })
    .then((answer) => answer && show(answer));

  // A page out of the browser's own store comes as it was left, and no script runs again; it says hello all the same.
  addEventListener("pageshow", (event) => { if (event.persisted) hello("back_forward"); });

  const begin = () => {
    if (document.getElementById("assistant-bar") || !document.documentElement) return;
    const host = make("assistant-bar", { id: "assistant-bar" });
    root = host.attachShadow({ mode: "closed" });
    window.__assistant.unmeet(host);  // what reads the page is no reader of the bar
    const sheet = new CSSStyleSheet();  // a style element would be refused by a strict page
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    parts = build();
    root.append(parts.bar);
    document.documentElement.append(host);
    // The page ends above the bar, however high that is; scrolling to a field stops above it too.
    new ResizeObserver(() => {
      for (const side of ["padding-bottom", "scroll-padding-bottom"])
        document.documentElement.style.setProperty(side, `${host.getBoundingClientRect().height}px`, "important");
    }).observe(parts.bar);
    hello(performance.getEntriesByType("navigation")[0].type);
  };

  const byKeys = (event) => {
    const wanted = event.altKey && event.shiftKey && BUTTONS.find(([, , key]) => event.code === `Key${key}`);
    if (!event.isTrusted || !wanted) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    press(wanted[0]);
  };
  addEventListener("keydown", byKeys, true);

  const bySign = (code) => press(BUTTONS.find(([, , key]) => code === `Key${key}`)[0]);
  window.__recorder.anew.push(() => { addEventListener("keydown", byKeys, true); setTimeout(begin); });  // a page written anew by script
  window.__recorderBar = { show, bySign };
  addEventListener("DOMContentLoaded", begin);  // of a window that has just opened, the page may take an empty one's place
  if (document.readyState !== "loading") begin();
})();
