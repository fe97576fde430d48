"""One screen at a time: when it begins and ends, its two clean pictures, and the boxes on them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import SecretStr

from assistant import leaks
from assistant.errors import SecretFound
from assistant.facts.recording import Box, Mark, Neighbor, Picture, Screen, Step, Typed
from assistant.walking import targets

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, FloatRect, Page

CLEAN = "*:focus, *:focus-visible { outline: none !important; }"
"""Pictures show no focus ring; annotation says what is in use."""

DOTS = "•" * 8
"""What stands for a secret, whatever its length."""

BREATH = 6
"""CSS pixels around a control that belong to its look."""

FIELD_VALUE = re.compile(
    r"""^(\s*-\ (?:textbox|searchbox|spinbutton|combobox)  # the role of a field
    (?:\ "(?:[^"\\]|\\.)*")?(?:\ \[[^\]]*\])*)            # its name and its states
    :.*$""",
    re.VERBOSE,
)
"""A field with what stands in it; Playwright writes that behind the colon, or as text on the lines below."""

CHILD_TEXT = re.compile(r"^\s*- text: ")


@dataclass
class Pointed:
    """One thing that a step marks: its number among what the page keeps, and what it is."""

    index: int
    words: str
    role: str
    last: dict[str, Any] = field(default_factory=dict)


class Chapter(NamedTuple):
    """A part's heading, as it was written and as it reads, and by which of the walkthrough's names its actor goes."""

    template: str
    title: str
    actor: str = ""


@dataclass
class OpenScreen:
    """The screen that is being walked; `left` is None while its last picture is still to be taken."""

    chapter: Chapter
    site: str
    continued: bool
    page: dict[str, str]
    address: str
    arrived: Picture
    left: Picture | None
    steps: list[tuple[Step, list[Pointed]]] = field(default_factory=list)
    layout: dict[str, Any] = field(default_factory=dict)
    changed: bool = False
    neighbors: tuple[Neighbor, ...] = ()
    accessibility: str = ""

    @property
    def pointed(self) -> list[Pointed]:
        return [one for _, marks in self.steps for one in marks]


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

    def turn_to(self, page: Page) -> None:
        """Look at another page from here on: somebody else acts."""
        self.close()
        self.page = page
        self._known_as_left = None

    def begin_if_new(self, chapter: Chapter, site: str) -> OpenScreen:
        """The screen that the page shows now: the open one, or a new one when the page has changed."""
        if self._open is not None and self._layout(self._open) != self._open.layout:
            self.close()
        if self._open is None:
            self._open = self._begin(chapter, site)
        elif self._open.changed:
            self._open.left = None  # it was pictured before a click that led nowhere, and has changed since
        return self._open

    def current(self, chapter: Chapter, site: str) -> OpenScreen:
        """The open screen whatever the page shows now; a note stands with the step before it."""
        return self._open or self.begin_if_new(chapter, site)

    def add(self, screen: OpenScreen, step: Step, pointed: list[Pointed]) -> None:
        screen.steps.append((step, pointed))
        if pointed:  # a note may come while the page is already another
            screen.layout = self._layout(screen)

    def before_leaving(self, screen: OpenScreen) -> None:
        """What is done next may take the page away, so the screen is pictured as it was left."""
        self._leave(screen)

    def keep_look(self, screen: OpenScreen, control: ElementHandle, number: int, *, value: bool) -> None:
        """Something was typed (then it has a `value`), chosen or checked: keep how the last step's control looks."""
        typed = targets.look(self.page, "typed", control, value and self.holds_secret(control))
        box = control.bounding_box()
        look = self._clip(f"step-{number:02}.png", box) if box else None
        step, pointed = screen.steps[-1]
        screen.steps[-1] = (step.model_copy(update={"typed": as_typed(typed), "look": look}), pointed)

    def after_action(self, screen: OpenScreen, *, may_be_gone: bool) -> None:
        """The page has changed. End the screen if things have moved; one that may be gone is pictured already."""
        screen.changed = True
        if may_be_gone:
            return
        screen.left = None
        if self._layout(screen) != screen.layout:
            self._leave(screen)
            self._known_as_left = screen.left
            self.close()

    def holds_secret(self, control: ElementHandle) -> bool:
        """Whether a field holds a secret now: it is one for passwords, or what was typed is one."""
        held = control.evaluate("e => ({ password: e.type === 'password', value: e.value || '' })")
        return bool(held["password"]) or held["value"] in leaks.values(self.secrets)

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
        assert screen.left is not None, "a screen that was left has its picture"
        self.screens.append(
            Screen(
                chapter=screen.chapter.title,
                chapter_template=screen.chapter.template,
                actor=screen.chapter.actor,
                **screen.page,
                address=screen.address,
                site=screen.site,
                continued=screen.continued,
                arrived=screen.arrived,
                left=screen.left,
                neighbors=screen.neighbors,
                accessibility=screen.accessibility,
                steps=tuple(step.model_copy(update={"marks": marks(pointed)}) for step, pointed in screen.steps),
            )
        )

    def _begin(self, chapter: Chapter, site: str) -> OpenScreen:
        self.page.wait_for_load_state()
        targets.look(self.page, "drawn")
        number = len(self.screens) + 1
        page = targets.look(self.page, "page")
        address = without_query_values(self.page.url.removeprefix(self._base) or "/")
        before = self.screens[-1] if self.screens else None
        continued = before is not None and (
            before.actor, before.address, before.heading, before.tab, before.dialog,
        ) == (chapter.actor, address, page["heading"], page["tab"], page["dialog"])  # fmt: skip
        known, self._known_as_left = self._known_as_left, None
        # Nothing has happened since the page was pictured as it was left: that picture is how this screen arrives.
        arrived = known if continued and known else self._picture(f"{number:02}-arrived.png")
        screen = OpenScreen(chapter, site, continued, page, address, arrived, None)
        screen.layout = self._layout(screen)
        return screen

    def _leave(self, screen: OpenScreen) -> None:
        """Picture the screen as it is, and measure all that stands on it at that moment."""
        if self._layout(screen)["born"] != screen.layout["born"]:
            screen.left = screen.arrived  # the page went away by itself
            return
        screen.left = self._picture(f"{len(self.screens) + 1:02}-left.png") if screen.changed else screen.arrived
        for one in screen.pointed:
            # A control that the page took away keeps the place that it had when it was last seen.
            one.last = targets.look(self.page, "mark", one.index, one.words) or one.last
        screen.neighbors = tuple(
            Neighbor(kind=seen["kind"], box=as_box(seen["box"]), words=seen["words"])
            for seen in targets.look(self.page, "neighbors")
        )
        snapshot = without_values(self.page.locator("body").aria_snapshot())
        screen.accessibility = leaks.redacted(snapshot, self.secrets)

    def _layout(self, screen: OpenScreen) -> dict[str, Any]:
        """What tells one screen from the next: the document, the scroll, its controls, and where the marks stand."""
        layout = targets.look(self.page, "layout", [one.index for one in screen.pointed])
        assert isinstance(layout, dict), "the page answers with an object"
        return layout

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
        if targets.look(self.page, "showsAny", leaks.values(self.secrets), leaks.SHORT):
            raise SecretFound(
                f"The page {self.page.url.removeprefix(self._base)} shows a secret value, so no picture was taken. "
                "Look for a secret that was typed into the wrong field, or a page that repeats what was typed."
            )
        self.page.mouse.move(0, 0)  # the last click left it where something of the new page may change under it
        clip: FloatRect = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
        with self._secrets_covered():
            shot = self.page.screenshot(
                path=self._folder / name, clip=clip, animations="disabled", caret="hide", style=CLEAN
            )
        return Picture(file=name, sha256=hashlib.sha256(shot).hexdigest(), box=box)

    @contextmanager
    def _secrets_covered(self) -> Iterator[None]:
        """For a picture, whose number of dots must not tell how long a secret is."""
        targets.look(self.page, "cover")
        try:
            yield
        finally:
            targets.look(self.page, "uncover")


UNTAKEN = Picture(file="", sha256="", box=Box(x=0, y=0, width=0, height=0))


class Blind(Camera):
    """Looks at nothing and keeps nothing, for where somebody looks on herself, and where nobody does."""

    def begin_if_new(self, chapter: Chapter, site: str) -> OpenScreen:
        """A screen of which nothing is known."""
        return OpenScreen(chapter, site, continued=False, page={}, address="", arrived=UNTAKEN, left=UNTAKEN)

    def add(self, screen: OpenScreen, step: Step, pointed: list[Pointed]) -> None:
        """Nothing is kept."""

    def before_leaving(self, screen: OpenScreen) -> None:
        """Nothing is pictured."""

    def keep_look(self, screen: OpenScreen, control: ElementHandle, number: int, *, value: bool) -> None:
        """Nothing is pictured."""

    def after_action(self, screen: OpenScreen, *, may_be_gone: bool) -> None:
        """Nothing is measured."""

    def snapshot(self, name: str) -> None:
        """The one picture that is taken: of what stopped a walk."""
        self.page.screenshot(path=self._folder / name)


def marks(pointed: list[Pointed]) -> tuple[Mark, ...]:
    return tuple(as_mark(one) for one in pointed if one.last)


def as_mark(one: Pointed) -> Mark:
    label = one.last["label"]
    return Mark(
        words=one.words,
        box=as_box(one.last["box"]),
        label=as_box(label) if label else None,
        role=one.role,
        name=one.words if one.role else "",
        required=one.last["required"],
        options=tuple(one.last["options"]),
    )


def as_box(rectangle: dict[str, float]) -> Box:
    """Rounded to hundredths: more digits would be noise in the recording."""
    return Box(**{side: round(length, 2) for side, length in rectangle.items()})


def as_typed(typed: dict[str, Any]) -> Typed:
    edges = tuple(round(edge, 2) for edge in typed["characters"])
    if typed["secret"]:
        return Typed(shown=DOTS, secret=True, characters=edges)
    return Typed(shown=typed["shown"], characters=edges)


def without_query_values(address: str) -> str:
    """A path with the names of its parameters only: a form may send what was typed in its address."""
    path, mark, query = address.partition("?")
    return path + mark + "&".join(part.partition("=")[0] for part in query.split("&"))


def without_values(snapshot: str) -> str:
    """An accessibility snapshot without what stands in fields: Playwright prints passwords there too."""
    lines, inside = [], -1
    for line in snapshot.splitlines():
        depth = len(line) - len(line.lstrip())
        if inside >= 0 and depth > inside and CHILD_TEXT.match(line):
            continue
        value = FIELD_VALUE.match(line)
        # The lines below belong to a field as long as they stand deeper than it does.
        inside = depth if value else (-1 if depth <= inside else inside)
        lines.append(value[1] if value else line)
    return "\n".join(lines)
