// What is typed: told when the field is left, before a click, or after a pause. Of a field for secrets no value is ever read.

const PAUSE = 900;  // milliseconds without a key after which a field is as good as left
const SECRET_NAME = /pass\s*-?(word|phrase|code|key)|\bpwd\b|\bsecret\b|\banswer\s*\d|(activation|verification|security|authentication|one-time|access|pin|login|log-in|sign-in|confirmation|recovery|backup) (code|key|number)|card number|social security|maiden name|\b(ssn|pin|otp|cvv|cvc|cvv2|token)\b/i;
const SECRET_KIND = /password|one-time-code|cc-number|cc-csc/;
const FORMATTED = "b, strong, i, em, u, s, a, img, table, ul, ol, h1, h2, h3, h4, blockquote, font, [style*='font'], [style*='text-decoration']";
const [FILLED, FILLED_TOO] = %FILLED%;  // the roles, and the selector, of what a guide fills in

const hidden = new Set();  // names of fields that she made secrets of
const stood = new WeakMap();  // what stood in a rich text before she came to it
const remembered = new WeakMap();  // how a field is found only as long as it is empty
let typing = null, timer = 0;

const valueOf = (field) => (isNative(field) ? field.value : eyes.standsIn(field));
const fieldAt = (target) => up(target, TYPED_IN) ?? (document.designMode === "on" ? document.body : null);

// A field whose value is nobody's business: it is never read.
const covered = (e) => {
  const names = namesOf(e);
  // One that hid what is typed does so for good: “Show password” shows it to her, and a page may put another field there.
  if (eyes.masked(e)) names.forEach((name) => hidden.add(name));
  return SECRET_KIND.test(e.autocomplete || "") || getComputedStyle(e).webkitTextSecurity !== "none"
    || names.some((name) => SECRET_NAME.test(name) || hidden.has(name));
};

// What a page may repeat of a value that is not read: how long it is, and a number that says nothing of it elsewhere.
const trace = (value) => {
  const letters = [...value.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")];
  return [letters.length, letters.reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % %PRIME%, %SALT%)];
};

// Every field is looked at as it comes into use: later it may hide nothing any more, or show no hint.
const known = new WeakSet();
const meetFields = ({ target }) => {
  document.querySelectorAll(TYPED_IN).forEach((e) => { if (!known.has(e) || e.type === "password" || e === target) covered(e); known.add(e); });
  const field = target instanceof Element && fieldAt(target);
  if (!field) return;
  if (!stood.has(field)) stood.set(field, valueOf(field));
  const hint = unmarked(field.placeholder);
  if (hint && !field.value && !remembered.has(field) && !labelsOf(field).some((label) => /^[^{}]+$/.test(painted(label))) && !eyes.wordsNear(field).length) {
    const places = findApart(field, hint, FILLED, FILLED_TOO, [[]]);
    if (places) remembered.set(field, { words: hint, places });
  }
};
for (const event of ["focusin", "pointerdown", "keydown"]) hear(event, meetFields);

const anewIn = (field) => field.getRootNode().querySelectorAll("input[type=password]").length > 1;  // asked for twice: it is being made up

const filled = (field, left) => {
  const unread = covered(field), value = valueOf(field), given = about("fill", field, { unread });
  if (unread) return { ...given, anew: anewIn(field), trace: trace(value) };
  return { ...given, left, value, untouched: value === (isNative(field) && field.defaultValue !== undefined ? field.defaultValue : stood.get(field)) };
};

// Tell what was typed. While she is still in the field (`left` is false), the field stays the one that is typed in: what
// she adds corrects the step, and half a password is not taken for a word of hers.
const settle = (left = true) => {
  const field = typing;
  clearTimeout(timer);
  typing = left ? null : field;
  if (!field || !field.isConnected) return;
  tell(filled(field, left));
  if (left && !isNative(field) && field.querySelector(FORMATTED)) unsaid("format", namesOf(field)[0]);
};

// What we typed while doing again what was shown is no typing of hers.
const forget = () => { clearTimeout(timer); typing = null; owner = null; };

hear("input", (event) => {
  if (free) return;
  const target = deepOf(event), field = target && fieldAt(target);
  if (target && target.localName === "select") return chose(target);
  if (!field || isListTyping(field)) return;
  if (typing && typing !== field) settle();  // a password manager fills two fields, and she has left neither
  typing = field;
  clearTimeout(timer);
  timer = setTimeout(() => settle(false), PAUSE);
});

// Components keep the changes of their fields to themselves, but not that they are left.
for (const event of ["change", "focusout"]) hear(event, (told) => { if (typing && deepOf(told) === typing) settle(); });

const chose = (list) => {
  if (typing) settle();  // another field may still be waiting for its pause
  const chosen = [...list.selectedOptions].map((option) => option.label.trim());
  if (!list.multiple) return void tell(about("choose", list, { values: [chosen[0] ?? ""] }));
  const by = [...list.options].filter((option) => option.defaultSelected && !option.selected);
  if (by.length) unsaid("unchosen", namesOf(list)[0]);
  const added = [...list.selectedOptions].filter((option) => !option.defaultSelected).map((option) => option.label.trim());
  if (added.length) tell(about("choose", list, { values: added }));
};
