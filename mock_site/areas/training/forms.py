"""What a trainer enters at the training desk."""

from __future__ import annotations

from datetime import date

from wtforms import Field
from wtforms.validators import StopValidation

from mock_site.forms.fields import Required, text
from mock_site.forms.identity import read_date
from mock_site.forms.portal_form import PortalForm

WORLD_YEARS = range(2001, 2100)
"""The years in which a world's date may lie."""


class DateForm(PortalForm):
    """The day that it is in a world, as people write it here."""

    date = text("Date", Required())

    def validate_date(self, field: Field) -> None:
        if chosen_day(field.data) is None:
            raise StopValidation("Date: Enter a day from 2001 to 2099 as MM/DD/YYYY, such as 09/21/2021.")


def chosen_day(entered: str) -> date | None:
    """The day that was entered, if it is one that a world can have."""
    day = read_date(entered)
    return day if day and day.year in WORLD_YEARS else None
