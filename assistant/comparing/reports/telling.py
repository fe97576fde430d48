"""What a report says in plain words: its verdict, where a finding is met, and what to type."""

from __future__ import annotations

import shlex
from collections import Counter
from typing import TYPE_CHECKING

from assistant.publishers.layout.wording import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.comparing.findings import Comparison, Finding, Report, SentenceSeen, Verdict

GUIDE_IN_WORDS: dict[Verdict, str] = {
    "false": "Not true any more",
    "gap": "A gap",
    "first": "Not accepted yet",
    "changed": "Changed, still true",
    "same": "As accepted",
}
"""What is said of one guide, the worst first."""

MOST_NAMED = 4
"""So many guides are named in a command; more are all guides."""


def verdict(report: Report) -> str:
    """The whole report in one sentence."""
    if not report.comparisons:
        return "No guide was compared."
    many = Counter(one.verdict for one in report.comparisons)
    parts = [*wrong(report, "false", "not true any more"), *gaps(report)]
    if many["first"]:
        parts.append(f"{counted(many['first'], 'guide')} {has(many['first'])} no accepted edition yet")
    if unended := [one for one in report.comparisons if not one.ended and one.verdict not in ("false", "gap")]:
        parts.append(f"{counted(len(unended), 'walk')} did not come to {'its' if len(unended) == 1 else 'their'} end")
    if parts:
        return f"{'; '.join(parts)}."
    said = f"Every sentence of {all_of(report)} is true"
    if not many["changed"]:
        return f"{said}, and nothing has changed."
    return f"{said}; something that readers need not know has changed in {counted(many['changed'], 'guide')}."


def wrong(report: Report, kind: str, said: str) -> list[str]:
    """How many sentences are so, in how many guides and courts; nothing for none."""
    found = [(one, sentence) for one in report.comparisons for sentence in one.sentences if sentence.verdict == kind]
    if not found:
        return []
    sentences = {(sentence.file, sentence.line) for _, sentence in found}
    guides = {one.walkthrough for one, _ in found}
    where = f"{counted(len(guides), 'guide')} of {counted(len({one.court for one, _ in found}), 'court')}"
    return [f"{counted(len(sentences), 'sentence')} in {where} {is_(len(sentences))} {said}"]


def gaps(report: Report) -> list[str]:
    """The same of gaps between sentences, each before a line."""
    found = {
        (guide.walkthrough, line)
        for guide in report.comparisons
        for line in (
            *(one.line for one in guide.sentences if one.verdict == "gap"),
            *(one.line for one in guide.changes if one.weight == "gap"),
        )
    }
    return [f"readers fall into {counted(len(found), 'gap')} between sentences"] if found else []


def all_of(report: Report) -> str:
    count = len(report.comparisons)
    return "the one guide that was compared" if count == 1 else f"all {count} guides"


def is_(count: int) -> str:
    return "is" if count == 1 else "are"


def has(count: int) -> str:
    return "has" if count == 1 else "have"


def title(finding: Finding) -> str:
    """Its rule as a sentence."""
    rule = finding.rule.strip()
    return rule if rule.endswith((".", "?", "!", "”")) else f"{rule}."


def mended(sentences: Sequence[SentenceSeen], guides: Iterable[Comparison]) -> list[tuple[str, str]]:
    """What to do about sentences that are wrong: what it is for, and the command."""
    named = list(guides)
    if any(sentence.offered or sentence.drafted for sentence in sentences):
        return [
            ("Write the offered words into the script, after a look at them:", compare(named, "--fix")),
            ("When a walk with them is right, accept it:", accept(named)),
        ]
    places = list(dict.fromkeys(f"{sentence.file}:{sentence.line}" for sentence in sentences))
    more = " and elsewhere" if len(places) > MOST_NAMED else ""
    return [(f"Reword {listed(places[:MOST_NAMED])}{more}, then compare again:", compare(named))]


def accepted(guides: Iterable[Comparison], why: str) -> list[tuple[str, str]]:
    """What to do about what is as it should be."""
    return [(why, accept(list(guides)))]


def compare(guides: Sequence[Comparison], *options: str) -> str:
    return command("compare", guides, *options)


def accept(guides: Sequence[Comparison]) -> str:
    return command("accept", guides)


def command(name: str, guides: Sequence[Comparison], *options: str) -> str:
    """A command about some guides, as it is typed; about all where they are many."""
    scripts = list(dict.fromkeys(guide.walkthrough for guide in guides))
    courts = list(dict.fromkeys(guide.court for guide in guides))
    words = [*(scripts if len(scripts) <= MOST_NAMED else [])]
    words += [word for court in courts if len(courts) == 1 for word in ("--court", court)]
    return shlex.join(["assistant", name, *words, *options])
