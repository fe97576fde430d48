"""When everything happens in a film: goes through a recording once and sets the film's tracks. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.publishers.film import narration
from assistant.publishers.film.film import Film, FilmLine, FilmStep
from assistant.publishers.film.frame import FULL, Band, Filled, TitleCard
from assistant.publishers.film.pointer import in_sight, pointer_box, resting, ring_reach
from assistant.publishers.film.viewport import (
    AROUND_MARK,
    NEAR,
    VIEW_HEIGHT,
    View,
    dialog_of,
    filmed_page,
    looking_at,
    overview,
    things_on,
    whole_lines,
)
from assistant.publishers.film.words import text
from assistant.publishers.layout.boxes import grown, holds
from assistant.publishers.layout.callouts import Outline
from assistant.publishers.layout.outline import targets
from assistant.publishers.layout.rows import tab_of
from assistant.publishers.layout.wording import NOTE_NAMES, whereabouts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.facts.recording import Recording, Screen, Step
    from assistant.publishers.film.narration import FilmChapter, Spread
    from assistant.publishers.film.pace import Pacing
    from assistant.publishers.film.words import Words

CAMERA = 20
"""Ticks of a move of the camera."""

LOOK_ROUND = 14
"""Ticks for which a new screen is seen from afar."""

FADE = 6
FASTEST, SLOWEST = 12, 24
"""Ticks of the pointer's way."""

AIM = 6
"""Ticks between the pointer's arrival and its click."""

DIP, RIPPLE, RINGING = 4, 9, 4
"""Ticks for which the pointer is pressed, the ring is seen, and the ring moves."""

TICKS_A_CHARACTER, TICKS_OF_TYPING = 3, 60
"""Ticks for a character, and for all of them."""

AFTER = 14
"""Ticks for which a change is seen before the next step."""

CARD = 75
"""The least ticks of a card."""

FREE_AT_RIGHT = 8
"""What stays free at the right of what fits into a field, in CSS pixels."""

DATE = re.compile(r"\d{4}-\d\d-\d\d|\d\d?/\d\d?/\d{2,4}")


class StepPlace(NamedTuple):
    """Where a step is done."""

    screen: Screen
    tab: str
    continued: bool = False


def planned(recording: Recording, pace: Pacing) -> Film:
    """The film of a recording, line by line."""
    film = Film(recording)
    Director(film, pace).shoot()
    return film


class Director:
    """Goes through a recording once, and sets on the film's tracks what happens when."""

    def __init__(self, film: Film, pace: Pacing) -> None:
        self._film = film
        self._pace = pace
        self._now = 0
        self._free = 0
        self._number = 0

    def shoot(self) -> None:
        recording = self._film.recording
        self._film.chapters.append((0, recording.title))
        self._show(narration.cover(recording, silent=self._pace.silent))
        for part in narration.film_chapters(recording):
            self._chapter(recording, part)
        self._number += 1
        self._film.chapters.append((self._now, narration.end_card(recording).title))
        self._show(narration.end_card(recording))
        self._film.length = self._now

    def _chapter(self, recording: Recording, part: FilmChapter) -> None:
        self._film.chapters.append((self._now, part.title))
        self._number = min(part.numbers, default=self._number + 1) - 1
        self._show(narration.chapter_card(recording, part))
        for place, screen in enumerate(part.screens):
            self._screen(screen, after_card=place == 0)

    def _show(self, spread: Spread) -> None:
        """A card, as long as it takes to read it."""
        film, start = self._film, self._now
        self._clear()
        film.picture.hold(start, None)
        film.filled.hold(start, ())
        film.pointer_strength.hold(start, 0)
        shown = TitleCard(spread.title, spread.more, spread.foot, spread.right, spread.corner, self._number + 1)
        film.card.hold(start, shown)
        for line in spread.lines:
            self._say(line)
        # A card with few words still has to be seen as a card.
        self._now = max(self._now, start + CARD)

    def _say(self, line: str) -> None:
        until = self._now + self._pace.stands(line)
        self._film.said.append(FilmLine(self._now, until, line, self._pace.spoken(line)))
        self._now = until

    def _clear(self) -> None:
        """Take away what belongs to the step before."""
        self._film.outlines.hold(self._now, ())
        self._film.strength.hold(self._now, 0)

    def _screen(self, screen: Screen, *, after_card: bool) -> None:
        film, start = self._film, self._now
        self._clear()
        film.card.hold(start, None)
        film.picture.hold(start, screen.arrived)
        film.filled.hold(start, ())
        # What is shown before `_free` is still on its way to the screen; the camera stays until a viewer has seen where
        # she is.
        self._free = start
        if after_card:
            film.view.hold(start, overview(screen))
            self._free = start + LOOK_ROUND
        elif not screen.continued:
            film.view.travel(start + 4, start + 4 + CAMERA, overview(screen))
            self._free = start + 4 + CAMERA + LOOK_ROUND
        numbered = [step for step in screen.steps if step.sign]
        for step, notes in with_notes(screen.steps):
            if step is None:
                self._notes(screen, notes)
            else:
                self._step(screen, step, notes, last=step is numbered[-1])

    def _step(self, screen: Screen, step: Step, notes: Sequence[Step], *, last: bool) -> None:
        film, start = self._film, self._now
        assert step.sign, "notes are told elsewhere"
        self._number = step.sign.number
        self._clear()
        # The last click takes the page away, so nothing shows what it left: before it, all that was filled in stands.
        if step.does.may_lead_away and last:
            film.picture.hold(start, screen.left)
            film.filled.hold(start, ())
        self._hide_pointer(screen, step)
        near = self._look_at(screen, step)
        self._tell(screen, step)
        if step.does.names_site:
            self._open(screen, start)
        if points(step) and step.does.may_lead_away:
            self._click(screen, step, notes, (start, near))
        elif points(step) and not step.does.presses:
            self._rest(screen, step, start, near)
            self._notes(screen, notes)
        elif points(step):
            self._fill(screen, step, start, near)
            self._notes(screen, notes)
        else:
            self._now = max(self._now, near + FADE + AFTER)
            film.steps.append(FilmStep(step.sign, start, self._now - 1))
            self._notes(screen, notes)

    def _look_at(self, screen: Screen, step: Step) -> int:
        """Bring the camera to what a step speaks of, and outline it. Returns when that is done."""
        film, go = self._film, max(self._now, self._free)
        found = targets([step], screen.neighbors)
        if not found:
            return go
        labels = [mark.label for mark in step.marks if mark.label]
        boxes, dialog = [*found[0].outlines, *labels], dialog_of(screen)
        # A small dialog is shown whole, however small the thing in it: half a dialog looks like an error.
        if dialog and dialog.height < VIEW_HEIGHT / NEAR and all(holds(dialog, box) for box in boxes):
            boxes = [grown(dialog, -AROUND_MARK)]
        pointer = [pointer_box(resting(step.marks[-1], screen, NEAR), NEAR)] if points(step) else []
        views = looking_at(boxes, filmed_page(screen), View(*film.view.at(go)), pointer)
        there = go
        # Only where the camera moves in any case: to move it for a cut line alone would make a film restless.
        if len(views) == 1 and views[0] != film.view.at(go):
            views = (whole_lines(views[0], screen, [*boxes, *pointer]),)
        for view in views:
            if view != film.view.at(there):
                film.view.travel(there, there + CAMERA, view)
                there += CAMERA
            if view is not views[-1]:
                # Too tall for one view: its upper end while the first half of the line is read, then the lower one.
                there += self._pace.stands(text(narration.band_lines(step)[0])) // 2
        film.outlines.hold(there, tuple(Outline(box, found[0].dashed) for box in found[0].outlines))
        for strength in range(1, FULL + 1):
            film.strength.hold(there + strength - 1, strength)
        return there

    def _tell(self, screen: Screen, step: Step) -> None:
        """Show a sentence in the band, part by part."""
        self._film.told.append((self._now, step))
        for words in narration.band_lines(step):
            self._film.band.hold(self._now, self._band(screen, step, words))
            self._say(text(words))

    def _band(self, screen: Screen, step: Step, words: Words) -> Band:
        place = whereabouts(StepPlace(screen, tab_of(screen, (step,))))
        note = NOTE_NAMES[step.note] if step.note else ("" if step.sign else NOTE_NAMES["note"])
        return Band(step.sign, note, words, place.label, place.name + place.more, self._number)

    def _notes(self, screen: Screen, notes: Sequence[Step]) -> None:
        for note in notes:
            self._tell(screen, note)

    def _open(self, screen: Screen, start: int) -> None:
        """An empty window, until the page is there."""
        # Half of the sentence with nothing on the screen: it tells to open a browser, and then the page is there.
        there = start + (self._now - start) // 2
        self._film.picture.hold(start, None)
        self._film.picture.hold(there, screen.arrived)

    def _click(self, screen: Screen, step: Step, notes: Sequence[Step], times: tuple[int, int]) -> None:
        """Go there while the sentence is read; what is noted is read before the page turns."""
        film, (start, near) = self._film, times
        # The pointer arrives as the line ends, not before: one that waits on a button draws the eye from the words.
        there = self._go(screen, step, max(near + AIM, self._now - SLOWEST))
        self._now = max(self._now, there + 2)
        aimed = self._now - 1
        # What is noted of a click is read before it, with the pointer at rest, since then the page is gone.
        self._notes(screen, notes)
        press = max(there + AIM, self._now)
        if step.does.presses:
            self._press(press, screen)
        assert step.sign, "a click is a step"
        film.steps.append(FilmStep(step.sign, start, aimed if notes else press + RIPPLE - 1))
        self._now = press + RIPPLE + 3

    def _fill(self, screen: Screen, step: Step, start: int, near: int) -> None:
        """Click into the field, then type or choose."""
        film, read = self._film, self._now
        # To type takes longer than to click, so it begins when a third of the sentence is read.
        there = self._go(screen, step, max(near + AIM, start + (read - start) // 3))
        press = there + AIM
        self._press(press, screen)
        done, begin = film.filled.at(press), press + RIPPLE
        typed = characters(step)
        if typed:
            # Somebody who types has let go of the mouse; its arrow would also lie on the letters.
            for strength in range(FULL - 2, -1, -2):
                film.pointer_strength.hold(begin - (strength // 2) - 1, strength)
            # A long text is typed faster, never slower than the film can wait.
            pause = max(1, min(TICKS_A_CHARACTER, TICKS_OF_TYPING // typed))
            for count in range(1, typed):
                film.filled.hold(begin + count * pause, (*done, Filled(step, count)))
            begin += typed * pause
        film.filled.hold(begin, (*done, Filled(step)))
        self._now = max(read, begin + AFTER)
        assert step.sign, "a field is filled in a step"
        film.steps.append(FilmStep(step.sign, start, self._now - 1))

    def _rest(self, screen: Screen, step: Step, start: int, near: int) -> None:
        """Go there and press nothing."""
        there = self._go(screen, step, max(near + AIM, self._now - SLOWEST))
        self._now = max(self._now, there + AFTER)
        assert step.sign, "the pointer rests in a step"
        self._film.steps.append(FilmStep(step.sign, start, self._now - 1))

    def _go(self, screen: Screen, step: Step, leave: int) -> int:
        """The pointer's way to a control. Returns when it is there."""
        film, mark = self._film, step.marks[-1]
        view = View(*film.view.at(leave))
        here = in_sight(film.pointer.at(leave), view)
        there = resting(mark, screen, view.scale)
        far = abs(there[0] - here[0]) + abs(there[1] - here[1])
        arrive = leave + round(min(SLOWEST, FASTEST + far / 40))
        film.pointer.hold(leave, here)
        film.pointer.travel(leave, arrive, there)
        for strength in range(max(2, film.pointer_strength.at(leave)), FULL + 1, 2):
            film.pointer_strength.hold(leave + strength // 2 - 1, strength)
        return arrive

    def _press(self, tick: int, screen: Screen) -> None:
        """The pointer dips, and a ring steps outward."""
        film = self._film
        film.pressed.hold(tick, value=True)
        film.pressed.hold(tick + DIP, value=False)
        reach = ring_reach(film.outlines.at(tick), screen, View(*film.view.at(tick)).scale)
        for count in range(1, RINGING + 1):
            film.ripple.hold(tick + count - 1, reach * count / RINGING)
        film.ripple.hold(tick + RIPPLE, 0.0)

    def _hide_pointer(self, screen: Screen, step: Step) -> None:
        """A pointer that nobody needs now, or that lies on words, goes away."""
        film = self._film
        body = pointer_box(film.pointer.at(self._now), View(*film.view.at(self._now)).scale)
        words = things_on(screen, "text", "heading")
        if not points(step) or any(body.touches(word) for word in words):
            for count, strength in enumerate(range(film.pointer_strength.at(self._now) - 2, -1, -2)):
                film.pointer_strength.hold(self._now + count, strength)


def with_notes(steps: Sequence[Step]) -> list[tuple[Step | None, list[Step]]]:
    """Each numbered step with the notes that follow it; notes before all of them come with none."""
    found: list[tuple[Step | None, list[Step]]] = []
    for step in steps:
        if step.sign:
            found.append((step, []))
        elif found:
            found[-1][1].append(step)
        else:
            found.append((None, [step]))
    return found


def points(step: Step) -> bool:
    """Whether the pointer goes to what a step names."""
    return bool(step.marks) and step.does.points


def characters(step: Step) -> int:
    """How many characters are typed one by one; none where all changes at once: lists, dates, what does not fit."""
    typed = step.typed
    if step.does.leaves != "value" or typed is None or not typed.characters or step.look is None:
        return 0
    control = step.marks[-1].box
    # A text that does not fit scrolls in its field, and a date field changes what was typed: their look at the end says
    # nothing of what stood there before.
    whole = len(typed.characters) == len(typed.shown) and typed.characters[-1] <= control.right - FREE_AT_RIGHT
    return len(typed.characters) if whole and "\n" not in typed.shown and not DATE.fullmatch(typed.shown) else 0
