"""The forms of a firm's billing."""

import pytest
from werkzeug.datastructures import MultiDict

from mock_site.areas.firm.forms import NONE_CHECKED, NOT_AGREED, AddForm, CostCentersForm, RemoveForm, RescindForm

GOOD = {"number": "7104401", "last_name": "Ellsworth-Quill", "remark": "Welcome", "agreed": "yes"}
NAMES = [("7155620", "7155620 Cyrus Nakagawa-Bell"), ("7160777", "7160777 Augustin Pell")]


def errors(form):
    form.validate()
    return form.errors


def test_to_ask_an_account_all_is_needed():
    assert errors(AddForm(MultiDict(GOOD))) == {}
    assert errors(AddForm(MultiDict())) == {
        "number": ["Account Number: Required information is missing."],
        "last_name": ["Last Name: Required information is missing."],
        "remark": ["Remark: Required information is missing."],
        "agreed": [NOT_AGREED],
    }


@pytest.mark.parametrize("chosen", ["", "7104401"])
def test_only_a_member_can_be_removed_and_only_for_a_reason(chosen):
    form = RemoveForm(MultiDict({"remark": "", "chosen": chosen}), names=NAMES)

    assert errors(form) == {"remark": ["Remark: Required information is missing."], "chosen": [NONE_CHECKED]}


def test_several_can_be_rescinded_at_once():
    form = RescindForm(MultiDict([("chosen", "2"), ("chosen", "1")]), names=[("1", "one"), ("2", "two")])

    assert errors(form) == {}
    assert form.chosen.checked == ["2", "1"]


def test_cost_centers_are_those_of_the_members_that_were_on_the_page():
    kind = CostCentersForm.for_accounts([("7155620", "Cyrus"), ("7160777", "Augustin")])
    form = kind(MultiDict({"7155620": " Tax ", "9999999": "others"}))

    assert errors(form) == {}
    assert form.entered == {"7155620": "Tax"}
