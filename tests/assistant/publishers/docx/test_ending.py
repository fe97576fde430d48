"""What stands after the last step in Word: only what there is, in tables that stay together."""

from __future__ import annotations

import pytest

from assistant.facts.recording import Ending
from assistant.publishers.docx.ending import add_ending, add_records, add_troubles, headed
from assistant.publishers.docx.package import blank_document


@pytest.fixture
def document():
    return blank_document()


def headings(document):
    return [part.text for part in document.paragraphs if part.style.name.startswith("Heading") and part.text]


def rows(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_all_of_it_stands_in_the_order_in_which_it_is_needed(document, recording):
    add_ending(document, recording)

    assert headings(document)[-4:] == [
        "Your account is upgraded", "Keep for your records", "What comes next", "Questions",
    ]  # fmt: skip
    assert rows(document.tables[-2]) == [["What", "Write it here"], ["New PACER username", ""]]


def test_of_an_empty_ending_whom_to_ask_is_left(document, recording):
    add_ending(document, recording.model_copy(update={"ending": Ending()}))

    assert headings(document)[-1:] == ["Questions"]
    assert len(document.tables) == 1


def test_the_clerk_is_named_where_the_court_gives_an_address(document, recording):
    nobody = recording.court.model_copy(update={"site": ""})
    clerk = recording.court.model_copy(update={"clerk_mail": "clerk@mad.example"})

    add_ending(document, recording.model_copy(update={"court": nobody}))
    add_ending(document, recording.model_copy(update={"court": clerk}))

    without, named = (rows(document.tables[place]) for place in (1, 3))
    assert [row[0] for row in without] == ["About", "Your PACER account"]
    assert [row[0] for row in named] == ["About", "Your PACER account", "Your CM/ECF login"]
    assert "clerk@mad.example" in named[-1][1]


def test_whom_to_ask_can_be_called_and_written_to(document, recording):
    add_ending(document, recording)

    answer, clerk = (row.cells[1].paragraphs[0] for row in document.tables[-1].rows[1:])
    assert answer.text == "PACER Service Center\n1-800-676-6856\npacer@psc.uscourts.gov"
    assert [link.address for link in answer.hyperlinks] == ["tel:+18006766856", "mailto:pacer@psc.uscourts.gov"]
    assert [link.address for link in clerk.hyperlinks] == ["https://www.mad.uscourts.gov"]


def test_a_row_for_writing_has_room_for_a_hand(document):
    add_records(document, ["New PACER username", "Account number"])

    assert [row.height.pt if row.height else None for row in document.tables[-1].rows] == [None, 30, 30]


def test_a_table_stays_together_and_does_not_hold_what_follows(document):
    table = headed(document, "Questions", ("About", "Ask"), 3)

    holds = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
    assert holds[1:] == [True, True, None]


def test_each_trouble_stands_beside_its_remedy_and_none_makes_no_table(document, recording):
    add_troubles(document, ())
    assert document.tables == []

    add_troubles(document, recording.ending.troubles)
    assert rows(document.tables[0])[1] == ["Invalid username or password", "Type both again."]
