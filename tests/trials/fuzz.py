"""Forms filled in at random, and requests that are none: the portal answers each without falling over."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace

from conftest import ADDRESS, CARD, DESMOND, DESMONDS_LOGIN, PERSON, SECURITY, Visitor, served
from explorer import SILENT, portal_for_readers
from nonsense import malformed, posts

import mock_site.app

POSTS = 5_000
REQUESTS = 2_000

KNOWN = SimpleNamespace(
    person=PERSON, address=ADDRESS, security=SECURITY, newcomer=DESMOND, login=DESMONDS_LOGIN, card=CARD
)


def forms() -> str:
    """Every form of every page, by everybody, filled in well, badly and with nonsense."""
    mock_site.app.log = SILENT
    answers = posts(mock_site.app.create_app(portal_for_readers()), KNOWN, POSTS)
    forms = len({place for place, _ in answers})
    return f"{POSTS} posts of {forms} buttons, answered {by_status(status for _, status in answers.elements())}"


def requests() -> str:
    """On the server that people use; afterwards it still works."""
    with served() as portal:
        answers = malformed(portal, REQUESTS)
        after = Visitor(portal).upgrade()
        assert "Upgrade Complete" in after.text, "after all that, a fresh visitor cannot upgrade"
    return f"{REQUESTS} requests, answered {by_status(answers.elements())}"


def by_status(statuses) -> str:
    return ", ".join(f"{count} with {status}" for status, count in sorted(Counter(map(str, statuses)).items()))
