"""One screen at a time: when it begins and ends, its two clean pictures, and the boxes on them."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from pydantic import SecretStr

from assistant import leaks
from assistant.errors import NotOnScreen, PortalTrouble, SecretFound
from assistant.facts.recording import Box, Neighbor, Picture, Screen, Step, Typed, WindowKind
from assistant.walking import frames, ink, inventory, shutter, targets
from assistant.walking.as_recorded import as_screen, as_typed, without_query_values, without_values
from assistant.walking.deeds.standing_still import Stillness
from assistant.walking.frames import Kept, Part
from assistant.walking.measured import as_box, called, visible
from assistant.walking.open_screen import (
    Chapter,
    OpenScreen,
    Parked,
    Pointed,
    numbers_in,
    settled,
    went_away,
    with_frames,
    without_marks,
)

if TYPE_CHECKING:
    from PIL import Image
    from playwright.sync_api import ElementHandle, FloatRect, Frame, Page

BREATH = 6
"""CSS pixels around a control that belong to its look."""

BETWEEN_PICTURES = 0.1
"""Seconds until a picture is taken anew, of a page on which something is still to come."""

GONE = "the page had taken it away when its picture was taken, and nothing there is named like it now"
"""Why a step could have no number in its picture."""


class Camera:
    """Takes the pictures of a walk into a folder and groups its steps by screen.

    At most two full pictures a screen, and one clip an action.
    """

    def __init__(self, page: Page, folder: Path, base: str, secrets: Iterable[SecretStr]) -> None:
        self.page = page
        self.secrets = list(secrets)
        self.screens: list[Screen] = []
        self._folder = folder
        self._base = base
        self._open: OpenScreen | None = None
        self._known_as_left: Picture | None = None
        self._window: WindowKind = ""
        self._stands_on = page
        self._parked: Parked | None = None
        self.patience = 0.0
        self.stillness = Stillness()
        self.rests = False
        """Whether the pointer stays where it is for pictures: what hangs under it would close without it."""
        self._aside: Page | None = None
        self.refuse: Callable[[Step, ink.Unseen], NoReturn] = refused
        self.sights_are_coming: Callable[[], bool] = lambda: False

    def turn_to(
        self, page: Page, window: WindowKind = "", stands_on: Page | None = None, rest: Callable[[], None] | None = None
    ) -> None:
        """Look at another page from here on: somebody else acts, or a window has opened or closed.

        One that `asks` stands on a page that answers nothing until it is answered, also not what it looks like; what
        is to be kept of that, `rest` first, is kept then.
        """
        if window == "asks" and self._open is not None and self._open.left is None and self._parked is None:
            place = len(self.screens)
            self._parked = Parked(self.page, self._open, place, rest or (lambda: None))
            self._open = None
        self.close()
        self.page, self._window, self._stands_on = page, window, stands_on or page
        self._known_as_left = None
        if self._parked is not None and self._parked.page == page:
            self._go_on_with(self._parked)

    def _go_on_with(self, parked: Parked) -> None:
        """Keep how a screen was left, now that its page answers again."""
        screen = self._open = parked.screen
        screen.changed = True  # by what was done, or by the answer
        try:
            if not went_away(screen, self._layout(screen)):
                parked.rest()
            elif screen.pointed:
                raise gone(screen)
            if screen.left is None:
                self._leave(screen)
        finally:
            self._open = None
        self._parked = None
        self.screens.insert(parked.place, as_screen(screen))

    def begin_if_new(self, chapter: Chapter, site: str, pointed: Sequence[Pointed] = ()) -> OpenScreen:
        """The screen that the page shows now: the open one, or a new one when the page has changed.

        `pointed` is what is going to be added: of several frames, the screen is called after that one.
        """
        if self._open is not None:
            self._go_on_or_close(self._open, pointed)
        if self._open is None:
            self._open = self._begin(chapter, site, pointed)
        elif self._open.changed:
            self._open.left = None  # it was pictured before a click that led nowhere, and has changed since
        return self._open

    def _go_on_or_close(self, screen: OpenScreen, pointed: Sequence[Pointed]) -> None:
        """Close the screen where the page has become another; else it is known from here on with what comes next."""
        layout, with_next = self._layouts(screen, pointed)
        if not self._as_it_was(screen, layout):
            self.rests = self._hangs_under_the_pointer(screen, layout)
            self.close()
        else:
            screen.layout = with_next if layout == screen.layout else self._layouts(screen, pointed)[1]

    def _hangs_under_the_pointer(self, screen: OpenScreen, layout: dict[str, Any]) -> bool:
        """Whether a page has opened something where the pointer is: it was there already, or has clicked just now."""
        if layout["born"] != screen.layout["born"]:
            return False
        clicked = bool(screen.steps) and screen.steps[-1][0].does.may_lead_away
        return self.rests or (clicked and layout["controls"] > screen.layout["controls"])

    def current(self, chapter: Chapter, site: str) -> OpenScreen:
        """The open screen whatever the page shows now; a note stands with the step before it."""
        return self._open or self.begin_if_new(chapter, site)

    def add(self, screen: OpenScreen, step: Step, pointed: list[Pointed]) -> None:
        """One more step on a screen that was begun for it."""
        screen.steps.append((step, pointed))

    def before_leaving(self, screen: OpenScreen) -> None:
        """What is done next may take the page away, so the screen is pictured as it was left."""
        self._leave(screen)

    def keep_look(self, screen: OpenScreen, control: ElementHandle, number: int, *, value: bool) -> None:
        """Something was typed (then it has a `value`), chosen or checked: keep how the last step's control looks."""
        from playwright.sync_api import Error

        try:
            self._keep_look(screen, control, number, value=value)
        except Error:
            self.page.wait_for_load_state()
            if not went_away(screen, self._layout(screen)):
                raise
            # The action has had the page loaded anew: its look went with it, and its mark is looked for again.

    def _keep_look(self, screen: OpenScreen, control: ElementHandle, number: int, *, value: bool) -> None:
        step, pointed = screen.steps[-1]
        secret = value and self.holds_secret(control)
        typed = self._typed(control, pointed[-1].kept.frame, secret=secret)
        if typed and not typed["box"]:  # gone: the page may have drawn another in its place
            found = targets.patiently(self.page, pointed[-1].again, self.patience)
            if isinstance(found, targets.Control):
                typed = self._typed(found.handle, found.kept.frame, secret=secret)
        look = self._clip(f"step-{number:02}.png", typed["box"]) if typed and typed["box"] else None
        known = step.typed or (as_typed(typed) if typed else None)
        screen.steps[-1] = (step.model_copy(update={"typed": known, "look": look}), pointed)

    def say_left(self, screen: OpenScreen, words: str) -> None:
        """The last step has left something that its control does not say by itself, such as a file."""
        step, pointed = screen.steps[-1]
        screen.steps[-1] = (step.model_copy(update={"typed": Typed(shown=words)}), pointed)

    def _typed(self, control: ElementHandle, frame: Frame, *, secret: bool) -> dict[str, Any] | None:
        part = frames.part_of(self.page, frame)
        return part.look("typed", control, secret) if part else None

    def keep_opened(self) -> None:
        """A list that the page draws stands open for a moment: picture it, with the pointer on its option."""
        if self._open is None:
            return
        step, pointed = self._open.steps[-1]
        self.rests = True
        picture = self._picture(f"step-{step.number or 0:02}-open.png")
        self._open.steps[-1] = (step.model_copy(update={"opened": picture}), pointed)

    def catch(self, screen: OpenScreen, pointed: Iterable[Pointed]) -> None:
        """Picture words at once that come and go by themselves, as strong as they get; the screen ends with them."""
        fleeting = [one for one in pointed if frames.look_at(self.page, one.kept, "strengthOf") is not None]
        if not fleeting:
            return
        step = screen.steps[-1][0]
        self._until_strong(fleeting[0].kept)
        frames.look_at(self.page, fleeting[0].kept, "holdStill")
        things = frames.look_at_all(self.page, "ink", [(one.kept, [one.words, step.place]) for one in fleeting])
        told = frames.look_at_all(self.page, "marks", [(one.kept, [one.words]) for one in fleeting])
        for one, mark in zip(fleeting, told, strict=True):
            one.last, one.caught = mark or {}, True
        screen.left = self._picture(f"{screen.number:02}-left.png")
        frames.look_at(self.page, fleeting[0].kept, "goOn")
        there = [thing for thing in things if thing]
        picture = self._upper_part(screen.left, there)
        self._confirm(screen)
        for thing in there:
            if (unseen := ink.unseen(picture, thing)) is not None:
                self.refuse(step, unseen)
        self.close()

    def _until_strong(self, kept: Kept) -> None:
        """Wait while a message becomes clearer."""
        before, give_up = -1.0, time.monotonic() + self.patience
        while (now := frames.look_at(self.page, kept, "strengthOf")) is not None and before < now < 1:
            if time.monotonic() > give_up:
                return
            before = now
            self.page.wait_for_timeout(BETWEEN_PICTURES * 1000)

    def after_action(self, screen: OpenScreen, *, may_be_gone: bool) -> None:
        """The page has changed. End the screen if things have moved; one that may be gone is pictured already."""
        screen.changed = True
        if may_be_gone:
            return
        screen.left = None
        if not self._as_it_was(screen, self._layout(screen)):
            self._leave(screen)
            self._known_as_left = screen.left
            self.close()

    def holds_secret(self, control: ElementHandle) -> bool:
        """Whether a field holds a secret now: it is one for passwords, or what was typed is one."""
        held = control.evaluate("e => ({ masked: window.__assistant.masked(e), value: e.value || '' })")
        return bool(held["masked"]) or leaks.shown(held["value"], leaks.values(self.secrets))

    def heading(self) -> str:
        """The heading of the page of the open screen."""
        return self._open.page["heading"] if self._open else ""

    def words_left(self) -> tuple[str, ...]:
        """The words of the open screen as it was left, or none while it is not."""
        return tuple(one.words for one in self._open.neighbors) if self._open else ()

    def snapshot(self, name: str) -> None:
        """A picture that no screen holds. Raises SecretFound when it would show a secret."""
        self._picture(name)

    def close(self) -> None:
        """End the open screen, if there is one: its marks are where they stood on the picture as it was left."""
        screen = self._open
        if screen is None:
            return
        if screen.left is None:
            self._leave(screen)
        self._open = None
        self.screens.append(as_screen(screen))

    def _begin(self, chapter: Chapter, site: str, pointed: Sequence[Pointed]) -> OpenScreen:
        self.stillness.await_load(self.page, self.patience)
        self.stillness.await_drawing(self.page, self.patience)
        number = len(self.screens) + 1 + (self._parked is not None)
        frame = pointed[0].kept.frame if pointed else None
        page = {name: called(said) for name, said in frames.names(self.page, frame).items()}
        address = self._address()
        before = self.screens[-1] if self.screens else None
        continued = before is not None and (
            before.actor, before.address, before.heading, before.tab, before.dialog,
        ) == (chapter.actor, address, page["heading"], page["tab"], page["dialog"])  # fmt: skip
        known, self._known_as_left = self._known_as_left, None
        # Nothing has happened since the page was pictured as it was left: that picture is how this screen arrives.
        arrived = known if continued and known else self._picture(f"{number:02}-arrived.png")
        screen = OpenScreen(chapter, site, continued, page, address, arrived, None, number=number, window=self._window)
        screen.layout = self._layouts(screen, pointed)[1]
        return screen

    def _leave(self, screen: OpenScreen) -> None:
        """Picture the screen as it is, and measure all that stands on it at that moment."""
        if self.page.is_closed():
            if screen.pointed:
                raise gone(screen)
            screen.left = screen.arrived
            return
        if went_away(screen, self._layout(screen)):  # by itself
            if not screen.pointed:
                screen.left = screen.arrived
                return
            self._find_on_the_same_page(screen)
        else:
            self._find_redrawn(screen)
        screen.left = self._picture(f"{screen.number:02}-left.png") if screen.changed else screen.arrived
        self._confirm(screen)

    # What a page draws anew is another thing to the browser, and the same to a reader.

    def _as_it_was(self, screen: OpenScreen, layout: dict[str, Any]) -> bool:
        """Whether the screen is still the same to a reader, also where its fields were drawn anew."""
        if layout == screen.layout:
            return True
        if without_marks(layout) != without_marks(screen.layout):
            return False
        # What was clicked and is another now belongs to what has come by the click.
        lost = [(step, one) for step, one in self._lost(screen) if not step.does.may_lead_away]
        return bool(lost) and all(one.find_again() for _, one in lost) and self._layout(screen) == screen.layout

    def _lost(self, screen: OpenScreen) -> list[tuple[Step, Pointed]]:
        """What the steps of a screen mark and the page holds no more."""
        told = self._told_of_marks(screen)
        return [named for named, mark in zip(screen.named, told, strict=True) if not mark and not named[1].caught]

    def _told_of_marks(self, screen: OpenScreen) -> list[dict[str, Any] | None]:
        return list(frames.look_at_all(self.page, "marks", [(one.kept, [one.words]) for one in screen.pointed]))

    def _find_redrawn(self, screen: OpenScreen) -> None:
        """Point at what stands on the screen now in the place of what is gone, or has another row's place."""
        gone = {id(one) for _, one in self._lost(screen)}
        for step, one in screen.named:
            # A table that is sorted anew may put other words beside a button that stays where it is.
            if id(one) in gone or (step.place and screen.changed and not settled(step, one)):
                one.find_again()

    def _find_on_the_same_page(self, screen: OpenScreen) -> None:
        """The page was loaded anew, and may hold all that the steps name. Refuses where it is another page."""
        self.page.wait_for_load_state()
        page = {name: called(said) for name, said in frames.names(self.page).items()}
        there = self._address() == screen.address and page["heading"] == screen.page["heading"]
        for step, one in screen.named:
            if not there or not one.find_again():
                self.refuse(step, ink.Unseen(one.words, GONE, there=False))
        screen.layout, screen.changed = self._layout(screen), True

    def _measure(self, screen: OpenScreen) -> tuple[Step, Pointed] | None:
        """All that stands on the screen at this moment; the first of what its steps mark that does not."""
        for one, mark in zip(screen.pointed, self._told_of_marks(screen), strict=True):
            one.last = one.last if one.caught else mark or {}
        screen.neighbors = tuple(
            Neighbor(kind=seen["kind"], box=as_box(seen["box"]), words=visible(seen["words"]))
            for _, told in frames.everywhere(self.page, "neighbors")
            for seen in told
        )
        secrets = [*self.secrets, *withheld(self.page)]
        snapshot = "\n".join(snapshot_of(part) for part in frames.parts(self.page))
        screen.accessibility = leaks.redacted(without_values(visible(snapshot)), secrets)
        screen.inventory, screen.messages = inventory.kept(self.page, secrets)
        return next(((step, one) for step, one in screen.named if not one.last), None)

    # What a sentence names is seen in the picture.

    def mentioned(self, step: Step, words: str) -> None:
        """Words that are read on the page and marked nowhere, looked for in a picture that nobody keeps."""
        things = [told["thing"] for _, told in frames.everywhere(self.page, "mentioned", words) if told["box"]]
        if not things:
            return
        with shutter.held_still(self.page, by_style=False) as held:
            shot = shutter.taken(self.page, held)
        picture = ink.upper_part(shot, ink.lowest(things))
        unseen = [reason for thing in things if (reason := ink.unseen(picture, thing)) is not None]
        if len(unseen) == len(things):
            self.refuse(step, unseen[0])

    def _confirm(self, screen: OpenScreen) -> None:
        """Measure the screen, and hold its picture against all that is named on it.

        What is still coming, or is drawn anew, is waited for, and pictured anew.
        """
        give_up = time.monotonic() + self.patience
        while (found := self._unseen(screen)) is not None:
            step, one, unseen = found
            if time.monotonic() > give_up:
                self.refuse(step, unseen)
            self.page.wait_for_timeout(BETWEEN_PICTURES * 1000)
            one.find_again()
            self._picture_anew(screen)

    def _unseen(self, screen: OpenScreen) -> tuple[Step, Pointed, ink.Unseen] | None:
        """The first of the steps that names what is not seen in the picture as the screen was left."""
        assert screen.left is not None, "there is a picture to look at"
        named = [(step, one) for step, one in screen.named if not settled(step, one)]
        told = frames.look_at_all(self.page, "ink", [(one.kept, [one.words, step.place]) for step, one in named])
        there = [(step, one, thing) for (step, one), thing in zip(named, told, strict=True) if thing]
        with ThreadPoolExecutor(1) as beside:  # to unpack it takes as long as to measure, which waits for the page
            picture = beside.submit(self._upper_part, screen.left, [thing for *_, thing in there])
            lost = self._measure(screen)
        if lost is not None:
            return *lost, ink.Unseen(lost[1].words, GONE, there=False)
        for step, one, thing in there:
            if (unseen := ink.unseen(picture.result(), thing)) is not None:
                return step, one, unseen
            one.confirmed = True
        return None

    def _upper_part(self, picture: Picture, things: Sequence[dict[str, Any]]) -> Image.Image:
        """So much of a picture that all of the things stand in it."""
        return ink.upper_part((self._folder / picture.file).read_bytes(), ink.lowest(things))

    def _picture_anew(self, screen: OpenScreen) -> None:
        """The same picture of what has come since; one that another screen holds, too, stays as it was."""
        number = f"{screen.number:02}-"
        before = screen.left
        own = before is not None and before.file.startswith(number)
        screen.left = self._picture(before.file if before is not None and own else f"{number}left.png")
        if own and screen.arrived.file == screen.left.file:
            screen.arrived = screen.left

    def _layout(self, screen: OpenScreen) -> dict[str, Any]:
        """What tells one screen from the next: the document, the scroll, its controls, and where the marks stand."""
        return self._layouts(screen)[0]

    def _layouts(self, screen: OpenScreen, pointed: Sequence[Pointed] = ()) -> tuple[dict[str, Any], dict[str, Any]]:
        """The same with the marks that the screen has, and with those of what is going to be added, too."""
        now, then = [], []
        for part in frames.parts(self.page):
            has = numbers_in(part, screen.pointed)
            told = part.look("layout", has + numbers_in(part, pointed)) or {}
            now.append({**told, "marks": told["marks"][: len(has)]} if told else told)
            then.append(told)
        return with_frames(now), with_frames(then)

    def _picture(self, name: str) -> Picture:
        size = self.page.viewport_size
        assert size is not None, "walks have a window of a fixed size"
        return self._shoot(name, Box(x=0, y=0, width=size["width"], height=size["height"]))

    def _clip(self, name: str, box: FloatRect) -> Picture:
        """The control and a little around it, on whole CSS pixels."""
        # One pixel more: cut down to whole pixels on the left, the box would else lose up to one on the right.
        x, y = int(box["x"]) - BREATH, int(box["y"]) - BREATH
        around = Box(x=x, y=y, width=int(box["width"]) + 2 * BREATH + 1, height=int(box["height"]) + 2 * BREATH + 1)
        return self._shoot(name, around)

    def _shoot(self, name: str, box: Box) -> Picture:
        """Take a picture of a part of the window. Raises SecretFound when it would show a secret."""
        whole = box.x == box.y == 0
        shot = self._shot(name, {"x": box.x, "y": box.y, "width": box.width, "height": box.height}, by_style=whole)
        return Picture(file=name, sha256=hashlib.sha256(shot).hexdigest(), box=box)

    def _shot(self, name: str, clip: FloatRect | None = None, *, by_style: bool = True) -> bytes:
        """A picture as a file, and its bytes. What style writes takes long to find, so a small one may come first."""
        self._take_pointer_aside()
        self.stillness.await_sights(self.page, self.sights_are_coming, self.patience)
        with shutter.held_still(self.page, by_style=by_style) as held:
            if leaks.shown(held.words, leaks.values(self.secrets)):
                raise SecretFound(
                    f"The page {self._address()} shows a secret value, so no picture was taken. "
                    "Look for a secret that was typed into the wrong field, or a page that repeats what was typed."
                )
            shot = shutter.taken(self.page, held, clip)
        (self._folder / name).write_bytes(shot)
        return shot

    def pointer_moved(self) -> None:
        """Something was pointed at, or clicked."""
        self._aside = None

    def _take_pointer_aside(self) -> None:
        """Where it was left, something of the page may change under it."""
        if self.rests:
            self._aside = None
        elif self._aside is not self.page:
            self.page.mouse.move(0, 0)
            self._aside = self.page

    def _address(self) -> str:
        """Where the page is, as it is kept and told."""
        return without_query_values(self._stands_on.url.removeprefix(self._base) or "/")


def withheld(page: Page) -> list[SecretStr]:
    """The secrets that a page shows and names as such, in all its parts."""
    return [SecretStr(words) for _, told in frames.everywhere(page, "withheld") for words in told]


def snapshot_of(part: Part) -> str:
    """What is told of a part of the page to those who hear it."""
    from playwright.sync_api import Error

    try:
        return part.frame.locator("body, frameset").first.aria_snapshot()
    except Error:
        if part.around is None:
            raise
        return ""


def gone(screen: OpenScreen) -> PortalTrouble:
    """What is said where nobody can tell any more where the marks of a screen stood."""
    step, _ = screen.steps[-1]
    return PortalTrouble(
        f"{step.file}:{step.line}: the page went away before it was pictured, because of a window. "
        "Have the site wait for a click before it leaves the page, or speak of this step elsewhere."
    )


def refused(step: Step, unseen: ink.Unseen) -> NoReturn:
    """Where nobody says it better."""
    raise NotOnScreen(f"{step.file}:{step.line}: nobody could see “{unseen.words}”: {unseen.why}.")
