// What a proof asks the page: what stands in its fields, which are empty, and which words it has.

const FIELDS = "input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), select, textarea";
const LEADS_BACK = /^(back|previous|cancel|reset|clear|close)$/i;

const nameOf = (field) => labelsOf(field).map(textOf).concat(field.getAttribute("aria-label") || [])
  .map((said) => said.replace(/\s+/g, " ").replace(/\s*[*:]*\s*$/, "").trim()).find(Boolean) || field.name;

const valueOf = (field) => (field.tagName !== "SELECT" ? field.value : field.value && (field.selectedOptions[0]?.label ?? "")).trim();

// What a page shows for a label: what stands in its field, or beside it; null where the words are no label.
const reads = (index, wanted) => {
  const target = kept[index];
  if (!(target instanceof Range)) return null;
  const field = fieldFor(target);
  if (field) return masked(field) || /^(checkbox|radio)$/.test(field.type) ? null : valueOf(field);
  const value = saysOnly(target, wanted) ? valueBeside(target) : null;
  return value && textOf(value).replace(/\s+/g, " ").trim();
};

// The fields from one to another as they are read, each with its label and what stands in it; null where they stand the other way round.
const between = (first, last) => {
  const fields = all(FIELDS).filter(shownAt);
  const boxes = new Map(fields.map((field) => [field, field.getBoundingClientRect()]));
  fields.sort((one, other) => {
    const [a, b] = [boxes.get(one), boxes.get(other)];
    return Math.abs(a.top - b.top) > Math.min(a.height, b.height) / 2 ? a.top - b.top : a.left - b.left;
  });
  const [from, to] = [first, last].map((index) => fields.indexOf(controlOf(kept[index])));
  if (from < 0 || to < 0) return [];
  return from > to ? null : fields.slice(from, to + 1).map((field) => [nameOf(field), masked(field) ? "" : valueOf(field)]);
};

// The fields that a form asks for and that are still empty, where this control sends it.
const calledBy = (fields) => [...new Set(fields.map((field) => nameOfControl(field).name))];
const leftEmpty = (control) => calledBy(emptyFields(control));

const emptyFields = (control) => {
  const button = closest(control, "button, input"), form = button && button.form;
  if (!form || !/^(submit|image)$/.test(button.type) || button.formNoValidate || LEADS_BACK.test((textOf(button) || button.value).trim())) return [];
  const marked = (field) => field.required || field.getAttribute("aria-required") === "true" || labelsOf(field).some((label) => /\*\s*:?\s*$/.test(textOf(label)));
  const empty = (field) => (field.type === "radio" ? ![...form.elements].some((one) => one.name === field.name && one.checked)
    : field.type === "checkbox" ? !field.checked : !field.value.trim());
  return [...form.elements].filter((field) => field.matches(FIELDS) && !field.disabled && shownAt(field) && marked(field) && empty(field));
};

// Fill these with something that their kind takes, for whoever only looks on; their names.
const SOMETHING = { date: "2000-01-31", "datetime-local": "2000-01-31T09:00", time: "09:00", month: "2000-01", week: "2000-W05", number: "1", email: "someone@example.com", url: "https://example.com/", tel: "617-555-0100" };
const fillLeftEmpty = (control) => {
  const fields = emptyFields(control);
  for (const field of fields) {
    if (/^(checkbox|radio)$/.test(field.type)) field.click();
    else field.value = field.tagName === "SELECT" ? [...field.options].map((one) => one.value).filter(Boolean).pop() ?? "" : SOMETHING[field.type] ?? "Example";
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  }
  return calledBy(fields);
};

// The fields that must be filled in, each with the color of the asterisk in its label: a word for red, or none without one.
const asterisks = () => {
  const asked = all(FIELDS).filter((field) => shownAt(field) && !/^(checkbox|radio)$/.test(field.type) && (field.required || field.getAttribute("aria-required") === "true"));
  return asked.map((field) => {
    const star = labelsOf(field).flatMap((label) => ranges(label, "*")).find((range) => !hidden(holder(range)) && !invisibleInk(holder(range)));
    const [r, g, b] = star ? getComputedStyle(parentOf(star.startContainer)).color.match(/[\d.]+/g).map(Number) : [0, 0, 0];
    return { name: nameOf(field), color: !star ? "" : r > 120 && r > 2 * g && r > 2 * b ? "red" : "other" };
  });
};

// Whether the page has these words for its reader somewhere: as text, in a list, or on a button. In a list, case is its own affair.
// What a sentence quotes that chooses from a list stands in that list.
const quoted = (index, wanted) => {
  const list = kept[index], offered = (one) => [...one.querySelectorAll("option, optgroup")].some((entry) => entry.label.trim().toLowerCase() === wanted.toLowerCase());
  if (list instanceof HTMLSelectElement) return offered(list);
  if (ranges(document.body, wanted).some((range) => !hidden(holder(range)) && rectangles(range).length)) return true;
  if (all("select").some((one) => shownAt(one) && offered(one))) return true;
  return all("input[type=submit], input[type=button], input[type=reset]").some((button) => shownAt(button) && button.value.trim() === wanted);
};
