// The search of a court's page: shows the guides that hold every word, and in them the steps that hold one.
"use strict";

const field = document.getElementById("search");
const told = document.getElementById("found");
const guides = [...document.querySelectorAll(".guide")];

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[‘’]/gu, "'").toLowerCase();

function search() {
  const words = folded(field.value).split(/\s+/).filter(Boolean);
  const shown = guides.filter((guide) => show(guide, words));
  const count = shown.length === 1 ? "1 guide" : `${shown.length} guides`;
  told.textContent = words.length ? (shown.length ? `${count} of ${guides.length}` : "No guide holds all these words.") : "";
}

function show(guide, words) {
  const holds = (part, some) => some.call(words, (word) => folded(part.textContent).includes(word));
  const list = guide.querySelector("details");
  const steps = [...list.querySelectorAll("li")];
  const whole = steps.some((step) => holds(step, words.every));
  for (const step of steps) step.hidden = words.length > 0 && !holds(step, whole ? words.every : words.some);
  list.open = words.length > 0 && steps.some((step) => !step.hidden);
  guide.hidden = !holds(guide, words.every);
  return !guide.hidden;
}

document.querySelector("form[role=search]").hidden = false;
field.form.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", search);
search(); // a browser may bring back what was typed before
