// What hangs below the bar of a court's CM/ECF: it opens under the mouse, by the arrow beside its link, and by keys.
// Each stays a link to the page that lists the same. Without this, that is all that it is.
"use strict";

const menus = [...document.querySelectorAll(".bar .opens")].map((item) => ({
  item, button: item.querySelector("button"), sheet: item.querySelector(".sheet"),
}));

let opened = null, pinned = false, dismissed = null;

function open(menu, stays) {
  if (opened && opened !== menu) close();
  opened = menu;
  pinned = pinned || stays;
  menu.sheet.hidden = false;
  menu.button.setAttribute("aria-expanded", "true");
}

function close() {
  if (!opened) return;
  opened.sheet.hidden = true;
  opened.button.setAttribute("aria-expanded", "false");
  opened = null;
  pinned = false;
}

function linksOf(menu) {
  return [...menu.sheet.querySelectorAll("a")];
}

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

function move(menu, event) {
  const links = linksOf(menu), here = links.indexOf(document.activeElement), last = links.length - 1;
  const next = { Home: 0, End: last }[event.key] ?? here + STEPS[event.key];
  links[here < 0 && event.key === "ArrowUp" ? last : (next + links.length) % links.length].focus();
}

for (const menu of menus) {
  menu.button.hidden = false;
  menu.button.addEventListener("click", () => {
    if (opened === menu && pinned) close();
    else open(menu, true);
  });
  // A page that comes while the mouse rests here opens nothing: only a mouse that moves does.
  menu.item.addEventListener("pointermove", (event) => {
    if (event.pointerType === "mouse" && dismissed !== menu && !(opened && pinned)) open(menu, false);
  });
  menu.item.addEventListener("pointerleave", () => {
    dismissed = null;
    if (opened === menu && !pinned && !menu.item.contains(document.activeElement)) close();
  });
  menu.item.addEventListener("focusout", (event) => {
    if (opened === menu && event.relatedTarget && !menu.item.contains(event.relatedTarget)) close();
  });
  menu.item.addEventListener("keydown", (event) => {
    const within = menu.sheet.contains(document.activeElement);
    if (!(event.key in STEPS) && !(within && ["Home", "End"].includes(event.key))) return;
    event.preventDefault();
    open(menu, true);
    move(menu, event);
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !opened) return;
  if (opened.item.contains(document.activeElement)) opened.button.focus();
  dismissed = opened.item.matches(":hover") ? opened : null;
  close();
});

document.addEventListener("pointerdown", (event) => {
  if (opened && !opened.item.contains(event.target)) close();
});
