// Controls: by which words a reader knows them, rung by rung, which are seen, and what is kept of them for Python.

const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [role=tab], [role=menuitem], [role=checkbox], [role=radio], [role=switch], [role=combobox], [role=textbox]";

const WITH_ROLES = "a[href], area[href], button, summary, input:not([type=hidden]), select, textarea, [role], [contenteditable]:not([contenteditable=false])";
const KINDS = { checkbox: "checkbox", radio: "radio", number: "spinbutton", search: "searchbox", range: "slider", submit: "button", button: "button", reset: "button", image: "button", text: "textbox", email: "textbox", tel: "textbox", url: "textbox" };

// What a screen reader calls it, by what it says of itself or by what it is; nothing where it calls it nothing.
const roleOf = (control) => {
  const [said] = (control.getAttribute("role") || "").trim().split(/\s+/);
  if (said && !/^(none|presentation)$/.test(said)) return said;
  switch (control.localName) {
    case "a": case "area": return control.hasAttribute("href") ? "link" : "";
    case "button": case "summary": return "button";
    case "select": return control.multiple || control.size > 1 ? "listbox" : "combobox";
    case "textarea": return "textbox";
    case "input": return KINDS[control.type] && control.list ? "combobox" : KINDS[control.type] ?? "";
    default: return control.matches("[contenteditable]:not([contenteditable=false])") ? "textbox" : "";
  }
};

const kept = [], numbers = new WeakMap();

// Python holds numbers and not handles: a range of text has no handle, and a number outlives the step that found it.
const keep = (target) => {
  if (!numbers.has(target)) numbers.set(target, kept.push(target) - 1);
  return numbers.get(target);
};
const held = (index) => kept[index];

const labelsOf = (control) => {
  const ids = (control.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean);
  return [...(control.labels || []), ...ids.map((id) => byId(control, id)).filter(Boolean)];
};

// What stands for a control to the eye.

const CHOSEN_FROM = "select, input[role=combobox]";
const HIDEABLE = `input[type=checkbox], input[type=radio], input[type=file], ${CHOSEN_FROM}`;
const SIGN_SIZES = [6, 72];  // CSS pixels, between which a drawn box is wide and high

const isSignSized = ({ width, height }) => [width, height].every((side) => side >= SIGN_SIZES[0] && side <= SIGN_SIZES[1]);

const drawsItself = (style) => alpha(style.backgroundColor) > LEAST_OPACITY || style.backgroundImage !== "none" || style.boxShadow !== "none"
  || ["Top", "Right", "Bottom", "Left"].some((side) => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none" && alpha(style[`border${side}Color`]) > LEAST_OPACITY);

const isDrawn = (element) => shownAt(element) && (element.matches("svg, img") || drawsItself(getComputedStyle(element)));

// The box that style draws before or behind an element's words.
const drawnByStyle = (element, which) => {
  const style = getComputedStyle(element, which), size = (name) => parseFloat(style[name]) || 0;
  if (/^(none|normal)$/.test(style.content) || Number(style.opacity) < LEAST_OPACITY || style.visibility !== "visible" || !drawsItself(style)) return null;
  const extra = style.boxSizing === "border-box" ? 0 : 1, width = size("width") + extra * (size("paddingLeft") + size("paddingRight") + size("borderLeftWidth") + size("borderRightWidth"));
  const height = size("height") + extra * (size("paddingTop") + size("paddingBottom") + size("borderTopWidth") + size("borderBottomWidth"));
  const box = element.getBoundingClientRect(), first = textRectangles(element)[0] ?? box;
  if (!isSignSized({ width, height })) return null;
  if (!/absolute|fixed/.test(style.position)) {
    const left = which === "::before" ? first.left - size("marginRight") - width : first.right + size("marginLeft");
    return new DOMRect(Math.max(left, box.left), first.top + (first.height - height) / 2, width, height);
  }
  let around = element;
  while (parentOf(around) && getComputedStyle(around).position === "static") around = parentOf(around);
  const outer = around.getBoundingClientRect(), edges = getComputedStyle(around);
  return new DOMRect(outer.left + parseFloat(edges.borderLeftWidth) + size("left"), outer.top + parseFloat(edges.borderTopWidth) + size("top"), width, height);
};

const lettersIn = (element) => {
  const [first, end] = painted().spans.get(element) ?? [0, 0];
  return end - first;
};

// The first thing in an element, or itself, that is drawn for a control: a box without words, or a closed list with some.
const drawnInside = (element, control) => [element, ...below(element)].find((e) => {
  if (e === control || contains(e, control) || !isDrawn(e)) return false;
  const box = e.getBoundingClientRect();
  return control.localName === "select" ? lettersIn(e) > 0 && box.width >= LEAST_FACE[0] : !lettersIn(e) && isSignSized(box);
});

// What is drawn around a list that its page hides, and around nothing else: there it shows what was chosen, or would.
const LEAST_FACE = [30, 16];  // CSS pixels, so wide and high
const isListFace = (element, control) => {
  const { width, height } = element.getBoundingClientRect();
  return isDrawn(element) && width >= LEAST_FACE[0] && height >= LEAST_FACE[1]
    && !below(element).some((e) => e !== control && TYPED_NAMES.has(e.localName) && shownAt(e));
};

// What is drawn closely around a field, which then need not draw anything itself: to the eye it is the field.
const frameAround = (field) => {
  if (!field.matches(TYPED)) return null;
  const most = 3 * field.getBoundingClientRect().height;
  return lineOf(field).reverse().slice(1, 4).find((e) => isListFace(e, field) && e.getBoundingClientRect().height <= most) ?? null;
};

// By what a person sees a control that its page hides: by a drawing in its label or beside it, or by a label that looks like
// a button. Without any of these nobody sees that there is something to check.
const standIn = (control) => {
  for (const label of labelsOf(control).filter(shownAt)) {
    const inside = drawnInside(label, control);
    if (inside) return { press: inside, rects: rectangles(inside) };
    const byStyle = drawnByStyle(label, "::before") ?? drawnByStyle(label, "::after");
    if (byStyle) return { press: label, rects: [byStyle] };
    if (isDrawn(label)) return { press: label, rects: rectangles(label) };
  }
  for (let e = control, up = 0; e && e !== document.body && up < 3; e = parentOf(e), up += 1) {
    const around = [e, e.nextElementSibling, e.previousElementSibling].filter((one) => one && !one.matches(HIDEABLE) && below(one).filter((other) => other.matches(HIDEABLE)).length <= 1);
    const drawing = control.localName === "input" && control.matches(CHOSEN_FROM) ? up && isListFace(e, control) && e
      : around.map((one) => drawnInside(one, control)).find(Boolean) ?? (up && control.localName === "select" && isDrawn(e) && lettersIn(e) ? e : null);
    if (drawing) return { press: drawing, rects: rectangles(drawing) };
  }
  return null;
};

const showsItself = (control) => {
  const around = [control, parentOf(control), parentOf(control) && parentOf(parentOf(control))].filter(Boolean);
  return shownAt(control) && !around.some((e) => isAway(e, getComputedStyle(e)));
};

// What stands for it to the eye: what a person presses, and where. The page's own control where that is seen.
const faces = new WeakMap();
const faceOf = (control) => {
  const self = { press: control, rects: rectangles(control) };
  if (control instanceof Range || !control.matches(HIDEABLE) || showsItself(control)) return self;
  const all = painted();
  if (faces.get(control)?.all !== all) faces.set(control, { all, face: standIn(control) });
  return faces.get(control).face ?? self;
};

// Where it stands to the eye, and the middle of what a person presses; in CSS pixels of the window.
const standsAt = (target) => faceOf(target).rects;
const pressAt = (index) => {
  const [rect] = standsAt(kept[index]);
  if (!rect) return null;
  const { x, y, width, height } = outward(rect);
  return [x + width / 2, y + height / 2];
};

// Of what is larger than the window, the part in it counts.
const inWindow = (rect) => shared(rect, picture());
const isLarge = (rect) => rect.width > picture().width + 1 || rect.height > picture().height + 1;

// What no scrolling brings in: it stands in a bar that stays where it is, or neither the page nor a box around it scrolls.
const MOST = 2 / 3;
const isStill = () => [document.documentElement, document.body].some((e) => /hidden|clip/.test(getComputedStyle(e).overflowY));
const scrollsOn = (rect) => !isStill() && ((rect.bottom > innerHeight && scrollY + innerHeight < document.documentElement.scrollHeight - 1)
  || (rect.right > innerWidth && scrollX + innerWidth < document.documentElement.scrollWidth - 1) || (rect.top < 0 && scrollY > 0) || (rect.left < 0 && scrollX > 0));
const staysCut = (element, rect) => {
  const line = lineOf(element).slice(0, -1), fixed = line.some((e) => getComputedStyle(e).position === "fixed");
  return !view && (fixed || !scrollsOn(rect)) && !line.some((e) => e !== document.body && e !== document.documentElement && e.scrollHeight > e.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(e).overflowY));
};

// Whether the edge of the window cuts off less of it than would make a difference: its middle is seen, and most of it.
const isWholeEnough = (element, rect) => {
  const part = inWindow(rect), x = rect.left + rect.width / 2, y = rect.top + rect.height / 2;
  return part.width * part.height >= MOST * rect.width * rect.height && x > part.left && x < part.right && y > part.top && y < part.bottom && staysCut(element, rect);
};

const isCut = (control) => {
  const { press, rects } = faceOf(control);
  if (!rects.length || hidden(press)) return false;
  const box = boxAround(rects);
  return touchesPicture(box) && !inPicture(box) && !isLarge(box) && !isWholeEnough(press, box) && staysCut(press, box);
};

// A styled check box often lies invisibly under a drawing of its label: what is hit there is the label.
const controlSeen = (control) => {
  const { press, rects } = faceOf(control);
  if (!rects.length || hidden(press) || closest(control, SIMULATED)) return false;
  const box = boxAround(rects), large = isLarge(box);
  return (large || inPicture(box) || isWholeEnough(press, box)) && rects.some((rect) => [control, press, ...labelsOf(control)].some((e) => hit(large ? inWindow(rect) : rect, e)));
};

// Whether something out of sight comes into it by scrolling, of the window or of a box that it stands in: only where a
// person can scroll, too.
const isScrolledTo = (element, rect) => {
  let out = !inPicture(rect);
  if (rect.right + scrollX <= 0 || rect.bottom + scrollY <= 0) return false;
  for (let e = element; e && e !== document.body && e !== document.documentElement; e = parentOf(e)) {
    const style = getComputedStyle(e);
    if (style.position === "fixed" && out) return false;
    if (e === element || (style.overflowX === "visible" && style.overflowY === "visible")) continue;
    const box = e.getBoundingClientRect();
    const [across, down] = [rect.right > box.right + 1 || rect.left < box.left - 1, rect.bottom > box.bottom + 1 || rect.top < box.top - 1];
    if ((across && !/auto|scroll/.test(style.overflowX)) || (down && !/auto|scroll/.test(style.overflowY))) return false;
    out ||= across || down;
  }
  return out;
};

// What lies over it at its middle: null where nothing does.
const coverOf = (element, rect) => {
  const top = inPicture(rect) ? topAt(rect.left + rect.width / 2, rect.top + rect.height / 2) : null;
  return top && !contains(element, top) && !contains(top, element) ? top : null;
};

// A bar that stays where it is while the page is scrolled: what is under it can be brought out.
const isUnderBar = (element, rect) => {
  for (let e = coverOf(element, rect); e; e = parentOf(e)) {
    const { width, height } = e.getBoundingClientRect();
    if (/fixed|sticky/.test(getComputedStyle(e).position)) return width * height < 0.5 * innerWidth * innerHeight;
  }
  return false;
};

const offPicture = (target) => {
  const { press, rects } = target instanceof Range ? { press: holder(target), rects: rectangles(target) } : faceOf(target);
  if (!rects.length || hidden(press) || closest(press, SIMULATED)) return false;
  const box = boxAround(rects);
  return isScrolledTo(press, box) || isUnderBar(press, box);
};

// What comes next is read below: where there was room to scroll down, there is room for more of it in the same picture.
const showWhatFollows = (target, press) => {
  const box = () => (target instanceof Range ? target : press).getBoundingClientRect();
  const further = Math.max(0, box().top - innerHeight / 4), before = scrollY;
  scrollBy({ top: further, behavior: "instant" });
  if (isUnderBar(press, box())) scrollTo({ top: before, behavior: "instant" });
};

const comeIntoView = (index) => {
  const target = kept[index], { press } = target instanceof Range ? { press: holder(target) } : faceOf(target), still = [], before = scrollY;
  // Nobody scrolls what has no scroll bar, so what the browser scrolls of that is set back.
  for (let e = parentOf(press); e && e !== document.body; e = parentOf(e)) if (/hidden|clip/.test(getComputedStyle(e).overflow)) still.push([e, e.scrollLeft, e.scrollTop]);
  press.scrollIntoView({ block: "center", behavior: "instant" });
  if (scrollY > before) showWhatFollows(target, press);
  still.forEach(([e, left, top]) => { [e.scrollLeft, e.scrollTop] = [left, top]; });
};

// The rungs: by which words a reader knows a control, the plainest first. Each gives controls with the words that name them.

const NAMED_BY_ITSELF = /^(link|button|tab|menuitem|menuitemcheckbox|menuitemradio|option|treeitem|checkbox|radio|switch)$/;
const HELP = "button, [role=button], [role=tooltip], [tabindex], abbr[title], [aria-haspopup], a[href]";

// A button with a question mark in a label is no part of its words; a longer link is.
const helpIn = (label) => [...label.querySelectorAll(HELP)].filter((e) => lettersIn(e) <= (e.localName === "a" ? 6 : 12));

// What a label says below its first line describes it, and is no part of its name.
const beginsWith = (label, wanted) => {
  const paint = painted(), [from, to] = paint.spans.get(label) ?? [0, 0], { letters } = squeezed(wanted);
  const end = phrases().find(([first, last]) => first === from && last < to)?.[1];
  return !!end && !!(paint.gaps[end] & BLOCK) && paint.letters.slice(from, end).replace(/[*:]+$/, "") === letters && ranges(label, wanted).some(({ start }) => start === from);
};

const labelSays = (label, wanted) => saying(label, wanted) || (label.querySelector(HELP) ? saying(label, wanted, helpIn(label)) : 0) || Number(beginsWith(label, wanted));

// A picture that stands for a button says what it is there for, if it is large enough to hold the words.
const pictureSays = (control, wanted) => {
  const picture = control.matches("input[type=image]") ? control : lettersIn(control) ? null : control.querySelector("img[alt]");
  if (!picture || plainly(picture.alt) !== plainly(wanted)) return 0;
  const { width, height } = picture.getBoundingClientRect(), longest = Math.max(...wanted.split(/\s+/).map((word) => word.length));
  return width >= 4.5 * longest && height >= 8 && width * height >= 40 * wanted.length ? 2 : 0;
};

const bearing = (control, wanted, own) => {
  const labels = labelsOf(control).map((label) => [labelSays(label, wanted), label]).filter(([says]) => says);
  const itself = !own ? 0 : control.matches(FACES) ? 2 * (plainly(shownIn(control)) === plainly(wanted)) : saying(control, wanted) || pictureSays(control, wanted);
  const says = Math.max(itself, ...labels.map(([one]) => one));
  if (!says) return [];
  const holders = [...(itself ? [control] : []), ...labels.map(([, label]) => label)];
  const wordless = itself && (control.matches(FACES) || !saying(control, wanted));
  return [{ control, says, seen: () => wordless || holders.some((e) => ranges(e, wanted).some(rangeSeen)) }];
};

// By its role, and by its own words or those of its label.
const byName = ({ controls, roles, wanted }) => controls.filter((e) => roles.includes(roleOf(e))).flatMap((e) => bearing(e, wanted, NAMED_BY_ITSELF.test(roleOf(e))));

// Fields that have no role, such as those for passwords and dates.
const byLabel = ({ controls, roles, wanted }) => controls.filter((e) => !roles.includes(roleOf(e))).flatMap((e) => bearing(e, wanted, false));

// By words near it that nothing links to it.
const byNearness = ({ controls, wanted }) => {
  const near = owners(wanted), own = new Set(controls);
  return [...near].filter(([control]) => own.has(control)).map(([control, range]) => ({ control, says: 2, range, seen: () => rangeSeen(range) }));
};

const isClickable = (element) => getComputedStyle(element).cursor === "pointer" || element.hasAttribute("onclick") || !!element.onclick || (element.hasAttribute("tabindex") && element.tabIndex >= 0);

const INTERACTIVE = /^(link|button|tab|menuitem|menuitemcheckbox|menuitemradio|option|treeitem|checkbox|radio|switch|textbox|searchbox|spinbutton|combobox|slider)$/;

// What is clicked where words are clicked: a control of the kind that is asked for, or what shows that it can be.
const clickedAt = (element, wanted, { roles, selector }) => {
  for (let e = element; e && e !== document.body; e = parentOf(e)) {
    if (roles.includes(roleOf(e))) return e.querySelector(WITH_ROLES) ? element : e;  // its middle may be something else in it
    if (e.localName === "label" && e.control?.type === "file" && e.control.matches(selector)) return e;  // its field is hidden: the label opens it
    if (INTERACTIVE.test(roleOf(e)) || (e.localName === "label" && e.control)) return null;
  }
  let clicked = null;
  for (let e = element; e && e !== document.body && saying(e, wanted); e = parentOf(e)) if (isClickable(e)) clicked = e;
  return clicked ?? (getComputedStyle(element).cursor === "pointer" ? element : null);
};

// Words that can be clicked, whatever they are.
const byWords = (given) => (!given.roles.includes("button") ? [] : hits(given.wanted).filter((range) => standsAlone(range)).flatMap((range) => {
  const control = clickedAt(holder(range), given.wanted, given);
  return control ? [{ control, says: saysOnly(range, given.wanted) ? 2 : 1, seen: () => rangeSeen(range) }] : [];
}));

// A mark of what must be filled in is no part of a name.
const unmarkedName = (words) => plainly(words).replace(/\s*\*$/, "");

// What fields were called by while they were empty.
const hintedAt = new WeakMap();

// By what stands in it while it is empty, or before anything is chosen; or by a tip that is shown.
const byHint = ({ controls, wanted, roles, again }) => (roles.includes("button") ? [] : controls.flatMap((control) => {
  if (again && control.value && hintedAt.get(control) === wanted) {
    borrowed.delete(control);  // nobody reads there any more what it was called by
    return [{ control, says: 2, seen: () => true }];
  }
  const shown = control.matches(TYPED) && (control.localName === "select" || !control.value) ? values(control.parentNode, wanted).filter((value) => value.field === control && unmarkedName(value.text) === unmarkedName(wanted)) : [];
  const list = /^(combobox|listbox)$/.test(roleOf(control)) && !control.matches(TYPED) && saying(control, wanted) ? ranges(control, wanted) : [];
  const tip = (control.getAttribute("aria-describedby") || "").split(/\s+/).map((id) => id && byId(control, id)).find((e) => e && e.matches("[role=tooltip]") && saying(e, wanted));
  const range = shown[0] ?? list[0] ?? (tip ? ranges(tip, wanted)[0] : null);
  return range ? [{ control, says: 2, range, seen: () => rangeSeen(range) }] : [];
}));

const BUTTONS = "button, [role=button], input[type=submit], input[type=button]";

// A button that stands right behind a field, with nothing between.
const isBehind = (button, { control, rect }) => {
  const [field, other] = [rect, boxAround(faceOf(button).rects)].map((each) => mirrored(each, control)), gap = other.left - field.right;
  return gap >= -2 && gap <= FURTHEST.right && onOneLine(field, other) && !isBlocked(field.right, field.top, other.left, field.bottom, { start: -1, end: -1 }, control);
};

// By the button behind it, where nothing else names it: so a search box is known.
const byButton = ({ controls, wanted, roles }) => {
  if (!roles.includes("textbox") || roles.includes("button")) return [];
  const buttons = all(BUTTONS).flatMap((e) => bearing(e, wanted, true)).filter(({ control, seen }) => controlSeen(control) && seen());
  return standing().fields.filter(({ control, box }) => !box && controls.includes(control)).flatMap((field) => {
    const { control } = field, behind = buttons.find((one) => isBehind(one.control, field));
    if (!behind || isLabelled(control) || wordsNear(control).some((said) => !headingsOf(said, ranges).length)) return [];
    const [range] = behind.control.matches(FACES) ? values(behind.control.parentNode, wanted).filter((value) => value.field === behind.control) : ranges(behind.control, wanted);
    return [{ control, says: behind.says, range, seen: () => true }];
  });
};

const RUNGS = [["name", byName], ["label", byLabel], ["beside", byNearness], ["words", byWords], ["hint", byHint], ["button", byButton]];
// Who is told of an icon looks for a sign and not for words.
const rungsFor = (icon) => (icon ? [["icon", byIcon], ...RUNGS] : [...RUNGS, ["tip", byTip]]);

// Of controls in each other, such as a link in a menu item, the innermost is meant: to the eye they are one.
const innermost = (found) => {
  const one = [...new Map(found.map((each) => [each.control, each])).values()];
  return one.filter(({ control }) => !one.some((other) => other.control !== control && contains(control, other.control)));
};

const describe = (control, { roles, rung }) => ({
  index: keep(control), press: keep(faceOf(control).press), role: roleOf(control) || (/^(words|icon|tip)$/.test(rung) ? "button" : "textbox"),
  closed: isClosed(control), moved: isMoved(faceOf(control).press), disabled: control.matches(":disabled") || !!closest(control, "[aria-disabled=true]") || (roles.includes("textbox") && (control.readOnly === true || control.getAttribute("aria-readonly") === "true")),
});

// Words by which a control was found that nothing links to it: they are its label to the eye.
const borrowed = new WeakMap();

// What a reader would tell one of several by that are called alike: the first words of its row or group.
const tellsApart = (control, wanted) => {
  const paint = painted();
  for (let e = parentOf(control); e && e !== document.body; e = parentOf(e)) {
    const [first, end] = paint.spans.get(e) ?? [0, 0];
    const other = phrases().find((one) => one[0] >= first && one[1] <= end && !isSigns(one) && saysNot(paint, one, wanted));
    if (other) return new Words(lettersFrom(paint, ...other), other[0]).toString().replace(/\s+/g, " ").trim().slice(0, LONGEST_TOLD);
  }
  return "";
};
const LONGEST_TOLD = 40;
const saysNot = (paint, [first, end], wanted) => paint.letters.slice(first, end) !== squeezed(wanted).letters;

// Whether a control is seen, and the edge of the window cuts the words that name it.
const wordsOff = ({ control, range, seen }, wanted) => controlSeen(control) && !seen() && (range ? [range] : labelsOf(control).flatMap((label) => ranges(label, wanted))).some(offPicture);

// Of the controls of these roles, or that match the selector: those that a reader knows by these words on the first rung on
// which any is seen in the places named. `exact` is 2 where they bear these words and no signs; `off` are others on that rung
// that lie outside the picture, `near` is what stands
// around each of several, `outside` is one to be scrolled to on a plainer rung, and `by` what covers one; `cut` where the
// edge of the window cuts one that no scrolling brings in, and `icons` are those that only
// what nobody sees calls so, and `heard` tells of how many it is a name. `icon` is whether the sentence says that it is one,
// and `again` whether a field counts that was known by its hint before.
const find = (wanted, roles, selector, places, icon, again) => {
  const among = `${WITH_ROLES}, ${selector}`, everything = all(among);
  const given = { wanted, roles, selector, among, again, controls: everything.filter((e) => roles.includes(roleOf(e)) || e.matches(selector)) };
  let outside = null, by = null, cut = false;
  for (const [rung, bearers] of rungsFor(icon)) {
    const found = bearers(given);
    const seen = innermost(inPlacesOf(found.filter(({ control, seen: isSeen }) => controlSeen(control) && isSeen()), places, words));
    const off = innermost(inPlacesOf(found.filter((one) => offPicture(one.control) || wordsOff(one, wanted)), places, ranges)).map(({ control }) => keep(control));
    const exact = Math.max(0, ...seen.map(({ says }) => says)), best = seen.filter(({ says }) => says === exact);
    best.forEach(({ control, range }) => range && borrowed.set(control, range));
    if (rung === "hint") best.forEach(({ control }) => hintedAt.set(control, wanted));
    if (best.length) {
      const near = best.length > 1 ? best.map(({ control }) => tellsApart(control, wanted)) : [];
      return { rung, exact, seen: best.map(({ control }) => describe(control, { roles, rung })), near, off, outside, by: null, cut: false, icons: [], heard: 0 };
    }
    outside ??= off[0] ?? null;
    cut ||= inPlacesOf(found.filter(({ control }) => isCut(control)), places, ranges).length > 0;
    by ??= found.map(({ control }) => coverOf(faceOf(control).press, faceOf(control).rects[0] ?? new DOMRect())).find(Boolean) ?? null;
  }
  const unseen = outside === null ? unseenIcons(given, places) : { icons: [], heard: 0 };
  return { rung: null, exact: 0, seen: [], near: [], off: [], outside, by: by && nameOfCover(by), cut, ...unseen };
};

const inPlacesOf = (found, places, look) => {
  const left = new Set(places.length ? inPlaces(found.map(({ control }) => control), places, look) : []);
  return places.length ? found.filter(({ control }) => left.has(control)) : found;
};

// What a reader would call what covers something: by its first words.
const nameOfCover = (top) => {
  let cover = top;
  for (let e = top; e; e = parentOf(e)) if (/fixed|sticky|absolute/.test(getComputedStyle(e).position)) { cover = e; break; }
  const said = (textOf(cover) || cover.getAttribute("aria-label") || "").replace(/\s+/g, " ").trim();
  return said.length > 60 ? `${said.slice(0, 60)}…` : said;
};

const fieldFor = (range) => {
  const label = closest(holder(range), "label");
  return label && label.control && !contains(label, label.control) ? label.control : null;
};

const controlOf = (target) => (target instanceof Range ? fieldFor(target) : target);

const facts = (control) => ({
  required: !!control && (control.required === true || control.getAttribute("aria-required") === "true"),
  options: control && control.tagName === "SELECT" ? [...control.options].map((o) => o.label.trim()).filter(Boolean) : [],
});
