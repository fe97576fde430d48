"""The inventory of a screen: every control and message that is seen, how it is named, and never a value."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from assistant.facts.recording import MOST_CONTROLS, MOST_OPTIONS
from assistant.walking import inventory

SECRET = SecretStr("Millrace Row 1407")


@pytest.fixture
def taken(small_page):
    """The inventory of a page a few lines long, and its messages."""

    def take(html, secrets=()):
        small_page.set_content(f"<!doctype html><html lang='en'><title>Small</title><body>{html}</body></html>")
        return inventory.kept(small_page, secrets)

    return take


def brief(controls):
    return [(one.role, one.name, one.rung) for one in controls]


NAMED = {
    "<label>First Name <input></label>": ("textbox", "First Name", "label"),
    "<label for=z>Zip Code *</label><input id=z>": ("textbox", "Zip Code *", "label"),
    "<b id=a>Case</b> <b id=n>number</b><input aria-labelledby='a n'>": ("textbox", "Case number", "label"),
    "<button>Save <b>draft</b></button>": ("button", "Save draft", "words"),
    "<button>Sign in<br>with PACER</button>": ("button", "Sign in with PACER", "words"),
    "<input type=submit value=Next>": ("button", "Next", "words"),
    "<input type=image alt=Search src=''>": ("button", "Search", "alt"),
    "<a href=/x><img alt=Docket src='data:,' width=9 height=9></a>": ("link", "Docket", "words"),
    "<a href=/x aria-label='Go home'>x</a>": ("link", "Go home", "aria-label"),
    "<input title='Docket number'>": ("textbox", "Docket number", "title"),
    "<input type=search placeholder='Search dockets'>": ("searchbox", "Search dockets", "placeholder"),
    "<input type=password aria-label=Password>": ("textbox", "Password", "aria-label"),
    "<div role=switch tabindex=0>Live</div>": ("switch", "Live", "words"),
    "<table><tr><td>Case number:<td><input></table>": ("textbox", "Case number", "beside"),
    "<input>": ("textbox", "", ""),
}


@pytest.mark.parametrize("html", NAMED)
def test_a_control_has_the_name_that_a_screen_reader_says_and_what_gives_it(taken, html):
    controls, _ = taken(html)

    assert brief(controls) == [NAMED[html]]


VALUES = (
    "<label>A <input value=held></label>",
    "<label>A <textarea>held</textarea></label>",
    "<span id=a>A</span><span contenteditable aria-labelledby='a e' id=e>held</span>",
    "<label>A <select><option>x<option selected>held</select></label>",
    "<span id=a>A</span><div role=combobox tabindex=0 aria-labelledby=a title=held>held</div>",
    "<span id=a>A</span><div role=combobox tabindex=0 aria-labelledby='a h'><b id=h>held</b></div>",
    "<span id=a>A</span><button aria-haspopup=listbox aria-labelledby=a>held</button>",
    "<textarea title=held aria-label=A>held</textarea>",
    "<label id=a>A</label><input aria-labelledby='a b'><textarea id=b hidden>held</textarea>",
    "<label>A <input type=range role=slider aria-valuetext=held></label>",
    "<form role=status><label>A <textarea>held</textarea></label></form>",
    "<div class=error><label>A <input value=held></label></div>",
)


@pytest.mark.parametrize("html", VALUES)
def test_what_stands_in_a_control_is_never_kept(taken, html):
    controls, messages = taken(html)

    first = controls[0]
    assert first.name == "A"
    assert "held" not in first.model_copy(update={"options": ()}).model_dump_json() + repr(messages)


STATES = {
    "<input type=checkbox checked aria-label=A>": ("checked",),
    "<div role=radio aria-checked=true tabindex=0>A</div>": ("checked",),
    "<details open><summary>A</summary>x</details>": ("expanded",),
    "<details><summary>A</summary>x</details>": ("collapsed",),
    "<button aria-expanded=false disabled>A</button>": ("collapsed", "disabled"),
    "<fieldset disabled><button>A</button></fieldset>": ("disabled",),
    "<div role=tab aria-selected=true tabindex=0>A</div>": ("selected",),
    "<input aria-label=A readonly>": ("readonly",),
}


@pytest.mark.parametrize("html", STATES)
def test_a_control_says_in_which_state_it_is(taken, html):
    (control,), _ = taken(html)

    assert control.states == STATES[html]


def test_lists_say_what_they_offer_and_what_must_be_filled_in_says_so(taken):
    controls, _ = taken(
        "<select aria-label=A required><option>Ohio<option>Utah</select>"
        "<input list=l aria-label=B aria-required=true><datalist id=l><option value=Boston></datalist>"
        "<div role=combobox tabindex=0 aria-label=C aria-controls=o>x</div><ul id=o role=listbox aria-label=D>"
        "<li role=option>Trustee</ul>"
    )

    assert [(one.name, one.required, one.options) for one in controls] == [
        ("A", True, ("Ohio", "Utah")),
        ("B", True, ("Boston",)),
        ("C", False, ("Trustee",)),
        ("D", False, ("Trustee",)),
    ]


def test_a_control_says_what_the_code_of_the_page_says_of_it_and_where_it_stands(taken):
    (control,), _ = taken("<input name=n id=i type=tel style='position:absolute;left:40px;top:3000px;width:90px'>")

    assert (control.html_name, control.html_id, control.html_type) == ("n", "i", "tel")
    assert (control.box.x, control.box.y) == (40, 3000)


TARGETS = {
    "<a href='/desk/cases?case=31&token=x#top'>A</a>": "/desk/cases?case=&token=#top",
    "<a href='https://www.pacer.example/login'>A</a>": "www.pacer.example/login",
    "<a href='mailto:clerk@court.example'>A</a>": "mailto:",
    "<button name=deed value=next>A</button>": "next",
    "<input type=submit value=A>": "",
    "<input aria-label=A value=secret>": "",
}


@pytest.mark.parametrize("html", TARGETS)
def test_a_link_says_where_it_leads_and_a_button_what_it_sends_without_values(taken, html):
    (control,), _ = taken(html)

    assert control.html_target == TARGETS[html]


def test_what_nobody_sees_is_left_out_and_a_box_that_its_label_draws_is_not(taken):
    controls, _ = taken(
        "<input hidden><button style='display:none'>No</button>"
        "<div aria-label='Training bar'><button>Bar</button></div>"
        "<input type=hidden name=token value=x><label><input type=checkbox style='opacity:0'>I agree</label>"
    )

    assert brief(controls) == [("checkbox", "I agree", "label")]
    assert controls[0].box.width > 20


def test_messages_are_lines_that_are_announced_or_say_what_is_wrong(taken):
    _, messages = taken(
        "<p role=alert>Login failed.</p><p role=status>Saved<br>at noon</p><p role=alert hidden>Never</p>"
        "<input aria-label=Zip aria-invalid=true aria-describedby=d><i id=d>Enter 5 digits.</i>"
        "<ul class=errorlist><li>This field is required.</ul><p role=alert>Login failed.</p>"
    )

    assert [(one.role, one.words) for one in messages] == [
        ("alert", "Login failed."),
        ("status", "Saved"),
        ("status", "at noon"),
        ("error", "Enter 5 digits."),
        ("error", "This field is required."),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<button>Is it Millrace Row 1407?</button>",
        "<select aria-label=A><option>MILLRACE ROW 1407</select>",
        "<input id=millrace-row-1407 name=x aria-label=A>",
        "<button>A</button><p role=alert>Millrace Row 1407 is wrong.</p>",
    ],
)
def test_a_secret_is_dots_wherever_a_control_or_a_message_says_it(taken, html):
    controls, messages = taken(html, [SECRET])

    assert controls
    said = repr((controls, messages))
    assert "•••" in said
    assert "1407" not in said


def test_controls_of_frames_stand_where_the_window_shows_them(taken):
    inside = "<body style='margin:0'><button style='position:absolute;left:7px;top:9px'>Run</button>"
    controls, _ = taken(
        f"<button>Out</button><iframe title='Report' srcdoc=\"{inside}\" "
        "style='position:absolute;left:100px;top:200px;border:3px solid'></iframe>"
    )

    assert [(one.name, one.frame) for one in controls] == [("Out", ""), ("Run", "Report")]
    assert (controls[1].box.x, controls[1].box.y) == (110, 212)


def test_components_are_looked_into(taken):
    controls, _ = taken(
        "<div id=h></div><script>h.attachShadow({mode: 'closed'}).innerHTML = '<button>Save</button>'</script>"
    )

    assert brief(controls) == [("button", "Save", "words")]


def test_of_a_page_without_end_a_part_is_kept(taken):
    options = "<option>x" * (MOST_OPTIONS + 9)
    controls, messages = taken(
        f"<select aria-label=A>{options}</select>" + "<a href=x>y</a>" * MOST_CONTROLS + "<i role=alert>a<br>" * 3
    )

    assert len(controls) == MOST_CONTROLS
    assert len(controls[0].options) == MOST_OPTIONS
    assert len(messages) == 1
