"""A wizard: pages in order with Next, Back, Reset and Cancel; a page opens when all before it have passed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from flask import redirect, request
from werkzeug.wrappers import Response

from mock_site import try_again
from mock_site.forms.portal_form import PortalForm
from mock_site.world.world import Attempt

PageName = TypeVar("PageName", bound=str)


class Wizard(ABC, Generic[PageName]):
    """What somebody is in the middle of. Each request makes one anew, from what was kept."""

    pages: Sequence[PageName]
    """The names of its pages, in order."""

    @abstractmethod
    def entered(self, page: PageName) -> Attempt:
        """A page as it was last sent."""

    @abstractmethod
    def keep(self, page: PageName, attempt: Attempt, form: PortalForm) -> None:
        """Put a page aside; of its secrets only what may be kept."""

    @abstractmethod
    def filled(self, page: PageName, attempt: Attempt) -> PortalForm:
        """The form of a page as it is shown."""

    @abstractmethod
    def sent(self, page: PageName) -> PortalForm:
        """The form of a page as it has just been sent."""

    @abstractmethod
    def address(self, page: PageName) -> str:
        """Where a page is shown."""

    @abstractmethod
    def leave(self) -> Response:
        """Cancel: keep nothing of what was entered."""

    @abstractmethod
    def finish(self, form: PortalForm) -> Response:
        """Do what all pages were for, now that the last has passed."""

    def judged(self, _page: PageName, form: PortalForm) -> Attempt:
        """The page as it was sent, with whether it passed."""
        return form.attempt(passed=form.validate())

    def passed(self, page: PageName, form: PortalForm) -> Response:
        """Where a page leads that has passed: to the next, unless it was the last."""
        if page == self.pages[-1]:
            return self.finish(form)
        return redirect(self.address(self.pages[self.pages.index(page) + 1]))

    def open_pages(self) -> list[PageName]:
        """The pages that can be worked on: each opens when those before it have passed."""
        return open_pages(self.pages, self.entered)

    def show(self, page: PageName) -> PortalForm | Response:
        """A page's form, with the messages of the last try on `?tried`; or the way to the last page that is open."""
        if page not in (reached := self.open_pages()):
            return redirect(self.address(reached[-1]))
        attempt = self.entered(page)
        form = self.filled(page, attempt)
        if "tried" in request.args:
            form.show(attempt)
        return form

    def answer(self, page: PageName) -> Response:
        """A button of a page was pressed: Next or Submit, unless it was another."""
        if page not in self.open_pages():
            return redirect(self.address(page))
        match request.form.get("deed"):
            case "back":
                return self._back(page)
            case "reset":
                self.keep(page, Attempt(), self.filled(page, Attempt()))
                return redirect(self.address(page))
            case "cancel":
                return self.leave()
        form = self.sent(page)
        attempt = self.judged(page, form)
        self.keep(page, attempt, form)
        return self.passed(page, form) if attempt.passed else try_again.tried(self.address(page))

    def _back(self, page: PageName) -> Response:
        """What was entered is kept, unjudged."""
        form = self.sent(page)
        self.keep(page, form.attempt(), form)
        return redirect(self.address(self.pages[max(self.pages.index(page) - 1, 0)]))


def open_pages(pages: Sequence[PageName], entered: Callable[[PageName], Attempt]) -> list[PageName]:
    """The pages before which all have passed."""
    passed = [entered(page).passed for page in pages]
    return [page for place, page in enumerate(pages) if all(passed[:place])]
