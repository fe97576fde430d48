"""An authenticator app of the tests' own, made after RFC 6238, and what stands where the portal tells a code."""

from __future__ import annotations

import base64
import hmac
import re
import struct
from datetime import UTC, datetime

STEP = 30


def passcode(key: str, moment: float) -> str:
    """The six digits that an app with this key shows at a moment, in seconds since 1970."""
    digest = hmac.digest(base64.b32decode(key.replace(" ", "")), struct.pack(">Q", int(moment) // STEP), "sha1")
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place : place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def noon(day: str) -> int:
    """What the clock of codes shows in a world that a program has made, before any code was used."""
    return int(datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC).timestamp())


def wrong(code: str) -> str:
    """Another code of six digits."""
    return f"{(int(code) + 1) % 1_000_000:06}"


def mailed_code(source: str) -> str:
    """The security code in a message."""
    return re.search(r'data-simulation="secret">(\d{6})<', source)[1]


def setup_key(source: str) -> str:
    """The key beside a QR code."""
    return re.search(r'class="setup-key"><span data-simulation="secret">([A-Z2-7 ]+)<', source)[1]


def backup_codes(source: str) -> list[str]:
    """The codes that are shown once."""
    return re.findall(r'<li><span data-simulation="secret">([A-Z0-9-]+)</span>', source)
