"""What the Judiciary publishes of every court, and how a court's file is made of it and of what is known besides."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import tomli_w

from assistant.errors import BadInput
from assistant.facts import texts
from assistant.facts.courts import Kind
from assistant.facts.sentence import in_words

FOLDER = Path(__file__).parents[1] / "judiciary"
OVERLAYS = FOLDER / "overlays"

FEED_NAME = re.compile(r"courts-(\d{4}-\d{2}-\d{2})\.csv")
"""What a feed is called: after the day on which it was taken."""

COLUMNS = ("pacer_id", "type", "title", "web_url", "login_url", "help_phone", "clerk_phone")

KINDS: dict[str, Kind] = {"Appeals": "appellate", "Bankruptcy": "bankruptcy", "District": "district"}
"""What the feed calls a kind of court."""

TRIAL_COURT = re.compile(
    r"(?P<state>.+?)(?: (?P<part>Northern|Southern|Eastern|Western|Middle|Central))?"
    r" (?P<kind>District|Bankruptcy)(?: Court)?"
)
"""How the feed titles a trial court: Alabama Northern Bankruptcy Court."""

COURT_OF_APPEALS = re.compile(r"U\.S\. Court of Appeals, (?P<circuit>.+ Circuit)")
"""How it titles a court of appeals; the panels that hear appeals in bankruptcies stand under their circuit's name."""

IN_FULL = {"D.C. Circuit": "District of Columbia Circuit"}

TELEPHONE = re.compile(r"\(?(\d{3})\)?[-. ]*(\d{3})[-. ]*(\d{4})(?:,? option (\d{1,3}))?", re.IGNORECASE)
"""One telephone number and nothing else; what else stands there is words for people, and not taken apart."""

NATIONWIDE = {"pacer_phone": "1-800-676-6856", "pacer_mail": "pacer@psc.uscourts.gov"}

HELP_DESK = "CM/ECF Help Desk"

COURTS_HOST = re.compile(r"(?!ecf\.|pacer\.)(?:[a-z0-9-]+\.)+uscourts\.gov")
"""A court's own web site: not that of its CM/ECF, nor of anybody else."""

Facts = dict[str, object]
"""A court's facts as its TOML file has them: texts and days, and tables of them."""


def newest() -> Path:
    """The feed that ships."""
    return max(FOLDER.glob("courts-*.csv"))


def day_of(feed: Path) -> date:
    """The day on which a feed was taken, by its name. Raises BadInput for any other name."""
    found = FEED_NAME.fullmatch(feed.name)
    try:
        return date.fromisoformat(found[1] if found else "")
    except ValueError:
        raise BadInput(
            f"{feed} is not named after its day; call it courts-2026-01-31.csv, or when it was taken."
        ) from None


def files(feed: Path, overlays: Path = OVERLAYS) -> dict[str, str]:
    """The text of every court's file by the court's id. Raises BadInput for facts that cannot be used, with the row."""
    day = in_words(day_of(feed))
    known = {file.stem: file for file in sorted(overlays.glob("*.toml"))}
    every = {str(facts["id"]): facts for facts in courts(texts.read(feed))}
    if stray := sorted(known.keys() - every.keys()):
        raise BadInput(f"{known[stray[0]]} is of no court that {feed} knows. Name it after a court’s id.")
    return {name: text_of(facts, known.get(name), day) for name, facts in every.items()}


def courts(data: str) -> Iterator[Facts]:
    """The facts of every court in a feed. Raises BadInput for one that cannot be read, and for a court named twice."""
    rows = csv.DictReader(io.StringIO(data))
    if missing := [name for name in COLUMNS if name not in (rows.fieldnames or ())]:
        raise BadInput(f"The facts of courts need the columns {', '.join(COLUMNS)}; there is no {missing[0]}.")
    found: dict[object, int] = {}
    for number, row in enumerate(rows, start=2):
        facts = court(row, number)
        if facts is None:
            continue
        first = found.setdefault(facts["id"], number)
        if first != number:
            raise BadInput(f"Lines {first} and {number} of the facts are both of {facts['id']}. Leave one out.")
        yield facts


def court(row: Mapping[str, str], number: int) -> Facts | None:
    """The facts of one row; None for what is no court of its own."""
    name, kind = row["pacer_id"].strip(), KINDS.get(row["type"])
    if not re.fullmatch(r"[a-z]{2,6}\d{0,2}", name) or kind is None:
        raise BadInput(f"Line {number} of the facts is of no court: its id is “{name}”, and its type “{row['type']}”.")
    called = named(row["title"].strip(), kind)
    if called is None and row["title"].strip().endswith(" BAP"):
        return None
    if called is None:
        raise BadInput(f"Line {number} of the facts: nobody knows how “{row['title']}” is called in full.")
    return {"id": name, **called, "kind": kind, "sites": sites(name, row), "contacts": contacts(row)}


def named(title: str, kind: Kind) -> Facts | None:
    """A court's name, its name in full, and its state."""
    if kind == "appellate":
        found = COURT_OF_APPEALS.fullmatch(title)
        return found and {
            "name": title,
            "title": f"United States Court of Appeals for the {IN_FULL.get(found['circuit'], found['circuit'])}",
        }
    found = TRIAL_COURT.fullmatch(title)
    if found is None:
        return None
    state, what = found["state"], f"{'Bankruptcy' if kind == 'bankruptcy' else 'District'} Court"
    whole = state if state.startswith("District of ") else f"District of {state}"
    district = f"{found['part']} {whole}" if found["part"] else whole
    return {"name": f"U.S. {what}, {district}", "title": f"United States {what} for the {district}", "state": state}


def sites(name: str, row: Mapping[str, str]) -> Facts:
    """The web sites that readers are told, and where the portal has them."""
    court_host, login_host = (urlsplit(row[column].strip()).hostname or "" for column in ("web_url", "login_url"))
    found: Facts = {"pacer": {"shown": "pacer.uscourts.gov", "walk": "/pacer/"}}
    walk = f"/court/{name}/nextgen"
    found["court"] = {"shown": court_host, "walk": walk} if COURTS_HOST.fullmatch(court_host) else {"walk": walk}
    if login_host != f"ecf.{name}.uscourts.gov":
        raise BadInput(
            f"The facts say that {name} files at “{login_host}”, and every court files at ecf.ID.uscourts.gov."
        )
    return {**found, "cmecf": {"shown": login_host, "walk": f"/ecf/{name}/"}}


def contacts(row: Mapping[str, str]) -> Facts:
    """Whom filers call: PACER, and the court's help desk, or else its clerk."""
    desk, clerk = telephone(row["help_phone"]), telephone(row["clerk_phone"])
    if desk and desk != clerk:
        return {**NATIONWIDE, "clerk_name": HELP_DESK, "clerk_phone": desk}
    return {**NATIONWIDE, **({"clerk_phone": clerk} if clerk else {})}


def telephone(said: str) -> str:
    """A telephone number as guides write it, or nothing."""
    found = TELEPHONE.fullmatch(said.strip())
    return f"{'-'.join(found.groups()[:3])}{f', option {found[4]}' if found[4] else ''}" if found else ""


def text_of(facts: Facts, overlay: Path | None, day: str) -> str:
    """A court's file, of the facts as they were on a day, and of what lies over them."""
    whole = laid_over(facts, read(overlay)) if overlay else facts
    known = {name: site for name, site in as_table(whole["sites"]).items() if as_table(site).get("shown")}
    in_order = {**{key: value for key, value in whole.items() if not isinstance(value, dict)}, **whole, "sites": known}
    place = f"assistant/judiciary/{OVERLAYS.name}/{facts['id']}.toml"
    besides = f"{place} says more." if overlay else f"What is known besides goes into {place}."
    return (
        f"# {whole['name']}: from the Judiciary’s court look-up feed of {day}.\n"
        f"# Made by “assistant courts update”. {besides}\n"
        f"\n{tomli_w.dumps(in_order)}"
    )


def read(overlay: Path) -> Facts:
    try:
        return tomllib.loads(texts.read(overlay))
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{overlay} cannot be read: {error}.") from None


def laid_over(facts: Facts, more: Facts) -> Facts:
    """One table over another: what both have is taken from the upper one, table by table."""
    return {
        name: laid_over(as_table(facts.get(name, {})), as_table(more[name]))
        if isinstance(more.get(name), dict)
        else more.get(name, facts.get(name))
        for name in dict.fromkeys([*facts, *more])
    }


def as_table(value: object) -> Facts:
    return value if isinstance(value, dict) else {}
