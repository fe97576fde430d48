"""PACER's public site."""

from __future__ import annotations

from flask import Blueprint, render_template

screens = Blueprint("pacer", __name__, url_prefix="/pacer")

MENU = (
    ("Register for an Account", "/pacer/register-account"),
    ("Find a Case", "/pacer/find-case"),
    ("File a Case", "/pacer/file-case"),
    ("My Account and Billing", "/pacer/my-account-billing"),
    ("Pricing", "/pacer/pricing"),
    ("Help", "/pacer/help"),
)

# What opens at the top right: the name of the menu, and of its only item. The item is not called as the link that the
# notice names, or a reader would meet the same words twice.
ACCOUNT_MENU = {
    "2021": ("Manage Your Account", "Go to Manage My Account"),
    "2025": ("Log in to…", "Manage PACER Account"),
}


@screens.get("/")
def home() -> str:
    """P1."""
    return render_template("pacer/home.html")


@screens.get("/my-account-billing")
def my_account_billing() -> str:
    """P8."""
    return render_template("pacer/my-account-billing.html")


@screens.get("/my-account-billing/manage-my-account-login")
def gateway() -> str:
    """P9."""
    return render_template("pacer/gateway.html")


@screens.get("/my-account-billing/forgot-username-or-password")
def forgot() -> str:
    """P11."""
    return render_template("pacer/forgot.html")
