// Controls: which are seen, by what a reader knows them, and what is kept of them for Python.

const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [role=tab], [role=menuitem], [role=checkbox], [role=radio], [role=switch], [role=combobox], [role=textbox]";

const kept = [];

const labelsOf = (control) => {
  const ids = (control.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean);
  return [...(control.labels || []), ...ids.map((id) => document.getElementById(id)).filter(Boolean)];
};

// A styled check box often lies invisibly under a drawing of its label: what is hit there is the label.
const controlSeen = (control) => {
  if (hidden(control) || control.closest(BANNER)) return false;
  const rects = rectangles(control);
  return rects.length > 0 && inPicture(control.getBoundingClientRect()) &&
    rects.some((rect) => [control, ...labelsOf(control)].some((e) => hit(rect, e)));
};

// The words by which a reader knows a control: on it, in its label, or on its face.
const showsItsName = (control, wanted) => {
  if (/^(submit|button|reset)$/.test(control.type || "") && control.tagName === "INPUT") return control.value.trim() === wanted;
  return [control, ...labelsOf(control)].some((element) => words(element, wanted).length > 0);
};

const offPicture = (control) => {
  const rects = rectangles(control);
  return !hidden(control) && !control.closest(BANNER) && rects.length > 0 && !inPicture(control.getBoundingClientRect());
};

// Python holds numbers and not handles: a range of text has no handle, and a number outlives the step that found it.
const keep = (target) => kept.push(target) - 1;

const keepControl = (control) => ({
  index: keep(control), role: control.getAttribute("role") || "", tag: control.tagName.toLowerCase(), type: control.type || "",
  disabled: control.matches(":disabled") || !!control.closest("[aria-disabled=true]"),
});

const fieldFor = (range) => {
  const label = holder(range).closest("label");
  return label && label.control && !label.contains(label.control) ? label.control : null;
};

const controlOf = (target) => (target instanceof Range ? fieldFor(target) : target);

const facts = (control) => ({
  required: !!control && (control.required === true || control.getAttribute("aria-required") === "true"),
  options: control && control.tagName === "SELECT" ? [...control.options].map((o) => o.label.trim()).filter(Boolean) : [],
});

// Of the controls that bear the name: which are seen in the places named, and which lie outside the picture.
const choose = (controls, wanted, places) => {
  const seen = inPlaces(controls.filter((c) => controlSeen(c) && showsItsName(c, wanted)), places);
  const outside = inPlaces(controls.filter(offPicture), places, ranges);
  return { seen: seen.map((c) => controls.indexOf(c)), outside: outside.map((c) => controls.indexOf(c)) };
};

const comeIntoView = (index) => {
  const target = kept[index];
  (target instanceof Range ? holder(target) : target).scrollIntoView({ block: "center", behavior: "instant" });
};
