"""Which steps a filer must take, by her answers to the questions that both notices ask (F10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from mock_site.start.courts import Court
from mock_site.world.clock import Phase, in_words, phase

Asked = Literal["pacer", "clerk"]
"""Who can answer questions about a step."""


@dataclass(frozen=True)
class Question:
    """A question with its choices, as what is sent and what is read; `why` helps to answer."""

    key: str
    words: str
    choices: tuple[tuple[str, str], ...]
    why: str = ""

    def said(self, answer: str) -> str:
        """The words of an answer; none for one that is not among the choices."""
        return dict(self.choices).get(answer, "")


@dataclass(frozen=True)
class Step:
    """A box to check: what to do, when, on which page of the portal, with which guides, and whom to ask."""

    title: str
    words: str
    ask: Asked
    link: tuple[str, str] | None = None
    guides: tuple[str, ...] = ()
    when: str = "Now"


@dataclass(frozen=True)
class Case:
    """A filer's answers, and what her court is on that day."""

    court: Court
    phase: Phase
    account: str
    type: str
    rights: str
    login: str
    firm: str

    @property
    def live(self) -> bool:
        return self.phase == "after"

    @property
    def go_live(self) -> str:
        return in_words(self.court.go_live)

    @property
    def ready(self) -> bool:
        """Whether nothing is to be done about the PACER account."""
        return (self.account, self.type) == ("own", "upgraded")


ACCOUNT = Question(
    "account",
    "Do you have your own PACER account?",
    (
        ("own", "Yes, one that only I use"),
        ("shared", "I use one that I share with others"),
        ("none", "No"),
    ),
    "Shared PACER accounts may no longer be used by CM/ECF users.",
)
TYPE = Question(
    "type",
    "Have you upgraded your PACER account?",
    (
        ("upgraded", "Yes, or it was created on or after August 11, 2014"),
        ("legacy", "No, and it was created before August 11, 2014"),
        ("unsure", "I do not know"),
    ),
    "A username of six characters belongs to an old account. An upgraded one has eight or more.",
)
LOGIN = Question(
    "login",
    "Do you know your current CM/ECF login and password?",
    (
        ("known", "Yes, I can type both myself"),
        ("browser", "They are only stored in my browser"),
        ("lost", "No"),
    ),
    "They are not your PACER username and password: the court gave them to you.",
)
FIRM = Question(
    "firm",
    "Does your firm pay for several PACER accounts?",
    (("yes", "Yes"), ("no", "No")),
    "Firms can set up a PACER Administrative Account to have one bill for all.",
)


def court_question(courts: Iterable[Court]) -> Question:
    choices = tuple((court.id, court.name) for court in courts)
    return Question("court", "In which court do you file?", choices, "If you file in several, ask again for each.")


def rights_question(court: Court) -> Question:
    words = f"Did you have filing privileges in this court before {in_words(court.go_live)}?"
    return Question("rights", words, (("yes", "Yes, I have a CM/ECF login there"), ("no", "No")))


def questions(courts: Mapping[str, Court], given: Mapping[str, str]) -> Iterator[Question]:
    """The questions in their order, as far as earlier answers tell which they are."""
    yield court_question(courts.values())
    if not (court := courts.get(given.get("court", ""))):
        return
    yield ACCOUNT
    if given.get("account") == "own":
        yield TYPE
    yield rights_question(court)
    if given.get("rights") == "yes":
        yield LOGIN
    yield FIRM


def usable_answers(courts: Mapping[str, Court], given: Mapping[str, str]) -> list[tuple[Question, str]]:
    """The questions whose answers can be used, with those; anything else in an address counts as not answered."""
    return [(asked, given[asked.key]) for asked in questions(courts, given) if asked.said(given.get(asked.key, ""))]


def next_question(courts: Mapping[str, Court], given: Mapping[str, str]) -> Question | None:
    """The first question that is still open."""
    return next((asked for asked in questions(courts, given) if not asked.said(given.get(asked.key, ""))), None)


def case(courts: Mapping[str, Court], given: Mapping[str, str], today: date) -> Case:
    """The filer that the answers describe, when none is open."""
    known = {asked.key: answer for asked, answer in usable_answers(courts, given)}
    court = courts[known["court"]]
    return Case(
        court=court,
        phase=phase(today, court.go_live),
        account=known["account"],
        type=known.get("type", ""),
        rights=known["rights"],
        login=known.get("login", ""),
        firm=known["firm"],
    )


def steps_for(case: Case) -> list[Step]:
    """The filer's checklist, in the order in which it is done."""
    now = [*account_steps(case), *(filer_steps(case) if case.rights == "yes" else (privileges_step(case),))]
    firm = [FIRM_STEP] if case.firm == "yes" else []
    if case.rights == "no":
        return [*now, *firm]
    return [*now, link_step(case), *firm] if case.live else [*now, *firm, link_step(case)]


def account_steps(case: Case) -> Iterator[Step]:
    """What is to be done about the PACER account."""
    if case.account != "own":
        yield register_step(case)
    if case.type == "unsure":
        yield CHECK_STEP
        yield upgrade_step("Upgrade your PACER account if it is a Legacy PACER Account")
    if case.type == "legacy":
        yield upgrade_step("Upgrade your PACER account")


def register_step(case: Case) -> Step:
    shared = "Leave the shared account as it is: do not upgrade or link it. " if case.account == "shared" else ""
    kind = (
        "You file in this court already, so “PACER – Case Search Only” is enough. "
        if case.rights == "yes"
        else "Choose “Attorney Filers” or “Non-attorney Filers”. "
    )
    return Step(
        "Register for a PACER account of your own",
        f"{shared}{kind}If you work for a government agency, choose your user type under “Government Accounts”. "
        "Without a credit card, a code for searching comes by U.S. mail in 7–10 business days; filing need not wait.",
        "pacer",
        ("Register for an Account", "/pacer/register-account"),
        ("register-account", "register-without-card"),
    )


CHECK_STEP = Step(
    "Check your PACER account type",
    "Log in to Manage My Account and read what stands beside Account Type. If it is an Upgraded PACER Account, "
    "no action is required.",
    "pacer",
    ("My Account and Billing", "/pacer/my-account-billing"),
    ("check-account-type",),
)
FIRM_STEP = Step(
    "Set up firm billing",
    "One person registers a PACER Administrative Account and adds the accounts of the others. It is for billing "
    "only: everybody who searches or files keeps an account of their own.",
    "pacer",
    ("Group Billing", "/pacer/register-account/group-billing"),
    ("set-up-firm-billing",),
)


def upgrade_step(title: str) -> Step:
    return Step(
        title,
        "You will need your date of birth, your county, and a new username and password. The old ones stop working.",
        "pacer",
        ("My Account and Billing", "/pacer/my-account-billing"),
        ("upgrade-account",),
    )


def filer_steps(case: Case) -> Iterator[Step]:
    """What a filer of the court does before she links."""
    guides = () if case.live else ("prepare-for-go-live",)
    help_page = ("Get help with your CM/ECF login", case.court.login_help)
    if case.login == "lost" or (case.live and case.login == "browser"):
        otherwise = " If it cannot be found, ask the court for filing privileges anew." if case.live else ""
        words = f"You need both to link your accounts. The PACER Service Center cannot see them.{otherwise}"
        yield Step("Get your CM/ECF login and password from the court", words, "clerk", help_page, guides)
    elif case.login == "browser":
        words = f"If they are only stored in the browser, they will be lost on {case.go_live} and not recoverable."
        yield Step("Write down your CM/ECF login and password", words, "clerk", help_page, guides)
    elif not case.live:
        words = f"You will need both once more on {case.go_live}, to link your accounts."
        yield Step("Keep your CM/ECF login and password at hand", words, "clerk", guides=guides)
    if case.phase == "before":
        when = case.court.cut_off
        words = f"CM/ECF of this court is not available from then until {case.go_live}."
        yield Step("File what cannot wait", words, "clerk", when=f"Before {when}")


def link_step(case: Case) -> Step:
    return Step(
        "Link your CM/ECF account to your PACER account",
        "You do it once in each court in which you file. Until then you cannot file. "
        "Afterwards you log in to this court with your PACER username and password.",
        "clerk",
        ("Link your account", f"/court/{case.court.id}/link-your-account"),
        ("link-account",),
        "Now" if case.live else f"On or after {case.go_live}",
    )


def privileges_step(case: Case) -> Step:
    asked = (
        "On the Maintenance tab of Manage My Account, choose Attorney Admissions / E-File Registration, or "
        "Non-Attorney E-File Registration. There is nothing to link."
    )
    words = asked if case.live else f"Until {case.go_live} you register with the court itself. From then on: {asked}"
    page = ("File a Case", "/pacer/file-case")
    guides = ("register-to-efile", "request-pro-hac-vice", "register-to-efile-non-attorney")
    return Step("Ask the court for filing privileges", words, "clerk", page, guides)
