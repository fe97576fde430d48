"""What has changed on the screens of one guide since its edition was accepted, and which sentence it concerns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.comparing.findings import Change, Kind, Weight, Where
from assistant.comparing.matching import Matched, Pair, kind, match
from assistant.comparing.pairing import ScreenPair, pair, place_of
from assistant.facts.recording import Control, Recording, Screen
from assistant.facts.sentence import split
from assistant.facts.verbs import VERBS
from assistant.walking.looking_on import Outcome

FAR = 2
"""A control that has passed so many others, at the least, stands elsewhere; less is another order."""


@dataclass(frozen=True)
class Sides:
    """A screen as it was accepted and as it is, with who is who on it."""

    before: Screen
    after: Screen
    matched: Matched


def changes(accepted: Recording, walked: Recording, outcomes: Sequence[Outcome], *, ended: bool) -> tuple[Change, ...]:
    """All changes of a guide, each once, in the order of its screens. `ended` says that the walk came to its end."""
    found = list(Comparing(accepted, walked, ended=ended).changes())
    weighed = [weigh(change, outcomes, ended=ended) for change in moved_to_other_pages(found)]
    explained = {change.line for change in weighed if change.weight != "quiet"}
    rest = (of_outcome(one, accepted) for one in outcomes if is_untrue(one) and one.line.line not in explained)
    return tuple(once([*weighed, *rest]))


class Comparing:
    """Goes through the screens of an accepted edition and of a walk."""

    def __init__(self, accepted: Recording, walked: Recording, *, ended: bool) -> None:
        self._accepted, self._walked, self._ended = accepted, walked, ended

    def changes(self) -> Iterator[Change]:
        pairs = pair(self._accepted.screens, self._walked.screens)
        both = [place for place, one in enumerate(pairs) if None not in one]
        for place, one in enumerate(pairs):
            if one.before is not None and one.after is not None:
                yield from self._of_screen(self._accepted.screens[one.before], self._walked.screens[one.after])
            elif self._ended or place < max(both, default=-1) or self._leads_on(one, pairs):
                yield self._alone(one)

    def _leads_on(self, one: ScreenPair, pairs: Sequence[ScreenPair]) -> bool:
        """Whether a walk that ended too early ended on a page that nobody knows: what comes behind was not reached."""
        known = {
            place_of(self._walked.screens[each.after]) for each in pairs if None not in each and each.after is not None
        }
        return one.after is not None and place_of(self._walked.screens[one.after]) not in known

    def _alone(self, one: ScreenPair) -> Change:
        if one.after is not None:
            screen = self._walked.screens[one.after]
            return self._change("new page", screen, now=name_of(screen), after=Where(picture=screen.left))
        assert one.before is not None, "a screen stands on one side, or on both"
        screen = self._accepted.screens[one.before]
        return self._change("page missing", screen, was=name_of(screen), before=Where(picture=screen.left))

    def _change(self, kind: Kind, screen: Screen, **more: object) -> Change:
        known = {"court": self._accepted.court.id, "walkthrough": self._accepted.walkthrough, "screen": name_of(screen)}
        return Change.model_validate({"kind": kind, **known, **more})

    def _of_screen(self, before: Screen, after: Screen) -> Iterator[Change]:
        sides = Sides(before, after, match(before.inventory, after.inventory))
        own = [*self._of_page(sides), *self._of_pairs(sides), *self._of_order(sides), *self._of_rest(sides)]
        yield from own
        yield from self._of_messages(before, after)
        looks = (self._accepted.tools.browser, self._accepted.viewport) == (
            self._walked.tools.browser, self._walked.viewport,
        )  # fmt: skip
        if not own and looks and before.left.sha256 != after.left.sha256:
            where = {"before": Where(picture=before.left), "after": Where(picture=after.left)}
            yield self._change("restyled", before, was=name_of(before), now=name_of(after), **where)

    def _of_page(self, sides: Sides) -> Iterator[Change]:
        before, after = sides.before, sides.after
        for was, now in ((name_of(before), name_of(after)), (before.tab, after.tab), (before.dialog, after.dialog)):
            if was != now and was and now:
                where = {"before": Where(picture=before.left), "after": Where(picture=after.left)}
                yield self._change(
                    "page renamed", before, was=was, now=now, letters_only=was.casefold() == now.casefold(), **where
                )

    def _of_pairs(self, sides: Sides) -> Iterator[Change]:
        for one in sides.matched.pairs:
            before, after = sides.before.inventory[one.before], sides.after.inventory[one.after]
            for way in kinds(one, before, after):
                yield self._of_control(way, sides, before, after, one.why)

    def _of_control(
        self, kind: Kind, sides: Sides, before: Control | None, after: Control | None, why: tuple[str, ...] = ()
    ) -> Change:
        was, now = before.name if before else "", after.name if after else ""
        known = before or after
        return self._change(
            kind,
            sides.before,
            was=was,
            now=now,
            role=known.role if known else "",
            letters_only=kind == "renamed" and was.casefold() == now.casefold(),
            why=why,
            before=Where(picture=sides.before.left, box=before.box) if before else None,
            after=Where(picture=sides.after.left, box=after.box) if after else None,
        )

    def _of_order(self, sides: Sides) -> Iterator[Change]:
        """The fewest controls of which another order can come."""
        for one in out_of_order(sides.matched.pairs):
            before, after = sides.before.inventory[one.before], sides.after.inventory[one.after]
            elsewhere = passed(one, sides.matched.pairs) > FAR or group(before, sides) != group(after, sides)
            yield self._of_control("moved" if elsewhere else "order", sides, before, after)

    def _of_rest(self, sides: Sides) -> Iterator[Change]:
        lists = {place: buttons_of(sides.before.inventory[place], sides) for place in sides.matched.missing}
        for place, buttons in lists.items():
            before, after = sides.before.inventory[place], next(iter(buttons.values()), None)
            yield self._of_control("role" if after else "missing", sides, before, after)
        in_lists = {place for buttons in lists.values() for place in buttons}
        for place in (one for one in sides.matched.new if one not in in_lists):
            control = sides.after.inventory[place]
            yield self._of_control("new required" if is_asked(control, sides.after) else "new", sides, None, control)

    def _of_messages(self, before: Screen, after: Screen) -> Iterator[Change]:
        were, are = ([one.words for one in screen.messages] for screen in (before, after))
        gone, come = [one for one in were if one not in are], [one for one in are if one not in were]
        for place in range(max(len(gone), len(come))):
            was, now = (told[place] if place < len(told) else "" for told in (gone, come))
            where = {"before": Where(picture=before.left), "after": Where(picture=after.left)}
            yield self._change("message", before, was=was, now=now, **where)


def name_of(screen: Screen) -> str:
    """What a screen is called: by its heading, or its title."""
    return screen.heading or screen.title or screen.address


def kinds(one: Pair, before: Control, after: Control) -> Iterator[Kind]:
    """In which ways a control is another one now."""
    if one.surety == "replaced":
        yield "replaced"
        return
    if one.surety == "renamed":
        yield "renamed"
    if before.role != after.role or of_several_lines(before) != of_several_lines(after):
        yield "role"
    if before.options != after.options:
        yield "options"
    if after.required and not before.required:
        yield "required"
    if before.frame != after.frame:
        yield "moved"


def buttons_of(listed: Control, sides: Sides) -> dict[int, Control]:
    """The round buttons or boxes that offer now what a list did that is gone, by their places; none for one of them."""
    new = {place: sides.after.inventory[place] for place in sides.matched.new}
    found = {place: one for place, one in new.items() if kind(one) == "box" and one.name in listed.options}
    return found if len(found) > 1 else {}


def of_several_lines(control: Control) -> bool:
    return control.html_type == "textarea"


def is_asked(control: Control, screen: Screen) -> bool:
    """Whether a new field must be filled in, and no sentence of its screen fills it."""
    named = {mark.name for step in screen.steps for mark in step.marks}
    return control.required and control.name not in named


def out_of_order(pairs: Sequence[Pair]) -> list[Pair]:
    """The fewest pairs without which the others stand in the same order on both sides."""
    in_order = sorted(pairs, key=lambda one: one.before)
    tails: list[int] = []
    held: list[list[int]] = []
    for place, one in enumerate(in_order):
        length = bisect_left(tails, one.after)
        chain = [*(held[length - 1] if length else []), place]
        if length == len(tails):
            tails.append(one.after)
            held.append(chain)
        else:
            tails[length], held[length] = one.after, chain
    kept = set(held[-1]) if held else set()
    return [one for place, one in enumerate(in_order) if place not in kept]


def group(control: Control, sides: Sides) -> str:
    """The nearest line above a control that both views of its page have, and that is no control's name."""
    names = {one.name for view in (sides.before, sides.after) for one in view.inventory}
    both = {one.words for one in sides.before.neighbors} & {one.words for one in sides.after.neighbors}
    view = sides.before if any(one is control for one in sides.before.inventory) else sides.after
    above = [
        one
        for one in view.neighbors
        if one.kind in ("text", "heading") and one.words in both - names and one.box.bottom <= control.box.y
    ]
    return max(above, key=lambda one: one.box.bottom).words if above else ""


def passed(one: Pair, pairs: Sequence[Pair]) -> int:
    """How many others it stood before and stands behind now, or the other way round."""
    return sum((one.before < other.before) != (one.after < other.after) for other in pairs if other is not one)


def moved_to_other_pages(found: Sequence[Change]) -> Iterator[Change]:
    """What is missing on one page and new on another has moved there."""
    come = {(change.now, change.role): change for change in found if change.kind == "new" and change.now}
    gone = {(change.was, change.role) for change in found if change.kind == "missing" and change.was}
    for change in found:
        if change.kind == "missing" and (there := come.get((change.was, change.role))):
            yield change.model_copy(update={"kind": "moved", "now": there.now, "after": there.after})
        elif not (change.kind == "new" and (change.now, change.role) in gone):
            yield change


def is_untrue(one: Outcome) -> bool:
    return bool(one.told) and one.reached and not one.proof


def weigh(change: Change, outcomes: Sequence[Outcome], *, ended: bool) -> Change:
    """The same with its weight, and the line of the sentence that it makes false or before which it leaves a gap.

    A new field that must be filled in is no gap where the form could be sent without it.
    """
    for one in outcomes:
        if strays(change, one):
            return change.model_copy(update={"weight": "false", "line": one.line.line})
        if not is_untrue(one):
            continue
        if (weight := weight_of(change, one)) != "quiet":
            return change.model_copy(update={"weight": weight, "line": one.line.line})
    return change.model_copy(update={"weight": "gap"}) if change.kind == "new required" and not ended else change


def strays(change: Change, one: Outcome) -> bool:
    """Whether a sentence was true of another control than the one that was accepted, which has another name now."""
    acts = one.reached and not one.told and bool(VERBS[one.verb].controls) and not one.proof
    return acts and change.kind == "renamed" and not change.letters_only and one.said.bold[-1:] == (change.was,)


def weight_of(change: Change, one: Outcome) -> Weight:
    """What a change does to a sentence that is not true: it names the change, or only lacks a line before it."""
    if one.gap:
        lacks = "\n".join(one.before)
        if change.kind in ("new required", "required") and f"**{change.now}**" in lacks:
            return "gap"
        return "gap" if change.kind == "new page" and change.now and change.now in one.told else "quiet"
    if change.kind in ("restyled", "new", "new required", "new page"):
        return "quiet"
    return "false" if change.was and change.was in one.said.bold else "quiet"


def of_outcome(one: Outcome, accepted: Recording) -> Change:
    """A change for a sentence that is not true, and that no control or page explains: what it reads has changed."""
    was, now = reworded(one)
    screen = next(
        (screen for screen in accepted.screens for step in screen.steps if step.template == one.said.template), None
    )
    page = name_of(screen) if screen else (one.page.heading if one.page else "")
    if one.gap:
        was, now = "", " or ".join(NAMED.findall("\n".join(one.before)))
    return Change(
        kind=kind_of(one, was, now),
        letters_only=was.casefold() == now.casefold(),
        weight="gap" if one.gap else "false",
        was=was,
        now=now,
        court=accepted.court.id,
        walkthrough=accepted.walkthrough,
        screen=page,
        line=one.line.line,
        why=(one.told,),
        before=Where(picture=screen.left) if screen else None,
    )


NAMED = re.compile(r"\*\*([^*]+)\*\*")
SEEN_SEVERAL_TIMES = re.compile(r"on the screen \d+ times")


def kind_of(one: Outcome, was: str, now: str) -> Kind:
    """What must have changed where only the sentence tells of it."""
    if one.gap:
        return "new required" if one.before[0].startswith("guide.fill") else "new page"
    if SEEN_SEVERAL_TIMES.search(one.told) and not now:
        return "new"
    does = VERBS[one.verb]
    if (does.is_result or does.is_note or does.brings_mail) and was.casefold() != now.casefold():
        return "message"
    if now:
        return "renamed"
    if does.leaves == "option":
        return "options"
    return "moved" if one.page and was in (control.name for control in one.page.controls) else "missing"


def reworded(one: Outcome) -> tuple[str, str]:
    """The first bold words that are others in the sentence which was true instead; or what it names last."""
    were, are = (
        [piece.words for piece in split(text) if piece.bold] for text in (one.said.template, one.instead or "")
    )
    changed = ((was, now) for was, now in zip(were, are, strict=False) if was != now)
    return next(changed, (one.said.bold[-1] if one.said.bold else "", ""))


def once(found: Sequence[Change]) -> Iterator[Change]:
    """Each change once: a page that is scrolled or comes again is several screens. The gravest of the same comes."""
    kept: dict[tuple[str, ...], Change] = {}
    for change in found:
        key = (change.kind, change.was, change.now, change.role, change.screen)
        before = kept.get(key)
        if before is None or (before.weight == "quiet" and change.weight != "quiet"):
            kept[key] = change
    return iter(kept.values())
