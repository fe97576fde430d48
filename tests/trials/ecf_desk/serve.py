"""Serves a small model of CM/ECF on this machine: `python serve.py PORT FOLDER`; it forgets by `/reset`.

FOLDER holds the package yui2 as npm unpacks it: `npm install --prefix FOLDER yui2@2.9.0`.
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

import pages
from flask import Flask, redirect, request, send_from_directory, session
from waitress import serve
from werkzeug.wrappers import Response

PASSWORD = "Tidy-Lantern-88"
"""Of the login mellsworth, as in filer.toml."""

CASES = {"1:21-cv-10112": "Larkspur Ferry Company v. Harbor Twine Works"}
filed: list[str] = []
app = Flask(__name__)
app.secret_key = "of a made-up court"


@app.get("/")
def first() -> str:
    return pages.FIRST


@app.get("/cgi-bin/ShowIndex.pl")
def index() -> str:
    return pages.INDEX


@app.route("/cgi-bin/login.pl", methods=["GET", "POST"])
def login() -> str | Response:
    given = request.form
    if request.method == "POST" and (given["login"], given["key"], given.get("redact")) == (
        "mellsworth",
        PASSWORD,
        "1",
    ):
        session["who"] = given["login"]
        return redirect("/main")
    wrong = '<p class="note">Login failed: check the login, the password and the box.</p>' if given else ""
    return pages.bare("CM/ECF Filer or PACER Login", pages.LOGIN.format(wrong=wrong))


@app.before_request
def asks_who() -> Response | None:
    """Whoever has not logged in sees the first screens alone."""
    free = request.path == "/" or request.path.startswith(("/cgi-bin/ShowIndex", "/cgi-bin/log", "/lib/", "/reset"))
    return None if free or "who" in session else redirect("/cgi-bin/login.pl")


@app.get("/main")
def main_screen() -> str:
    return pages.screen("U.S. District Court, District of Ferrum", "<p>Choose what you file from the menu above.</p>")


@app.get("/query")
def query() -> str:
    return pages.screen("Query", "<p>Nothing is kept here.</p>")


@app.get("/cgi-bin/find")
def find() -> str:
    name = CASES.get(request.args["case"])
    return f"<p><b>{escape(name)}</b></p>" if name else '<p class="note">Cannot find this case.</p>'


@app.route("/cgi-bin/Dispatch.pl", methods=["GET", "POST"])
def case() -> str | Response:
    if request.method == "POST" and request.form["case"] in CASES:
        session["case"] = request.form["case"]
        return redirect("/event")
    return pages.screen("Motions", pages.CASE)


@app.route("/event", methods=["GET", "POST"])
def event() -> str | Response:
    if request.method == "POST" and "event" in request.form:
        session["event"] = ", ".join(request.form.getlist("event"))
        return redirect("/document")
    return pages.screen("Motions", pages.EVENTS)


@app.route("/document", methods=["GET", "POST"])
def document() -> str | Response:
    file = request.files.get("file")
    if file and file.filename and file.read(5) == b"%PDF-":
        session["file"], session["text"] = file.filename, request.form["text"]
        return redirect("/final")
    wrong = '<p class="note">The document is no PDF.</p>' if request.method == "POST" else ""
    return pages.screen("Motions", pages.DOCUMENT.format(wrong=wrong))


@app.route("/final", methods=["GET", "POST"])
def final() -> str:
    case = session["case"]
    if request.method == "POST":
        filed.append(case)
        body = pages.NOTICE.format(name=escape(CASES[case]), case=case, number=filed.count(case))
        return pages.screen("Notice of Electronic Filing", body)
    facts = {name: escape(session[name]) for name in ("event", "text")}
    return pages.screen("Motions", pages.FINAL.format(case=case, **facts))


@app.get("/doc1/new")
def view() -> str:
    return pages.bare("View Document", f"<p>{escape(session['file'])}, 1 page</p><p>A sample, made up for a guide.</p>")


@app.get("/cgi-bin/Logout.pl")
def logout() -> str:
    session.clear()
    return pages.bare("Logged out", "<p>You have been logged out of the filing system.</p>")


@app.get("/lib/<path:name>")
def library(name: str) -> Response:
    return send_from_directory(app.config["YUI"], name)


@app.post("/reset")
def reset() -> str:
    filed.clear()
    return "Nothing is filed."


def main() -> None:
    port, folder = int(sys.argv[1]), Path(sys.argv[2])
    app.config["YUI"] = str((folder / "node_modules" / "yui2" / "build").resolve())
    serve(app, host="127.0.0.1", port=port, threads=4)


if __name__ == "__main__":
    main()
