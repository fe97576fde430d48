"""A person shows it: what she does in the window becomes steps, a script that passes, and a recording."""

from __future__ import annotations

from datetime import date

import pytest
from actor import Actor, lines

from assistant import browser, courts, people
from assistant.recorder.journal import Journal, Session
from assistant.recorder.record import cast_of, finish
from assistant.recorder.session import Recorder


@pytest.fixture
def studio(desk, running_portal, tmp_path):
    """Opens the recorder's window, headless, and puts somebody in front of it."""
    contexts = []

    def begin(name="shown-here", person="tobias-brannock", site="pacer", court="mad", journal=None):
        session = Session(
            name=name, title="Shown here", court=court, people=(person,), on=date(2021, 9, 21), site=site
        )
        journal = journal or Journal.begin(tmp_path / name, session)
        window = desk.browser.new_context(**browser.context_arguments() | {"device_scale_factor": 1})
        window.set_default_timeout(5_000)
        contexts.append(window)
        recorder = Recorder(
            window, lambda: desk, running_portal, courts.court(court), cast_of(journal.session), journal
        )
        recorder.begin()
        return recorder, Actor(recorder.page, settle_of(recorder))

    yield begin
    people.lent.clear()
    for context in contexts:
        context.close()


def settle_of(recorder):
    """Wait until the recorder has taken up all that was done."""

    def settle():
        for _ in range(4):
            recorder.pump()

    return settle


def log_in(actor, filer):
    actor.click("My Account and Billing")
    actor.click("Manage My Account Login")
    actor.type("Username", filer.username)
    actor.tab(filer.password.get_secret_value())
    actor.click("Login")


def test_what_is_shown_becomes_a_script_that_passes_and_a_recording(studio, desk, running_portal):
    recorder, actor = studio()
    filer = people.person("tobias-brannock")

    log_in(actor, filer)
    actor.click("Log Out")
    actor.bar("Finish")
    recording = finish(recorder.journal, recorder.end, running_portal, desk)

    assert recorder.finished
    assert [step.template for step in recording.steps()] == [
        "Open a web browser and go to {court.sites.pacer}.",
        "Click **My Account and Billing**.",
        "Click **Manage My Account Login**.",
        "Enter your **Username**.",
        "Enter your **Password**.",
        "Click **Login**.",
        "Click **Log Out**.",
    ]
    text = (recorder.journal.folder / "shown_here.py").read_text()
    assert 'guide.fill("Enter your **Password**.", filer.password)' in text
    everything = b"".join(file.read_bytes() for file in recorder.journal.folder.iterdir())
    assert filer.password.get_secret_value().encode() not in everything
