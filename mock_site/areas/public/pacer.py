"""PACER's public site."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template, request

from mock_site import visit
from mock_site.start.courts import Court
from mock_site.world.accounts import Account
from mock_site.world.clock import Phase, in_words
from mock_site.world.letters import visible
from mock_site.world.notices import may_search

screens = Blueprint("pacer", __name__, url_prefix="/pacer", template_folder="templates")

MENU = (
    ("Register for an Account", "/pacer/register-account"),
    ("Find a Case", "/pacer/find-case"),
    ("File a Case", "/pacer/file-case"),
    ("My Account and Billing", "/pacer/my-account-billing"),
    ("Pricing", "/pacer/pricing"),
    ("Help", "/pacer/help"),
)

# What opens at the top right: the name of the menu, and of its only item. While the menu is closed, nobody meets the
# words of the link that the notice names twice.
ACCOUNT_MENU = {
    "2021": ("Manage Your Account", "Manage My Account Login"),
    "2025": ("Log in to…", "Manage PACER Account"),
}

WAY_TO_ACCOUNT = {"2021": "pacer.gateway", "2025": "account.login"}
"""Where that item leads, and other ways to one's account: in 2025 straight to the login, with no page between."""

screens.record_once(
    lambda setup: setup.app.jinja_env.globals.update(
        pacer_menu=MENU, pacer_account_menu=ACCOUNT_MENU, way_to_account=WAY_TO_ACCOUNT
    )
)


@screens.get("/")
def home() -> str:
    """P1."""
    return render_template("pacer/home.html")


@screens.get("/my-account-billing")
def my_account_billing() -> str:
    """P8."""
    return render_template("pacer/my-account-billing.html")


@screens.get("/my-account-billing/manage-my-account-login")
def gateway() -> str:
    """P9."""
    return render_template("pacer/gateway.html")


@screens.get("/my-account-billing/forgot-username-or-password")
def forgot() -> str:
    """P11."""
    return render_template("pacer/forgot.html")


@screens.get("/my-account-billing/billing")
def billing() -> str:
    """How fees are billed."""
    return render_template("pacer/billing.html")


@screens.get("/pricing")
def pricing() -> str:
    """What PACER costs."""
    return render_template("pacer/pricing.html")


@screens.get("/help")
def help_page() -> str:
    """Where help is: “How to Use PACER” of the bankruptcy court's notice."""
    courts = visit.noted_portal().courts.values()
    return render_template("pacer/help.html", courts=courts)


@screens.get("/find-case")
def find_case() -> str:
    """What a search would need, and whether this account may; searching itself is not simulated."""
    account = visit.account()
    state = search_state(account, visit.client_code()) if account else "nobody"
    return render_template("pacer/find-case.html", account=account, state=state)


def search_state(account: Account, client_code: str) -> str:
    """Why an account may not search, or that it may."""
    if account.administrative:
        return "administrative"
    if account.case_search != "Active":
        return account.case_search.lower().replace(" ", "-")
    return "may" if may_search(account, client_code) else "client-code"


@screens.get("/file-case")
def file_case() -> str:
    """Filing: which login a court wants, and what to do before."""
    return render_template("pacer/file-case.html")


@screens.get("/file-case/get-ready-nextgen-cmecf")
def get_ready() -> str:
    """P10."""
    return render_template("pacer/get-ready.html", courts=visit.noted_portal().courts.values())


@dataclass(frozen=True)
class Result:
    """A court as the lookup shows it."""

    court: Court
    phase: Phase

    @property
    def system(self) -> str:
        return "NextGen CM/ECF" if self.phase == "after" else "CurrentGen CM/ECF"

    @property
    def login(self) -> str:
        if self.phase == "during":
            return f"nothing now: its system changes over, until {in_words(self.court.go_live)}"
        return LOGINS[self.phase]


LOGINS = {"before": "the CM/ECF login that this court gave you", "after": "your PACER username and password"}


@screens.get("/file-case/court-cmecf-lookup")
def lookup() -> str:
    """P12. `?name` asks for courts whose name holds all those words."""
    asked = " ".join(visible(request.args.get("name", "")).split())[:60]
    wanted = asked.casefold().split()
    found = [court for court in visit.noted_portal().courts.values() if all(w in court.name.casefold() for w in wanted)]
    results = [Result(court, visit.court_phase(court)) for court in found]
    return render_template("pacer/lookup.html", results=results, asked=asked)
