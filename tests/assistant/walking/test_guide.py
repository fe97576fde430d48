"""A guide does what its sentences say, and keeps what it saw, screen by screen."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PIL import Image
from pydantic import SecretStr

from assistant.errors import AssistantError, BadInput, NotOnScreen, SecretFound
from assistant.facts import courts
from assistant.facts.people import person
from assistant.publishers.layout import wording
from assistant.walking import walk
from assistant.walking.guide import Guide
from assistant.walking.walkthrough import walkthrough
from assistant.walking.windows.uploads import Sample

pytestmark = pytest.mark.siblings(3, of="file")

STATE_AND_COUNTY = """
<h1>Address</h1>
<label for="street">Street</label> <input id="street"><br>
<label for="state">State</label>
<select id="state" onchange="document.getElementById('more').hidden = false">
  <option></option><option>Massachusetts</option></select><br>
<div id="more" hidden><label for="county">County</label> <select id="county">
  <option></option><option>WORCESTER</option></select><br></div>
<label for="zip">Zip</label> <input id="zip">
"""


def test_steps_on_one_screen_share_its_pictures(guide_on):
    guide = guide_on("<h1>Names</h1><label>First <input></label><label>Last <input></label>")

    guide.fill("Enter **First**.", "Tobias")
    guide.fill("Enter **Last**.", "Brannock")

    (screen,) = guide.finish()
    assert [step.number for step in screen.steps] == [1, 2]
    assert screen.arrived != screen.left
    assert screen.heading == "Names"


def test_a_screen_that_is_only_read_has_one_picture(guide_on):
    guide = guide_on("<h1>Names</h1><p>All is well</p>")

    guide.see("You read **All is well**.")

    (screen,) = guide.finish()
    assert screen.arrived == screen.left


def test_a_list_that_moves_the_fields_below_starts_a_new_screen(guide_on):
    guide = guide_on(STATE_AND_COUNTY)

    guide.fill("Enter your **Street**.", "41 Quarry Street")
    guide.choose("In **State**, choose yours.", "Massachusetts")
    guide.choose("In **County**, choose yours.", "WORCESTER")
    guide.fill("Enter your **Zip**.", "01608")

    before, after = guide.finish()
    assert [len(before.steps), len(after.steps)] == [2, 2]
    assert after.continued
    assert after.arrived == before.left


def test_every_box_is_where_the_control_stands_in_the_picture(guide_on, page):
    """Measured when the picture is taken: the field that was moved by the list is boxed where it went."""
    guide = guide_on(STATE_AND_COUNTY)

    guide.choose("In **State**, choose yours.", "Massachusetts")
    guide.fill("Enter your **Zip**.", "01608")

    last = guide.finish()[-1]
    (mark,) = last.steps[-1].marks
    now = page.locator("#zip").bounding_box()
    assert now is not None
    assert (mark.box.x, mark.box.y) == pytest.approx((now["x"], now["y"]), abs=0.01)


def test_a_step_keeps_what_a_publisher_needs(guide_on):
    guide = guide_on('<h1>Log in</h1><label for="u">Username *</label><input id="u" required>')

    guide.fill("Enter your **Username**.", "tb1407")

    (step,) = guide.finish()[0].steps
    (mark,) = step.marks
    assert step.file == "tests/assistant/walking/test_guide.py"
    assert step.line > 0
    assert (mark.role, mark.name, mark.required) == ("textbox", "Username", True)
    assert mark.label is not None
    assert step.typed is not None
    assert step.typed.shown == "tb1407"
    assert len(step.typed.characters) == 6
    assert step.look is not None


def test_the_options_of_a_list_are_kept(guide_on):
    guide = guide_on(STATE_AND_COUNTY)

    guide.choose("In **State**, choose yours.", "Massachusetts")

    assert guide.finish()[0].steps[0].marks[0].options == ("Massachusetts",)


def test_pictures_have_double_density_and_nothing_drawn_on_them(guide_on, tmp_path):
    guide = guide_on("<style>body{background:#123456}</style><button>Send</button>")

    guide.click("Click **Send**.")

    (screen,) = guide.finish()
    with Image.open(tmp_path / screen.arrived.file) as picture:
        assert picture.size == (2 * 992, 2 * 1120)
        assert picture.getpixel((1900, 1000))[:3] == (0x12, 0x34, 0x56)


@pytest.mark.parametrize("kind", ["password", "text"])
def test_a_secret_is_a_fixed_row_of_dots(guide_on, kind):
    guide = guide_on(f'<label for="p">Answer</label><input id="p" type="{kind}">')

    guide.fill("Enter your **Answer**.", SecretStr("Millrace Row 1407"))

    (step,) = guide.finish()[0].steps
    assert step.typed is not None
    assert (step.typed.shown, step.typed.secret) == ("••••••••", True)


@pytest.mark.parametrize("kind", ["password", "text"])
def test_no_picture_tells_how_long_a_secret_is(guide_on, page, tmp_path, kind):
    guide = guide_on(f'<label for="p">Answer</label><input id="p" type="{kind}"><button>Send</button>')
    pictures = []
    for secret in ("Millrace Row 1407", "Biscuit"):
        guide.fill("Enter your **Answer**.", SecretStr(secret))
        guide.click("Click **Send**.")

        assert page.locator("#p").input_value() == secret
        screen = guide.finish()[-1]
        looks = [step.look.file for step in screen.steps if step.look]
        pictures.append([(tmp_path / name).read_bytes() for name in (*looks, screen.left.file)])

    assert pictures[0] == pictures[1]


@pytest.mark.parametrize(
    "echo",
    [
        "<p>You are Millrace Row 1407</p>",
        '<label>Name <input value="Millrace Row 1407"></label>',
    ],
    ids=["in words", "in a field"],
)
def test_no_picture_is_taken_of_a_page_that_shows_a_secret(guide_on, page, tmp_path, echo):
    guide = guide_on('<label for="p">Answer</label><input id="p" type="password"><p id="said"></p>')
    guide.fill("Enter your **Answer**.", SecretStr("Millrace Row 1407"))
    page.evaluate("echo => document.getElementById('said').innerHTML = echo", echo)
    before = sorted(tmp_path.iterdir())

    with pytest.raises(SecretFound) as caught:
        guide.finish()

    assert "Millrace" not in str(caught.value)
    assert sorted(tmp_path.iterdir()) == before


def test_pictures_show_no_focus_ring_though_the_portal_is_strict(page, tmp_path):
    """A portal with a content security policy refuses styles from outside, so the window does without the policy."""
    html = (
        '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'
        '<label for="u">Username</label><input id="u" autofocus>'
    )
    ring = "input:focus { outline: 20px solid rgb(255, 0, 0) }"
    page.route("http://strict.example/ring.css", lambda route: route.fulfill(body=ring, content_type="text/css"))
    whole = f'<link rel="stylesheet" href="ring.css">{html}'
    page.route("http://strict.example/", lambda route: route.fulfill(body=whole, content_type="text/html"))
    page.goto("http://strict.example/")
    guide = Guide(page, courts.court("mad"), {}, tmp_path, title="Strict")

    guide.fill("Enter your **Username**.", "tb1407")

    (screen,) = guide.finish()
    with Image.open(tmp_path / screen.left.file) as picture:
        assert (255, 0, 0) not in {color for _, color in picture.convert("RGB").getcolors(1 << 24)}


def test_a_note_after_a_click_stands_with_the_step_before_it(guide_on):
    second = "<h1>Second</h1><p>Here</p>"
    guide = guide_on(f"<h1>First</h1><button onclick=\"document.body.innerHTML='{second}'\">Go</button>")

    guide.click("Click **Go**.")
    guide.note("The **Second** page opens.")
    guide.see("You read **Here**.")

    first, then = guide.finish()
    assert (first.heading, then.heading) == ("First", "Second")
    assert [step.verb for step in first.steps] == ["click", "note"]


def test_what_was_sent_in_an_address_is_not_kept(page, tmp_path):
    page.route("http://a.example/**", lambda route: route.fulfill(body="<p>Done</p>", content_type="text/html"))
    page.goto("http://a.example/x?answer=Larkspur+Lane&tab=2")
    guide = Guide(page, courts.court("mad"), {}, tmp_path, title="Sent", portal="http://a.example")

    guide.see("You read **Done**.")

    assert guide.finish()[0].address == "/x?answer&tab"


def test_a_password_in_a_plain_string_is_refused(guide_on):
    guide = guide_on('<label for="p">Password</label><input id="p" type="password">')

    with pytest.raises(BadInput, match="must be a SecretStr"):
        guide.fill("Enter your **Password**.", "hunter-in-the-dark")


def test_what_cannot_be_typed_is_told_without_the_value(guide_on):
    guide = guide_on('<label for="p">Answer</label><input id="p" type="number">')

    with pytest.raises(NotOnScreen) as caught:
        guide.fill("Enter your **Answer**.", SecretStr("Millrace Row 1407"))

    assert "Millrace" not in str(caught.value)
    assert "stopped-at-step-01.png" in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_note_takes_no_number_and_its_bold_words_are_checked_too(guide_on):
    guide = guide_on("<h1>Inbox</h1><p>Two letters</p>")

    guide.see("You read **Two letters**.")
    guide.note("The **Inbox** fills up.", kind="tip")
    with pytest.raises(NotOnScreen):
        guide.note("The **Outbox** fills up.")

    steps = guide.finish()[0].steps
    assert [(step.sign, step.note) for step in steps] == [((0, 1), None), (None, "tip")]


LINES = (
    "<dl><div><dt>Number</dt><dd>7002213</dd></div><div><dt>Type</dt><dd>Legacy <a href='/'>Upgrade</a></dd></div></dl>"
)


def test_a_label_that_is_read_is_marked_with_its_value(guide_on, page):
    guide = guide_on(LINES)
    guide.see("Write down the **Number**.")

    ((mark,),) = (step.marks for step in guide.finish()[0].steps)

    term, value = (page.get_by_text(words).bounding_box() for words in ("Number", "7002213"))
    assert mark.box.x <= term["x"] + 1
    assert mark.box.right > value["x"] + 1
    assert mark.box.bottom > value["y"] + 1


def test_a_value_that_is_read_is_marked_alone(guide_on, page):
    guide = guide_on(LINES)
    guide.see("Beside **Type** you read **Legacy**.")

    ((mark,),) = (step.marks for step in guide.finish()[0].steps)

    assert mark.box.right < page.get_by_role("link").bounding_box()["x"] + 1
    assert mark.box.x >= page.get_by_text("Legacy").bounding_box()["x"]


FORM = """<label><input type=checkbox id=box>Agree</label> <label><input type=radio name=r>Open Cases</label>
<label>State <select><option></option><option>Ohio</option></select></label>"""


@pytest.mark.parametrize("words", ["Agree", "Open Cases"])
def test_a_box_or_a_round_button_is_checked_and_its_look_is_kept(guide_on, page, words):
    guide = guide_on(FORM)

    guide.check(f"Check **{words}**.")

    (step,) = guide.finish()[0].steps
    assert page.get_by_label(words).is_checked()
    assert step.verb == "check"
    assert step.look is not None
    assert (step.typed.shown, step.typed.characters) == ("", ())


def test_what_is_pointed_at_is_marked_and_nothing_of_it_changes(guide_on):
    guide = guide_on("<h1>Small</h1><a href='/'>Utilities</a>")

    guide.hover("Point to **Utilities**.")

    (step,) = guide.finish()[0].steps
    assert (step.verb, step.marks[0].role, step.typed, step.look) == ("hover", "link", None, None)


SEARCH = """<h1>Small</h1><form onsubmit="event.preventDefault(); document.title = find.value">
<input id=find placeholder="Search all pages…"></form><label>Code <input id=code></label>
<script>code.onkeydown = ({ key }) => { document.title = key }</script>"""


def test_a_key_is_pressed_in_a_field_also_in_one_that_was_known_by_what_stood_in_it_while_it_was_empty(guide_on, page):
    guide = guide_on(SEARCH)

    guide.fill("Enter the title into **Search all pages…**.", "Summer")
    guide.press("In **Search all pages…**, press Enter.")
    assert page.title() == "Summer"
    guide.press("In **Code**, press the Down Arrow key.")
    assert page.title() == "ArrowDown"

    steps = [step for screen in guide.finish() for step in screen.steps]
    assert [(step.verb, step.marks[0].role, step.typed is None) for step in steps[1:]] == [
        ("press", "textbox", True)
    ] * 2


def test_the_primitive_does_any_action_to_the_controls_of_its_verb(guide_on, page):
    guide = guide_on(FORM.replace("id=box", "id=box checked"))

    guide.step("Clear **Agree**.", lambda box: box.uncheck(), "check")

    (step,) = guide.finish()[0].steps
    assert not page.get_by_label("Agree").is_checked()
    assert (step.verb, step.marks[0].role) == ("check", "checkbox")


def test_the_primitive_may_be_told_other_roles(guide_on):
    guide = guide_on(FORM)

    guide.step("Press **Agree**.", lambda box: box.click(), roles=("checkbox",))

    (step,) = guide.finish()[0].steps
    assert (step.verb, step.marks[0].role, step.typed) == ("click", "checkbox", None)


def test_a_file_is_chosen_one_comes_and_a_window_is_closed(guide_on):
    guide = guide_on(
        "<label>Form <input type=file></label><a href='data:text/csv,a' download=a.csv>List</a>"
        "<button onclick='window.open().document.write(`<p>Aside`)'>Open</button>"
    )

    guide.upload("Choose your **Form**.", Sample("form.pdf"))
    guide.download("Click **List**.", name="a.csv")
    guide.click("Click **Open**.")
    guide.see("You read **Aside**.")
    guide.close_window("Close the window.")

    form, aside = guide.finish()
    assert [step.typed and step.typed.shown for step in form.steps] == ["form.pdf", "a.csv", None]
    assert [step.verb for step in aside.steps] == ["see", "close_window"]


MAIL = "<h1>Your username</h1><p>Username: hpoole1961</p><a href='/'>Your username</a><p data-simulation>A room</p>"


def test_what_comes_by_another_way_is_a_screen_of_its_own(guide_on, page):
    page.route("**/mail", lambda route: route.fulfill(content_type="text/html", body=MAIL))
    guide = guide_on("<h1>Small</h1><p>It has been sent.</p>")

    guide.see("You read **It has been sent.**")
    guide.receive("http://127.0.0.1:9/mail", "Open the e-mail “Your username”, which names **Username: hpoole1961**.")
    guide.receive("http://127.0.0.1:9/mail", "Open the e-mail “Your username”.")

    sent, mail, again = guide.finish()
    assert [(step.sign, step.verb, len(step.marks)) for screen in (sent, mail, again) for step in screen.steps] == [
        ((0, 1), "see", 1), ((1, 0), "receive", 1), ((2, 0), "receive", 0),
    ]  # fmt: skip
    assert wording.whereabouts(SimpleNamespace(screen=mail, tab="", continued=False))[:2] == (
        "In the message", "Your username",
    )  # fmt: skip
    assert "A room" not in {one.words for one in mail.neighbors}


def test_mail_that_a_sentence_does_not_name_is_not_opened(guide_on, page):
    page.route("**/mail", lambda route: route.fulfill(content_type="text/html", body=MAIL))

    with pytest.raises(BadInput, match="No word is bold, so there is nothing to see: Open your mail"):
        guide_on("<h1>Small</h1>").receive("http://127.0.0.1:9/mail", "Open your mail.")


def test_what_is_said_of_the_simulation_is_neither_found_nor_pictured(guide_on, tmp_path):
    box = "<p style='position:absolute;left:0;top:0;width:300px;height:80px;background:#f00;margin:0' data-simulation>"
    guide = guide_on(f"<h1 style='margin-top:99px'>Small</h1>{box}Here <a href='/'>any will do</a></p>")

    guide.see("You see **Small**.")
    with pytest.raises(NotOnScreen, match="any will do"):
        guide.click("Click **any will do**.")

    [screen] = guide.finish()
    with Image.open(tmp_path / screen.left.file) as picture:
        assert picture.convert("RGB").getpixel((40, 40)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("mistake", "told"),
    [
        (lambda guide, _: guide._page.click("#nope", timeout=50), "TimeoutError: Page.click: Timeout 50ms exceeded"),
        (lambda guide, _: guide._page.evaluate("nope()"), "Error: Page.evaluate: ReferenceError: nope is not defined"),
        (lambda guide, _: guide._page.locator("a[").count(), "Error: Locator.count: "),
        (lambda guide, _: guide.step("Click **Go**.", lambda it: it.nope()), "AttributeError: 'ElementHandle' object"),
        (lambda guide, _: guide.step("Click **Go**.", lambda it: it.fill(5)), "Error: ElementHandle.fill: "),
        (lambda guide, filer: guide._page.click(filer.password.get_secret_value(), timeout=50), "TimeoutError: "),
    ],
)
def test_what_a_script_does_wrong_on_the_page_by_itself_is_told_with_its_line(guide_on, mistake, told):
    guide = guide_on("<button>Go</button>")
    script = walkthrough("Mine", people=("tobias-brannock",), on="2021-09-21")(documented(mistake))

    with pytest.raises(AssistantError) as caught:
        walk.perform(script, guide, {"filer": person("tobias-brannock")})

    said = str(caught.value)
    assert told in said or isinstance(caught.value, NotOnScreen)
    assert "test_guide.py:" in said
    assert "copper99x" not in said


def documented(script):
    def mine(guide, filer):
        """It is tried."""
        script(guide, filer)

    return mine


def test_words_that_stand_in_an_empty_field_are_pictured_before_they_are_typed_over(guide_on):
    guide = guide_on("<h1>Find</h1><input placeholder='Search dockets'> <input placeholder=Username>")

    guide.fill("Enter **Search dockets**.", "21-1")
    guide.fill("Enter your **Username**.", "tb1407")

    first, second = guide.finish()
    assert [step.typed.shown for screen in (first, second) for step in screen.steps] == ["21-1", "tb1407"]
    assert first.left == first.arrived
    assert second.continued
    assert [step.alt for step in first.steps] == ["the Search dockets field, still empty"], "as the picture shows it"


BAR = "<div style='position:fixed;{}:0;left:0;right:0;height:140px;background:#eee'>We use cookies</div>"
OUT_OF_SIGHT = {
    "in a box": "<div style='height:200px;overflow:auto'><div style='height:900px'>terms</div>{}</div>",
    "to the right in a box": (
        "<div style='width:300px;overflow-x:auto'><div style='width:2000px;text-align:right'>{}</div></div>"
    ),
    "in a box below": (
        "<p style='height:1200px'></p><div style='height:100px;overflow:auto'><p style='height:900px'>x</p>{}</div>"
    ),
    "under a bar": f"<p style='height:1050px'>x</p>{{}}<p style='height:2000px'></p>{BAR.format('bottom')}",
    "under a bar above": (
        f"{BAR.format('top')}<p style='height:1500px'></p>{{}}<p style='height:1500px'></p>"
        "<script>scrollTo(0, 1490)</script>"
    ),
}


@pytest.mark.parametrize("html", OUT_OF_SIGHT.values(), ids=OUT_OF_SIGHT)
def test_what_is_out_of_sight_is_brought_into_it(guide_on, page, html):
    guide = guide_on(html.format("<button onclick=\"document.title='done'\">Accept</button>"))

    guide.click("Click **Accept**.")

    assert page.title() == "done"


def test_a_box_that_a_style_draws_is_pictured_where_it_is_drawn(guide_on):
    style = "<style>#a { position: absolute; left: -999em } #a + label::before { content: ''; display: inline-block; "
    drawn = f"{style}width: 20px; height: 20px; border: 2px solid }} #a:checked + label::before {{ background: navy }}"
    guide = guide_on(f"{drawn}</style><input id=a type=checkbox><label for=a>I agree</label>")
    guide.check("Check **I agree**.")

    (screen,) = guide.finish()

    assert screen.steps[0].look.box.touches(screen.steps[0].marks[0].box)
