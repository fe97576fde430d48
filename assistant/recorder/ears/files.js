// Files: a field that has got some keeps them to itself until they are written down, with what she has pressed for it.

const MOST_BYTES = 20_000_000, MOST_FILES = 20;
const FILES = "input[type=file]";
const pressedFor = new WeakMap();  // by the click of which script a field was opened: what she pressed, and its number
let letGo = null;  // what was let go last

const fileField = (target) => {
  const label = up(target, "label");
  return up(target, FILES) ?? (label && label.control && label.control.matches(FILES) && !up(target, "a[href], button") ? label.control : null);
};

// A button of the page's own opens the window for files by script, while its click is done.
ears.push(["click", ({ isTrusted, target }) => {
  if (!isTrusted && releasing && letGo && target instanceof Element && target.matches(FILES)) pressedFor.set(target, letGo);
}]);

const bytesOf = (file) => new Promise((done) => {
  const reader = new FileReader();
  reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
  reader.onerror = () => done("");
  reader.readAsDataURL(file);
});

const chosenFiles = async (field) => {
  const files = [...field.files], by = pressedFor.get(field);
  if (!files.length) return null;
  if (field.webkitdirectory || files.length > MOST_FILES || files.some((file) => file.size > MOST_BYTES)) return null;
  const told = about("upload", by && by.element.isConnected ? by.element : field, { pressed: by ? by.id : 0 });
  return { ...told, files: await Promise.all(files.map(async (file) => ({ name: file.name, bytes: file.size ? await bytesOf(file) : "" }))) };
};

const taken = (event) => {
  const field = deepOf(event);
  if (free || !field || !field.matches(FILES)) return;
  event.stopImmediatePropagation();
  if (event.type === "input") return;  // the change that follows tells of both
  if (typing) settle();
  const go = () => { for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true, composed: kind === "input" })); };
  chosenFiles(field).then((told) => {
    if (told) return tell(told, go);
    unsaid(field.webkitdirectory ? "folder" : "files", namesOf(field)[0]);
    go();
  });
};
hear("input", taken);
hear("change", taken);
// What is in a component keeps its changes to itself, so its own root is listened to.
const rooted = new WeakSet();
hear("pointerdown", (event) => {
  for (let root = deepOf(event)?.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) {
    if (!rooted.has(root)) root.addEventListener("change", (told) => { if (told.isTrusted) taken(told); }, true);
    rooted.add(root);
  }
});

// She has closed the window for files again: what she pressed for it was nothing.
hear("cancel", ({ target }) => {
  const by = target instanceof Element && pressedFor.get(target);
  if (by) send({ kind: "cancelled", id: by.id });
});
