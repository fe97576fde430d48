"""The documents of a page that a person sees: its own, and those in frames; each is asked by its own eyes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, ElementHandle, Frame, Page

    from assistant.facts.sentence import Place

Json = Any
"""What the scripts of `eyes/` take and tell."""

NOTHING = {"told": None, "fault": ""}
"""What a frame tells that has no eyes, or is gone."""

NO_PAGE = "chrome-error:"
"""The address of what a browser shows in place of a page that did not come."""

ASKED = "async (given) => JSON.stringify(await window.__assistant.{}(...given))"
"""What the page is asked. It answers in one text: the driver would check each thing in it by itself."""

ASKED_IN_FRAME = "(given) => window.__assistant && document.body && JSON.stringify(__assistant.inFrame(...given))"
"""What a frame is asked."""

WAS_LEFT = "Execution context was destroyed"
"""How the driver says that a page was left while it was asked."""

MOST_LEFT = 10
"""A page that is left so often, one time after the other, while it is asked is asked no more."""


class Kept(NamedTuple):
    """Something that a page keeps for measuring: in which frame, under which number, in which of its documents."""

    frame: Frame
    number: int
    document: float = 0.0


@dataclass
class Part:
    """One document that a person sees. Where it is shown in a frame, `around` is the one that holds the frame.

    All positions that it tells are CSS pixels of the page. `document` tells it from others in the same frame.
    """

    frame: Frame
    around: Part | None = None
    view: Json = None
    document: float = 0.0
    bare: list[Json] = field(default_factory=list)

    def look(self, function: str, *arguments: Json, document: float = 0.0) -> Json:
        """Call one function of its eyes (`eyes/eyes.js` lists them).

        A frame that is gone tells None, and so does one that shows another document than was asked for.
        """
        from playwright.sync_api import Error

        question = [document, function, list(arguments)]
        if self.around is None:
            told = look(self.frame, "inFrame", None, *question)
            self.document = told["born"]
        else:
            try:
                told = self._look_in(self.around, question)
            except Error:
                return None
        if told["fault"]:
            raise Error(told["fault"])
        return told["told"]

    def _look_in(self, around: Part, question: Json) -> Json:
        """Ask a frame. Whether anything around it covers what stands in it only the document around knows.

        That is asked for the points at which the frame would know it; where something is there, the frame is asked
        again.
        """
        while True:
            told = self.frame.evaluate(ASKED_IN_FRAME, [{**self.view, "bare": self.bare}, *question])
            if not told:
                return NOTHING
            told = json.loads(told)
            self.document = told["born"]
            bare = around.look("uncovered", owner(self.frame), told["asked"]) if told["asked"] else []
            if bare is None:
                return NOTHING
            if all(bare):
                return told
            self.bare += [[x, y, is_bare] for (x, y), is_bare in zip(told["asked"], bare, strict=True)]

    @property
    def area(self) -> float:
        """How much of it the window shows, in its own pixels."""
        return float(self.view["seen"]["width"] * self.view["seen"]["height"]) if self.view else 0.0

    def keep(self, number: int) -> Kept:
        """What it has told the number of."""
        return Kept(self.frame, number, self.document)


def parts(page: Page, places: Sequence[Place] = ()) -> list[Part]:
    """The page's own document, and those in its frames; a frame that stands in one of the `places` is told so."""
    found = [Part(page.main_frame)]
    if len(page.frames) > 1:
        for part in found:  # and in the frames of what is found
            found += filter(None, (inner(part, frame, places) for frame in part.frame.child_frames))
    return found


def inner(around: Part, frame: Frame, places: Sequence[Place]) -> Part | None:
    """What one frame shows; None for a frame that nobody sees, or that goes away meanwhile."""
    from playwright.sync_api import Error

    try:
        view = around.look("framed", owner(frame), list(places))
    except Error:
        owners.pop(frame, None)
        return None
    return Part(frame, around, view) if view else None


owners: WeakKeyDictionary[Frame, ElementHandle] = WeakKeyDictionary()
"""The elements that show the frames: the browser takes long to find them."""


def owner(frame: Frame) -> ElementHandle:
    """The element that shows a frame."""
    if frame not in owners:
        owners[frame] = frame.frame_element()
    return owners[frame]


def everywhere(
    page: Page, function: str, *arguments: Json, places: Sequence[Place] = ()
) -> Iterator[tuple[Part, Json]]:
    """What all parts of a page tell; one that goes away meanwhile tells nothing."""
    for part in parts(page, places):
        if (told := part.look(function, *arguments)) is not None or part.around is None:
            yield part, told


def part_of(page: Page, frame: Frame) -> Part | None:
    """What is seen in a frame; None where nobody sees it."""
    if frame == page.main_frame:
        return Part(frame)
    return next((part for part in parts(page) if part.frame == frame), None)


def names(page: Page, frame: Frame | None = None) -> dict[str, str]:
    """The title, heading, open tab and open dialog of a page.

    What its own document has not, a frame has: the one asked for, or the largest.
    """
    own: dict[str, str] = look(page, "page")
    if all(own.values()) or len(page.frames) == 1:
        return own
    others = [(part, told) for part, told in everywhere(page, "page") if part.around]
    others.sort(key=lambda one: (one[0].frame != frame, -one[0].area))
    return {name: next(filter(None, (said, *(told[name] for _, told in others))), "") for name, said in own.items()}


def meet_closed(page: Page) -> bool:
    """Have the eyes see into closed components that a page's text declares: no script hears of those.

    Returns whether there are any that they have not seen into before.
    """
    from playwright.sync_api import Error

    try:
        session = page.context.new_cdp_session(page)
        root = session.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
        new = [met(session, node) for node in closed_in(root)]
        session.detach()
    except Error:  # the page goes away
        return False
    return any(new)


def closed_in(node: Json) -> Iterator[Json]:
    """The closed components in a part of a document, as the browser's debugger tells of them."""
    yield from (root for root in node.get("shadowRoots", ()) if root["shadowRootType"] == "closed")
    for inside in (
        *node.get("shadowRoots", ()),
        *node.get("children", ()),
        *filter(None, [node.get("contentDocument")]),
    ):
        yield from closed_in(inside)


def met(session: CDPSession, node: Json) -> bool:
    """Whether the eyes of its document have not known of a closed component."""
    component = session.send("DOM.resolveNode", {"backendNodeId": node["backendNodeId"]})["object"]
    question = {"functionDeclaration": MEET, "objectId": component["objectId"], "returnByValue": True}
    return bool(session.send("Runtime.callFunctionOn", question)["result"].get("value"))


MEET = "function () { return this.ownerDocument.defaultView.__assistant?.meet(this) ?? false; }"


def unseeable(page: Page) -> list[str]:
    """What a page shows that nobody but an eye can look into."""
    told: dict[str, None] = {}
    for part in parts(page):
        seen = part.look("unseeable")
        lost = seen is None or (part.around and part.frame.url.startswith(NO_PAGE))
        told |= dict.fromkeys(["a frame whose page has not come"] if lost else seen)
    return list(told)


def look_at(page: Page, kept: Kept, function: str, *arguments: Json) -> Json:
    """Ask about something that was kept; None where it is gone, with its frame or its document."""
    part = part_of(page, kept.frame)
    return part and part.look(function, kept.number, *arguments, document=kept.document)


def look_at_all(page: Page, function: str, things: Sequence[tuple[Kept, Sequence[Json]]]) -> list[Json]:
    """Ask about several that were kept, each with what else the function takes of it; None for those that are gone."""
    told: list[Json] = [None] * len(things)
    for frame, document in dict.fromkeys((kept.frame, kept.document) for kept, _ in things):
        mine = [i for i, (kept, _) in enumerate(things) if (kept.frame, kept.document) == (frame, document)]
        part = part_of(page, frame)
        given = [[things[i][0].number, *things[i][1]] for i in mine]
        for i, one in zip(mine, (part and part.look(function, given, document=document)) or (), strict=False):
            told[i] = one
    return told


def handle_of(kept: Kept, function: Literal["held", "elementAt"]) -> ElementHandle:
    """A handle of what was kept. Raises playwright's Error where its document has gone."""
    from playwright.sync_api import Error

    found = kept.frame.evaluate_handle(f"number => window.__assistant.{function}(number)", kept.number).as_element()
    if found is None:
        raise Error("The page was left while it was looked at.")
    return found


def in_reach(part: Part, handle: ElementHandle, *, closed: bool = False) -> ElementHandle:
    """A control that is clicked where it is drawn.

    The driver does not know of frames that are larger or smaller, nor of what fills the gaps of closed components.
    """
    if not closed and (part.view is None or part.view["matrix"][:4] == [1, 0, 0, 1]):
        return handle
    from assistant.walking.reach import Reached

    return Reached(handle, part.frame)


def look(page: Page | Frame, function: str, *arguments: Json) -> Json:
    """Call one function of the eyes of a page's own document (`eyes/eyes.js` lists them).

    Where that is left while it is asked, the next one is asked.
    """
    told = asked_until_it_stays(lambda: page.evaluate(ASKED.format(function), list(arguments)))
    return None if told is None else json.loads(told)


def asked_until_it_stays(ask: Callable[[], Json]) -> Json:
    """What a page is asked; where that is left while it is asked, the next one is asked."""
    from playwright.sync_api import Error

    left = 0
    while True:
        try:
            return ask()
        except Error as error:
            left += 1
            if left > MOST_LEFT or WAS_LEFT not in error.message:
                raise
