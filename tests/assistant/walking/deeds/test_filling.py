"""What is typed stands in its field afterwards, in the field's own format, or the walk stops and says what does."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from assistant.errors import BadInput
from assistant.walking.deeds import Undone, ask
from assistant.walking.deeds.filling import Fill

pytestmark = pytest.mark.siblings(3)


def fill(control, value):
    deed = Fill(value, lambda field, text: field.fill(text))
    deed(control)
    deed.verify(control)


@pytest.mark.parametrize(
    ("html", "typed", "held"),
    [
        ("<input id=c type=date>", "09/21/2021", "2021-09-21"),
        ("<input id=c type=time>", "5:15 PM", "17:15"),
        ("<input id=c type=datetime-local>", "09/21/2021 9:30 AM", "2021-09-21T09:30"),
        ("<input id=c type=month>", "September 2021", "2021-09"),
        ("<input id=c type=week>", "Week 38, 2021", "2021-W38"),
        ("<input id=c type=number>", "$1,250.50", "1250.50"),
        ("<input id=c type=range>", "70", "70"),
        ("<input id=c type=color>", "#1A4480", "#1a4480"),
        ("<input id=c type=email>", "a@court.gov", "a@court.gov"),
        ("<input id=c value=old>", "", ""),
        ("<textarea id=c></textarea>", "One\nTwo", "One\nTwo"),
        ("<input id=c style='text-transform:uppercase' onblur='c.value = c.value.toUpperCase()'>", "mad", "MAD"),
        ("<input id=c type=text onchange='c.value = c.value.trim()'>", "Main Street ", "Main Street"),
    ],
)
def test_what_is_typed_stands_there_in_the_fields_own_format(control, html, typed, held):
    field = control(html)

    fill(field, typed)

    assert field.input_value() == held


@pytest.mark.parametrize(
    ("name", "typed", "held"),
    [("mask", "602-555-0142", "(602) 555-0142"), ("keys-alone", "Brannock 7", "Brannock 7")],
)
def test_a_mask_may_have_its_way_with_the_format(control, shape, name, typed, held):
    field = control(shape(f"fields/{name}"))

    fill(field, typed)

    assert field.input_value() == held


@pytest.mark.parametrize(
    ("html", "typed", "told"),
    [
        ("<input id=c type=date>", "the 21st", "takes a day, such as 09/21/2021, and “the 21st” is none"),
        ("<input id=c type=date onchange='c.value = \"\"'>", "09/21/2021", "was typed, and nothing stands there"),
        ("<input id=c maxlength=5>", "02210-1234", "“02210” stands there; the field takes 5 characters"),
        ("<input id=c oninput='c.value = c.value.replace(/[^a-z]/gi, \"\")'>", "O'Brien", "“OBrien” stands there"),
        ("<input id=c onblur='c.value = \"\"'>", "Boston", "“Boston” was typed, and nothing stands there"),
        ("<input id=c onchange='c.value = \"Other\"'>", "Boston", "“Boston” was typed, and “Other” stands there"),
        ("<input id=c readonly value=x>", "Boston", "it is only read"),
        ("<input id=c type=number>", "many", "takes a number"),
        ("<iframe id=c srcdoc='<p>Read</p>'></iframe>", "Boston", "nothing can be written"),
    ],
)
def test_what_does_not_hold_is_told(control, html, typed, told):
    with pytest.raises(Undone) as caught:
        fill(control(html), typed)

    assert told in caught.value.why


@pytest.mark.parametrize(
    "html",
    [
        "<input id=c maxlength=5>", "<input id=c type=password maxlength=5>", "<input id=c type=date>",
        "<input id=c oninput='c.value = c.value.toUpperCase()'>",
    ],
)  # fmt: skip
def test_of_a_secret_nothing_is_told(control, html):
    with pytest.raises(Undone) as caught:
        fill(control(html), SecretStr("Millrace Row 1407"))

    assert "secret" in caught.value.why
    assert not any(word in caught.value.why for word in ("Millrace", "Millr", "MILLRACE", "1407"))


def test_a_password_in_a_plain_string_is_refused(control):
    with pytest.raises(BadInput, match="must be a SecretStr"):
        fill(control("<input id=c type=password>"), "hunter")


def test_the_field_is_left_as_tab_leaves_it(control, window, shape):
    """The page hears of the last key and of the change; what opened while the field was in use closes."""
    field = control(shape("fields/calendar"))

    fill(field, "Ab")

    heard = window.evaluate("heard")
    assert heard == ["input", "keydown b", "keyup b", "keydown Tab", "change", "blur"]
    assert window.evaluate("[p.hidden, document.activeElement.tagName, document.title]") == [True, "BODY", "Small"]


@pytest.mark.parametrize(
    "listens",
    [
        "document.addEventListener('focus', (e) => { if (e.target !== c) p.hidden = true; }, true);",
        "document.addEventListener('focusin', (e) => { if (!c.contains(e.target)) p.hidden = true; });",
        "c.addEventListener('blur', () => { p.hidden = true; });",
        "c.addEventListener('focusout', (e) => { if (!p.contains(e.relatedTarget)) p.hidden = true; });",
        "c.addEventListener('keydown', (e) => { if (e.key === 'Tab') p.hidden = true; });",
        "c.onfocus = () => { p.hidden = false; }; setInterval(() => { p.hidden = document.activeElement !== c; }, 5);",
    ],
)
def test_calendars_close_however_they_hear_of_it(control, window, listens):
    field = control(f"<input id=c onfocus='p.hidden = false'><p id=p hidden>Calendar</p><script>{listens}</script>")

    fill(field, "x")

    window.wait_for_function("p.hidden")


def test_a_field_stays_in_use_where_nothing_of_it_is_heard_or_seen(control, window):
    fill(control("<input id=c>"), "x")

    assert window.evaluate("document.activeElement === c")


def test_a_calendar_that_style_alone_opens_closes(control, window, shape):
    fill(control(shape("fields/calendar-by-style-alone")), "x")

    assert not window.is_visible("#p")


def test_a_button_that_appears_on_keyup_appears(control, window, shape):
    field = control(shape("fields/find-this-case"))

    fill(field, "1:21-cv-00143")

    assert window.is_visible("#b")


@pytest.mark.parametrize(
    ("html", "typed"),
    [
        ("<div id=c contenteditable role=textbox></div>", "It is so ordered."),
        ("<div id=c contenteditable><p>Old</p></div>", "New words"),
        ("<div id=c contenteditable=plaintext-only></div>", "Plain"),
        ("<iframe id=c srcdoc='<body contenteditable>'></iframe>", "In a frame"),
    ],
)
def test_rich_text_is_written_and_looked_at(control, window, html, typed):
    editor = control(html)
    window.wait_for_function("c.localName !== 'iframe' || c.contentDocument.body.isContentEditable")

    fill(editor, typed)

    inside = editor.content_frame()
    assert typed in (inside.inner_text("body") if inside else editor.inner_text())


def test_an_editor_that_drops_what_was_typed_is_told(control):
    with pytest.raises(Undone, match=r"“It is so ordered\.” was typed, and nothing stands there"):
        fill(control("<div id=c contenteditable onblur='c.textContent = \"\"'></div>"), "It is so ordered.")


@pytest.mark.parametrize(
    ("kind", "value", "painted"),
    [
        ("date", "2021-09-21", "09/21/2021"),
        ("time", "17:05", "05:05 PM"),
        ("time", "00:05:10", "12:05:10 AM"),
        ("datetime-local", "2021-09-21T09:30", "09/21/2021, 09:30 AM"),
        ("month", "2021-09", "September 2021"),
        ("week", "2021-W38", "Week 38, 2021"),
        ("text", "2021-09-21", "2021-09-21"),
    ],
)
def test_what_a_field_shows_is_told_as_it_is_painted(control, kind, value, painted):
    field = control(f"<input id=c type={kind} value={value}>")

    assert ask(field, "typed", False)["shown"] == painted


def test_a_date_is_typed_in_the_fields_own_format_and_shown_as_painted(guide_on):
    guide = guide_on("<h1>Date</h1><label>Hearing date <input type=date></label>")

    guide.fill("Enter the **Hearing date**.", "09/21/2021")

    assert guide.finish()[0].steps[0].typed.shown == "09/21/2021"


def test_a_calendar_covers_no_field_that_comes_after(guide_on, shape):
    guide = guide_on(shape("fields/calendar-over-the-next"))

    guide.fill("Enter your **Date of Birth**.", "04/18/1967")
    guide.fill("Enter your **State**.", "Ohio")

    assert [step.typed.shown for step in guide.finish()[0].steps] == ["04/18/1967", "Ohio"]
