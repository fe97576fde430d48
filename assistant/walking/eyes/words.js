// The words of a page as they are painted: which letters stand where, what is read between them, and what a person can read.

// Marks that a writer of a sentence and a page may set differently, and a reader takes for the same.
const SAME = { "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "“": "\"", "”": "\"", "„": "\"", "″": "\"", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "…": "...", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl" };
const folded = (letter) => SAME[letter] ?? (/[^\x20-\x7e]/.test(letter) ? letter.normalize("NFC").replace(UNSEEN, "") : letter);
const LETTERS = /\P{M}\p{M}*|\p{M}+/gsu;  // with their accents
const ICON = /\p{Co}/u;  // fonts of icons have their signs where no letter is
const ICON_FONT = /icon|symbol|glyph|awesome/i;
const WORD_BEGINS = /(?<![\p{L}\p{N}\p{M}]|[\p{L}\p{N}]['’])\p{L}/gu;

const transformed = (text, element, how = getComputedStyle(element).textTransform) => {
  if (how === "uppercase") return text.toUpperCase();
  if (how === "lowercase") return text.toLowerCase();
  if (how === "capitalize") return text.replace(WORD_BEGINS, (letter) => letter.toUpperCase());
  return text;
};

// What lies between two letters: the end of an element, white space, and so on.
const [CROSSED, BLANK, BLOCK, PICTURE, BREAK, APART, FIELD] = [1, 2, 4, 8, 16, 32, 64];
const SILENT = new Set(["script", "style", "noscript", "template", "option", "optgroup", "datalist", "head"]);
const PICTURES = new Set(["img", "svg", "canvas", "video", "audio", "iframe", "object", "embed", "progress", "meter"]);
const TYPED_NAMES = new Set(["input", "select", "textarea"]);
const TYPED = "input:not([type=hidden]), select, textarea";
const CELLS = /^(table-(?!.*group)|table$|list-item)/;

const CLIPPED_AWAY = /^rect\([01]px,? [01]px,? [01]px,? [01]px\)/;

const isAway = (element, style) => {
  const held = style.overflowX !== "visible" || style.clipPath !== "none";
  if (!held && !/absolute|fixed/.test(style.position)) return false;
  const { width, height, right, bottom } = element.getBoundingClientRect();
  return (held && width <= 1 && height <= 1) || /inset\((50|100)%/.test(style.clipPath) || CLIPPED_AWAY.test(style.clip)
    || (/absolute|fixed/.test(style.position) && width > 0 && (right + scrollX <= 0 || bottom + scrollY <= 0));
};

// How wide a text is up to one of its letters, as a style paints it; and then how high a line of it.
const widthIn = (style, text) => {
  MEASURE.font = style.font;
  MEASURE.letterSpacing = style.letterSpacing === "normal" ? "0px" : style.letterSpacing;
  return (end) => MEASURE.measureText(text.slice(0, end)).width;
};
const lineHeight = () => {
  const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = MEASURE.measureText("H");
  return up + down;
};

// Words that style writes before or behind an element's own, with the place where they ought to stand.
class Styled {
  constructor(element, which, style) {
    [this.element, this.which, this.style] = [element, which, style];
    this.text = [...style.content.split(" / ")[0].matchAll(/"((?:[^"\\]|\\.)*)"|attr\(([\w-]+)\)|[\w-]+\([^)]*\)/g)]
      .map(([, said, name]) => (said !== undefined ? said.replace(/\\(["\\])/g, "$1") : name ? element.getAttribute(name) ?? "" : "\uE000")).join("");
  }

  // From one letter of it to another, in CSS pixels of the window.
  box(from, to) {
    const { style, element, which } = this, size = (name) => parseFloat(style[name]) || 0;
    const text = transformed(this.text, element, style.textTransform), width = widthIn(style, text);
    const own = document.createRange(), after = which === "::after";
    own.selectNodeContents(element);
    const rects = style.display.startsWith("inline") ? rectangles(own) : [], line = rects[after ? rects.length - 1 : 0];
    const edge = size("marginRight") + size("paddingRight") + size("borderRightWidth"), begin = size("marginLeft") + size("paddingLeft") + size("borderLeftWidth");
    if (line) {
      const left = after ? line.right + begin : line.left - edge - width(text.length);
      return new DOMRect(left + width(from), line.top, width(to) - width(from), line.height);
    }
    const around = element.getBoundingClientRect(), outer = getComputedStyle(element), pad = (side) => parseFloat(outer[`padding${side}`]) + parseFloat(outer[`border${side}Width`]);
    const room = around.width - pad("Left") - pad("Right") - begin - edge - width(text.length);
    const shift = /center/.test(outer.textAlign + outer.justifyContent) ? room / 2 : /right|end/.test(outer.textAlign) ? room : 0;
    const height = lineHeight();
    const middle = style.display.startsWith("inline") || !rectangles(own).length ? around.top + around.height / 2
      : after ? around.bottom - pad("Bottom") - height / 2 : around.top + pad("Top") + height / 2;
    return new DOMRect(around.left + pad("Left") + begin + shift + width(from), middle - height / 2, width(to) - width(from), height);
  }
}

const styledWords = (element, which) => {
  const style = getComputedStyle(element, which);
  if (/^(none|normal)$/.test(style.content) || style.display === "none" || style.visibility !== "visible" || Number(style.opacity) < LEAST_OPACITY) return null;
  return /absolute|fixed/.test(style.position) ? null : new Styled(element, which, style);
};

// A word that its font draws as one sign, such as “search” for a lens. Such a font stands first: many pages name one for symbols at the end.
const isSign = (node, { fontFamily }) => ICON_FONT.test(fontFamily.split(",")[0]) && /^\s*[a-z0-9_]+\s*$/.test(node.data);

// Whether any style sheet writes words or draws boxes before or behind elements: to ask every element takes long.
const sheets = new WeakMap();
const writes = (sheet) => {
  let rules = null;
  try { rules = sheet.cssRules; } catch { return true; }  // of another host, and closed to us
  const before = sheets.get(sheet);
  if (before?.count === rules.length) return before.writes;
  const found = [...rules].some((rule) => rule.styleSheet ? writes(rule.styleSheet) : /content:/.test(rule.cssText));
  sheets.set(sheet, { count: rules.length, writes: found });
  return found;
};
const isWrittenByStyle = () => roots().some((root) => [...root.styleSheets, ...root.adoptedStyleSheets].some(writes)) || !!document.querySelector("q");

// All letters of the document as they are painted, one behind the other without spaces; for each in what it stands and where
// there, and what lies before it; for each element from which letter to which its own go.
const paint = () => {
  const all = { letters: "", places: [], offsets: [], lengths: [], gaps: [], spans: new Map(), read: new Map(), hits: new Map() };
  const letters = [], styled = isWrittenByStyle();
  let gap = 0;
  const put = (letter, place, offset, length) => {
    for (let i = 0; i < letter.length; i += 1) {
      letters.push(letter[i]);
      all.places.push(place), all.offsets.push(offset), all.lengths.push(length), all.gaps.push(i ? 0 : gap);
      gap = 0;
    }
  };
  const blank = (letter, { style }) => {
    gap |= letter === "\n" && /^(pre|break-spaces)/.test(style.whiteSpace) ? BREAK | CROSSED | BLANK : BLANK;
  };
  const spell = (text, how, place) => {
    if (how === "none" && !/[^\x20-\x7e\n]/.test(text)) {  // most texts
      for (let i = 0; i < text.length; i += 1) (text[i] === " " || text[i] === "\n" ? blank(text[i], place) : put(text[i], place, i, 1));
      return;
    }
    const begins = how === "capitalize" ? new Set([...text.matchAll(WORD_BEGINS)].map((found) => found.index)) : null;
    for (const { 0: letter, index } of text.matchAll(LETTERS)) {
      if (/\s/.test(letter)) blank(letter, place);
      else if (ICON.test(letter)) gap |= PICTURE | CROSSED;
      else put(folded(begins ? (begins.has(index) ? letter.toUpperCase() : letter) : transformed(letter, place.element, how)), place, index, letter.length);
    }
  };
  const visit = (node, parent, style, opacity) => {
    if (node.nodeType === Node.ELEMENT_NODE) enter(node, opacity);
    else if (node.nodeType === Node.TEXT_NODE && node.data) {
      if (!/\S/.test(node.data)) gap |= /\n/.test(node.data) ? (blank("\n", { style }), 0) : BLANK;
      else if (style.visibility !== "visible" || style.fontSize === "0px") return;
      else if (isSign(node, style)) gap |= PICTURE | CROSSED;
      else spell(node.data, style.textTransform, { node, element: parent, style });
    }
  };
  const write = (element, which) => {
    const part = styledWords(element, which);
    if (part) spell(part.text, part.style.textTransform, { part, element, style: part.style });
  };
  const enter = (element, above) => {
    const name = element.localName;
    if (name === "br") { gap |= BREAK | CROSSED; return; }
    if (name === "wbr" || ((element.hasAttribute("aria-label") || element.hasAttribute("data-simulation")) && element.matches(SIMULATED))) return;
    const style = getComputedStyle(element), { display } = style, opacity = above * Number(style.opacity);
    if (display === "none" || opacity < LEAST_OPACITY || isAway(element, style) || style.contentVisibility === "hidden") return;
    const from = letters.length, inline = display === "inline";
    const lies = CROSSED | (inline || /^(inline|contents|ruby)/.test(display) ? 0 : CELLS.test(display) || name === "dt" || name === "dd" ? BLOCK | APART : BLOCK)
      | (name === "button" || (!inline && (element.matches("[role=button]") || (display.startsWith("inline") && drawsItself(style)))) ? FIELD : 0);
    gap |= lies;
    if (TYPED_NAMES.has(name)) gap |= element.getClientRects().length ? PICTURE | FIELD : 0;
    else if (PICTURES.has(name) && !(name === "svg" && element.querySelector("text"))) gap |= rectangles(element).length ? PICTURE : 0;
    else if (!SILENT.has(name) && !(name === "title" || name === "desc")) {
      if (styled) write(element, "::before");
      for (const child of childrenOf(element)) if (name !== "details" || element.open || child.localName === "summary") visit(child, element, style, opacity);
      if (styled) write(element, "::after");
    }
    gap |= lies;
    all.spans.set(element, [from, letters.length]);
  };
  enter(document.body, 1);
  all.letters = letters.join("");
  return all;
};

// Letters from one to another, each with what it stands in.
const lettersFrom = (all, from, to) => {
  const found = [];
  for (let i = from; i < to; i += 1) found.push({ ...all.places[i], offset: all.offsets[i], length: all.lengths[i] });
  return found;
};

// One painting serves all that is asked in one go.
let painting = null;
const painted = () => {
  if (!painting) {
    painting = paint();
    queueMicrotask(() => { painting = null; });
  }
  return painting;
};

const letterBox = ({ node, part, offset, length }, last) => {
  if (part) return part.box(offset, offset + length);
  const range = document.createRange();
  range.setStart(node, offset);
  range.setEnd(node, offset + length);
  const rects = [...range.getClientRects()].filter((r) => r.width > 0);
  return rects[last ? rects.length - 1 : 0] ?? null;
};

// Whether a space is read before a letter: true or false, or null where nobody reads from the one before on to it.
const spaceBefore = (all, index) => {
  const gap = all.gaps[index];
  if (!index || gap & APART || (gap & FIELD && gap & PICTURE)) return null;
  if (!(gap & CROSSED)) return !!(gap & BLANK);
  if (gap & BLANK && !(gap & (BLOCK | BREAK | PICTURE))) return true;
  if (!all.read.has(index)) {
    const [one, other] = lettersFrom(all, index - 1, index + 1);
    all.read.set(index, standsApart(letterBox(one, true), letterBox(other, false), gap));
  }
  return all.read.get(index);
};

const standsApart = (one, other, gap) => {
  if (!one || !other) return null;
  const height = Math.min(one.height, other.height), side = Math.max(other.left - one.right, one.left - other.right);
  if (Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) >= height / 2) {
    if ((side > 2 * height || side < -2) && gap & (BLOCK | FIELD)) return null;  // far apart, or one over the other
    return !!(gap & (PICTURE | FIELD)) || side > Math.max(1.5, 0.12 * height);
  }
  return gap & BLOCK && (other.top - one.bottom > 0.6 * height || other.top < one.top) ? null : true;
};

const wordCharacter = (letter) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

// Words of a sentence, folded as the page's are: without spaces, and before which letters there is one.
const squeezed = (words) => {
  const blanks = new Set();
  let letters = "";
  for (const letter of plainly(words)) {
    if (letter === " ") blanks.add(letters.length);
    else letters += letter;
  }
  return { letters, blanks };
};

// Whether these words, and no parts of others, are read from a letter on.
const isRead = (all, start, { letters, blanks }) => {
  const end = start + letters.length;
  for (let i = start + 1; i < end; i += 1) if (all.gaps[i] ? spaceBefore(all, i) !== blanks.has(i - start) : blanks.has(i - start)) return false;
  const joined = (i) => i > 0 && i < all.letters.length && wordCharacter(all.letters[i - 1]) && wordCharacter(all.letters[i]) && (!all.gaps[i] || spaceBefore(all, i) === false);
  return !joined(start) && !joined(end);
};

// Words that were found on the page: a range that also knows of letters that no node of the document has.
class Words extends Range {
  constructor(found, start) {
    super();
    const inText = found.filter(({ node }) => node);
    [this.found, this.start] = [found, start];  // where they begin counts only as long as the painting does
    const first = inText[0], last = inText[inText.length - 1];
    this.apart = !!first && first.node.getRootNode() !== last.node.getRootNode();  // some stand inside a component, some fill its gap
    this.styled = inText.length < found.length || this.apart;
    if (!first) this.selectNodeContents(found[0].element);
    else {
      this.setStart(first.node, first.offset);
      this.setEnd(last.node, last.offset + last.length);
    }
  }

  get commonAncestorContainer() {
    if (!this.apart) return super.commonAncestorContainer;
    const around = (e) => this.found.every(({ element }) => contains(e, element));
    return lineOf(this.found[0].element).reverse().find(around);
  }

  getClientRects() {
    const runs = this.styled ? this.runs() : [];
    return this.styled ? runs.flatMap((run) => (run.part ? [run.part.box(run.from, run.to)] : rangeOf(run))) : super.getClientRects();
  }

  // Its letters by what they stand in: text nodes, or what style writes.
  runs() {
    const runs = [];
    for (const { node, part, element, offset, length } of this.found) {
      const run = runs[runs.length - 1];
      if (run && run.node === node && run.part === part) run.to = Math.max(run.to, offset + length);
      else runs.push({ node, part, element, from: offset, to: offset + length });
    }
    return runs;
  }
}

const rangeOf = ({ node, from, to }) => {
  const range = document.createRange();
  range.setStart(node, Math.min(from, node.length));
  range.setEnd(node, Math.min(to, node.length));
  return [...range.getClientRects()];
};

const hits = (words) => {
  const all = painted();
  if (!all.hits.has(words)) {
    const wanted = squeezed(words), found = [];
    const next = (from) => (wanted.letters ? all.letters.indexOf(wanted.letters, from) : -1);
    for (let start = next(0); start >= 0; start = next(start + 1)) {
      if (isRead(all, start, wanted)) found.push(new Words(lettersFrom(all, start, start + wanted.letters.length), start));
    }
    all.hits.set(words, found);
  }
  return all.hits.get(words);
};

// Ranges of exactly these words, whole and in this case, whether seen or not.
const ranges = (root, words) => {
  const [from, to] = painted().spans.get(root) ?? [0, 0];
  return hits(words).filter(({ start }) => start >= from && start < to);
};

// All of the words must be seen: a line that is cut off, or half covered, cannot be read.
const rangeSeen = (range) => {
  const element = holder(range), rects = rectangles(range);
  return rects.length > 0 && rects.every(inPicture) && rects.every((rect) => hit(rect, element)) && inks(range).every(([e, style]) => !hidden(e) && inkOf(style) >= LEAST_OPACITY);
};

const inkOf = (style) => alpha(style.webkitTextFillColor || style.color);

// The elements in which the words stand, each with the style that paints them.
const inks = (range) => {
  if (!range.found) return [parentOf(range.startContainer) ?? holder(range)].map((e) => [e, getComputedStyle(e)]);
  return [...new Map(range.found.map(({ element, part }) => [part ?? element, [element, part ? part.style : getComputedStyle(element)]])).values()];
};

const holder = (range) => {
  const node = range.commonAncestorContainer;
  return node.nodeType === Node.TEXT_NODE ? parentOf(node) : node.nodeType === Node.ELEMENT_NODE ? node : node.host ?? document.body;
};

// Signs that may stand around words without being any: what is required, arrows, icons.
const SIGNS = /^[*:|•·»«›‹†‡\p{So}\p{Sm}\p{Co}]*$/u;

// How an element says these words: 2 where it says no others but for a mark of what is required, 1 where only signs are
// around them, 0 where it does not. What is `without` is no part of it.
const saying = (element, words, without = []) => {
  const all = painted(), [from, to] = all.spans.get(element) ?? [0, 0], wanted = squeezed(words);
  const left = without.map((e) => all.spans.get(e)).filter((span) => span && span[1] > span[0]);
  const own = left.length ? [...Array(to - from).keys()].map((i) => from + i).filter((i) => !left.some(([a, b]) => i >= a && i < b)) : null;
  if (!wanted.letters.length || to - from < wanted.letters.length || (own ?? all.letters.slice(from, to)).length > wanted.letters.length + 12) return 0;
  const said = own ? own.map((i) => all.letters[i]).join("") : all.letters.slice(from, to), place = said.indexOf(wanted.letters);
  if (place < 0) return 0;
  const around = [said.slice(0, place), said.slice(place + wanted.letters.length)];
  if (!around.every((signs) => SIGNS.test(signs)) || !isRead(all, own ? own[place] : from + place, wanted)) return 0;
  return around.every((signs) => /^[*:]*$/.test(signs)) ? 2 : 1;
};

// A label or a line that says these words and no others, but for a mark of what is required.
const saysOnly = (range, wanted) => saying(holder(range), wanted) === 2 || !!range.field;

// “Email” is the label of that name, not a part of “Confirm Email”.
const mostExact = (found, wanted) => {
  const exact = found.filter((range) => saysOnly(range, wanted));
  return exact.length ? exact : found;
};

const elementOf = (target) => (target instanceof Range ? holder(target) : target);

const textRectangles = (element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  return rectangles(range);
};

// Words that stand in a field, on a button that is one, or that a list has chosen: no node of the document has them.
class Value extends Range {
  constructor(field, style, text, row, from, to) {
    super();
    [this.field, this.style, this.text, this.row, this.from, this.to] = [field, style, text, row, from, to];
    this.selectNode(field);
  }

  get commonAncestorContainer() { return this.field; }

  getClientRects() {
    const box = this.box(this.from, this.to);
    return box ? [box] : [];
  }

  // Null where the text does not fit into its field: then nobody can read all of it.
  box(from, to) {
    const { field, text, style } = this, own = getComputedStyle(field), around = field.getBoundingClientRect();
    const pad = (side) => parseFloat(own[`padding${side}`]) + parseFloat(own[`border${side}Width`]);
    const width = widthIn(style, text), list = field.localName === "select" ? 4 : 0;  // a browser's own space in lists
    const room = around.width - pad("Left") - pad("Right") - list - width(text.length);
    if (room < -1 || !around.width) return null;
    const shift = field.matches(FACES) || own.textAlign === "center" ? room / 2 : /right|end/.test(own.textAlign) ? room : 0;
    const height = lineHeight(), slack = around.height - pad("Top") - pad("Bottom") - height;
    const line = parseFloat(own.lineHeight) || height, several = field.localName === "textarea";
    const top = around.top + pad("Top") + (several ? this.row * line - field.scrollTop + (line - height) / 2 : slack / 2);
    return new DOMRect(around.left + pad("Left") + list + shift + width(from), top, width(to) - width(from), height);
  }

  runs() { return [{ part: this, element: this.field, from: this.from, to: this.to }]; }
}

const FACES = "input[type=submit], input[type=button], input[type=reset]";

// What a field shows, with the style that paints it; nothing where it hides what is typed.
const shownIn = (field) => {
  if (field.localName === "select") return field.multiple || field.size > 1 ? "" : field.selectedOptions[0]?.label.trim() ?? "";
  if (!/^(text|search|tel|url|email|number|textarea|submit|reset|button)$/.test(field.type) || masked(field)) return "";
  const usual = field.hasAttribute("value") ? "" : { submit: "Submit", reset: "Reset" }[field.type];
  return transformed((field.value || field.placeholder || usual || "").trim(), field);
};

// The same words, where they are no text of the page but what a field shows, or a part of a line of it.
const values = (root, words) => {
  const wanted = plainly(words);
  return all(TYPED).filter((field) => contains(root, field)).flatMap((field) => shownIn(field).split("\n").flatMap((shown, row) => {
    const line = plainly(shown), place = line.indexOf(wanted), end = place + wanted.length, whole = line === wanted;
    const joined = (i) => wordCharacter(line[i - 1]) && wordCharacter(line[i]);
    if (!wanted || place < 0 || (!whole && (line.length !== shown.length || joined(place) || joined(end)))) return [];
    return [new Value(field, styleIn(field), shown, row, whole ? 0 : place, whole ? shown.length : end)];
  }));
};

const styleIn = (field) => getComputedStyle(field, !field.value && field.placeholder ? "::placeholder" : null);

const plainly = (words) => [...words.trim().replace(/\s+/g, " ").normalize("NFC")].map(folded).join("");

const words = (root, wanted) => {
  const found = ranges(root, wanted).filter(rangeSeen);
  return found.length ? found : values(root, wanted).filter(rangeSeen);
};

// The letters of a range by what they stand in.
const runs = (range) => range.runs?.() ?? null;
