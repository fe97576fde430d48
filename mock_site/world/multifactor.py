"""Multifactor authentication (X5, X6): a holder's authenticator apps, backup codes, and codes that come by mail.

The key of an app must be kept as it is, for its codes are made from it. It stays in the world's document: no log, no
session and no address has it. Of every other code only a hash is kept.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from base64 import b32encode

import pyotp

from mock_site.world.parts import WorldPart

ISSUER = "PACER training portal"
"""What an app calls the account: nobody shall take it for PACER's."""

STEP = 30
"""Seconds for which a code of an app is the one of now."""

WINDOW = (0, -1, 1)
"""The steps, from that of now, of which a code is taken: a clock may be wrong, and a person slow."""

KEY_BYTES = 20
MOST_APPS = 5
BACKUP_CODES = 10
SECURITY_CODE_LASTS = 10 * 60
"""Seconds (X5)."""

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Of backup codes: without those that look alike. Twelve of 32 make a code that nobody guesses from its hash."""


class App(WorldPart):
    """An authenticator app: what its holder calls it, and the key from which its codes are made."""

    number: int
    nickname: str
    key: str
    last_step: int = -1
    """The step whose code was used last: neither that code nor an earlier one is taken again."""

    def step_of(self, code: str, moment: int) -> int | None:
        """The step of a code that may be used now."""
        now = moment // STEP
        return next(
            (now + by for by in WINDOW if now + by > self.last_step and _same(code, code_of(self.key, now + by))), None
        )


class SecurityCode(WorldPart):
    """A code that went to the holder's e-mail address: what it is for, and when it was sent, in seconds."""

    purpose: str
    print: str
    sent: int


class Enrolment(WorldPart):
    """An app that is being added: first its nickname, then its key. No code of it has been given yet."""

    nickname: str = ""
    key: str = ""


class Multifactor(WorldPart):
    """All of one account. A deed gives it as it is afterwards."""

    apps: tuple[App, ...] = ()
    backup: tuple[str, ...] = ()
    """Prints of the backup codes that were not used yet."""
    asked: SecurityCode | None = None
    adding: Enrolment | None = None
    keys_made: int = 0

    @property
    def enrolled(self) -> bool:
        """Whether a password alone is not enough: an app or backup codes will do, or both."""
        return bool(self.apps or self.backup)

    @property
    def full(self) -> bool:
        return len(self.apps) >= MOST_APPS

    def app(self, number: int) -> App | None:
        return next((app for app in self.apps if app.number == number), None)

    def opened_by(self, entered: str, moment: int) -> Multifactor | None:
        """What is left when this code has been used, from an app or a backup code; None when it opens nothing."""
        code = bare(entered)
        for app in self.apps:
            if (step := app.step_of(code, moment)) is not None:
                used = app.model_copy(update={"last_step": step})
                return self.model_copy(update={"apps": tuple(used if one == app else one for one in self.apps)})
        if (print_ := print_of(code)) in self.backup:
            return self.model_copy(update={"backup": tuple(kept for kept in self.backup if kept != print_)})
        return None

    def ask(self, purpose: str, code: str, moment: int) -> Multifactor:
        """A security code has been sent; an earlier one is of no use any more."""
        return self.model_copy(update={"asked": SecurityCode(purpose=purpose, print=print_of(code), sent=moment)})

    def proven_by(self, entered: str, purpose: str, moment: int) -> bool:
        """Whether this is the security code that was sent for it, in time."""
        sent = self.asked
        if sent is None or sent.purpose != purpose or moment - sent.sent > SECURITY_CODE_LASTS:
            return False
        return _same(print_of(bare(entered)), sent.print)

    def begin(self) -> Multifactor:
        """Somebody has proven who she is, and may add an app."""
        return self.model_copy(update={"asked": None, "adding": Enrolment()})

    def name(self, nickname: str, key: str) -> Multifactor:
        """The app that is being added has a nickname, and gets its key."""
        adding = Enrolment(nickname=nickname, key=key)
        return self.model_copy(update={"adding": adding, "keys_made": self.keys_made + 1})

    def add(self, entered: str, moment: int) -> Multifactor | None:
        """With the app that was being added, once it gives the right code; None when it does not."""
        if self.adding is None or not self.adding.key or self.full:
            return None
        app = App(number=self.keys_made, nickname=self.adding.nickname, key=self.adding.key)
        if (step := app.step_of(bare(entered), moment)) is None:
            return None
        added = app.model_copy(update={"last_step": step})
        return self.model_copy(update={"apps": (*self.apps, added), "adding": None})

    def remove(self, number: int) -> Multifactor:
        """Without an app. With the last one the backup codes go, too: who removes it turns all off."""
        rest = tuple(app for app in self.apps if app.number != number)
        return self.model_copy(update={"asked": None, "apps": rest, "backup": self.backup if rest else ()})

    def with_backup(self, codes: tuple[str, ...]) -> Multifactor:
        """These backup codes, and no earlier ones."""
        return self.model_copy(update={"asked": None, "backup": tuple(print_of(bare(code)) for code in codes)})

    def interrupted(self) -> Multifactor:
        """Nothing that was begun goes on."""
        return self.model_copy(update={"asked": None, "adding": None})

    def on_another_day(self) -> Multifactor:
        """No code of this day has been used yet."""
        return self.model_copy(update={"apps": tuple(app.model_copy(update={"last_step": -1}) for app in self.apps)})


def code_of(key: str, step: int) -> str:
    """The code of an app in a step (RFC 6238)."""
    return pyotp.HOTP(key).at(step)


def address_of(key: str, username: str) -> str:
    """What the QR code says to an app."""
    return pyotp.TOTP(key).provisioning_uri(name=username, issuer_name=ISSUER)


def key_from(drawn: bytes) -> str:
    """Bytes as an app's key: 32 letters and digits."""
    return b32encode(drawn[:KEY_BYTES]).decode()


def security_code_from(drawn: bytes) -> str:
    """Bytes as a code of six digits."""
    return f"{int.from_bytes(drawn[:8], 'big') % 1_000_000:06}"


def backup_code_from(drawn: bytes) -> str:
    """Bytes as a backup code, such as K7PM-2XWD-9RTA."""
    letters = "".join(LETTERS[byte % len(LETTERS)] for byte in drawn[:12])
    return "-".join((letters[:4], letters[4:8], letters[8:]))


def bare(entered: str) -> str:
    """A code without what people type between its parts."""
    return re.sub(r"[^A-Z0-9]", "", entered.upper(), flags=re.ASCII)


def print_of(code: str) -> str:
    """What is kept of a code."""
    return hashlib.sha256(code.encode()).hexdigest()


def _same(given: str, right: str) -> bool:
    return hmac.compare_digest(given.encode(), right.encode())
