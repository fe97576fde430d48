"""Events are one line of JSON each in a pipe, and colors on a terminal; those of less weight are left out."""

from __future__ import annotations

import io
import json
import sys
from datetime import datetime

import pytest
import structlog

from assistant import logs


class Terminal(io.StringIO):
    """What says of itself that people look at it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def told(monkeypatch):
    """Starts logs, tells three events, and says what was written."""

    def tell(level: str, *, out: io.StringIO | None = None) -> str:
        monkeypatch.setattr(sys, "stderr", out or io.StringIO())
        logs.start(level)
        log = structlog.get_logger()
        log.debug("page.looked_at", controls=27)
        log.info("screen.kept", picture="01-left.png", chapter="Größe")
        log.warning("walk.kept")
        return sys.stderr.getvalue()

    yield tell
    structlog.reset_defaults()


def test_in_a_pipe_an_event_is_a_line_of_json(told):
    kept, walked = map(json.loads, told("info").splitlines())

    assert datetime.fromisoformat(kept.pop("timestamp")).utcoffset().total_seconds() == 0
    assert kept == {"event": "screen.kept", "level": "info", "picture": "01-left.png", "chapter": "Größe"}
    assert (walked["event"], walked["level"]) == ("walk.kept", "warning")


def test_the_same_facts_stand_in_the_same_order(told):
    line = told("info").splitlines()[0]

    assert list(json.loads(line)) == ["chapter", "event", "level", "picture", "timestamp"]


@pytest.mark.parametrize(("level", "count"), [("debug", 3), ("info", 2), ("warning", 1), ("error", 0)])
def test_what_has_less_weight_is_left_out(told, level, count):
    assert len(told(level).splitlines()) == count


def test_on_a_terminal_it_is_written_for_eyes(told):
    written = told("warning", out=Terminal())

    assert "walk.kept" in written
    assert "{" not in written


def test_a_fact_with_a_line_break_stays_on_its_line(told):
    told("info")

    structlog.get_logger().info("walk.stopped", why="one\ntwo")

    assert json.loads(sys.stderr.getvalue().splitlines()[-1])["why"] == "one\ntwo"
