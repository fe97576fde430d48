// What a reader may call a control, and what the row, group or region around it is known by.

const eyes = window.__assistant;
const LONGEST = 80;  // characters of a name that tells one place from another, or of a message
const MOST_PHRASES = 3;  // of what says several things, such as a menu's entry with a number behind it
const SIGNS = "[\\s*:|•·»«›‹†‡\\p{So}\\p{Sm}\\p{Co}]+";
const AROUND = new RegExp(`^${SIGNS}|${SIGNS}$`, "gu");

const EDITABLE = "[contenteditable]:not([contenteditable=false])";
const TYPED_IN = `input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=reset], [type=image], [type=hidden], [type=file]), textarea, ${EDITABLE}`;
const PRESSED = "a[href], area[href], button, summary, input[type=submit], input[type=button], input[type=reset], input[type=image], [role=button], [role=link], [role=tab], [role=menuitem], [role=menuitemcheckbox], [role=menuitemradio], [role=option], [role=treeitem]";
const BOX = "input[type=checkbox], input[type=radio], [role=checkbox], [role=radio], [role=switch]";
const LIST = "[role=combobox], [role=listbox], [aria-haspopup=listbox], [aria-autocomplete]:not([aria-autocomplete=none]), input[list]";
const TRAINING = "[aria-label='Training simulation'], [aria-label='Training bar'], [data-simulation]";  // the portal's own, and no part of it

const folded = (text) => (text || "").replace(eyes.UNSEEN, "").replace(/\s+/g, " ").trim();
const unmarked = (text) => folded(text).replace(/\s*[*:]$/, "").trim();
const painted = (e) => (e.isConnected && document.body ? unmarked(eyes.paintedText(e)) : "");
const texts = (elements) => elements.map((e) => painted(e) || unmarked(e.innerText || e.textContent));
const byIds = (e, name) => (e.getAttribute(name) || "").split(/\s+/).filter(Boolean).map((id) => e.getRootNode().getElementById?.(id)).filter(Boolean);
const some = (words) => [...new Set(words.filter(Boolean))];

// From a thing outward, out of components too.
const outward = (e) => {
  const line = [];
  for (let one = e; one; one = eyes.parentOf(one)) line.push(one);
  return line;
};
const up = (e, selector) => outward(e).find((one) => one.matches(selector)) ?? null;

const isNative = (e) => /^(input|select|textarea)$/.test(e.localName);
const isList = (e) => e.matches(LIST);

// A list in its own label says all its options, and none of them is its name.
const labelText = (label) => {
  const seen = painted(label);
  if (seen || !label.querySelector("select")) return seen || unmarked(label.innerText || label.textContent);
  const copy = label.cloneNode(true);
  copy.querySelectorAll("select, script, style").forEach((e) => e.remove());
  return unmarked(copy.textContent);
};

const labelsOf = (e) => [...byIds(e, "aria-labelledby"), ...(e.labels || [])];

// A drawn list often has its label linked to a field that it hides in itself, or beside itself.
const partsOf = (e) => (isList(e) ? [e, ...e.querySelectorAll("input, select, [role=combobox]"), ...hiddenSelects().filter((list) => eyes.listFace(list).contains(e))] : [e]);
const hiddenSelects = () => [...document.querySelectorAll("select")].filter((list) => !(list.getBoundingClientRect().width > 4 && list.checkVisibility({ opacityProperty: true, visibilityProperty: true })));

// What a reader may call a control, the likeliest first. Without the signs around words is plainer; what only a screen
// reader says comes last.
const namesOf = (e) => {
  const own = e.matches(`${TYPED_IN}, select, ${LIST}`) || (e.matches(BOX) && isNative(e)) || e.isContentEditable || e.matches("input[type=file]") ? [] : [painted(e), unmarked(e.innerText), ...eyes.phrasesIn(e).slice(0, MOST_PHRASES).map(unmarked)];
  const said = [
    ...partsOf(e).flatMap(labelsOf).map(labelText),
    e.matches("input[type=submit], input[type=button], input[type=reset]") ? folded(e.value) : "",
    ...own, unmarked(e.getAttribute("aria-label")), ...partsOf(e).flatMap(eyes.wordsNear), unmarked(e.title), unmarked(e.placeholder), unmarked(e.alt),
    ...(own.length && !own[0] ? [...e.querySelectorAll("img[alt]")].map((one) => unmarked(one.alt)) : []),
    ...(own.length && eyes.isIcon(e) ? eyes.callings(e).map(unmarked) : []),
    isList(e) && !isNative(e) ? painted(e) : "",
  ];
  return some(said.flatMap((words) => [words.replace(AROUND, ""), words]));
};

// A line of a row may end with the control's own words, which tell it from no other.
const without = (line, own) => [...own].reduce((left, name) => (left.endsWith(` ${name}`) ? left.slice(0, -name.length).trim() : left), line);

const ROW = "tr, li, dl > div, [role=row], [role=listitem]";

// What a row, group or region around it is known by, from the inside out: [words, how a sentence leads there].
const placesOf = (e) => {
  const found = [], own = new Set(namesOf(e));
  const places = outward(e).filter((one) => one !== document.body && one !== document.documentElement);
  const plain = places.filter((one) => one.matches(eyes.PLACES)), cards = places.filter((one) => !plain.includes(one) && isCard(one));
  for (const place of [...plain, ...cards]) {
    const headings = [...place.querySelectorAll("legend, caption, h1, h2, h3, h4, h5, h6, [role=heading]")];
    const firsts = [...place.querySelectorAll("th, dt, td, strong, b, label")];
    const row = place.matches(ROW) || !place.matches(eyes.PLACES);
    const lines = row ? place.innerText.split(/[\n\t]/).flatMap((line) => [without(unmarked(line), own), unmarked(line)]) : [];
    const inside = place.matches("dialog, [role=dialog]") ? "in" : "under";
    const named = [...texts(byIds(place, "aria-labelledby")), unmarked(place.getAttribute("aria-label"))];
    // In a row, what stands beside the control says more than a heading above the row; a group is known by its heading.
    const known = row
      ? [...texts(firsts).map((w) => [w, "beside"]), ...lines.map((w) => [w, "beside"]), ...texts(headings).map((w) => [w, "under"]), ...lines.map((w) => [w, "in"])]
      : [...named.map((w) => [w, inside]), ...texts(headings).map((w) => [w, inside])];
    // Words of its own tell nothing apart, and long ones read badly. The limits keep a page of a thousand rows quick.
    for (const [words, where] of known.slice(0, 16))
      if (words && words.length <= LONGEST && !own.has(words) && !found.some(([w, near]) => w === words && near === where)) found.push([words, where]);
  }
  return found.slice(0, 40);
};

// A row or a card that no element says to be one: it is one of several that are made alike.
const isCard = (e) => {
  const alike = (other) => other && other.localName === e.localName && other.className === e.className && other.children.length === e.children.length;
  return e.matches("div, article, section, dd") && e.children.length > 1 && (alike(e.previousElementSibling) || alike(e.nextElementSibling));
};
