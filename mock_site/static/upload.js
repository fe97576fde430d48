// Says that a file is too large before it is sent: the portal takes in so much and no more, and would hang up.
"use strict";

const file = document.querySelector("input[type=file]");
const tooLarge = document.getElementById("too-large");
const isTooLarge = () => file.files.length > 0 && file.files[0].size > Number(file.dataset.largest);

file.addEventListener("change", () => {
  tooLarge.hidden = !isTooLarge();
});
file.form.addEventListener("submit", (event) => {
  if (isTooLarge()) event.preventDefault();
});
