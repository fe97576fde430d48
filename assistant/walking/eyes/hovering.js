// What a person points at to have it open: words that are seen, those of a control first.

const hoverable = (wanted) => {
  const seen = mostExact(words(document.body, wanted), wanted), acts = (range) => !!holder(range).closest(CONTROLS + ", [role], [aria-haspopup], li");
  return [...seen.filter(acts), ...seen.filter((range) => !acts(range))].map(keep);
};

const elementAt = (index) => elementOf(kept[index]);
