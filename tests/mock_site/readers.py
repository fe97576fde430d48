"""Who looks at the portal: what each types, for the tests and trials that let somebody try everything."""

from __future__ import annotations

BEFORE, DURING, AFTER = "2021-09-10", "2021-09-18", "2021-09-21"

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


def upgrading(known) -> Values:
    return under("/pscof/upgrade", {**known.person, **known.address, **known.security})


def registering(known) -> Values:
    return under("/pscof/registration", {**known.newcomer, **known.login})


CURRENT = {"current_password": "Quarry&Anchor552"}
MANAGING = {
    **under("/pscof/manage/change-username", {"username": "cyrus.nb80", "confirm_username": "cyrus.nb80", **CURRENT}),
    **under(
        "/pscof/manage/security-information",
        {
            "question_1": "What is your favorite book?",
            "answer_1": "The Salt Ledger",
            "question_2": "In which city were you born?",
            "answer_2": "Pawtucket",
            **CURRENT,
        },
    ),
    **under("/pscof/manage/personal-information", {"reason": "Married"}),
    **under("/pscof/manage/address-information", {"reason": "Moved", "cases": "All Cases", "courts-mab": "yes"}),
    **under("/pscof/manage/email-noticing", {"mab-apply": "yes"}),
}
NEW_PASSWORD = under(
    "/pscof/manage/change-password",
    {"password": "Orchid!Tugboat91", "confirm_password": "Orchid!Tugboat91", **CURRENT},
)
"""What Cyrus Nakagawa-Bell changes, who files in both courts."""


def paying(known) -> Values:
    return under("/pscof/manage/pay-fees", known.card) | under("/pscof/manage/stored-payments", known.card)


def readers(known) -> dict[str, tuple]:
    """Who looks at the portal, on which day, what she types, and how she goes about it.

    `known` is what the tests know of Tobias Brannock and Desmond Achterberg.
    """
    register = registering(known)
    card = under("/pscof/registration", known.card) | under("/pscof/manage/activate-case-search/card", known.card)
    again = {"first_name": "Henrietta", "last_name": "Poole", "date_of_birth": "02/03/1961"}
    return {
        "nobody yet": (BEFORE, login(*MARJORIE, **OWN)),
        "nobody meanwhile": (DURING, login(*MARJORIE)),
        "a newcomer": (AFTER, register),
        "a newcomer with a card": (AFTER, register | card, "hasty"),
        "somebody who registers twice": (AFTER, register | under("/pscof/registration", again)),
        "a legacy account": (AFTER, TOBIAS | upgrading(known)),
        "an upgraded account": (AFTER, login(*MARJORIE, **OWN), "leaving"),
        "one who mistypes": (AFTER, login(*MARJORIE, **WRONG)),
        "a filer who moves": (AFTER, login("cnbell_law", "Quarry&Anchor552") | MANAGING),
        "one with a new password": (AFTER, login("cnbell_law", "Quarry&Anchor552") | NEW_PASSWORD),
        "a payer": (AFTER, login(*MARJORIE) | paying(known)),
        "an administrator": (AFTER, login("hpbilling2021", "Ledger%Candle381")),
        "an inactive account": (AFTER, login("lstandish", "Violet*Bridge740")),
        "one with a letter": (AFTER, login("gapfelbaum", "Saddle^Orchid118") | {"code": "MOCK-2B9D-5516"}),
        "one with a card": (AFTER, login("gapfelbaum", "Saddle^Orchid118") | card),
        "one who needs a client code": (AFTER, login("afairlea22", "Copper/Dune!5521")),
    }
