// What must not be seen: fields that hide what is typed, and all that a person could read on the page.

// A field that hid what was typed once holds a secret for good, also where the page shows it: at “Show password”.
const everMasked = new WeakSet();
const changes = new MutationObserver((told) => {
  for (const { target, oldValue } of told) if ((oldValue || "").toLowerCase() === "password") everMasked.add(target);
});
const watched = new WeakSet();
const watch = (root) => {
  if (watched.has(root)) return;
  watched.add(root);
  changes.observe(root, { subtree: true, attributes: true, attributeFilter: ["type"], attributeOldValue: true });
};
watch(document);

const masked = (field) => {
  if (field.type === "password" || getComputedStyle(field).webkitTextSecurity === "disc") everMasked.add(field);
  return everMasked.has(field);
};

const SHOWN_ATTRIBUTES = ["title", "alt", "placeholder", "aria-label", "label", "summary"];
const STYLED = ":not(option, optgroup, script, style, head, head *, html, br, template, svg *)";
const BUTTON = "input[type=submit], input[type=button], input[type=reset]";

// Words that style writes: before and behind an element, in its place, and beside the items of a list.
const writtenByStyle = (element) => {
  const parts = element.matches("li, summary") ? ["::before", "::after", "::marker"] : ["::before", "::after"];
  const own = getComputedStyle(element), written = parts.map((part) => getComputedStyle(element, part).content);
  return [own.content, own.listStyleType, ...written].filter((words) => /["']/.test(words));
};

// All that a person could read here, or come across: words, what stands in fields that hide nothing, words that are
// attributes or style, and the address. What style writes takes long to find.
const said = (byStyle) => {
  const lines = [document.title, decoded(location.search), decoded(location.hash)];
  for (const root of roots()) {
    lines.push(root === document ? document.body.innerText : inside(root));
    for (const e of root.querySelectorAll("input, textarea")) if (e.value && (e.matches(BUTTON) || (shownAt(e) && !masked(e)))) lines.push(e.value.trim());
    for (const e of root.querySelectorAll(SHOWN_ATTRIBUTES.map((name) => `[${name}]`).join())) lines.push(...SHOWN_ATTRIBUTES.map((name) => e.getAttribute(name)).filter(Boolean));
    for (const e of root.querySelectorAll("svg")) lines.push(e.textContent);
    for (const e of root.querySelectorAll("[src^='data:'], [data^='data:'], [href^='data:image']")) lines.push(decoded(e.getAttribute("src") || e.getAttribute("data") || e.getAttribute("href")).slice(0, 20000));
    if (byStyle) lines.push([...root.querySelectorAll(STYLED)].filter((e) => e.checkVisibility()).flatMap(writtenByStyle).join("\n"));
  }
  if (!isPlain()) lines.push(textOf(document.body));  // as it is drawn, with what fills the gaps of components
  return lines.filter(Boolean);
};

// Secrets that a page shows and names as such, a key or a code: no picture shows them, since they are the simulation's.
const SECRET = "[data-simulation=secret]";
const withheld = () => roots().flatMap((root) => [...root.querySelectorAll(SECRET)]).map((e) => e.textContent.trim()).filter(Boolean);

const inside = (root) => [...root.childNodes].filter((n) => !/^(style|script)$/i.test(n.nodeName)).map((n) => n.innerText ?? n.textContent).join("");

const decoded = (address) => { try { return decodeURIComponent(address.replace(/[+]/g, " ")); } catch { return address; } };
