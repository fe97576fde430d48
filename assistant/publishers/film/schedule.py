"""When everything happens in a film: goes through a recording once and sets the film's tracks. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from assistant.publishers.film import narration
from assistant.publishers.film.address_bar import FIELD, AddressBar, address_in
from assistant.publishers.film.film import Film, FilmLine, FilmStep
from assistant.publishers.film.frame import FULL, Band, Filled, TitleCard
from assistant.publishers.film.lists import OpenList, open_list, tip_on
from assistant.publishers.film.pointer import in_sight, pointer_box, resting, ring_reach
from assistant.publishers.film.steps import characters, points, spoken_of, with_notes
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
    with_room,
)
from assistant.publishers.film.words import text, words_of
from assistant.publishers.layout.boxes import grown, holds
from assistant.publishers.layout.callouts import Outline
from assistant.publishers.layout.named import places, values
from assistant.publishers.layout.outline import targets
from assistant.publishers.layout.rows import tab_of
from assistant.publishers.layout.wording import NOTE_NAMES, Whereabouts, whereabouts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.facts.recording import Picture, Recording, Screen, Step
    from assistant.publishers.film.narration import FilmChapter, Spread
    from assistant.publishers.film.pace import Pacing
    from assistant.publishers.film.words import Words

CAMERA, CAMERA_FAR = 14, 10
"""Ticks of a move of the camera, and of one that comes nearer or goes farther, which is harder to follow."""

LOOK_ROUND = 10
"""Ticks for which a new screen is seen from afar."""

FADE = 6
FASTEST, SLOWEST = 8, 16
"""Ticks of the pointer's way."""

AIM = 6
"""Ticks between the pointer's arrival and its click."""

DIP, RIPPLE, RINGING = 4, 9, 4
"""Ticks for which the pointer is pressed, the ring is seen, and the ring moves."""

TICKS_A_CHARACTER, TICKS_OF_TYPING = 2, 30
"""Ticks for a character, and for all of them."""

TICKS_A_LETTER_OF_AN_ADDRESS, TICKS_OF_AN_ADDRESS = 2, 40
"""The same in the address bar, before there is a page to look at."""

UNFOLDED, OPENED = 14, 36
"""Ticks for which an open list is seen before the pointer goes to an option, and for which its picture is seen."""

AFTER = 8
"""Ticks for which a change is seen before the next step."""

COVER, CARD = 105, 90
"""The least ticks of the cover, and of every other card."""

IN_THE_BROWSER = Whereabouts("In your browser", "Address bar", "")
"""Where the reader is while there is no page yet."""

IN_THE_BAR = 300, 20
"""How far right and below of the address bar's corner the pointer clicks into it, in pixels of the film."""


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
        self._heard = 0
        self._outlined: Step | None = None

    def shoot(self) -> None:
        recording = self._film.recording
        self._film.chapters.append((0, recording.title))
        self._show(narration.cover(recording, silent=self._pace.silent), COVER)
        for number, part in enumerate(narration.film_chapters(recording)):
            self._chapter(recording, part, carded=number > 0)
        self._number += 1
        self._film.chapters.append((self._now, narration.end_card(recording).title))
        self._show(narration.end_card(recording))
        self._film.length = self._now

    def _chapter(self, recording: Recording, part: FilmChapter, *, carded: bool) -> None:
        self._film.chapters.append((self._now, part.title))
        self._number = min(part.numbers, default=self._number + 1) - 1
        if carded:
            self._show(narration.chapter_card(recording, part))
        for place, screen in enumerate(part.screens):
            self._screen(screen, after_card=place == 0)

    def _show(self, spread: Spread, least: int = CARD) -> None:
        """A card, as long as it takes to read what is said with it."""
        film, start = self._film, self._now
        self._clear()
        film.picture.hold(start, None)
        film.filled.hold(start, ())
        film.pointer_strength.hold(start, 0)
        shown = TitleCard(spread.title, spread.more, spread.foot, spread.right, spread.corner, self._number + 1)
        film.card.hold(start, shown)
        for line in spread.lines:
            self._say(words_of(line))
        # A card with few words still has to be seen as a card.
        self._now = max(self._now, start + least)

    def _say(self, words: Words, *, shown: bool = False) -> None:
        line = text(words)
        until, spoken = self._now + self._pace.stands(line, shown=shown), self._pace.spoken(line)
        self._film.said.append(FilmLine(self._now, until, words, spoken))
        self._heard = self._now + spoken if spoken else until
        self._now = until

    def _clear(self) -> None:
        """Take away what belongs to the step before."""
        self._film.outlines.hold(self._now, ())
        self._film.strength.hold(self._now, 0)
        self._film.address.hold(self._now, None)
        self._outlined = None

    def _screen(self, screen: Screen, *, after_card: bool) -> None:
        film, start = self._film, self._now
        self._clear()
        film.card.hold(start, None)
        film.picture.hold(start, screen.arrived)
        film.filled.hold(start, ())
        # What is shown before `_free` is still on its way to the screen; the camera stays until a viewer has seen where
        # she is.
        self._free = start
        # A page comes as a browser shows it, from its top; over the same page a dialog opens.
        if after_card or not (screen.continued or dialog_of(screen)):
            film.view.hold(start, overview(screen))
            self._free = start + LOOK_ROUND
        elif not screen.continued:
            film.view.travel(start + 4, start + 4 + CAMERA, overview(screen))
            self._free = start + 4 + CAMERA + LOOK_ROUND
        numbered = [step for step in screen.steps if step.sign]
        for step, notes in with_notes(screen.steps):
            if step is None:
                self._notes(screen, notes, None)
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
            self._open(screen, step, start)
        if points(step) and step.does.may_lead_away:
            self._click(screen, step, notes, (start, near))
        elif points(step) and not step.does.presses:
            self._rest(screen, step, start, near)
            self._notes(screen, notes, step)
        elif points(step):
            self._fill(screen, step, start, near)
            self._notes(screen, notes, step)
        else:
            self._now = max(self._now, near + FADE + AFTER)
            film.steps.append(FilmStep(step.sign, start, self._now - 1))
            # What is noted of an address is read on its page, without the bar.
            if step.does.names_site:
                self._clear()
            self._notes(screen, notes, None if step.does.names_site else step)

    def _look_at(self, screen: Screen, step: Step) -> int:
        """Bring the camera to what a step speaks of, and outline it. Returns when that is done."""
        film, go = self._film, max(self._now, self._free)
        self._outlined = step
        found = targets([step], screen.neighbors)
        if not found:
            return go
        labels = [mark.label for mark in step.marks if mark.label]
        named = [*places(step, screen), *values(step, screen)]
        boxes, dialog = [*named, *found[0].outlines, *labels], dialog_of(screen)
        # A small dialog is shown whole, however small the thing in it: half a dialog looks like an error.
        if dialog and dialog.height < VIEW_HEIGHT / NEAR and all(holds(dialog, box) for box in boxes):
            boxes = [grown(dialog, -AROUND_MARK)]
        pointer = [pointer_box(resting(step.marks[-1], screen, NEAR), NEAR)] if points(step) else []
        page = with_room(filmed_page(screen), found[0].outlines)
        views = looking_at(boxes, page, View(*film.view.at(go)), pointer)
        there = go
        # Only where the camera moves in any case: to move it for a cut line alone would make a film restless.
        if len(views) == 1 and views[0] != film.view.at(go):
            views = (whole_lines(views[0], screen, [*boxes, *pointer]),)
        for view in views:
            if view != (now := View(*film.view.at(there))):
                move = CAMERA if view.width == now.width else CAMERA_FAR
                film.view.travel(there, there + move, view)
                there += move
            if view is not views[-1]:
                # Too tall for one view: its upper end while the first half of the line is read, then the lower one.
                there += self._pace.stands(text(narration.band_lines(step)[0])) // 2
        self._outline(there, tuple(Outline(box, found[0].dashed) for box in found[0].outlines))
        return there

    def _outline(self, tick: int, outlines: tuple[Outline, ...]) -> None:
        self._film.outlines.hold(tick, outlines)
        for strength in range(2, FULL + 1, 2):
            self._film.strength.hold(tick + strength - 2, strength)

    def _tell(self, screen: Screen, step: Step, of: Step | None = None) -> None:
        """Show a sentence in the band, part by part."""
        self._film.told.append((self._now, step))
        for words in narration.band_lines(step):
            if not step.sign:
                self._attend(screen, spoken_of(text(words), step, screen) or of)
            self._film.band.hold(self._now, self._band(screen, step, words))
            self._say(words, shown=step.does.points)

    def _band(self, screen: Screen, step: Step, words: Words) -> Band:
        place = whereabouts(StepPlace(screen, tab_of(screen, (step,)))) if not address_in(step) else IN_THE_BROWSER
        note = NOTE_NAMES[step.note] if step.note else ("" if step.sign else NOTE_NAMES["note"])
        return Band(step.sign, note, words, place.label, place.name + place.more, self._number)

    def _notes(self, screen: Screen, notes: Sequence[Step], of: Step | None) -> None:
        """Notes, each line while what it speaks of is outlined: a field that it names, or what the step before does."""
        for note in notes:
            self._tell(screen, note, of)

    def _attend(self, screen: Screen, step: Step | None) -> int:
        """Outline what a step speaks of, if something else is. Returns when that is done, and the line is heard."""
        if step is None or step is self._outlined:
            return self._heard
        self._clear()
        return self._look_at(screen, step)

    def _open(self, screen: Screen, step: Step, start: int) -> None:
        """An empty window in which the address is typed, and then its page."""
        film, read, address = self._film, self._now, address_in(step)
        film.picture.hold(start, None)
        if not address:
            film.picture.hold(start + (read - start) // 2, screen.arrived)
            return
        film.address.hold(start, AddressBar("", typing=False))
        view = View(*film.view.at(start))
        self._outline(start, (Outline(view.screen_box(FIELD), dashed=False),))
        there = self._point(start + AIM, view.screen_place(FIELD.x + IN_THE_BAR[0], FIELD.y + IN_THE_BAR[1]))
        self._press(there + AIM, screen)
        begin = there + AIM + RIPPLE
        self._fade_pointer(begin)
        pause = max(1, min(TICKS_A_LETTER_OF_AN_ADDRESS, TICKS_OF_AN_ADDRESS // len(address)))
        for count in range(len(address) + 1):
            film.address.hold(begin + count * pause, AddressBar(address[:count], typing=True))
        done = begin + len(address) * pause + AIM
        film.address.hold(done, AddressBar(address, typing=False))
        film.picture.hold(done, screen.arrived)
        self._now = max(read, done + AFTER)

    def _click(self, screen: Screen, step: Step, notes: Sequence[Step], times: tuple[int, int]) -> None:
        """Go there while the sentence is read; what is noted is read before the page turns."""
        film, (start, near) = self._film, times
        # The pointer arrives as the line ends, not before: one that waits on a button draws the eye from the words.
        there = self._go(screen, step, max(near + AIM, self._heard - SLOWEST))
        aimed = max(self._now, there + 2) - 1
        if notes:
            self._now = self._heard = aimed + 1
        # What is noted of a click is read before it, with the pointer at rest, since then the page is gone.
        self._notes(screen, notes, step)
        press = max(there + AIM, self._attend(screen, step))
        if step.does.presses:
            self._press(press, screen)
        assert step.sign, "a click is a step"
        film.steps.append(FilmStep(step.sign, start, aimed if notes else press + RIPPLE - 1))
        self._now = max(self._now, press + RIPPLE + 3)

    def _fill(self, screen: Screen, step: Step, start: int, near: int) -> None:
        """Click into the field, then type or choose."""
        film, read = self._film, self._now
        # To type takes longer than to click, so it begins when a part of the sentence is read.
        there = self._go(screen, step, max(near + AIM, start + (read - start) // 4))
        press = there + AIM
        self._press(press, screen)
        done, begin = film.filled.at(press), press + RIPPLE
        typed, unfolded = characters(step), open_list(step, View(*film.view.at(press)))
        if unfolded:
            begin = self._choose(unfolded, begin)
        elif step.opened:
            begin = self._show_opened(step.opened, begin)
        if typed:
            # Somebody who types has let go of the mouse; its arrow would also lie on the letters.
            self._fade_pointer(begin)
            # A long text is typed faster, never slower than the film can wait.
            pause = max(1, min(TICKS_A_CHARACTER, TICKS_OF_TYPING // typed))
            for count in range(1, typed):
                film.filled.hold(begin + count * pause, (*done, Filled(step, count)))
            begin += typed * pause
        film.filled.hold(begin, (*done, Filled(step)))
        self._now = max(read, begin + AFTER)
        assert step.sign, "a field is filled in a step"
        film.steps.append(FilmStep(step.sign, start, self._now - 1))

    def _choose(self, unfolded: OpenList, begin: int) -> int:
        """The browser's own list stands open, and the pointer goes to an option. Returns when it is chosen."""
        film = self._film
        film.unfolded.hold(begin, unfolded)
        there = self._point(begin + UNFOLDED, tip_on(unfolded))
        film.unfolded.hold(there, replace(unfolded, pointed=True))
        film.pressed.hold(there + AIM, value=True)
        film.pressed.hold(there + AIM + DIP, value=False)
        film.unfolded.hold(there + AIM + DIP, None)
        return there + AIM + DIP

    def _show_opened(self, opened: Picture, begin: int) -> int:
        """A list that the page draws stands open, as it was pictured. Returns when it is closed again."""
        film = self._film
        picture, filled = film.picture.at(begin), film.filled.at(begin)
        self._fade_pointer(begin)
        film.picture.hold(begin, opened)
        film.filled.hold(begin, ())
        film.picture.hold(begin + OPENED, picture)
        film.filled.hold(begin + OPENED, filled)
        return begin + OPENED

    def _rest(self, screen: Screen, step: Step, start: int, near: int) -> None:
        """Go there and press nothing."""
        there = self._go(screen, step, max(near + AIM, self._now - SLOWEST))
        self._now = max(self._now, there + AFTER)
        assert step.sign, "the pointer rests in a step"
        self._film.steps.append(FilmStep(step.sign, start, self._now - 1))

    def _go(self, screen: Screen, step: Step, leave: int) -> int:
        """The pointer's way to a control. Returns when it is there."""
        return self._point(leave, resting(step.marks[-1], screen, View(*self._film.view.at(leave)).scale))

    def _point(self, leave: int, there: tuple[float, float]) -> int:
        film = self._film
        here = in_sight(film.pointer.at(leave), View(*film.view.at(leave)))
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

    def _fade_pointer(self, gone: int) -> None:
        """It goes away, and is gone at a tick."""
        for strength in range(FULL - 2, -1, -2):
            self._film.pointer_strength.hold(gone - (strength // 2) - 1, strength)
