"""A court's CM/ECF: the landing page, the main page, its menus and utilities, and the way out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import wraps

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from mock_site import visit
from mock_site.areas.cmecf.events import FILING_MENUS
from mock_site.start.courts import Court
from mock_site.world.accounts import Account
from mock_site.world.cases import Case, cases_of
from mock_site.world.clock import in_words, last_login
from mock_site.world.cmecf_accounts import FilingAccount
from mock_site.world.filed import with_filed

screens = Blueprint("cmecf", __name__, url_prefix="/ecf/<court>", template_folder="templates")

CourtView = Callable[..., Response | str]

SEARCH, HELP = "Search", "Help"

MAINTAIN = {
    "bankruptcy": ("Maintain Your ECF Account",),
    "district": ("Maintain Your Account", "Maintain Your E-mail"),
    "appellate": ("Update My Account",),
}

REPORTS = "Docket and Case Reports"

REPORT_NAMES = {
    "bankruptcy": {"docket-sheet": "Docket Sheet", "cases": "Cases"},
    "district": {"docket-sheet": "Docket Sheet", "cases": "Civil Cases"},
    "appellate": {"docket-sheet": "Docket Sheet", "cases": "Cases"},
}
"""The reports that a court offers, by the last part of their paths."""


@dataclass(frozen=True)
class MenuItem:
    """Something to click: its name and where it leads; what hangs below it, by headings, is on that page too."""

    name: str
    path: str
    groups: Mapping[str, list[MenuItem]] = field(default_factory=dict)


@dataclass(frozen=True)
class Filer:
    """Who stands in a court's CM/ECF.

    Before go-live, somebody with the court's own login, who is not known to PACER here; later the holder of a PACER
    account, with the CM/ECF account that is linked to it, if one is.
    """

    court: Court
    account: Account | None
    filing: FilingAccount | None

    @property
    def name(self) -> str:
        known = self.filing or (self.account and self.account.holder)
        assert known, "a filer has an account of one kind at least"
        return known.name


def inside(view: CourtView) -> CourtView:
    """A screen behind the login, for the filer instead of the court's id; anybody else goes to what comes before it."""

    @wraps(view)
    def guarded(court: str, **rest: str) -> Response | str:
        found = filer_at(visit.court(court))
        return view(found, **rest) if isinstance(found, Filer) else redirect(found)

    return guarded


def filer_at(court: Court) -> Filer | str:
    """Who is here; or the path of the page that comes first."""
    match visit.court_phase(court):
        case "before":
            own = visit.own_login(court)
            return Filer(court, None, own) if own else url_for("court_login.login", court=court.id)
        case "during":
            return url_for("cmecf.landing", court=court.id)
    if (account := visit.account()) is None:
        return url_for("sign_on.login", court=court.id)
    if notice := visit.next_notice(account, court):
        return url_for("sign_on.notice", notice=notice, court=court.id)
    return Filer(court, account, visit.world().linked(account, court.id))


@screens.get("/")
def landing(court: str) -> str:
    """L1; and while the system is away, the page that says so."""
    found = visit.court(court)
    return page("landing", found, phase=visit.court_phase(found))


@screens.get("/main")
@inside
def main(filer: Filer) -> str:
    """L5, or L11 for who may file; L9, the box after linking, on `?linked`."""
    just_linked = "linked" in request.args and filer.filing is not None and filer.filing.linked_here
    served = visit.world().served_by(filer.filing) if filer.filing and filer.filing.is_agent else ()
    return page("main", filer.court, filer, just_linked=just_linked, served=served)


@screens.get("/utilities/")
@inside
def utilities(filer: Filer) -> str:
    """L6."""
    return page("groups", filer.court, filer, heading="Utilities", groups=utility_groups(filer))


@screens.get("/reports/")
@inside
def reports(filer: Filer) -> str:
    """What Reports leads to."""
    return page("groups", filer.court, filer, heading="Reports", groups=report_groups(filer))


@screens.get("/logged-out")
def logged_out(court: str) -> str:
    """L13."""
    return page("logged-out", visit.court(court))


@screens.post("/logout")
def log_out(court: str) -> Response:
    """Leave. Before go-live this court only; later PACER, its account pages and all courts at once."""
    found = visit.court(court)
    if visit.court_phase(found) == "after":
        visit.sign_out()
    else:
        visit.log_out_of(found)
    return redirect(url_for("cmecf.logged_out", court=court))


def page(name: str, court: Court, filer: Filer | None = None, **facts: object) -> str:
    """A page of a court's CM/ECF; with a filer, it has her menu bar."""
    menu = menu_of(filer) if filer else ()
    known = {
        "court": court,
        "filer": filer,
        "menu": menu,
        "go_live": in_words(court.go_live),
        "last_login": _last_login(filer) if filer else None,
    }
    return render_template(f"cmecf/{name}.html", **known, **facts)


def _last_login(filer: Filer | None) -> date | None:
    """The day before, unless nobody is here, or she had no PACER account then."""
    if filer is None:
        return None
    day = last_login(visit.world().today, filer.court.go_live)
    return None if filer.account and filer.account.created > day else day


def cases_at(court: Court) -> tuple[Case, ...]:
    """The cases of a court on the visitor's day, with what has been filed in them."""
    world = visit.world()
    return tuple(with_filed(case, court.id, world.filed) for case in cases_of(court.kind, world.today))


def cases_of_filer(filer: Filer) -> tuple[Case, ...]:
    """Those in which she files."""
    own = filer.filing.cases if filer.filing else ()
    return tuple(case for case in cases_at(filer.court) if case.number in own)


def menu_of(filer: Filer) -> tuple[MenuItem, ...]:
    """The menu bar; who has no CM/ECF account linked sees neither filing menus nor Search (L5)."""
    base = url_for("cmecf.landing", court=filer.court.id)
    filing = FILING_MENUS[filer.court.kind] if filer.filing else ()
    return (
        *(MenuItem(name, f"{base}file/{name.lower()}") for name in filing),
        MenuItem("Query", f"{base}query"),
        MenuItem("Reports", f"{base}reports/", report_groups(filer)),
        MenuItem("Utilities", f"{base}utilities/", utility_groups(filer)),
        *((MenuItem(SEARCH, f"{base}search"),) if filer.filing else ()),
        MenuItem(HELP, f"{base}help"),
    )


def report_groups(filer: Filer) -> dict[str, list[MenuItem]]:
    """What the Reports page lists."""
    base = url_for("cmecf.reports", court=filer.court.id)
    return {REPORTS: [MenuItem(name, f"{base}{slug}") for slug, name in REPORT_NAMES[filer.court.kind].items()]}


def utility_groups(filer: Filer) -> dict[str, list[MenuItem]]:
    """The headings of the Utilities page and what stands under each; the court's file says where the link item is."""
    base = url_for("cmecf.utilities", court=filer.court.id)
    if filer.court.kind == "appellate":
        return _appellate_utilities(filer, base)
    own = [MenuItem("View Your Transaction Log", f"{base}transaction-log")]
    if filer.filing:
        own += [MenuItem(name, f"{base}maintain-account") for name in MAINTAIN[filer.court.kind][:1]]
        own += [MenuItem(name, f"{base}maintain-account/email") for name in MAINTAIN[filer.court.kind][1:]]
        own += [
            MenuItem("Internet Payments Due", f"{base}payments-due"),
            MenuItem("Internet Payment History", f"{base}payment-history"),
        ]
    groups = {"Your Account": own}
    if filer.account:
        # Older systems know neither the link item nor a PACER account.
        groups.setdefault(filer.court.cmecf.link_item_under, []).insert(
            0, MenuItem(filer.court.link_item, f"{base}link-account")
        )
        groups.setdefault("Your PACER Account", []).extend(_pacer_entries(filer.account, base))
    groups.setdefault("Miscellaneous", []).extend(
        [MenuItem("Court Information", f"{base}court-information"), MenuItem("Mailings…", f"{base}mailings")]
    )
    return groups


def _appellate_utilities(filer: Filer, base: str) -> dict[str, list[MenuItem]]:
    """What is known of the utilities of a court of appeals; its link item stands on the start page."""
    own = [MenuItem(name, f"{base}maintain-account") for name in MAINTAIN["appellate"] if filer.filing]
    groups = {
        "Your Account": own,
        "Your PACER Account": _pacer_entries(filer.account, base) if filer.account else [],
        "Miscellaneous": [MenuItem("Court Information", f"{base}court-information")],
    }
    return {heading: entries for heading, entries in groups.items() if entries}


def _pacer_entries(account: Account, base: str) -> list[MenuItem]:
    entries = [
        MenuItem("Change Client Code", f"{base}client-code"),
        MenuItem("Review Billing History", f"{base}billing-history"),
    ]
    if account.may_be_exempt:
        entries.append(MenuItem("Change PACER Exemption Status", f"{base}exemption"))
    return entries
