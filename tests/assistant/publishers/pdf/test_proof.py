"""What a PDF should say, and how a difference is told. `test_pdf.py` proves it on a whole print."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from assistant.errors import AssistantError
from assistant.facts.recording import Ending
from assistant.publishers.layout.rows import chapters
from assistant.publishers.pdf.proof import (
    difference,
    expected_tags,
    header_cells,
    numbered_items,
    order_in_file,
    reading_order,
    require,
)
from assistant.publishers.pdf.text import Element, without_space


def element(kind: str, text: str = "", *inside: Element, alt: str = "") -> Element:
    return Element(kind, alt, text, inside)


def item(number: str, words: str) -> Element:
    return element("LI", f"{number}{words}", element("Lbl", number), element("LBody", words))


def with_figure(alt: str) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    figure = pdf.make_indirect(Dictionary(S=Name.Figure, Alt=String(alt)))
    pdf.Root.StructTreeRoot = Dictionary(K=pdf.make_indirect(Dictionary(S=Name.Document, K=Array([figure]))))
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("found", "wanted", "said"),
    [
        (["a"], ["a", "b"], "do not say “b”"),
        (["a", "b"], ["a"], "also say “b”"),
        (["b", "a"], ["a", "b"], "stand in another order"),
        (["a"], ["a", "a"], "do not say “a”"),
        (["a", "c"], ["a", "b"], "do not say “b”"),
    ],
)
def test_a_difference_is_told_by_the_first_thing_that_is_amiss(found, wanted, said):
    assert difference(found, wanted) == said


def test_white_space_does_not_count():
    assert without_space(" Click\n Log in . ") == "ClickLogin."


def test_a_file_that_says_what_it_should_passes_and_another_names_what_is_lost():
    wanted = {"the pictures' descriptions": ["A dot"]}

    require(with_figure("A  dot"), "Upgrade", wanted)
    with pytest.raises(AssistantError, match=r"“Upgrade” lost a part of the guide: the pictures' desc.* “A dot”"):
        require(with_figure("A line"), "Upgrade", wanted)


def test_items_without_a_label_are_no_steps():
    tree = element("L", "", item("1", "Click"), element("LI", "", element("LBody", "A pen")))

    assert numbered_items(tree) == ["1 Click"]


def test_the_order_is_that_of_headings_steps_and_pictures():
    tree = element(
        "Document", "", element("H1", "Upgrade"), element("P", "by the way"), element("L", "", item("1", "Click")),
        element("Figure", alt="A button"), element("H2", "Questions"),
    )  # fmt: skip

    assert order_in_file(tree) == ["Upgrade", "1 Click", "A button", "Questions"]


def test_a_guide_is_read_from_its_title_to_its_last_heading(recording):
    told = list(reading_order(recording, chapters(recording)))

    assert told[0] == recording.title
    assert told[-1] == "If it does not work"
    numbers = [int(words.split()[0]) for words in told if words[0].isdigit()]
    assert numbers == [step.number for step in recording.steps()]


def test_all_of_a_recording_is_expected(recording):
    wanted = expected_tags(recording, chapters(recording))

    assert wanted["the headings"] == [
        "Check your account type", "Upgrade & file", "Your account is upgraded", "If it does not work",
    ]  # fmt: skip
    assert wanted["the notes"][0] == "Tip It has six characters & more."
    assert len(wanted["the steps"]) == len(list(recording.steps_and_results()))
    assert wanted["the table's headers"][:2] == ["You see", "What to do"]


def test_what_a_guide_does_not_have_is_not_expected(recording):
    bare = recording.model_copy(update={"ending": Ending()})

    wanted = expected_tags(bare, chapters(bare))

    assert wanted["the headings"] == ["Check your account type", "Upgrade & file"]
    assert wanted["the table's cells"] == []
    assert list(header_cells(())) == []
