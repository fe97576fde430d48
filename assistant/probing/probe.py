"""Opens one page of a site, and leaves a report of it: a table, a picture with numbers, a page to keep."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import markupsafe

from assistant.building.workspace import Progress, Workspace, quiet
from assistant.errors import PortalTrouble
from assistant.facts import courts
from assistant.probing import findings
from assistant.probing.findings import Finding, Looked
from assistant.publishers.layout.wording import counted
from assistant.recorder import scripts
from assistant.recorder.traces import Traces
from assistant.settings import settings
from assistant.walking import frames, hosts, targets
from assistant.walking.answers import Clock, Rang, is_the_page
from assistant.walking.browser import OpenBrowser

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request

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

REST = 5_000
"""Milliseconds in which a page comes to rest, if it ever does."""

FAILED = 400
"""HTTP's numbers for errors begin here."""

SILENT = "{} does not answer ({}). See whether the portal runs, and whether the address is right."
ERROR = "{} answers with the error {}. See whether the address is right, and what the portal's log says."
FILE = "{} gives a file, and no page. Probe the page that leads to it."
NO_PAGE = "{} is no page of HTML, but {}. Probe the page that leads to it."
AWAY = "{} went away, broke off, or loaded itself anew while it was looked at. Probe it again, or what it leads to."
BUSY = (
    "{} could not be looked at in {:g} seconds: it is busy, or has thousands of controls. See whether a person can use "
    "it; if so, give it longer with ASSISTANT_ANSWER, in seconds."
)

NOTHING = "The page shows no control, so a sentence can only have words on it read."
MORE = "The page has more; only the first {} were looked at, for more would take minutes."

NO_LABELS = (
    "These fields have no labels: {}. Who hears the page cannot know them. "
    "Have the site mended: <label for=…>, or aria-label."
)


def probe(address: str, court: str, into: Path, tell: Progress = quiet) -> str:
    """Look at the page of an address, or of a path of the portal. Returns what to say.

    Raises HostRefused before anything is asked of an address that is not allowed, and PortalTrouble where it does not
    answer.
    """
    with Workspace([court], Path("build/guides"), tell=tell) as workspace:
        whole = workspace.portal_of(courts.court(court)).address + address if address.startswith("/") else address
        hosts.check(whole)
        tell(f"looking at {hosts.told(whole)}")
        return probed(workspace.browser, whole, into)


def probed(browser: OpenBrowser, address: str, into: Path) -> str:
    """The same with a browser at hand, of a whole address that was checked."""
    with browser.window() as window:
        window.expose_binding("__assistantShown", lambda *_: "go")
        window.add_init_script(targets.EYES)
        window.add_init_script(scripts.ears("", Traces()))
        page, name = window.new_page(), name_for(address)
        into.mkdir(parents=True, exist_ok=True)
        looked, title = looked_at(page, address, into / f"{name}.png")
    file = into / f"{name}.html"
    file.write_text(report(title, hosts.told(address), looked, name), encoding="utf-8", newline="\n")
    return "\n".join((in_lines(looked.found), "", *summary(looked), f"{file}"))


def looked_at(page: Page, address: str, file: Path) -> tuple[Looked, str]:
    """What is found on a page, and its title; a picture of it is left. A page that answers no more is told of."""
    from playwright.sync_api import Error

    clock = Clock(settings().answer)
    try:
        with clock.running():
            go(page, address)
            clock.start()
            looked = findings.of_page(page, clock.start)
            clock.start()
            title = page.title() or address
            picture(page, looked.found, file)
    except Rang:
        raise PortalTrouble(BUSY.format(hosts.told(address), clock.seconds)) from None
    except Error:
        raise PortalTrouble(AWAY.format(hosts.told(address))) from None
    return looked, title


def go(page: Page, address: str) -> None:
    """Open it, and wait a little for what its scripts fetch."""
    from playwright.sync_api import Error, TimeoutError  # noqa: A004 - its name there

    led: list[str] = []
    page.on("request", lambda request: led.append(request.url) if leads_on(request, page) else None)
    try:
        answer = page.goto(address, wait_until="domcontentloaded")
    except Error as error:
        stay_here(led)
        if "Download is starting" in error.message:
            raise PortalTrouble(FILE.format(hosts.told(address))) from None
        reason = re.search(r"net::\w+", error.message)  # the rest repeats the whole address
        raise PortalTrouble(SILENT.format(hosts.told(address), reason[0] if reason else "no page comes")) from None
    with suppress(TimeoutError):
        page.wait_for_load_state("networkidle", timeout=REST)
    stay_here([*led, *([] if page.url.startswith(frames.NO_PAGE) else [page.url])])
    if answer and answer.status >= FAILED:
        raise PortalTrouble(ERROR.format(hosts.told(address), answer.status))
    kind = page.evaluate("document.contentType")
    if "html" not in kind:
        raise PortalTrouble(NO_PAGE.format(hosts.told(address), kind))


def leads_on(request: Request, page: Page) -> bool:
    return request.is_navigation_request() and is_the_page(request, page)


def stay_here(led: Sequence[str]) -> None:
    """Raise HostRefused where a page has led to another host."""
    for address in led:
        if address.startswith("http"):
            hosts.check(address)


def name_for(address: str) -> str:
    """What the files are called: after the host and the path."""
    parts = urlsplit(address)
    return re.sub(r"[^a-z0-9]+", "-", f"{parts.hostname} {parts.path}".lower()).strip("-")[:80] or "page"


def picture(page: Page, found: Sequence[Finding], file: Path) -> None:
    """The whole page, with the number of each control that is shown."""
    marks = [
        {"number": number, "named": one.named, **one.box.model_dump()}
        for number, one in enumerate(found, 1) if not one.hidden
    ]  # fmt: skip
    page.evaluate(NUMBERS.read_text(encoding="utf-8"), marks)
    width, height = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    clip = {"x": 0, "y": 0, "width": max(1, min(width, WIDEST)), "height": max(1, min(height, HIGHEST))}
    page.screenshot(path=file, full_page=True, clip=clip, animations="disabled")  # type: ignore[arg-type]


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
    if hidden := [one.name for one in found if one.hidden and one.name]:
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
