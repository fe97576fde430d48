// The words of a page as they are painted: which letters stand where, and which of them a person can read.

const transformed = (text, element) => {
  const how = getComputedStyle(element).textTransform;
  if (how === "uppercase") return text.toUpperCase();
  if (how === "lowercase") return text.toLowerCase();
  if (how === "capitalize") return text.replace(/(^|[^\p{L}\p{N}])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase());
  return text;
};

// All text below a root as one string with white space folded, and where each character stands.
const readable = (root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const characters = [];
  let before = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || parent.closest("script, style, noscript, template, option") || parent.closest(BANNER)) continue;
    if (before && block(parent) !== block(before)) characters.push({ letter: "\n" });  // no words run from one block into the next
    before = parent;
    const text = transformed(node.data, parent);
    const same = text.length === node.data.length;  // “ß” in capitals is “SS”; offsets would then point beside the letters
    [...(same ? text : node.data)].reduce((offset, letter) => {
      characters.push({ letter: /\s/.test(letter) ? " " : letter, node, offset, length: letter.length });
      return offset + letter.length;
    }, 0);
  }
  return characters.filter((c, i) => c.letter !== " " || (i > 0 && characters[i - 1].letter !== " "));
};

// The nearest element around that begins on a line of its own.
const block = (element) => {
  let e = element;
  while (e.parentElement && getComputedStyle(e).display.startsWith("inline")) e = e.parentElement;
  return e;
};

const wordCharacter = (letter) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

// Ranges of exactly these words, whole and in this case, whether seen or not.
const ranges = (root, words) => {
  const characters = readable(root), letters = characters.map((c) => c.letter), wanted = [...words];
  const found = [];
  for (let start = 0; start + wanted.length <= letters.length; start += 1) {
    const end = start + wanted.length;
    if (!wanted.every((letter, i) => letters[start + i] === letter)) continue;
    if (wordCharacter(wanted[0]) && wordCharacter(letters[start - 1])) continue;
    if (wordCharacter(wanted[wanted.length - 1]) && wordCharacter(letters[end])) continue;
    const range = document.createRange(), first = characters[start], last = characters[end - 1];
    if (!first.node || !last.node) continue;  // it begins or ends between two blocks
    range.setStart(first.node, first.offset);
    range.setEnd(last.node, last.offset + last.length);
    found.push(range);
  }
  return found;
};

// All of the words must be seen: a line that is cut off, or half covered, cannot be read.
const rangeSeen = (range) => {
  const start = range.startContainer.parentElement, element = holder(range), rects = rectangles(range);
  return rects.length > 0 && !hidden(start) && !invisibleInk(start) &&
    rects.every(inPicture) && rects.every((rect) => hit(rect, element));
};

const holder = (range) => {
  const node = range.commonAncestorContainer;
  return node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
};

const words = (root, wanted) => ranges(root, wanted).filter(rangeSeen);

// A label or a line that says these words and no others, but for a mark of what is required.
const saysOnly = (range, wanted) => (holder(range).innerText ?? holder(range).textContent).replace(/\s+/g, " ").replace(/\s*[*:]?\s*$/, "").trim() === wanted;

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
