"""The recordings that are kept on purpose: whole, free of secrets, and published as was accepted."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import page as page_validation
import pytest

from assistant import leaks
from assistant.building.workspace import secrets_of
from assistant.facts import pictures
from assistant.facts.recording import Recording
from assistant.publishers import html, pdf

KEPT = sorted(file.parent for file in (Path(__file__).parents[3] / "recordings").glob("*/recording.json"))


@pytest.fixture(params=KEPT, ids=lambda folder: folder.name)
def kept(request: pytest.FixtureRequest) -> Recording:
    return Recording.load(request.param)


def test_every_picture_is_the_one_that_was_taken(kept):
    pictures.verify(kept)

    for picture in pictures.of_recording(kept):
        assert sha256(kept.path(picture).read_bytes()).hexdigest() == picture.sha256


def test_no_recording_holds_a_secret(kept):
    leaks.search(kept.path(kept.screens[0].left).parent, secrets_of(kept.people))


def test_its_web_page_is_as_accepted(kept, desk, tmp_path, same_as_gold):
    same_as_gold(html.publish(kept, tmp_path, desk))


def test_its_pdf_is_as_accepted_and_accessible(kept, desk, tmp_path, same_as_gold):
    printed = pdf.publish(kept, tmp_path, desk)

    same_as_gold(printed)
    verdict = page_validation.validate_pdf(str(printed), profile="ua1")
    assert verdict.is_compliant, [failure.message for failure in verdict.failures]
