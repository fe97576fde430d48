"""Many visitors at once, and many walks one after the other."""

from __future__ import annotations

import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import quantiles

from conftest import Visitor, served

from assistant import courts
from assistant.browser import desk
from assistant.portal import bundled
from assistant.walk import walk
from assistant.walkthrough import find

VISITORS = 60
AT_ONCE = 12
WALKS = 15


def visitors() -> str:
    """Everybody upgrades the same made-up account, each in a world of her own."""
    with served() as portal, ThreadPoolExecutor(AT_ONCE) as crowd:
        times = list(crowd.map(lambda _: one_upgrade(portal), range(VISITORS)))
    return f"{VISITORS} upgrades, {AT_ONCE} at once: 95 of 100 took under {quantiles(times, n=20)[-1]:.1f} s"


def one_upgrade(portal: str) -> float:
    began = time.monotonic()
    done = Visitor(portal).upgrade()
    assert "Upgrade Complete" in done.text, f"the portal shows {done.text[:200]}"
    return time.monotonic() - began


def soak() -> str:
    """The last walk gives the same recording as the first, and the portal has not grown."""
    walkthrough, court = find("upgrade-account"), courts.court("mad")
    with (
        tempfile.TemporaryDirectory() as name,
        desk() as at_hand,
        bundled((courts.file_of("mad"),), Path(name)) as portal,
    ):
        first = walk(walkthrough, court, portal, at_hand, Path(name) / "first")
        before = memory(portal.address)
        for number in range(WALKS):
            last = walk(walkthrough, court, portal, at_hand, Path(name) / str(number))
            assert last.edition == first.edition, f"walk {number} differs from the first"
        grown = memory(portal.address) - before
    assert grown < 20_000, f"the portal has grown by {grown} KB"
    return f"{WALKS} walks alike; the portal grew by {max(grown, 0)} KB"


def memory(address: str) -> int:
    """Kilobytes that the portal holds, by what the system says of the process that listens there."""
    port = address.rpartition(":")[2]
    listing = subprocess.run(["ps", "-eo", "rss,args"], capture_output=True, text=True, check=True).stdout
    sizes = [int(line.split()[0]) for line in listing.splitlines() if "-m mock_site" in line and "--port 0" in line]
    assert sizes, f"no portal at {port}"
    return max(sizes)
