"""What a person sets in the environment, and the sentence when it cannot be used."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.errors import BadInput
from assistant.facts import courts
from assistant.facts.courts import Edition
from assistant.settings import settings
from assistant.walking import walk


@pytest.fixture
def environment(monkeypatch):
    """Sets a variable as a person does before a command starts."""

    def put(name, value):
        monkeypatch.setenv(name, value)
        settings.cache_clear()

    yield put
    settings.cache_clear()


def test_a_guide_is_dated_from_the_environment_where_the_court_names_no_day(environment):
    mad = courts.court("mad")
    assert walk.facts(mad).edition_date is None

    environment("SOURCE_DATE_EPOCH", "1631577600")

    dated = mad.model_copy(update={"edition": Edition(day=date(2021, 9, 1))})
    assert walk.facts(mad).edition_date == date(2021, 9, 14)
    assert walk.facts(dated).edition_date == date(2021, 9, 1)


@pytest.mark.parametrize(
    ("name", "value"),
    [("SOURCE_DATE_EPOCH", "yesterday"), ("SOURCE_DATE_EPOCH", "-1"), ("ASSISTANT_PATIENCE", "much")],
)
def test_what_cannot_be_used_is_named(environment, name, value):
    environment(name, value)

    with pytest.raises(BadInput, match=f"^{name} in the environment: "):
        settings()
