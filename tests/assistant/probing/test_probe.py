"""A page of a site is looked at, and a report of it is left: lines, a picture, and a page to keep."""

from __future__ import annotations

import pytest
from PIL import Image
from pydantic import SecretStr

from assistant.errors import SecretFound
from assistant.facts.recording import Box
from assistant.probing import probe, reaching
from assistant.probing.findings import Finding, Looked

BOX = Box(x=1, y=2, width=3, height=4)


@pytest.fixture(scope="module")
def window(desk):
    with desk.window(pictured=False) as window:
        yield reaching.seeing(window)


def on_page(window, html):
    """A page of its own with this in it, at an address of this machine."""
    page = window.new_page()
    page.route("http://127.0.0.1:9/**", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto("http://127.0.0.1:9/desk")
    return page


def test_a_page_is_reported_with_a_picture_and_stays_as_it_was(window, tmp_path):
    page = on_page(window, "<title>Desk</title><button>Go</button><button style='margin-left:1200px'>Far</button>")
    before = page.content()
    look = probe.Look(tmp_path)
    said, again = look.at(page), look.at(page)

    assert 'guide.click("Click **Go**.")' in said
    assert "2 of 2 controls can be named in a sentence." in said
    assert said.endswith(str(tmp_path / "127-0-0-1-desk.html"))
    assert again.endswith(str(tmp_path / "127-0-0-1-desk-2.html"))
    assert '<img src="127-0-0-1-desk.png"' in (tmp_path / "127-0-0-1-desk.html").read_text(encoding="utf-8")
    with Image.open(tmp_path / "127-0-0-1-desk.png") as opened:
        assert opened.width > 1200
    assert page.content() == before


def test_a_page_that_shows_a_secret_leaves_nothing(window, tmp_path):
    page = on_page(window, "<p>Your password is maple-Kettle-9071</p><button>Go</button>")

    with pytest.raises(SecretFound, match="shows a secret value of a person") as told:
        probe.Look(tmp_path, lambda: [SecretStr("maple-Kettle-9071")]).at(page)

    assert "Kettle" not in str(told.value)
    assert not list(tmp_path.iterdir())


def test_what_hides_what_is_typed_is_pictured_with_the_same_dots(window, tmp_path):
    pictures = []
    for secret in ("maple-Kettle-9071", "short"):
        page = on_page(window, "<label>Password <input type=password></label>")
        page.fill("input", secret)
        probe.Look(tmp_path, lambda: [SecretStr("maple-Kettle-9071")]).at(page)
        pictures.append((tmp_path / "127-0-0-1-desk.png").read_bytes())

    assert pictures[0] == pictures[1]


@pytest.mark.parametrize(
    ("address", "name"),
    [("http://127.0.0.1:8021/pacer/", "127-0-0-1-pacer"), ("http://localhost/../../x?y=z", "localhost-x")],
)
def test_files_are_called_after_the_page_and_lead_nowhere(address, name):
    assert probe.name_for(address) == name


def test_the_summary_counts_and_tells_what_is_hidden_and_which_fields_have_no_labels():
    found = [
        Finding("click", "Go", "words", BOX, line='guide.click("Click **Go**.")'),
        Finding("click", "Never", "words", BOX, why="It is hidden now.", hidden=True),
        Finding("fill", "", "", BOX, why="It has no name that a person sees."),
    ]

    assert probe.in_lines(found) == (
        '  1  guide.click("Click **Go**.")\n  3  – fill: It has no name that a person sees.'
    )
    assert probe.summary(Looked(found, whole=True)) == [
        "1 of 2 controls can be named in a sentence.",
        "Hidden now: Never",
        probe.NO_LABELS.format(3),
    ]


def test_a_report_takes_nothing_of_the_page_for_its_own_code():
    found = [Finding("click", "<script>", "words", BOX, why="<b>")]

    page = probe.report("<i>", "http://x/?<u>", Looked(found, whole=False), "x")

    assert not any(mark in page for mark in ("<script>", "<b>", "<i>", "<u>"))


@pytest.mark.parametrize(
    ("address", "there", "led"),
    [
        ("http://localhost:8/admin/", "http://localhost:8/admin/login/?next=/admin/", True),
        ("http://localhost:8", "http://localhost:8/", False),
        ("http://localhost:8/x?key=1", "http://localhost:8/x?key=2", False),
    ],
)
def test_a_page_that_leads_on_is_told_from_one_that_does_not(address, there, led):
    assert probe.led_on(address, there) == led
