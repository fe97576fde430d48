"""What of a machine reaches the bytes that are made on it, to be held against that of another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from assistant.building import recipes
from assistant.building.workspace import Workspace
from assistant.facts import texts

Likeness = Mapping[str, str]
"""Names of what there is, and which it is: `playwright` is `1.55.0`."""

HOUSE = Path(__file__).parents[1]

MOST_NAMED = 4
"""So many differences are told; a machine with another system has more than anybody reads."""


def of(workspace: Workspace) -> Likeness:
    """What this machine is like. Starts the browser, to ask it for its build."""
    from assistant.publishers.film import voice

    made = recipes.made_with(workspace.means.tools)
    known = {name: value for name, value in made.items() if isinstance(value, str)}
    return {
        **known,
        "fonts": recipes.fonts_code(),
        "portal": workspace.means.portal,
        "files of the assistant": code_of_ours(),
        "narrator": voice.in_use() or NONE,
        **recipes.libraries(),
    }


NONE = "none"


def differences(there: Likeness, here: Likeness) -> str:
    """In what another machine is not as this one is, in words; nothing where it is."""
    names = [name for name in {**here, **there} if there.get(name) != here.get(name)]
    told = list(said_of(names[:MOST_NAMED], there, here))
    more = len(names) - len(told)
    return ", ".join(told) + (f" and {more} more" if more else "")


def said_of(names: list[str], there: Likeness, here: Likeness) -> Iterator[str]:
    return (f"{name} ({there.get(name, NONE)} there, {here.get(name, NONE)} here)" for name in names)


@cache
def code_of_ours() -> str:
    """A code for all files of the assistant: its code, courts, people, scripts, templates and fonts."""
    return texts.folder_code(HOUSE)
