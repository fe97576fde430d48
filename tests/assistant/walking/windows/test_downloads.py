"""A file that a click brings is waited for, held against what is expected, and thrown away."""

from __future__ import annotations

import pytest

from assistant.errors import BadInput, NotOnScreen, PortalTrouble
from assistant.walking.camera import Camera
from assistant.walking.windows import downloads, samples

pytestmark = pytest.mark.siblings(9)

SIZE = len(samples.pdf("Receipt"))
LINK = "<a href=/receipt.pdf>Go</a>"
GO = '<button onclick="{}">Go</button>'
BLOB = GO.format("a.href = window.URL.createObjectURL(new Blob(['x'])); a.click()") + "<a id=a download=x.txt></a>"


@pytest.mark.parametrize(
    ("html", "expected", "came"),
    [
        (LINK, {"name": "receipt.pdf", "kind": "pdf", "size": SIZE}, "receipt.pdf"),
        (LINK, {"name": "rec*.pdf", "size": (1, 9_000)}, "receipt.pdf"),
        ("<a href=/receipt.pdf target=_blank>Go</a>", {}, "receipt.pdf"),
        (GO.format("window.open('/receipt.pdf')"), {"kind": "PDF"}, "receipt.pdf"),
        ("<form action=/list.csv method=post><button>Go</button></form>", {}, "list.csv"),
        (GO.format("setTimeout(() => location = '/list.csv', 400)"), {}, "list.csv"),
        (BLOB, {"name": "x.txt", "size": 1}, "x.txt"),
        ("<a href=/more download=more.html>Go</a>", {}, "more.html"),
    ],
)
def test_a_file_is_held_against_what_is_expected_and_told_of(guide_at, tmp_path, html, expected, came):
    guide = guide_at(html, Camera)
    guide.download("Click **Go**.", **expected)
    guide.see("You read **Small**.")
    step = guide.finish()[0].steps[0]

    assert step.typed is not None
    assert step.typed.shown == came
    assert not [file for file in tmp_path.iterdir() if file.suffix != ".png"]


@pytest.mark.parametrize(
    ("html", "expected", "told"),
    [
        (LINK, {"name": "bill.pdf"}, "receipt.pdf came, and the script expects bill.pdf"),
        (LINK, {"kind": "csv"}, r"receipt.pdf came, and the script expects a file that ends in \.csv"),
        (LINK, {"size": 5}, rf"receipt.pdf came with {SIZE} bytes, and the script expects 5"),
        ("<a href=/empty.csv>Go</a>", {}, "empty.csv came with 0 bytes"),
        ("<a href=/false.pdf>Go</a>", {}, "false.pdf came, and what is in it is no such file"),
        ("<a href=/more>Go</a>", {}, "no file came"),
        ("<button>Go</button>", {}, "no file came"),
    ],
)
def test_another_file_or_none_stops_the_walk(guide_at, html, expected, told):
    guide = guide_at(html, patience=0.5)

    with pytest.raises(NotOnScreen, match=f"Step 1 of “Small” could not be done: {told}"):
        guide.download("Click **Go**.", **expected)


def test_a_file_of_which_no_sentence_speaks_stops_the_walk_and_names_the_verb(guide_at, walk):
    with pytest.raises(PortalTrouble, match=r"brought a file .*: receipt\.pdf\.(?s:.*)guide\.download"):
        walk(guide_at(LINK), "click Go; see Small")


TWO = "<a id=one download=a.csv href='data:text/csv,1'></a><a id=two download=b.csv href='data:text/csv,2'></a>"
"""Files of the page's own: a server might send the second one only when the walk is over."""


def test_a_second_file_that_comes_with_the_first_stops_the_walk(guide_at):
    guide = guide_at(GO.format("one.click(); two.click()") + TWO)

    def walk():
        guide.download("Click **Go**.")
        guide.see("You read **Small**.")
        guide.finish()

    with pytest.raises(PortalTrouble, match="Step 1 of “Small” brought a file of which no sentence speaks: "):
        walk()


@pytest.mark.parametrize("size", [0, -1, True, "5", (5, 1), (1, 2, 3)])
def test_a_size_that_no_file_can_have_is_refused(size):
    with pytest.raises(BadInput, match="size is not understood"):
        downloads.expected("", "", size)
