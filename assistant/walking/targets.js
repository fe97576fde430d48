// What a person would see on the page: which words, which controls, and where they stand.
// Installed once per document as `window.__assistant`; positions are CSS pixels of the window.
(() => {
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [role=tab], [role=menuitem], [role=checkbox], [role=radio], [role=switch], [role=combobox], [role=textbox]";
  const PLACES = "tr, li, dl > div, fieldset, section, form, dialog, details, nav, header, footer, main, article, [role=row], [role=listitem], [role=group], [role=region], [role=dialog], [role=tabpanel], [role=radiogroup], [role=toolbar], [role=menu], [role=navigation]";
  const BANNER = "[aria-label='Training simulation'], [aria-label='Training bar']";  // about the portal, no part of what it copies
  const TABS = "[role=tablist], .tabs";
  const TAB = "[role=tab], .tabs > li";  // one that is not open yet is no link, but a tab to the eye
  const SELECTED_TAB = "[role=tab][aria-selected=true], .tabs [aria-current]";
  const LEAST_OPACITY = 0.1;
  const DOTS = 8;  // what stands for a secret, whatever its length

  const kept = [];

  // Words for screen readers only are by custom clipped to a box of one pixel.
  const rectangles = (target) => [...target.getClientRects()].filter((r) => r.width > 1 && r.height > 1);

  const around = (rects) => {
    const x = Math.min(...rects.map((r) => r.left)), y = Math.min(...rects.map((r) => r.top));
    return {
      x, y,
      width: Math.max(...rects.map((r) => r.right)) - x,
      height: Math.max(...rects.map((r) => r.bottom)) - y,
    };
  };

  // Half a pixel of grace: boxes stand between pixels, and a control at the very edge is whole to the eye.
  const inPicture = (r) => r.left >= -0.5 && r.top >= -0.5 && r.right <= innerWidth + 0.5 && r.bottom <= innerHeight + 0.5;

  // Browsers write a color without its alpha where it is opaque.
  const alpha = (color) => {
    const parts = color.match(/rgba?\(([^)]*)\)/);
    const numbers = parts ? parts[1].split(/[\s,/]+/).map(Number) : [];
    return numbers.length === 4 ? numbers[3] : 1;
  };

  // Opacity is not inherited, but every ancestor's dims what stands in it.
  const faded = (element) => {
    let opacity = 1;
    for (let e = element; e; e = e.parentElement) opacity *= Number(getComputedStyle(e).opacity);
    return opacity < LEAST_OPACITY;
  };

  const hidden = (element) => {
    const style = getComputedStyle(element);
    return style.visibility !== "visible" || style.display === "none" || faded(element);
  };

  // The fill color wins over the color where a page sets both, as for letters cut out of a picture.
  const invisibleInk = (element) => {
    const style = getComputedStyle(element);
    return alpha(style.webkitTextFillColor || style.color) < LEAST_OPACITY;
  };

  // The topmost thing at the middle of a rectangle belongs to the element: nothing covers it. What lets the pointer through
  // is never found there itself, but what holds it is.
  const hit = (rect, element) => {
    const top = document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
    return !!top && (element.contains(top) || (top.contains(element) && getComputedStyle(element).pointerEvents === "none"));
  };

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

  // The words by which a reader knows a control: on it, in its label, or on its face.
  const showsItsName = (control, wanted) => {
    if (/^(submit|button|reset)$/.test(control.type || "") && control.tagName === "INPUT") return control.value.trim() === wanted;
    return [control, ...labelsOf(control)].some((element) => words(element, wanted).length > 0);
  };

  // The nearest row, list item, group, region or dialog around a thing that shows these words too, or bears them as its name.
  // All of a page is a place only by its own heading: whatever it shows somewhere else is no place for what it shows here.
  const placeAround = (target, wanted, look) => {
    let element = target instanceof Range ? holder(target) : target;
    for (element = element.closest(PLACES); element; element = element.parentElement && element.parentElement.closest(PLACES)) {
      const shown = look(element, wanted);
      if ((element.matches("main, [role=main]") ? shown.some((range) => holder(range).closest("h1")) : shown.length) || element.getAttribute("aria-label") === wanted) return element;
    }
    return null;
  };

  const elementOf = (target) => (target instanceof Range ? holder(target) : target);

  // Whether two things stand on one line to the eye: each overlaps at least half of the lower one.
  const sameLine = (one, other) => {
    const [a, b] = [one, other].map((target) => around(rectangles(target).length ? rectangles(target) : [elementOf(target).getBoundingClientRect()]));
    return Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) >= Math.min(a.height, b.height) / 2;
  };

  const HEAD = "dt, th[scope=row], [role=rowheader]";

  // A head and its row: a term has the values up to the next term, a cell its table's row, anything else its line.
  const inRowOf = (head, target) => {
    const one = elementOf(head), other = elementOf(target);
    const term = one.closest("dt");
    if (term) {
      for (let e = term.nextElementSibling; e && e.tagName === "DD"; e = e.nextElementSibling) if (e.contains(other)) return true;
      return term.contains(other);
    }
    const row = one.closest("tr, [role=row]");
    if (row) return row.contains(other);
    const item = one.closest("li, [role=listitem]");
    if (item && item.contains(other) && !item.querySelector("li, tr, dt")) return true;
    return !other.closest("dd, tr, [role=row]") && sameLine(head, target);
  };

  // A term or a row's head that is there twice says two things, and who reads it does not know which is meant.
  const beside = (targets, wanted, look) => {
    const heads = look(document.body, wanted);
    const terms = heads.filter((head) => elementOf(head).closest(HEAD) && saysOnly(head, wanted));
    const rows = terms.filter((head) => targets.some((target) => inRowOf(head, target)));
    if (rows.length && terms.some((head) => !rows.includes(head))) return [];
    return targets.filter((target) => heads.some((head) => inRowOf(head, target)));
  };

  const HEADINGS = "h1, h2, h3, h4, h5, h6, [role=heading]";
  const level = (heading) => Number(heading.getAttribute("aria-level") || heading.tagName[1] || 2);
  const comesBefore = (one, other) => !!(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

  // “CM/ECF account” is the heading of that name, not a part of “Link a CM/ECF account”.
  const headingsOf = (wanted, look) => mostExact(look(document.body, wanted).filter((range) => holder(range).closest(HEADINGS)), wanted)
    .map((range) => holder(range).closest(HEADINGS));

  // Whether a thing stands under one of these headings, and no other of its rank stands between.
  const headedBy = (target, heads) => {
    const element = elementOf(target);
    return heads.some((head) => comesBefore(head, element) && ![...document.querySelectorAll(HEADINGS)].some((other) =>
      other !== head && !other.contains(element) && level(other) <= level(head) && comesBefore(head, other) && comesBefore(other, element) && shownAt(other)));
  };

  // A place is its words, and whether the sentence leads from it by “beside”, “under” or “in”.
  // Of several, those in the innermost place; an outer place holds the inner one, so depth decides.
  const inPlaces = (targets, places, look = words) => {
    let left = targets;
    for (const [place, near] of places) {
      if (near === "beside") {
        left = beside(left, place, look);
        continue;
      }
      const heads = near === "under" ? headingsOf(place, look) : [];
      const headed = left.filter((target) => headedBy(target, heads));
      const held = inInnermost(heads.length ? headed : left, place, look);
      left = held.length || !heads.length ? held : headed;
    }
    return left;
  };

  const inInnermost = (targets, place, look) => {
    const held = targets.map((target) => [target, placeAround(target, place, look)]).filter(([, around]) => around);
    return held.filter(([, a]) => !held.some(([, b]) => b !== a && a.contains(b))).map(([target]) => target);
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

  const boxOf = (target) => {
    if (!target) return null;
    const rects = rectangles(target);
    return rects.length && (target.isConnected ?? holder(target).isConnected) ? around(rects) : null;  // a range knows not whether it is
  };

  const labelBox = (control, wanted) => {
    if (control instanceof Range) return null;
    for (const label of labelsOf(control)) {
      if (label.contains(control)) continue;  // its box would be that of the control and all around it
      const found = words(label, wanted);
      if (found.length) return around(rectangles(label).length ? textRectangles(label) : rectangles(found[0]));
    }
    return null;
  };

  const textRectangles = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return rectangles(range);
  };

  const fieldFor = (range) => {
    const label = holder(range).closest("label");
    return label && label.control && !label.contains(label.control) ? label.control : null;
  };

  // What a term or a row's head says stands beside it: who reads “Account Number” looks at the number.
  const valueBeside = (range) => {
    const term = holder(range).closest("dt, th[scope=row]"), value = term && term.nextElementSibling;
    return value && value.matches("dd, td") && textRectangles(value).length ? value : null;
  };

  const controlOf = (target) => (target instanceof Range ? fieldFor(target) : target);

  const facts = (control) => ({
    required: !!control && (control.required === true || control.getAttribute("aria-required") === "true"),
    options: control && control.tagName === "SELECT" ? [...control.options].map((o) => o.label.trim()).filter(Boolean) : [],
  });

  const mark = (index, wanted) => {
    const target = kept[index], box = boxOf(target);
    if (!box) return null;
    const field = target instanceof Range ? fieldFor(target) : null;
    const value = target instanceof Range && saysOnly(target, wanted) ? valueBeside(target) : null;
    if (value) return { box: around([...rectangles(target), ...textRectangles(value)]), label: null, ...facts(null) };
    return field
      ? { box: around(rectangles(field)), label: box, ...facts(field) }
      : { box, label: labelBox(target, wanted), ...facts(controlOf(target)) };
  };

  // Lines of text, heading lines, edges of controls: all that nothing drawn may cover.
  const neighbors = () => {
    const found = [];
    const add = (kind, rect, said = "") => {
      if (rect.bottom > 0 && rect.top < innerHeight && rect.right > 0 && rect.left < innerWidth)
        found.push({ kind, words: said, box: { x: rect.left, y: rect.top, width: rect.width, height: rect.height } });
    };
    document.querySelectorAll(BANNER).forEach((e) => add("banner", e.getBoundingClientRect()));
    document.querySelectorAll(TABS).forEach((e) => shownAt(e) && add("tabs", e.getBoundingClientRect()));
    document.querySelectorAll(TAB).forEach((e) => shownAt(e) && add("control", e.getBoundingClientRect(), e.innerText.trim()));
    document.querySelectorAll("dialog[open], [role=dialog]").forEach((e) => shownAt(e) && add("dialog", e.getBoundingClientRect(), nameOfDialog(e)));
    document.querySelectorAll(CONTROLS).forEach((e) => shownAt(e) && rectangles(e).forEach((r) => add("control", r, (e.innerText || e.value && e.type === "submit" && e.value || "").trim())));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.data.trim() || parent.closest("script, style, noscript, template, option") || hidden(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const heading = parent.closest("h1, h2, [role=heading]");
      const said = node.data.replace(/\s+/g, " ").trim();
      rectangles(range).forEach((r) => hit(r, parent) && add(heading ? "heading" : "text", r, said));
    }
    return found;
  };

  const shownAt = (element) => !hidden(element) && rectangles(element).length > 0;

  const nameOfDialog = (dialog) => {
    const titled = document.getElementById(dialog.getAttribute("aria-labelledby"));
    return (titled ? titled.innerText : dialog.getAttribute("aria-label") || "").trim();
  };

  const firstShown = (selector) => [...document.querySelectorAll(selector)].find(shownAt);

  const openDialog = () => firstShown("dialog[open], [role=dialog]");

  const page = () => {
    const heading = firstShown("h1"), dialog = openDialog();
    const tab = firstShown(SELECTED_TAB);
    return {
      title: document.title,
      heading: heading ? heading.innerText.replace(/\s+/g, " ").trim() : "",
      tab: tab ? tab.innerText.replace(/\s+/g, " ").trim() : "",
      dialog: dialog ? nameOfDialog(dialog) : "",
    };
  };

  // A page that has just come has not been drawn yet, and the browser refuses to picture it.
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));

  // What must stay as it is for a step to stand on the same screen as the step before.
  const layout = (indexes) => ({
    born: performance.timeOrigin,  // another document has another, even at the same address
    scroll: [scrollX, scrollY],
    controls: [...document.querySelectorAll(CONTROLS)].filter(shownAt).length,
    dialog: openDialog() ? nameOfDialog(openDialog()) : null,
    // rounded, for a caret or a font that comes late shifts things by less than anybody sees
    marks: indexes.map((index) => { const box = boxOf(kept[index]); return box && [box.x, box.y, box.width, box.height].map(Math.round); }),
  });

  // The browser does not tell where characters of a field stand; a canvas with the field's font measures the same widths.
  const MEASURE = document.createElement("canvas").getContext("2d");

  // Where typed characters stand: the right edge of each, in CSS pixels of the window.
  const typed = (control, secret) => {
    const dotted = secret || masked(control);
    const list = control.tagName === "SELECT";
    const value = list ? control.selectedOptions[0]?.label.trim() ?? "" : /^(checkbox|radio)$/.test(control.type) ? "" : control.value ?? "";
    const shown = dotted ? "•".repeat(DOTS) : value;
    const style = getComputedStyle(control), box = control.getBoundingClientRect();
    MEASURE.font = style.font;
    MEASURE.letterSpacing = style.letterSpacing === "normal" ? "0px" : style.letterSpacing;
    const start = box.left + parseFloat(style.borderLeftWidth) + parseFloat(style.paddingLeft);
    const letters = [...shown];
    return {
      shown: dotted ? "" : shown, secret: dotted,
      characters: letters.map((_, i) => start + MEASURE.measureText(letters.slice(0, i + 1).join("")).width),
    };
  };

  // What the page shows, for a failure's message: headings and controls, in reading order.
  const shows = () => {
    const said = [...document.querySelectorAll("h1, h2, label, th, dt, " + CONTROLS)]
      .filter((e) => shownAt(e) && !e.closest(BANNER) && e.tagName !== "SELECT" && inPicture(e.getBoundingClientRect()))
      .map((e) => (e.innerText || "").replace(/\s+/g, " ").replace(/\s*[*:]$/, "").trim()).filter(Boolean);
    return [...new Set(said)];
  };

  // Of the controls that bear the name: which are seen in the places named, and which lie outside the picture.
  const choose = (controls, wanted, places) => {
    const seen = inPlaces(controls.filter((c) => controlSeen(c) && showsItsName(c, wanted)), places);
    const outside = inPlaces(controls.filter(offPicture), places, ranges);
    return { seen: seen.map((c) => controls.indexOf(c)), outside: outside.map((c) => controls.indexOf(c)) };
  };

  // Words that are only read: kept where exactly one stands in the places named; the count of those seen.
  const sight = (wanted, places) => {
    const found = mostExact(inPlaces(words(document.body, wanted), places), wanted);
    const outside = found.length ? null : inPlaces(ranges(document.body, wanted).filter((r) => offPicture(holder(r))), places, ranges)[0];
    if (found.length === 1) return { count: 1, index: keep(found[0]) };
    return { count: found.length, index: null, outside: outside ? keep(outside) : null };
  };

  // Whether something says these words and no others, as a label does; a text beside a field may have no element of its own.
  const alone = (wanted) => words(document.body, wanted).some((range) => saysOnly(range, wanted)
    || range.startContainer.data?.replace(/\s+/g, " ").replace(/\s*[*:]?\s*$/, "").trim() === wanted);

  // Where a reader reads the name of what is kept: its own words, or its label's; of several, those that are seen.
  const named = (index, wanted) => {
    const target = kept[index], box = boxOf(target);
    const all = target instanceof Range ? [target] : [target, ...labelsOf(target)].flatMap((element) => ranges(element, wanted));
    const seen = all.filter(rangeSeen), beside = target instanceof Range && saysOnly(target, wanted) && valueBeside(target);
    const value = beside ? document.createRange() : null;
    if (value) value.selectNodeContents(beside);
    return { target, box, ranges: seen.length ? seen : all, value };
  };

  // The same, of the row, group or region that was named before it; what it stands beside or under is anywhere on the page.
  const placeWords = (index, place) => words(placeAround(kept[index], place, words) || document.body, place);

  const comeIntoView = (index) => {
    const target = kept[index];
    (target instanceof Range ? holder(target) : target).scrollIntoView({ block: "center", behavior: "instant" });
  };

  // A field that hid what was typed once holds a secret for good, also where the page shows it: at “Show password”.
  const everMasked = new WeakSet();
  new MutationObserver((changes) => {
    for (const { target, oldValue } of changes) if ((oldValue || "").toLowerCase() === "password") everMasked.add(target);
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["type"], attributeOldValue: true });

  const masked = (field) => {
    if (field.type === "password" || getComputedStyle(field).webkitTextSecurity === "disc") everMasked.add(field);
    return everMasked.has(field);
  };

  // Nobody else asks for these: what is inside a component that is closed is seen all the same.
  const closed = [];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachShadow(how) {
    const root = attach.call(this, how);
    if (how && how.mode === "closed") closed.push(new WeakRef(root));
    return root;
  };

  // The document, and all components in it.
  const roots = () => {
    const found = [document, ...closed.map((one) => one.deref()).filter((root) => root && root.host.isConnected)];
    for (const root of found) for (const e of root.querySelectorAll("*")) if (e.shadowRoot) found.push(e.shadowRoot);
    return found;
  };

  const FIELDS = "input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), select, textarea";
  const LEADS_BACK = /^(back|previous|cancel|reset|clear|close)$/i;

  const nameOf = (field) => labelsOf(field).map((label) => label.innerText).concat(field.getAttribute("aria-label") || [])
    .map((said) => said.replace(/\s+/g, " ").replace(/\s*[*:]*\s*$/, "").trim()).find(Boolean) || field.name;

  const valueOf = (field) => (field.tagName !== "SELECT" ? field.value : field.value && (field.selectedOptions[0]?.label ?? "")).trim();

  // What a page shows for a label: what stands in its field, or beside it; null where the words are no label.
  const reads = (index, wanted) => {
    const target = kept[index];
    if (!(target instanceof Range)) return null;
    const field = fieldFor(target);
    if (field) return masked(field) || /^(checkbox|radio)$/.test(field.type) ? null : valueOf(field);
    const value = saysOnly(target, wanted) ? valueBeside(target) : null;
    return value && value.innerText.replace(/\s+/g, " ").trim();
  };

  // The fields from one to another as they are read, each with its label and what stands in it; null where they stand the other way round.
  const between = (first, last) => {
    const fields = [...document.querySelectorAll(FIELDS)].filter(shownAt);
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
  const leftEmpty = (control) => {
    const button = control.closest("button, input"), form = button && button.form;
    if (!form || !/^(submit|image)$/.test(button.type) || button.formNoValidate || LEADS_BACK.test((button.innerText || button.value).trim())) return [];
    const marked = (field) => field.required || field.getAttribute("aria-required") === "true" || labelsOf(field).some((label) => /\*\s*:?\s*$/.test(label.innerText));
    const empty = (field) => (field.type === "radio" ? ![...form.elements].some((one) => one.name === field.name && one.checked)
      : field.type === "checkbox" ? !field.checked : !field.value.trim());
    const fields = [...form.elements].filter((field) => field.matches(FIELDS) && !field.disabled && shownAt(field) && marked(field) && empty(field));
    return [...new Set(fields.map(nameOf))];
  };

  // The fields that must be filled in, each with the color of the asterisk in its label: a word for red, or none without one.
  const asterisks = () => {
    const asked = [...document.querySelectorAll(FIELDS)].filter((field) => shownAt(field) && !/^(checkbox|radio)$/.test(field.type) && (field.required || field.getAttribute("aria-required") === "true"));
    return asked.map((field) => {
      const star = labelsOf(field).flatMap((label) => ranges(label, "*")).find((range) => !hidden(holder(range)) && !invisibleInk(holder(range)));
      const [r, g, b] = star ? getComputedStyle(star.startContainer.parentElement).color.match(/[\d.]+/g).map(Number) : [0, 0, 0];
      return { name: nameOf(field), color: !star ? "" : r > 120 && r > 2 * g && r > 2 * b ? "red" : "other" };
    });
  };

  // Whether the page has these words for its reader somewhere: as text, in a list, or on a button. In a list, case is its own affair.
  // What a sentence quotes that chooses from a list stands in that list.
  const quoted = (wanted, index) => {
    const list = kept[index], offered = (one) => [...one.querySelectorAll("option, optgroup")].some((entry) => entry.label.trim().toLowerCase() === wanted.toLowerCase());
    if (list instanceof HTMLSelectElement) return offered(list);
    if (ranges(document.body, wanted).some((range) => !hidden(holder(range)) && rectangles(range).length)) return true;
    if ([...document.querySelectorAll("select")].some((one) => shownAt(one) && offered(one))) return true;
    return [...document.querySelectorAll("input[type=submit], input[type=button], input[type=reset]")].some((button) => shownAt(button) && button.value.trim() === wanted);
  };

  // While a picture is taken, a field that hides what is typed holds the same row of dots, however long the secret is.
  const covered = [];
  const cover = () => {
    const fields = roots().flatMap((root) => [...root.querySelectorAll("input, textarea")]);
    for (const field of fields.filter((f) => f.value && masked(f))) {
      covered.push([field, field.value, field.style.cssText]);
      field.style.setProperty("-webkit-text-security", "disc", "important");
      field.value = "0".repeat(DOTS);  // set by script, so that the page hears of no change
    }
  };
  const uncover = () => covered.splice(0).forEach(([field, value, style]) => {
    field.value = value;
    field.style.cssText = style;
  });

  const SHOWN_ATTRIBUTES = ["title", "alt", "placeholder", "aria-label", "label", "summary"];
  const STYLED = ":not(option, optgroup, script, style, head, head *, html, br, template, svg *)";
  const BUTTON = "input[type=submit], input[type=button], input[type=reset]";

  // Words that style writes: before and behind an element, in its place, and beside the items of a list.
  const writtenByStyle = (element) => {
    const parts = element.matches("li, summary") ? ["::before", "::after", "::marker"] : ["::before", "::after"];
    const own = getComputedStyle(element), written = parts.map((part) => getComputedStyle(element, part).content);
    return [own.content, own.listStyleType, ...written].filter((words) => /["']/.test(words));
  };

  // All that a person could read here, or come across: words, what stands in fields that hide nothing, words that are
  // attributes or style, and the address. What style writes takes long to find.
  const said = (byStyle) => {
    const lines = [document.title, decoded(location.search), decoded(location.hash)];
    for (const root of roots()) {
      lines.push(root === document ? document.body.innerText : inside(root));
      for (const e of root.querySelectorAll("input, textarea")) if (e.value && (e.matches(BUTTON) || (shownAt(e) && !masked(e)))) lines.push(e.value.trim());
      for (const e of root.querySelectorAll(SHOWN_ATTRIBUTES.map((name) => `[${name}]`).join())) lines.push(...SHOWN_ATTRIBUTES.map((name) => e.getAttribute(name)).filter(Boolean));
      for (const e of root.querySelectorAll("svg")) lines.push(e.textContent);
      for (const e of root.querySelectorAll("[src^='data:'], [data^='data:'], [href^='data:image']")) lines.push(decoded(e.getAttribute("src") || e.getAttribute("data") || e.getAttribute("href")).slice(0, 20000));
      if (byStyle) lines.push([...root.querySelectorAll(STYLED)].filter((e) => e.checkVisibility()).flatMap(writtenByStyle).join("\n"));
    }
    return lines.filter(Boolean);
  };

  const inside = (root) => [...root.childNodes].filter((n) => !/^(style|script)$/i.test(n.nodeName)).map((n) => n.innerText ?? n.textContent).join("");

  const decoded = (address) => { try { return decodeURIComponent(address.replace(/[+]/g, " ")); } catch { return address; } };

  window.__assistant = { PLACES, choose, sight, alone, keep, keepControl, comeIntoView, mark, neighbors, page, layout, typed, shows, said, masked, drawn, cover, uncover, named, placeWords, transformed, words, around, reads, between, leftEmpty, quoted, asterisks };
})();
