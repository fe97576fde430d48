"""The way to where a test begins: what its sentences say, done with the pages' HTML and without the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urljoin

from lxml import html
from playwright.sync_api import APIRequestContext
from pydantic import SecretStr

from assistant.facts import sentence as sentences
from assistant.facts.courts import Court
from assistant.facts.sentence import Sentence

PLACES = "ancestor::tr | ancestor::li | ancestor::section | ancestor::fieldset | ancestor::nav | ancestor::dialog"


CLOSED = "ancestor::div[@class = 'sheet'][@hidden]"


class ShortWay:
    """Has the verbs of a guide. It shares the window's cookies, so the window can be shown where the way has led.

    The portal answers every form with a redirect, so each of its states can be reloaded (mock_site/try_again.py).
    """

    def __init__(self, request: APIRequestContext, portal: str, court: Court, known: Mapping[str, object], at: str):
        self.address_now = at
        self.court = court
        self._request = request
        self._portal = portal
        self._known = known
        self._page: html.HtmlElement | None = None
        self._form: html.FormElement | None = None
        """The form in which something stands that was not sent yet."""

    def open(self, site: str, _: str) -> None:
        self.address(self.court.sites[site].walk)

    def address(self, path: str) -> None:
        self._go(urljoin(self._portal, path))

    def click(self, sentence: str) -> None:
        said = self._said(sentence)
        control = self._only("//a[@href] | //button", said.control, said.places)
        if control.tag == "a":
            self._go(urljoin(self.address_now, control.get("href")))
        else:
            self._send(control)

    def fill(self, sentence: str, value: str | SecretStr) -> None:
        self._field(sentence).value = value.get_secret_value() if isinstance(value, SecretStr) else value

    def choose(self, sentence: str, option: str) -> None:
        field = self._field(sentence)
        if option not in map(words_of, field.iter("option")):
            field.append(html.fromstring(f"<option>{option}</option>"))  # as the page's script does, for counties
        field.value = next(one.get("value", option) for one in field.iter("option") if words_of(one) == option)

    def check(self, sentence: str) -> None:
        self._field(sentence).checked = True

    def ended(self) -> str:
        """Where the way has led; nothing may be left unsent, for the window would not know of it."""
        assert self._form is None, f"a form at {self.address_now} is filled in and was not sent"
        return self.address_now

    def _said(self, template: str) -> Sentence:
        return sentences.filled(template, self._known)

    def _field(self, sentence: str) -> html.InputElement:
        said = self._said(sentence)
        label = self._only("//label", said.control, said.places)
        field = label.for_element if label.get("for") else next(label.iter("input"))
        self._form = next(field.iterancestors("form"))
        return field

    def _only(self, path: str, words: str, places: Sequence[str]) -> html.HtmlElement:
        """The one element with these words, or of several the one that stands with those of its place.

        What hangs below a court's menus is on their pages, too; it is closed.
        """
        if self._page is None:
            self._go(self.address_now)
        assert self._page is not None, "a page was loaded"
        shown = (one for one in self._page.xpath(path) if not one.xpath(CLOSED))
        found = [one for one in shown if words_of(one).rstrip(" *:") == words]
        for place in places:
            found = [one for one in found if any(place in words_of(around) for around in one.xpath(PLACES))]
        assert len(found) == 1, f"“{words}” is {len(found)} times at {self.address_now}"
        return found[0]

    def _send(self, button: html.HtmlElement) -> None:
        """Press a button: its form is sent, and no other may be half filled in."""
        form = next(button.iterancestors("form"))
        assert self._form in (None, form), "another form was filled in"
        self._form = None
        pressed = {button.get("name"): button.get("value", "")} if button.get("name") else {}
        to = urljoin(self.address_now, form.get("action") or self.address_now)
        values = dict(form.form_values()) | pressed
        if form.method == "GET":
            self._come(self._request.get(to, params=values))
        else:
            self._come(self._request.post(to, form=values))

    def _go(self, address: str) -> None:
        self._form = None
        self._come(self._request.get(address))

    def _come(self, answer) -> None:
        assert answer.ok, f"{answer.url} answers {answer.status}"
        self.address_now = answer.url
        self._page = html.document_fromstring(answer.text())


def words_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
