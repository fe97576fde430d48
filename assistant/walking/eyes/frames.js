// Where this document stands in the page where it is shown in a frame. What is told of positions is told in the page's.

// What was known of the frame when it was asked last; null where this document is the page's own.
// `matrix` makes the page's positions of ours, `seen` is what of us the window shows, `bare` tells of points that were
// asked for whether nothing around the frame covers them, and `leads` which places of the sentence the frame stands in.
let view = null;
let asked = [];

const viewport = () => new DOMRect(0, 0, innerWidth, innerHeight);
const picture = () => (view ? view.seen : viewport());
const density = () => (view ? view.density : devicePixelRatio);

const mapped = ([a, b, c, d, e, f], x, y) => [a * x + c * y + e, b * x + d * y + f];
const after = ([a, b, c, d, e, f], [g, h, i, j, k, l]) =>
  [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, ...mapped([a, b, c, d, e, f], k, l)];
const inverse = ([a, b, c, d, e, f]) => {
  const by = a * d - b * c;
  return [d / by, -b / by, -c / by, a / by, (c * f - d * e) / by, (b * e - a * f) / by];
};
const mappedBox = (matrix, { x, y, width, height }) => {
  const corners = [[x, y], [x + width, y], [x, y + height], [x + width, y + height]].map((corner) => mapped(matrix, ...corner));
  const [xs, ys] = [0, 1].map((side) => corners.map((corner) => corner[side]));
  const left = Math.min(...xs), top = Math.min(...ys);
  return new DOMRect(left, top, Math.max(...xs) - left, Math.max(...ys) - top);
};
const shared = (one, other) => {
  const left = Math.max(one.left, other.left), top = Math.max(one.top, other.top);
  return new DOMRect(left, top, Math.max(0, Math.min(one.right, other.right) - left), Math.max(0, Math.min(one.bottom, other.bottom) - top));
};

// A rectangle of ours as one of the page, and what style makes of an upright square there.
const outward = (r) => (view ? mappedBox(view.matrix, r) : r);
const told = (box) => {
  const { x, y, width, height } = outward(box);
  return { x, y, width, height };
};
const turnedInPage = (element) => (view ? after(view.matrix, [...turned(element), 0, 0]).slice(0, 4) : turned(element));

// Whether nothing around the frame covers a point of ours. Only the documents around know; Python asks them, and us again.
const bare = (x, y) => {
  if (!view) return true;
  const known = view.bare.find(([a, b]) => a === x && b === y);
  if (!known) asked.push([x, y]);
  return !known || known[2];
};

// How the pixels of a frame become ours: by the middle of its box, which stays where it is however the frame is turned.
const matrixOf = (frame) => {
  const box = frame.getBoundingClientRect(), style = getComputedStyle(frame), [a, b, c, d] = turned(frame);
  const straight = !b && !c, width = straight ? box.width / a : frame.offsetWidth, height = straight ? box.height / d : frame.offsetHeight;
  const edge = (side) => parseFloat(style[`border${side}Width`]) + parseFloat(style[`padding${side}`]);
  const middle = [a, b, c, d, box.left + box.width / 2, box.top + box.height / 2];
  return [a, b, c, d, ...mapped(middle, edge("Left") - width / 2, edge("Top") - height / 2)];
};

// The boxes in which a frame of ours is scrolled.
const scrolledBoxes = (frame) => lineOf(frame).slice(0, -1).filter((e) => {
  const { overflowX, overflowY } = getComputedStyle(e);
  return e !== document.body && e !== document.documentElement && /auto|scroll/.test(overflowX + overflowY);
}).map((e) => e.getBoundingClientRect());

// How a frame of ours stands in the page; null for one that nobody sees.
const framed = (frame, places) => {
  const { right, bottom } = frame.getBoundingClientRect();
  if (!shownAt(frame) || frame.clientWidth <= 1 || frame.clientHeight <= 1 || right + scrollX <= 0 || bottom + scrollY <= 0) return null;
  const own = matrixOf(frame);
  if (!own.every(Number.isFinite) || Math.abs(own[0] * own[3] - own[1] * own[2]) < 1e-6) return null;
  const names = [frame.title, frame.getAttribute("aria-label"), frame.name].filter(Boolean);
  const leads = places.map(([place, near]) => names.includes(place) || inPlaces([frame], [[place, near]]).length > 0);
  const seen = mappedBox(inverse(own), scrolledBoxes(frame).reduce(shared, picture()));
  return {
    matrix: view ? after(view.matrix, own) : own, density: density(), leads: places.filter((_, i) => leads[i]).map(String),
    seen: seen.toJSON(),
  };
};

// Whether a frame of ours is what is seen at these points of its own.
const uncovered = (frame, points) => {
  const own = matrixOf(frame);
  return points.map((point) => hitAt(...mapped(own, ...point), frame));
};

// Where to click on an element, in the page's pixels: at its middle, or at a place within its border. Null where it is covered.
const pointOf = (element, at) => {
  element.scrollIntoView({ block: "nearest", behavior: "instant" });
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = at ? [left + element.clientLeft + at.x, top + element.clientTop + at.y] : [left + width / 2, top + height / 2];
  const there = outward({ x, y, width: 0, height: 0 });
  return hitAt(x, y, element) ? [there.x, there.y] : null;
};

// Whether a place of the sentence is the frame that we are shown in: by its name, by what stands around it, or by our title
// or first heading.
const leadsHere = (place, near) => {
  if (!view || !place) return false;
  const heading = firstShown(HEADINGS);
  return view.leads.includes(String([place, near])) || document.title === place || (heading && words(heading, place).some((range) => saysOnly(range, place)));
};

// Ask one of the others, here in a frame, or in the page itself where there is none. `born` is of which document: nothing is
// known here of what was kept in another.
const inFrame = (there, born, name, given) => {
  const here = performance.timeOrigin;
  if (born && born !== here) return { told: null, asked: [], born: here, fault: "" };
  view = there && { ...there, seen: shared(there.seen, viewport()) };
  asked = [];
  try {
    return { told: window.__assistant[name](...given) ?? null, asked, born: here, fault: "" };
  } catch (error) {
    return { told: null, asked: [], born: here, fault: String(error) };  // else it would look as if the frame had gone
  }
};

// What shows something here that has no words to look for.
const DRAWN = [["canvas", "a drawing"], ["embed, object[data]", "a document of another kind"]];
const unseeable = () => DRAWN.filter(([selector]) => all(selector).some((e) => shownAt(e) && !e.contentDocument)).map(([, what]) => what);
