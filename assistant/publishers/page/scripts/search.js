// The search of a court's or a site's page: shows the guides that hold every word, the best first, and in them the steps that hold one.
// In the list of all courts it shows those that hold every word, each where it stands.
"use strict";

const field = document.getElementById("search");
const told = document.getElementById("found");
const { thing, stays } = field.form.dataset;
const lists = [...document.querySelectorAll("[data-searched]")];
const guides = lists.flatMap((list) => [...list.children]);
const groups = document.querySelectorAll("h3.group, nav");
const places = document.querySelectorAll("[data-place]");

// Words that people use for the same thing, each as one word.
const ALIKE = [
  [/\b(log|sign)(ged|ning|ging)? ?(in|on)\b/g, "login"],
  [/\b(forg[eo]t(ten)?|reset(ting)?|recover(y|ed)?|lost)\b/g, "forgot"],
  [/\b(attorneys?|lawyers?|counsel)\b/g, "lawyer"],
  [/\b(credit|debit) cards?\b|\b(cards?|payments?|pay(ing)?)\b/g, "card"],
  [/\be ?mails?\b/g, "email"],
  [/\bcm ?ecf\b/g, "cmecf"],
  [/\b(can ?not|cant|unable)\b/g, "cannot"],
  [/\buser ?(names?|ids?)\b/g, "username"],
  [/\b(sign(ing)? up|register(ed|ing)?|registration|(create|open|new)( an| a)?( new)?( \w+)? account)\b/g, "register"],
  [/\b(connect(ed|ing)?|link(ed|ing)?)\b/g, "link"],
  [/\b(chang(ed?|ing)|updat(ed?|ing)|mov(ed?|ing))\b/g, "change"],
  [/\b(deadlines?|due( dates?)?|go(es|ing)? live)\b/g, "deadline"],
  [/\b(old|legacy|before \w+ \d+ 2014)\b/g, "legacy"],
  [/\b(agency|agencies|federal government)\b/g, "government"],
];

// Letters without their accents, and no signs: an apostrophe is left out, and any other sign parts two words.
const PLAIN = { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i" };
const bare = (text) =>
  text.normalize("NFKD").replace(/[\p{M}'‘’ʻʼ`´]/gu, "").toLowerCase().replace(/[łøđðþßæœı]/g, (letter) => PLAIN[letter]);
const folded = (text) => bare(text).replace(/[^\p{L}\p{N}]+/gu, " ");
const joined = (text) => bare(text).replace(/(?<=[\p{L}\p{N}])[^\p{L}\p{N}\s]+(?=[\p{L}\p{N}])/gu, "");
const alike = (text) => ALIKE.reduce((said, [words, one]) => said.replace(words, one), text);

// What a word may be found in: “CM/ECF” is found by “cm ecf” and by “cmecf”.
const all = (text) => `${folded(text)} ${joined(text)} ${alike(folded(text))}`;

// What is said of a guide, and how much a word counts there.
const known = guides.map((guide) => {
  const text = (part) => all([...guide.querySelectorAll(part)].map((one) => one.textContent).join(" "));
  const sentence = (step) => all(step.textContent.replace(/^(Step|Result) \w+: /, ""));
  const steps = [...guide.querySelectorAll("li")].map((step) => [step, sentence(step)]);
  const said = [[text(".title"), 8], [all(guide.dataset.when), 4], [text(".about"), 2], [text("details"), 1]];
  return { guide, said, steps, list: guide.parentElement };
});

// A situation that no guide is for is answered on this page.
const below = document.getElementById("answers");
const answers = [...document.querySelectorAll(".answer")].map((row) => ({ row, text: all(row.textContent) }));

function asPlain({ row }) {
  const [situation, answer] = [...row.cells].map((cell) => cell.cloneNode(true).childNodes);
  const told = document.createElement("p");
  const asked = document.createElement("b");
  asked.append(...situation);
  told.append(asked, " ", ...answer);
  return told;
}

function search() {
  const words = alike(folded(field.value)).split(" ").filter(Boolean);
  for (const one of known) show(one, words);
  // What is found stands in one list, the best first; without a search each stands in its group. Courts stay in their places.
  for (const group of groups) group.hidden = words.length > 0;
  for (const place of places) place.hidden = !place.querySelector("li:not([hidden])");
  const best = words.length ? [...known].sort((a, b) => b.worth - a.worth) : known;
  if (stays === undefined) for (const one of best) (words.length ? lists[0] : one.list).append(one.guide);
  below.replaceChildren(...answers.filter((one) => words.length && words.every((word) => one.text.includes(word))).map(asPlain));
  const count = guides.filter((guide) => !guide.hidden).length;
  const answered = below.children.length;
  const found = [answered && (answered === 1 ? "1 answer" : `${answered} answers`), count && `${count} ${thing}${count === 1 ? "" : "s"} of ${guides.length}`];
  tell(words.length ? found.filter(Boolean).join(", ") || told.dataset.nothing : "");
}

// Said once the typing pauses, and only if it is news: a screen reader would otherwise say it with every key.
let pause;
function tell(text) {
  clearTimeout(pause);
  pause = setTimeout(() => {
    if (told.textContent !== text) told.textContent = text;
  }, 600);
}

function show(one, words) {
  const { guide, said, steps } = one;
  const whole = steps.some(([, text]) => words.every((word) => text.includes(word)));
  for (const [step, text] of steps) {
    const holds = (word) => text.includes(word);
    step.hidden = words.length > 0 && !(whole ? words.every(holds) : words.some(holds));
  }
  for (const details of guide.querySelectorAll("details")) details.open = words.length > 0 && steps.some(([step]) => !step.hidden);
  const worths = words.map((word) => said.reduce((sum, [text, worth]) => sum + (text.includes(word) ? worth : 0), 0));
  guide.hidden = !worths.every(Boolean);
  one.worth = worths.reduce((sum, worth) => sum + worth, 0);
}

document.querySelector("form[role=search]").hidden = false;
field.form.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", search);
search(); // a browser may bring back what was typed before

// A guide that names another one leads here: where that one has a web page, it is opened.
const named = location.hash.startsWith("#read-") && document.getElementById(location.hash.slice(1));
const page = named && named.closest(".guide").querySelector(".files a[href$='.html']");
if (page) location.replace(page.href);
