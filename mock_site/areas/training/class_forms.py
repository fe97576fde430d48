"""What is entered about a class: by the trainer who opens it, and by trainees who join."""

from __future__ import annotations

import re
import unicodedata
from typing import get_args

from wtforms import Field
from wtforms.validators import StopValidation

from mock_site.areas.training.forms import DateForm
from mock_site.forms.fields import Longest, Required, choice, secret, text
from mock_site.forms.portal_form import PortalForm
from mock_site.world.world import Era

LONGEST_NAME = 30
LONGEST_TITLE = 40
MOST_MARKS = 2
"""Accents on one letter; with more, a name would reach into the rows above and below."""
NO_LETTERS = ("Cn", "Co")
"""Characters that no font has, by Unicode's names."""


def seen_as_a_name(_form: object, field: Field) -> None:
    """A rule: what is entered can be read aloud, and stays in its line. Whatever has no sign is gone by then."""
    entered = str(field.data or "")
    kinds = [unicodedata.category(one) for one in entered]
    if not any(kind[0] in "LN" for kind in kinds) or any(kind in NO_LETTERS for kind in kinds):
        raise StopValidation(f"{field.label.text}: Enter letters or digits that can be read aloud.")
    if re.search("M" * (MOST_MARKS + 1), "".join(kind[0] for kind in kinds)):
        raise StopValidation(f"{field.label.text}: Enter at most {MOST_MARKS} accents on a letter.")


class OpenForm(DateForm):
    """How a class begins."""

    title = text("Name of the class", Required(), Longest(LONGEST_TITLE), seen_as_a_name)
    era = choice("Rules and menus of", get_args(Era), Required())


class CodeForm(PortalForm):
    """The code by which trainees find their class."""

    code = text("Class code", Required())


class NameForm(PortalForm):
    """How a trainee is called in her class."""

    name = text("Name to be shown", Required(), Longest(LONGEST_NAME), seen_as_a_name)


class KeyForm(PortalForm):
    """The key by which a trainer comes back to her class."""

    key = secret("Trainer’s key", Required())
