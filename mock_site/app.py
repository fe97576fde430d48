"""The portal as a Flask application: its screens, its headers, its error pages."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable

import structlog
from flask import Flask, Response, render_template, request
from flask_wtf.csrf import CSRFError, CSRFProtect  # type: ignore[import-untyped]  # Flask-WTF ships no types
from werkzeug.exceptions import HTTPException

from mock_site import visit
from mock_site.areas import AREAS
from mock_site.areas.training.worlds import new_world
from mock_site.forms.counties import counties_of
from mock_site.noted import HEADER
from mock_site.serving import LONGEST_TAKEN, names_of
from mock_site.start.portal import PortalSetup
from mock_site.world.classes import Classes, ClassOverError
from mock_site.world.store import UnreadableWorldError, Worlds

LONGEST_POST = 64 * 1024
SECONDS_KEPT = 300
SERVER_FAULT = 500
"""Errors of this status and above are the portal's own."""

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}

# Windows reads these from its registry, where they may be wrong; with “nosniff” a wrong one breaks the page.
FILE_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}

WITHOUT_A_WORLD = ("static", "favicon", "guides.guide", "training.new_world", "desk.start_over")
"""What looks at no world, or leaves it for another."""

UPLOADS = ("efile.upload", "filing.upload")
"""What takes a document, and so a longer post."""

LOOPBACK_NAMES = names_of("127.0.0.1")

log = structlog.get_logger()


def create_app(portal: PortalSetup, names: frozenset[str] | None = LOOPBACK_NAMES) -> Flask:
    """The portal, ready to be served to browsers that ask for it by one of `names`, or by any when there are none.

    Raises PortalError when its database cannot be opened.
    """
    for ending, kind in FILE_TYPES.items():
        mimetypes.add_type(kind, ending)
    app = Flask(__name__)
    app.extensions["portal"] = portal
    app.extensions["worlds"] = worlds = Worlds(portal.database)
    app.extensions["classes"] = Classes(worlds)
    app.config.update(
        SECRET_KEY=worlds.secret_key(),
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SEND_FILE_MAX_AGE_DEFAULT=SECONDS_KEPT,
        MAX_CONTENT_LENGTH=LONGEST_POST,
        WTF_CSRF_TIME_LIMIT=None,  # a trainer may talk for longer than an hour; the token lasts as long as the session
    )
    app.jinja_env.globals.update(
        visit=visit,
        counties_of=counties_of,
    )
    app.before_request(refusing_all_but(names))
    app.before_request(let_documents_in)  # before the token is looked for in what was sent
    app.before_request(read_the_world)
    CSRFProtect(app).exempt(new_world)
    for screens in AREAS:
        for blueprint in screens:
            app.register_blueprint(blueprint)
    app.add_url_rule("/favicon.ico", view_func=lambda: app.send_static_file("favicon.svg"), endpoint="favicon")
    app.register_error_handler(CSRFError, form_expired)
    app.register_error_handler(UnreadableWorldError, offer_a_fresh_world)
    app.register_error_handler(ClassOverError, class_over)
    app.register_error_handler(HTTPException, trouble)
    app.after_request(with_headers)
    return app


def with_headers(response: Response) -> Response:
    """Every answer's headers. Nothing that a visitor sees is kept by a browser or a proxy, but style and fonts are."""
    for name, value in HEADERS.items():
        if name != "Cache-Control" or request.endpoint not in ("static", "favicon"):
            response.headers.setdefault(name, value)
    if read := visit.facts_read():
        response.headers[HEADER] = read
    log.info("answered", method=request.method, path=told_path(), status=response.status_code)
    return response


def told_path() -> str:
    """The path that was asked for, as the log tells it: a class code that stands in it is nobody's business there."""
    code = (request.view_args or {}).get("code")
    return request.path.replace(code, "…") if code else request.path


def refusing_all_but(names: frozenset[str] | None) -> Callable[[], tuple[str, int] | None]:
    """What answers, before any page, a request that asks for this portal by another name."""

    def refuse() -> tuple[str, int] | None:
        # Flask's TRUSTED_HOSTS knows no IPv6 addresses, and leaves the page of the error without any links.
        asked_for = re.sub(r":[0-9]*$", "", request.host).lower()
        if names is None or asked_for in names:
            return None
        heading, words = UNKNOWN_NAME
        return trouble_page(400, heading, words, bar=False), 400

    return refuse


def let_documents_in() -> None:
    """Take in as much as the server does where a document is sent, so that the page can say what is too large."""
    if request.endpoint in UPLOADS:
        request.max_content_length = LONGEST_TAKEN


def read_the_world() -> None:
    """Find out before any page whether the visitor's world can be read, so that all of them say so.

    The front page begins afresh instead. What was left stays in the database, for the version that can read it. Who
    comes from a class that is closed can join another.
    """
    if request.endpoint in WITHOUT_A_WORLD:
        return
    try:
        visit.read_world()
    except UnreadableWorldError:
        if request.endpoint != "training.front":
            raise
        visit.start_over()
    except ClassOverError:
        if request.blueprint != "class_door":
            raise
        visit.leave_closed_class()


def offer_a_fresh_world(error: UnreadableWorldError) -> tuple[str, int]:
    """What stands in place of a page while the visitor's world cannot be read."""
    log.warning("world.unreadable", why=str(error))
    return render_template("unreadable.html", training_bar=None), 409


def class_over(_error: ClassOverError) -> tuple[str, int]:
    """What stands in place of a page for a trainee whose class has been closed."""
    return render_template("class-over.html", training_bar=None), 410


def form_expired(_error: CSRFError) -> tuple[str, int]:
    """A form without its token: sent from elsewhere, or older than the session."""
    return render_template("form-expired.html"), 400


def trouble(error: HTTPException) -> tuple[str, int, list[tuple[str, str]]]:
    """An error as a page of the house, with the headers that it asks for (which methods are allowed, and such)."""
    headers = [(name, value) for name, value in error.get_headers() if name != "Content-Type"]
    code = error.code or 500
    heading, words = TROUBLES.get(code, TROUBLES[500])
    # The bar tells of the visitor's world, which may be what is broken.
    return trouble_page(code, heading, words, bar=code < SERVER_FAULT), code, headers


def trouble_page(code: int, heading: str, words: str, *, bar: bool) -> str:
    """The page of an error, with the training bar or without."""
    facts = {"code": code, "heading": heading, "words": words}
    return render_template("trouble.html", **facts, **({} if bar else {"training_bar": None}))


UNKNOWN_NAME = (
    "The portal does not go by this name",
    "Open the address that it gave when it was started. To use another name, start it with --host and that name.",
)

TROUBLES = {
    400: ("This request cannot be used", "What the browser sent is not what this page expects. Go back and try again."),
    403: (
        "Only the trainer of a class can do this",
        "This browser does not have the key of a class that is open. If you are the trainer, come back by your key.",
    ),
    404: (
        "This page does not exist",
        "The address may be mistyped, or belongs to a page that this portal does not have.",
    ),
    405: ("This page cannot be used like that", "The page exists, but not for what the browser asked of it."),
    413: ("That was too long", "What the browser sent is longer than any form of this portal."),
    500: (
        "Something went wrong in the portal",
        "This is a fault of the training portal, not yours. Try again, or start over.",
    ),
}
"""Status, and the heading and words of its page."""
