"""The guides that were built, so that a court page's “view the PDF version” opens ours."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, render_template, request, send_file
from flask import Response as Answer
from werkzeug.wrappers import Response

from mock_site import visit
from mock_site.areas.training.guide_links import KINDS_WITH_LINKS, inside, places_of
from mock_site.areas.training.guide_shelf import KINDS_OF_DOCUMENT, TITLES, Shelf

screens = Blueprint("guides", __name__, url_prefix="/guides", template_folder="templates")

CONTENT_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'unsafe-inline'; img-src 'self' data:;"
    " font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""A guide is one file that brings its own style, script, pictures and fonts, and a stricter policy for them."""


@screens.get("/", defaults={"file": "index.html"})
@screens.get("/<path:file>")
def guide(file: str) -> Response | tuple[str, int]:
    """A file of the guides' folder and of nowhere else; a guide that is not there says how it is built.

    The links of a court's notice lead here whether its guides are built or not, and then this page is what they offer.
    """
    document = _found(visit.guides_folder(), file)
    if document is None:
        page = render_template("training/no-guide.html", file=file, command=how_to_build(file))
        return page, 200 if _is_offered(file) else 404
    if kind := KINDS_WITH_LINKS.get(document.suffix):
        places = places_of(visit.noted_portal().courts.values())
        answer = Answer(inside(document, places, request.host_url.rstrip("/")), mimetype=kind)
    else:
        answer = send_file(document, max_age=0)
    answer.headers["Content-Security-Policy"] = CONTENT_POLICY
    return answer


@screens.app_template_global()
def shelf() -> Shelf:
    """The guides that other pages can lead to."""
    return Shelf(visit.guides_folder(), visit.world().era)


def _found(folder: Path | None, file: str) -> Path | None:
    """A file of the folder; nothing of a hidden one, where the assistant builds before its search for secrets."""
    if folder is None:
        return None
    folder = folder.resolve()
    try:
        # Where links lead is what counts: neither out of the folder nor to what is hidden in it.
        within = (folder / file).resolve().relative_to(folder)
        if any(part.startswith(".") for part in (*file.split("/"), *within.parts)):
            return None
        return folder / within if (folder / within).is_file() else None
    except (OSError, RuntimeError, ValueError):  # nor a loop of links, nor what is no path at all
        return None


def _is_offered(file: str) -> bool:
    """Whether a path is that of a guide of one of the courts, built or not."""
    match file.split("/"):
        case [court, slug, document] if slug in TITLES and court in visit.noted_portal().courts:
            return document in {f"{court}-{slug}{end}" for end in KINDS_OF_DOCUMENT}
        case _:
            return False


def how_to_build(file: str) -> str:
    """The command that makes the guide of a path such as mad/upgrade-account/mad-upgrade-account.pdf."""
    match file.split("/"):
        case [court, walkthrough, _] if court.isalnum() and walkthrough.replace("-", "").isalnum():
            return f"assistant guide {walkthrough} --court {court}"
        case _:
            return "assistant guide"
