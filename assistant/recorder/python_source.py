"""From a session to a walkthrough script in the house style. Words of the page reach it only through `repr`."""

from __future__ import annotations

import keyword
import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import assert_never

from assistant.facts.verbs import Argument
from assistant.recorder import drafting
from assistant.recorder.drafting import sayable
from assistant.recorder.journal import Entered, PageFacts, Session, ShownStep
from assistant.recorder.sources import account_name
from assistant.walking import titles

LINE_WIDTH = 120

PASSING = 2
"""Clicks on a page that is only passed through."""

LEAD_SENTENCE = "Here is how it is done, step by step, as a trainer showed it."
"""The guide's lead sentence, until she writes a better one."""


def module_name(name: str) -> str:
    """The name of a session as Python writes it."""
    plain = name.replace("-", "_")
    return f"{plain}_" if keyword.iskeyword(plain) else plain


def people_of(session: Session) -> tuple[str, ...]:
    """What a script calls its people: the filer, and others after their files."""
    others = (re.sub(r"\W", "_", slug.rpartition("/")[2].removesuffix(".toml")) for slug in session.people[1:])
    return ("filer", *others)


def source(session: Session, shown: Sequence[ShownStep], end: PageFacts) -> str:
    """The script: its chapters follow the headings of the pages, and what a page said is there to be read."""
    names = people_of(session)
    arguments = ", ".join(["guide: Guide", *(f"{name}: Person" for name in names)])
    slugs = ", ".join(string_literal(slug) for slug in session.people) + ("," if len(session.people) == 1 else "")
    day = [f"on={string_literal(session.on.isoformat())}"] if session.on else []
    lines = [
        docstring(f"{session.title}: as a trainer showed it."),
        "",
        "from assistant import Guide, Person, walkthrough",
        "",
        "",
        *call(
            "@walkthrough",
            [string_literal(session.title), f"people=({slugs})", *day],
            0,
        ),
        f"def {module_name(session.name)}({arguments}) -> None:",
        f"    {docstring(LEAD_SENTENCE)}",
        "",
    ]
    accounts = [name for name in names if any(uses(one, account_name(name)) for one in shown)]
    for name in accounts:
        lines += [f"    {account_name(name)} = {name}.login_at(guide.court.id)", ""]
    body: list[str] = []
    for chapter, steps in in_chapters(with_what_is_read(shown, end)):
        body += [*([""] if body else []), *indented(call("guide.chapter", [string_literal(chapter)]))]
        body += [line for step in steps for line in indented(call_for(step))]
    return "\n".join([*lines, *body]) + "\n"


def uses(shown: ShownStep, name: str) -> bool:
    return shown.value is not None and shown.value.fact[:1] == (name,)


def with_what_is_read(shown: Sequence[ShownStep], end: PageFacts) -> Iterator[ShownStep]:
    """The steps, and after a click what the reader is told then: a dialog that opened, a message, where it ended."""
    pages = [*(one.page for one in shown[1:]), end]
    last = max((number for number, one in enumerate(shown) if one.does.asks), default=-1)
    seen = any(one.action == "see" for one in shown[last + 1 :])
    read_anyway = {one.words for one in shown if one.action == "see"}
    for number, (one, after) in enumerate(zip(shown, pages, strict=True)):
        yield one
        if not one.does.may_lead_away:
            continue
        messages = [after.dialog] if after.dialog and after.dialog != one.page.dialog else []
        messages += [message for message in after.messages if message not in one.page.messages]
        if not messages and number == last and not seen and after.heading != one.page.heading:
            messages = [after.heading]
        for words in messages:
            if sayable(words) and words.strip() and words not in read_anyway:
                read = ShownStep(action="see", words=words, sentence="", page=after)
                yield read.model_copy(update={"sentence": drafting.draft(read)})


def in_chapters(shown: Iterator[ShownStep]) -> Iterator[tuple[str, list[ShownStep]]]:
    """The steps in parts. Pages that are only clicked through belong to the part that they lead to."""
    waiting: list[ShownStep] = []
    parts: list[tuple[str, list[ShownStep]]] = []
    for heading, group in groupby(shown, key=lambda one: one.page.heading):
        steps = list(group)
        if all(step.does.leaves == "page" for step in steps) and len(steps) <= PASSING:
            waiting += steps
        elif parts and parts[-1][0] == heading:
            parts[-1][1].extend([*waiting, *steps])
            waiting = []
        else:
            parts.append((heading, [*waiting, *steps]))
            waiting = []
    if waiting:
        if not parts:
            parts.append((waiting[-1].page.heading, []))
        parts[-1][1].extend(waiting)
    shared = titles.shared_by([heading for heading, _ in parts])
    for heading, steps in parts:
        own = titles.own_part(heading, shared)
        yield (own if own.strip() and sayable(own) else "Go on"), steps


def call_for(shown: ShownStep) -> list[str]:
    """The line of a script for one step; several where it is long."""
    if shown.action == "unsaid":
        return textwrap.wrap(f"Not written down: you {shown.sentence}.", LINE_WIDTH - 6, initial_indent="# ",
                             subsequent_indent="# ")  # fmt: skip
    if shown.action == "uncheck":
        clear = 'lambda box: box.dispatch_event("click")' if shown.drawn else "lambda box: box.uncheck()"
        return call("guide.step", [string_literal(shown.sentence), clear, string_literal(shown.verb)])
    arguments = [argument_of(shown, name) for name in shown.does.arguments]
    if shown.action == "download" and shown.value is not None:
        arguments.append(f"name={expression(shown.value)}")
    return call(f"guide.{shown.verb}", arguments)


def argument_of(shown: ShownStep, name: Argument) -> str:
    match name:
        case "site":
            return string_literal(shown.site)
        case "page":
            return string_literal(shown.page.address)
        case "sentence":
            return string_literal(shown.sentence)
        case "value" | "option" | "file":
            return expression(shown.value or Entered(words=""))
        case _:
            assert_never(name)


def expression(value: Entered) -> str:
    """A value in a script. The parts of a fact's path are names, or the session has been tampered with."""
    if value.hidden:
        return f"filer.secret({string_literal(value.hidden)})"
    if value.several:
        return f"({', '.join(map(string_literal, value.several))})"
    if value.words is not None:
        return string_literal(value.words)
    assert all(part.isidentifier() for part in value.fact), "a fact is a path of names"
    return ".".join(value.fact)


def call(function: str, arguments: Sequence[str], indent: int = 4) -> list[str]:
    """A call on one line, or as a formatter would break it; it is `indent` spaces in afterwards."""
    room = LINE_WIDTH - indent
    flat = f"{function}({', '.join(arguments)})"
    if len(flat) <= room:
        return [flat]
    inner = ", ".join(arguments)
    if len(inner) <= room - 4 and len(arguments) > 1:
        return [f"{function}(", f"    {inner}", ")"]
    broken = [f"    {line}" for argument in arguments for line in argument_lines(argument, room - 4, len(arguments))]
    return [f"{function}(", *broken, ")"]


def argument_lines(argument: str, room: int, count: int) -> list[str]:
    """An argument on lines of its own; a long text in pieces, which Python puts together."""
    comma = "," if count > 1 else ""
    if len(argument) + len(comma) <= room or argument[0] not in "\"'" or "\\" in argument:
        return [argument + comma]
    text = argument[1:-1]
    parts = textwrap.wrap(text, room - 4, drop_whitespace=False, break_long_words=False, break_on_hyphens=False)
    pieces = [f"{argument[0]}{part}{argument[0]}" for part in parts]
    return [*pieces[:-1], pieces[-1] + comma]


def indented(lines: Sequence[str]) -> list[str]:
    return [f"    {line}" for line in lines]


def string_literal(words: str) -> str:
    """A Python string, as the house writes it: what `repr` made, in double quotes where that needs no escapes."""
    python = repr(words)
    plain = python[0] == "'" and '"' not in python and "\\" not in python
    return f'"{python[1:-1]}"' if plain else python


def docstring(words: str) -> str:
    """A docstring."""
    python = repr(words)
    plain = '"' not in python[1:-1] and "\\" not in python
    return f'"""{python[1:-1]}"""' if plain else python
