"""E-file registration: its pages in order, what is added and uploaded on them, and the confirmation."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.account.screens import place_of
from mock_site.areas.efile import documents
from mock_site.areas.efile.applying import Applying, sent_by
from mock_site.areas.efile.forms import BAR_FIELDS, BarForm, UploadForm
from mock_site.areas.efile.kinds import LINKS, ApplicationPage, Who
from mock_site.areas.efile.mail import ANSWER_TIME
from mock_site.forms.portal_form import PortalForm
from mock_site.world.accounts import Account
from mock_site.world.clock import in_words
from mock_site.world.court_requests import BarOf, Document
from mock_site.world.world import Attempt

screens = Blueprint("efile", __name__, url_prefix="/pscof/manage", template_folder="templates")

BY_LINK: dict[str, Who] = {slug: who for who, slug in LINKS.items()}
WHO_RULE = '/<any("attorney-registration", "non-attorney-registration"):who>'
PAGE_RULE = WHO_RULE + "/<any(court, kind, filer, bar, attorney, documents, payment, terms):page>"

UPLOAD, REFUSED = "efile-upload", "refused"
"""The form of a document as it was refused, and what asks for it in the address: the page has another one."""

View = Callable[..., Response | str]


def applying(view: View) -> View:
    """A screen for somebody who asks to file; she has the account and the tab from which it begins."""

    @wraps(view)
    def guarded(account: Account, who: str, **rest: str) -> Response | str:
        place_of(account, who)
        return view(Applying(account, BY_LINK[who]), **rest)

    return visit.signed_in(guarded)


# By name, for there is a rule for whatever else a link of the tabs leads to.
@screens.get("/attorney-registration", defaults={"who": "attorney-registration"})
@screens.get("/non-attorney-registration", defaults={"who": "non-attorney-registration"})
@applying
def start(asking: Applying) -> Response:
    """It begins on the first page."""
    return redirect(asking.address(asking.pages[0]))


@screens.get(PAGE_RULE)
@applying
def show(asking: Applying, page: ApplicationPage) -> Response | str:
    """E1 to E5. `?tried` shows what was wrong with the last try."""
    if page not in asking.pages:
        return redirect(asking.address(asking.open_pages()[-1]))
    form = asking.show(page)
    return _render(asking, page, form) if isinstance(form, PortalForm) else form


@screens.post(PAGE_RULE)
@applying
def answer(asking: Applying, page: ApplicationPage) -> Response:
    """A button of a page was pressed."""
    if page not in asking.open_pages():
        return redirect(url_for("efile.show", who=LINKS[asking.who], page=page))
    deed = request.form.get("deed", "")
    if page == "bar" and deed in BAR_DEEDS:
        return _add_bar(asking, BAR_DEEDS[deed])
    if page == "bar" and deed.startswith("remove-"):
        return _removed(asking, "bars", page, deed)
    if page == "documents" and deed.startswith("remove-"):
        return _removed(asking, "documents", page, deed)
    return asking.answer(page)


@screens.post(WHO_RULE + "/documents/upload")
@applying
def upload(asking: Applying) -> Response:
    """E3a: look at a document, and keep what its name and its pages are; or say why it is not taken."""
    here = asking.address("documents")
    if "documents" not in asking.open_pages():
        return redirect(here)
    form = UploadForm(CombinedMultiDict([request.files, request.form]))
    if taken := _taken(form, asking.application.documents):
        asking.change(documents=(*asking.application.documents, taken))
        try_again.forget(UPLOAD)
        return redirect(here)
    try_again.put_aside(UPLOAD, form.attempt())
    return redirect(f"{here}?{REFUSED}=1")


def _taken(form: UploadForm, earlier: tuple[Document, ...]) -> Document | None:
    """What is kept of a document; None, with messages, when it is not taken."""
    form.validate()
    chosen = form.document.data
    if not chosen:
        form.accuse(form.document, documents.NO_FILE)
    elif len(earlier) >= documents.MOST_DOCUMENTS:
        form.accuse(form.document, documents.ENOUGH)
    if form.errors:
        return None
    try:
        return documents.checked(form.kind.data or "", chosen.filename or "", chosen.read())
    except documents.RefusedError as why:
        form.accuse(form.document, str(why))
    return None


@screens.get(WHO_RULE + "/complete")
@applying
def complete(asking: Applying) -> Response | str:
    """E6."""
    number = (try_again.done_at(sent_by(asking.who)) or [""])[0]
    sent = asking.account.request(number)
    court = visit.noted_portal().courts.get(sent.court) if sent else None
    if sent is None or court is None:
        return redirect(url_for("efile.start", who=LINKS[asking.who]))
    facts = {"sent": sent, "court": court, "day": in_words(sent.day), "answer_time": ANSWER_TIME}
    return render_template("efile/complete.html", **_place(asking), **facts)


BAR_DEEDS: dict[str, BarOf] = {"add-state": "State", "add-federal": "Federal"}


def _add_bar(asking: Applying, bar: BarOf) -> Response:
    """Add one; what is entered for the other kind stays."""
    form = asking.sent("bar")
    assert isinstance(form, BarForm), "the page of the bars has their form"
    admission = form.added(bar)
    if admission and len(asking.application.bars) >= MOST_BARS:
        form.refuse(ENOUGH_BARS)
        admission = None
    if admission is None:
        asking.keep("bar", form.attempt(), form)
        return try_again.tried(asking.address("bar"))
    values = {name: value for name, value in form.attempt().values.items() if name not in BAR_FIELDS[bar]}
    asking.keep("bar", Attempt(values=values), form)
    asking.change(bars=(*asking.application.bars, admission))
    return redirect(asking.address("bar"))


MOST_BARS = 60
"""There are not more states and territories; a world is one document."""
ENOUGH_BARS = f"You have added {MOST_BARS} bar admissions, and there can be no more. Remove one first."


def _removed(asking: Applying, what: str, page: ApplicationPage, deed: str) -> Response:
    place = deed.removeprefix("remove-")
    kept = getattr(asking.application, what)
    if place.isdecimal() and int(place) < len(kept):
        asking.change(**{what: tuple(one for at, one in enumerate(kept) if at != int(place))})
    form = asking.sent(page)
    asking.keep(page, form.attempt(), form)  # what else was typed there; whether it will do is asked anew
    return redirect(asking.address(page))


def _uploading() -> UploadForm:
    """The form of a document: as it was refused last, or a new one."""
    refused = try_again.kept(UPLOAD) if REFUSED in request.args else Attempt()
    form = UploadForm.of(refused.values)
    form.show(refused)
    return form


def _place(asking: Applying) -> dict[str, object]:
    slug = LINKS[asking.who]
    tab, link = place_of(asking.account, slug)
    return {"who": asking.who, "slug": slug, "tab": tab, "registration": link.name}


def _render(asking: Applying, page: ApplicationPage, form: PortalForm) -> str:
    return render_template(
        f"efile/{page}.html",
        form=form,
        uploading=_uploading() if page == "documents" else None,
        asking=asking,
        account=asking.account,
        page=page,
        number=asking.pages.index(page) + 1,
        of=len(asking.pages) if asking.who == "non-attorney" or asking.kind.name else 0,
        documents=documents,
        **_place(asking),
    )
