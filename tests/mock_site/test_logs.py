import logging
import sys

from mock_site.logs import Shown, printable


def broken(words):
    raise ValueError(words)


def test_what_does_not_print_is_written_as_its_escape():
    assert printable("/a\x1b[2J\x00\x9b\u202e\nZoë") == r"/a\x1b[2J\x00\x9b\u202e\nZoë"


def test_a_faults_message_is_one_line_and_its_traceback_keeps_its_lines():
    try:
        broken("\x1b[2J")
    except ValueError:
        fault = sys.exc_info()

    record = logging.LogRecord("flask", logging.ERROR, "", 0, "Exception on /\x00\nforged", None, fault)
    lines = Shown().format(record).split("\n")

    assert lines[:2] == [r"Exception on /\x00\nforged", "Traceback (most recent call last):"]
    assert lines[-1] == r"ValueError: \x1b[2J"
