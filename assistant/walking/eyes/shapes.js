// Where things stand in the window and whether ink, opacity or something above hides them; positions are CSS pixels of the window.

const BANNER = "[aria-label='Training simulation'], [aria-label='Training bar']";  // about the portal, no part of what it copies
const SIMULATED = `${BANNER}, [data-simulation]`;  // the same, and what a page of it says of the simulation: no reader has it on her screen

const LEAST_OPACITY = 0.1;

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
const inPicture = (r) => {
  const seen = picture();
  return r.left >= seen.left - 0.5 && r.top >= seen.top - 0.5 && r.right <= seen.right + 0.5 && r.bottom <= seen.bottom + 0.5;
};
const touchesPicture = (r) => {
  const seen = picture();
  return r.bottom > seen.top && r.top < seen.bottom && r.right > seen.left && r.left < seen.right;
};

// Browsers write a color without its alpha where it is opaque.
const alpha = (color) => {
  const parts = color.match(/rgba?\(([^)]*)\)/);
  const numbers = parts ? parts[1].split(/[\s,/]+/).map(Number) : [];
  return numbers.length === 4 ? numbers[3] : 1;
};

// Opacity is not inherited, but every ancestor's dims what stands in it.
const faded = (element) => {
  let opacity = 1;
  for (let e = element; e; e = parentOf(e)) opacity *= Number(getComputedStyle(e).opacity);
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
// is never found there itself, but what holds it is, or what it lies over: a label in its field, for example.
const hit = (rect, element) => hitAt(rect.left + rect.width / 2, rect.top + rect.height / 2, element);
const hitAt = (x, y, sought) => {
  let element = sought;
  while (element.localName === "slot" && getComputedStyle(element).display === "contents") element = parentOf(element);  // a gap has no box
  const top = beneath(topAt(x, y), x, y, element);
  return !!top && (contains(element, top) || (getComputedStyle(element).pointerEvents === "none" && (contains(top, element) || contains(parentOf(element), top)))) && bare(x, y);
};

// A field for files is often laid over its button unseen, to be clicked in its place: what is seen there is the button.
const beneath = (top, x, y, sought) => {
  if (!top || top === sought || !top.matches("input[type=file]") || !faded(top)) return top;
  const under = top.getRootNode().elementsFromPoint(x, y);
  return under[under.indexOf(top) + 1] ?? top;
};

const shownAt = (element) => !hidden(element) && rectangles(element).length > 0;

const firstShown = (selector) => all(selector).find(shownAt);

// What style makes of an upright square around: [a, b, c, d], as a canvas takes it.
const turned = (element) => {
  const svg = element.ownerSVGElement;
  if (svg && element.getScreenCTM) {
    const { a, b, c, d } = element.getScreenCTM();
    return [a, b, c, d];
  }
  let matrix = new DOMMatrix();
  for (let e = element; e; e = parentOf(e)) {
    const style = getComputedStyle(e), own = new DOMMatrix(style.transform === "none" ? "" : style.transform);
    if (style.scale !== "none") own.preMultiplySelf(new DOMMatrix(`scale(${style.scale.split(" ").slice(0, 2).join(",")})`));
    if (style.rotate !== "none") own.preMultiplySelf(rotation(style.rotate));
    matrix = own.multiply(matrix);
  }
  const zoom = element.currentCSSZoom || 1;
  return [matrix.m11 * zoom, matrix.m12 * zoom, matrix.m21 * zoom, matrix.m22 * zoom];
};

// The property `rotate`: an angle, or an axis and an angle.
const rotation = (said) => {
  const parts = said.split(" "), angle = parts[parts.length - 1];
  const axes = { x: "rotateX", y: "rotateY", z: "rotateZ" };
  if (parts.length === 4) return new DOMMatrix(`rotate3d(${parts.slice(0, 3).join(",")},${angle})`);
  return new DOMMatrix(`${axes[parts[0]] || "rotate"}(${angle})`);
};
