// What is inside components: shadow roots that are open, and those that were closed when they were made.

// Nobody else is given a closed one: so it is noted when it is made, or when the component itself asks for it.
const closed = new WeakMap();
let anyClosed = false;
const meet = (root) => {
  if (!root || root.mode !== "closed" || closed.has(root.host)) return false;
  closed.set(root.host, root);
  anyClosed = true;
  return true;
};
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function attachShadow(...how) {
  const root = attach.apply(this, how);
  meet(root);
  watch(root);
  return root;
};
const internals = HTMLElement.prototype.attachInternals;
HTMLElement.prototype.attachInternals = function attachInternals() {
  const own = internals.apply(this);
  meet(own.shadowRoot);
  return own;
};

const insideOf = (element) => element.shadowRoot || (anyClosed && closed.get(element)) || null;

// The document, and all components in it. While one question is answered, a page stays as it is.
let known = null;
const roots = () => {
  if (known) return known;
  known = [document];
  for (const root of known) {
    watch(root);
    for (const e of root.querySelectorAll("*")) if (e.shadowRoot || (anyClosed && closed.has(e))) known.push(insideOf(e));
  }
  queueMicrotask(() => { known = null; });
  return known;
};
const isPlain = () => roots().length === 1;

const isClosed = (element) => anyClosed && lineOf(element).some((e) => closed.has(e));

// The document's own ways of looking stop at a component; these go on into it, and out of it.
const all = (selector) => roots().flatMap((root) => [...root.querySelectorAll(selector)]);

// What of a page stands in a gap that a component leaves open is drawn there, and looks as the component says.
const slotOf = (node) => {
  if (node.assignedSlot) return node.assignedSlot;
  const root = anyClosed && node.parentElement && closed.get(node.parentElement);
  return root ? [...root.querySelectorAll("slot")].find((slot) => slot.assignedNodes().includes(node)) : null;
};

const parentOf = (node) => slotOf(node) || node.parentElement || node.getRootNode().host || null;

const closest = (element, selector) => {
  if (isPlain()) return element.closest(selector);
  for (let e = element; e; e = parentOf(e)) if (e.matches(selector)) return e;
  return null;
};

const contains = (outer, inner) => {
  if (isPlain()) return outer.contains(inner);
  for (let node = inner; node; node = parentOf(node)) if (node === outer) return true;
  return outer === document;
};

// What is below an element in the order in which it is painted: a component's inside, and what fills its gaps.
const childrenOf = (node) => {
  const filling = node.localName === "slot" ? node.assignedNodes() : [];
  return filling.length ? filling : (node.nodeType === Node.ELEMENT_NODE && insideOf(node) || node).childNodes;
};

// All elements below one, also in components and in their gaps.
const below = (element) => (isPlain() ? [...element.querySelectorAll("*")] : [...childrenOf(element)].filter((node) => node.nodeType === Node.ELEMENT_NODE).flatMap((child) => [child, ...below(child)]));

// All texts below a root, as they are drawn one behind the other.
const textsIn = (root) => {
  const texts = [];
  if (isPlain()) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node);
    return texts;
  }
  const gather = (node) => (node.nodeType === Node.TEXT_NODE ? texts.push(node) : childrenOf(node).forEach(gather));
  gather(root);
  return texts;
};

// What an element says to the eye. The browser's own way reads nothing inside of components.
const textOf = (element) => {
  if (isPlain() || ![element, ...element.querySelectorAll("*")].some((e) => e.localName === "slot" || insideOf(e))) return element.innerText ?? element.textContent;
  return saidBetween(painted(), ...(painted().spans.get(element) ?? [0, 0]));
};

// What is read from one letter of the page to another, in the letters that are painted.
const saidBetween = (all, from, to) => lettersFrom(all, from, to).map(({ node, part, element, style, offset, length }, i, at) => {
  if (i && at[i - 1].offset === offset && at[i - 1].node === node && at[i - 1].part === part) return "";  // one letter that is several in capitals
  const letter = transformed((node ? node.data : part.text).slice(offset, offset + length), element, style.textTransform);
  return (i && spaceBefore(all, from + i) !== false ? " " : "") + letter;
}).join("");

// What a control refers to by its id stands in the same document or component.
const byId = (element, id) => element.getRootNode().getElementById?.(id) || null;

const lineOf = (node) => {
  const line = [];
  for (let e = node; e; e = parentOf(e)) line.unshift(e);
  return line;
};

// Whether a reader comes to one thing before the other.
const comesBefore = (one, other) => {
  if (isPlain()) return !!(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  const [a, b] = [one, other].map(lineOf);
  const fork = a.findIndex((node, i) => node !== b[i]);
  if (fork < 1 || !b[fork]) return fork < 0 && a.length < b.length;
  const order = [...childrenOf(a[fork - 1])];
  return order.indexOf(a[fork]) < order.indexOf(b[fork]);
};

// The topmost thing at a point of the window.
const topAt = (x, y) => {
  let top = null;
  for (let root = document; root; root = top && insideOf(top)) {
    let next = root.elementFromPoint(x, y);
    if (next && next === top) [next] = root.elementsFromPoint(x, y);  // text that fills a gap is told of as its component
    if (!next || next === top) break;
    top = next;
  }
  return top;
};
