// What Python may ask: the last of these files, which run as one function in every document.

window.__assistant = { PLACES, find, sight, alone, held, pressAt, comeIntoView, mark, marks, neighbors, page, layout, typed, shows, said, masked, drawn, cover, uncover, named, placeWords, transformed, runs, words, around, reads, between, leftEmpty, quoted, asterisks, UNSEEN, inFrame, framed, uncovered, meet, pointOf, outward, told, density, turned: turnedInPage, textsIn, parentOf, unseeable, inventory, nameOfControl, wordsNear };
