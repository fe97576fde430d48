// A click is held until it is written down, and then done.

hear("click", (event) => {
  const target = free ? null : deepOf(event), by = pressing;
  pressing = null;
  if (!target) return;
  if (typing && !eyes.contains(typing, target)) settle();  // what was typed before the click is a step before it
  if (by === "hanging" && owner && !owner.list) return followField(owner);
  if (by || fileField(target) || (dragged && dragged.far && dragged.changed)) return;
  if (event.detail === 0 && target.localName !== "select" && listAt(target)) return own(listAt(target), true);
  const used = usedAt(target);
  if (!used) return watchSpot(target);
  stop(event);
  const given = about(used.kind, used.e, { drawn: !!used.drawn });
  const go = again(event, target, used.e);
  tell(given, () => {
    letGo = { id: given.id, element: used.e };
    go();
  });
});

hear("submit", (event) => {
  if (event.submitter || releasing || free) return;
  stop(event);  // the Enter key, in a form without a button
  if (typing) settle();
  tell({ kind: "unsaid", id: ++last, what: "nameless", words: namesOf(event.target)[0] ?? "", page: page(), leads: true }, () => {
    releasing = true;
    try { event.target.requestSubmit(); } finally { releasing = false; }
  });
});

// The bar's keys work in frames, too.
hear("keydown", (event) => {
  if (window === window.top || !event.altKey || !event.shiftKey || !/^Key[PUNRHF]$/.test(event.code)) return;
  stop(event);
  if (typing) settle();
  send({ kind: "key", code: event.code });
});
