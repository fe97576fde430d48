"""Bold means seen: what a sentence names is what a person sees, and nothing else."""

from __future__ import annotations

import pytest

from assistant.errors import NotOnScreen

pytestmark = pytest.mark.siblings(6, of="file")

ROWS = """
<table><tr><th>Harbor</th><td><button onclick="document.title='harbor'">Open</button></td></tr>
<tr><th>Quarry</th><td><button onclick="document.title='quarry'">Open</button></td></tr></table>
"""
COVER = "<div style='position:absolute;inset:0;background:white'></div>"


def test_a_name_that_two_controls_bear_is_refused(guide_on):
    guide = guide_on(ROWS)

    with pytest.raises(NotOnScreen, match="on the screen 2 times: Open"):
        guide.click("Click **Open**.")


def test_an_earlier_bold_word_says_in_which_row_the_control_stands(guide_on, page):
    guide = guide_on(ROWS)

    guide.click("Beside **Quarry**, click **Open**.")

    assert page.title() == "quarry"


def test_a_place_that_does_not_hold_the_control_is_refused(guide_on):
    guide = guide_on(ROWS + "<section><h2>Elsewhere</h2><p>Nothing</p></section>")

    with pytest.raises(NotOnScreen):
        guide.click("In **Harbor Island**, click **Open**.")


@pytest.mark.parametrize(
    "hidden",
    [
        f"<div style='position:relative'><button>Send</button>{COVER}</div>",
        "<button style='opacity:0'>Send</button>",
        "<button style='position:absolute;left:-9999px'>Send</button>",
        "<button style='position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)'>Send</button>",
        "<button style='visibility:hidden'>Send</button>",
        "<button style='color:transparent'>Send</button>",
        "<button aria-label='Send'>&#9993;</button>",
        "<button hidden>Send</button>",
    ],
    ids=["covered", "transparent", "off-screen", "screen readers only", "invisible", "in no ink", "a sign", "hidden"],
)
def test_a_control_that_a_person_does_not_see_is_not_there(guide_on, hidden):
    guide = guide_on(f"<h1>Mail</h1>{hidden}")

    with pytest.raises(NotOnScreen, match="not on the screen: Send"):
        guide.click("Click **Send**.")


@pytest.mark.parametrize(
    "hidden",
    [
        f"<div style='position:relative'><p>Done</p>{COVER}</div>",
        "<p style='opacity:0'>Done</p>",
        "<p style='position:absolute;left:-9999px'>Done</p>",
        "<p style='position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)'>Done</p>",
        "<p style='color:transparent'>Done</p>",
        "<p style='text-transform:uppercase'>Done</p>",
        "<p>Undone, Doner</p>",
        "<p>done</p>",
    ],
    ids=["covered", "transparent", "off-screen", "for screen readers only", "in no ink", "in capitals", "part", "case"],
)
def test_words_that_a_person_does_not_read_are_not_there(guide_on, hidden):
    guide = guide_on(f"<h1>Mail</h1>{hidden}")

    with pytest.raises(NotOnScreen, match="not on the screen: Done"):
        guide.see("You read **Done**.")


def test_active_is_not_found_in_inactive(guide_on):
    guide = guide_on("<p>Inactive</p><p>Reactivated</p>")

    with pytest.raises(NotOnScreen):
        guide.see("You read **Active**.")


def test_active_is_found_beside_inactive(guide_on):
    guide = guide_on("<dl><div><dt>Search</dt><dd>Inactive</dd></div><div><dt>Filing</dt><dd>Active</dd></div></dl>")

    guide.see("Beside **Filing** you read **Active**.")

    with pytest.raises(NotOnScreen):
        guide.see("Beside **Search** you read **Active**.")


def test_words_are_read_across_the_parts_of_a_line(guide_on):
    guide = guide_on("<p><a href='#x'><u>U</u>tilities</a> of the <b>court</b></p>")

    guide.see("You read **Utilities of the court**.")


@pytest.mark.parametrize("label", ["Username", "Username *", "Username:", "Username <span>*</span>"])
def test_a_mark_of_what_is_required_is_forgiven(guide_on, page, label):
    guide = guide_on(f"<label for='u'>{label}</label> <input id='u'>")

    guide.fill("Enter your **Username**.", "tb1407")

    assert page.locator("#u").input_value() == "tb1407"


def test_a_password_field_has_no_role_and_is_found_by_its_label(guide_on, page):
    guide = guide_on("<label for='p'>Password *</label> <input id='p' type='password'>")

    guide.fill("Enter your **Password**.", guide._known["filer"].password)

    assert page.locator("#p").input_value() == "copper99x"


def test_a_label_with_a_slash_is_found(guide_on, page):
    guide = guide_on("<a href='#linked' onclick=\"document.title='linked'\">Link a CM/ECF account (once?)</a>")

    guide.click("Click **Link a CM/ECF account (once?)**.")

    assert page.title() == "linked"


def test_a_control_below_the_picture_is_scrolled_to(guide_on):
    guide = guide_on("<p>Top</p><div style='height:3000px'></div><button>Send</button>")

    guide.see("You read **Top**.")
    guide.click("Click **Send**.")

    assert len(guide.finish()) == 2


BAR = "<div style='position:fixed;top:0;width:100%;height:400px;background:white'>Always there</div>"
FORM = "".join(f"<p style='height:90px'><label>Field {n} <input></label></p>" for n in range(7))


@pytest.mark.parametrize(("bar", "steps"), [("", [1, 7]), (BAR, [1, 6, 1])], ids=["alone", "below a bar that stays"])
def test_what_comes_next_is_in_the_picture_of_what_was_scrolled_to(guide_on, bar, steps):
    """The form would reach over the end of a window in whose middle its first field stands."""
    above, below = "<p style='margin-top:410px'>Top</p><div style='height:3000px'></div>", "<p style='height:4000px'>"
    guide = guide_on(above + bar + FORM + below)

    guide.see("You read **Top**.")
    for n in range(7):
        guide.fill(f"Enter **Field {n}**.", "words")

    assert [len(screen.steps) for screen in guide.finish()] == steps


def test_a_box_whose_words_are_cut_by_the_edge_of_the_window_is_scrolled_to(guide_on, page):
    """The box itself is in the picture."""
    at = page.viewport_size["height"] - 18
    guide = guide_on(
        f"<div style='position:absolute;top:{at}px'><input type=checkbox id=n> <label for=n>Send me news</label></div>"
        "<p style='position:absolute;top:2000px'>End</p>"
    )
    guide.check("Check **Send me news**.")

    assert page.get_by_role("checkbox").is_checked()


def test_something_that_comes_late_is_waited_for(guide_on):
    guide = guide_on("<script>setTimeout(() => document.body.innerHTML = '<button>Send</button>', 120)</script>")

    guide.click("Click **Send**.")


def test_a_control_below_the_picture_is_found_in_the_row_that_was_named(guide_on, page):
    row = "<tr><th>Court {n}</th><td><button onclick=\"document.title='{n}'\">Apply</button></td></tr>"
    rows = "".join(row.format(n=n) for n in range(90))
    guide = guide_on(f"<style>td {{ height: 40px }}</style><table>{rows}</table>")

    guide.click("Beside **Court 70**, click **Apply**.")

    assert page.title() == "70"


PAIRS = """<dl><dt>Type</dt><dd>Legacy</dd><dt>State</dt><dd>Active</dd></dl>
<table><tr><th scope="row">Boston</th><td>Open</td></tr><tr><th scope="row">Salem</th><td>Closed</td></tr></table>
<p><span>Left</span> <b>right</b></p><p>below</p>"""


@pytest.mark.parametrize(
    ("sentence", "so"),
    [
        ("Beside **Type** you read **Legacy**.", True),
        ("Beside **Type** you read **Active**.", False),
        ("Beside **Boston** you read **Open**.", True),
        ("Beside **Boston** you read **Closed**.", False),
        ("Next to **Left** you read **right**.", True),
        ("Beside **Left** you read **below**.", False),
    ],
)
def test_beside_is_in_the_same_row_whatever_is_around_both(guide_on, sentence, so):
    guide = guide_on(f"<main><h1>Rows</h1>{PAIRS}</main>")

    seen_or_not(guide, sentence, so)


def test_a_term_that_is_there_twice_stands_beside_nothing(guide_on):
    guide = guide_on("<dl><dt>Type</dt><dd>Legacy</dd><dt>Type</dt><dd>Upgraded</dd></dl>")

    seen_or_not(guide, "Beside **Type** you read **Legacy**.", so=False)


HEADED = """<main><h1>Both</h1><section><h2>{}</h2><p>Mine</p></section><section><h2>{}</h2><p>Yours</p></section>
<h2>Flat</h2><p>Ours</p><h3>Deeper</h3><p>Theirs</p></main>"""


@pytest.mark.parametrize(
    ("headings", "sentence", "so"),
    [
        (("One", "Two"), "Under **One** you read **Mine**.", True),
        (("Two", "One"), "Under **One** you read **Mine**.", False),
        (("One", "Two"), "Under **One** you read **Yours**.", False),
        (("One", "Two"), "Under **Both** you read **Yours**.", True),
        (("One", "Two"), "Under **Flat** you read **Ours**.", True),
        (("One", "Two"), "Under **Flat** you read **Theirs**.", True),
        (("One", "Two"), "Under **One** you read **Theirs**.", False),
    ],
)
def test_under_is_below_that_heading_and_no_other_of_its_rank(guide_on, headings, sentence, so):
    guide = guide_on(HEADED.format(*headings))

    seen_or_not(guide, sentence, so)


GROUPED = """<form><fieldset><legend>About you</legend><label>Town <input></label></fieldset>
<fieldset><legend>Mailing address</legend><label>Street <input></label></fieldset>
<table><tr><td>Birch</td><td></td></tr><tr><td>Ash</td><td><a href="#">Open</a></td></tr></table>
<ul><li><h3>Elm</h3> in Salem</li><li><h3>Oak</h3> <a href="#">Show</a></li></ul>
<div class="row"><b>Fir</b> <i>since 2020</i></div><div class="row"><b>Yew</b> <a href="#">Read</a></div>
<table><tr><td colspan="2">Shipping</td></tr><tr><td>Zip code</td><td><input aria-label="Zip code"></td></tr></table>
</form>"""


@pytest.mark.parametrize(
    ("sentence", "so"),
    [
        ("Under **About you**, enter your **Town**.", True),
        ("Under **Mailing address**, enter your **Town**.", False),
        ("In **Mailing address**, enter your **Town**.", False),
        ("Under **Mailing address**, enter your **Street**.", True),
        ("In the row of **Ash**, click **Open**.", True),
        ("In the row of **Birch**, click **Open**.", False),
        ("In **Elm**, click **Show**.", False),
        ("In **Oak**, click **Show**.", True),
        ("In the row of **Fir**, click **Read**.", False),
        ("In the row of **Yew**, click **Read**.", True),
        ("Under **Shipping**, enter your **Zip code**.", True),
    ],
)
def test_a_group_or_a_row_is_named_by_its_own_words_wherever_both_lie(guide_on, sentence, so):
    guide = guide_on(GROUPED)

    do = guide.click if "click" in sentence else lambda said: guide.fill(said, "Lowell")
    if so:
        do(sentence)
    else:
        with pytest.raises(NotOnScreen):
            do(sentence)


def test_a_row_that_is_read_is_the_one_that_is_named(guide_on):
    guide = guide_on("<table><tr><td>Birch</td><td>closed</td></tr><tr><td>Ash</td><td>pending</td></tr></table>")

    guide.see("In the row of **Ash** you read **pending**.")
    with pytest.raises(NotOnScreen):
        guide.see("In the row for **Birch** you read **pending**.")


def seen_or_not(guide, sentence, so):
    if so:
        guide.see(sentence)
    else:
        with pytest.raises(NotOnScreen):
            guide.see(sentence)
