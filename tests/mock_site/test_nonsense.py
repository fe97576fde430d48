"""A sample of what `make trials` does at full size: nonsense is answered, and breaks nothing."""

import pytest
from explorer import SILENT, portal_for_readers
from nonsense import addresses, malformed, posts

from mock_site.app import create_app


@pytest.mark.slow
def test_forms_filled_in_at_random_break_nothing(known, monkeypatch):
    monkeypatch.setattr("mock_site.app.log", SILENT)
    app = create_app(portal_for_readers())

    answers = posts(app, known, 60)

    assert answers.total() == 60
    assert len({place for place, _ in answers}) >= 15
    assert len(addresses(app)) > 80


def test_requests_that_are_none_break_nothing(serving, new_visitor):
    with serving() as address:
        answers = malformed(address, 30)

        assert answers.total() == 30
        assert "Upgrade Complete" in new_visitor(address).upgrade().text
