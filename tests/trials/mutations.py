"""Rules of the portal, broken one at a time in a copy of it: the tests of the notices' rows must notice."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROW_TESTS = ("notice", "registering", "linking", "mab_notice", "mad_notice", "what_users_get_wrong")
MAY_SLIP = 1
"""Of ten broken rules, so many may stay unnoticed."""


@dataclass(frozen=True)
class Mutation:
    """What would be wrong, where, the words that are replaced, and the rows that ought to notice."""

    wrong: str
    file: str
    right: str
    instead: str
    rows: str


MUTATIONS = (
    Mutation(
        "an account of August 10, 2014 need not be upgraded", "world/accounts.py",
        "self.created < UPGRADED_FROM", "self.created < date(2014, 8, 10)", "mad27 or mab18",
    ),
    Mutation(
        "the old username and password outlive the upgrade", "world/accounts.py",
        '"credentials": credentials}', '"credentials": self.credentials}', "mad47 or w6",
    ),
    Mutation(
        "a court is live a day early", "world/clock.py",
        "if today >= go_live:", "if today >= go_live - timedelta(days=1):", "mab1 or mad1 or w7",
    ),
    Mutation(
        "a PACER account is linked to a second CM/ECF account", "world/cmecf_accounts.py",
        'return "linked"', "return None", "w25",
    ),
    Mutation(
        "the County list shows before a state is chosen", "templates/address-fields.html",
        "{% if not form.state.data %} hidden{% endif %}", "", "w17",
    ),
    Mutation(
        "half a card is taken", "forms/card_form.py",
        "return [field for field in (*card, *address) if not field.data]", "return []", "mad19 or w19",
    ),
    Mutation(
        "nobody need acknowledge the policies", "areas/registration/templates/registration/acknowledgment.html",
        "<script src=\"{{ url_for('static', filename='redaction.js') }}\" defer></script>", "", "mad23",
    ),
    Mutation(
        "who is not activated cannot link", "world/cmecf_accounts.py",
        'return "legacy" if account.legacy', 'return "legacy" if account.case_search == "Not activated"', "w14 or w5",
    ),
    Mutation(
        "capital letters in a CM/ECF login do not matter", "world/world.py",
        "if (a.court, a.login) == (court, login)", "if (a.court, a.login) == (court, login.lower())", "w28",
    ),
    Mutation(
        "a PACER Administrative Account may continue to a court", "world/notices.py",
        'return ("administrative",)', 'return ("redaction",)', "w20",
    ),
    Mutation(
        "who gives no card can search at once", "areas/registration/actions.py",
        '"Active" if entered.card else "Not activated"', '"Active"', "mad21 or mad22",
    ),
    Mutation(
        "the county may stay empty", "forms/identity.py",
        "if self.state.data and field.data not in self.county.names:", "if False:", "mad44",
    ),
    Mutation(
        "any password opens an account", "world/accounts.py",
        "return check_password_hash(self.password_hash, password)", "return bool(password)", "mad31",
    ),
)  # fmt: skip


EACH = "long or not long"
"""All tests of a row: `make test` runs a sample of them."""


def rules() -> str:
    """Break each rule, and run the rows' tests until one fails."""
    slipped = [one.wrong for one in MUTATIONS if not noticed(one)]
    told = "\n".join(f"{'not noticed' if one.wrong in slipped else 'noticed'}: {one.wrong}" for one in MUTATIONS)
    assert len(slipped) <= MAY_SLIP, told
    return told


def noticed(mutation: Mutation) -> bool:
    """Whether a test fails on the copy with this change; on the portal as it is, all of them pass."""
    with tempfile.TemporaryDirectory() as name:
        copy = copied(Path(name))
        file = copy / "mock_site" / mutation.file
        text = file.read_text(encoding="utf-8")
        assert text.count(mutation.right) == 1, f"{mutation.file} has no longer just one “{mutation.right}”"
        file.write_text(text.replace(mutation.right, mutation.instead), encoding="utf-8")
        return not passes(copy, mutation.rows)


def copied(folder: Path) -> Path:
    """The portal, to be changed, beside the tests and the assistant as they are."""
    shutil.copytree(ROOT / "mock_site", folder / "mock_site", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("assistant", "tests", "pyproject.toml"):
        (folder / name).symlink_to(ROOT / name)
    return folder


def passes(copy: Path, rows: str) -> bool:
    """Run the tests that are named after some rows."""
    files = [f"tests/journeys/test_{name}.py" for name in ROW_TESTS]
    words = re.sub(r"(ma[bd]|w)(\d+)", r"test_\1\2_ or _\1\2_", rows)
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *files, "-k", words, "-m", EACH]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stdout[-500:] + done.stderr[-500:]
    return done.returncode == 0


if __name__ == "__main__":
    print(rules())  # noqa: T201 - this is what it is for
