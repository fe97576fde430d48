"""What decides what comes of a walk or of a document, all of it: by this a store knows one from another."""

from __future__ import annotations

import hashlib
import platform
import re
import sys
import zlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version

from assistant.building.kept_walks import Means
from assistant.building.provenance import Made
from assistant.building.store import Recipe
from assistant.facts import recording as recordings
from assistant.facts.courts import Court
from assistant.facts.recording import Recording, Tools, Viewport
from assistant.publishers import fonts
from assistant.walking import walk
from assistant.walking.browser import viewport_of
from assistant.walking.walkthrough import Walkthrough

PACKAGE = "pacer-onboarding-assistant"


def of_document(name: str, of: Sequence[Recording], made: Made, tools: Tools, beside: Mapping[str, str]) -> Recipe:
    """Making a format of one recording, or of several together.

    `made` is its origin as it is noted beside it, `tools` are those that print it. `beside` are documents in its folder
    that reach it, by their names.
    """
    court = of[0].court
    whose = court.id if len(of) > 1 else f"{court.id}/{of[0].walkthrough}"
    days = (one.court.edition_date for one in of)
    return Recipe(
        f"{name} of {whose}",
        {
            "kind": "document",
            "format": name,
            "court": court.id,
            "guides": " ".join(made.guides),
            "recordings": content_code(of),
            "edition": made.edition,
            "day": " ".join(str(day) if day else "none" for day in days),
            "facts": made.facts,
            "publishers": made.publishers,
            "fonts": fonts_code(),
            "beside": dict(beside),
            **made_with(tools),
        },
    )


def of_walks(walkthrough: Walkthrough, court: Court, means: Means) -> Recipe:
    """All walks of a walkthrough with these means, whichever facts of their courts they have read."""
    people = tuple(person.slug for person in walkthrough.cast(court).values())
    source, on = walk.source_code(walkthrough), str(walkthrough.day(court))
    return walks(walkthrough.slug, source, people, on, walkthrough.era, means.portal, viewport_of(court), means.tools)


def of_walks_like(one: Recording) -> Recipe:
    """The same for those among which a walk is that was walked."""
    on = str(one.on)
    return walks(one.walkthrough, one.source, one.people, on, one.era, one.portal, one.viewport, one.tools)


def walks(
    name: str, source: str, people: tuple[str, ...], on: str, era: str, portal: str, viewport: Viewport, tools: Tools
) -> Recipe:
    return Recipe(
        f"list of walks of {name}",
        {
            "kind": "walks",
            "walkthrough": name,
            "source": source,
            "people": " ".join(people),
            "on": on,
            "era": era,
            "portal": portal,
            "viewport": viewport.model_dump_json(),
            "fonts": ", ".join(tools.fonts),
            **made_with(tools),
        },
    )


def of_walk(among: Recipe, facts: Mapping[str, str]) -> Recipe:
    """The one of these walks that has read these facts."""
    return Recipe(f"walk of {among.made_of['walkthrough']}", {**among.made_of, "kind": "walk", "facts": dict(facts)})


def made_with(tools: Tools) -> dict[str, str | dict[str, str]]:
    """Whatever may write other bytes, and is neither ours nor a font."""
    return {
        "assistant": tools.assistant,
        "playwright": tools.playwright,
        "browser": tools.browser,
        "system": f"{sys.platform} {platform.machine()}",
        "python": f"{platform.python_version()}, zlib {zlib.ZLIB_RUNTIME_VERSION}",
        "libraries": libraries(),
    }


def content_code(of: Sequence[Recording]) -> str:
    """A code for all that recordings say that reaches a document; the codes of their editions are the first of it."""
    code = hashlib.sha256()
    for one in of:
        code.update(one.model_dump_json(exclude=recordings.NOT_SHOWN).encode() + b"\0")
    return code.hexdigest()


@cache
def fonts_code() -> str:
    """A code for the fonts in documents."""
    code = hashlib.sha256()
    for file in sorted(fonts.FONTS_FOLDER.iterdir()):
        if file.suffix in (".ttf", ".woff2"):
            code.update(file.name.encode() + b"\0" + file.read_bytes())
    return code.hexdigest()[:16]


@cache
def libraries() -> dict[str, str]:
    """The versions of the packages that we stand on, and of what these stand on."""
    found: dict[str, str] = {}
    wanted = [PACKAGE]
    while wanted:
        name = wanted.pop()
        if name in found:
            continue
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # not needed on this system
            continue
        wanted += [required(line) for line in requires(name) or () if "extra ==" not in line]
    found.pop(PACKAGE, None)
    return dict(sorted(found.items()))


def required(line: str) -> str:
    """The name in a line of what a package needs, as all spell it."""
    name = re.match(r"[A-Za-z0-9._-]+", line)
    assert name, "a requirement begins with a name"
    return re.sub(r"[-_.]+", "-", name[0]).lower()
