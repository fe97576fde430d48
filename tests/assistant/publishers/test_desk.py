"""The desk of a build: a guide is laid out once for all formats, and nothing is shared with another build."""

from __future__ import annotations

import pytest

from assistant.publishers import desk as desks
from assistant.publishers import laid_out as laying_out
from assistant.publishers.desk import Desk


@pytest.fixture
def laid(monkeypatch) -> list[str]:
    """The titles of the guides that were laid out, which is here no work."""
    titles = []

    def laid_out(recording):
        titles.append(recording.title)
        return object()

    monkeypatch.setattr(laying_out, "laid_out", laid_out)
    return titles


def editions(recording, count):
    return [recording.model_copy(update={"title": f"Edition {number}"}) for number in range(count)]


def test_all_formats_of_a_guide_share_one_layout(recording, laid):
    desk = Desk(None)

    assert desk.laid_out(recording) is desk.laid_out(recording.model_copy())
    assert laid == [recording.title]


def test_another_edition_has_a_layout_of_its_own(recording, laid):
    desk = Desk(None)
    first, second = editions(recording, 2)

    assert desk.laid_out(first) is not desk.laid_out(second)
    assert laid == ["Edition 0", "Edition 1"]


def test_two_desks_share_nothing(recording, laid):
    assert Desk(None).laid_out(recording) is not Desk(None).laid_out(recording)
    assert len(laid) == 2


def test_the_oldest_layout_leaves_when_too_many_are_held(recording, laid, monkeypatch):
    monkeypatch.setattr(desks, "MOST_LAYOUTS", 2)
    desk = Desk(None)
    first, second, third = editions(recording, 3)

    for one in (first, second, third, second, third, first):
        desk.laid_out(one)

    assert laid == ["Edition 0", "Edition 1", "Edition 2", "Edition 0"]


def test_a_page_is_printed_by_the_printer_that_was_given():
    class Printer:
        def print(self, html):
            return html.encode()

    assert Desk(Printer()).print("<p>a page") == b"<p>a page"
