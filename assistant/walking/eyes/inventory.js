// The inventory of a page: its controls and its messages, and never what stands in a field.
// It has names of its own, for what a screen reader says is not what an eye sees.
const { inventory, nameOfControl } = (() => {
  const MORE_CONTROLS = "[role=menuitemcheckbox], [role=menuitemradio], [role=searchbox], [role=spinbutton], [role=slider], [role=listbox], [role=treeitem], [contenteditable=''], [contenteditable=true], [contenteditable=plaintext-only]";
  const TYPED_OR_CHOSEN = "input:not([type=submit], [type=button], [type=reset], [type=image]), select, textarea, [role=textbox], [role=searchbox], [role=spinbutton], [role=slider], [role=combobox], [role=listbox], [contenteditable]:not([contenteditable=false])";
  const HOLDS_A_VALUE = `${TYPED_OR_CHOSEN}, [aria-haspopup=listbox]`;  // a list that is drawn shows on its face what was chosen
  const SILENT = `${HOLDS_A_VALUE}, script, style, noscript, template, [aria-hidden=true]`;
  const LONGEST_SAID = 500;  // characters of a name, an option or a message

  const OPENS_A_WINDOW = "input[type=file], input[type=color]";  // as a button does; and what has no role is a field

  const short = (text) => (text || "").replace(/\s+/g, " ").trim().slice(0, LONGEST_SAID);

  const usualRole = (e) => {
    const own = (e.getAttribute("role") || "").split(/\s+/)[0];
    if (/^[a-z]{1,20}$/.test(own)) return own;  // it is kept as it is
    return roleOf(e) || (e.matches(OPENS_A_WINDOW) ? "button" : e.list ? "combobox" : "textbox");
  };

  // What a screen reader says of a node for a name: words and alternative texts, blocks on lines of their own, and nothing that stands in a field.
  const spoken = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, " ");
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(SILENT) || !node.checkVisibility({ visibilityProperty: true })) return "";
    if (node.matches("img, [role=img]")) return node.getAttribute("alt") || node.getAttribute("aria-label") || "";
    if (node.matches(BUTTON)) return node.value;
    if (node.tagName === "BR") return "\n";
    return getComputedStyle(node).display.startsWith("inline") ? spokenIn(node) : `\n${spokenIn(node)}\n`;
  };

  const spokenIn = (element) => [...element.childNodes].map(spoken).join("");

  const referred = (e, attribute) => (e.getAttribute(attribute) || "").split(/\s+/).filter(Boolean).map((id) => e.getRootNode().getElementById(id)).filter(Boolean);

  // An attribute that only repeats what stands in the control, as those of drawn lists do, is no name.
  const attributeOf = (e, name) => {
    const said = short(e.getAttribute(name));
    const held = !e.matches(HOLDS_A_VALUE) || e.tagName === "SELECT" ? "" : "value" in e ? e.value : name === "title" ? e.innerText : "";
    return said === short(held) ? "" : said;
  };

  // In this order a screen reader takes a name; what only stands beside a field is a name to the eye, before a hint.
  const RUNGS = {
    label: (e) => short(labelsOf(e).filter((label) => !label.matches(HOLDS_A_VALUE) && !(e.matches(HOLDS_A_VALUE) && e.contains(label))).map(spokenIn).join(" ")),
    "aria-label": (e) => attributeOf(e, "aria-label"),
    words: (e) => short(e.matches(BUTTON) ? e.value : e.matches(HOLDS_A_VALUE) ? "" : spokenIn(e)),
    alt: (e) => (e.matches("[type=image]") ? attributeOf(e, "alt") : ""),
    title: (e) => attributeOf(e, "title"),
    beside: (e) => short(wordsNear(e)[0]),
    placeholder: (e) => attributeOf(e, "placeholder"),
  };

  // Its name, and what gives it.
  const nameOfControl = (e) => {
    for (const [rung, look] of Object.entries(RUNGS)) {
      const name = look(e);
      if (name) return { name, rung };
    }
    return { name: "", rung: "" };
  };

  const says = (e, attribute, wanted = "true") => e.getAttribute(attribute) === wanted;

  const statesOf = (e) => {
    const box = e.tagName === "INPUT" && /^(checkbox|radio)$/.test(e.type);
    const details = e.tagName === "SUMMARY" ? e.closest("details") : null;
    const is = {
      checked: box ? e.checked : says(e, "aria-checked") || says(e, "aria-pressed"),
      expanded: details ? details.open : says(e, "aria-expanded"),
      collapsed: details ? !details.open : says(e, "aria-expanded", "false"),
      selected: says(e, "aria-selected") || (e.hasAttribute("aria-current") && !says(e, "aria-current", "false")),
      disabled: e.matches(":disabled") || !!e.closest("[aria-disabled=true]"),
      readonly: e.readOnly === true || says(e, "aria-readonly"),
    };
    return Object.keys(is).filter((state) => is[state]);
  };

  const optionsOf = (e, most) => {
    const native = e.tagName === "SELECT" ? e.options : e.list?.options;
    const drawn = () => [e, ...referred(e, "aria-controls"), ...referred(e, "aria-owns")].flatMap((list) => [...list.querySelectorAll("[role=option]")]);
    const said = native ? [...native].slice(0, most).map((one) => one.label || one.value) : drawn().slice(0, most).map(spoken);
    return said.map(short).filter(Boolean);
  };

  // Where a link leads, without values, which may be somebody's; or what a button sends that it does not show.
  const targetOf = (e) => {
    if (!e.matches("a[href], area[href]")) return e.matches("button") ? short(e.value) : "";
    const here = /^https?:/.test(document.baseURI) ? document.baseURI : "http://localhost/";
    if (!URL.canParse(e.getAttribute("href"), here)) return "";
    const to = new URL(e.getAttribute("href"), here);
    if (!/^https?:$/.test(to.protocol)) return to.protocol;
    const asked = [...to.searchParams.keys()].map((name) => `${name}=`).join("&");
    return short(`${to.origin === new URL(here).origin ? "" : to.host}${to.pathname}${asked && `?${asked}`}${to.hash}`);
  };

  const inventoried = (e, face, mostOptions) => {
    return {
      role: usualRole(e), ...nameOfControl(e), required: facts(e).required, states: statesOf(e), options: optionsOf(e, mostOptions),
      box: told(face.getBoundingClientRect()),
      html_name: short(e.getAttribute("name")), html_id: short(e.id), html_type: short(e.matches("input, button, select, textarea") ? e.type : ""),
      html_target: targetOf(e),
    };
  };

  // A box that its label draws stands where its label does.
  const faceOf = (e) => [e, ...labelsOf(e)].find(shownAt);

  const inventory = (most, mostOptions, mostMessages) => {
    const controls = [];
    for (const e of everywhere(`${CONTROLS}, ${MORE_CONTROLS}`)) {
      if (controls.length === most) break;
      const face = e.closest(BANNER) ? null : faceOf(e);
      if (face) controls.push(inventoried(e, face, mostOptions));
    }
    return { controls, messages: messages().slice(0, mostMessages) };
  };

  const everywhere = (selector) => roots().flatMap((root) => [...root.querySelectorAll(selector)]);

  const ANNOUNCED = { alert: "[role=alert], [aria-live=assertive]", status: "[role=status], [aria-live=polite]" };
  const WRONG = "[class*=error i], [class*=invalid-feedback i]";

  // What the page tells by itself, line by line: what it announces, and what it says is wrong with a field.
  const messages = () => {
    const reasons = everywhere("[aria-invalid=true]").flatMap((e) => [...referred(e, "aria-errormessage"), ...referred(e, "aria-describedby")]);
    const beside = everywhere(WRONG).filter((e) => !e.matches("label") && !e.querySelector(`${WRONG}, ${HOLDS_A_VALUE}`));
    const told = [...Object.entries(ANNOUNCED).map(([role, selector]) => [role, everywhere(selector)]), ["error", [...reasons, ...beside]]];
    const found = new Map();
    for (const [role, elements] of told)
      for (const e of elements.filter((one) => shownAt(one) && !one.closest(BANNER)))
        for (const words of spoken(e).split("\n").map(short).filter(Boolean)) if (!found.has(words)) found.set(words, role);
    return [...found].map(([words, role]) => ({ role, words }));
  };

  return { inventory, nameOfControl };
})();
