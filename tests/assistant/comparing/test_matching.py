"""Which control is which: proof first, then looks, and no guess where a field may be another one."""

import pytest

from assistant.comparing.matching import match
from assistant.facts.recording import Box, Control


def control(name, role="textbox", *, at=0, **more):
    return Control(role=role, name=name, box=Box(x=100, y=40 * at, width=300, height=30), **more)


def view(*controls):
    """Controls one below the other; a text is a field of that name, named after it in the code of the page."""
    return [
        control(one, at=at, html_name=one.lower().replace(" ", "_")) if isinstance(one, str) else one
        for at, one in enumerate(controls)
    ]


def bare(*names, role="textbox"):
    """The same on a page whose code names nothing."""
    return [control(name, role, at=at) for at, name in enumerate(names)]


def told(before, after):
    """What is known of each control, by names: who is who, who is missing, who is new."""
    matched = match(before, after)
    pairs = {before[one.before].name: (one.surety, after[one.after].name) for one in matched.pairs}
    rest = {before[place].name: ("missing", "") for place in matched.missing}
    return pairs | rest | {after[place].name: ("new", "") for place in matched.new}


def test_what_has_not_changed_is_the_same_also_where_names_stand_twice():
    before = bare("Email", "Apply", "Apply", "Apply")

    assert [(one.before, one.after, one.surety) for one in match(before, before).pairs] == [
        (0, 0, "same"), (1, 1, "same"), (2, 2, "same"), (3, 3, "same"),
    ]  # fmt: skip


def test_a_field_that_the_code_of_the_page_calls_the_same_has_another_name():
    before = view("First Name", "Primary Phone", "Email")
    after = [before[0], control("Daytime Telephone Number", at=1, html_name="primary_phone"), before[2]]

    assert told(before, after)["Primary Phone"] == ("renamed", "Daytime Telephone Number")


@pytest.mark.parametrize(
    ("was", "now"),
    [("Zip Code", "ZIP Code"), ("Date of Birth", "Birth Date"), ("Firm/Office", "Firm or Office"), ("Fee 3", "Fee 4")],
)
def test_on_a_page_that_names_nothing_a_field_with_nearly_the_same_words_is_the_same_one(was, now):
    surety, name = told(bare("First Name", was, "Email"), bare("First Name", now, "Email"))[was]

    assert (surety in ("renamed", "same"), name) == (True, now)


@pytest.mark.parametrize("now", ["Bar Licence Number", "Court of Admission", "Fax consent", "Pager"])
@pytest.mark.parametrize("make", [view, bare])
def test_another_field_in_the_place_of_one_is_never_called_the_same(make, now):
    surety, _ = told(make("First Name", "Telefax", "Email"), make("First Name", now, "Email"))["Telefax"]

    assert surety in ("replaced", "missing")


def test_two_that_are_replaced_beside_each_other_are_taken_in_their_order():
    before, after = bare("Name", "Place", "Number of guests", "End"), bare("Name", "Starts at", "Ends at", "End")

    assert [told(before, after)[name][1] for name in ("Place", "Number of guests")] == ["Starts at", "Ends at"]


def test_a_number_in_the_code_of_a_page_proves_nothing_of_a_field_with_other_words():
    before = [control(name, at=at, html_id=f"field-{at}") for at, name in enumerate(("Email", "Fax", "City"))]
    after = [control(name, at=at, html_id=f"field-{at}") for at, name in enumerate(("Email", "Bar number", "City"))]

    assert told(before, after)["Fax"][0] == "replaced"


def test_the_neighbor_is_not_taken_for_a_field_that_is_missing():
    before = view("Email", "Confirm Email", "Phone")

    assert told(before, [before[0], before[2]]) == {
        "Email": ("same", "Email"), "Phone": ("same", "Phone"), "Confirm Email": ("missing", ""),
    }  # fmt: skip


def test_two_neighbors_that_are_renamed_at_once_are_told_apart():
    before = view("First Name", "Last Name", "Email")
    after = [
        control("Given name", html_name="first_name"), control("Family name", at=1, html_name="last_name"), before[2],
    ]  # fmt: skip

    assert told(before, after) == {
        "First Name": ("renamed", "Given name"), "Last Name": ("renamed", "Family name"), "Email": ("same", "Email"),
    }  # fmt: skip


def test_a_new_field_with_the_old_name_is_not_taken_for_the_one_that_was_there():
    before = view("Phone", "Email")
    after = [control("Telephone", html_name="phone"), control("Phone", at=1, html_name="second"), before[1]]
    matched = match(before, after)

    assert [(one.before, one.after, one.surety) for one in matched.pairs] == [(0, 0, "renamed"), (1, 2, "same")]
    assert matched.new == (1,)


def test_a_button_goes_by_what_it_sends_and_a_link_by_where_it_leads():
    before = [
        control("Next", "button", html_name="deed", html_type="submit", html_target="next"),
        control("Back", "button", at=1, html_name="deed", html_type="submit", html_target="back"),
        control("Pricing", "link", at=2, html_target="/pacer/pricing"),
    ]
    after = [
        control("Back", "button", html_name="deed", html_type="submit", html_target="back"),
        control("Continue", "button", at=1, html_name="deed", html_type="submit", html_target="next"),
        control("What it costs", "link", at=2, html_target="/pacer/pricing"),
    ]

    assert told(before, after)["Next"] == ("renamed", "Continue")
    assert told(before, after)["Pricing"] == ("renamed", "What it costs")


def test_the_one_button_that_sends_a_form_is_the_same_whatever_it_is_called():
    before = [*bare("Party", "Role"), control("Save", "button", at=2, html_type="submit")]
    after = [*bare("Party", "Role"), control("Add to the case", "button", at=2, html_type="submit")]

    assert told(before, after)["Save"] == ("renamed", "Add to the case")


def test_one_of_two_such_buttons_may_be_another():
    buttons = [control(name, "button", at=2 + at, html_type="submit") for at, name in enumerate(("Save", "Print"))]
    others = [control(name, "button", at=2 + at, html_type="submit") for at, name in enumerate(("Erase", "Print"))]

    assert told([*bare("Party"), *buttons], [*bare("Party"), *others])["Save"][0] == "replaced"


def test_another_kind_of_control_with_the_same_name_is_the_same_one():
    before = [control("User Type", "combobox", options=("Attorney", "Pro se")), control("City", at=1)]
    after = [control("User Type", "textbox"), control("City", at=1)]

    assert told(before, after)["User Type"] == ("same", "User Type")


def test_what_stands_in_a_frame_is_not_what_stands_outside():
    before, after = [control("Party")], [control("Party name", frame="Case 31")]

    assert told(before, after) == {"Party": ("missing", ""), "Party name": ("new", "")}


def test_each_pair_says_from_what_it_is_known():
    before = view("Phone")
    (pair,) = match(before, [control("Telephone number", html_name="phone")]).pairs

    assert pair.why == ("the page’s code calls it the same: name=phone",)
