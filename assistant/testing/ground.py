"""Where tests of one's own begin: a browser, portals, and a guide on a fresh page in a fresh world."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from assistant import ending, leaks
from assistant.building.workspace import Workspace
from assistant.errors import BadInput, PortalTrouble
from assistant.facts import courts, people
from assistant.facts.courts import Court
from assistant.facts.people import Person
from assistant.places import DAY, GUIDES
from assistant.settings import settings
from assistant.walking import browser as browsers
from assistant.walking import hosts, reset, walk
from assistant.walking.browser import OpenBrowser, viewport_of
from assistant.walking.guide import Guide
from assistant.walking.portal import Portal
from assistant.walking.proving import Prover
from assistant.walking.walkthrough import Era

if TYPE_CHECKING:
    import pytest
    from playwright.sync_api import Playwright

REFUSED = 400
"""HTTP's numbers for refusals begin here."""


@dataclass(frozen=True)
class Wanted:
    """What a test says of its guide: the court or site, the portal's date and era, and who takes part.

    `people` are names, or files beside the test, by the names that sentences give them.
    """

    court: str = "mad"
    on: str = DAY
    era: str = "2021"
    people: Mapping[str, str] = field(default_factory=lambda: {"filer": "tobias-brannock"})
    beside: Path = Path()

    def cast(self) -> dict[str, Person]:
        return {name: people.person(slug) for name, slug in self.named().items()}

    def named(self) -> dict[str, str]:
        """The people, those with a file of their own by where it lies."""
        return {name: self.found(one) if people.names_a_file(one) else one for name, one in self.people.items()}

    def place(self) -> Court:
        return courts.court(self.court_name())

    def court_name(self) -> str:
        return self.found(self.court) if self.court.lower().endswith(".toml") else self.court

    def found(self, file: str) -> str:
        """Where a file lies: beside the test, or else where pytest is called."""
        near = self.beside / file
        return str(near) if near.is_file() else file

    def day(self) -> date:
        try:
            return date.fromisoformat(self.on)
        except ValueError:
            raise BadInput(f"@pytest.mark.guide: on is “{self.on}”, and no date such as {DAY}.") from None


def wanted(item: pytest.Item) -> Wanted:
    """What a test's marker says. Raises BadInput for one that says something else."""
    marker = item.get_closest_marker("guide")
    given = marker.kwargs if marker else {}
    known = [name for name in Wanted.__dataclass_fields__ if name != "beside"]
    if (marker and marker.args) or (wrong := [name for name in given if name not in known]):
        told = f"not {wrong[0]}" if marker and not marker.args else "each by its name"
        raise BadInput(f"{item.nodeid}: @pytest.mark.guide takes {', '.join(known)}, {told}.")
    says = Wanted(**given, beside=item.path.parent)
    if says.era not in get_args(Era):
        raise BadInput(f"{item.nodeid}: there is no era “{says.era}”; there are {' and '.join(get_args(Era))}.")
    return says


@contextmanager
def begun(playwright: Playwright | None = None) -> Iterator[Ground]:
    """A ground, whose browser and portals are ended at the end; `playwright` is one that runs already."""
    with ExitStack() as to_close:
        yield Ground(to_close, playwright)


class Ground:
    """The browser and the portals of one process. Each is started when first needed."""

    def __init__(self, to_close: ExitStack, playwright: Playwright | None) -> None:
        self._to_close = to_close
        self._playwright = playwright
        self._browser: OpenBrowser | None = None
        self._workspaces: dict[tuple[str, ...], Workspace] = {}

    @property
    def browser(self) -> OpenBrowser:
        if self._browser is None and self._playwright is None:
            self._browser = self._to_close.enter_context(browsers.opened())
        elif self._browser is None:
            assert self._playwright is not None, "it is there"
            launched = self._playwright.chromium.launch(**browsers.launch_arguments())
            self._to_close.callback(lambda: None if ending.told() else launched.close())  # it ends with Playwright, too
            self._browser = OpenBrowser(launched)
        return self._browser

    def workspace(self, court_names: tuple[str, ...]) -> Workspace:
        """Where these courts are walked, which share a portal."""
        if court_names not in self._workspaces:
            self._workspaces[court_names] = self._to_close.enter_context(Workspace(court_names, GUIDES, self.browser))
        return self._workspaces[court_names]

    def portal_of(self, court_name: str, named: tuple[str, ...] = ()) -> Portal:
        """Where a court is walked; those that ship share one portal, and a file of one's own has one for itself."""
        shipped = tuple(one.id for one in courts.shipped())
        together = self.workspace(shipped if court_name in shipped else (court_name,))
        return together.portal_of(courts.court(court_name), named)

    def new_world(self, client: Any, on: str, era: str, named: tuple[str, ...]) -> None:  # Any: whatever posts
        """Have a page, a window or an HTTP client go on in a fresh world. Raises PortalTrouble where none is made."""
        portal = self.portal_of("mad", named)
        window = getattr(client, "context", client)
        if hasattr(window, "storage_state") and hasattr(window, "request"):
            portal.new_world(window, Wanted(on=on).day(), era, named)
            return
        fields: dict[str, object] = {"date": on, "era": era} | ({"people": people.seeded(named)} if named else {})
        answer = client.post(hosts.check(f"{portal.address}/training/world"), data=fields)
        status = getattr(answer, "status_code", None) or answer.status
        if status >= REFUSED:
            raise PortalTrouble(f"{portal.address} made no world: it answered {status}.")

    @contextmanager
    def guide(self, says: Wanted, title: str, folder: Path) -> Iterator[Guide]:
        """A guide on a fresh page in a fresh world, as a walk has it; its pictures go into the folder."""
        court, cast, named = says.place(), says.cast(), tuple(says.named().values())
        portal, browser = self.portal_of(says.court_name(), named), self.browser.of_size(viewport_of(court))
        reset.before_walk(court, browser)
        patience, answer = walk.patience_at(court), settings().answer
        with browser.window() as window, ExitStack() as others:
            portal.new_world(window, says.day(), says.era, named, court.id)
            start = window.storage_state()
            prover = Prover(browser, portal, others, court, cast, folder, patience=patience, answer=answer, start=start)
            guide = Guide(
                window.new_page(), court, cast, folder, title=title, portal=portal.address, patience=patience,
                answer=answer, prover=prover,
                another_page=lambda: others.enter_context(browser.window(start)).new_page(),
            )  # fmt: skip
            with leaks.told_without(lambda: guide.secrets):
                yield guide
