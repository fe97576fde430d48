"""What was seen of a screen, as a recording keeps it: without values, and with dots for what is secret."""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING, Any

from assistant.facts.recording import Box, Mark, Screen, Typed
from assistant.walking.measured import as_box, visible

if TYPE_CHECKING:
    from assistant.walking.open_screen import OpenScreen, Pointed

DOTS = "•" * 8
"""What stands for a secret, whatever its length."""

FIELD_VALUE = re.compile(
    r"""^(\s*-\ (?:textbox|searchbox|spinbutton|combobox)  # the role of a field
    (?:\ "(?:[^"\\]|\\.)*")?(?:\ \[[^\]]*\])*)            # its name and its states
    :.*$""",
    re.VERBOSE,
)
"""A field with what stands in it; Playwright writes that behind the colon, or as text on the lines below."""

CHILD_TEXT = re.compile(r"^\s*- text: ")


def as_screen(screen: OpenScreen) -> Screen:
    """A screen that was left, as the recording keeps it."""
    left = screen.left
    assert left is not None, "a screen that was left has its picture"
    return Screen(
        chapter=screen.chapter.title,
        chapter_template=screen.chapter.template,
        actor=screen.chapter.actor,
        **screen.page,
        address=screen.address,
        site=screen.site,
        window=screen.window,
        continued=screen.continued,
        arrived=screen.arrived,
        left=left,
        neighbors=screen.neighbors,
        accessibility=screen.accessibility,
        inventory=screen.inventory,
        messages=screen.messages,
        steps=tuple(step.model_copy(update={"marks": marks(pointed, left.box)}) for step, pointed in screen.steps),
    )


def marks(pointed: list[Pointed], window: Box) -> tuple[Mark, ...]:
    return tuple(as_mark(one, window) for one in pointed if one.last)


def as_mark(one: Pointed, window: Box) -> Mark:
    """The part of it that the picture shows; where nothing is pictured, all of it."""
    box = as_box(one.last["box"])
    label = one.last["label"]
    return Mark(
        words=one.words,
        box=within(box, window) if window.width else box,
        label=as_box(label) if label else None,
        role=one.role,
        name=one.words if one.role else "",
        required=one.last["required"],
        options=tuple(map(visible, one.last["options"])),
    )


def within(box: Box, window: Box) -> Box:
    """A rectangle without what of it lies outside of the window."""
    left, top = (min(max(edge, 0), most) for edge, most in ((box.x, window.width), (box.y, window.height)))
    right, bottom = min(max(box.right, left), window.width), min(max(box.bottom, top), window.height)
    if (left, top, right, bottom) == (box.x, box.y, box.right, box.bottom):
        return box  # the sums below would only add noise in the last digits
    return Box(x=left, y=top, width=round(right - left, 2), height=round(bottom - top, 2))


def as_typed(typed: dict[str, Any]) -> Typed:
    edges = tuple(round(edge, 2) for edge in typed["characters"] if edge is not None and isfinite(edge))
    if typed["secret"]:
        return Typed(shown=DOTS, secret=True, characters=edges)
    return Typed(shown=visible(typed["shown"]), characters=edges)


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
