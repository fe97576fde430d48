// Catches what a person does on the page. A click is held until it is written down, and then done; what is typed is
// told when the field is left, before a click, or after a pause. Of a field for secrets no value is ever read.
// The token is put in by `window.py`, so that the page itself cannot speak for us; the walk's eyes run beside this.
(() => {
  // A person is shown in the window's own document, not in frames; an import, which has no token, is told of those, too.
  if ((window !== window.top && "%TOKEN%") || window.__recorder) return;
  const PAUSE = 900;  // milliseconds without a key after which a field is as good as left
  const LONGEST = 80;  // characters of a name that tells one place from another, or of a message
  const PRESSED = "a[href], button, summary, input[type=submit], input[type=button], input[type=reset], input[type=image], [role=button], [role=link], [role=tab], [role=menuitem], [role=option]";
  const BOX = "input[type=checkbox], input[type=radio]";
  const DRAWN_BOX = "[role=checkbox], [role=switch], [role=radio]";
  const SECRET_NAME = /pass\s*-?(word|phrase|code|key)|\bpwd\b|\bsecret\b|\banswer\s*\d|(activation|verification|security|authentication|one-time|access|pin|login|log-in|sign-in|confirmation|recovery|backup) (code|key|number)|card number|social security|maiden name|\b(ssn|pin|otp|cvv|cvc|cvv2|token)\b/i;
  const SECRET_KIND = /password|one-time-code|cc-number|cc-csc/;
  const TYPED_IN = "input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=reset], [type=image], [type=hidden], [type=file]), textarea";

  const held = new Map();  // every control that was told of, by its number: Python asks for names and for release by it
  const hidden = new Set();  // names of fields that she made secrets of
  let last = 0, typing = null, timer = 0, free = false;

  const send = (said) => window.__assistantShown("%TOKEN%", said);
  const folded = (text) => (text || "").replace(/\s+/g, " ").trim();
  const unmarked = (text) => folded(text).replace(/\s*[*:]$/, "").trim();
  const texts = (elements) => elements.map((e) => unmarked(e.innerText || e.textContent));
  const byIds = (ids) => (ids || "").split(/\s+/).filter(Boolean).map((id) => document.getElementById(id)).filter(Boolean);
  const some = (words) => [...new Set(words.filter(Boolean))];

  // A list in its own label says all its options, and none of them is its name.
  const labelText = (label) => {
    if (!label.querySelector("select")) return unmarked(label.innerText || label.textContent);
    const copy = label.cloneNode(true);
    copy.querySelectorAll("select, script, style").forEach((e) => e.remove());
    return unmarked(copy.textContent);
  };

  const labelsOf = (e) => [...byIds(e.getAttribute("aria-labelledby")), ...(e.labels || [])];

  // What a reader may call a control, the likeliest first.
  const namesOf = (e) => some([
    ...labelsOf(e).map(labelText),
    e.matches("input[type=submit], input[type=button], input[type=reset]") ? folded(e.value) : "",
    e.matches(TYPED_IN + ", select, " + BOX) ? "" : unmarked(e.innerText), unmarked(e.alt), ...[...e.querySelectorAll("img")].map((one) => unmarked(one.alt)),
    unmarked(e.getAttribute("aria-label")), ...window.__assistant.wordsNear(e), unmarked(e.title), unmarked(e.placeholder),
  ]);

  // A line of a row may end with the control's own words, which tell it from no other.
  const without = (line, own) => [...own].reduce((left, name) => (left.endsWith(` ${name}`) ? left.slice(0, -name.length).trim() : left), line);

  // What a row, group or region around it is known by, from the inside out: [words, how a sentence leads there].
  const placesOf = (e) => {
    const found = [];
    const own = new Set(namesOf(e));
    for (let place = e.closest(window.__assistant.PLACES); place; place = place.parentElement && place.parentElement.closest(window.__assistant.PLACES)) {
      const headings = [...place.querySelectorAll("legend, caption, h1, h2, h3, h4, h5, h6, [role=heading]")];
      const firsts = [...place.querySelectorAll("th, dt, td, strong, b, label")];
      const lines = place.matches("tr, li, dl > div, [role=row], [role=listitem]") ? place.innerText.split(/[\n\t]/).flatMap((line) => [without(unmarked(line), own), unmarked(line)]) : [];
      const inside = place.matches("dialog, [role=dialog]") ? "in" : "under";
      const named = [...byIds(place.getAttribute("aria-labelledby")).map((x) => unmarked(x.innerText)), unmarked(place.getAttribute("aria-label"))];
      const row = place.matches("tr, li, dl > div, [role=row], [role=listitem]");
      // In a row, what stands beside the control says more than a heading above the row; a group is known by its heading.
      const known = row
        ? [...texts(firsts).map((w) => [w, "beside"]), ...lines.map((w) => [w, "beside"]), ...texts(headings).map((w) => [w, "under"])]
        : [...named.map((w) => [w, inside]), ...texts(headings).map((w) => [w, inside])];
      // Words of its own tell nothing apart, and long ones read badly. The limits keep a page of a thousand rows quick.
      for (const [words, where] of known.slice(0, 12))
        if (words && words.length <= LONGEST && !own.has(words) && !found.some(([w]) => w === words)) found.push([words, where]);
    }
    return found.slice(0, 40);
  };

  // A field whose value is nobody's business: it is never read.
  const covered = (e) => {
    const names = namesOf(e);
    // One that hid what is typed does so for good: “Show password” shows it to her, and a page may put another field there.
    if (window.__assistant.masked(e)) names.forEach((name) => hidden.add(name));
    return SECRET_KIND.test(e.autocomplete || "") || getComputedStyle(e).webkitTextSecurity !== "none"
      || names.some((name) => SECRET_NAME.test(name) || hidden.has(name));
  };

  // What a page may repeat of a value that is not read: how long it is, and a number that says nothing of it elsewhere.
  const trace = (value) => {
    const letters = [...value.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")];
    return [letters.length, letters.reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % %PRIME%, %SALT%)];
  };

  // Every field is looked at as it comes into use: later it may hide nothing any more.
  for (const event of ["focusin", "pointerdown", "keydown"])
    addEventListener(event, () => document.querySelectorAll(TYPED_IN).forEach(covered), true);

  const page = () => {
    const { heading, tab, dialog } = window.__assistant.page();
    const said = [...document.querySelectorAll("[role=alert], [role=status], [aria-live=polite], [aria-live=assertive]")]
      // The portal's own training bar is no part of the portal, and a guide for filers says nothing of it.
      .filter((e) => !e.closest("[aria-label='Training simulation'], [aria-label='Training bar']"))
      .flatMap((e) => (e.innerText || "").split("\n")).map(folded)
      .filter((words) => words.split(" ").length > 2 && words.length <= LONGEST * 1.5 && window.__assistant.sight(words, []).index !== null);
    // Python tells two showings of one address apart by `born`: a step is corrected only on the showing it was done on.
    return { heading: heading || document.title, tab, dialog, address: location.pathname, messages: some(said).slice(0, 2), born: performance.timeOrigin };
  };

  const called = (kind, element, more = {}) => {
    const id = ++last;
    held.set(id, element);
    return { kind, id, names: namesOf(element), places: placesOf(element), ...more };
  };

  const about = (kind, element, more = {}) => called(kind, element, { page: page(), ...more });

  const tell = (...given) => send(about(...given));

  const anew = () => document.querySelectorAll("input[type=password]").length > 1;  // asked for twice: it is being made up

  // Tell what was typed. While she is still in the field (`left` is false), the field stays the one that is typed in: what
  // she adds corrects the step, and half a password is not taken for a word of hers.
  const settle = (left = true) => {
    const field = typing;
    clearTimeout(timer);
    typing = left ? null : field;
    if (!field || !field.isConnected) return;
    const unread = covered(field);
    if (unread) tell("fill", field, { unread, anew: anew(), trace: trace(field.value) });
    else tell("fill", field, { unread, left, value: field.value, untouched: field.value === field.defaultValue });
  };

  const actionOf = (target) => {
    const label = target.closest("label");
    const e = target.closest(PRESSED + ", " + BOX + ", " + TYPED_IN + ", select") || (label && label.control);
    if (!e || e.disabled) return null;
    // A click on the box itself has changed it already when we hear of it; one on its label has not. A round button can
    // only be chosen, never taken back.
    if (e.matches(BOX)) return { kind: (e === target ? e.checked : !e.checked || e.type === "radio") ? "check" : "uncheck", e };
    return e.matches(PRESSED) ? { kind: "click", e } : null;
  };

  // At the window, before the page's own listeners, and none of them hears of it.
  const stop = (event) => { event.preventDefault(); event.stopImmediatePropagation(); };

  addEventListener("click", (event) => {
    // A click that a script made is not hers: the page's own, or ours when we release one.
    if (!event.isTrusted || !(event.target instanceof Element) || event.target.id === "assistant-bar") return;
    const action = !free && actionOf(event.target);
    if (!action) return;
    stop(event);
    settle();  // what was typed before the click is a step before it
    const id = last + 1;
    tell(action.kind, action.e).then((answer) => { if (answer === "go") release(id); });
  }, true);

  addEventListener("submit", (event) => {
    if (!event.isTrusted || event.submitter || releasing || free) return;
    stop(event);  // the Enter key, in a form without a button
    tell("nameless", event.target);
  }, true);

  addEventListener("input", (event) => {
    const field = event.target;
    if (!event.isTrusted || !(field instanceof Element) || !field.matches(TYPED_IN)) return;
    if (typing && typing !== field) settle();  // a password manager fills two fields, and she has left neither
    typing = field;
    clearTimeout(timer);
    timer = setTimeout(() => settle(false), PAUSE);
  }, true);

  addEventListener("change", (event) => {
    const field = event.target;
    if (!event.isTrusted || !(field instanceof Element)) return;
    if (field === typing) settle();
    if (!field.matches("select")) return;
    settle();  // another field may still be waiting for its pause
    const option = field.selectedOptions[0];
    tell("choose", field, { value: option ? option.label.trim() : "" });
  }, true);

  // Do the click that was held. A form that it sends has no submitter of hers, so that the listener above must know of it.
  let releasing = false;
  const release = (id) => {
    const element = held.get(id);
    if (!element || !element.isConnected) return;
    releasing = true;
    try { element.click(); } finally { releasing = false; }
  };

  // The first places, in the order given, with which the finder finds this control and no other: of the whole page,
  // not of what the window happens to show.
  const toldApart = (id, words, roles, selector, tries) => {
    const element = held.get(id), eyes = window.__assistant;
    const found = (places) => {
      const { seen, off, outside } = eyes.find(words, roles, selector, places);
      return [...seen.map(({ index }) => index), ...off, ...(outside === null ? [] : [outside])].map(eyes.held);
    };
    const first = () => tries.find((places) => { const [one, ...others] = found(places); return one === element && !others.length; }) ?? null;
    const now = first();
    if (now) return now;
    const [x, y] = [scrollX, scrollY];  // its label may be above the window's edge; nothing of this is drawn
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const then = first();
    scrollTo({ left: x, top: y, behavior: "instant" });
    return then;
  };

  // Another tool's recording knows elements; these are the controls that they belong to, each once. Where some can be used
  // for what is done, the others, such as a heading of the same words, are not meant.
  const meant = (elements, action) => {
    const controls = [...new Set(elements.map((e) => {
      const label = e.closest("label");
      return e.closest(`${PRESSED}, ${BOX}, ${DRAWN_BOX}, ${TYPED_IN}, select`) || (label && label.control) || e;
    }))];
    const boxes = `${BOX}, ${DRAWN_BOX}`, all = `${PRESSED}, ${boxes}, ${TYPED_IN}, select`;
    const fitting = { fill: `${TYPED_IN}, select, ${BOX}`, add: TYPED_IN, choose: "select", check: boxes, uncheck: boxes, upload: "[type=file]" }[action] || all;
    const usable = action === "see" ? [] : controls.filter((e) => e.matches(fitting));
    return action === "see" ? elements : usable.length ? usable : controls;
  };

  // What was done to an element elsewhere, as if she had done it here and it was about to be let go; null where that
  // leaves nothing to be told, `no` with a reason where no sentence can tell it.
  const imported = (e, action, { value = null, option = "either" } = {}) => {
    const typed = e.matches(TYPED_IN), box = e.matches(`${BOX}, ${DRAWN_BOX}`), checked = "checked" in e ? e.checked : e.getAttribute("aria-checked") === "true";
    const one = e.type === "radio" || e.getAttribute("role") === "radio", toggle = () => about(checked ? "uncheck" : "check", e);
    switch (action) {
      case "see": case "hover": return about(action, e);
      case "upload": return about("upload", faceOf(e), { value });
      case "download": return e.matches(PRESSED) ? about("download", e) : { kind: "no", why: "pressed" };
      case "fill": case "add":
        if (box) return null;
        if (e.matches("select")) return chosen(e, value, option);
        if (e.matches("[type=file]")) return about("upload", faceOf(e), { value: (value || "").replace(/^.*[\\/]/, "") });
        return typed ? about("fill", e, { unread: covered(e), anew: anew(), left: true, before: e.value }) : { kind: "no", why: "field" };
      case "choose": return e.matches("select") ? chosen(e, value, option) : { kind: "no", why: "list" };
      case "check": case "uncheck":
        if (!box) return { kind: "no", why: "box" };
        return checked === (action === "check") ? null : about(action, e);
      case "press": return pressed(e, value);
      case "twice": return typed ? null : { kind: "no", why: "twice" };
      default:
        if (typed || e.matches("select, [type=file]") || (one && checked)) return null;
        if (box) return toggle();
        if (e.matches("[role=combobox], [aria-haspopup=listbox]")) return { kind: "no", why: "drawn" };
        return e.matches(PRESSED) ? about("click", e) : { kind: "no", why: "pressed" };
    }
  };

  // What a person presses for a field that its page hides: its label.
  const faceOf = (field) => [field, ...labelsOf(field)].find((one) => one.checkVisibility({ opacityProperty: true }) && one.getBoundingClientRect().width > 1) || field;

  const chosen = (list, value, by) => {
    const is = { label: (one) => one.label.trim() === value.trim(), value: (one) => one.value === value, index: (_, i) => String(i) === value };
    const options = [...list.options], ways = by === "either" ? [is.value, is.label] : [is[by]];
    const option = ways.map((way) => options.find(way)).find(Boolean);
    return option ? about("choose", list, { value: option.label.trim() }) : { kind: "no", why: "option" };
  };

  // A key that does what a click does: on a control, or on the button by which the Enter key sends a form.
  const pressed = (e, key) => {
    if (e.matches(PRESSED) && /^(Enter|Space)$/.test(key)) return about("click", e);
    if (key === "Space" && e.matches(BOX)) return e.type === "radio" && e.checked ? null : about(e.checked ? "uncheck" : "check", e);
    if (key === "Enter" && !e.matches("textarea")) {
      const button = e.form && [...e.form.elements].find((one) => /^(submit|image)$/.test(one.type) && !one.disabled);
      return button ? about("click", button) : { kind: "no", why: "button" };
    }
    return e.matches(TYPED_IN) && /^(Arrow(Left|Right)|Space)$/.test(key) ? null : { kind: "no", why: "key" };
  };

  // Every control of the page, as if it was about to be used, with where it stands and why it may not be seen.
  // A box that a style draws stands where its label does.
  const PROBED = `${PRESSED}, [role=menuitemcheckbox], [role=menuitemradio], [role=treeitem], ${BOX}, ${DRAWN_BOX}, ${TYPED_IN}, select`;
  const deep = (root) => [...root.querySelectorAll("*")].flatMap((e) => [e, ...(e.shadowRoot ? deep(e.shadowRoot) : [])]);
  const probed = (from, to) => deep(document).filter((e) => e.matches(PROBED))
    .filter((e) => !e.closest("[aria-label='Training simulation'], [aria-label='Training bar']")).slice(from, to).map((e) => {
      const kind = e.matches(`${BOX}, ${DRAWN_BOX}`) ? "check" : e.matches(TYPED_IN) ? "fill" : e.matches("select") ? "choose" : "click";
      const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && one.getBoundingClientRect().width > 1;
      const faces = [e, ...labelsOf(e)].filter(shown);
      return called(kind, e, {
        ...window.__assistant.nameOfControl(e), box: window.__assistant.told((faces[0] || e).getBoundingClientRect()),
        hidden: !faces.length, covered: faces.length ? coverOf(faces) : "", disabled: e.matches(":disabled"),
      });
    });

  // What lies over all of these at their middles; nothing where one is free, or is out of the window.
  const coverOf = (faces) => {
    const tops = faces.map((face) => {
      const { left, top, width, height } = face.getBoundingClientRect(), at = document.elementFromPoint(left + width / 2, top + height / 2);
      return !at || face.contains(at) || at.contains(face) ? null : at;
    });
    return tops.every(Boolean) ? unmarked(tops[0].innerText).slice(0, LONGEST) || tops[0].tagName.toLowerCase() : "";
  };

  // While nothing is written down, clicks are not held.
  // A pause, and what we do ourselves.
  const setFree = (now) => { free = now; };
  const hide = (name) => hidden.add(name);
  // What we typed while doing again what was shown is no typing of hers.
  const forget = () => { clearTimeout(timer); typing = null; };
  const isHeld = (id, element) => held.get(id) === element;
  const selected = () => folded(String(getSelection()));

  window.__recorder = { setFree, release, toldApart, hide, forget, settle, page, selected, send, meant, imported, probed, isHeld };
})();
