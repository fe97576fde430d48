// Lists and calendars that a page draws: all that is done in one is a single step, told when the field or the list shows it.

const OPTION = "[role=option], [role=menuitemradio], [role=treeitem], option, li, tr, [class*=option], [class*=item]";
const [LOOKS, BETWEEN] = [30, 50];  // how often a list is looked at after a choice, and milliseconds between

// What she opened: a list, or a field with something hanging at it. `clicks` are those in what hangs there that may
// become a step of the field.
let owner = null;
const picks = new WeakMap();  // what was chosen in a list, one after the other

const listAt = (target) => {
  const list = up(target, LIST);
  if (list) return list.getAttribute("role") === "listbox" && owner && owner.list ? owner.control : list;
  if (up(target, `${BOX}, ${TYPED_IN}`)) return null;
  return [...document.querySelectorAll(LIST), ...hiddenSelects()].find((one) => {
    const face = eyes.listFace(one);
    return face !== one && eyes.contains(face, target);
  }) ?? null;
};

const shows = (control) => (eyes.showsOption(control, "", false)?.shown ?? "").split(" · ").filter(Boolean);

const own = (control, list) => {
  if (owner && owner.control === control) return;
  disown();
  eyes.noteShown();
  owner = { control, list, shown: list ? shows(control) : [], value: isNative(control) ? control.value : "", given: null, clicks: 0, told: false };
  if (list) owner.given = about("choose", control);  // as it was found before anything was chosen
};

const floats = (e) => /absolute|fixed/.test(getComputedStyle(e).position) || e.matches("[role=listbox], [role=dialog], [role=grid], [role=tree], [role=menu]");

// Whether something stands in what has come with the list or the field, and hangs over the page.
const hangs = (target) => {
  if (!owner || !target.isConnected || eyes.contains(owner.control, target)) return false;
  if (owner.list && eyes.openedLists(owner.control).some((e) => eyes.contains(e, target) && eyes.came(e))) return true;
  const root = outward(target).filter((e) => e !== document.body && e !== document.documentElement && eyes.came(e)).pop();
  if (!root || eyes.contains(root, owner.control) || !outward(target).some((e) => eyes.contains(root, e) && floats(e))) return false;
  return owner.list || !root.querySelector("textarea, input[type=text], input[type=password]");
};

const anythingHangs = () => [...document.body.querySelectorAll("*")].some((e) => floats(e) && eyes.came(e));

const isListTyping = (field) => !!owner && owner.list && (field === owner.control || eyes.contains(owner.control, field) || hangs(field));

const linesOf = (option) => some([folded(option.innerText), ...(option.innerText || "").split("\n").map(folded)]);

// The list shows what was chosen, at once or a little later: then it is told. What it never shows is said to her.
const whenShown = (owned, says, looks = LOOKS) => {
  const { control } = owned, several = (picks.get(control) ?? []).length > 0;
  const chosen = says.find((words) => !control.isConnected || eyes.showsOption(control, words, several)?.holds);
  if (chosen === undefined) {
    if (looks) setTimeout(() => whenShown(owned, says, looks - 1), BETWEEN);
    else unsaid("list", says[0]);
    return;
  }
  const before = (picks.get(control) ?? []).filter((words) => words !== chosen && control.isConnected && eyes.showsOption(control, words, true)?.holds);
  const values = [...before, chosen];
  picks.set(control, values);
  owned.told = true;
  tell({ ...owned.given, values });
};

const pick = (target) => {
  const option = up(target, OPTION) ?? target;
  owner.told = true;
  whenShown(owner, linesOf(option));
};

// A field that a calendar or a list of suggestions fills: it is filled with what stands there then.
const followField = (owned, looks = 6) => setTimeout(() => {
  const { control, value } = owned;
  if (control.isConnected && control.value !== value) {
    owned.value = control.value;
    owned.clicks = 0;
    clearTimeout(timer);
    typing = null;
    tell(filled(control, true));
  } else if (looks) followField(owned, looks - 1);
}, BETWEEN);

// She has gone on: what was typed into a list, and not chosen from it, is typed; what was done and filled nothing is said.
const disown = () => {
  const gone = owner;
  owner = null;
  if (!gone) return;
  if (gone.clicks) unsaid("hanging", namesOf(gone.control)[0]);
  if (!gone.list || gone.told || !gone.control.isConnected) return;
  const now = shows(gone.control), fresh = now.filter((words) => !gone.shown.includes(words));
  if (isNative(gone.control) && gone.control.value !== gone.value && !gone.keys) {
    const offered = gone.control.list && [...gone.control.list.options].some((option) => (option.label || option.value) === gone.control.value);
    tell(offered ? { ...gone.given, values: [gone.control.value] } : filled(gone.control, true));
  } else if (fresh.length && !gone.control.matches("select")) whenShown(gone, fresh, 0);
};

// What a press is part of is known before the page has changed at it.
let pressing = null;
hear("pointerdown", (event) => {
  pressing = null;
  const target = free || event.button ? null : deepOf(event);
  if (!target) return;
  if (hangs(target)) {
    pressing = "hanging";
    if (owner.list) { if (up(target, OPTION) && !fieldAt(target)) pick(target); } else [owner.clicks, owner.value] = [owner.clicks + 1, owner.control.value];
    return;
  }
  const list = target.localName === "select" ? null : listAt(target), field = fieldAt(target);
  if (list) {
    pressing = "list";
    own(list, true);
    if (list.getAttribute("role") === "listbox" && up(target, "[role=option]")) pick(target);
  } else if (field) own(field, false);
  else disown();
});

hear("focus", (event) => {
  const target = free ? null : deepOf(event);
  if (!target || pressing || (owner && (owner.control === target || eyes.contains(owner.control, target) || hangs(target)))) return;
  const list = target.localName === "select" ? null : up(target, LIST), field = fieldAt(target);
  if (list) own(list, true);
  else if (field) own(field, false);
});

// An option that is chosen by keys: the one that is marked when the Enter key is pressed.
hear("keydown", ({ key }) => {
  if (free || !owner || !owner.list || !/^(Enter|Tab| |Arrow\w+)$/.test(key)) return;
  const { control } = owner;
  if (key === "Enter" && eyes.openedLists(control).length) {
    owner.keys = true;
    const root = control.getRootNode(), named = [control, root.activeElement].map((e) => e && root.getElementById?.(e.getAttribute("aria-activedescendant"))).find(Boolean);
    if (named) { owner.told = true; whenShown(owner, linesOf(named)); }
  }
  owner.keys ||= /^Arrow/.test(key);
});

hear("focusout", (event) => setTimeout(() => {
  if (owner && owner.list && !eyes.contains(owner.control, deepFocus()) && !eyes.openedLists(owner.control).some((e) => eyes.came(e))) disown();
}, 4 * BETWEEN));

const deepFocus = () => {
  let focus = document.activeElement;
  while (focus && eyes.insideOf(focus)?.activeElement) focus = eyes.insideOf(focus).activeElement;
  return focus ?? document.body;
};
