// A time in the words of a film leads to its place in the film above. Without a script it opens the film there.
(() => {
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
