"""Registering for a PACER account: four pages from first to last, two dialogs, and the confirmation."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, session, url_for
from werkzeug.wrappers import Response

from mock_site import visit
from mock_site.areas.registration.forms import mail_is_doubtful
from mock_site.areas.registration.pages import KINDS, Registering, RegistrationKind, RegistrationPage, pages_in_order
from mock_site.forms.identity import USER_TYPES
from mock_site.forms.portal_form import PortalForm
from mock_site.world.world import Attempt

screens = Blueprint("registration", __name__, url_prefix="/pscof/registration", template_folder="templates")

KIND_RULE = '/<any(attorney, "non-attorney", "case-search", "group-billing"):kind>'
PAGE_RULE = KIND_RULE + "/<any(account, firm, user, payment, acknowledgment):page>"


@screens.get(KIND_RULE)
def start(kind: RegistrationKind) -> Response:
    """Registering begins on the first page."""
    return redirect(url_for("registration.show", kind=kind, page=pages_in_order(kind)[0]))


@screens.get(PAGE_RULE)
def show(kind: RegistrationKind, page: RegistrationPage) -> Response | str:
    """R1 (A1 for a firm), R2, R3 or R4. `?tried` shows what was wrong with the last try."""
    registering = Registering(kind)
    form = registering.show(page)
    return _render(registering, page, form) if isinstance(form, PortalForm) else form


@screens.post(PAGE_RULE)
def answer(kind: RegistrationKind, page: RegistrationPage) -> Response:
    """A button of a page was pressed."""
    return Registering(kind).answer(page)


@screens.get(KIND_RULE + "/duplicate")
def duplicate(kind: RegistrationKind) -> Response | str:
    """R1a: the dialog for those who seem to have an account already."""
    registering = Registering(kind)
    first = registering.pages[0]
    if not (entered := registering.entered(first)).passed:
        return redirect(url_for("registration.start", kind=kind))
    return _render(registering, first, registering.filled(first, entered), dialog="duplicate")


@screens.get(KIND_RULE + "/without-card")
def without_card(kind: RegistrationKind) -> Response | str:
    """R3-I1: the dialog for those who give no card."""
    registering = Registering(kind)
    if not registering.entered("payment").passed or visit.world().registration.card:
        return redirect(registering.address("payment"))
    return _render(registering, "payment", registering.filled("payment", Attempt()), dialog="without-card")


@screens.get(KIND_RULE + "/complete")
def complete(kind: RegistrationKind) -> Response | str:
    """R5."""
    account = visit.world().accounts.get(session.get("registered", ""))
    if account is None:
        return redirect(url_for("registration.start", kind=kind))
    return render_template("registration/complete.html", account=account, kind=kind, registration=KINDS[kind])


@screens.post(KIND_RULE + "/continue")
def go_on(kind: RegistrationKind) -> Response:
    """From R5 to E1, signed in with the account that has just been made; later on, the login comes first."""
    account = visit.world().accounts.get(session.get("registered", ""))
    if account is None or visit.world().login_number(account):
        return redirect(url_for("account.login"))
    visit.sign_in(account)
    return redirect(url_for("efile.start", who="attorney-registration" if kind == "attorney" else NON_ATTORNEYS))


NON_ATTORNEYS = "non-attorney-registration"


def _render(registering: Registering, page: RegistrationPage, form: PortalForm, *, dialog: str = "") -> str:
    kind, pages = registering.kind, registering.pages
    facts = {"kind": kind, "registration": KINDS[kind], "page": page, "number": pages.index(page) + 1, "of": len(pages)}
    return render_template(
        f"registration/{dialog or page}.html",
        form=form,
        user_types=USER_TYPES,
        doubtful=registering.entered(pages[0]).passed and mail_is_doubtful(registering.holder),
        card=visit.world().registration.card,
        **facts,
    )
