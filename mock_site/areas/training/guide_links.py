"""A guide as it is opened in the portal: what leads to PACER or a court leads to the portal's own page of it.

Everything else that would leave the portal, such as a mail address, a phone number or a site that it does not play, is
left as text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pikepdf

from mock_site.start.courts import Court

KINDS_WITH_LINKS = {".html": "text/html", ".pdf": "application/pdf"}
"""The documents of a guide that are opened here, by their endings."""

LINK = re.compile(r'(<a\b[^>]*?)\s+href="([a-z][a-z0-9+.-]*:[^"]*)"', re.IGNORECASE)
"""A link of a web page that has an address with a scheme; one within the page or beside it has none."""

Led = Callable[[str], str | None]
"""Where an address leads in the portal; nowhere if it does not play it."""


def places_of(courts: Iterable[Court]) -> dict[str, str]:
    """The portal's pages by the addresses that readers are told."""
    sites = (site for court in courts for site in (court.sites.pacer, court.sites.court, court.sites.cmecf))
    return {site.shown: site.walk for site in sites if site.walk.startswith("/")}


def inside(file: Path, places: Mapping[str, str], portal: str) -> bytes:
    """A document whose links stay inside; `portal` is the portal's own address, for readers outside of a browser."""
    if file.suffix == ".pdf":
        return _pdf(file.read_bytes(), lambda address: (path := _led(address, places)) and f"{portal}{path}")
    return _page(file.read_text(encoding="utf-8"), lambda address: _led(address, places)).encode()


def _led(address: str, places: Mapping[str, str]) -> str | None:
    scheme, _, asked = address.partition("://")
    known = [place for place in places if f"{asked}/".startswith(f"{place}/")]
    return places[max(known, key=len)] if known and scheme in ("http", "https") else None


def _page(words: str, led: Led) -> str:
    def changed(link: re.Match[str]) -> str:
        path = led(link[2])
        return f'{link[1]} href="{path}"' if path else link[1]

    return LINK.sub(changed, words)


def _pdf(data: bytes, led: Led) -> bytes:
    try:
        document = pikepdf.open(io.BytesIO(data))
    except pikepdf.PdfError:
        return data  # what cannot be read has no links either
    with document:
        if not (links := _links(document)):
            return data
        for link in links:
            if path := led(str(link.A.URI)):
                link.A.URI = pikepdf.String(path)
            else:
                del link.A
        written = io.BytesIO()
        document.save(written, deterministic_id=True)
    return written.getvalue()


def _links(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    """What can be clicked in a PDF, and leads to an address."""
    notes = (note for page in document.pages for note in page.get("/Annots", pikepdf.Array()))
    return [note for note in notes if "/A" in note and "/URI" in note.A]
