"""Who looks at the portal: what each types, for the tests and trials that let somebody try everything."""

from __future__ import annotations

from typing import NamedTuple

from mock_site.areas.cmecf.fee_forms import NEW_BANK_ACCOUNT, NEW_CARD
from mock_site.forms.cards import BANK_ACCOUNT, ROUTING
from mock_site.world.multifactor import STEP, code_of, key_from, security_code_from
from mock_site.world.world import drawn_for

BEFORE, DURING, AFTER, LATER = "2021-09-10", "2021-09-18", "2021-09-21", "2025-09-08"

Values = dict[str, str]


def under(path: str, values: Values) -> Values:
    """What is typed into the forms that are sent there."""
    return {f"{path} {name}": value for name, value in values.items()}


def login(username: str, password: str, **at_courts: tuple[str, str]) -> Values:
    """Somebody's PACER login, and what she types as her CM/ECF logins."""
    values = {"username": username, "password": password}
    typed = {**under("/pscof/login", values), **under("/cso/login", values)}
    for court, (name, secret) in at_courts.items():
        own = {"login": name, "password": secret}
        typed |= under(f"/ecf/{court}/login", own) | under(f"/ecf/{court}/utilities/link-account", own)
    return typed


MARJORIE = ("mequill2016", "Lantern#Harbor77x")
OWN = {"mab": ("mquill", "Slate20!ecf"), "mad": ("mequill", "Birch21!ecf")}
WRONG = {"mab": ("mquill", "Nobody99!ecf"), "mad": ("mequill", "Nobody99!ecf")}
TOBIAS = login("tb1407", "copper99x", mab=("tbrannock", "Ember22!ecf"))


AT_COURT = {
    "court_type": "U.S. District Courts",
    "court": "U.S. District Court, District of Massachusetts",
    "kind": "Pro Hac Vice",
    "state_admitted": "06/14/2010",
    **dict.fromkeys(("federal_court", "federal_number", "federal_admitted"), ""),
}

CYRUS = ("cnbell_law", "Quarry&Anchor552")
NEW_PASSWORD = "Quarry&Harbor663"
QUESTIONS = {
    "question_1": "What was the make of your first car?",
    "question_2": "What street did you grow up on?",
}
CHANGES = {
    **under("/pscof/manage", {"current_password": CYRUS[1]}),
    **under("/pscof/manage/change-username", {"username": "cnbell_lawyer", "confirm_username": "cnbell_lawyer"}),
    **under("/pscof/manage/change-password", {"password": NEW_PASSWORD, "confirm_password": NEW_PASSWORD}),
    **under("/pscof/manage/security-information", {"current_password": NEW_PASSWORD, **QUESTIONS}),
    **under("/pscof/manage/address-information", {"cases": "All Cases", "courts": "mab", "reason": "New firm"}),
    **under("/pscof/manage/efile-status", AT_COURT),
}
POOLE = {"email": "hpoole@example.com", "account_number": "7150009", "date_of_birth": "02/03/1961"}
RECOVERING = {
    **under("/pscof/forgot-username", POOLE),
    **under("/pscof/forgot-password", {**POOLE, "username": "hpoole1961"}),
    **under("/pscof/forgot-password/questions", {"answer_1": "Featherington", "answer_2": "A Kettle of Larks"}),
    **under("/pscof/reset-password", {"password": "Feather#Kettle446", "confirm_password": "Feather#Kettle446"}),
}
GUESSES = under("/pscof/forgot-password/questions", {"answer_1": "Nobody", "answer_2": "Nowhere"})


def upgrading(known) -> Values:
    return under("/pscof/upgrade", {**known.person, **known.address, **known.security})


def registering(known) -> Values:
    return under("/pscof/registration", {**known.newcomer, **known.login})


def paying_a_little(known) -> Values:
    """A dollar at a time, so that there is more to pay, with a card or an account that she stores: one she removes."""
    account = {"routing": ROUTING, "number": BANK_ACCOUNT, "confirm_number": BANK_ACCOUNT}
    once = under("/pscof/manage/pay-fees", {**known.card, "amount": "1.00"})
    stored = "/pscof/manage/stored-payments"
    return once | under(f"{stored}/add-card", known.card) | under(f"{stored}/add-bank-account", account)


SILAS = ("silasmonteverde", "Juniper!Ocean2281")
NOON = 1_757_332_800
"""On the day LATER: there the clock of a world that a program has made stands."""


def enrolling(number: str) -> Values:
    """The codes for one app, which a world with such a clock gives to the account of that number each time."""
    key, settings = key_from(drawn_for(number, "key")), "/pscof/manage/mfa-settings"
    return {
        **under(settings, {"code": security_code_from(drawn_for(number, "security code"))}),
        **under(f"{settings}/add-app/scan", {"code": code_of(key, NOON // STEP)}),
        "passcode": code_of(key, NOON // STEP + 1),
    }


ASKING = {
    **under("/pscof/manage", AT_COURT),
    **under("/pscof/manage/attorney-registration/documents", {"kind": "Other Document"}),
}


ADVERSARY = {"case": "21-01018"}


def at_the_courts(known) -> Values:
    """What a filer types into a court's utilities: cases, an agent's name, and what she pays with."""
    account = {
        "name": "Cyrus Nakagawa-Bell",
        "routing": ROUTING,
        "number": BANK_ACCOUNT,
        "confirm_number": BANK_ACCOUNT,
    }
    paying = "/cso/pay-filing-fee"
    card = under(f"{paying}/mab", {**known.card, "method": NEW_CARD})
    bank = under(f"{paying}/mad", {**account, "method": NEW_BANK_ACCOUNT})
    clerk = {"secondary": "clerk@example.com", "confirm_secondary": "clerk@example.com", "cases": "21-10977"}
    cases = under("/ecf/mad", {"case": "21-cv-10442"}) | under("/ecf/mab", {"case": "21-10442", **clerk})
    cases |= under("/ecf/mad/file/criminal", {"case": "21-cr-10118"}) | under("/ecf/mab/file/adversary", ADVERSARY)
    days = under("/ecf", {"first": "01/01/2021", "last": "09/21/2021", "last_name": "Penrose", "words": "e"})
    return under(paying, dict(zip(("username", "password"), CYRUS, strict=True))) | card | bank | cases | days


NO_NEWCOMER = ("/pscof/registration",)
"""What somebody who has an account leaves alone."""

AT_THE_COURTS = (*NO_NEWCOMER, "/pscof/manage/")
"""So does somebody who only wants to get into a court."""


A_TRAINER = (
    "training",
    "hasty",
    *(f"/training/desk/{deed}" for deed in ("date", "era", "sign-in", "sign-out", "wait", "start-over", "go-back")),
    "/training/desk/class/date",
    "/training/desk/class/close",
    "/pscof",
    "/cso",
    "/ecf",
    "/court",
    "/pacer",
)
"""Who opens a class leaves all else alone, and leaves the class open: once it is closed, there is no more to see."""


class Reader(NamedTuple):
    """When she comes, what she types, how she goes about it, and what the next one types who sits down there."""

    day: str
    typed: Values
    how: tuple[str, ...] = ()
    then: Values | None = None
    era: str = "2021"


def readers(known) -> dict[str, Reader]:
    """Who looks at the portal. `known` is what the tests know of Tobias Brannock and Desmond Achterberg."""
    register = registering(known)
    card = under("/pscof/registration", known.card) | under("/pscof/manage/activate-case-search/card", known.card)
    again = {"first_name": "Henrietta", "last_name": "Poole", "date_of_birth": "02/03/1961"}
    firm = login("hpbilling2021", "Ledger%Candle381")
    asking = under("/pscof/manage/paa-add", {"number": "7104401", "last_name": "Ellsworth-Quill", "remark": "Welcome"})
    return {
        # First, for others try codes that open no class; and on a day of her own, for she presses nothing public.
        "a trainer who joins her own class": Reader("2021-09-22", {}, A_TRAINER),
        "nobody yet": Reader(BEFORE, login(*MARJORIE, **OWN), AT_THE_COURTS),
        "nobody meanwhile": Reader(DURING, login(*MARJORIE), AT_THE_COURTS),
        "a newcomer": Reader(AFTER, register),
        "a newcomer with a card": Reader(AFTER, register | card, ("hasty",)),
        "somebody who registers twice": Reader(AFTER, register | under("/pscof/registration", again)),
        "a legacy account": Reader(AFTER, TOBIAS | upgrading(known), AT_THE_COURTS),
        "an upgraded account": Reader(AFTER, login(*MARJORIE, **OWN), ("leaving", *AT_THE_COURTS)),
        "one who mistypes": Reader(AFTER, login(*MARJORIE, **WRONG), AT_THE_COURTS),
        "one who mistypes her password": Reader(
            AFTER, login("mequill2016", "Nobody!Lantern99"), ("stubborn", *AT_THE_COURTS)
        ),
        "one whose browser takes no cookies": Reader(AFTER, login(*MARJORIE), ("forgetful",)),
        "one who has forgotten all": Reader(AFTER, RECOVERING, NO_NEWCOMER),
        "one who changes all": Reader(AFTER, login(*CYRUS) | CHANGES, NO_NEWCOMER),
        "one who pays": Reader(AFTER, login(*MARJORIE) | under("/pscof/manage/pay-fees", known.card), ("hasty",)),
        "one who pays a little at a time": Reader(AFTER, login(*MARJORIE) | paying_a_little(known), ("hasty",)),
        "one who guesses": Reader(AFTER, RECOVERING | GUESSES, ("stubborn", *NO_NEWCOMER)),
        "an administrator": Reader(AFTER, firm | asking, NO_NEWCOMER),
        "an administrator, then a lawyer": Reader(
            AFTER, firm | asking, ("hasty", *NO_NEWCOMER, "/pscof/manage/paa-rescind"), login(*MARJORIE)
        ),
        "one who asks to file": Reader(AFTER, login("lharrowgate", "Cobble!Heron5520") | ASKING, NO_NEWCOMER),
        "one who looks after her account": Reader(
            AFTER, login(*CYRUS) | at_the_courts(known), ("hasty", *AT_THE_COURTS)
        ),
        "one who is locked": Reader(AFTER, login("loakeshott", "Basalt!Meadow907"), ("hasty", *AT_THE_COURTS)),
        "an appointed lawyer": Reader(AFTER, login("jcastellane", "Thistle=Beacon528"), ("hasty", *AT_THE_COURTS)),
        "an inactive account": Reader(AFTER, login("lstandish", "Violet*Bridge740"), AT_THE_COURTS),
        "one with a letter": Reader(
            AFTER, login("gapfelbaum", "Saddle^Orchid118") | {"code": "MOCK-2B9D-5516"}, NO_NEWCOMER
        ),
        "one with a card": Reader(AFTER, login("gapfelbaum", "Saddle^Orchid118") | card, NO_NEWCOMER),
        "a filer of 2025": Reader(LATER, login(*SILAS) | enrolling("7188832"), ("hasty", *NO_NEWCOMER), era="2025"),
        "one who is enrolled": Reader(
            LATER,
            login(*CYRUS)
            | under("/cso/pay-filing-fee", dict(zip(("username", "password"), CYRUS, strict=True)))
            | {"passcode": code_of(key_from(drawn_for("7155620", "key")), NOON // STEP)},
            ("hasty", *AT_THE_COURTS),
            era="2025",
        ),
        "one who need not enroll": Reader(
            LATER, login(*MARJORIE) | enrolling("7104401"), ("hasty", *NO_NEWCOMER), era="2025"
        ),
        "one who needs a client code": Reader(AFTER, login("afairlea22", "Copper/Dune!5521"), AT_THE_COURTS),
    }


def at_a_court_of_appeals() -> dict[str, Reader]:
    """Who files in the First Circuit, where the portal has it: in each era somebody who links her account there."""
    marjorie = login(*MARJORIE, ca1=("mquill", "Other51!ecf"))
    silas = login(*SILAS, ca1=("smonteverde", "Other71!ecf")) | enrolling("7188832")
    case = under("/ecf/ca1", {"case": "17-1442"})
    return {
        "one who links at a court of appeals": Reader(AFTER, marjorie | case, ("hasty", *AT_THE_COURTS)),
        "one who links there in 2025": Reader(LATER, silas | case, ("hasty", *NO_NEWCOMER), era="2025"),
    }
