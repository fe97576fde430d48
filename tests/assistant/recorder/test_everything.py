"""All that a page can have is shown in one session, step by step taken back, and the script of it passes."""

from __future__ import annotations

import desk_site
import pytest
from actor import Actor

from assistant.facts import courts
from assistant.recorder.journal import Journal, Session
from assistant.recorder.record import cast_of, finish
from assistant.recorder.window import RecorderWindow
from assistant.walking import browser, portal


@pytest.mark.long
def test_it_is_shown_taken_back_and_walked(desk, tmp_path):
    with desk_site.served(tmp_path) as file:
        brief = tmp_path / "Motion to Dismiss.txt"
        brief.write_text("Moved.")
        session = Session(
            name="all-of-it", title="All of it", court=str(file), people=("tobias-brannock",), on=None, site="desk"
        )
        journal, cast = Journal.begin(tmp_path / "all-of-it", session), cast_of(session)
        window = desk.browser.new_context(**browser.context_arguments() | {"device_scale_factor": 1})
        window.set_default_timeout(10_000)
        recorder = RecorderWindow(window, lambda: desk, portal.ELSEWHERE, courts.court(str(file)), cast, journal)

        def settle():
            for _ in range(6):
                recorder.pump()

        recorder.begin()
        first = Actor(recorder.page, settle)
        desk_site.shown_by(first, brief)
        with first.page.expect_popup():
            first.press(first.page.get_by_role("link", name="Print receipt"))
        first.until(lambda: recorder.page is not first.page)
        desk_site.shown_in_a_window(Actor(recorder.page, settle))
        recorder.bar.press("undo", "")
        first.until(lambda: recorder.page is not first.page)

        assert recorder.page.get_by_role("button").inner_text() == "Stamp", "the window is there as it was before"
        assert first.page.get_by_role("status").inner_text() == "Noted: It snowed"
        assert journal.shown[-1].sentence == "Click **Print receipt**."

        desk_site.shown_in_a_window(Actor(recorder.page, settle))
        recorder.page.close()
        first.until(lambda: recorder.page is first.page)
        recorder.bar.finish()
        window.close()
        recording = finish(journal, recorder.end, portal.ELSEWHERE, desk, cast)

    script = (journal.folder / "all_of_it.py").read_text()
    assert script.count("# Not written down:") == 1
    assert 'guide.upload("Choose your **Add exhibit**.", "Motion to Dismiss.txt")' in script
    assert [step.verb for step in recording.steps()].count("download") == 2
