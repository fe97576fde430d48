// Steps that are ticked stay ticked on this machine, for this edition of this guide. Without a script all else works.
(() => {
  const key = `guide ${document.documentElement.dataset.guide}`;
  const boxes = [...document.querySelectorAll(".done")];
  const progress = document.querySelector(".progress");

  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(key)) || [];
    } catch {
      return []; // nothing can be kept here, or something else was
    }
  };
  const keep = (ticked) => {
    try {
      localStorage.setItem(key, JSON.stringify(ticked));
    } catch {
      // the ticks last as long as the page
    }
  };
  const tell = () => {
    const count = boxes.filter((box) => box.checked).length;
    progress.hidden = count === 0;
    progress.firstElementChild.textContent = `${count} of ${boxes.length} steps done`;
  };
  const changed = () => {
    keep(boxes.filter((box) => box.checked).map((box) => box.value));
    tell();
  };

  const before = kept();
  for (const box of boxes) {
    box.autocomplete = "off"; // what is kept here counts, not what a browser remembers of the form
    box.checked = before.includes(box.value);
    box.addEventListener("change", changed);
  }
  progress.lastElementChild.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    changed();
    boxes[0].focus();
  });
  tell();

  // The contents show which part is being read.
  const links = new Map([...document.querySelectorAll(".contents a")].map((link) => [link.hash.slice(1), link]));
  const parts = [...document.querySelectorAll("main section[aria-labelledby]")];
  const show = () => {
    const read = parts.filter((part) => part.getBoundingClientRect().top < innerHeight / 3).pop();
    for (const [id, link] of links) {
      if (read && id === read.getAttribute("aria-labelledby")) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  addEventListener("scroll", show, { passive: true });
  show();
})();
