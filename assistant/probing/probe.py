"""Opens one page of a site, and leaves a report of it: a table, a picture with numbers, a page to keep."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import markupsafe
from pydantic import SecretStr

from assistant import leaks
from assistant.building import build
from assistant.building.workspace import Progress, Workspace, quiet
from assistant.errors import SecretFound
from assistant.facts import courts
from assistant.places import GUIDES
from assistant.probing import findings, reaching
from assistant.probing.findings import Finding, Looked
from assistant.publishers.layout.wording import counted
from assistant.walking import hosts, shutter
from assistant.walking.browser import opened, viewport_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

TERMINAL = 0
"""The number of the file in which a person presses Enter: standard input."""

NUMBERS = Path(__file__).with_name("numbers.js")
MOST_HIDDEN = 20
"""Names of hidden controls that are told."""

HIGHEST, WIDEST = 12_000, 2_000
"""CSS pixels of a page that is pictured."""

PAGE = markupsafe.Markup("""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem }}
img {{ max-width: 100%; border: 1px solid #555 }}
table {{ border-collapse: collapse }}
th, td {{ border-bottom: 1px solid #999; padding: .3rem .6rem; text-align: left; vertical-align: top }}
code {{ white-space: pre-wrap }}
</style>
<h1>{title}</h1>
<p>{address}</p>
{notes}
<p><img src="{name}.png" alt="The page, with a number on each control."></p>
<table>
<tr><th>Number<th>Control<th>Sentence, or why there is none<th>Found</tr>
{rows}
</table>
</html>
""")

TOLD_TOO_MUCH = (
    "The page {} shows a secret value of a person, so no picture was taken and nothing is left of it. "
    "Look for a secret that was typed into the wrong field, or a page that repeats what was typed."
)

LED_ON = "{} led on to {}, and that is what was looked at."
BEHIND = " To get behind a login, add --after WALKTHROUGH or --by-hand."

NOTHING = "The page shows no control, so a sentence can only have words on it read."
MORE = "The page has more; only the first {} were looked at, for more would take minutes."

NO_LABELS = (
    "These fields have no labels: {}. Who hears the page cannot know them. "
    "Have the site mended: <label for=…>, or aria-label."
)


@dataclass(frozen=True)
class Wanted:
    """Which page is looked at, and how it is reached: see `probe`."""

    address: str
    court: str
    into: Path
    after: str = ""
    by_hand: bool = False


def probe(
    wanted: Wanted, say: Callable[[str], object], announce: Callable[[str], object] = quiet, tell: Progress = quiet
) -> None:
    """Look at a page, and leave a report of it; `say` is told what it says.

    The page is that of an address, of a path, or of one of the court's sites; `after` a walkthrough, it is opened where
    that has led, and without an address it is the page on which that ends. `by_hand`, a person goes where she wants in
    a window, and says in the terminal when to look; `announce` tells her how.

    Raises HostRefused before anything is asked of an address that is not allowed, PortalTrouble where it does not
    answer, NotOnScreen where the walkthrough stops, and SecretFound where the page shows a secret of its people.
    """
    place = courts.court(wanted.court)
    job = build.known_jobs([wanted.after], [wanted.court])[0] if wanted.after else None
    with (
        opened(headed=True) if wanted.by_hand else nullcontext() as at_hand,
        Workspace([wanted.court], GUIDES, at_hand, tell) as workspace,
    ):
        portal = partial(workspace.portal_of, place, job.walkthrough.people if job else ())
        first = next(iter(place.sites)) if wanted.by_hand and not job else ""
        named = wanted.address or first
        address = reaching.whole(named, place, portal) if named else ""
        wanted.into.mkdir(parents=True, exist_ok=True)
        browser = workspace.browser.of_size(viewport_of(place))
        with reaching.page_of(job, portal, browser, wanted.into, tell) as (page, secrets), leaks.told_without(secrets):
            if address:
                tell(f"looking at {hosts.told(address)}")
                reaching.go(page, address)
            look = Look(wanted.into, secrets)
            if wanted.by_hand:
                reaching.until_done(page, lambda front: say(look.at(front)), announce, TERMINAL)
                return
            if address and led_on(address, page.url):
                announce(LED_ON.format(hosts.told(address), hosts.told(page.url)) + ("" if job else BEHIND))
            say(look.at(page))


def led_on(address: str, there: str) -> bool:
    """Whether an address has led to another page, and not only to itself written out."""
    return hosts.told(there).rstrip("/") != hosts.told(address).rstrip("/")


class Look:
    """Looks at pages one after the other, and leaves a report of each in a folder."""

    def __init__(self, into: Path, secrets: Callable[[], Iterable[SecretStr]] = tuple) -> None:
        self._into = into
        self._secrets = secrets
        self._names: list[str] = []

    def at(self, page: Page) -> str:
        """What is said of a page as it is now. Where it would show a secret, nothing is left of it."""
        address = leaks.redacted(page.url, self._secrets())
        name = self._name(address)
        picture, file = self._into / f"{name}.png", self._into / f"{name}.html"
        try:
            looked, title = looked_at(page, picture, list(self._secrets()))
            file.write_text(report(title, hosts.told(address), looked, name), encoding="utf-8", newline="\n")
            leaks.search(file, self._secrets())
        except SecretFound:
            picture.unlink(missing_ok=True)
            file.unlink(missing_ok=True)
            raise
        self._names.append(name)
        return "\n".join((in_lines(looked.found), "", *summary(looked), f"{file}"))

    def _name(self, address: str) -> str:
        """What the files are called; one page may be looked at several times."""
        name = name_for(address)
        return next(one for one in chain([name], (f"{name}-{number}" for number in count(2))) if one not in self._names)


def looked_at(page: Page, file: Path, secrets: Sequence[SecretStr] = ()) -> tuple[Looked, str]:
    """What is found on a page, and its title; a picture of it is left. A page that answers no more is told of."""
    with reaching.answering(page.url) as clock:
        reaching.check_page(page)
        with held_without_secrets(page, secrets):
            clock.start()
        looked = findings.of_page(page, clock.start)
        clock.start()
        title = page.title() or hosts.told(page.url)
        picture(page, looked.found, file, secrets)
    return looked, title


@contextmanager
def held_without_secrets(page: Page, secrets: Sequence[SecretStr]) -> Iterator[None]:
    """Hold a page still, as for any picture. Raises SecretFound where a person could read a secret on it."""
    with shutter.held_still(page, by_style=bool(secrets)) as held:
        if leaks.shown(held.words, leaks.values(secrets)):
            raise SecretFound(TOLD_TOO_MUCH.format(hosts.told(page.url)))
        yield


def name_for(address: str) -> str:
    """What the files are called: after the host and the path."""
    parts = urlsplit(address)
    return re.sub(r"[^a-z0-9]+", "-", f"{parts.hostname} {parts.path}".lower()).strip("-")[:80] or "page"


def picture(page: Page, found: Sequence[Finding], file: Path, secrets: Sequence[SecretStr] = ()) -> None:
    """The whole page, with the number of each control that is shown; then the page is as it was."""
    marks = [
        {"number": number, "named": one.named, **one.box.model_dump()}
        for number, one in enumerate(found, 1) if not one.hidden
    ]  # fmt: skip
    sheet = page.evaluate_handle(NUMBERS.read_text(encoding="utf-8"), marks)
    width, height = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    clip = {"x": 0, "y": 0, "width": max(1, min(width, WIDEST)), "height": max(1, min(height, HIGHEST))}
    with held_without_secrets(page, secrets):
        page.screenshot(path=file, full_page=True, clip=clip, animations="disabled")  # type: ignore[arg-type]
    sheet.evaluate("(sheet) => sheet.remove()")


# What is said of it.


def in_lines(found: Sequence[Finding]) -> str:
    """A line for each control that is shown: its number, and the sentence that names it or why none can."""
    lines = [f"{number:3}  {one.line or why(one)}" for number, one in enumerate(found, 1) if not one.hidden]
    return "\n".join(lines)


def why(one: Finding) -> str:
    called = f" {one.name}" if one.name else ""
    return f"– {one.kind}{called}: {one.why}"


def summary(looked: Looked) -> list[str]:
    """How many can be named, which are hidden, and which fields have no labels."""
    found = looked.found
    shown = [one for one in found if not one.hidden]
    named = sum(one.named for one in shown)
    said = [f"{named} of {counted(len(shown), 'control')} can be named in a sentence." if shown else NOTHING]
    said += [] if looked.whole else [MORE.format(len(found))]
    later = [one for one in shown if one.named and one.why]
    said += [f"{number_of(found, one)} {one.why}" for one in later]
    if hidden := list(dict.fromkeys(one.name for one in found if one.hidden and one.name)):
        more = " …" if len(hidden) > MOST_HIDDEN else ""
        said.append(f"Hidden now: {', '.join(hidden[:MOST_HIDDEN])}{more}")
    if bare := [number_of(found, one) for one in found if one.lacks_label]:
        said.append(NO_LABELS.format(", ".join(bare)))
    return said


def number_of(found: Sequence[Finding], one: Finding) -> str:
    return str(next(number for number, other in enumerate(found, 1) if other is one))


def report(title: str, address: str, looked: Looked, name: str) -> str:
    """The same as a web page, with the picture beside it."""
    rows = markupsafe.Markup("").join(
        markupsafe.Markup("<tr><td>{}<td>{}<td>{}<td>{}").format(number, one.name, said(one), one.by)
        for number, one in enumerate(looked.found, 1)
    )
    notes = markupsafe.Markup("").join(markupsafe.Markup("<p>{}").format(line) for line in summary(looked))
    return PAGE.format(title=title, address=address, notes=notes, name=name, rows=rows)


def said(one: Finding) -> markupsafe.Markup:
    line = markupsafe.Markup("<code>{}</code> ").format(one.line) if one.line else markupsafe.Markup("")
    return line + one.why
