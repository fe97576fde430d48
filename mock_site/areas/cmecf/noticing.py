"""E-mail addresses and notices: address by address in a district court (N1), all alike elsewhere (N2).

What is entered is kept at once, whichever button or link comes next, and waits until it is submitted.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from flask import Blueprint, redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.cmecf.maintain import filing_of, submit_all
from mock_site.areas.cmecf.noticing_forms import MOST_ADDRESSES, MOST_CASES, AddressForm, NoticesForm
from mock_site.areas.cmecf.screens import Filer, cases_at, inside, page
from mock_site.world.cases import case_called
from mock_site.world.cmecf_accounts import FilingAccount
from mock_site.world.noticing import AddressNotices, Noticing

screens = Blueprint(
    "noticing", __name__, url_prefix="/ecf/<court>/utilities/maintain-account/email", template_folder="templates"
)

NEW = "new"

Entered = MultiDict[str, str] | None
Values = Mapping[str, str]


@screens.get("")
@inside
def email(filer: Filer) -> str:
    """N1 or N2. `?address` is the one that is open, `?found` a case that was looked for, `?kept` what was done."""
    filing = filing_of(filer)
    if filer.court.kind != "district":
        form = try_again.shown(_name(filer), lambda values: _notices_form(filer, filing, values=values))
        return page(
            "email-all", filer.court, filer, form=form, found=form.found_cases if "found" in request.args else []
        )
    return _addresses(filer, filing, _place(filing))


def _addresses(filer: Filer, filing: FilingAccount, place: int | None) -> str:
    form = None
    if place is not None:
        form = try_again.shown(_name(filer, place), lambda values: _address_form(filing, place, values=values))
    facts = {
        "place": place,
        "here": _open(filer, request.args.get("address", "")),
        "found": case_called(cases_at(filer.court), request.args.get("found", "")),
        "noticing": filing.entered.noticing,
        "most": MOST_ADDRESSES,
        "kept": "kept" in request.args,
    }
    return page("email", filer.court, filer, form=form, **facts)


@screens.post("")
@inside
def answer(filer: Filer) -> Response:
    """Keep what was entered, and go where the button leads."""
    filing, deed = filing_of(filer), request.form.get("deed", "")
    if filer.court.kind != "district":
        return _keep_all(filer, filing, deed)
    place = _place(filing)
    if place is None:
        return _go_on(filer, deed)
    return _keep_address(filer, filing, place, deed)


def _keep_address(filer: Filer, filing: FilingAccount, place: int, deed: str) -> Response:
    form = _address_form(filing, place, request.form)
    if form.blank and deed not in ("find", "add", "remove"):
        _enter(filing, filing.entered.noticing.without_address(place))
        return _go_on(filer, _after(place, deed))
    if not form.validate():
        return try_again.again(_name(filer, place), form)
    _enter(filing, filing.entered.noticing.with_address(place, _changed(filer, form, deed)))
    if deed != "find":
        return _go_on(filer, deed, place)
    if found := form.found_case(cases_at(filer.court)):
        return redirect(_open(filer, str(place), found=found.number))
    try_again.put_aside(_name(filer, place), form.attempt())
    return redirect(_open(filer, str(place), tried="1"))


def _changed(filer: Filer, form: AddressForm, deed: str) -> AddressNotices:
    """The address as the form and its button want it."""
    notices = form.notices()
    if deed == "remove":
        return notices.without_cases(set(form.listed.checked))
    adding = case_called(cases_at(filer.court), request.form.get("adding", ""))
    if deed == "add" and adding and len(notices.cases) + len(notices.summary_cases) < MOST_CASES:
        return notices.with_case(adding.number)
    return notices


def _go_on(filer: Filer, deed: str, place: int | None = None) -> Response:
    """Where a button leads, once what was entered is kept."""
    what, _, where = deed.partition(":")
    if what == "submit":
        submit_all(filer)
        return redirect(_open(filer, kept="1"))
    if what == "return":
        return redirect(url_for("maintain.account", court=filer.court.id))
    if what in ("open", NEW):
        return redirect(_open(filer, where or NEW))
    return redirect(_open(filer, "" if place is None else str(place)))


def _after(place: int, deed: str) -> str:
    """A deed once an address is gone: those behind it have moved up."""
    what, _, where = deed.partition(":")
    return f"{what}:{int(where) - 1}" if where.isdecimal() and int(where) > place else deed


def _keep_all(filer: Filer, filing: FilingAccount, deed: str) -> Response:
    if deed == "clear":
        try_again.forget(_name(filer))
        return redirect(_path(filer))
    form = _notices_form(filer, filing, request.form)
    if not form.validate():
        return try_again.again(_name(filer), form)
    if deed == "find":
        try_again.put_aside(_name(filer), form.attempt())
        return redirect(f"{_path(filer)}?tried=1&found=1")
    try_again.forget(_name(filer))
    _enter(filing, form.noticing())
    return redirect(url_for("maintain.account", court=filer.court.id))


def _enter(filing: FilingAccount, noticing: Noticing) -> None:
    visit.change_world(lambda world: world.with_changed(filing, lambda now: now.entering(noticing=noticing)))


def _place(filing: FilingAccount) -> int | None:
    """The number of the address that is open; the new one comes after the last."""
    asked, count = request.args.get("address", ""), len(filing.entered.noticing.every)
    if asked == NEW:
        return count if count <= MOST_ADDRESSES else None
    return next((place for place in range(count) if str(place) == asked), None)


def _address_form(
    filing: FilingAccount, place: int, entered: Entered = None, values: Values | None = None
) -> AddressForm:
    return AddressForm(entered, noticing=filing.entered.noticing, place=place, primary=filing.email, values=values)


def _notices_form(
    filer: Filer, filing: FilingAccount, entered: Entered = None, values: Values | None = None
) -> NoticesForm:
    return NoticesForm(
        entered,
        noticing=filing.entered.noticing,
        primary=filing.email,
        known=cases_at(filer.court),
        values=values,
    )


def _path(filer: Filer) -> str:
    return url_for("noticing.email", court=filer.court.id)


def _open(filer: Filer, address: str = "", **more: str) -> str:
    """The page with an address open, reached as it was."""
    asked = {"address": address, "from": request.args.get("from", ""), **more}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{_path(filer)}?{query}" if query else _path(filer)


def _name(filer: Filer, place: int = 0) -> str:
    """What a refused form goes by: each court and each address has its own."""
    return f"email-{filer.court.id}-{place}"
