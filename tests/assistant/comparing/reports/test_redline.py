"""Two sentences in one line, word by word."""

from __future__ import annotations

import re

import pytest

from assistant.comparing.reports.redline import redlined, sentence


def seen(markup: str) -> str:
    """Without what is only heard."""
    return re.sub(r'<span class="unseen">[^<]*</span>', "", markup)


@pytest.mark.parametrize(
    ("was", "now", "shown"),
    [
        ("Click **Login**.", "Click **Log in**.", "Click <del><b>Login</b></del><ins><b>Log in</b></ins>."),
        ("Click **Log in**.", "Click **Log out**.", "Click <b>Log </b><del><b>in</b></del><ins><b>out</b></ins>."),
        ("Click **Go**.", "Then click **Go**.", "<del>Click </del><ins>Then click </ins><b>Go</b>."),
        ("Choose “A”.", "Choose **A**.", "Choose <del>“A”</del><ins><b>A</b></ins>."),
        ("Click **A**.", "Click **A**.", "Click <b>A</b>."),
        ("Click **<b>&**.", "Click **C**.", "Click <del><b>&lt;b&gt;&amp;</b></del><ins><b>C</b></ins>."),
    ],
    ids=["a word", "a part of a name", "at the beginning", "bold now", "nothing", "signs of a page"],
)
def test_what_goes_is_struck_out_and_what_comes_is_underlined(was, now, shown):
    assert seen(redlined(was, now)) == shown


def test_it_is_heard_too():
    assert "deleted: " in redlined("Click **A**.", "Click **B**.")
    assert "inserted: " in redlined("Click **A**.", "Click **B**.")


def test_a_sentence_alone_has_its_bold_words():
    assert sentence("Click **R&D**.") == "Click <b>R&amp;D</b>."
