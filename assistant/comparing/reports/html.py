"""A report as one page: which sentences are false, what they may say, how it looked and looks, and what to type."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from assistant.comparing.findings import Comparison
from assistant.comparing.reports import telling
from assistant.comparing.reports.album import Album
from assistant.comparing.reports.commands import Commands
from assistant.comparing.reports.entries import Writer
from assistant.comparing.reports.files import put
from assistant.facts.letters import BASE, font_of
from assistant.publishers.fonts import further_faces
from assistant.publishers.layout.wording import counted
from assistant.publishers.page.document import ANY_WEIGHT, font_face, policy, sheet

if TYPE_CHECKING:
    from assistant.comparing.findings import Report, SentenceVerdict

FILE_NAME = "report.html"

HERE = Path(__file__).parent

AT_ONCE = 5
"""So many places, sentences or guides are seen at once; more are folded."""


def write(report: Report, out: Path, editions: Path) -> Path:
    """Write `report.html` into a folder. It loads nothing, needs no script, and has all of its pictures in itself.

    Those of before are in the folder of accepted editions, in COURT/WALKTHROUGH/NUMBER.
    """
    return put(out / FILE_NAME, written(report, editions, Commands(out)))


def written(report: Report, editions: Path, commands: Commands) -> str:
    """The whole page."""
    album = Album()
    writer = Writer(report, album, editions, commands)
    entries = writer.entries()
    told = {
        "verdict": telling.verdict(report),
        "report": report,
        "facts": facts(report),
        "guides": sorted(report.comparisons, key=lambda one: list(telling.GUIDE_IN_WORDS).index(one.verdict)),
        "loud": [entry for entry in entries if entry.weight != "quiet"],
        "quiet": [entry for entry in entries if entry.weight == "quiet"],
        "firsts": writer.first_guides(),
        "kept": album.kept,
        "left_out": album.left_out,
    }
    template = environment().get_template("report.html")
    style = styled(template.render(style="", policy="", **told))
    return template.render(style=Markup(style), policy=policy(style), **told)  # noqa: S704 - our own sheets


def styled(text: str) -> str:
    """The page's one style block, with the fonts for its letters."""
    letters = "".join(sorted(letter for letter in set(text) if font_of(letter) != BASE))
    faces = (font_face(weights, name) for weights, name in ANY_WEIGHT.items())
    own = (HERE / "report.css").read_text(encoding="utf-8")
    return "\n".join(["", *faces, *further_faces(letters, tuple(ANY_WEIGHT)), sheet("guide"), own])


@cache
def environment() -> Environment:
    """The template, and the words that it asks for."""
    made = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(counted=counted, many=many, in_words=telling.GUIDE_IN_WORDS, at_once=AT_ONCE)
    return made


def facts(report: Report) -> list[tuple[str, str, str]]:
    """What stands below the verdict: a name, what it is, and more of it."""
    courts = {one.court for one in report.comparisons}
    found = Counter(finding.weight for finding in report.findings)
    sentences = [one for guide in report.comparisons for one in guide.sentences]
    held = Counter(one.verdict for one in sentences)
    walked = f"{counted(len(sentences), 'sentence')}, {counted(len(courts), 'court')}"
    later = f"{held['not reached']} not reached" if held["not reached"] else "All were reached"
    return [
        ("Compared", counted(len(report.comparisons), "guide"), walked),
        ("Not true any more", counted(held["false"], "sentence"), later),
        ("Gaps before", counted(held["gap"], "sentence"), "Of what no sentence tells"),
        ("What else has changed", counted(found["quiet"], "finding"), "No sentence is false by it"),
    ]


def many(guide: Comparison, verdict: SentenceVerdict) -> int:
    """How many sentences of a guide are so."""
    return sum(one.verdict == verdict for one in guide.sentences)
