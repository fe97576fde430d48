// Fills the County list when a State is chosen. Without this, the list comes with the next page.
"use strict";

const state = document.getElementById("state");
const county = document.getElementById("county");
const place = document.getElementById("counties");

state.addEventListener("change", () => {
  const names = state.selectedOptions[0].dataset.counties;
  const first = county.options[0];
  county.replaceChildren(first, ...(names ? names.split("|") : []).map((name) => new Option(name)));
  county.value = "";
  place.hidden = !names;
});
