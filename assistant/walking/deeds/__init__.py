"""What is done to a control as a person does it, and whether the page has kept it: one module a kind of control.

A deed is a function of the control. Where it has `verify`, that says whether the control is still there, and raises
Undone where the page has not kept what was done; where it has `longest`, it may take so many seconds more than others;
where its `points` is false, the pointer stays where it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle

GLANCE = 0.03
"""Seconds from one look at a control to the next."""


class Undone(Exception):
    """A page has not taken what was done, or not kept it: what stands there instead, and what to do about it."""

    def __init__(self, why: str, remedy: str) -> None:
        super().__init__(why)
        self.why, self.remedy = why, remedy


def ask(control: ElementHandle, function: str, *given: Any) -> Any:  # Any: JSON from the page
    """Call one function of the eyes of a control's own document, with the control first."""
    return control.evaluate("(e, [name, given]) => window.__assistant[name](e, ...given)", [function, list(given)])


def kept(control: ElementHandle, index: int) -> ElementHandle:
    """What the eyes of a control's document keep under a number."""
    element = control.evaluate_handle("(_, index) => window.__assistant.elementAt(index)", index).as_element()
    assert element is not None, "an element is kept"
    near = getattr(control, "near", None)  # one that is reached in a way of its own
    return near(element) if near else element


def wait(control: ElementHandle, seconds: float) -> None:
    """Let the page go on for a while."""
    page_of(control).wait_for_timeout(seconds * 1000)


def page_of(control: ElementHandle) -> Any:  # Any: a Page, which may not be imported before it is needed
    frame = control.owner_frame()
    assert frame is not None, "a control stands in a page"
    return frame.page
