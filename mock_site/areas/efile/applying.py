"""The pages on which somebody asks a court for filing rights: what is filled in, what is kept, and where each leads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from mock_site import visit
from mock_site.areas.account.payment_actions import MOST_METHODS, stored, used
from mock_site.areas.account.payments import NO_MORE_METHODS
from mock_site.areas.efile import actions
from mock_site.areas.efile.forms import (
    NO_BAR,
    NOT_ADDED,
    AttorneyForm,
    BarForm,
    CourtForm,
    FeesForm,
    FilerForm,
    KindForm,
    TermsForm,
    chosen_method,
)
from mock_site.areas.efile.kinds import (
    ATTORNEY,
    CASE_EXAMPLES,
    LINKS,
    NON_ATTORNEY_PAGES,
    ROLES,
    ApplicationPage,
    Kind,
    Who,
    kind_named,
    kinds_at,
)
from mock_site.forms.portal_form import PortalForm
from mock_site.start.courts import Court
from mock_site.try_again import say_done
from mock_site.wizard import Wizard
from mock_site.world.accounts import Account, PaymentMethod
from mock_site.world.court_requests import NON_ATTORNEYS, FilingRights
from mock_site.world.world import Application, Attempt, World

Sent = MultiDict[str, str] | None

UNTOLD = Kind("", "")
"""What an attorney asks for before she has said it: no more than all kinds ask."""

DOCUMENTS_MISSING = "Upload at least one document."

DECIDE_THE_REST: tuple[ApplicationPage, ...] = ("court", "kind")
"""Pages by which those after them are judged."""


class DocumentsForm(PortalForm):
    """E3a: what was uploaded; it has no fields of its own."""


class Applying(Wizard[ApplicationPage]):
    """A request to file by the holder of an account. What she has entered so far stays beside her account."""

    def __init__(self, account: Account, who: Who) -> None:
        self.account, self.who = account, who
        self._set_pages()

    def _set_pages(self) -> None:
        self.pages = pages_of(self.who, self.application)

    @property
    def application(self) -> Application:
        return visit.world().application(self.account, self.who)

    @property
    def kind(self) -> Kind:
        """What an attorney asks for."""
        return kind_of(self.application)

    @property
    def court(self) -> Court | None:
        """The court that was chosen, if the portal has it."""
        return court_of(self.application)

    @property
    def case_example(self) -> str:
        """A case's number as the court writes it."""
        return CASE_EXAMPLES[self.court.kind] if self.court else ""

    def change(self, **changes: Any) -> None:  # Any: the parts of an application
        """Keep something of the application besides its pages."""

        def changed(world: World) -> World:
            entered = world.application(self.account, self.who)
            return world.with_application(self.account, self.who, entered.model_copy(update=changes))

        visit.change_world(changed)

    def entered(self, page: ApplicationPage) -> Attempt:
        return self.application.page(page)

    def keep(self, page: ApplicationPage, attempt: Attempt, form: PortalForm) -> None:
        """Put a page aside. What was entered on pages that depend on it is kept, and judged anew."""
        before = self.application
        after = before.with_page(page, attempt)
        if page in DECIDE_THE_REST and attempt.values != before.page(page).values:
            later = {name: one for name, one in after.pages.items() if name != page and name not in DECIDE_THE_REST}
            if page == "court":
                later["kind"] = after.page("kind")
            unjudged = {name: one.model_copy(update={"passed": False}) for name, one in later.items()}
            after = after.model_copy(update={"pages": {**after.pages, **unjudged}})
        if isinstance(form, FeesForm):
            after = after.model_copy(update={"card": self._new_card(form) if attempt.passed else None})
        visit.change_world(lambda world: world.with_application(self.account, self.who, after))
        self._set_pages()

    def filled(self, page: ApplicationPage, attempt: Attempt) -> PortalForm:
        return self._form(page, None, attempt.values)

    def sent(self, page: ApplicationPage) -> PortalForm:
        return self._form(page, request.form, {})

    def _form(self, page: ApplicationPage, sent: Sent, values: Mapping[str, str]) -> PortalForm:
        today, court = visit.world().today, self.court
        make: dict[ApplicationPage, Callable[[], PortalForm]] = {
            "court": lambda: CourtForm(sent, courts=_courts(), values=values),
            "kind": lambda: KindForm(sent, kinds=kinds_at(court.kind) if court else (), values=values),
            "filer": lambda: self._filer_form(sent, values),
            "bar": lambda: BarForm(sent, today=today, values=values),
            "attorney": lambda: AttorneyForm(sent, kind=self.kind, values=values),
            "documents": lambda: DocumentsForm(sent),
            "payment": lambda: FeesForm(
                sent, account=self.account, today=today, admission=self.kind.documents, values=values
            ),
            "terms": lambda: TermsForm(sent),
        }
        return make[page]()

    def _filer_form(self, sent: Sent, values: Mapping[str, str]) -> PortalForm:
        roles = ROLES[self.court.kind] if self.court and self.who == "non-attorney" else ()
        known = values or FilerForm.values_of(self.account)
        return FilerForm(sent, roles=roles, firm=self.kind.firm, values=known)

    def judged(self, _page: ApplicationPage, form: PortalForm) -> Attempt:
        form.validate()
        if isinstance(form, CourtForm) and form.chosen:
            form.accuse(form.court, actions.trouble_at(visit.world(), self.account, form.chosen))
        elif isinstance(form, BarForm) and (trouble := self._bar_trouble(form)):
            form.refuse(trouble)
        elif isinstance(form, DocumentsForm) and not self.application.documents:
            form.refuse(DOCUMENTS_MISSING)
        elif isinstance(form, FeesForm):
            return form.attempt(passed=self._can_pay(form))
        return form.attempt(passed=not form.errors)

    def _bar_trouble(self, form: BarForm) -> str:
        if not form.blank:
            return NOT_ADDED
        return "" if self.application.bars else NO_BAR

    def _can_pay(self, form: FeesForm) -> bool:
        """Nothing at all, a method that is stored, or a card that is good and can be stored."""
        if form.blank or form.place is not None:
            return True
        card = chosen_method(form)
        if card and len(self.account.methods) >= MOST_METHODS:
            form.accuse(form.number, NO_MORE_METHODS)
        return card is not None and not form.errors

    @staticmethod
    def _new_card(form: FeesForm) -> PaymentMethod | None:
        return None if form.blank or form.place is not None else chosen_method(form)

    def address(self, page: ApplicationPage) -> str:
        return url_for("efile.show", who=LINKS[self.who], page=page)

    def leave(self) -> Response:
        visit.change_world(lambda world: world.with_application(self.account, self.who, Application()))
        return redirect(url_for("account.summary", tab="Maintenance"))

    def finish(self, _form: PortalForm) -> Response:
        before = len(self.account.requests)
        requests = visit.change_world(self._submitted).accounts[self.account.number].requests
        if len(requests) == before:
            return redirect(self.address("court"))
        return say_done(sent_by(self.who), requests[-1].number, to=url_for("efile.complete", who=LINKS[self.who]))

    def _submitted(self, world: World) -> World:
        """The world with the request, unless another tab of the browser has sent it, or changed it, by now."""
        entered, number = world.application(self.account, self.who), self.account.number
        court, kind = court_of(entered), kind_of(entered)
        if court is None or not all(entered.page(page).passed for page in pages_of(self.who, entered)):
            return world
        rights = rights_asked(entered, kind) if self.who == "attorney" else others_rights(entered)
        after = actions.asked(world, number, court, kind.name or NON_ATTORNEYS, rights)
        if after is world:
            return world
        return with_methods(after, number, entered).with_application(self.account, self.who, Application())


def kind_of(entered: Application) -> Kind:
    """What an attorney asks for; nobody else chooses one."""
    return kind_named(entered.value("kind", "kind")) or UNTOLD


def court_of(entered: Application) -> Court | None:
    """The court that was chosen, if the portal has it."""
    return CourtForm(courts=_courts(), values=entered.page("court").values).chosen


def pages_of(who: Who, entered: Application) -> tuple[ApplicationPage, ...]:
    """The pages of what is asked for."""
    return kind_of(entered).pages if who == "attorney" else NON_ATTORNEY_PAGES


def sent_by(who: Who) -> str:
    """Under which name the request that was just sent is remembered."""
    return f"{LINKS[who]}-sent"


def others_rights(entered: Application) -> FilingRights:
    """What somebody asks for who is no attorney."""
    return FilingRights(**{name: entered.value("filer", name) for name in (*FILER_FACTS, "role", "case")})


def rights_asked(entered: Application, kind: Kind) -> FilingRights:
    """What an attorney asks for; of what she entered for another kind, nothing."""
    sponsor = {name: entered.value("attorney", f"sponsor_{name}") for name in ("first", "last", "state", "number")}
    return FilingRights(
        **{name: entered.value("filer", name) for name in FILER_FACTS},
        role=ATTORNEY,
        case=entered.value("attorney", "case") if kind.case else "",
        bars=entered.bars if kind.bars else (),
        sponsor="{first} {last}, {state}, {number}".format(**sponsor) if kind.sponsor else "",
        disciplined=entered.value("attorney", "disciplined") if "attorney" in kind.pages else "",
        documents=entered.documents if kind.documents else (),
    )


FILER_FACTS = ("firm", "unit", "email", "frequency", "format")
"""What everybody tells of herself."""


def with_methods(world: World, number: str, entered: Application) -> World:
    """The world with the payment method that was chosen, for what its boxes say."""
    account = world.accounts[number]
    if entered.card:
        return world.with_account(stored(account, entered.card))
    names = [method.name for method in account.methods]
    chosen = entered.value("payment", "method")
    if chosen in names:
        for use in ("efiling", "admission"):
            if entered.value("payment", use):
                account = used(account, names.index(chosen), use)
    return world.with_account(account)


def _courts() -> tuple[Court, ...]:
    return tuple(visit.noted_portal().courts.values())
