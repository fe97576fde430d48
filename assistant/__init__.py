"""Illustrated guides for PACER and NextGen CM/ECF, from walkthroughs that are tests.

A walkthrough needs these names and nothing else. Each is loaded when it is asked for: the program has to be told
of a Ctrl-C before all of it is loaded.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant import proofs
    from assistant.facts.courts import Court
    from assistant.facts.people import Person
    from assistant.walking.guide import Guide
    from assistant.walking.walkthrough import walkthrough
    from assistant.walking.windows.uploads import Sample

__all__ = ["Court", "Guide", "Person", "Sample", "proofs", "walkthrough"]

HOMES = {
    "Court": "assistant.facts.courts",
    "Guide": "assistant.walking.guide",
    "Person": "assistant.facts.people",
    "Sample": "assistant.walking.windows.uploads",
    "proofs": "assistant",
    "walkthrough": "assistant.walking.walkthrough",
}


def __getattr__(name: str) -> Any:  # Any: whatever stands there
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = HOMES[name]
    return import_module(f"{home}.{name}") if home == __name__ else getattr(import_module(home), name)
