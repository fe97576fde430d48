"""Words of the simulation are found in every kind of document, and ordinary words are not."""

from __future__ import annotations

from fractions import Fraction
from zipfile import ZipFile

import av
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


def test_they_are_found_in_a_film(tmp_path):
    """In its captions, in the titles of its chapters, and in what it says of itself."""
    with av.open(str(tmp_path / "a.mp4"), "w") as out:
        text = out.add_stream("mov_text")
        text.codec_context.subtitle_header = b"[Events]\n"
        out.metadata["comment"] = "A simulated film"
        chapter = {"id": 0, "start": 0, "end": 1000, "time_base": Fraction(1, 1000)}
        out.set_chapters([{**chapter, "metadata": {"title": "The mailroom"}}])
        out.start_encoding()
        packet = av.Packet(b"\0\x16Any number will do now")
        packet.stream, packet.time_base, packet.pts, packet.dts, packet.duration = text, Fraction(1, 1000), 0, 0, 1000
        out.mux(packet)

    assert list(simulation.words_in(tmp_path)) == [
        "“Any number will do” in a.mp4", "“mailroom” in a.mp4", "“simulated” in a.mp4",
    ]  # fmt: skip


def test_what_the_court_says_itself_is_its_own(tmp_path):
    (tmp_path / "a.md").write_text("Tell the Training\nDesk. Open your mailbox at the training desk.", encoding="utf-8")

    assert list(simulation.words_in(tmp_path, ("the Training Desk", ""))) == [
        "“mailbox” in a.md", "“training desk” in a.md",
    ]  # fmt: skip


@pytest.mark.long
def test_a_guide_as_it_is_published_says_none(kept, desk, tmp_path):
    for publisher in (html, docx, markdown):
        publisher.publish(kept, tmp_path, Desk(desk))

    assert list(simulation.words_in(tmp_path)) == []
