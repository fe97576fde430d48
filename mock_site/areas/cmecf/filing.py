"""Filing a document in a court: the event, the case, the parties, the document, Submit, and the notice of it (D)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Literal, get_args

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.wrappers import Response

from mock_site import visit
from mock_site.areas.cmecf import filing_acts, mail
from mock_site.areas.cmecf.events import FILING_MENUS, notice_name
from mock_site.areas.cmecf.filing_acts import Draft
from mock_site.areas.cmecf.filing_forms import (
    CHANGED,
    DocumentForm,
    EventForm,
    FilingCaseForm,
    PartiesForm,
    Sent,
    SubmitForm,
    Values,
)
from mock_site.areas.cmecf.screens import CourtView, Filer, cases_at, inside, page
from mock_site.areas.efile import documents
from mock_site.forms.portal_form import PortalForm
from mock_site.wizard import Wizard
from mock_site.world.cmecf_accounts import FilingAccount
from mock_site.world.filed import FiledDocument
from mock_site.world.world import Attempt, World

screens = Blueprint("filing", __name__, url_prefix="/ecf/<court>", template_folder="templates")

FilingPage = Literal["event", "case", "parties", "document", "submit"]
PAGES: tuple[FilingPage, ...] = get_args(FilingPage)

MENU_RULE = "/file/<menu>"
PAGE_RULE = f"{MENU_RULE}/<any(case, parties, submit):at>"
DOCUMENT_RULE = f"{MENU_RULE}/document"


class Filing(Wizard[FilingPage]):
    """What a filer is in the middle of under one menu. What she has entered so far stays beside her CM/ECF account."""

    pages = PAGES

    def __init__(self, filer: Filer, filing: FilingAccount, menu: str) -> None:
        self.filer, self.filing, self.menu, self.court = filer, filing, menu, filer.court
        self.slug = menu.lower()

    @property
    def key(self) -> str:
        return f"{self.court.id}/{self.filing.login}/{self.slug}"

    @property
    def draft(self) -> Draft:
        """What she has entered, read as what it says."""
        return Draft(visit.world(), self.court, self.filing, visit.world().filing_draft(self.key), cases_at(self.court))

    def entered(self, page: FilingPage) -> Attempt:
        """What held when it was sent, and does no more, has not passed."""
        attempt = self.draft.entered.page(page)
        return attempt if self.draft.holds(page) else attempt.model_copy(update={"passed": False})

    def keep(self, page: FilingPage, attempt: Attempt, form: PortalForm) -> None:
        """Put a page aside; parties of another case are forgotten. What passed its last look is filed, and not kept."""
        if page == "submit" and attempt.passed:
            return

        def kept(world: World) -> World:
            draft = world.filing_draft(self.key)
            if page == "case" and attempt.values.get("case") != draft.page("case").values.get("case"):
                draft = draft.without_page("parties")
            if isinstance(form, DocumentForm):
                draft = draft.model_copy(update={"document": form.kept})
            return world.with_filing_draft(self.key, draft.with_page(page, attempt))

        visit.change_world(kept)

    def filled(self, page: FilingPage, attempt: Attempt) -> PortalForm:
        if page == "submit":
            return SubmitForm(values={"draft": f"{self.draft.entered.number}"})
        return self._form(page, None, attempt.values)

    def sent(self, page: FilingPage) -> PortalForm:
        return self._form(page, CombinedMultiDict([request.files, request.form]), {})

    def _form(self, page: FilingPage, sent: Sent, values: Values) -> PortalForm:
        draft, kind = self.draft, self.court.kind
        make: dict[FilingPage, Callable[[], PortalForm]] = {
            "event": lambda: EventForm(sent, kind=kind, values=values),
            "case": lambda: FilingCaseForm(
                sent,
                kind=kind,
                menu=self.menu,
                cases=cases_at(self.court),
                attorneys=[filing_acts.name_of(one) for one in draft.attorneys],
                values=values,
            ),
            "parties": lambda: PartiesForm(sent, parties=draft.case.parties if draft.case else (), values=values),
            "document": lambda: DocumentForm(
                sent, event=draft.event.name if draft.event else "", kept=draft.entered.document, values=values
            ),
            "submit": lambda: SubmitForm(sent),
        }
        return make[page]()

    def judged(self, _page: FilingPage, form: PortalForm) -> Attempt:
        form.validate()
        if isinstance(form, FilingCaseForm) and "attorney" in form:
            form.accuse(form.attorney, self._trouble_of(form.attorney.data))
        elif isinstance(form, SubmitForm) and (trouble := self._last_trouble(form)):
            form.refuse(trouble)
        return form.attempt(passed=not form.errors)

    def _trouble_of(self, attorney: str | None) -> str:
        chosen = next((one for one in self.draft.attorneys if filing_acts.name_of(one) == attorney), None)
        return filing_acts.LOCKED if chosen and chosen.locked else ""

    def _last_trouble(self, form: SubmitForm) -> str:
        return CHANGED if form.draft.data != f"{self.draft.entered.number}" else filing_acts.trouble_of(self.draft)

    def address(self, page: FilingPage) -> str:
        start = url_for("filing.start", court=self.court.id, menu=self.slug)
        return start if page == "event" else f"{start}/{page}"

    def leave(self) -> Response:
        visit.change_world(lambda world: world.without_filing_draft(self.key))
        return redirect(url_for("cmecf.main", court=self.court.id))

    def finish(self, form: PortalForm) -> Response:
        """File it, once: the draft goes as the document comes."""
        assert isinstance(form, SubmitForm), "the last page has this form"
        number, cases = int(form.draft.data or 0), cases_at(self.court)

        def filed(world: World) -> World:
            entered = world.filing_draft(self.key)
            if entered.number != number:
                return world
            draft = Draft(world, self.court, self.filing, entered, cases)
            return filing_acts.filed(draft).without_filing_draft(self.key)

        visit.change_world(filed)
        return self.filed_or_lost(form.draft.data or "")

    def filed_or_lost(self, draft: str) -> Response:
        """To the notice of what was filed from a draft; where nothing was, to a page that says so."""
        done = next((one for one in self.filed() if f"{one.draft}" == draft), None)
        return redirect(_notice_of(done) if done else f"{self.address(self.open_pages()[-1])}?lost=1")

    def filed(self) -> list[FiledDocument]:
        """What she has filed in this court, the latest first."""
        return [one for one in visit.world().filed[::-1] if one.court == self.court.id and one.by(self.filing.login)]


FilingView = Callable[..., Response | str]


def filing(view: FilingView) -> CourtView:
    """A page for who may file under a menu of the court; anybody else reads why she may not."""

    @wraps(view)
    def guarded(filer: Filer, menu: str, **rest: str) -> Response | str:
        name = next((name for name in FILING_MENUS[filer.court.kind] if name.lower() == menu), None) or abort(404)
        own = filer.filing
        if own and not own.locked and (not own.is_agent or visit.world().served_by(own)):
            return view(Filing(filer, own, name), **rest)
        if request.method == "POST":
            return redirect(url_for("filing.start", court=filer.court.id, menu=menu))
        return _refused(filer, name)

    return inside(guarded)


def _refused(filer: Filer, menu: str) -> str:
    own = filer.filing
    if own and own.locked:
        return page("locked", filer.court, filer, heading=menu, why=own.locked)
    facts = {"heading": menu, "agent": own is not None, "given_up": filing_acts.has_given_up(visit.world(), filer)}
    return page("may-not-file", filer.court, filer, **facts)


@screens.get(MENU_RULE)
@filing
def start(filing: Filing) -> Response | str:
    """D1; and what she has filed last."""
    latest = next(iter(filing.filed()), None)
    name = notice_name(filing.court.kind)
    facts = {"latest": latest, "notice": _notice_of(latest) if latest else "", "notice_name": name}
    return _render(filing, "event", filing.show("event"), **facts)


@screens.get(PAGE_RULE)
@screens.get(DOCUMENT_RULE, defaults={"at": "document"})
@filing
def show(filing: Filing, at: FilingPage) -> Response | str:
    """D2 to D5. `?tried` shows what was wrong with the last try, `?lost` that a button of an old page did nothing."""
    return _render(filing, at, filing.show(at))


@screens.post(MENU_RULE, defaults={"at": "event"})
@screens.post(PAGE_RULE)
@filing
def answer(filing: Filing, at: FilingPage) -> Response:
    """A button of a page was pressed."""
    return _answered(filing, at)


@screens.post(DOCUMENT_RULE)
@filing
def upload(filing: Filing) -> Response:
    """D4, which takes a longer post than others."""
    return _answered(filing, "document")


def _answered(filing: Filing, at: FilingPage) -> Response:
    if at not in filing.open_pages():  # filed or canceled meanwhile, in another window perhaps
        return filing.filed_or_lost(request.form.get("draft", ""))
    return filing.answer(at)


@screens.get("/notices/<case>/<int:number>")
@inside
def notice(filer: Filer, case: str, number: int) -> str:
    """D6: the Notice of Electronic Filing, for who has filed it."""
    own = filer.filing or abort(404)
    here = (one for one in visit.world().filed if (one.court, one.case, one.number) == (own.court, case, number))
    found = next((one for one in here if one.by(own.login)), None) or abort(404)
    return page(
        "filing-notice",
        filer.court,
        filer,
        filed=found,
        facts=mail.notice_facts(found),
        notice_name=notice_name(filer.court.kind),
    )


def _notice_of(filed: FiledDocument) -> str:
    return url_for("filing.notice", court=filed.court, case=filed.case, number=filed.number)


def _render(filing: Filing, at: FilingPage, form: PortalForm | Response, **facts: object) -> Response | str:
    if not isinstance(form, PortalForm):
        return form
    draft = filing.draft
    known = {
        "filing": filing,
        "form": form,
        "here": filing.address(at),
        "draft": draft,
        "lost": "lost" in request.args,
        "documents": documents,
    }
    return page(f"filing-{at}", filing.court, filing.filer, heading=filing.menu, **known, **facts)
