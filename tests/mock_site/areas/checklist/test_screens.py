"""F10, “Which steps do I need?”: every path through the questions ends at the right checklist."""

from __future__ import annotations

from itertools import product

import pytest

pytestmark = pytest.mark.siblings(6, of="file")

PATH = "/training/which-steps"

REGISTER = "Register for a PACER account of your own"
CHECK = "Check your PACER account type"
MAYBE_UPGRADE = "Upgrade your PACER account if it is a Legacy PACER Account"
UPGRADE = "Upgrade your PACER account"
GET_LOGIN = "Get your CM/ECF login and password from the court"
WRITE_LOGIN = "Write down your CM/ECF login and password"
KEEP_LOGIN = "Keep your CM/ECF login and password at hand"
FILE = "File what cannot wait"
LINK = "Link your CM/ECF account to your PACER account"
PRIVILEGES = "Ask the court for filing privileges"
FIRM = "Set up firm billing"

DAYS = {"before": "2021-09-14", "during": "2021-09-18", "after": "2021-09-20"}

ACCOUNT = {
    ("own", "upgraded"): [],
    ("own", "legacy"): [UPGRADE],
    ("own", "unsure"): [CHECK, MAYBE_UPGRADE],
    ("shared", ""): [REGISTER],
    ("none", ""): [REGISTER],
}
"""What the first answers ask for, whatever follows."""

FILER = {
    ("before", "yes", "known"): [KEEP_LOGIN, FILE, LINK],
    ("before", "yes", "browser"): [WRITE_LOGIN, FILE, LINK],
    ("before", "yes", "lost"): [GET_LOGIN, FILE, LINK],
    ("before", "no", ""): [PRIVILEGES],
    ("during", "yes", "known"): [KEEP_LOGIN, LINK],
    ("during", "yes", "browser"): [WRITE_LOGIN, LINK],
    ("during", "yes", "lost"): [GET_LOGIN, LINK],
    ("during", "no", ""): [PRIVILEGES],
    ("after", "yes", "known"): [LINK],
    ("after", "yes", "browser"): [GET_LOGIN, LINK],
    ("after", "yes", "lost"): [GET_LOGIN, LINK],
    ("after", "no", ""): [PRIVILEGES],
}
"""Phase, rights and login, and what they ask for. Firm billing comes before a link that must wait, else last."""


def with_firm(phase, steps, firm):
    if firm == "no":
        return steps
    waits = phase != "after" and steps[-1] == LINK
    return [*steps[:-1], FIRM, LINK] if waits else [*steps, FIRM]


def checklist(page):
    """The titles of the steps, and when each is done."""
    items = page.source.split('<ol class="steps">')[1].split("</ol>")[0].split("<h2>")[1:]
    return {item.split("</h2>")[0]: item.split("<b>")[1].split(".</b>")[0] for item in items}


def address(court, **answers):
    return f"{PATH}?court={court}&" + "&".join(f"{key}={value}" for key, value in answers.items() if value)


@pytest.mark.parametrize("phase", DAYS)
@pytest.mark.parametrize("court", ["mab", "mad"])
def test_every_path_has_its_checklist(visitor, court, phase):
    visitor.begin(date=DAYS[phase])
    cases = [(given, wanted) for given, wanted in FILER.items() if given[0] == phase]

    for (has, kind), ((_, rights, login), wanted), firm in product(ACCOUNT, cases, ("yes", "no")):
        page = visitor.get(address(court, account=has, type=kind, rights=rights, login=login, firm=firm))

        assert list(checklist(page)) == [*ACCOUNT[has, kind], *with_firm(phase, wanted, firm)], page.url
        assert ("Your PACER account is ready." in page.text) is (kind == "upgraded"), page.url


def test_each_question_follows_from_the_answers_before(visitor):
    page = visitor.get(PATH)
    asked = []
    for key, value in {
        "court": "mad",
        "account": "own",
        "type": "legacy",
        "rights": "yes",
        "login": "known",
        "firm": "no",
    }.items():
        asked.append(page.source.split("<legend><h2>")[1].split("</h2>")[0])
        page = visitor.press(page, "Continue", **{key: value})

    assert asked == [
        "In which court do you file?",
        "Do you have your own PACER account?",
        "Have you upgraded your PACER account?",
        "Did you have filing privileges in this court before September 20, 2021?",
        "Do you know your current CM/ECF login and password?",
        "Does your firm pay for several PACER accounts?",
    ]
    assert list(checklist(page)) == [UPGRADE, LINK]
    assert visitor.get(page.path).text == page.text


@pytest.mark.parametrize(
    ("answers", "skipped"),
    [
        ({"account": "shared"}, "Have you upgraded"),
        ({"account": "none"}, "Have you upgraded"),
        ({"account": "none", "rights": "no"}, "Do you know your current"),
    ],
)
def test_a_question_that_does_not_matter_is_not_asked(visitor, answers, skipped):
    page = visitor.get(address("mad", **answers))

    assert skipped not in page.text


def test_a_question_left_open_is_asked_again(visitor):
    page = visitor.press(PATH, "Continue")

    assert "Please choose one." in page.text
    assert "Error: Which steps do I need?" in page.text
    assert page.element(**{"aria-describedby": "open"})
    assert "Please choose one." not in visitor.press(page, "Continue", court="mad").text


@pytest.mark.parametrize("odd", ["court=<b>x</b>", "court=mad&account=9", "court=mad&account=own&type=%00", "x=y"])
def test_an_answer_that_is_none_counts_as_not_given(visitor, odd):
    page = visitor.get(f"{PATH}?{odd}")

    assert page.status == 200
    assert "<b>x" not in page.source
    assert "Which steps do I need?" in page.text
    assert "Please choose one." not in page.text


def test_an_answer_can_be_changed_without_losing_the_others(visitor):
    page = visitor.get(address("mad", account="own", type="legacy", rights="yes", login="known", firm="no"))
    change = next(link for link in page.links if link.startswith(PATH) and "type=" not in link and "court=" in link)

    again = visitor.get(change)
    assert "Have you upgraded your PACER account?" in again.text

    assert list(checklist(visitor.press(again, "Continue", type="upgraded"))) == [LINK]


def test_a_step_says_when_where_and_whom_to_ask(visitor):
    visitor.begin(date="2021-09-14")
    page = visitor.get(address("mab", account="own", type="legacy", rights="yes", login="browser", firm="no"))

    assert checklist(page) == {
        UPGRADE: "Now",
        WRITE_LOGIN: "Now",
        FILE: "Before September 17, 2021",
        LINK: "On or after September 20, 2021",
    }
    ways = {"/pacer/my-account-billing", "/court/mab/cmecf-login-help", "/court/mab/link-your-account"}
    assert ways <= {*page.links}
    assert "Questions: PACER Service Center" in page.text
    assert "Questions: Clerk’s Office" in page.text
    assert "1-800-676-6856, pacer@psc.uscourts.gov" in page.text
    assert "ecf_accounts@mab.uscourts.gov" in page.text


def test_a_shared_account_is_left_alone(visitor):
    page = visitor.get(address("mad", account="shared", rights="yes", login="known", firm="no"))

    assert "Leave the shared account as it is: do not upgrade or link it." in page.text
    assert "“PACER – Case Search Only” is enough" in page.text


def test_a_guide_that_was_built_is_linked_and_another_says_how(visitor):
    """The folder of these tests holds one guide: the upgrade at the district court, as a PDF."""
    answers = {"account": "own", "type": "legacy", "rights": "yes", "login": "known", "firm": "no"}
    page = visitor.get(address("mad", **answers))

    assert "/guides/mad/upgrade-account/mad-upgrade-account.pdf" in page.links
    assert "/guides/mad/upgrade-account/mad-upgrade-account.html" not in page.links
    assert "“Link your CM/ECF account” , not built here yet. Your trainer builds it: " in page.text
    assert "assistant guide link-account --court mad" in page.text
    assert not any(link.startswith("/guides/") for link in visitor.get(address("mab", **answers)).links)


def test_every_link_of_a_checklist_goes_somewhere(visitor):
    page = visitor.get(address("mad", account="none", rights="no", firm="yes"))

    assert all(visitor.get(link).status == 200 for link in page.links if link.startswith("/"))


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/court/mab/nextgen-cmecf-information",
        "/court/mad/nextgen",
        "/court/faq",
        "/pacer/file-case/get-ready-nextgen-cmecf",
    ],
)
@pytest.mark.parametrize("day", DAYS.values())
def test_the_way_to_the_questions_is_where_filers_begin(visitor, path, day):
    visitor.begin(date=day)

    assert any(link.startswith(PATH) for link in visitor.get(path).links)


def test_answering_makes_no_world_and_no_cookie(visitor):
    page = visitor.get(address("mad", account="none", rights="no", firm="yes"))

    assert page.headers["Set-Cookie"] is None
    assert not list(visitor.cookies)
