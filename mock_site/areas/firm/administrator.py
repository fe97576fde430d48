"""A firm's administrative account: asking others to join, removing them, its lists, and its statement."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import wraps
from typing import Concatenate

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask import Response as Answer
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.account.screens import ask_to_upgrade
from mock_site.areas.firm import actions
from mock_site.areas.firm.forms import LONGEST_COST_CENTER, AddForm, CostCentersForm, RemoveForm, RescindForm
from mock_site.areas.firm.statement import statement_of
from mock_site.visit import Rest
from mock_site.world.accounts import Account
from mock_site.world.clock import in_words
from mock_site.world.world import World

screens = Blueprint("firm", __name__, url_prefix="/pscof/manage", template_folder="templates")

AdministratorView = Callable[Concatenate[Account, Rest], Response | str]

SENT = "Your request has been sent to the account holder."
REMOVED = "The accounts have been removed from your PAA."
RESCINDED = "Your requests have been rescinded."
BOOKED = "The cost centers have been saved."

COLUMNS = ("Account Number", "First Name", "Last Name", "Case Search Status", "Cost Center")
"""What the list tells of each account. How its holder uses it is her own business."""

READ_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A program for tables would calculate with a cell that begins like this."""


def administrators(view: AdministratorView[Rest]) -> Callable[Rest, Response | str]:
    """A screen for those who administer a PAA: an upgraded one, that has been activated."""

    def guarded(paa: Account, /, *args: Rest.args, **kwargs: Rest.kwargs) -> Response | str:
        if not paa.administrative:
            abort(404)
        if paa.legacy:
            return ask_to_upgrade(paa, "PAA Maintenance")
        if paa.case_search == "Not activated":
            return redirect(url_for("activation.show"))
        return view(paa, *args, **kwargs)

    return wraps(view)(visit.signed_in(guarded))


@screens.get("/paa-add")
@administrators
def add(_paa: Account) -> str:
    """A4. `?tried` shows what was wrong with the last try, `?done` that it was sent."""
    form = try_again.shown("paa-add", AddForm.of)
    return render_template("firm/add.html", form=form, done=said_at("paa-add"))


@screens.post("/paa-add")
@administrators
def ask(paa: Account) -> Response:
    """Ask the holder of an account, who must accept."""
    if try_again.cancels():
        return to_maintenance()
    form = AddForm(request.form)
    number, last_name = form.number.data or "", form.last_name.data or ""
    if form.validate():
        form.accuse(form.number, actions.trouble_with_asking(visit.world(), paa, number, last_name))
    if form.errors:
        return try_again.again("paa-add", form)
    visit.change_world(lambda world: actions.asked(world, paa, number, last_name, form.remark.data or ""))
    return to_done("paa-add", SENT)


@screens.get("/paa-remove")
@administrators
def choose_whom_to_remove(paa: Account) -> str:
    """A5."""
    names = _members(visit.world(), paa)
    form = try_again.shown("paa-remove", lambda values: RemoveForm(names=names, values=values))
    return render_template("firm/remove.html", form=form, done=said_at("paa-remove"))


@screens.post("/paa-remove")
@administrators
def remove(paa: Account) -> Response:
    """Let the firm pay no longer for those who are checked."""
    if try_again.cancels():
        return to_maintenance()
    form = RemoveForm(request.form, names=_members(visit.world(), paa))
    if not form.validate():
        return try_again.again("paa-remove", form)

    def removed(world: World) -> World:
        for number in form.chosen.checked:
            world = actions.member_removed(world, world.accounts[paa.number], number, form.remark.data or "")
        return world

    visit.change_world(removed)
    return to_done("paa-remove", REMOVED)


@screens.get("/paa-rescind")
@administrators
def choose_what_to_rescind(paa: Account) -> str:
    """A6."""
    names = _pending(visit.world(), paa)
    form = try_again.shown("paa-rescind", lambda values: RescindForm(names=names, values=values))
    return render_template("firm/rescind.html", form=form, done=said_at("paa-rescind"))


@screens.post("/paa-rescind")
@administrators
def rescind(paa: Account) -> Response:
    """Take back the requests that are checked and not answered yet."""
    if try_again.cancels():
        return to_maintenance()
    form = RescindForm(request.form, names=_pending(visit.world(), paa))
    if not form.validate():
        return try_again.again("paa-rescind", form)

    def rescinded(world: World) -> World:
        for number in form.chosen.checked:
            world = actions.request_rescinded(world, paa, int(number))
        return world

    visit.change_world(rescinded)
    return to_done("paa-rescind", RESCINDED)


@screens.get("/paa-list")
@administrators
def members(paa: Account) -> str:
    """A7."""
    return render_template("firm/members.html", columns=COLUMNS, rows=_rows(visit.world(), paa))


@screens.get("/paa-list.csv")
@administrators
def download(paa: Account) -> Response:
    """A7, as a file for a program that works with tables."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows([harmless(cell) for cell in row] for row in _rows(visit.world(), paa))
    name = {"Content-Disposition": f'attachment; filename="pacer-accounts-{paa.number}.csv"'}
    return Answer(file.getvalue(), mimetype="text/csv", headers=name)


def harmless(cell: str) -> str:
    """A cell that no program takes for a formula."""
    return f"'{cell}" if cell.startswith(READ_AS_FORMULA) else cell


@screens.get("/paa-requests")
@administrators
def requests(paa: Account) -> str:
    """A8, the latest first."""
    return render_template(
        "firm/requests.html", requests=visit.world().firms.requests_of(paa.number), in_words=in_words
    )


@screens.get("/paa-cost-centers")
@administrators
def show_cost_centers(paa: Account) -> str:
    """Under which of its own names the firm books an account's fees."""
    firms = visit.world().firms
    known = {number: firms.members[number].cost_center for number in firms.members_of(paa.number)}
    form = try_again.shown("paa-cost-centers", CostCentersForm.for_accounts(_members(visit.world(), paa)).of, known)
    done = said_at("paa-cost-centers")
    return render_template("firm/cost-centers.html", form=form, longest=LONGEST_COST_CENTER, done=done)


@screens.post("/paa-cost-centers")
@administrators
def book(paa: Account) -> Response:
    """Keep the cost centers; an empty one means none."""
    if try_again.cancels():
        return to_maintenance()
    form = CostCentersForm.for_accounts(_members(visit.world(), paa))(request.form)
    if not form.validate():
        return try_again.again("paa-cost-centers", form)
    visit.change_world(lambda world: actions.booked(world, paa, form.entered))
    return to_done("paa-cost-centers", BOOKED)


@screens.get("/paa-statement")
@visit.signed_in
def statement(paa: Account) -> str:
    """A10. A legacy PAA sees it too."""
    if not paa.administrative:
        abort(404)
    return render_template("firm/statement.html", statement=statement_of(visit.world(), paa), in_words=in_words)


@screens.app_template_global()
def money(amount: Decimal) -> str:
    """An amount as bills write it; a credit has a minus before its sign."""
    return f"{'-' if amount < 0 else ''}${abs(amount):,.2f}"


def to_maintenance() -> Response:
    return redirect(url_for("account.summary", tab="PAA Maintenance"))


def to_done(slug: str, words: str) -> Response:
    """Back to the form, which says what was done."""
    return try_again.say_done(slug, words, to=f"{request.path}?done=1")


def said_at(slug: str) -> str:
    """What was done at a form just now."""
    return " ".join(try_again.done_at(slug)) if "done" in request.args else ""


def _members(world: World, paa: Account) -> list[tuple[str, str]]:
    """The accounts that a PAA pays for: number, and number with the holder's name."""
    members = world.firms.members_of(paa.number)
    return [(number, f"{number} {world.accounts[number].holder.name}") for number in members]


def _pending(world: World, paa: Account) -> list[tuple[str, str]]:
    pending = world.firms.pending_of(paa.number)
    return [(f"{one.number}", f"{one.account} {one.last_name}, {in_words(one.day)}: {one.remark}") for one in pending]


def _rows(world: World, paa: Account) -> Iterable[tuple[str, ...]]:
    for number in world.firms.members_of(paa.number):
        account, membership = world.accounts[number], world.firms.members[number]
        holder = account.holder
        yield number, holder.first_name, holder.last_name, account.case_search, membership.cost_center
