"""What no screen shows and filers must know is told in a guide, and what only the training portal has in none."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from assistant.commands.lint import calls, literal_text, sentence_of
from assistant.walking.walkthrough import BUNDLED, find

KNOWN = (
    ("upgrade-account", "A username of eight or more, and at most 45", "A new username of 8 to 45 characters"),
    ("upgrade-account", "A forgotten username has a guide", "the guide “Recover your PACER login”"),
    ("upgrade-account", "A forgotten password of an older account needs a call", "has no security questions"),
    (
        "recover-login",
        "So it is told where passwords are set anew",
        "has no security questions. For a new password of such an account",
    ),
    ("upgrade-account", "Who shares an account gets one of her own", "Do you share it? Get your own"),
    ("register-account", "Shared accounts are no use", "Shared PACER accounts may no longer be used"),
    ("link-account", "Nor is one ever linked", "Never link an account that you share."),
    ("upgrade-account", "From when on the old login fails", "From now on, use the new ones."),
    ("link-account", "Linking comes after the login", "Log in all the same: you link it after that"),
    ("link-account", "One login for all courts", "With Central Sign-On, that one login opens PACER and every NextGen"),
    ("link-account", "Whom to ask where a name is wrong", "log out, and ask {court.clerk}"),
    ("link-account", "What is left where linking keeps failing", "The last resort"),
    ("prepare-for-go-live", "More will be posted", "more steps may be posted there"),
    ("prepare-for-go-live", "Where to read on", "“NextGen FAQs” and “How to Use PACER”"),
    ("prepare-for-go-live", "Other courts move on other days", "It has a day of its own."),
    ("prepare-for-go-live", "Whom to write to for a login", "email the Clerk’s Office at {court.contacts.clerk_mail}"),
    ("change-contact-details", "Where other addresses are changed", "Secondary email addresses stay there"),
)

OURS = re.compile(
    r"\bmailbox\b|\bmailroom\b|\bany will do\b|\b24 hours\b|\b30 minutes\b|\bprinted guide\b", re.IGNORECASE
)
"""Rooms of the training portal, what it assumes, and a document that the reader may not hold."""


def words_of(file: Path) -> str:
    """All that a script says, one sentence after the other."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    texts = (one.value for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str))
    return " ".join(" ".join(texts).split())


@pytest.mark.parametrize(("name", "what", "words"), KNOWN, ids=[f"{name}: {what}" for name, what, _ in KNOWN])
def test_it_is_told_where_it_is_needed(name, what, words):
    assert words in words_of(find(name).file), what


@pytest.mark.parametrize("name", BUNDLED)
def test_no_guide_tells_what_is_so_in_the_training_portal_alone(name):
    assert not OURS.findall(words_of(find(name).file))


@pytest.mark.parametrize("name", BUNDLED)
def test_what_is_read_is_told_as_seen(name):
    """“You see”: nobody is asked to do anything."""
    told = [literal_text(sentence_of(verb, call)) for verb, call in calls(find(name).file) if verb == "see"]

    assert not [sentence for sentence in told if sentence.startswith("You read")]
