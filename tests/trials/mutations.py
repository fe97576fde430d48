"""Rules of the portal and of comparing, broken one at a time in a copy of it: the tests that prove them must notice."""

from __future__ import annotations

import os
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
"""Of all broken rules, so many may stay unnoticed."""


@dataclass(frozen=True)
class Mutation:
    """What would be wrong, where, the words that are replaced, and the rows or tests that ought to notice."""

    wrong: str
    file: str
    right: str
    instead: str
    rows: str = ""
    tests: str = ""
    """Of a rule that is no row's: a file in `tests/mock_site`, or a test of one that takes long."""


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
    Mutation(
        "a bankruptcy court is asked about litigation of many districts", "areas/efile/kinds.py",
        'courts=("district",),', 'courts=("bankruptcy", "district"),', tests="areas/efile/test_screens.py",
    ),
    Mutation(
        "who asks for admission names no sponsor", "areas/efile/kinds.py",
        "bars=True,\n        sponsor=True,\n        documents=True,", "bars=True,\n        documents=True,",
        tests="areas/efile/test_screens.py",
    ),
    Mutation(
        "a sponsor need have no bar number", "areas/efile/forms.py",
        'text("Sponsor’s Bar Number", Required(), Longest(20))', 'text("Sponsor’s Bar Number", Longest(20))',
        tests="areas/efile/test_screens.py::test_e3a_the_sponsor_and_an_answer_are_needed",
    ),
    Mutation(
        "an attorney is admitted to a bar tomorrow", "areas/efile/forms.py",
        "elif day > self.today:", "elif False:", tests="areas/efile/test_screens.py",
    ),
    Mutation(
        "an attorney names no bar", "areas/efile/applying.py",
        'return "" if self.application.bars else NO_BAR', 'return ""', tests="areas/efile/test_screens.py",
    ),
    Mutation(
        "courts answer a day late", "areas/efile/actions.py",
        "if one.due <= day)", "if one.due < day)", tests="areas/efile/test_decisions.py",
    ),
    Mutation(
        "courts answer on days that are no working days", "world/clock.py",
        "days -= is_working_day(day)", "days -= 1", tests="areas/efile/test_decisions.py",
    ),
    Mutation(
        "a court says no without a reason", "areas/efile/forms.py",
        "if not field.data and not self.own_words.data:", "if False:", tests="areas/efile/test_decisions.py",
    ),
    Mutation(
        "who has a CM/ECF account is given another one", "areas/efile/actions.py",
        "if own_filing_account(world, one.account, one.court):", "if False:", tests="areas/efile/test_decisions.py",
    ),
    Mutation(
        "a document may have a page too many", "areas/efile/documents.py",
        "if (pages := int(told)) > MOST_PAGES:", "if (pages := int(told)) > MOST_PAGES + 1:",
        tests="areas/efile/test_documents.py",
    ),
    Mutation(
        "an eleventh document is taken", "areas/efile/screens.py",
        "len(earlier) >= documents.MOST_DOCUMENTS", "len(earlier) > documents.MOST_DOCUMENTS",
        tests="areas/efile/test_documents.py::test_ten_documents_are_enough_until_one_is_removed",
    ),
    Mutation(
        "an app's code opens twice", "world/multifactor.py",
        "now + by > self.last_step and ", "",
        tests="areas/account/test_mfa.py::test_x6_a_code_works_once",
    ),
    Mutation(
        "an app's code that is a minute late opens", "world/multifactor.py",
        "WINDOW = (0, -1, 1)", "WINDOW = (0, -1, 1, -2)", tests="world/test_multifactor.py",
    ),
    Mutation(
        "the code of anybody's app opens", "visit.py",
        "world.multifactor_of(waiting).opened_by(passcode, moment(world))",
        "next(filter(None, (one.opened_by(passcode, moment(world)) for one in world.multifactor.values())), None)",
        tests="areas/account/test_mfa.py::test_x6_the_code_of_a_stranger_opens_nothing",
    ),
    Mutation(
        "a backup code opens twice", "world/multifactor.py",
        'self.model_copy(update={"backup": tuple(kept for kept in self.backup if kept != print_)})', "self",
        tests="areas/account/test_mfa.py::test_x5_ten_backup_codes_are_shown_once_and_each_opens_the_account_once",
    ),
    Mutation(
        "a security code is good for what it was not sent for", "world/multifactor.py",
        "or sent.purpose != purpose or", "or", tests="world/test_multifactor.py",
    ),
    Mutation(
        "who files gives up the last app", "areas/account/mfa.py",
        "len(multifactor.apps) > 1 or not visit.filing_of(account)", "True",
        tests="areas/account/test_mfa.py::test_x5_who_files_keeps_one_app_and_may_replace_it",
    ),
    Mutation(
        "what is due is skipped a fourth time, by a request that no button sends", "visit.py",
        "if here is None or not due or not updates.skips_left(here, due):", "if here is None or not due:",
        tests="areas/account/test_update_required.py",
    ),
    Mutation(
        "a password lasts 181 days", "world/updates.py",
        "password_expires(world, account) <= world.today,", "password_expires(world, account) < world.today,",
        tests="areas/account/test_update_required.py",
    ),
    Mutation(
        "13 characters are a password of 2025", "forms/credentials_rules.py",
        "if len(password) < length.start:", "if len(password) < length.start - 1:",
        tests="areas/account/test_update_required.py",
    ),
    Mutation(
        "a password of 2025 has its holder's name in it", "forms/credentials_rules.py",
        "for words in (*names, username, email)", "for words in (username, email)",
        tests="forms/test_credentials_rules.py",
    ),
    Mutation(
        "an account that nobody uses stays active for six months and a day", "world/world.py",
        '"2025": timedelta(days=183)', '"2025": timedelta(days=184)',
        tests="areas/account/test_update_required.py::test_who_does_not_log_in_for_six_months_cannot_search_and_in_2021_it_is_two_years",
    ),
    Mutation(
        "who wants a daily summary gets each notice too", "areas/cmecf/filing_acts.py",
        "if not notice.summary:", "if True:", tests="areas/cmecf/test_filing.py",
    ),
    Mutation(
        "a daily summary comes again each day", "world/filed.py",
        "one.at.date() < today and not one.summarized)", "one.at.date() < today)", tests="areas/cmecf/test_filing.py",
    ),
    Mutation(
        "secondary addresses get nothing", "world/noticing.py",
        '(self.primary.model_copy(update={"email": primary}), *self.secondary):',
        '(self.primary.model_copy(update={"email": primary}),):', tests="areas/cmecf/test_filing.py",
    ),
    Mutation(
        "an address that receives nothing is told all the same", "world/noticing.py",
        "return self.receives and (", "return (", tests="areas/cmecf/test_filing.py",
    ),
    Mutation(
        "an address that wants none of its filer's cases is told of them", "world/noticing.py",
        "(takes_part and self.own_cases)", "takes_part", tests="areas/cmecf/test_filing.py",
    ),
    Mutation(
        "a case that is noticed per filing waits for the summary of its address", "world/noticing.py",
        "or (case not in self.cases and self.summary)", "or self.summary", tests="areas/cmecf/test_filing.py",
    ),
    Mutation(
        "a case that is noticed in a summary is noticed as its address is", "world/noticing.py",
        "case in self.summary_cases or (", "(", tests="areas/cmecf/test_filing.py",
    ),
    Mutation(
        "filers are told of others' cases", "world/recipients.py",
        "case.number in filing.cases or filing.login in served", "True", tests="areas/cmecf/test_filing.py",
    ),
    Mutation(
        "a filing agent pays without permission", "areas/cmecf/fees.py",
        "(agent := one.preferences.agent(filing.login)) and agent.pays]", "one.preferences.agent(filing.login)]",
        tests="areas/cmecf/test_fees.py",
    ),
    Mutation(
        "a filing agent serves who has not submitted it yet", "world/world.py",
        "if one.preferences.agent(agent.login))", "if one.entered.agent(agent.login))",
        tests="areas/cmecf/test_agents.py",
    ),
    Mutation(
        "a filing agent files for anybody", "areas/cmecf/filing_acts.py",
        "for one in self.world.served_by(self.filing) if", "for one in self.world.filing if",
        tests="areas/cmecf/test_filing.py::test_an_agent_says_for_whom_she_files",
    ),
    Mutation(
        "a filing agent files with the lawyer's login", "areas/cmecf/filing_acts.py",
        'agent=draft.filing.login if draft.filing.is_agent else "",', "",
        tests="areas/cmecf/test_filing.py::test_an_agent_files_in_the_name_of_who_let_her",
    ),
    Mutation(
        "who owes a court fees files there", "areas/cmecf/filing.py",
        "if own and not own.locked and (", "if own and (",
        tests="areas/cmecf/test_filing.py::test_who_owes_fees_pays_before_she_files",
    ),
    Mutation(
        "a locked account opens when a part is paid", "world/cmecf_accounts.py",
        'if self.locked == "fees" and not left else', 'if self.locked == "fees" else',
        tests="world/test_cmecf_accounts.py",
    ),
    Mutation(
        "fees are paid without a passcode", "areas/cmecf/fees.py",
        "if visit.world().needs_passcode(opened):", "if False:", tests="areas/cmecf/test_fees.py",
    ),
    Mutation(
        "anybody's PACER login pays a filer's fees", "areas/cmecf/fees.py",
        "if filer.account and opened.number == filer.account.number:", "if filer.account:",
        tests="areas/cmecf/test_fees.py",
    ),
    Mutation(
        "Submit pressed twice files twice", "areas/cmecf/filing.py",
        "filing_acts.filed(draft).without_filing_draft(self.key)", "filing_acts.filed(draft)",
        tests="areas/cmecf/test_filing.py::test_submit_pressed_twice_files_once_and_leads_to_the_same_notice",
    ),
    Mutation(
        "who is not linked files", "world/world.py",
        "if a.linked_to == account.number and not a.deactivated)",
        "if a.last_name == account.holder.last_name and not a.deactivated)",
        tests="areas/cmecf/test_filing.py::test_who_is_not_linked_reads_why_she_cannot_file",
    ),
    Mutation(
        "who has given up filing files on", "world/world.py",
        "a.linked_to == account.number and not a.deactivated)", "a.linked_to == account.number)",
        tests="areas/cmecf/test_filing.py::test_who_has_given_up_her_rights_reads_so_and_files_nothing_more",
    ),
    Mutation(
        "nobody else is told of a filing", "areas/cmecf/filing_acts.py",
        "for notice in made.emailed:", "for notice in made.emailed[:1]:", tests="areas/cmecf/test_filing.py",
    ),
    Mutation(
        "any code lets trainees into a class", "world/classes.py",
        "CLASSES.c.code_print == print_of(bare(code))", 'CLASSES.c.code_print != ""',
        tests="areas/training/test_classroom.py",
    ),
    Mutation(
        "a network may guess class codes for ever", "world/tries.py",
        "if len(counted) >= MOST_TRIES:", "if False:",
        tests="areas/training/test_classroom.py::test_who_guesses_is_stopped_for_a_while_and_nobody_elsewhere_with_her",
    ),
    Mutation(
        "a trainee of every class begins anew when one of a class does", "world/classes.py",
        "_worlds_of(of).where(SEATS.c.number == number)", "select(SEATS.c.world).where(SEATS.c.number == number)",
        tests="areas/training/test_classroom.py::test_classes_never_mix",
    ),
    Mutation(
        "the date of another class moves, too", "world/classes.py",
        "worlds = _worlds_of(moved)", "worlds = select(SEATS.c.world)",
        tests="areas/training/test_classroom.py::test_classes_never_mix",
    ),
)  # fmt: skip


COMPARING = (
    Mutation(
        "a field that was replaced is called renamed", "comparing/matching.py",
        "enough = ALMOST_EQUAL if called_otherwise(", "enough = 0.0 if called_otherwise(", tests="test_matching.py",
    ),
    Mutation(
        "a number in the page's code proves that a field is the same", "comparing/matching.py",
        "return not by_words and similar(", "return False and similar(", tests="test_matching.py",
    ),
    Mutation(
        "a neighbor is taken for what is missing", "comparing/matching.py",
        "if alike >= enough and nearby:", "if alike >= 0.3:", tests="test_matching.py",
    ),
    Mutation(
        "two controls in two frames may be one", "comparing/matching.py",
        "kind(one) != kind(other) or one.frame != other.frame", "kind(one) != kind(other)", tests="test_matching.py",
    ),
    Mutation(
        "another browser's pixels are another look", "comparing/changes.py",
        "if not own and looks and", "if not own and", tests="test_changes.py",
    ),
    Mutation(
        "screens that were not reached are missing", "comparing/changes.py",
        "elif self._ended or place < max(both, default=-1) or self._leads_on(one, pairs):", "else:",
        tests="test_changes.py",
    ),
    Mutation(
        "a sentence that is true of a twin stays true", "comparing/changes.py",
        'return acts and change.kind == "renamed"', 'return False and change.kind == "renamed"',
        tests="test_changes.py",
    ),
    Mutation(
        "all that come after one that has moved have moved, too", "comparing/changes.py",
        "length = bisect_left(tails, one.after)", "length = 0", tests="test_changes.py",
    ),
    Mutation(
        "another field's label is tried in its place", "comparing/advising.py",
        "if said not in names}", "}", tests="test_advising.py",
    ),
    Mutation(
        "a page with nothing in common is the same one", "comparing/pairing.py",
        "for i in steps if look_alike(before[first + i], after[then + i])}", "for i in steps}",
        tests="test_pairing.py",
    ),
    Mutation(
        "one new name in two courts is two findings", "comparing/grouping.py",
        "by_rule[rule or rule_of(change)]", "by_rule[change.court + (rule or rule_of(change))]",
        tests="test_grouping.py",
    ),
    Mutation(
        "one new name of a field and of the words beside a value is two findings", "comparing/grouping.py",
        "in roles.items() if len(told) > 1}", "in roles.items() if len(told) > 9}", tests="test_grouping.py",
    ),
    Mutation(
        "what only may be true is written into scripts", "comparing/fixing.py",
        "if said.offered:", "if said.offered or said.maybe:", tests="test_fixing.py",
    ),
)  # fmt: skip
"""Of comparing; their files are those of the assistant, and their tests those in `tests/assistant/comparing`."""

MUTATIONS_OF = {"mock_site": MUTATIONS, "assistant": COMPARING}
"""All of them, by the package that is broken."""

EACH = "long or not long"
"""All tests of a row or a file: `make test` runs a sample of them."""


def rules() -> str:
    """Break each rule, and run the tests that ought to notice until one fails."""
    return all_noticed("mock_site")


def comparing() -> str:
    """The same of what a comparison goes by."""
    return all_noticed("assistant")


def all_noticed(package: str) -> str:
    mutations = MUTATIONS_OF[package]
    slipped = [one.wrong for one in mutations if not noticed(one, package)]
    told = "\n".join(f"{'not noticed' if one.wrong in slipped else 'noticed'}: {one.wrong}" for one in mutations)
    assert len(slipped) <= MAY_SLIP, told
    return told


def noticed(mutation: Mutation, package: str) -> bool:
    """Whether a test fails on the copy with this change; on the package as it is, all of them pass."""
    with tempfile.TemporaryDirectory() as name:
        copy = copied(Path(name), package)
        file = copy / package / mutation.file
        text = file.read_text(encoding="utf-8")
        assert text.count(mutation.right) == 1, f"{mutation.file} has no longer just one “{mutation.right}”"
        file.write_text(text.replace(mutation.right, mutation.instead), encoding="utf-8")
        return not passes(copy, mutation, TESTS_OF[package])


TESTS_OF = {"mock_site": "tests/mock_site", "assistant": "tests/assistant/comparing"}


def copied(folder: Path, package: str) -> Path:
    """A package, to be changed, beside the tests and the other one as they are."""
    shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    for name in {"assistant", "mock_site", "tests", "pyproject.toml"} - {package}:
        (folder / name).symlink_to(ROOT / name)
    return folder


def passes(copy: Path, mutation: Mutation, tests: str) -> bool:
    """Run the tests that ought to notice."""
    asked = [f"{tests}/{mutation.tests}"] if mutation.tests else named_after(mutation.rows)
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *asked, "-m", EACH]
    here = {**os.environ, "PYTHONPATH": str(copy)}  # before the package that is installed
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False, env=here)
    assert done.returncode in (0, 1), done.stdout[-500:] + done.stderr[-500:]
    return done.returncode == 0


def named_after(rows: str) -> list[str]:
    """The tests that are named after some rows, as pytest is asked for them."""
    words = re.sub(r"(ma[bd]|w)(\d+)", r"test_\1\2_ or _\1\2_", rows)
    return [*(f"tests/journeys/test_{name}.py" for name in ROW_TESTS), "-k", words]


if __name__ == "__main__":
    print(rules())  # noqa: T201 - this is what it is for
