"""What a username and a password must be like, in each era of the portal."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mock_site.world.accounts import Holder
from mock_site.world.world import Era

USERNAME_LENGTH = range(8, 46)
LEGACY_USERNAME_LENGTH = 6
LEGACY_PASSWORD_LENGTH = 8
PASSWORD_LENGTH: dict[Era, range] = {"2021": range(8, 46), "2025": range(14, 46)}
SHORTEST_PART = 3
"""Parts of a name that are shorter than this are too common to forbid."""

NOT_AVAILABLE = "This username is not available. Please choose another."
THE_OLD_ONE = "Your new password must not be the old one."

LOWER, UPPER, DIGIT, SPECIAL = r"[a-z]", r"[A-Z]", r"[0-9]", r"[^A-Za-z0-9\s]"


def username_trouble(username: str) -> str | None:
    """Why a new username will not do, if so."""
    if len(username) < USERNAME_LENGTH.start:
        return "Username must be at least 8 characters."
    if len(username) >= USERNAME_LENGTH.stop:
        return "Username must be at most 45 characters."
    if not re.fullmatch(r"[A-Za-z0-9@._-]+", username):
        return "Username may contain only letters, digits and the characters @ . _ -"
    return None


def password_trouble(password: str, era: Era, username: str, email: str, names: Iterable[str]) -> str | None:
    """Why a new password will not do, if so."""
    length = PASSWORD_LENGTH[era]
    if len(password) < length.start:
        return f"Password must be at least {length.start} characters."
    if len(password) >= length.stop:
        return "Password must be at most 45 characters."
    return KINDS_TROUBLE[era](password) or PARTS_TROUBLE[era](password, username, email, names)


def password_trouble_for(password: str, era: Era, username: str, holder: Holder) -> str | None:
    """Why a holder's new password will not do, if so."""
    names = (holder.first_name, holder.middle_name, holder.last_name)
    return password_trouble(password, era, username, holder.email, names)


def _kinds_2021(password: str) -> str | None:
    if _has(password, LOWER) and _has(password, UPPER) and (_has(password, DIGIT) or _has(password, SPECIAL)):
        return None
    return "Password must contain a lower-case letter, an upper-case letter, and a digit or special character."


def _kinds_2025(password: str) -> str | None:
    if _has(password, LOWER) and _has(password, UPPER) and _has(password, SPECIAL):
        return None
    return "Password must contain a lower-case letter, an upper-case letter and a special character."


def _parts_2021(password: str, username: str, email: str, _names: Iterable[str]) -> str | None:
    if _holds_any(password, (username, email)):
        return "Password must not contain your username or email address."
    return None


def _parts_2025(password: str, username: str, email: str, names: Iterable[str]) -> str | None:
    parts = (part for words in (*names, username, email) for part in re.split(r"[^A-Za-z0-9]+", words))
    if _holds_any(password, (username, email, *parts)):
        return "Password must not contain any part of your name, username or email address."
    return None


KINDS_TROUBLE = {"2021": _kinds_2021, "2025": _kinds_2025}
PARTS_TROUBLE = {"2021": _parts_2021, "2025": _parts_2025}


def _has(password: str, kind: str) -> bool:
    return re.search(kind, password) is not None


def _holds_any(password: str, words: Iterable[str]) -> bool:
    return any(len(word) >= SHORTEST_PART and word.casefold() in password.casefold() for word in words)
