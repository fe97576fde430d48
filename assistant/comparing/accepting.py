"""`assistant accept`: what the last comparison showed becomes the accepted edition, where it is true."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from assistant.building.editions import Acceptance, Editions, seal_of, without_advice
from assistant.building.turns import alone_in
from assistant.comparing.compare import WALKS
from assistant.comparing.findings import Comparison, Report
from assistant.comparing.news import news_of
from assistant.comparing.reports import JSON_NAME
from assistant.errors import BadInput
from assistant.facts import courts, texts, untrusted
from assistant.facts.pictures import AnotherPicture
from assistant.facts.recording import Recording
from assistant.publishers.layout.wording import listed
from assistant.settings import settings
from assistant.walking.walkthrough import BUNDLED, name_of

MOST_BYTES = 256_000_000
"""Bytes of a report: one of thirty guides and two hundred courts has a tenth."""

FIRST = "The first edition."
"""What is told of an edition before which there was none."""


@dataclass(frozen=True)
class Order:
    """What is to be accepted: the folder of the comparison, guides by walkthrough and court, and who accepts them when.

    Where no walkthrough is named it is all of them, and so with courts. `comparing` is the command that compares them.
    """

    out: Path
    by: str
    day: date | None
    walkthroughs: tuple[str, ...] = ()
    courts: tuple[str, ...] = ()
    comparing: str = "assistant compare"


def order(out: Path, walkthroughs: Sequence[str], court_names: Sequence[str], by: str | None, on: str | None) -> Order:
    """What the command line asks for. Raises BadInput for a day that is none, and for a name that cannot be written."""
    names = tuple(name_of(Path(name)) if name.lower().endswith(".py") else name for name in walkthroughs)
    places = tuple(courts.court(name).id for name in court_names)
    return Order(out, who(by), day(on), names, places, compare(walkthroughs, court_names))


def who(by: str | None) -> str:
    """Who accepts, as it was given; without that, the name of the account."""
    if by is None:
        try:
            by = getpass.getuser()
        except (OSError, KeyError, ImportError):  # no account has the number of this process
            raise BadInput("Nobody knows the name of this account. Say who accepts: --by NAME.") from None
    if not by.strip():
        raise BadInput("--by names nobody. Say who accepts, as in --by Ann.")
    if unseen := texts.unseen_character(by):
        raise BadInput(f"--by holds the character {unseen}, which nobody sees. Write the name without it.")
    return by


def day(on: str | None) -> date | None:
    """The day of an edition: as it was given, or as the settings say; never that of the clock."""
    if on is None:
        return settings().edition_day
    try:
        return date.fromisoformat(on)
    except ValueError:
        raise BadInput(f"“{on}” is no date; write it as 2021-09-21.") from None


def accept(
    wanted: Order, say: Callable[[str], object], warn: Callable[[str], object], tell: Callable[[str], object]
) -> None:
    """Accept each guide that can be, one after the other. `say` is told of each; `warn` of editions that are damaged.

    Raises BadInput with a sentence for each guide that cannot be accepted, when all the others are; and before any is,
    where there is no report, or it is of none of the guides that are named.
    """
    editions = Editions(settings().editions, warn)
    with alone_in(wanted.out, tell=tell):
        report = read(wanted.out / JSON_NAME)
        refused = []
        for one in chosen(report, wanted):
            try:
                say(accept_one(one, report, wanted, editions, tell))
            except BadInput as error:
                refused.append(str(error))
    if refused:
        raise BadInput("\n".join(refused))


def read(file: Path) -> Report:
    """What the last comparison has found. Raises BadInput where nothing was compared, or nobody can read of what."""
    if not file.exists():
        raise BadInput(f"Nothing was compared yet, for there is no {file}. Compare first: assistant compare")
    try:
        return Report.model_validate_json(untrusted.plain_bytes(file, MOST_BYTES))
    except ValidationError:
        raise BadInput(
            f"{file} is no report of a comparison by this version. Compare again: assistant compare"
        ) from None


def chosen(report: Report, wanted: Order) -> tuple[Comparison, ...]:
    """The guides that are to be accepted. Raises BadInput for a name that the report does not know."""
    for names, known in (
        (wanted.walkthroughs, {one.walkthrough for one in report.comparisons}),
        (wanted.courts, {one.court for one in report.comparisons}),
    ):
        if unknown := [name for name in names if name not in known]:
            told = listed(sorted(known)) or "no guide"
            raise BadInput(
                f"{wanted.out / JSON_NAME} tells nothing of {listed(unknown)}, but of {told}. "
                f"Compare first: {wanted.comparing}"
            )
    return tuple(
        one
        for one in report.comparisons
        if (not wanted.walkthroughs or one.walkthrough in wanted.walkthroughs)
        and (not wanted.courts or one.court in wanted.courts)
    )


def accept_one(
    one: Comparison, report: Report, wanted: Order, editions: Editions, tell: Callable[[str], object]
) -> str:
    """Accept one guide. Returns what to say of it. Raises BadInput that says why it cannot be, and what to do."""
    if one.verdict == "same":
        return f"{one.name}: nothing has changed, so edition {one.accepted} stays."
    if fault := next(faults(one), ""):
        raise BadInput(f"{one.name}: {fault} {again(one)}")
    walked = walk_of(one, wanted.out)
    before = editions.newest(one.court, one.walkthrough)
    held_against = before.recording if before and before.edition.number == one.accepted else None
    lines, changed = news_of(one, held_against, walked)
    said = Acceptance(by=wanted.by, day=wanted.day, accepted=told_of(one, report), news=lines, changed=changed)
    try:
        put = editions.put(walked, said, after=one.accepted, tell=tell)
    except AnotherPicture as error:
        raise BadInput(f"{one.name}: {without_advice(error)} {again(one)}") from error
    news = ["Readers are told:", *(f"  {line}" for line in put.edition.news)] if put.edition.news else []
    return "\n".join([f"{one.name}: edition {put.edition.number} is accepted.", *news])


def faults(one: Comparison) -> Iterator[str]:
    """Why a walk cannot be accepted: it is not one that the script alone makes, from its beginning to its end."""
    for said in one.sentences:
        place = f"{said.file}:{said.line}"
        if said.verdict == "false":
            yield f"{said.sign} is not true any more ({place}): {said.sentence} Mend it."
        elif said.verdict == "gap":
            yield f"before {said.sign} a sentence is missing ({place}): {said.sentence} Write it."
    if not one.ended or any(said.verdict == "not reached" for said in one.sentences):
        yield "the walk did not come to its end. Mend what stops it."


def again(one: Comparison) -> str:
    """What to do when that is mended; with the command, where the court has no file that nobody knows here."""
    if one.court not in {court.id for court in (*courts.shipped(), *courts.on_request())}:
        return "Then compare it again."
    return (
        f"Then compare again: {compare([one.walkthrough if one.walkthrough in BUNDLED else one.script], [one.court])}"
    )


def compare(walkthroughs: Sequence[str], court_names: Sequence[str]) -> str:
    """The command that compares these."""
    return " ".join(["assistant compare", *walkthroughs, *(f"--court {name}" for name in court_names)])


def walk_of(one: Comparison, out: Path) -> Recording:
    """The walk that the report shows. Raises BadInput where another one lies there, or none."""
    for name in (one.court, one.walkthrough):
        if not untrusted.is_plain_name(name):
            raise BadInput(f"“{name}” cannot be the name of a folder, so there is no walk of it. {again(one)}")
    folder = out / WALKS / one.court / one.walkthrough
    try:
        if seal_of(folder) == one.seal:
            walked = Recording.load(folder)
            if (walked.court.id, walked.walkthrough) == (one.court, one.walkthrough):
                return walked
    except BadInput as error:
        raise BadInput(f"{one.name}: {without_advice(error)} {again(one)}") from error
    raise BadInput(f"{one.name}: the walk in {folder} is not the one that the report shows. {again(one)}")


def told_of(one: Comparison, report: Report) -> tuple[str, ...]:
    """What is accepted with a guide: the findings that it is among."""
    if not one.accepted:
        return (FIRST,)
    guide = (one.court, one.walkthrough)
    rules = (
        finding.rule
        for finding in report.findings
        if any((change.court, change.walkthrough) == guide for change in finding.changes)
    )
    return tuple(dict.fromkeys(" ".join(texts.bare(rule).split()) for rule in rules))
