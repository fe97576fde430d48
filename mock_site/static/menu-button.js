// On a phone the menus stand behind a button. Without this, they stand open.
"use strict";

const button = document.getElementById("menu-button");
const menus = document.querySelectorAll(".menu, .bar");

button.addEventListener("click", () => {
  const open = button.getAttribute("aria-expanded") === "false";
  button.setAttribute("aria-expanded", open);
  menus.forEach((menu) => menu.classList.toggle("open", open));
});
