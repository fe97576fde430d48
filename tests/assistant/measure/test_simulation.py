"""Words of the simulation are found in every kind of document, and ordinary words are not."""

from __future__ import annotations

from zipfile import ZipFile

import pytest

from assistant.measure import simulation
from assistant.publishers import docx, html, markdown
from assistant.publishers.desk import Desk

OFFICE = "<w:t>Open the </w:t><w:t>simulated mailbox</w:t>"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.html", "<p>Any number <b>will do</b> here.</p>", ["“Any number will do” in a.html"]),
        ("a.html", "<style>.training bar {}</style><img alt='x' src=\"data:simulated\">", []),
        ("a.md", "Click **Open your\nmailbox**.", ["“mailbox” in a.md"]),
        ("a.vtt", "This is a training  copy.", ["“training copy” in a.vtt"]),
        ("a.md", "How to Use PACER has training videos. A mockingbird sings.", []),
    ],
)
def test_words_of_the_simulation_are_found(tmp_path, name, text, said):
    (tmp_path / name).write_text(text, encoding="utf-8")

    assert list(simulation.words_in(tmp_path)) == said


def test_they_are_found_in_a_word_document(tmp_path):
    with ZipFile(tmp_path / "a.docx", "w") as parts:
        parts.writestr("word/document.xml", OFFICE)

    assert list(simulation.words_in(tmp_path)) == ["“mailbox” in a.docx", "“simulated” in a.docx"]


@pytest.mark.long
def test_a_guide_as_it_is_published_says_none(kept, desk, tmp_path):
    for publisher in (html, docx, markdown):
        publisher.publish(kept, tmp_path, Desk(desk))

    assert list(simulation.words_in(tmp_path)) == []
