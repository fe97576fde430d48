// How the words that a sentence names ought to look in the picture, so that the picture can be held against it.
// It has a scope of its own, and asks the others as Python does. Where it draws: device pixels of the window, which are pixels of its picture.
(() => {
  const eyes = window.__assistant;
  const PLAIN = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const PAD = 2;  // device pixels of paper around a word
  const MOST_TURNED = 20;  // degrees; what stands askew by more is not upright
  const MOST_SQUEEZED = 0.2;  // of a letter's size, that letters may stand closer than usual
  const MOST_WORDS = 60;
  const LETTER = /[\p{L}\p{N}]/u;
  const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

  const upright = ([a, b, c, d]) => a * d - b * c > 0 && a > 0 && Math.abs(Math.atan2(b, a)) * 180 / Math.PI <= MOST_TURNED;

  const setFont = (style) => {
    PLAIN.font = style.font || `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const own = { letterSpacing: "normal", wordSpacing: "normal", fontStretch: "normal", fontVariantCaps: "normal", fontKerning: "auto", textRendering: "auto" };
    for (const [name, usual] of Object.entries(own)) {
      if (name in PLAIN) PLAIN[name] = style[name] === usual ? (name.endsWith("Spacing") ? "0px" : usual) : style[name];
    }
    PLAIN.textBaseline = "alphabetic";
  };

  // How high a capital letter is, in CSS pixels. Browsers round it, so it is measured of a large one.
  const heights = new Map();
  const capitals = (style) => {
    const font = `${style.fontStyle} ${style.fontWeight} 100px ${style.fontFamily}`;
    if (!heights.has(font)) {
      const before = PLAIN.font;
      PLAIN.font = font;
      heights.set(font, PLAIN.measureText("H").actualBoundingBoxAscent / 100);
      PLAIN.font = before;
    }
    return heights.get(font) * parseFloat(style.fontSize);
  };

  // A word as it ought to stand in a box of CSS pixels: how dark each pixel is, row by row, and from which pixel on.
  const drawn = (text, here, element, style, { centered = false } = {}) => {
    const density = eyes.density(), matrix = eyes.turned(element), [a, b, c, d] = matrix, box = eyes.outward(here);
    setFont(style);
    const size = PLAIN.measureText("H"), word = PLAIN.measureText(text), height = capitals(style) * Math.hypot(c, d);
    if (!upright(matrix)) return { fault: "turned", text };
    if (parseFloat(style.letterSpacing) < -MOST_SQUEEZED * parseFloat(style.fontSize)) return { fault: "squeezed", text };
    if (style.writingMode && style.writingMode !== "horizontal-tb") return { fault: "turned", text };
    const straight = Math.abs(b) < 0.001 && Math.abs(c) < 0.001;
    const up = word.actualBoundingBoxAscent * d, whole = size.fontBoundingBoxAscent + size.fontBoundingBoxDescent;
    const middle = [box.left + box.width / 2, box.top + box.height / 2];
    // Text stands in the middle of its box; browsers round how far letters reach above and below their line.
    const base = straight ? middle[1] - whole * d / 2 + Math.round(size.fontBoundingBoxAscent) * d : 0;
    const left = centered ? middle[0] - word.width * a / 2 : box.left;
    const rows = straight ? [base - up, base] : [box.top, box.bottom];
    const columns = straight ? [left, left + word.width * a] : [box.left, box.right];
    const x = Math.floor(columns[0] * density) - PAD, y = Math.floor(rows[0] * density) - PAD;
    const w = Math.ceil(columns[1] * density) + PAD - x, h = Math.ceil(rows[1] * density) + (straight ? 0 : PAD) - y;
    if (w < 1 || h < 1 || w > 6000 || h > 3000) return { fault: "small", text, height };
    if (PLAIN.canvas.width < w || PLAIN.canvas.height < h) {
      PLAIN.canvas.width = Math.max(w, PLAIN.canvas.width), PLAIN.canvas.height = Math.max(h, PLAIN.canvas.height);
      setFont(style);  // a canvas that was made larger has forgotten it
    }
    PLAIN.setTransform(1, 0, 0, 1, 0, 0);
    PLAIN.clearRect(0, 0, w, h);
    if (straight) {
      PLAIN.setTransform(density * a, 0, 0, density * d, left * density - x, base * density - y);
      PLAIN.fillText(text, 0, 0);
    } else {
      PLAIN.setTransform(density * a, density * b, density * c, density * d, middle[0] * density - x, middle[1] * density - y);
      PLAIN.fillText(text, -word.width / 2, (size.fontBoundingBoxAscent - size.fontBoundingBoxDescent) / 2);
    }
    const pixels = PLAIN.getImageData(0, 0, w, h).data;
    let ink = "";
    for (let i = 3; i < pixels.length; i += 4) ink += String.fromCharCode(pixels[i]);
    return { fault: "", text, height, x, y, width: w, rows: h, ink: btoa(ink), loose: centered };
  };

  // The words of a range one by one, each with the element whose style it has, and the boxes that it stands in.
  const wordsOf = (range) => {
    const known = eyes.runs(range);
    if (known) return known.flatMap(wordsIn).filter(({ text }) => LETTER.test(text)).slice(0, MOST_WORDS);
    const found = [], root = range.commonAncestorContainer;
    for (const node of eyes.textsIn(root.nodeType === Node.TEXT_NODE ? root.parentNode : root)) {
      if (!range.intersectsNode(node)) continue;
      const from = node === range.startContainer ? range.startOffset : 0, to = node === range.endContainer ? range.endOffset : node.length;
      for (const match of node.data.slice(from, to).matchAll(/\S+/g)) found.push(...lines(node, from + match.index, from + match.index + match[0].length));
    }
    return found.filter(({ text }) => LETTER.test(text)).slice(0, MOST_WORDS);
  };

  // The words of letters that stand in one text, or that style or a field shows.
  const wordsIn = ({ node, part, element, from, to }) => {
    const text = node ? node.data : part.text;
    return [...text.slice(from, to).matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
      const [a, b] = [from + index, from + index + word.length], box = part && part.box(a, b);
      return node ? lines(node, a, b) : box ? [{ text: eyes.transformed(word, element, part.style.textTransform), box, element, style: part.style, loose: true }] : [];
    });
  };

  // A word, or its parts where it is broken over lines.
  const lines = (node, from, to) => {
    const parts = [], range = document.createRange();
    const box = (a, b) => { range.setStart(node, a); range.setEnd(node, b); return [...range.getClientRects()].filter((r) => r.width > 0); };
    const element = eyes.parentOf(node), whole = box(from, to);
    const text = (a, b) => eyes.transformed(node.data.slice(a, b).replace(eyes.UNSEEN, ""), element);
    if (whole.length <= 1) return whole.map((r) => ({ text: text(from, to), box: r, element }));
    for (let i = from; i < to; i += 1) {
      const [r] = box(i, i + 1), last = parts[parts.length - 1];
      if (!r) continue;
      if (last && Math.abs(last.box.top - r.top) < 2) { last.to = i + 1; last.box = new DOMRect(last.box.left, last.box.top, r.right - last.box.left, last.box.height); }
      else parts.push({ from: i, to: i + 1, box: r });
    }
    return parts.map((part) => ({ text: text(part.from, part.to), box: part.box, element }));
  };

  // Whether the words stand one behind the other, as they are read.
  const inOrder = (words) => words.every(({ box, text }, i) => {
    const before = i > 0 && words[i - 1].box;
    if (!before || RIGHT_TO_LEFT.test(text)) return true;
    const beside = box.top < before.bottom - before.height / 3 && box.bottom > before.top + before.height / 3;
    return beside ? box.left >= before.right - 2 : box.top > before.top;
  });

  const texts = (range) => {
    const words = wordsOf(range);
    if (!inOrder(words)) return [{ fault: "order", text: String(range) }];
    return words.map(({ text, box, element, style, loose }) => ({ ...drawn(text, box, element, style ?? getComputedStyle(element)), ...(loose && { loose }) }));
  };

  // A button that is an input has its words where no range reaches.
  const onItsFace = (control) => {
    if (control.tagName !== "INPUT" || !/^(submit|button|reset)$/.test(control.type)) return null;
    const style = getComputedStyle(control);
    return [drawn(eyes.shownIn(control), control.getBoundingClientRect(), control, style, { centered: true })];
  };

  // A link that looks like the sentence it stands in is not seen to be one.
  const disguised = (link) => {
    if (!link.matches || !link.matches("a[href]") || getComputedStyle(link).display !== "inline") return false;
    const around = [...link.parentNode.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE && LETTER.test(n.data));
    if (!around.length) return false;
    const inner = [link, ...link.querySelectorAll("*")], outer = getComputedStyle(eyes.parentOf(link));
    return inner.every((e) => {
      const own = getComputedStyle(e);
      return own.color === outer.color && own.fontWeight === outer.fontWeight && own.fontStyle === outer.fontStyle && own.fontSize === outer.fontSize
        && own.textDecorationLine === outer.textDecorationLine && own.backgroundImage === "none" && /, 0\)|transparent/.test(own.backgroundColor)
        && !parseFloat(own.borderBottomWidth) && own.outlineStyle === "none" && !/^(img|svg)$/i.test(e.tagName);
    });
  };

  // For each thing that is marked: the places in which its words may be read, and the box of a control.
  const ink = (asked) => asked.map(([index, wanted, places]) => {
    const { target, ranges, value, drawn: box } = eyes.named(index, wanted);
    if (!box) return null;
    const face = target instanceof Range ? null : onItsFace(target);
    const control = target instanceof Range ? null : box;
    const read = (words, where) => ({ words, places: where.map(texts) });
    return {
      readings: [
        face ? { words: wanted, places: [face] } : read(wanted, ranges),
        ...places.map((place) => read(place, eyes.placeWords(index, place))),
        ...(value ? [read(wanted, [value])] : []),
      ],
      control, disguised: !!control && disguised(target),
    };
  });

  // Words that are only mentioned, wherever they are seen; and the box around those places.
  const mentioned = (wanted) => {
    const found = eyes.words(document.body, wanted), box = found.length ? eyes.told(eyes.around(found.flatMap((range) => [...range.getClientRects()]))) : null;
    return { box, thing: { readings: [{ words: wanted, places: found.map(texts) }], control: null, disguised: false } };
  };

  Object.assign(window.__assistant, { ink, mentioned, texts });
})();
