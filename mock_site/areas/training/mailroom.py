"""The mailroom: letters that the PACER Service Center would have posted, and the cards that the portal takes."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from mock_site import visit
from mock_site.areas.registration.actions import activation_code, letters_in
from mock_site.world.accounts import Account
from mock_site.world.clock import in_words
from mock_site.world.made_up_card import ACCEPTED, DECLINED, TEST_BRAND

screens = Blueprint("mailroom", __name__, url_prefix="/training/mailroom", template_folder="templates")


@screens.get("")
def letters() -> str:
    """R6, the latest first."""
    owners = [person for person in visit.noted_portal().people.values() if person.card]
    cards = {"owners": owners, "brand": TEST_BRAND, "accepted": ACCEPTED, "declined": DECLINED}
    world = visit.world()
    facts = {"letters": letters_in(world), "in_words": in_words, "today": world.today}
    return render_template("training/mailroom.html", **facts, **cards)


@screens.get("/<number>")
def letter(number: str) -> str:
    """R6: one letter, to be printed."""
    account = next((a for a in letters_in(visit.world()) if a.number == number), None) or abort(404)
    return render_template("training/letter.html", account=account, code=_code_of(account), in_words=in_words)


def _code_of(account: Account) -> str:
    return activation_code(account, visit.noted_portal().people.values())
