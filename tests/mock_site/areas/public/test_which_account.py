import pytest

DOOR = "Register for a PACER account"


@pytest.mark.parametrize(
    ("tile", "path", "leads_to"),
    [
        ("Attorney Filers", "attorney-filers-cmecf", "/pscof/registration/attorney"),
        ("Non-attorney Filers", "non-attorney-filers-cmecf", "/pscof/registration/non-attorney"),
        ("PACER – Case Search Only", "pacer-case-search-only", "/pscof/registration/case-search"),
        ("Group Billing", "group-billing", "/pscof/registration/group-billing"),
    ],
)
def test_each_tile_leads_to_a_page_with_one_door(visitor, tile, path, leads_to):
    tiles = visitor.get("/pacer/register-account")
    assert f"{tile}</a>" in tiles.source
    assert f"/pacer/register-account/{path}" in tiles.links

    page = visitor.get(f"/pacer/register-account/{path}")

    assert page.links.count(leads_to) == 1
    assert visitor.get(leads_to).status == 200


def test_the_doors_are_called_as_the_notice_calls_them(visitor):
    for path in ("attorney-filers-cmecf", "non-attorney-filers-cmecf"):
        assert visitor.get(f"/pacer/register-account/{path}").source.count(f">{DOOR}</a>") == 1


@pytest.mark.parametrize(
    ("answers", "advice"),
    [
        ("wish=view", "PACER – Case Search Only It lets you search federal court records."),
        ("wish=group", "Group Billing It pays for the accounts of others."),
        ("wish=file&attorney=yes", "Attorney Filers It lets you search, and ask courts for filing privileges."),
        ("wish=file&attorney=no", "Non-attorney Filers It lets you search, and ask courts for filing privileges."),
        ("wish=file&attorney=yes&cmecf=yes", "PACER – Case Search Only You have a CM/ECF account already"),
        ("wish=file&attorney=yes&pacer=yes", "No new account Use the PACER account that you have."),
    ],
)
def test_the_wizard_names_an_account_and_its_page(visitor, answers, advice):
    page = visitor.get(f"/pacer/register-wizard?{answers}")

    assert advice in page.text
    assert all(visitor.get(link).status == 200 for link in page.links if link.startswith("/"))


def test_the_wizard_asks_for_the_first_answer_and_takes_no_other(visitor):
    assert "Please choose one." not in visitor.get("/pacer/register-wizard").text

    page = visitor.get("/pacer/register-wizard?wish=%3Cb%3E&asked=yes")

    assert "Please choose one." in page.text
    assert "<b>" not in page.source.split('class="question"')[1]
