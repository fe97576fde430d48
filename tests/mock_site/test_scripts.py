"""The portal's scripts are done once a page has loaded: what is not there then does not come."""

import re
from pathlib import Path

import pytest

import mock_site

HOUSE = Path(mock_site.__file__).parent
SCRIPTS = sorted(HOUSE.rglob("*.js"))
KEEPS_UP = "class.js"
"""Of a trainer's page, which no guide walks: it asks how far her trainees are for as long as it is open."""
LATER = re.compile(r"setTimeout|setInterval|requestAnimationFrame|requestIdleCallback|fetch|XMLHttpRequest|EventSource")


@pytest.mark.parametrize("file", [file for file in SCRIPTS if file.name != KEEPS_UP], ids=lambda file: file.name)
def test_no_script_waits_or_asks_for_more(file):
    assert not LATER.search(file.read_text(encoding="utf-8"))


def test_no_page_has_a_script_of_its_own_or_one_that_comes_late():
    """A deferred script has run before its page counts as loaded."""
    tags = [tag for page in HOUSE.rglob("*.html") for tag in re.findall(r"<script[^>]*>", page.read_text("utf-8"))]

    assert SCRIPTS
    assert tags
    assert all(" src=" in tag and tag.endswith(" defer>") for tag in tags)


def test_only_the_trainers_page_of_a_class_keeps_up():
    users = [page.name for page in HOUSE.rglob("*.html") if KEEPS_UP in page.read_text("utf-8")]

    assert users == ["class.html"]


@pytest.mark.parametrize("word", ["setTimeout(show, 500)", "await fetch('/more')"])
def test_a_script_that_does_is_noticed(word):
    assert LATER.search(word)
