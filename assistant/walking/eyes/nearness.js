// Which words are the label of a control to the eye where nothing links them: those beside it, or above it.

const NEARBY = "input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), select, textarea, [role=textbox], [role=searchbox], [role=combobox], [role=listbox], [role=spinbutton], [role=slider], [role=checkbox], [role=radio], [role=switch], [aria-haspopup=listbox], [contenteditable]:not([contenteditable=false])";
const BOX = "input[type=checkbox], input[type=radio], [role=checkbox], [role=radio], [role=switch]";
const FURTHEST = { left: 320, right: 60, above: 1.5 };  // CSS pixels; lines
const INDENT = 40;  // CSS pixels between the left edges of a label and the field below it

const boxAround = (rects) => new DOMRect(...Object.values(around(rects)));

// Where words are read from right to left, a page is looked at as in a mirror.
const mirrored = (rect, control) => (getComputedStyle(control).direction === "rtl" ? new DOMRect(-rect.right, rect.y, rect.width, rect.height) : rect);

// Text that nothing of the page divides: [from, to] of the painted letters.
const phrases = () => {
  const paint = painted();
  if (paint.phrases) return paint.phrases;
  const ends = BLOCK | PICTURE | BREAK | APART | FIELD;
  paint.phrases = [];
  paint.gaps.forEach((gap, i) => {
    const last = paint.phrases[paint.phrases.length - 1];
    if (!last || gap & ends) paint.phrases.push([i, i + 1]);
    else last[1] = i + 1;
  });
  return paint.phrases;
};

// The same of one element, as words, without what stands in elements that are left out.
const phrasesIn = (element, leftOut = () => false) => {
  const paint = painted(), [from, to] = paint.spans.get(element) ?? [0, 0];
  const own = phrases().filter(([first, end]) => first >= from && end <= to && !leftOut(paint.places[first].element));
  return own.map(([first, end]) => saidBetween(paint, first, end));
};

const isSigns = ([first, end]) => SIGNS.test(painted().letters.slice(first, end));

// Whether words are all that stands there, but for signs: no part of a sentence.
const standsAlone = (range) => {
  if (range.field) return true;
  const all = painted(), end = range.start + range.found.length;
  const [before, after] = [range.start, end - 1].map((i) => phrases().find(([a, b]) => a <= i && i < b));
  return SIGNS.test(all.letters.slice(before[0], range.start)) && SIGNS.test(all.letters.slice(end, after[1]));
};

// Whether nothing lies over it, as far as the window shows it.
const isBare = (element, rect) => !inPicture(rect) || hit(rect, element);

// The boxes of all phrases and fields that are painted, each with what it is.
const standing = () => {
  const paint = painted();
  if (paint.standing) return paint.standing;
  const texts = phrases().filter((one) => !isSigns(one)).map(([first, end]) => {
    const rects = new Words(lettersFrom(paint, first, end), first).getClientRects();
    const shown = [...rects].filter((r) => r.width > 1 && r.height > 1);
    return shown.some((rect) => isBare(paint.places[first].element, rect)) ? { first, end, rect: boxAround(shown) } : null;
  }).filter(Boolean);
  const fields = all(NEARBY).flatMap((control) => {
    const { press, rects } = faceOf(control);
    return !hidden(press) && rects.some((rect) => [control, press, ...labelsOf(control)].some((e) => isBare(e, rect))) ? [{ control, rect: boxAround(rects), box: control.matches(BOX) }] : [];
  });
  paint.standing = { texts, fields: fields.filter(({ control }) => !fields.some((other) => other.control !== control && contains(control, other.control))) };
  return paint.standing;
};

const overlap = (a1, a2, b1, b2) => Math.min(a2, b2) - Math.max(a1, b1);
const onOneLine = (a, b) => overlap(a.top, a.bottom, b.top, b.bottom) >= Math.min(a.height, b.height) / 2;

const isBlocked = (left, top, right, bottom, own, control) => {
  const { texts, fields } = standing(), inside = (box, rect = mirrored(box, control)) => overlap(left, right, rect.left, rect.right) > 2 && overlap(top, bottom, rect.top, rect.bottom) > 2;
  return texts.some(({ first, end, rect }) => (end <= own.start || first >= own.end) && inside(rect) && !contains(control, painted().places[first].element))
    || fields.some((other) => other.control !== control && inside(other.rect));
};

const cellOf = (element) => closest(element, "td, th");

// What says its own name: its words are no other's.
const NAMES_ITSELF = "button, option, [role=button], [role=tab], [role=option], [role=menuitem], [role=menuitemcheckbox], [role=menuitemradio], [role=checkbox], [role=radio], [role=switch]";
const ASIDE = "nav, aside, [role=navigation], [role=complementary], [role=banner], [role=contentinfo], [role=menu], [role=menubar], [role=tree]";
const LEADS_ON = "a[href], [role=link], [role=menuitem], [role=treeitem]";

// How many other words around these stand above or below a field that they do not hold.
const othersAround = (own, control, field) => {
  let branch = own.element;
  if (contains(branch, control)) return 0;
  for (let e = parentOf(branch); e && !contains(e, control); e = parentOf(e)) branch = e;
  const [from, to] = painted().spans.get(branch) ?? [0, 0];
  return standing().texts.filter(({ first, end, rect }) => first >= from && end <= to && (end <= own.start || first >= own.end) && (rect.bottom <= field.top || rect.top >= field.bottom)).length;
};

// How far, in CSS pixels, words may stand from a field as its label; below 0 where they may not at all: an entry of a menu
// or of a column beside the page has no part in it. Links, and words with others above and below them, are labels when near.
const reachOf = (own, control, field, sameRow) => {
  const aside = closest(own.element, ASIDE);
  if (aside && !contains(aside, control)) return -Infinity;
  const leadsOn = !closest(own.element, "label") && (closest(own.element, LEADS_ON) || getComputedStyle(own.element).cursor === "pointer");
  const several = othersAround(own, control, field) > 1;
  if (leadsOn && several) return -Infinity;
  return sameRow ? Infinity : leadsOn || several ? FURTHEST.right : FURTHEST.left;
};

// How far words are from a field whose label they could be; Infinity where they are none of it.
const distance = (own, { control, rect: lies, box }) => {
  const [text, rect] = [own.rect, lies].map((each) => mirrored(each, control)), one = cellOf(own.element), other = cellOf(control);
  if (one && closest(one, "table") !== closest(control, "table")) return Infinity;
  const sameRow = one && other && one !== other && one.parentNode === other.parentNode;
  if (onOneLine(text, rect) || (sameRow && one.cellIndex < other.cellIndex)) {
    const top = Math.max(Math.min(text.top, rect.top), rect.top), bottom = rect.bottom;
    if (rect.left >= text.right - 2) {
      const gap = rect.left - text.right;
      if (gap > FURTHEST.left && !sameRow) return Infinity;
      return isBlocked(text.right, top, rect.left, bottom, own, control) || gap > reachOf(own, control, lies, sameRow) ? Infinity : gap + (box ? FURTHEST.right : 0);
    }
    if (box && rect.right <= text.left + 2 && !own.opens) {
      const gap = text.left - rect.right;
      return (gap > FURTHEST.right && !sameRow) || isBlocked(rect.right, top, text.left, bottom, own, control) || reachOf(own, control, lies, sameRow) < 0 ? Infinity : gap;
    }
    return Infinity;
  }
  const below = rect.top - text.bottom, within = overlap(text.left, text.right, rect.left, rect.right) >= 0.8 * text.width;
  if (below < -2 || below > FURTHEST.above * text.height || !(Math.abs(rect.left - text.left) <= INDENT || within)) return Infinity;
  if (hasOther(own, rect, control) || reachOf(own, control, lies, false) < 0) return Infinity;
  return isBlocked(Math.min(text.left, rect.left), text.bottom, Math.max(text.right, Math.min(rect.right, text.right)), rect.top, own, control) ? Infinity : below + FURTHEST.left;
};

// Whether other words stand close to a field on its left: then those above it are not its label.
const hasOther = (own, rect, control) => standing().texts.map((one) => ({ ...one, rect: mirrored(one.rect, control) })).some(({ first, end, rect: text }) => (end <= own.start || first >= own.end) && onOneLine(text, rect)
  && text.right <= rect.left + 2 && rect.left - text.right <= 60 && !closest(painted().places[first].element, "label, button") && !isBlocked(text.right, rect.top, rect.left, rect.bottom, { start: first, end }, control));

// The fields of a column whose head says these words.
const inColumn = (own, fields) => {
  const head = closest(own.element, "th, thead td"), table = head && closest(head, "table");
  if (!table || head.scope === "row") return [];
  return fields.filter(({ control }) => { const cell = cellOf(control); return cell && cell !== head && closest(cell, "table") === table && cell.cellIndex === head.cellIndex && cell.parentNode !== head.parentNode; });
};

// A field whose own label is painted needs no other words.
const isLabelled = (control) => labelsOf(control).some((label) => lettersIn(label) && shownAt(label)) || (NAMED_BY_ITSELF.test(roleOf(control)) && lettersIn(control) > 0);

// For each field that nothing else names: the words that are its label to the eye, where they are these. Words belong to the
// nearest field alone.
const owners = (wanted) => {
  const found = new Map(), texts = hits(wanted).filter((range) => (rangeSeen(range) || offPicture(range)) && standsAlone(range) && !closest(holder(range), NAMES_ITSELF));
  if (!texts.length) return found;
  const fields = standing().fields.filter(({ control }) => !isLabelled(control));
  for (const range of texts) {
    const label = closest(holder(range), "label");
    if (label && label.control && faceOf(label.control).rects.length) continue;
    const all = painted(), end = range.start + range.found.length, rect = boxAround(rectangles(range));
    const own = { start: range.start, end, rect, element: holder(range), opens: all.letters[end] === ":" };
    const near = fields.map((field) => [distance(own, field), field]).filter(([far]) => far < Infinity).sort(([a], [b]) => a - b);
    const owned = near.length ? [near[0][1]] : inColumn(own, fields);
    owned.forEach(({ control }) => found.has(control) || found.set(control, range));
  }
  return found;
};

// What a reader may call a field that nothing names: the words that are nearest to it, and to no other field.
const wordsNear = (control) => {
  const paint = painted(), { texts, fields } = standing(), field = fields.find((one) => one.control === control);
  if (!field || isLabelled(control)) return [];
  const near = texts.map(({ first, end, rect }) => {
    const said = new Words(lettersFrom(paint, first, end), first).toString().replace(/\s+/g, " ").replace(/\s*[*:]\s*$/, "").trim();
    return [distance({ start: first, end, rect, element: paint.places[first].element, opens: paint.letters[end] === ":" }, field), said];
  });
  return near.filter(([far, said]) => far < Infinity && owners(said).has(control)).sort(([a], [b]) => a - b).map(([, said]) => said);
};
