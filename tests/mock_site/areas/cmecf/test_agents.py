"""Filing agents (G): found, added, allowed to pay, removed; and what the agent sees."""

import pytest

CYRUS = ("cnbell_law", "Quarry&Anchor552")
HOLLIS = ("hollispenrose", "Walnut+Ferry331")
NOBODY = "Filing agent for nobody yet"


def more(court):
    return f"/ecf/{court}/utilities/maintain-account/more"


@pytest.fixture
def mab(visitor):
    visitor.enter("mab", *CYRUS)
    return visitor


def submit(visitor, court="mab"):
    return visitor.press(visitor.press(f"/ecf/{court}/utilities/maintain-account", "Submit"), "Submit")


def add(visitor, court="mab"):
    return visitor.press(visitor.press(more(court), "Search", last_name="penrose"), "Select")


def agents_view(visitor, court="mab"):
    """The main page as the agent sees it."""
    visitor.press(f"/ecf/{court}/main", "Log Out")
    return visitor.enter(court, *HOLLIS)


def agents(page):
    return page.text.split("Filing Agents")[1].split("Find Filing Agent")[0]


@pytest.mark.parametrize("court", ["mab", "mad"])
def test_an_agent_is_found_selected_and_submitted_and_then_files_for_the_lawyer(visitor, court):
    visitor.enter(court, *CYRUS)
    assert "You have no filing agent." in visitor.get(more(court)).text
    found = visitor.press(more(court), "Search", last_name="Penrose")
    assert "Hollis Penrose, hollispenrose@example.com" in found.text
    page = visitor.press(found, "Select")
    assert "Hollis Penrose" in agents(page)
    assert "not yet submitted" in page.text
    assert "not yet submitted" in visitor.get(f"/ecf/{court}/utilities/maintain-account").text

    assert "Your Account Information has been updated." in submit(visitor, court).text

    assert "Filing agent for Cyrus Nakagawa-Bell" in agents_view(visitor, court).text


def test_before_it_is_submitted_the_agent_is_nobodys(mab):
    add(mab)

    assert NOBODY in agents_view(mab).text


def test_an_agent_of_one_court_is_none_at_the_other(mab):
    add(mab)
    submit(mab)
    agents_view(mab)
    mab.press("/cso/redaction?court=mad", "Continue", understood="yes")

    assert NOBODY in mab.get("/ecf/mad/main").text


def test_who_is_removed_files_for_the_lawyer_no_more(mab):
    add(mab)
    submit(mab)

    page = mab.press(more("mab"), "Remove")
    assert "You have no filing agent." in page.text
    submit(mab)

    assert NOBODY in agents_view(mab).text


def test_a_permission_is_kept_and_taken_back(mab):
    page = add(mab)
    door = next(link for link in page.links if link.endswith("/more/hpenrose"))
    page = mab.get(door)
    assert page.forms[-1]["values"]["payment"] == "No"

    back = mab.press(page, "Save", payment="Yes")
    assert back.path == more("mab")
    submit(mab)
    page = mab.get(door)
    assert page.forms[-1]["values"]["payment"] == "Yes"

    mab.press(page, "Save", payment="No")
    submit(mab)
    assert mab.get(door).forms[-1]["values"]["payment"] == "No"


def test_selecting_again_changes_no_permission(mab):
    add(mab)
    mab.press(f"{more('mab')}/hpenrose", "Save", payment="Yes")

    page = add(mab)

    assert agents(page).count("Hollis Penrose") == 1
    assert mab.get(f"{more('mab')}/hpenrose").forms[-1]["values"]["payment"] == "Yes"


@pytest.mark.parametrize("name", ["Dace", "Nakagawa", "nobody", "<b>x</b>"])
def test_who_is_no_linked_agent_of_the_court_is_not_found(mab, name):
    """Wilhelmina Dace has a PACER account and no CM/ECF account; Cyrus is no agent."""
    page = mab.press(more("mab"), "Search", last_name=name)

    assert "No filing agent of this court has that name." in page.message_at("last_name")
    assert "<b>x" not in page.source


def test_a_name_must_be_entered(mab):
    assert "Required information is missing." in mab.press(more("mab"), "Search").message_at("last_name")


@pytest.mark.parametrize("deed", ["add:mquill", "add:", "add:nobody", "remove:nobody", "", "add:hpenrose:x"])
def test_nobody_else_becomes_an_agent(mab, deed):
    token = mab.get(more("mab")).forms[0]["values"]["csrf_token"]
    page = mab.post(more("mab"), csrf_token=token, deed=deed)

    assert "You have no filing agent." in page.text


def test_permissions_are_those_of_ones_own_agents(mab):
    assert mab.get(f"{more('mab')}/hpenrose").status == 404
    assert mab.get(f"{more('mab')}/nobody").status == 404


@pytest.mark.parametrize("payment", ["", "Perhaps"])
def test_a_permission_is_yes_or_no(mab, payment):
    add(mab)
    page = mab.press(f"{more('mab')}/hpenrose", "Save", payment=payment)

    assert "Please correct the following" in page.text


def test_an_agent_has_no_agents(visitor):
    visitor.enter("mab", *HOLLIS)
    page = visitor.get(more("mab"))
    assert "Find Filing Agent" not in page.text

    visitor.post(more("mab"), csrf_token=page.forms[0]["values"]["csrf_token"], deed="add:hpenrose")
    assert "not yet submitted" not in visitor.get(more("mab")).text
