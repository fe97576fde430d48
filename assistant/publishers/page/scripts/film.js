// A time in the words of a film leads to its place in the film above. Without a script it opens the film there.
(() => {
  // Where it lies in its court's folder, the page leads to its guide in the court's list; else by the guide's address.
  const back = document.querySelector("a.guide");
  if (location.pathname.endsWith(`/${back.dataset.film}.film.html`)) {
    back.href = `../index.html#${back.dataset.to}`;
    back.hidden = false;
  }

  const video = document.querySelector("video");
  if (!video.canPlayType("video/mp4")) return;

  document.addEventListener("click", (event) => {
    const time = event.target.closest("a.time");
    if (!time) return;
    event.preventDefault();
    video.currentTime = Number(time.hash.replace("#t=", ""));
    video.focus();
    video.play();
  });
})();
