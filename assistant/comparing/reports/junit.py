"""The sentences of every guide as JUnit's test cases, which CI systems show beside its other tests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from assistant.comparing.reports.files import put
from assistant.facts.sentence import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from assistant.comparing.findings import Comparison, Report, SentenceSeen

FILE_NAME = "junit.xml"

NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML file may hold, however it is written (XML 1.0, 2.2)."""

NOTHING_ACCEPTED = "Nothing is accepted of this guide yet: look at its screens in report.html, then accept it."


def write(report: Report, out: Path) -> Path:
    """Write `junit.xml` into a folder: a suite for each guide of each court, and a test case for each sentence."""
    root = ET.Element("testsuites", name="assistant compare")
    for comparison in report.comparisons:
        root.append(suite(comparison))
    count(root, root.iter("testcase"))
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode")
    return put(out / FILE_NAME, f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n')


def suite(comparison: Comparison) -> Element:
    """One guide."""
    made = ET.Element("testsuite", name=told(comparison.name), file=told(comparison.script))
    for sentence in comparison.sentences:
        made.append(case(sentence, comparison))
    count(made, made.findall("testcase"))
    first = [NOTHING_ACCEPTED] * (comparison.verdict == "first")
    if remarks := [*first, *comparison.remarks]:
        ET.SubElement(made, "system-out").text = told("\n".join(remarks))
    return made


def count(place: Element, cases: Iterable[Element]) -> None:
    """Say how many cases there are, and how they went: some readers show no more."""
    every = list(cases)
    for name, tag in (("tests", ""), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        place.set(name, str(sum(not tag or case.find(tag) is not None for case in every)))


def case(sentence: SentenceSeen, comparison: Comparison) -> Element:
    """One sentence: it fails where it is false, and where a reader falls into a gap before it."""
    name = f"{sentence.sign}: {unmarked(sentence.sentence)}"
    made = ET.Element(
        "testcase", classname=told(comparison.name), name=told(name), file=told(sentence.file), line=str(sentence.line)
    )
    if sentence.verdict == "not reached":
        ET.SubElement(made, "skipped", message="The walk did not come so far.")
    elif sentence.verdict != "true":
        wrong = sentence.told or f"This sentence is {sentence.verdict}."
        failure = ET.SubElement(made, "failure", type=sentence.verdict, message=told(wrong.partition("\n")[0]))
        failure.text = told("\n".join([f"{sentence.file}:{sentence.line}", wrong, *offers(sentence)]))
    return made


def offers(sentence: SentenceSeen) -> list[str]:
    """The sentence as it is written, and what may stand there instead."""
    named = {
        "it says": sentence.template,
        "it may say": sentence.offered,
        "perhaps": sentence.maybe,
        "before it": sentence.drafted,
    }
    return [f"    {name:<12}{words}" for name, words in named.items() if words]


def told(words: str) -> str:
    """Words without what no XML file may hold."""
    return NO_XML.sub("\N{REPLACEMENT CHARACTER}", words)
