// Whether a page stands still: whether anything is painted yet, whether scripts still add to it, whether it says that it is busy.

const BUSY = "[aria-busy=true], [role=progressbar]:not([aria-valuenow]), .spinner, .spinner-border, .loader, .loading, .loading-overlay, .blockUI, .ui-blockui, .p-progress-spinner, .MuiCircularProgress-root";

let stirs = 0;  // how often scripts have put elements in, or taken some away
const stirredAt = new WeakMap();  // when scripts have last changed something, once the page was there
// That a field shows dots, for a picture or for good, is our doing and no change of the page's.
const DOTTED = /-webkit-text-security:[^;]*;?/;
const withoutDots = (style) => (style || "").replace(DOTTED, "").trim();
const isOurs = ({ attributeName, target, oldValue }) => attributeName === "style" && withoutDots(oldValue) === withoutDots(target.getAttribute("style"));
const stirring = new MutationObserver((changes) => {
  const element = (node) => node.nodeType === Node.ELEMENT_NODE && !/^(script|style|link|meta)$/i.test(node.nodeName);
  for (const { target, addedNodes, removedNodes } of changes.filter((one) => !isOurs(one))) {
    if ([...addedNodes].some(element) || [...removedNodes].some(element)) stirs += 1;
    if (document.readyState === "complete") for (const one of [target, ...addedNodes]) stirredAt.set(one, performance.now());
  }
});
const watchStirring = () => stirring.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["class", "hidden", "style"], attributeOldValue: true });
watchStirring();
addEventListener("DOMContentLoaded", watchStirring);  // of a window that has just opened, the page takes an empty one's place, and keeps its scripts

const anythingPainted = () => !document.body || document.body.tagName === "FRAMESET" || !!document.body.innerText.trim() || all("img, svg, canvas, video, iframe, input, button").length > 0
  || (!isPlain() && !!textOf(document.body).trim());

// A page that has just come has not been drawn yet, and the browser refuses to picture it. Two frames later it is, and
// two looks at it are had.
const drawn = async () => {
  const first = stirs;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
  return { painted: anythingPainted(), stirred: stirs !== first, busy: [...document.querySelectorAll(BUSY)].some(shownAt) };
};

// Words that a script has brought just now and may take away again, such as a message that fades: how strong they are.
const FLEETING = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive], output, [class*=toast i], [class*=snack i], [class*=growl i], [class*=notif i], [class*=flash i]";
const RECENT = 15000;  // milliseconds
// Whether something is still on its way, such as a part that unfolds: a style or a script moves it, or what it stands in, at this moment.
const STIRRING = 100;  // milliseconds
const isMoved = (element) => {
  const line = lineOf(element), moving = document.getAnimations().filter((one) => one.playState === "running" && one.effect?.getComputedTiming().endTime < Infinity);
  return moving.some((one) => line.includes(one.effect.target)) || line.some((e) => performance.now() - (stirredAt.get(e) ?? -Infinity) < STIRRING);
};
const upwards = (element) => { const found = []; for (let e = element; e && e !== document.body; e = e.parentElement) found.push(e); return found; };
const strengthOf = (index) => {
  const target = kept[index], around = target ? upwards(elementOf(target)) : [];
  const fleeting = around.some((e) => e.matches(FLEETING)) && !around.some((e) => e.matches("dialog, [role=dialog]"));
  if (!fleeting || !around.some((e) => performance.now() - (stirredAt.get(e) ?? -Infinity) < RECENT)) return null;
  return around.reduce((so, e) => so * Number(getComputedStyle(e).opacity), 1);
};

// What moves it is held while it is pictured, and goes on afterwards.
let paused = [];
const holdStill = (index) => {
  const around = upwards(elementOf(kept[index]));
  paused = document.getAnimations().filter((one) => around.includes(one.effect?.target) && one.playbackRate !== 0).map((one) => [one, one.playbackRate]);
  for (const [one] of paused) one.playbackRate = 0;
};
const goOn = () => { for (const [one, rate] of paused) one.playbackRate = rate; paused = []; };
