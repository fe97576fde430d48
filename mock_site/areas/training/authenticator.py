"""A made-up phone with an authenticator app, for who has none at hand: the codes that an app shows now (T6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, render_template

from mock_site import visit
from mock_site.world.multifactor import STEP, code_of
from mock_site.world.world import World

screens = Blueprint("authenticator", __name__, url_prefix="/training/authenticator", template_folder="templates")


@dataclass(frozen=True)
class ShownCode:
    """An entry of the app: whose it is, what she calls it, and its code."""

    name: str
    nickname: str
    code: str

    @property
    def in_two(self) -> str:
        """As apps show it."""
        return f"{self.code[:3]} {self.code[3:]}"


@screens.get("")
def codes() -> str:
    """T6."""
    world = visit.world()
    moment = visit.moment(world)
    facts = {"world": world, "entries": list(shown(world, moment)), "left": STEP - moment % STEP}
    return render_template("training/authenticator.html", **facts)


def shown(world: World, moment: int) -> Iterator[ShownCode]:
    """The code of each app in this world; also of one that is still being added."""
    for number, multifactor in world.multifactor.items():
        adding = multifactor.adding
        keys = [(app.nickname, app.key) for app in multifactor.apps]
        keys += [(adding.nickname, adding.key)] if adding and adding.key else []
        for nickname, key in keys:
            yield ShownCode(world.accounts[number].holder.name, nickname, code_of(key, moment // STEP))
