"""What no sentence can say is told in plain words, and stands in the script as a comment, in which nothing is run."""

from __future__ import annotations

import pytest

from assistant.recorder import python_source, unsaid
from assistant.recorder.journal import ShownStep


@pytest.mark.parametrize("what", unsaid.UNSAID)
def test_each_is_one_sentence_with_and_without_words(what):
    for words in ("Save", ""):
        told = unsaid.message(what, words)

        assert told.startswith("You ")
        assert told.endswith(unsaid.IN_THE_SCRIPT)
        assert "{" not in told


def test_words_of_a_page_stay_in_their_comment():
    told = unsaid.did("drag", 'x\nimport os\r\u2028os.abort() """')

    lines = python_source.call_for(ShownStep(action="unsaid", words="x", sentence=told))

    assert all(line.startswith("# ") and line.isprintable() for line in lines)


def test_a_long_one_is_broken_into_lines_that_fit():
    lines = python_source.call_for(ShownStep(action="unsaid", sentence=unsaid.did("drag", "word " * 60)))

    assert len(lines) > 1
    assert all(len(line) <= python_source.LINE_WIDTH - 4 for line in lines)
