"""Forgotten username or password: who you are, your security questions, and a new password.

Each page looks the same whether there is such an account or not (see actions.py).
"""

from __future__ import annotations

from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from mock_site import try_again, visit
from mock_site.areas.recovery import actions
from mock_site.areas.recovery.actions import IdentityClaim
from mock_site.areas.recovery.forms import AnswersForm, ForgotPasswordForm, ForgotUsernameForm, ResetForm
from mock_site.world.mail import Mail

screens = Blueprint("recovery", __name__, url_prefix="/pscof", template_folder="templates")


@screens.get("/forgot-username")
def forgot_username() -> str:
    """X1. `?tried` shows what was wrong with the last try."""
    form = try_again.shown("forgot_username", ForgotUsernameForm.of)
    return render_template("recovery/forgot-username.html", form=form)


@screens.post("/forgot-username")
def ask_for_username() -> Response:
    """Mail it to whom the form fits, and say the same to everybody."""
    if try_again.cancels():
        return redirect(url_for("account.login"))
    form = ForgotUsernameForm(request.form)
    if not form.suits():
        return try_again.again("forgot_username", form)
    visit.change_world(lambda world: actions.username_asked(world, form.claim()))
    return redirect(url_for("recovery.username_sent"))


@screens.get("/forgot-username/sent")
def username_sent() -> str:
    """X1's neutral message."""
    return render_template("recovery/username-sent.html")


@screens.get("/forgot-password")
def forgot_password() -> str:
    """X2, first page."""
    form = try_again.shown("forgot_password", ForgotPasswordForm.of)
    return render_template("recovery/forgot-password.html", form=form)


@screens.post("/forgot-password")
def go_to_questions() -> Response:
    """On to the questions, whoever it is. The cookie, which its owner can read, keeps what was typed and no more."""
    if try_again.cancels():
        return redirect(url_for("account.login"))
    form = ForgotPasswordForm(request.form)
    if not form.suits():
        return try_again.again("forgot_password", form)
    session["claim"] = form.claim().model_dump(mode="json")
    return redirect(url_for("recovery.security_questions"))


@screens.get("/forgot-password/questions")
def security_questions() -> Response | str:
    """X2, second page; after five wrong answers, that there are no more tries."""
    if (claim := _claim()) is None:
        return redirect(url_for("recovery.forgot_password"))
    if visit.world().failures.locked("answers", claim.email):
        return render_template("recovery/no-more-answers.html")
    form = try_again.shown("answers", AnswersForm.of)
    key = str(current_app.secret_key)
    questions = actions.questions_for(visit.world(), claim, key)
    return render_template("recovery/security-questions.html", form=form, questions=questions)


@screens.post("/forgot-password/questions")
def answer_questions() -> Response:
    """Mail a link when the answers are right, and say the same to everybody."""
    claim = _claim()
    if try_again.cancels() or claim is None:
        return redirect(url_for("account.login" if claim else "recovery.forgot_password"))
    form = AnswersForm(request.form)
    if not form.validate():
        return try_again.again("answers", form)
    world = visit.change_world(lambda world: actions.questions_answered(world, claim, form.answers()))
    try_again.forget("answers")
    if world.failures.locked("answers", claim.email):
        return redirect(url_for("recovery.security_questions"))
    session.pop("claim")
    return redirect(url_for("recovery.link_sent"))


@screens.get("/forgot-password/sent")
def link_sent() -> str:
    """X2's neutral message."""
    return render_template("recovery/link-sent.html")


@screens.get("/reset-password")
def reset_password() -> str:
    """X3, for whom a message's link has led here; to everybody else, that the link cannot be used."""
    account = actions.resettable(visit.world(), _message())
    if account is None:
        return render_template("recovery/link-expired.html")
    form = try_again.shown("reset_password", ResetForm.of)
    return render_template("recovery/reset-password.html", form=form, account=account)


@screens.post("/reset-password")
def set_password() -> Response:
    """Set it, once."""
    if try_again.cancels():
        return redirect(url_for("account.login"))
    message = _message()
    account = actions.resettable(visit.world(), message)
    if account is None:
        return redirect(url_for("recovery.reset_password"))
    form = ResetForm(request.form)
    if not form.suits(visit.world(), account):
        return try_again.again("reset_password", form)
    visit.change_world(lambda world: actions.with_new_password(world, message, form.password.data or ""))
    session["password_set"] = session.pop("message")
    return redirect(url_for("recovery.password_set"))


@screens.get("/reset-password/complete")
def password_set() -> Response | str:
    """X3-OK, for who has just done it."""
    if "password_set" not in session:
        return redirect(url_for("recovery.reset_password"))
    return render_template("recovery/password-set.html")


def _claim() -> IdentityClaim | None:
    return IdentityClaim.model_validate(session["claim"]) if "claim" in session else None


def _message() -> Mail | None:
    """The message whose link was followed last (see mailbox.py of the training area)."""
    return visit.world().mail(session.get("message"))
