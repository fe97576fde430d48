// Steps that are checked stay checked on this machine, for this edition of this guide. Without a script all else works.
(() => {
  const key = `guide ${document.documentElement.dataset.guide}`;
  const boxes = [...document.querySelectorAll(".done")];
  const progress = document.querySelector(".progress");

  const kept = () => {
    try {
      const checked = JSON.parse(localStorage.getItem(key));
      return Array.isArray(checked) ? checked : []; // something else was kept
    } catch {
      return []; // nothing can be kept here
    }
  };
  const keep = (checked) => {
    try {
      localStorage.setItem(key, JSON.stringify(checked));
      return true;
    } catch {
      return false; // the checks last as long as the page
    }
  };
  const tell = () => {
    const count = boxes.filter((box) => box.checked).length;
    progress.lastElementChild.hidden = count === 0;
    progress.firstElementChild.textContent = count ? `${count} of ${boxes.length} steps done` : "";
  };
  const check = (checked) => {
    for (const box of boxes) box.checked = checked.includes(box.value);
    tell();
  };

  document.querySelector(".checking").hidden = !keep(kept());
  check(kept());
  for (const box of boxes) {
    box.autocomplete = "off"; // what is kept here counts, not what a browser remembers of the form
    box.addEventListener("change", () => {
      const others = kept().filter((value) => value !== box.value); // another tab may have kept more since
      keep(box.checked ? [...others, box.value] : others);
      tell();
    });
  }
  addEventListener("storage", (event) => {
    if (event.key === key || event.key === null) check(kept());
  });
  progress.lastElementChild.addEventListener("click", () => {
    keep([]);
    check([]);
    boxes[0].focus();
  });

  // The contents show which part is being read.
  const links = new Map([...document.querySelectorAll(".contents li a")].map((link) => [link.hash.slice(1), link]));
  const parts = [...document.querySelectorAll("main section[aria-labelledby]")];
  const show = () => {
    const read = parts.filter((part) => part.getBoundingClientRect().top < innerHeight / 3).pop() || parts[0];
    for (const [id, link] of links) {
      if (read && id === read.getAttribute("aria-labelledby")) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  addEventListener("scroll", show, { passive: true });
  show();

  // Where it lies in its court's folder, the page leads to the court's page, to other guides and to its other documents.
  // Sent alone, it leads to what has an address on the web.
  const [court, slug] = document.documentElement.dataset.guide.split("/");
  if (location.pathname.endsWith(`/${slug}/${court}-${slug}.html`)) {
    for (const link of document.querySelectorAll("[data-to]")) {
      link.href = `../index.html${link.dataset.to && `#${link.dataset.to}`}`;
    }
    for (const link of document.querySelectorAll("[data-file]")) link.href = link.dataset.file;
    for (const part of document.querySelectorAll(".at-home")) part.hidden = false;
    for (const part of document.querySelectorAll(".alone")) part.hidden = true;
  }

  // An enlarged picture is a dialog while it is open, and does not stay open over what is used next.
  if ("popover" in HTMLElement.prototype) {
    for (const figure of document.querySelectorAll(".figure")) {
      figure.addEventListener("beforetoggle", (event) => {
        figure.setAttribute("role", event.newState === "open" ? "dialog" : "group");
      });
      figure.addEventListener("focusout", (event) => {
        const left = event.relatedTarget && !figure.contains(event.relatedTarget);
        if (left && figure.matches(":popover-open")) figure.hidePopover();
      });
    }
  }
})();
