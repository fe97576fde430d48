"""One showing of a walkthrough, from its title to its last words, forwards and back."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.building.workspace import Job, Workspace
from assistant.errors import BadInput, NotOnScreen, PortalTrouble
from assistant.facts import courts
from assistant.facts import sentence as sentences
from assistant.facts.courts import Court
from assistant.facts.recording import Ending
from assistant.live.presenter import Back, Ended, Presenter, ShowPace
from assistant.live.stage import Key, Stage, StageData
from assistant.settings import settings
from assistant.walking import reset, walk
from assistant.walking.blind import Blind
from assistant.walking.browser import OpenBrowser, opened
from assistant.walking.guide import Guide
from assistant.walking.portal import Portal
from assistant.walking.walkthrough import Walkthrough

if TYPE_CHECKING:
    from playwright.sync_api import Page, StorageState

PACES = {"slow": 1.5, "normal": 1.0, "fast": 0.6}
LIVE_FOLDER = Path("build/live")
"""Where a picture lies of what stopped a walk."""

KEYS = "Space: next   ·   ← : back   ·   Esc: end"
KEYS_AT_A_PACE = "P: pause   ·   Space: next   ·   ← : back   ·   Esc: end"


def pace(words: str, *, by_key: bool) -> ShowPace:
    """The pace that a person asks for. Raises BadInput for one that is none."""
    try:
        factor = PACES.get(words) or float(words)
    except ValueError:
        factor = 0.0
    if not 0.1 <= factor <= 10:  # noqa: PLR2004 - said in the sentence
        raise BadInput(f"There is no pace “{words}”. Say slow, normal, fast, or a number from 0.1 to 10: 2 is slower.")
    return ShowPace(factor, by_key)


def present(job: Job, pace: ShowPace) -> None:
    """Present a walkthrough on the screen of this machine."""
    str(job)  # reads the script and the court's file, before a window opens
    with opened(headed=True, magnify=True) as at_hand, Workspace([job.court_name], LIVE_FOLDER, at_hand) as workspace:
        Show(job.walkthrough, job.court, workspace.portal_of(job.court, job.walkthrough.people), at_hand, pace).run()


class Show:
    """A walkthrough before a class. Going back is walking again, in a fresh world, behind a curtain."""

    def __init__(
        self, walkthrough: Walkthrough, court: Court, portal: Portal, browser: OpenBrowser, pace: ShowPace
    ) -> None:
        self._walkthrough = walkthrough
        self._court = court
        self._portal = portal
        self._browser = browser
        self._pace = pace
        self._words = walk.words_around(walkthrough, court)
        self._keys: deque[Key] = deque()
        self._stage = Stage(self._keys.append)
        self._windows: list[Page] = []

    def run(self) -> None:
        """Show it until it is over, or until the trainer ends it or closes a window."""
        from playwright.sync_api import Error

        with ExitStack() as windows:
            try:
                page = self._another_window(windows)
                self._hold(page, self._title())
                first = 1
                while first:
                    first = self._walk(windows, first)
            except Ended:
                return
            except (Error, NotOnScreen, PortalTrouble):
                if not self._stage.closed:
                    raise

    def _walk(self, windows: ExitStack, first: int) -> int:
        """Walk once, and show what comes from that step on. Returns where to begin again, or 0 when all is over."""
        cast = self._walkthrough.cast(self._court)
        names = {name: person.name for name, person in cast.items()}
        presenter = Presenter(self._stage, self._keys, self._pace, first, names)
        if first > 1:
            self._stage.draw(self._windows[0], self._one_moment())
        others = self._fresh_world(windows)
        folder = LIVE_FOLDER / self._court.id / self._walkthrough.slug
        folder.mkdir(parents=True, exist_ok=True)
        guide = Guide(
            self._windows[0],
            self._court,
            cast,
            folder,
            title=self._walkthrough.title,
            portal=self._portal.address,
            patience=walk.patience_at(self._court, self._walkthrough.patience),
            answer=settings().answer,
            another_page=lambda: next(others),
            observer=presenter,
            camera=Blind,
        )
        try:
            walk.perform(self._walkthrough, guide, cast)
            guide.finish()
            return self._after_the_last(presenter)
        except Back as back:
            return back.to
        except (NotOnScreen, PortalTrouble):
            if self._stage.closed or not presenter.touched:
                raise
            return presenter.done + 1  # the trainer has done something herself; from here on as it should be
        finally:
            guide.leave()

    def _after_the_last(self, presenter: Presenter) -> int:
        self._stage.draw(self._windows[0], self._ending())
        return presenter.shown if presenter.hold(self._windows[0], ("next", "back")) == "back" else 0

    def _hold(self, page: Page, curtain: StageData) -> None:
        """Show words alone until the trainer goes on."""
        self._stage.draw(page, curtain)
        Presenter(self._stage, self._keys, self._pace, 1, {}).hold(page, ("next",))

    def _another_window(self, windows: ExitStack, cookies: StorageState | None = None) -> Page:
        """A window for one more person who acts."""
        page = windows.enter_context(self._browser.window(cookies)).new_page()
        self._stage.mount(page)
        self._windows.append(page)
        return page

    def _fresh_world(self, windows: ExitStack) -> Iterator[Page]:
        """Begin the world anew in all windows; then the windows of those who act later, each opened when needed."""
        first, *others = (page.context for page in self._windows)
        for window in (first, *others):
            window.clear_cookies()
        walkthrough = self._walkthrough
        reset.before_walk(self._court, self._browser)
        day, era = walkthrough.day(self._court), walkthrough.era
        self._portal.new_world(first, day, era, walkthrough.people, self._court.id)
        world = first.storage_state()
        for window in others:
            window.add_cookies([{**cookie} for cookie in world["cookies"]])  # type: ignore[typeddict-item]
        return self._those_who_act_later(windows, world)

    def _those_who_act_later(self, windows: ExitStack, world: StorageState) -> Iterator[Page]:
        yield from tuple(self._windows[1:])
        while True:
            yield self._another_window(windows, world)

    # What stands on the curtain.

    def _title(self) -> StageData:
        keys = f"Press Space to begin.   {KEYS}" if self._pace.by_key else KEYS_AT_A_PACE
        return self._curtain(str(self._words["title"]), str(self._words["lead"]), keys)

    def _ending(self) -> StageData:
        ending = self._words["ending"]
        assert isinstance(ending, Ending), "words_around gives an ending"
        keys = "← : back   ·   Space or Esc: close" if self._pace.by_key else ""
        return self._curtain(sentences.unmarked(ending.title), sentences.unmarked(ending.next), keys)

    def _one_moment(self) -> StageData:
        return self._curtain(str(self._words["title"]), "One moment: going back.", "")

    def _curtain(self, title: str, words: str, keys: str) -> StageData:
        what = "Training site, made-up people" if courts.is_court(self._court) else self._court.footer
        who = "  ·  ".join(filter(None, (self._court.name, what)))
        return {"who": who, "title": title, "words": words, "keys": keys}
