// Where a sentence leads: beside a row's head, under a heading, in a group, region or dialog.

const PLACES = "tr, li, dl > div, fieldset, section, form, dialog, details, nav, header, footer, main, article, [role=row], [role=listitem], [role=group], [role=region], [role=dialog], [role=tabpanel], [role=radiogroup], [role=toolbar], [role=menu], [role=navigation]";

// What looks like a row or a group: one of several that are made alike, or one that is set off from what is around.
const isGroup = (element) => {
  const style = getComputedStyle(element);
  if (/^(inline|contents|none)/.test(style.display) || !lettersIn(element)) return false;
  const box = element.getBoundingClientRect(), page = document.documentElement;
  if (box.width * box.height > MOST_OF_A_PAGE * Math.max(page.scrollWidth * page.scrollHeight, innerWidth * innerHeight)) return false;
  return drawsItself(style) || [element.previousElementSibling, element.nextElementSibling].some((other) => other && isAlike(element, other));
};
const MOST_OF_A_PAGE = 0.6;
const madeOf = (element) => [...element.children].map((e) => e.localName).join();
const isAlike = (one, other) => one.localName === other.localName && one.className === other.className && (!!one.className || (one.children.length > 0 && madeOf(one) === madeOf(other)));

// What opens a menu names what hangs in it, and nothing of the menu in which it stands itself.
const OPENS = "[aria-haspopup]:not([aria-haspopup=false], [aria-haspopup=listbox])", MENU = "ul, ol, [role=menu]";
const leadsTo = (range, target) => {
  const item = closest(holder(range), "li, [role=menuitem]"), entry = item && (closest(item, "li") ?? item);
  if (!entry || !(entry.matches(OPENS) || below(entry).some((e) => e.matches(`${OPENS}, ${MENU}`)))) return true;
  return [entry, entry.nextElementSibling, byId(item, item.getAttribute("aria-controls"))].some((one) => one && contains(one, elementOf(target)));
};

// Rows, groups and parts of a page, which words in them name: not the larger part in which those lie beside others.
const ENTRIES = PLACES.replace(/\b(nav|header|footer|main), |, \[role=(toolbar|menu|navigation)\]/g, "");

// Whether words name an entry between them and a place, and the target lies elsewhere. One that says nothing else and holds
// no field may be the title of what follows it, where no row is asked for.
const nameAnother = (range, target, place, wanted, near) => {
  const isTitle = (entry) => near !== "row" && saying(entry, wanted) && !below(entry).some((one) => one.matches(FIELDS));
  for (let e = holder(range); e && e !== place; e = parentOf(e)) {
    if (!contains(e, elementOf(target)) && (e.matches(ENTRIES) || (near === "row" && isGroup(e))) && !isTitle(e)) return true;
  }
  return false;
};

// All of a page is a place only by its own heading: whatever it shows somewhere else is no place for what it shows here.
const placeAround = (target, wanted, look, near) => {
  for (let element = elementOf(target); element && element !== document.body; element = parentOf(element)) {
    if (!element.matches(PLACES) && !isGroup(element)) continue;
    const shown = look(element, wanted).filter((range) => leadsTo(range, target) && !nameAnother(range, target, element, wanted, near));
    if ((element.matches("main, [role=main]") ? shown.some((range) => closest(holder(range), "h1")) : shown.length) || element.getAttribute("aria-label") === wanted) return element;
  }
  return null;
};

// Where it stands, whether it is seen or not.
const lies = (target) => boxAround(rectangles(target).length ? rectangles(target) : [elementOf(target).getBoundingClientRect()]);

// Whether two things stand on one line to the eye: each overlaps at least half of the lower one.
const sameLine = (one, other) => onOneLine(lies(one), lies(other));

// Whether one stands below another, in the column that the other's block takes.
const isBelow = (target, head) => {
  let block = elementOf(head);
  while (getComputedStyle(block).display === "inline") block = parentOf(block);
  const [above, column, below] = [head, block, target].map(lies);
  return below.top >= above.bottom - 2 && overlap(column.left, column.right, below.left, below.right) > 2;
};

const HEAD = "dt, th[scope=row], [role=rowheader]";

// A head and its row: a term has the values up to the next term, a cell its table's row, anything else its line.
const inRowOf = (head, target) => {
  const one = elementOf(head), other = elementOf(target);
  const term = closest(one, "dt");
  if (term) {
    for (let e = term.nextElementSibling; e && e.tagName === "DD"; e = e.nextElementSibling) if (contains(e, other)) return true;
    return contains(term, other);
  }
  const row = closest(one, "tr, [role=row]");
  if (row) return contains(row, other);
  const item = closest(one, "li, [role=listitem]");
  if (item && contains(item, other) && !item.querySelector("li, tr, dt")) return true;
  // Words that are set higher than their field are on its line all the same.
  return !closest(other, "dd, tr, [role=row]") && [head, controlOf(head)].some((one) => one && sameLine(one, target));
};

// A term or a row's head that is there twice says two things, and who reads it does not know which is meant.
const beside = (targets, wanted, look) => {
  const heads = look(document.body, wanted);
  const terms = heads.filter((head) => closest(elementOf(head), HEAD) && saysOnly(head, wanted));
  const rows = terms.filter((head) => targets.some((target) => inRowOf(head, target)));
  if (rows.length && terms.some((head) => !rows.includes(head))) return [];
  return targets.filter((target) => heads.some((head) => inRowOf(head, target)));
};

const HEADINGS = "h1, h2, h3, h4, h5, h6, [role=heading]";
const LOWEST = 7;
const level = (heading) => (heading.matches(HEADINGS) ? Number(heading.getAttribute("aria-level") || heading.tagName[1] || 2) : LOWEST);

// A line that is set in bold, and is no heading to the browser, but one to the eye.
const isTitle = (range) => standsAlone(range) && !closest(holder(range), `a, button, label, td, th, dt, li, ${HEADINGS}`) && Number(getComputedStyle(holder(range)).fontWeight) >= 600;
const titles = () => {
  const paint = painted();
  paint.titles ??= phrases().filter((one) => !isSigns(one)).map(([first, end]) => new Words(lettersFrom(paint, first, end), first)).filter(isTitle).map(holder);
  return paint.titles;
};

// “CM/ECF account” is the heading of that name, not a part of “Link a CM/ECF account”.
const headingsOf = (wanted, look) => {
  const shown = look(document.body, wanted), own = shown.filter((range) => closest(holder(range), HEADINGS));
  const headings = mostExact(own, wanted).map((range) => closest(holder(range), HEADINGS));
  return headings.length ? headings : shown.filter((range) => !range.field && isTitle(range)).map(holder);
};

// Whether a thing stands under one of these headings, and no other of its rank stands between.
const headedBy = (target, heads) => {
  const element = elementOf(target);
  return heads.some((head) => comesBefore(head, element) && ![...all(HEADINGS), ...(level(head) === LOWEST ? titles() : [])].some((other) =>
    other !== head && !contains(other, element) && level(other) <= level(head) && comesBefore(head, other) && comesBefore(other, element) && shownAt(other)));
};

// A place is its words, and whether the sentence leads from it by “beside”, “under” or “in”.
// Of several, those in the innermost place; an outer place holds the inner one, so depth decides.
const inPlaces = (targets, places, look = words) => {
  let left = targets;
  for (const [place, near] of places) {
    const inside = inPlace(left, place, near, look);
    left = inside.length || !leadsHere(place, near) ? inside : left;
  }
  return left;
};

const inPlace = (targets, place, near, look) => {
  const inRow = near === "beside" || near === "row" ? beside(targets, place, look) : [];
  if (near === "beside" || inRow.length) return inRow;
  if (near === "opened") return targets.filter((target) => came(elementOf(target)));
  const heads = near === "under" ? headingsOf(place, look) : [];
  const headed = targets.filter((target) => headedBy(target, heads));
  const held = inInnermost(heads.length ? headed : targets, place, look, near);
  const left = held.length || !heads.length ? held : headed;
  // Of several in one place, such as two lists beside each other, the one that the words stand above.
  const below = near === "under" && left.length > 1 ? left.filter((target) => look(document.body, place).some((head) => isBelow(target, head))) : [];
  return below.length ? below : left;
};

const inInnermost = (targets, place, look, near) => {
  const held = targets.map((target) => [target, placeAround(target, place, look, near)]).filter(([, around]) => around);
  return held.filter(([, a]) => !held.some(([, b]) => b !== a && contains(a, b))).map(([target]) => target);
};

// The same, of the row, group or region that was named before it; what it stands beside or under is anywhere on the page.
const placeWords = (index, place) => words(placeAround(kept[index], place, words) || document.body, place);
