// Controls that show no words, only a sign: what they are called by, and which of that a tip shows under the mouse.

const WORD_LETTER = /[\p{L}\p{N}]/u;
const BEYOND = 3;  // elements around a control whose tip is still its own

const saysAWord = (element) => {
  const [from, to] = painted().spans.get(element) ?? [0, 0];
  return WORD_LETTER.test(painted().letters.slice(from, to)) || (element.matches(FACES) && WORD_LETTER.test(shownIn(element)));
};

// What is pressed, and says no word to the eye, as a picture of words does.
const isIcon = (control) => !saysAWord(control) && !labelsOf(control).some((label) => saysAWord(label) && shownAt(label))
  && ![control, ...control.querySelectorAll("img[alt]")].some(({ alt }) => alt && pictureSays(control, alt));

const svgTitleOf = (element) => [...element.children].find((one) => one.localName === "title" && element.namespaceURI !== document.body.namespaceURI)?.textContent ?? null;
const ownTip = (element) => svgTitleOf(element) ?? element.getAttribute("title");

// The tip that the browser shows where the mouse rests on the middle of it.
const browsersTip = (icon) => {
  const [rect] = standsAt(icon), top = rect && topAt(rect.left + rect.width / 2, rect.top + rect.height / 2);
  const line = lineOf(top && contains(icon, top) ? top : icon).reverse();
  return line.slice(0, line.indexOf(icon) + BEYOND).map(ownTip).find((said) => said !== null) ?? "";
};

// All that it is called by who hears the page, and all tips of it.
const callings = (icon) => [nameOfControl(icon).name, browsersTip(icon), ...[icon, ...below(icon)].flatMap((e) => [ownTip(e), e.getAttribute("aria-label"), e.getAttribute("alt")])];

// What a page may show as a tip of its own, which nobody knows before the mouse rests there.
const pagesTips = (icon) => [...icon.attributes].filter(({ name }) => name.startsWith("data-")).map(({ value }) => value);

const isCalled = (said, wanted) => said.some((one) => one && unmarkedName(one) === unmarkedName(wanted));

// What is pressed at a sign: a control of the kind that is asked for, or the outermost sign that can be clicked.
const pressedAt = (element, own) => {
  let found = null;
  for (let e = element; e && e !== document.body; e = parentOf(e)) {
    if (own.has(e)) return e;
    if (INTERACTIVE.test(roleOf(e))) return null;
    if (isClickable(e) && isIcon(e)) found = e;
  }
  return found;
};

const icons = ({ controls, roles }) => {
  if (!roles.includes("button")) return [];
  const own = new Set(controls), signs = all("[title], [aria-label], [alt], svg").map((e) => pressedAt(e, own)).filter(Boolean);
  return [...new Set([...controls, ...signs])].filter(isIcon);
};

const iconsCalled = (given, names = callings) => icons(given).filter((icon) => isCalled(names(icon), given.wanted)).map((control) => ({ control, says: 2, seen: () => true }));

const tipsSeen = new Set();  // words that a page has painted while the mouse rested on an icon

// By the name of an icon, where the sentence says that it is one.
const byIcon = (given) => iconsCalled(given, tipsSeen.has(given.wanted) ? (icon) => [...callings(icon), ...pagesTips(icon)] : callings);

// By a tip. Of several that are called alike none is meant, whichever of them has one.
const byTip = (given) => {
  const found = byIcon(given);
  return tipsSeen.has(given.wanted) || found.some(({ control }) => isCalled([browsersTip(control)], given.wanted)) ? found : [];
};

// Icons that these words may lead to, by what nobody sees, and how many of them who hears the page knows by these words.
const unseenIcons = (given, places) => {
  const found = iconsCalled(given, (icon) => [...callings(icon), ...pagesTips(icon)]).filter(({ control }) => controlSeen(control));
  const there = innermost(inPlacesOf(found, places, words)).map(({ control }) => control);
  return { icons: there.map(keep), heard: there.filter((icon) => isCalled(callings(icon), given.wanted)).length };
};

// How often these words are painted now, also where they let the mouse through, and where style writes them for an icon.
const paintedTips = (icon, wanted) => {
  const isPainted = (e, style) => !hidden(e) && style.visibility === "visible" && style.display !== "none" && Number(style.opacity) >= LEAST_OPACITY;
  const written = ranges(document.body, wanted).filter((range) => rectangles(range).some(inPicture) && !hidden(holder(range)));
  const styled = [icon, ...below(icon)].flatMap((e) => ["::before", "::after"].map((which) => [e, which, getComputedStyle(e, which)]))
    .filter(([e, which, style]) => isPainted(e, style) && plainly(new Styled(e, which, style).text) === plainly(wanted));
  return written.length + styled.length;
};

// Whether more is painted of these words than before the mouse came; from then on a sentence may call icons by them.
const beforeTip = new WeakMap();
const awaitTip = (index, wanted) => { beforeTip.set(kept[index], paintedTips(kept[index], wanted)); };
const hasTip = (index, wanted) => {
  const shows = paintedTips(kept[index], wanted) > beforeTip.get(kept[index]);
  if (shows) tipsSeen.add(wanted);
  return shows;
};
