// Where things stand in the window and whether ink, opacity or something above hides them; positions are CSS pixels of the window.

const BANNER = "[aria-label='Training simulation'], [aria-label='Training bar']";  // about the portal, no part of what it copies

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

const shownAt = (element) => !hidden(element) && rectangles(element).length > 0;

const firstShown = (selector) => [...document.querySelectorAll(selector)].find(shownAt);

// A page that has just come has not been drawn yet, and the browser refuses to picture it.
const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));
