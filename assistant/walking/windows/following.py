"""How a guide follows the windows: it looks at the one in front, and stops at one that no sentence speaks of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from assistant.errors import BadInput, NotOnScreen, PortalTrouble
from assistant.walking import given, hosts, targets, trouble
from assistant.walking.script_line import line_of_the_script
from assistant.walking.targets import Missing
from assistant.walking.windows import downloads, uploads
from assistant.walking.windows.seat import Seat, Window

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request

    from assistant.walking.answers import Awaited, Clock
    from assistant.walking.camera import Camera
    from assistant.walking.mishaps import Mishaps
    from assistant.walking.observer import Observer
    from assistant.walking.open_screen import Chapter, OpenScreen, Pointed
    from assistant.walking.windows.asking import Press


class Following:
    """What a guide knows of windows; all else that it asks is the guide's own."""

    _actor: str
    _camera: Camera
    _chapter: Chapter
    _clock: Clock
    _observer: Observer
    _patience: float
    _seats: dict[str, Seat]

    if TYPE_CHECKING:

        @property
        def _page(self) -> Page: ...
        @property
        def _site(self) -> str: ...
        def _in_time(self, do: Callable[[], None]) -> None: ...
        def _led_away(self, request: Request) -> None: ...
        def _listen(self, page: Page) -> tuple[Awaited, Mishaps]: ...
        def _open_eyes(self, page: Page) -> None: ...
        def _patiently(self, seek: Callable[[], targets.Sought | Missing]) -> targets.Sought | Missing: ...
        def _stay_here(self) -> None: ...
        def _stop_done(self) -> trouble.Stop: ...

    def _sit_down(self, page: Page) -> Seat:
        page.context.on("requestfailed", self._led_away)  # of windows that it opens, too
        return Seat(page, self._listen, self._open_eyes, self._break_off)

    def _break_off(self, seat: Seat) -> None:
        """The page that somebody looks at answers nothing any more; that of anybody else is asked nothing."""
        if self._seats.get(self._actor) is seat:
            self._clock.break_off()

    @property
    def _seat(self) -> Seat:
        """Where the person acts who acts now."""
        return self._seats[self._actor]

    @property
    def _awaited(self) -> Awaited:
        """What the page of the person who acts waits for."""
        return self._seat.front.awaited

    def front(self) -> Window:
        """The window in front, when what is opening has opened."""
        seek: Callable[[], int | Missing] = lambda: Missing(0) if self._seat.turns else 1  # noqa: E731 - what is awaited

        def wait() -> None:
            self._patiently(seek)

        self._in_time(wait)
        return self._seat.front

    def _turn(self, rest: Callable[[], None] | None = None) -> None:
        """Look at the window that is in front now: one that has opened, or one that was below what has closed."""
        __tracebackhide__ = True
        self._refuse_windows()
        while True:
            with self._seat.until_it_asks():
                if not self._seat.turn():
                    return
                self._look_at_the_front(rest)

    def _look_at_the_front(self, rest: Callable[[], None] | None = None) -> None:
        seat = self._seat
        self._camera.turn_to(seat.page, seat.kind, seat.asked_over, rest)
        self._observer.turned(seat.page)

    def _screen(self, pointed: Sequence[Pointed] = ()) -> OpenScreen:
        """The screen that is seen now, on which this is pointed at.

        Where nothing is, it may be a window of the browser that comes while the page is drawn.
        """
        __tracebackhide__ = True
        if not pointed:
            self._turn()
        with self._seat.until_it_asks():
            return self._camera.begin_if_new(self._chapter, self._site, pointed)
        if pointed:
            raise self._asked()
        self._turn()
        return self._camera.begin_if_new(self._chapter, self._site)

    def _keep(self, look: Callable[[], None], close: Callable[[], None], page: Page) -> None:
        """Keep how an action left its control, then close its screen where it has changed.

        Where a window of the browser stands over the page, it is kept when that is answered.
        """
        __tracebackhide__ = True
        with self._seat.until_it_asks():
            if not self._seat.is_asked:
                look()
        self._turn(look)
        if self._page is page:
            with self._seat.until_it_asks():
                close()
            self._turn(look)

    def _begin_in_the_first_window(self) -> None:
        """Leave the windows that pages have opened. Raises PortalTrouble where one waits for an answer."""
        __tracebackhide__ = True
        if self._seat.asks:
            raise self._asked()
        self._camera.close()
        if self._seat.kind:
            self._seat.close_others()
            self._look_at_the_front()

    def _button_of_window(self, says: str, press: Press, text: str) -> str:
        """Wait for a window of the browser that says so, and type into it. Returns what its button says."""
        __tracebackhide__ = True
        given.text(says, "What the window says")
        self._in_time(self._wait_for_window)
        asking = self._seat.asks
        if asking is None:
            self._stay_here()
            raise NotOnScreen(
                f"{line_of_the_script()}: no window of the browser opens that says “{says}”. "
                "If the site asks no longer, take guide.window away."
            )
        if says not in asking.dialog.message and says not in asking.says:
            raise self._asked()
        if asking.takes_text:
            self._page.fill("input", text)
        if press not in ("OK", *asking.buttons):
            known = " and ".join(f"“{one}”" for one in asking.buttons)
            raise BadInput(f"{line_of_the_script()}: the window has no button “{press}”; it has {known}.")
        return asking.button(press)

    def _wait_for_window(self) -> None:
        seek: Callable[[], int | Missing] = lambda: 1 if self._seat.asks else Missing(0)  # noqa: E731 - what is awaited
        self._patiently(seek)

    def _asked(self) -> PortalTrouble:
        """What is said where a window of the browser waits for an answer, and the script gives none."""
        with self._clock.running():
            self._turn()
            asking = self._seat.asks
            assert asking is not None, "a window waits"
            return trouble.asked(self._stop_done(), asking)

    def _refuse_windows(self) -> None:
        """Raise PortalTrouble for windows that no reader would see, and for files of which no sentence speaks."""
        __tracebackhide__ = True
        seat = self._seat
        if seat.elsewhere:
            hosts.check(seat.elsewhere)
        if seat.told:
            raise trouble.own_window(self._stop_done(), seat.told)
        if seat.files:
            raise trouble.file_came(self._stop_done(), seat.files.pop().suggested_filename)

    def _file_that_comes(self, awaited: downloads.Expected) -> str:
        """Wait for a file. Returns its name; raises Refused where none comes, or another one."""
        seat = self._seat
        seek = lambda: seat.files[0] if seat.files else Missing(0)  # noqa: E731 - it is what is waited for
        coming = lambda: bool(seat.coming) or self._awaited.page_is_coming()  # noqa: E731
        file = targets.patiently(seat.first.page, seek, max(self._patience, uploads.BROWSER_TAKES), coming)
        if isinstance(file, Missing):
            raise uploads.Refused("no file came")
        seat.files.remove(file)  # whatever comes with it, no sentence has spoken of
        return downloads.taken(file, awaited)

    def _in_front(self, seek: Callable[[], targets.Sought | Missing]) -> targets.Sought | Missing:
        """Look in the window that is in front, whichever comes to be so meanwhile.

        Raises PortalTrouble where it is one of the browser's own, in which it is not: nobody can look at another one.
        """
        __tracebackhide__ = True
        from playwright.sync_api import Error

        def look() -> targets.Sought | Missing:
            self._turn()
            sought = Missing(0) if self._seat.coming else seek()
            if self._seat.turns:  # what was found stands under a window that opens
                return Missing(0)
            if isinstance(sought, Missing) and self._seat.asks:
                raise self._asked()
            return sought

        def coming() -> bool:
            new = self._awaited.page_has_changed() or self._awaited.page_is_coming()
            return new or bool(self._seat.coming) or getattr(seek, "opens", False)

        while True:
            page = self._page
            try:
                with self._seat.until_it_asks():
                    return targets.patiently(page, look, self._patience, coming)
            except Error:
                if page is self._seat.first.page or not page.is_closed():  # one that has closed leads back
                    raise
