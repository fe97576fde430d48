"""Changes of the portal, each of which makes a sentence of a guide untrue: the walk must stop, and name the sentence.

The first are an attacker's, who found that nearly all of them passed; the others are of the same kind.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from assistant.errors import NotOnScreen, PortalTrouble
from assistant.facts import courts
from assistant.walking import portal
from assistant.walking.browser import OpenBrowser
from assistant.walking.portal import Portal
from assistant.walking.walk import walk
from assistant.walking.walkthrough import find

HOUSE = Path(__file__).parents[2] / "mock_site"

ACCOUNT = "areas/account/templates/account/summary.html"
ADDRESS = "templates/address-fields.html"
ACTIVATE = "areas/registration/templates/registration/activate.html"
ADD = "areas/firm/templates/firm/add.html"
HISTORY = "areas/account/templates/manage/efile-history.html"
LOGIN = "areas/account/templates/account/login.html"
MAIN = "areas/cmecf/templates/cmecf/main.html"
PAYMENT = "areas/registration/templates/registration/payment.html"
PERSON = "areas/registration/templates/registration/account.html"
RULES = "forms/credentials_rules.py"
VERIFY = "areas/cmecf/templates/cmecf/verify.html"


@dataclass(frozen=True)
class Change:
    """What is no longer so, the words of a file that say so now, and the sentence of a guide that it makes untrue."""

    wrong: str
    file: str
    edits: tuple[tuple[str, str], ...]
    guide: str
    sentence: str


def change(wrong: str, file: str, right: str, instead: str, guide: str, sentence: str) -> Change:
    """A change of one place."""
    return Change(wrong, file, ((right, instead),), guide, sentence)


ATTACKERS = (
    change(
        "a username of seven characters will do",
        RULES,
        "\nUSERNAME_LENGTH = range(8, 46)",
        "\nUSERNAME_LENGTH = range(6, 46)",
        "upgrade-account",
        "Create a new **Username** of eight or more",
    ),
    change(
        "a password of seven characters will do",
        RULES,
        '"2021": range(8, 46)',
        '"2021": range(6, 46)',
        "upgrade-account",
        "A password needs eight or more characters",
    ),
    change(
        "a password may hold the username",
        RULES,
        "if _holds_any(password, (username, email)):",
        "if _holds_any(password, (email,)):",
        "register-account",
        "A password needs eight or more characters",
    ),
    change(
        "the old login outlives the upgrade",
        "world/world.py",
        "            if account.credentials.username == username and account.credentials.opened_by(password):",
        '            if username == "tb1407" or '
        "(account.credentials.username == username and account.credentials.opened_by(password)):",
        "upgrade-account",
        "You can no longer use your old PACER username",
    ),
    change(
        "the account shows the old username",
        ACCOUNT,
        "<dd>{{ account.credentials.username }}</dd>",
        "<dd>tb1407</dd>",
        "upgrade-account",
        "Write down your **Account Number**",
    ),
    change(
        "the account shows another number",
        ACCOUNT,
        "<dd>{{ account.number }}</dd>",
        "<dd>7002231</dd>",
        "upgrade-account",
        "Write down your **Account Number**",
    ),
    Change(
        "the account type stands in another row",
        ACCOUNT,
        (
            ("<dt>Account Type</dt><dd>{{ account.type }}", "<dt>Account Type</dt><dd>none"),
            ('<dd>{{ "${:,.2f}".format(account.balance) }}</dd>', "<dd>{{ account.type }}</dd>"),
        ),
        "check-account-type",
        "Look beside **Account Type**.",
    ),
    change(
        "Log Out does not log out",
        "areas/account/screens.py",
        "    visit.sign_out()\n",
        "    pass\n",
        "check-account-type",
        "Click **Log Out**.",
    ),
    change(
        "the name to verify is somebody else's",
        VERIFY,
        "<dd>{{ filing.name }}</dd>",
        "<dd>Rex Thorn</dd>",
        "link-account",
        "Under **CM/ECF account**, check that **Name** and **Login** are yours.",
    ),
    change(
        "the login to verify is somebody else's",
        VERIFY,
        "<dd>{{ filing.login }}</dd>",
        "<dd>rthorn</dd>",
        "link-account",
        "Under **CM/ECF account**, check that **Name** and **Login** are yours.",
    ),
    change(
        "the button that a note quotes is gone",
        VERIFY,
        ' <button name="deed" value="back">Back</button>',
        "",
        "link-account",
        "click “Back” and log out",
    ),
    change(
        "the asterisk is not red",
        "static/account.css",
        ".star { font-weight: 700; color: #b3090c; }",
        ".star { font-weight: 700; color: #333333; }",
        "register-account",
        "designated by a red asterisk",
    ),
    change(
        "the County list is there before a state is chosen",
        ADDRESS,
        "{% if not form.state.data %} hidden{% endif %}",
        "",
        "register-account",
        "The County list appears after",
    ),
    change(
        "the code comes in another time",
        "areas/registration/templates/registration/without-card.html",
        "7–10 business days",
        "15–20 business days",
        "register-without-card",
        "in 7-10 business days",
    ),
    change(
        "the CM/ECF account is not the filer's own login",
        MAIN,
        "{{ filer.filing.login }}, ",
        "rthorn, ",
        "prepare-for-go-live",
        "Beside **CM/ECF account** you read your own login.",
    ),
    change(
        "Pending stands beside one update only",
        HISTORY,
        "<td>{{ one.status }}</td>",
        '<td>{{ one.status if one.cases else "Processed" }}</td>',
        "change-contact-details",
        "Beside **Email Update** you read **Pending**.",
    ),
    change(
        "the message has somebody else's username",
        "areas/recovery/mail.py",
        'f"Username: {account.credentials.username}"',
        '"Username: rthorn1961"',
        "recover-login",
        "Open the message **Your PACER username**",
    ),
    change(
        "other fees are waived",
        "areas/firm/templates/firm/statement.html",
        "Fees of $30.00 or less",
        "Fees of $15.00 or less",
        "set-up-firm-billing",
        "Fees of $30 or less in a quarter are waived.",
    ),
    change(
        "Accepted stands in another line",
        "areas/firm/templates/firm/requests.html",
        "<td>{{ asked.status }}</td></tr>",
        '<td>{{ "Pending" }}</td></tr><tr><td></td><td>Add</td><th scope="row">7000001</th><td>Thorn</td><td></td>'
        "<td>Accepted</td></tr>",
        "set-up-firm-billing",
        "In the line of the lawyer you read **Accepted**.",
    ),
    change(
        "the court's page has another date",
        "areas/court/templates/court/changeover.html",
        '<h2 id="reminder">Before {{ go_live }}</h2>',
        '<h2 id="reminder">Before October 4, 2021</h2>',
        "prepare-for-go-live",
        "It comes on {court.go_live}.",
    ),
    change(
        "the kind of an older username is another",
        LOGIN,
        "An older username has six characters",
        "An older username has seven characters",
        "upgrade-account",
        "An older PACER username has six characters",
    ),
    change(
        "a menu that a note quotes is gone",
        "areas/cmecf/screens.py",
        'MenuItem("Query",',
        'MenuItem("Search",',
        "link-account",
        "click “Query” once",
    ),
    change(
        "a kind of filers that a note quotes has another name",
        "areas/public/templates/pacer/register-account.html",
        ">Non-attorney Filers</a></h2>",
        ">Other Filers</a></h2>",
        "register-account",
        "click “Non-attorney Filers” instead",
    ),
)
"""As an attacker found them."""

OURS = (
    change(
        "an option that a sentence quotes has another name",
        "forms/identity.py",
        '"INDIVIDUAL", "ATTORNEY"',
        '"PRIVATE PERSON", "ATTORNEY"',
        "register-account",
        "choose “Individual” or “Attorney”",
    ),
    change(
        "a group of options has another name",
        "templates/fields.html",
        '<optgroup label="{{ group }}">',
        "<optgroup label=\"{{ group | replace('Government', 'Public') }}\">",
        "register-government",
        "under “Government Accounts”",
    ),
    change(
        "a new field must be filled in",
        PERSON,
        '{% include "address-fields.html" %}',
        '{% include "address-fields.html" %}<div class="field"><label for="tax">Tax Number '
        '<span class="star" aria-hidden="true">*</span></label><input type="text" id="tax" name="tax"></div>',
        "register-account",
        "Click **Next**.",
    ),
    Change(
        "two fields have changed places",
        ADDRESS,
        (
            ('{{ fields.line(form.city, "address-level2", "half") }}', '{{ fields.line(form.ZIP, "postal-code") }}'),
            ('{{ fields.line(form.zip, "postal-code", "short") }}', '{{ fields.line(form.city, "off", "half") }}'),
            ("form.ZIP", "form.zip"),
        ),
        "upgrade-account",
        "Verify **Zip/Postal Code**, **Country**",
    ),
    change(
        "the address to verify is somebody else's",
        ADDRESS,
        '{{ fields.line(form.city, "address-level2", "half") }}',
        '<div class="field half"><label for="city">City</label>'
        '<input type="text" id="city" name="city" value="Portland"></div>',
        "upgrade-account",
        "Verify your address, from **Firm/Office** to **State**.",
    ),
    change(
        "half a card is taken",
        "forms/card_form.py",
        "return [field for field in (*card, *address) if not field.data]",
        "return []",
        "register-account",
        "Complete all fields of the card",
    ),
    change(
        "the page for the card is not optional",
        PAYMENT,
        "This page is optional.",
        "This page is important.",
        "register-account",
        "Providing a credit card is optional.",
    ),
    change(
        "the link in the message works twice",
        "world/mail.py",
        "and self.reset == Reset.of(account)",
        "and self.reset is not None",
        "recover-login",
        "The link works once",
    ),
    change(
        "capital letters in a CM/ECF login do not matter",
        "world/world.py",
        "if (a.court, a.login) == (court, login)",
        "if (a.court, a.login) == (court, login.lower())",
        "link-account",
        "Capital letters matter in both.",
    ),
    change(
        "the link can be undone",
        VERIFY,
        "The link cannot be undone after you click Submit.",
        "The link can be undone.",
        "link-account",
        "You cannot undo the link.",
    ),
    change(
        "the code is told by phone",
        ACTIVATE,
        "nor told by phone",
        "but told by phone",
        "activate-search",
        "Enter the **Activation Code** from your letter.",
    ),
    change(
        "another way that a note quotes is gone",
        ACTIVATE,
        "<p>For access at once, <a href=\"{{ url_for('activation.show_card') }}\">add a credit card</a> instead.</p>",
        "",
        "activate-search",
        "click “add a credit card” there",
    ),
    change(
        "the court's Log Out does not log out",
        "areas/cmecf/screens.py",
        "        visit.sign_out()\n",
        "        pass\n",
        "link-account",
        "Click **Log Out**.",
    ),
    change(
        "an account number has another length",
        ADD,
        '"seven digits"',
        '"nine digits"',
        "set-up-firm-billing",
        "It has seven digits.",
    ),
    change(
        "a firm takes whom it likes",
        ADD,
        "and must accept before the account belongs to your PAA.",
        "and belongs to your PAA at once.",
        "set-up-firm-billing",
        "You cannot add anybody who does not accept",
    ),
    Change(
        "two headings have changed places",
        VERIFY,
        (
            ('<h2 id="cmecf">CM/ECF account</h2>', '<h2 id="cmecf">PACER Account</h2>'),
            ('<h2 id="pacer">PACER account</h2>', '<h2 id="pacer">CM/ECF account</h2>'),
            ("PACER Account</h2>", "PACER account</h2>"),
        ),
        "link-account",
        "Under **CM/ECF account**, check that **Name** and **Login** are yours.",
    ),
    change(
        "Log Out leads to an error",
        "areas/account/screens.py",
        '    visit.sign_out()\n    return redirect(url_for("account.logged_out"))',
        "    return 1 / 0",
        "check-account-type",
        "Click **Log Out**.",
    ),
    change(
        "the styles do not come",
        "templates/account-layout.html",
        "filename='account.css'",
        "filename='acount.css'",
        "check-account-type",
        "Then click **Manage My Account Login**.",
    ),
    change(
        "a window of the browser opens",
        ACCOUNT,
        '{% include "firm/asked.html" %}',
        "<script>setTimeout(() => alert('PACER is closed'))</script>",
        "check-account-type",
        "Click **Login**.",
    ),
    change(
        "the account type is told twice",
        ACCOUNT,
        "<div><dt>Account Balance</dt>",
        "<div><dt>Account Type</dt><dd>PACER Administrative Account</dd></div>\n  <div><dt>Account Balance</dt>",
        "check-account-type",
        "Look beside **Account Type**.",
    ),
)
"""Of the same kind."""

CHANGES = (*ATTACKERS, *OURS)


@contextmanager
def changed_portal(one: Change) -> Iterator[Portal]:
    """A copy of the portal in which one thing is no longer so."""
    with tempfile.TemporaryDirectory() as name:
        house = Path(name) / "mock_site"
        shutil.copytree(HOUSE, house, ignore=shutil.ignore_patterns("__pycache__"))
        file = house / one.file
        text = file.read_text(encoding="utf-8")
        for right, instead in one.edits:
            assert text.count(right) == 1, f"{one.file} has not just one “{right}”"
            text = text.replace(right, instead)
        file.write_text(text, encoding="utf-8")
        guides = Path(name) / "guides"
        guides.mkdir()
        files = tuple(courts.court_file(court.id) for court in courts.shipped())
        # The copy is found before the portal itself, in whichever folder we are.
        with patch.dict(os.environ, {"PYTHONPATH": name, "PYTHONSAFEPATH": "1"}), portal.bundled(files, guides) as copy:
            yield copy


def told(one: Change, browser: OpenBrowser) -> str:
    """What a walk through the changed portal says; nothing where it passes."""
    with tempfile.TemporaryDirectory() as name, changed_portal(one) as running:
        try:
            walk(find(one.guide), courts.court("mad"), running, browser, Path(name) / "walk")
        except (NotOnScreen, PortalTrouble) as stopped:
            return str(stopped)
    return ""
