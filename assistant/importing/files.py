"""Which tool has written a file, and what the file says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from assistant.errors import BadInput
from assistant.facts import untrusted
from assistant.importing import codegen, devtools, side
from assistant.importing.foreign import ForeignFlow

MOST_BYTES = 4_000_000
MOST_STEPS = 500
"""Of one file; a guide of so many steps helps nobody."""

KNOWN = (
    "What can be imported comes from Chrome DevTools’ Recorder (Export, JSON), Playwright’s codegen "
    "(playwright codegen --target python), or Selenium IDE (.side)."
)
OTHER_LANGUAGE = re.compile(r"\.(?:[cm]?[jt]s|java|cs|rb)$")


def read(file: Path, test: str = "") -> ForeignFlow:
    """What a recording of another tool says; `test` is the one of several. Raises BadInput that names the file."""
    data = untrusted.plain_bytes(file, MOST_BYTES)
    try:
        flow = flow_of(file, data.decode("utf-8-sig"), test)
    except UnicodeDecodeError:
        raise BadInput(f"{file} is no text. {KNOWN}") from None
    except BadInput as error:
        raise BadInput(f"{file}: {error}") from None
    if not flow.steps:
        raise BadInput(f"{file} holds no step that a guide could show. {KNOWN}")
    if len(flow.steps) > MOST_STEPS:
        raise BadInput(f"{file} has {len(flow.steps)} steps, and {MOST_STEPS} are the most. Cut it into several.")
    return flow


def flow_of(file: Path, text: str, test: str) -> ForeignFlow:
    if file.suffix.lower() == ".py":
        return codegen.read(text, test)
    if OTHER_LANGUAGE.search(file.name.lower()):
        raise BadInput(f"This kind of script cannot be imported. {KNOWN}")
    raw = json_object(text)
    if isinstance(raw.get("tests"), list):
        return side.read(raw, test)
    if isinstance(raw.get("steps"), list):
        return devtools.read(raw)
    raise BadInput(f"It has neither steps nor tests. {KNOWN}")


def json_object(text: str) -> dict[str, Any]:
    try:
        raw = untrusted.json_in(text)
    except ValueError:
        raise BadInput(f"It is neither JSON nor Python. {KNOWN}") from None
    if not isinstance(raw, dict):
        raise BadInput(f"It has neither steps nor tests. {KNOWN}")
    return raw
