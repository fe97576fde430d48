// A time in the words of a film leads to its place in the film above. Without a script it opens the film there.
(() => {
  // Where it lies in its guide's folder, the page leads to the guide beside it; else to the guide's address, if it has one.
  const back = document.querySelector("a.guide[data-home]");
  if (back && location.pathname.endsWith(`/${back.dataset.home.replace(/html$/, "film.html")}`)) {
    back.href = back.dataset.home.split("/").pop();
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
