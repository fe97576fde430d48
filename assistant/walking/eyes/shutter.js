// How a page is held while its picture is taken: nothing moves or blinks, no ring shows what is in use, nothing tells of the simulation, and no row of dots how long a secret is.

const DOTS = 8;  // what stands for a secret, whatever its length

const UNUSED = "* { caret-color: transparent !important; } *:focus, *:focus-visible { outline: none !important; } [data-simulation] { visibility: hidden !important; }";
let sheet = null;  // made for each picture, for a sheet belongs to the document for which it was made
const wear = () => {
  sheet = new CSSStyleSheet();
  sheet.replaceSync(UNUSED);
  for (const root of roots()) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
};
const takeOff = () => { for (const root of roots()) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet); };

// A field that hides what is typed holds the same dots as any other. Set by script, so that the page hears of no change.
const covered = [];
const cover = () => {
  for (const field of all("input, textarea").filter((f) => f.value && masked(f))) {
    covered.push([field, field.value, field.style.cssText]);
    field.style.setProperty("-webkit-text-security", "disc", "important");
    field.value = "0".repeat(DOTS);
  }
};
const uncover = () => covered.splice(0).forEach(([field, value, style]) => {
  field.value = value;
  field.style.cssText = style;
});

// What moves to an end is shown at its end; what moves for ever is shown as if it did not, and goes on afterwards.
const halted = [];
const halt = () => {
  for (const one of new Set(roots().flatMap((root) => root.getAnimations()))) {
    if (!one.effect || one.playbackRate === 0 || one.playState !== "running") continue;
    if (one.effect.getComputedTiming().endTime < Infinity) one.finish();
    else { one.cancel(); halted.push(one); }
  }
};

// Tells what a person could read here meanwhile, and from where on the window shows the page, in CSS pixels.
const holdForPicture = async (byStyle) => {
  await document.fonts.ready;
  const words = said(byStyle);
  cover();
  wear();
  halt();
  return { words, from: [visualViewport.pageLeft, visualViewport.pageTop] };
};
const letGo = () => {
  for (const one of halted.splice(0)) one.play();
  takeOff();
  uncover();
};
