// Continue waits until the box is checked. Without this, the next page says that it is missing.
"use strict";

const understood = document.getElementById("understood");
const go = document.getElementById("continue");

function follow() {
  go.disabled = !understood.checked;
}

understood.addEventListener("change", follow);
follow();
