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
