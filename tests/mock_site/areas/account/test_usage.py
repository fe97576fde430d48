"""M5, the Usage tab: made-up transactions that add up with PACER's fee rules."""

import re
from decimal import Decimal
from urllib.parse import urlencode

import pytest

pytestmark = pytest.mark.siblings(6, of="file")

HERE = "/pscof/manage"
MARJORIE = ("mequill2016", "Lantern#Harbor77x")
CYRUS = ("cnbell_law", "Quarry&Anchor552")
GWENDOLYN = ("gapfelbaum", "Saddle^Orchid118")
FIRM = ("hp2210", "sharedpass1")
QUARTERS = {
    "2021-q2": ("04/01/2021", "06/30/2021"),
    "2021-q1": ("01/01/2021", "03/31/2021"),
    "2020-q4": ("10/01/2020", "12/31/2020"),
    "2020-q3": ("07/01/2020", "09/30/2020"),
    "2020-q2": ("04/01/2020", "06/30/2020"),
    "2020-q1": ("01/01/2020", "03/31/2020"),
    "2019-q4": ("10/01/2019", "12/31/2019"),
    "2019-q3": ("07/01/2019", "09/30/2019"),
}
ROW = re.compile(
    r"<tr><td>(\d\d/\d\d/\d{4})</td><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td>"
    r'<td class="number">(\d+)</td><td class="number">\$([\d.,]+)</td></tr>'
)


def dollars(words):
    return Decimal(words.replace(",", ""))


def look(visitor, first, last, order="Date"):
    return visitor.get(f"{HERE}/transactions?{urlencode({'first': first, 'last': last, 'order': order})}")


def rows(page):
    return [(*row[:4], int(row[4]), dollars(row[5])) for row in ROW.findall(page.source)]


def after(page, label):
    """The dollars beside some words."""
    return dollars(re.search(re.escape(label) + r" \W?\$([\d,.]+\d)", page.text)[1])


@pytest.mark.parametrize("who", [MARJORIE, CYRUS, FIRM], ids=["marjorie", "cyrus", "firm"])
def test_each_bill_is_the_sum_of_its_quarter_by_the_fee_rules(visitor, who):
    visitor.log_in(*who)
    listed = visitor.get(f"{HERE}/statements")
    due_before = None

    for quarter, days in reversed(QUARTERS.items()):
        assert f"{HERE}/statements/{quarter}" in listed.links
        bill, seen = visitor.get(f"{HERE}/statements/{quarter}"), rows(look(visitor, *days))
        fees = after(bill, "Fees of this quarter")
        assert fees == sum(cost for *_, cost in seen)
        assert all(cost == min(pages * Decimal("0.10"), Decimal("3.00")) for *_, pages, cost in seen)
        assert after(bill, "Waived, $30.00 or less") == (fees if fees <= 30 else 0)
        due = after(bill, "Balance due")
        assert due == (0 if fees <= 30 else fees)
        assert f"<h1>{'Invoice' if due else 'Statement of Account'}</h1>" in bill.source
        assert after(bill, "Balance before") == after(bill, "Payments received")
        if due_before is not None:
            assert after(bill, "Balance before") == due_before
        due_before = due


@pytest.mark.parametrize(("who", "owed"), [(MARJORIE, "12.40"), (FIRM, "318.70")], ids=["marjorie", "firm"])
def test_the_last_invoice_explains_the_balance(visitor, who, owed):
    visitor.log_in(*who)

    bill = visitor.get(f"{HERE}/statements/2021-q2")

    paid = after(bill, "Paid since then:") if "Paid since then" in bill.text else Decimal(0)
    assert after(bill, "Balance due") - paid == Decimal(owed)


def test_a_payment_is_told_beside_the_invoice(visitor, known):
    visitor.log_in(*MARJORIE)
    due = after(visitor.get(f"{HERE}/statements/2021-q2"), "Balance due")

    visitor.press(f"{HERE}/pay-fees", "Submit", **known.card, amount="12.40")

    bill = visitor.get(f"{HERE}/statements/2021-q2")
    assert after(bill, "Balance due") == due, "a bill stays as it was issued"
    assert after(bill, "Paid since then:") == due
    assert "Your account balance today is $0.00." in visitor.get(f"{HERE}/statements").text


def test_both_kinds_of_bill_are_there(visitor):
    visitor.log_in(*MARJORIE)

    text = visitor.get(f"{HERE}/statements").text

    assert "April to June 2021 Invoice for April to June 2021 July 5, 2021 $" in text
    assert "Statement of Account for January to March 2021 April 5, 2021 $0.00" in text


def test_eight_quarters_are_kept(visitor):
    visitor.log_in(*MARJORIE)

    assert len([link for link in visitor.get(f"{HERE}/statements").links if "/statements/" in link]) == 8
    for quarter in ("2019-q2", "2021-q3", "2021-q5", "nonsense"):
        assert visitor.get(f"{HERE}/statements/{quarter}").status == 404


@pytest.mark.parametrize(("day", "latest"), [("2021-10-04", "2021-q2"), ("2021-10-05", "2021-q3")])
def test_a_quarter_is_billed_on_the_fifth_day_after_it(visitor, day, latest):
    visitor.begin(date=day)
    visitor.log_in(*MARJORIE)

    links = [link for link in visitor.get(f"{HERE}/statements").links if "/statements/" in link]

    assert links[0] == f"{HERE}/statements/{latest}"


def test_a_new_account_has_neither_bills_nor_transactions(visitor):
    visitor.log_in(*GWENDOLYN)

    assert "There is no statement yet." in visitor.get(f"{HERE}/statements").text
    page = look(visitor, "08/01/2021", "08/31/2021")
    assert "There are no transactions in these days." in page.text
    assert rows(page) == []


def test_no_transaction_is_older_than_the_account(visitor):
    visitor.begin(date="2016-09-21")
    visitor.log_in(*MARJORIE)

    seen = rows(look(visitor, "07/01/2014", "08/31/2016"))

    assert seen
    assert min(day[6:] + day[:5] for day, *_ in seen) >= "201605/12"


def test_two_visitors_see_the_same_use_of_the_same_account(visitor, new_visitor):
    other = new_visitor()
    for one in (visitor, other):
        one.log_in(*MARJORIE)

    assert rows(look(visitor, "01/01/2021", "06/30/2021")) == rows(look(other, "01/01/2021", "06/30/2021"))


def test_the_list_can_be_sorted(visitor):
    visitor.log_in(*FIRM)
    days = ("01/01/2020", "06/30/2021")

    by_day, by_code, by_court = (rows(look(visitor, *days, order)) for order in ("Date", "Client Code", "Court"))

    assert sorted(by_day) == sorted(by_code) == sorted(by_court)
    assert len({code for _, code, *_ in by_day}) > 1
    assert [row[0][6:] + row[0][:5] for row in by_day] == sorted(row[0][6:] + row[0][:5] for row in by_day)
    assert [row[1] for row in by_code] == sorted(row[1] for row in by_code)
    assert [row[2] for row in by_court] == sorted(row[2] for row in by_court)


def test_the_total_is_that_of_the_list(visitor):
    visitor.log_in(*FIRM)
    page = look(visitor, "05/01/2021", "05/31/2021")

    seen = rows(page)

    assert f"Total {sum(row[4] for row in seen)} ${sum(row[5] for row in seen)}" in page.text


@pytest.mark.parametrize(("day", "until"), [("2021-09-10", "July 31, 2021"), ("2021-09-11", "August 31, 2021")])
def test_a_month_can_be_seen_after_the_tenth_of_the_next(visitor, day, until):
    visitor.begin(date=day)
    visitor.log_in(*FIRM)

    page = look(visitor, "07/01/2021", "12/31/2021")

    assert f"You can see transactions up to {until}." in page.text
    assert {row[0][:2] for row in rows(page)} <= ({"07"} if until.startswith("July") else {"07", "08"})


@pytest.mark.parametrize(
    ("first", "last", "field", "message"),
    [
        ("", "08/31/2021", "first", "From: Required information is missing."),
        ("1 August 2021", "08/31/2021", "first", "From: Enter the date as MM/DD/YYYY, such as 08/01/2021."),
        ("02/30/2021", "08/31/2021", "first", "From: Enter the date as MM/DD/YYYY, such as 08/01/2021."),
        ("06/30/2019", "08/31/2021", "first", "From: Transactions can be seen back to 07/01/2019."),
        ("08/01/2021", "soon", "last", "To: Enter the date as MM/DD/YYYY, such as 08/01/2021."),
        ("08/02/2021", "08/01/2021", "last", "To: This day comes before the first."),
    ],
)
def test_days_that_are_none_are_refused(visitor, first, last, field, message):
    visitor.log_in(*MARJORIE)

    page = look(visitor, first, last)

    assert page.message_at(field) == message
    assert page.element(id=field)[1]["value"] == (first if field == "first" else last)
    assert "Transactions</h2>" not in page.source


def test_the_form_starts_with_the_last_month_and_can_be_sent(visitor):
    visitor.log_in(*MARJORIE)

    page = visitor.press(f"{HERE}/transactions", "Submit")

    assert page.element(id="first")[1]["value"] == "08/01/2021"
    assert "Transactions</h2>" in page.source


def test_markup_in_the_days_comes_back_as_text(visitor):
    visitor.log_in(*MARJORIE)

    page = look(visitor, "%3Cimg%20src=x%3E", "%22%3E%3Cscript%3E", "%3Cimg%3E")

    assert "<img" not in page.source
    assert "><script>" not in page.source


@pytest.mark.parametrize("slug", ["statements", "statements/2021-q2", "transactions"])
def test_a_legacy_account_may_look(visitor, known, slug):
    visitor.log_in(**known.before)

    page = visitor.get(f"{HERE}/{slug}")

    assert page.status == 200
    assert "You must upgrade" not in page.text
