// “Find This Case” comes with the first letter of a case number. Without this, it is always there.
"use strict";

const number = document.getElementById("case");
const find = document.getElementById("find-case");

if (number && find) {
  const follow = () => { find.hidden = !number.value.trim(); };
  number.addEventListener("input", follow);
  follow();
}
