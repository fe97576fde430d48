// What a reader of a guide's web page has in sight in each row, without moving anything sideways. Lengths are CSS pixels.
() => {
  const pictures = [...document.querySelectorAll('img[src^="data:image/png;base64,"]')];
  const there = (thing) => thing.getClientRects().length > 0;
  const box = ({ left, top, right, bottom }) => [left, top, right, bottom];

  // What everything around it lets be seen of a thing.
  const room = (thing) => {
    let [left, top, right, bottom] = [0, -Infinity, document.documentElement.clientWidth, Infinity];
    for (let around = thing.parentElement; around; around = around.parentElement) {
      if (around === document.body || around === document.documentElement) continue; // these scroll
      if (getComputedStyle(around).overflowX === "visible") continue;
      const edge = around.getBoundingClientRect();
      [left, top, right, bottom] = [
        Math.max(left, edge.left), Math.max(top, edge.top), Math.min(right, edge.right), Math.min(bottom, edge.bottom),
      ];
    }
    return [left, top, right, bottom];
  };
  const finite = (edges) => edges.map((edge) => Math.min(Math.max(edge, -1e6), 1e6));

  return [...document.querySelectorAll(".row")].map((row) => ({
    sentences: [...row.querySelectorAll(".sentence")].map((one) => one.textContent),
    pictures: [...row.querySelectorAll("img")].filter(there).map((picture) => ({
      number: pictures.indexOf(picture),
      box: box(picture.getBoundingClientRect()),
      room: finite(room(picture)),
    })),
    signs: [...row.querySelectorAll("svg circle:not(.halo)")].filter(there).map((circle) => ({
      words: circle.nextElementSibling?.textContent ?? "",
      box: box(circle.getBoundingClientRect()),
      room: finite(room(circle)),
    })),
  }));
}
