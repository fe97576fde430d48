"""What the portal says of its work: lines on stderr, without a character that a terminal would obey."""

from __future__ import annotations

import logging
import sys

import structlog
from structlog.typing import EventDict, WrappedLogger

LOGFMT = structlog.processors.LogfmtRenderer(key_order=["event"])


def to_stderr() -> None:
    """Write events as logfmt; and what Flask and waitress say, such as the traceback of a fault of ours."""
    structlog.configure(
        processors=[structlog.processors.add_log_level, _shown_event],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(Shown())
    logging.basicConfig(handlers=[handler])


def printable(line: str) -> str:
    r"""A line in which whatever does not print is written as its escape, such as \x1b."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in line)


class Shown(logging.Formatter):
    """A message on one line; a traceback keeps its own."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  # logging's own name
        return printable(super().formatMessage(record))

    def format(self, record: logging.LogRecord) -> str:
        return "\n".join(printable(line) for line in super().format(record).split("\n"))


def _shown_event(logger: WrappedLogger, level: str, event: EventDict) -> str:
    return printable(LOGFMT(logger, level, event))
