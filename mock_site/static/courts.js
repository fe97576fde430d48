// Fills the Court list when a Court Type is chosen. Without this, the list comes with the next page.
"use strict";

const type = document.getElementById("court_type");
const court = document.getElementById("court");

type.addEventListener("change", () => {
  const names = type.selectedOptions[0].dataset.courts;
  court.replaceChildren(court.options[0], ...(names ? names.split("|") : []).map((name) => new Option(name)));
  court.value = "";
});
