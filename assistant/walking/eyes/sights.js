// Words that are only read, and what the page shows beside them.

// What a term or a row's head says stands beside it: who reads “Account Number” looks at the number.
const valueBeside = (range) => {
  const term = closest(holder(range), "dt, th[scope=row]"), value = term && term.nextElementSibling;
  return value && value.matches("dd, td") && textRectangles(value).length ? value : null;
};

// Words that are only read: kept where exactly one stands in the places named; the count of those seen, and `by` what covers one.
const sight = (wanted, places) => {
  const found = mostExact(inPlaces(words(document.body, wanted), places), wanted);
  const exact = found.some((range) => saysOnly(range, wanted));
  if (found.length === 1) return { count: 1, exact, index: keep(found[0]), outside: null, by: null };
  const unseen = found.length ? [] : inPlaces([...ranges(document.body, wanted), ...values(document.body, wanted)], places, ranges);
  const outside = unseen.find(offPicture), by = unseen.map((range) => rectangles(range).map((rect) => coverOf(holder(range), rect)).find(Boolean)).find(Boolean);
  return { count: found.length, exact, index: null, outside: outside ? keep(outside) : null, by: by ? nameOfCover(by) : null };
};

// Whether something says these words and no others, as a label does; a text beside a field may have no element of its own.
const alone = (wanted) => words(document.body, wanted).some((range) => saysOnly(range, wanted) || standsAlone(range));
