"""A page of a site is looked at, and a report of it is left: lines, a picture, and a page to keep."""

from __future__ import annotations

import pytest
from PIL import Image

from assistant.errors import AssistantError, HostRefused, PortalTrouble
from assistant.facts.recording import Box
from assistant.probing import probe
from assistant.probing.findings import Finding, Looked
from assistant.settings import settings

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


ODD = {
    "/500": ({"status": 500, "body": "<h1>Oops</h1>"}, "answers with the error 500"),
    "/json": ({"body": "{}", "content_type": "application/json"}, "is no page of HTML, but application/json"),
    "/file": ({"body": "x", "headers": {"content-disposition": "attachment; filename=x"}}, "gives a file, and no page"),
    "/away": ({"body": "<script>location = 'http://example.com/'</script>"}, "“example.com” is not this machine"),
    "/loop": ({"body": "<script>for (;;);</script>"}, "could not be looked at in 2 seconds"),
}


@pytest.mark.parametrize("path", ODD)
@pytest.mark.siblings(5)
def test_an_odd_page_is_told_of_in_a_sentence(desk, tmp_path, monkeypatch, path):
    answer, why = ODD[path]
    monkeypatch.setattr(probe, "settings", lambda: settings().model_copy(update={"answer": 2.0}))
    context = desk.browser.new_context()
    context.route(f"**{path}", lambda route: route.fulfill(**{"content_type": "text/html"} | answer))

    with pytest.raises(AssistantError, match=why):
        probe.looked_at(context.new_page(), f"http://127.0.0.1:9{path}", tmp_path / "x.png")
    context.close()


def test_what_does_not_answer_is_told(desk, tmp_path):
    with pytest.raises(PortalTrouble, match=r"http://127\.0\.0\.1:9/\?… does not answer") as told:
        probe.probed(desk, "http://127.0.0.1:9/?key=secret", tmp_path)

    assert "secret" not in str(told.value)
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
