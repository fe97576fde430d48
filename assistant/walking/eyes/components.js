// What is inside components: shadow roots that are open, and those that were closed when they were made.

// Nobody else asks for these: what is inside a component that is closed is seen all the same.
const closed = [];
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function attachShadow(how) {
  const root = attach.call(this, how);
  if (how && how.mode === "closed") closed.push(new WeakRef(root));
  return root;
};

// The document, and all components in it.
const roots = () => {
  const found = [document, ...closed.map((one) => one.deref()).filter((root) => root && root.host.isConnected)];
  for (const root of found) for (const e of root.querySelectorAll("*")) if (e.shadowRoot) found.push(e.shadowRoot);
  return found;
};

// The document's own ways of looking stop at a component; these go on into it, and out of it.
const insideOf = (element) => element.shadowRoot || closed.map((one) => one.deref()).find((root) => root && root.host === element) || null;

const all = (selector) => roots().flatMap((root) => [...root.querySelectorAll(selector)]);

const parentOf = (element) => element.assignedSlot || element.parentElement || element.getRootNode().host || null;

const closest = (element, selector) => {
  for (let e = element; e; e = e.getRootNode().host) {
    const found = e.closest(selector);
    if (found) return found;
  }
  return null;
};

const contains = (outer, inner) => {
  for (let node = inner; node; node = node.getRootNode().host) if (outer.contains(node)) return true;
  return false;
};

// The topmost thing at a point of the window.
const topAt = (x, y) => {
  let top = null;
  for (let root = document; root; root = top && insideOf(top)) {
    const next = root.elementFromPoint(x, y);
    if (!next || next === top) break;
    top = next;
  }
  return top;
};
