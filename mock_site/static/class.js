// A trainer's page keeps up with the class: every two seconds it asks for the grid, and changes what has changed.
"use strict";

const EVERY = 2000;
const grid = document.getElementById("grid");
const old = document.getElementById("old");

async function keepUp() {
  try {
    const answer = await fetch(grid.dataset.from);
    if (answer.status === 403) {
      location.reload(); // the class is closed, by another window
      return;
    }
    if (answer.ok) {
      renew(new DOMParser().parseFromString(await answer.text(), "text/html"));
    }
    old.hidden = answer.ok;
  } catch {
    old.hidden = false;
  }
  setTimeout(keepUp, EVERY);
}

function renew(fresh) {
  const rows = document.getElementById("rows");
  put(document.getElementById("told"), fresh.getElementById("told"));
  if (!rows) {
    grid.append(...fresh.querySelectorAll(".scroll"));
    return;
  }
  put(document.getElementById("heads"), fresh.getElementById("heads"));
  for (const row of [...fresh.getElementById("rows").rows]) {
    const shown = document.getElementById(row.id);
    if (shown) {
      shown.className = row.className;
      [...row.cells].forEach((cell, at) => put(shown.cells[at], cell));
    } else {
      rows.append(row);
    }
  }
}

// What is the same stays, and with it the focus, and the peace of who hears the page.
function put(shown, fresh) {
  if (shown.innerHTML !== fresh.innerHTML) {
    shown.innerHTML = fresh.innerHTML;
  }
}

setTimeout(keepUp, EVERY);
