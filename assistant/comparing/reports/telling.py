"""What a report says in plain words: its verdict, and the rule of a finding."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from assistant.publishers.layout.wording import counted

if TYPE_CHECKING:
    from assistant.comparing.findings import Finding, Report, Verdict

GUIDE_IN_WORDS: dict[Verdict, str] = {
    "false": "Not true any more",
    "gap": "A gap",
    "first": "Not accepted yet",
    "changed": "Changed, still true",
    "same": "As accepted",
}
"""What is said of one guide, the worst first."""


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
