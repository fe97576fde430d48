"""Manage MFA Settings (X5): authenticator apps, backup codes, and the security code that each change asks for."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

import segno
from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.account.entries import finished, page
from mock_site.areas.account.mail import security_code
from mock_site.areas.account.mfa_forms import AppCodeForm, NicknameForm, SecurityCodeForm
from mock_site.areas.account.screens import place_of
from mock_site.world.accounts import Account
from mock_site.world.multifactor import (
    BACKUP_CODES,
    Multifactor,
    address_of,
    backup_code_from,
    key_from,
    security_code_from,
)
from mock_site.world.world import World

screens = Blueprint("mfa", __name__, url_prefix="/pscof/manage/mfa-settings", template_folder="templates")

MFA_SETTINGS = "mfa-settings"
ADD, NEW_CODES, REMOVE = "add-app", "new-codes", "remove"
SECURITY_CODE, NICKNAME, APP_CODE = "mfa-security-code", "mfa-nickname", "mfa-scan"
"""The forms that are put aside when they are refused."""

WRONG_CODE = "The security code is wrong or has expired."
NO_MORE_TRIES = "Too many wrong security codes. Try again in 30 minutes."
WRONG_APP_CODE = "This is not the code that the app shows now."
SAME_NICKNAME = "You have an app with this nickname already."

Rest = ParamSpec("Rest")


def enrolling(view: Callable[Concatenate[Account, Rest], Response | str]) -> Callable[Rest, Response | str]:
    """A page for who is signed in, in a year that has multifactor authentication."""

    @wraps(view)
    def guarded(account: Account, /, *args: Rest.args, **kwargs: Rest.kwargs) -> Response | str:
        place_of(account, MFA_SETTINGS)
        return view(account, *args, **kwargs)

    return visit.signed_in(guarded)


@screens.get("")
@enrolling
def methods(account: Account) -> str:
    """X5: what is enrolled, and what can be done about it."""
    multifactor = _of(account)
    facts = {"multifactor": multifactor, "may_go": _may_go(account, multifactor), "full_set": BACKUP_CODES}
    return page("mfa-settings", account, MFA_SETTINGS, **facts)


@screens.post("")
@enrolling
def ask(account: Account) -> Response:
    """A button was pressed: whatever it asks for, a security code comes first, by e-mail."""
    purpose, multifactor = request.form.get("deed", ""), _of(account)
    possible = {
        ADD: not multifactor.full,
        NEW_CODES: True,
        **{_removal(app.number): _may_go(account, multifactor) for app in multifactor.apps},
    }
    if not possible.get(purpose):
        return redirect(url_for("mfa.methods"))
    visit.change_world(lambda world: _asked(world, account, purpose))
    try_again.forget(SECURITY_CODE)
    return redirect(f"{url_for('mfa.methods')}/{purpose}")


@screens.get(f"/{ADD}")
@enrolling
def add(account: Account) -> Response | str:
    """X5: the security code for one more app."""
    return _security_code_page(account, ADD)


@screens.post(f"/{ADD}")
@enrolling
def begin(account: Account) -> Response:
    """Whose the e-mail address is may add an app."""
    return _refused(account, ADD, lambda world: _with(world, account, Multifactor.begin)) or redirect(
        url_for("mfa.nickname")
    )


@screens.get(f"/{NEW_CODES}")
@enrolling
def new_codes(account: Account) -> Response | str:
    """X5: the security code for backup codes."""
    return _security_code_page(account, NEW_CODES)


@screens.post(f"/{NEW_CODES}")
@enrolling
def show_codes(account: Account) -> Response | str:
    """X5: ten backup codes. This answer alone shows them, since only their hashes are kept: it leads nowhere else."""
    drawn = (visit.world().drawn(account, "backup code", number) for number in range(BACKUP_CODES))
    codes = tuple(map(backup_code_from, drawn))
    refused = _refused(account, NEW_CODES, lambda world: _with(world, account, lambda one: one.with_backup(codes)))
    return refused or page("mfa-codes", account, MFA_SETTINGS, codes=codes)


@screens.get(f"/{REMOVE}/<int:number>")
@enrolling
def remove(account: Account, number: int) -> Response | str:
    """X5: the security code for giving up an app."""
    return _security_code_page(account, _removal(number))


@screens.post(f"/{REMOVE}/<int:number>")
@enrolling
def removed(account: Account, number: int) -> Response:
    """Log in without it from now on; with the last one, without any passcode."""

    def deed(world: World) -> World:
        multifactor = world.multifactor_of(account)
        return _with(world, account, lambda one: one.remove(number)) if _may_go(account, multifactor) else world

    return _refused(account, _removal(number), deed) or finished(
        MFA_SETTINGS,
        "The app has been removed.",
        "Its codes do not open your account any more. You may delete it from your phone, too.",
    )


@screens.get(f"/{ADD}/nickname")
@enrolling
def nickname(account: Account) -> Response | str:
    """X5: what the holder calls her app."""
    if _of(account).adding is None:
        return redirect(url_for("mfa.methods"))
    return page("mfa-nickname", account, MFA_SETTINGS, try_again.shown(NICKNAME, NicknameForm.of))


@screens.post(f"/{ADD}/nickname")
@enrolling
def set_nickname(account: Account) -> Response:
    """The app gets its key."""
    if _of(account).adding is None or try_again.cancels():
        return _given_up(account)
    form = NicknameForm(request.form)
    form.validate()
    wanted = form.nickname.data or ""
    taken = wanted.casefold() in (app.nickname.casefold() for app in _of(account).apps)
    form.accuse(form.nickname, SAME_NICKNAME if taken else None)
    if form.errors:
        return try_again.again(NICKNAME, form)

    def deed(world: World) -> World:
        key = key_from(world.drawn(account, "key", world.multifactor_of(account).keys_made))
        return _with(world, account, lambda one: one.name(wanted, key))

    visit.change_world(deed)
    try_again.forget(NICKNAME)
    return redirect(url_for("mfa.scan"))


@screens.get(f"/{ADD}/scan")
@enrolling
def scan(account: Account) -> Response | str:
    """X5: the QR code, and the same as a key to type."""
    adding = _of(account).adding
    if adding is None or not adding.key:
        return redirect(url_for("mfa.methods"))
    drawn = segno.make(address_of(adding.key, account.credentials.username), error="m", micro=False)
    picture = drawn.svg_inline(border=4, omitsize=True, light="#fff")
    facts = {"picture": picture, "key": " ".join(adding.key[at : at + 4] for at in range(0, len(adding.key), 4))}
    form = try_again.shown(APP_CODE, AppCodeForm.of)
    return page("mfa-scan", account, MFA_SETTINGS, form, nickname=adding.nickname, **facts)


@screens.post(f"/{ADD}/scan")
@enrolling
def enroll(account: Account) -> Response:
    """The app is enrolled once it gives the right code."""
    if _of(account).adding is None or try_again.cancels():
        return _given_up(account)
    form = AppCodeForm(request.form)
    if not form.validate():
        return try_again.again(APP_CODE, form)
    added: Multifactor | None = None

    def deed(world: World) -> World:
        nonlocal added
        added = world.multifactor_of(account).add(form.code.data or "", visit.moment(world))
        return world.with_multifactor(account, added).code_used() if added else world

    visit.change_world(deed)
    if added is None:
        form.accuse(form.code, WRONG_APP_CODE)
        return try_again.again(APP_CODE, form)
    try_again.forget(APP_CODE)
    return finished(
        MFA_SETTINGS,
        "Your authenticator app has been added.",
        "From now on you are asked for a one-time passcode at each login. Your app shows a new one every 30 seconds.",
        "Get backup codes as well: click Close, then Manage MFA Settings, then Get New Codes.",
    )


def _of(account: Account) -> Multifactor:
    return visit.world().multifactor_of(account)


def _with(world: World, account: Account, change: Callable[[Multifactor], Multifactor]) -> World:
    return world.with_multifactor(account, change(world.multifactor_of(account)))


def _removal(number: int) -> str:
    return f"{REMOVE}/{number}"


def _may_go(account: Account, multifactor: Multifactor) -> bool:
    """Whether an app may be removed: who files in a court keeps one at least."""
    return len(multifactor.apps) > 1 or not visit.filing_of(account)


def _asked(world: World, account: Account, purpose: str) -> World:
    """The world after a security code was sent."""
    code = security_code_from(world.drawn(account, "security code"))
    asked = world.multifactor_of(account).ask(purpose, code, visit.moment(world))
    return world.with_multifactor(account, asked).with_mail(security_code(account, world.today, code))


def _security_code_page(account: Account, purpose: str) -> Response | str:
    asked = _of(account).asked
    if asked is None or asked.purpose != purpose:
        return redirect(url_for("mfa.methods"))
    form = try_again.shown(SECURITY_CODE, SecurityCodeForm.of)
    return page("mfa-security-code", account, MFA_SETTINGS, form, purpose=purpose)


def _refused(account: Account, purpose: str, then: Callable[[World], World]) -> Response | None:
    """Do what a security code was asked for; or where that leads which was not done.

    A wrong code is counted, and after five in a row none is taken.
    """
    if (asked := _of(account).asked) is None or asked.purpose != purpose or try_again.cancels():
        return _given_up(account)
    form = SecurityCodeForm(request.form)
    if not form.validate():
        return try_again.again(SECURITY_CODE, form)
    done = False

    def deed(world: World) -> World:
        nonlocal done
        proven = world.multifactor_of(account).proven_by(form.code.data or "", purpose, visit.moment(world))
        done = proven and not world.failures.locked("code", account.number)
        if not done:
            return world.with_failures(world.failures.one_more("code", account.number))
        return then(world.with_failures(world.failures.forgiven("code", account.number)))

    world = visit.change_world(deed)
    if done:
        try_again.forget(SECURITY_CODE)
        return None
    form.refuse(NO_MORE_TRIES if world.failures.locked("code", account.number) else WRONG_CODE)
    return try_again.again(SECURITY_CODE, form)


def _given_up(account: Account) -> Response:
    """Cancel, or a page that has come too late: nothing that was begun goes on."""
    for name in (SECURITY_CODE, NICKNAME, APP_CODE):
        try_again.forget(name)
    visit.change_world(lambda world: _with(world, account, Multifactor.interrupted))
    return redirect(url_for("mfa.methods"))
