"""A page of a site is looked at, and a report of it is left: lines, a picture, and a page to keep."""

from __future__ import annotations

import pytest
from PIL import Image

from assistant.errors import HostRefused, PortalTrouble
from assistant.facts.recording import Box
from assistant.probing import probe
from assistant.probing.findings import Finding, Looked

BOX = Box(x=1, y=2, width=3, height=4)


def test_a_page_of_the_portal_is_reported_with_a_picture(desk, running_portal, tmp_path):
    said = probe.probed(desk, f"{running_portal.address}/pacer/", tmp_path)

    assert 'guide.click("Click **My Account and Billing**.")' in said
    assert " controls can be named in a sentence." in said
    (picture,) = tmp_path.glob("*.png")
    (page,) = tmp_path.glob("*.html")
    assert said.endswith(str(page))
    assert f'<img src="{picture.name}"' in page.read_text(encoding="utf-8")
    with Image.open(picture) as opened:
        assert opened.width == 2 * 992


def test_what_does_not_answer_is_told(desk, tmp_path):
    with pytest.raises(PortalTrouble, match=r"http://127\.0\.0\.1:9/\?… does not answer"):
        probe.probed(desk, "http://127.0.0.1:9/?key=secret", tmp_path)

    assert not list(tmp_path.iterdir())


def test_another_host_is_refused_before_anything_is_asked(tmp_path):
    with pytest.raises(HostRefused, match=r"“example\.com” is not this machine"):
        probe.probe("https://example.com/", "mad", tmp_path)


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
