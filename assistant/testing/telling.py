"""How a test that failed is told: in the words of the assistant, without a traceback, and without secrets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

from assistant import leaks, outside
from assistant.commands import bug_report
from assistant.errors import AssistantError
from assistant.facts import people
from assistant.walking.script_line import blamed, line_in

if TYPE_CHECKING:
    import pytest


def of_a_walk(error: BaseException, secrets: Iterable[SecretStr] = ()) -> str:
    """What went wrong in a walk: somebody's trouble as it is told, what the system refuses, or else a bug of ours."""
    if isinstance(error, AssistantError):
        told = str(error)
    elif isinstance(error, OSError) and outside.is_refusal(error):
        told = outside.in_words(error)
    else:
        told = bug_report.write_report(error)
    return leaks.redacted(told, (*people.all_secrets(), *secrets))


def of_a_test(error: BaseException, script: Path, secrets: Iterable[SecretStr] = ()) -> str | None:
    """The same in a test of somebody's own; None where the mistake is the test's, which pytest tells better."""
    walked = line_in(error, script) is not None
    ours = isinstance(error, AssistantError) or (
        isinstance(error, Exception) and walked and blamed(error, script) is None
    )
    return of_a_walk(error, secrets) if ours else None


@contextmanager
def without_traceback() -> Iterator[None]:
    """What of ours goes wrong within, while a test begins or ends, fails it in our words alone."""
    import pytest

    try:
        yield
    except AssistantError as error:
        trouble = pytest.fail.Exception(of_a_walk(error), pytrace=False)
        raise trouble from None


def leave_out_secrets(report: pytest.TestReport, secrets: Iterable[SecretStr] = ()) -> None:
    """What a test has printed and logged is shown with it: dots stand there for secrets, too."""
    known = (*people.all_secrets(), *secrets)
    report.sections = [(name, leaks.redacted(said, known)) for name, said in report.sections]
