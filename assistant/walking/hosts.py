"""Which hosts a walk may reach: this machine, and those that its owner has allowed. All others get no request."""

from __future__ import annotations

import re
from ipaddress import ip_address

from assistant.errors import HostRefused
from assistant.settings import settings

THIS_MACHINE = ("localhost", "127.0.0.1", "::1")

ADDRESS = re.compile(
    r"https?://(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+))(?::[0-9]{1,5})?(?:[/?#][^\\\s\x00-\x1f]*)?",
    re.IGNORECASE | re.ASCII,
)
"""An address that every program reads alike: no user before the host, no backslash, no other scheme."""


def check(address: str) -> str:
    """The address, if a walk may go there. Raises HostRefused, before anything is asked of it."""
    host = host_of(address)
    if host is None:
        raise HostRefused(f"{told(address)} is no address that a walk can go to. Write it as http://HOST:PORT/…")
    if host not in allowed():
        raise HostRefused(
            f"{told(address)} is refused: “{host}” is not this machine. A walk types made-up logins and must not reach "
            f"a real court; if this is a training site, allow it with ASSISTANT_ALLOWED_HOSTS={host}"
        )
    return address


def is_allowed(address: str) -> bool:
    """Whether a walk may go there."""
    return host_of(address) in allowed()


def allowed() -> tuple[str, ...]:
    """The usual names of this machine, the portal in use if it is on this machine, and what the settings allow."""
    portal = host_of(settings().portal or "")
    own = (portal,) if portal is not None and is_this_machine(portal) else ()
    return tuple(dict.fromkeys((*THIS_MACHINE, *own, *(host.lower() for host in settings().allowed_hosts))))


def host_of(address: str) -> str | None:
    """The host in an address, in small letters; None where two programs could read two hosts."""
    parts = ADDRESS.fullmatch(address)
    if parts is None:
        return None
    return (parts[1] or parts[2]).lower()


def is_this_machine(host: str) -> bool:
    """Whether it is a loopback address; numbers written in another way than usual are none."""
    try:
        return host in THIS_MACHINE or ip_address(host).is_loopback
    except ValueError:
        return False


def rule() -> tuple[str, ...]:
    """The same for all that a browser does by itself: links, redirects, pictures, lookups ahead, and no way around.

    No other name is resolved, and no number is connected to.
    """
    doors = ", ".join(f"EXCLUDE {f'[{host}]' if ':' in host else host}" for host in allowed())
    return (f"--host-resolver-rules=MAP * ~NOTFOUND, {doors}", "--no-proxy-server")


def told(address: str) -> str:
    """An address as it may be repeated: without what stands before its host or behind its path, which may be secret."""
    return re.sub(r"[?#].+", "?…", re.sub(r"//[^/]*@", "//…@", address), flags=re.DOTALL)
