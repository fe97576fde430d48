"""The scripts that run in every document of the window: the ears, which hear what is done, and the bar."""

from __future__ import annotations

import json
from pathlib import Path

from assistant.facts.verbs import TYPED_INTO
from assistant.recorder.traces import PRIME, Traces

HERE = Path(__file__).parent

EARS = (
    "names", "telling", "controls", "fields", "lists", "hovering", "files", "gestures", "clicks", "imported",
)  # fmt: skip
"""The files of `ears/`, which run as one function."""


def ears(token: str, traces: Traces) -> str:
    """What hears a document, with the token by which it speaks to us: so that the page itself cannot speak for it."""
    parts = "\n".join((HERE / "ears" / f"{name}.js").read_text(encoding="utf-8") for name in EARS)
    for mark, value in (
        ("%TOKEN%", token), ("%PRIME%", PRIME), ("%SALT%", traces.salt), ("%FILLED%", json.dumps(TYPED_INTO)),
    ):  # fmt: skip
        parts = parts.replace(mark, str(value))
    return f"(() => {{\nif (window.__recorder) return;\n{parts}\n}})();"


def bar() -> str:
    """The bar, in the window's own document alone; it speaks through the ears."""
    return (HERE / "bar.js").read_text(encoding="utf-8")
