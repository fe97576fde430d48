"""From any list an option is chosen by its words, however the page draws it, and the closed list then shows it."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from assistant.walking.deeds import Undone, ask
from assistant.walking.deeds.lists import Choose

pytestmark = pytest.mark.siblings(3)

EVERY = sorted(file.stem for file in (Path(__file__).parent / "shapes" / "lists").iterdir())
NATIVE = "<select id=c><option>Select one</option><option>Attorney</option><option>Trustee</option></select>"
MANY = (
    "<select id=c multiple size=5><option>1</option><option>2</option><option selected>All</option><option>3</option>"
)


def choose(control, *options, patience=3.0, opened=lambda: None):
    deed = Choose(options, patience, opened)
    deed(control)
    deed.verify(control)


@pytest.mark.parametrize("name", EVERY)
def test_an_option_is_chosen_by_its_words_and_the_closed_list_shows_it(control, shape, name):
    listed = control(shape(f"lists/{name}"))

    choose(listed, "Trustee")
    assert ask(listed, "showsOption", "Trustee", False)["holds"]
    choose(listed, "Attorney")
    assert ask(listed, "showsOption", "Attorney", False)["holds"]
    if name != "always-open":
        assert "Attorney" in ask(listed, "typed", False)["shown"].split(", ")


@pytest.mark.parametrize("name", ["aria", "primevue", "select2", "mui"])
def test_the_list_is_open_when_it_is_pictured(control, window, shape, name):
    seen = []

    choose(control(shape(f"lists/{name}")), "Trustee", opened=lambda: seen.append(window.is_visible("text=Creditor")))

    assert seen == [True], "while it is pictured"
    assert not window.is_visible("text=Creditor")


@pytest.mark.parametrize(
    "name", ["suggestions-of-the-browser", "the-browser-s-own", "aria", "primefaces", "react-select", "uswds-combo-box"]
)
def test_what_a_list_does_not_have_is_told_with_what_it_has(control, shape, name):
    with pytest.raises(Undone, match="the list has no “Debtor”"):
        choose(control(shape(f"lists/{name}")), "Debtor", patience=0.5)


def test_a_part_of_an_option_is_none(control, shape):
    with pytest.raises(Undone, match="the list has no “General”; it shows Attorney · Attorney General · Trustee"):
        choose(control(shape("lists/aria")), "General", patience=0.5)


@pytest.mark.parametrize("row", ["Case 2", "Case 700", "Case 5000"])
def test_a_list_of_five_thousand_recycled_rows_is_scrolled(control, window, shape, row):
    choose(control(shape("virtual")), row)

    assert window.inner_text("#c") == row


def test_the_end_of_a_list_of_recycled_rows_is_an_end(control, shape):
    few = shape("virtual").replace("4999", "99").replace("150000", "3000")
    with pytest.raises(Undone, match="the list has no “Case 101”"):
        choose(control(few), "Case 101", patience=0.5)


def test_a_list_that_the_wheel_alone_turns_is_turned(control, window, shape):
    listed = control(shape("wheel"))

    choose(listed, "Judge 22")

    assert window.inner_text("#c") == "Judge 22"


def test_several_options_are_chosen_and_what_a_sentence_chose_stays_chosen(control, window):
    listed = control(MANY)

    choose(listed, "1", "2")
    assert window.evaluate("[...c.selectedOptions].map((o) => o.label)") == ["1", "2"]
    choose(listed, "3")
    assert window.evaluate("[...c.selectedOptions].map((o) => o.label)") == ["1", "2", "3"]


def test_several_options_of_a_drawn_list_are_chosen(control, window, shape):
    listed = control(shape("several"))

    choose(listed, "Trustee", "Creditor")

    assert window.inner_text("#c") == "Trustee, Creditor"
    assert not window.is_visible("#o")


@pytest.mark.parametrize(("name", "shows"), [("chips", "#s"), ("tags", "#s")])
def test_what_comes_as_chips_is_no_list_and_stays(control, window, shape, name, shows):
    listed = control(shape(name))

    choose(listed, "Trustee", "Creditor")

    assert window.inner_text(shows).replace("x", "").split() == ["Trustee", "Creditor"]
    assert not window.is_visible("#o")


def test_a_row_of_a_list_that_stays_open_in_its_own_drawing_is_not_what_it_shows(control, shape):
    with pytest.raises(Undone, match="“Trustee” was chosen, and the list shows “Select one”"):
        choose(control(shape("stays-open")), "Trustee", patience=0.2)


SMALLER = '<iframe style="transform:scale(.75);transform-origin:0 0" width=800 height=500 srcdoc="{}"></iframe>'


@pytest.mark.parametrize("name", ["aria", "primevue", "select2-by-its-select"])
def test_a_list_in_a_frame_that_is_drawn_smaller_is_opened_where_it_is_drawn(guide_on, page, shape, name):
    labelled = shape(f"lists/{name}").replace("role=combobox", "role=combobox aria-label=Role")
    guide = guide_on(SMALLER.format(escape(f"<!doctype html><label for=c>Role</label><p>{labelled}</p>")))
    page.wait_for_load_state()

    guide.choose("Choose your **Role**.", "Trustee")

    assert guide.finish()[0].steps[0].typed.shown.startswith("Trustee")


ITEM = "<li role=option>Trustee"


@pytest.mark.parametrize(
    ("name", "was", "now", "told"),
    [
        ("the-browser-s-own", "<option>Trustee", "<option disabled>Trustee", "is in the list and cannot be chosen"),
        ("the-browser-s-own", "</select>", "<option>Trustee</option></select>", "the list has “Trustee” 2 times"),
        ("the-browser-s-own", "id=c", "id=c onchange='c.selectedIndex = 0'", "and the list shows “Select one”"),
        ("aria", ITEM, ITEM.replace("=option", "=option aria-disabled=true"), "cannot be chosen"),
        ("aria", "<li role=option>Creditor", ITEM, "shows “Trustee” 2 times"),
        ("aria", "c.textContent = e.target.textContent;", "", "and the list shows “Select one”"),
        ("aria", "o.hidden = !o.hidden", "", "no list opened when it was clicked"),
    ],
)
def test_a_choice_that_cannot_be_or_does_not_hold_is_told(control, shape, name, was, now, told):
    html = shape(f"lists/{name}")
    assert was in html

    with pytest.raises(Undone) as caught:
        choose(control(html.replace(was, now)), "Trustee", patience=0.5)

    assert told in caught.value.why


LATER = "<option></option><option>WORCESTER</option>"


def test_options_that_come_a_little_later_are_waited_for(control, window):
    listed = control(f"<select id=c></select><script>setTimeout(() => {{ c.innerHTML = '{LATER}'; }}, 150)</script>")

    choose(listed, "WORCESTER", patience=2)

    assert window.evaluate("c.selectedOptions[0].label") == "WORCESTER"


def test_a_drawn_list_is_kept_open_and_closed(guide_on, has_dark, tmp_path, shape):
    guide = guide_on(shape("drawn-list"))

    guide.choose("From the **User Type** list, choose “Trustee”.", "Trustee")

    (screen,) = guide.finish()
    (step,) = screen.steps
    assert step.typed.shown == "Trustee"
    assert step.opened is not None
    assert has_dark(tmp_path / step.opened.file)
    assert not has_dark(tmp_path / screen.left.file)


def test_several_options_are_chosen_by_one_sentence(guide_on):
    guide = guide_on(
        "<label>Offices <select multiple><option>1</option><option>2</option><option>3</option></select></label>"
    )

    guide.choose("From the **Offices** list, choose 1 and 3.", ("1", "3"))

    assert guide.finish()[0].steps[0].typed.shown == "1, 3"
