"""PACER's public pages about registering: which account for whom, and a wizard for those who do not know."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template, request
from werkzeug.datastructures import MultiDict
from wtforms import Form, RadioField
from wtforms.validators import AnyOf

screens = Blueprint("register_account", __name__, url_prefix="/pacer", template_folder="templates")


@screens.get("/register-account")
def tiles() -> str:
    """P2."""
    return render_template("pacer/register-account.html")


@screens.get("/register-account/attorney-filers-cmecf")
def attorney_filers() -> str:
    """P3."""
    return render_template("pacer/attorney-filers.html")


@screens.get("/register-account/non-attorney-filers-cmecf")
def non_attorney_filers() -> str:
    """P4."""
    return render_template("pacer/non-attorney-filers.html")


@screens.get("/register-account/pacer-case-search-only")
def case_search_only() -> str:
    """P5."""
    return render_template("pacer/case-search-only.html")


@screens.get("/register-account/group-billing")
def group_billing() -> str:
    """P6."""
    return render_template("pacer/group-billing.html")


@dataclass(frozen=True)
class Advice:
    """What the wizard answers: the name of an account, why it fits, and its page."""

    name: str
    why: str
    page: str


GROUP = Advice(
    "Group Billing", "It pays for the accounts of others. Nobody can search or file with it.", "group_billing"
)
SEARCH = Advice("PACER \N{EN DASH} Case Search Only", "It lets you search federal court records.", "case_search_only")
LINK_LATER = Advice(
    SEARCH.name,
    "You have a CM/ECF account already, so you need no new filing privileges: link the two accounts afterwards.",
    "case_search_only",
)
ATTORNEY = Advice("Attorney Filers", "It lets you search, and ask courts for filing privileges.", "attorney_filers")
OTHER_FILER = Advice(
    "Non-attorney Filers", "It lets you search, and ask courts for filing privileges.", "non_attorney_filers"
)
NONE = Advice("No new account", "Use the PACER account that you have. Check whether it must be upgraded.", "")

WISHES = (("view", "View court records"), ("file", "File documents"), ("group", "Manage billing for a group"))
YES_NO = (("yes", "Yes"), ("no", "No"))


class WizardForm(Form):
    """P7. Nothing but the first question must be answered; what is left open counts as “no”."""

    wish = RadioField("What would you like to do?", [AnyOf([key for key, _ in WISHES], "Please choose one.")])
    attorney = RadioField("Are you an attorney?")
    pacer = RadioField("Do you already have a PACER account?")
    cmecf = RadioField("Do you already have a CM/ECF account with the court?")

    def __init__(self, entered: MultiDict[str, str] | None = None) -> None:
        super().__init__(entered)
        self.wish.choices = WISHES
        for field in (self.attorney, self.pacer, self.cmecf):
            field.choices = YES_NO
            field.validate_choice = False

    def advice(self) -> Advice:
        """The account that fits."""
        if self.wish.data == "group":
            return GROUP
        if self.pacer.data == "yes":
            return NONE
        if self.wish.data == "view":
            return SEARCH
        if self.cmecf.data == "yes":
            return LINK_LATER
        return ATTORNEY if self.attorney.data == "yes" else OTHER_FILER


@screens.get("/register-wizard")
def wizard() -> str:
    """P7: the questions, and below them the answer to those that were sent."""
    form = WizardForm(request.args)
    advice = form.advice() if request.args and form.validate() else None
    return render_template("pacer/register-wizard.html", form=form, advice=advice)
