"""Seen is confirmed in the picture: whatever hides a word from people stops the walk, and nothing else does."""

from __future__ import annotations

import hashlib
import io

import pytest
from PIL import Image

from assistant.errors import NotOnScreen
from assistant.facts import courts
from assistant.facts.people import person
from assistant.walking import ink
from assistant.walking.guide import Guide

pytestmark = pytest.mark.siblings(6, of="file")

OVER = "position:absolute;inset:0;pointer-events:none;"
INSTEAD = "<style>.x::before { content: 'Undone at last'; position: absolute; color: black }</style>"

HIDDEN = {
    "white on white": "<p style='color:white'>Done today</p>",
    "almost white on white": "<p style='color:#e8e8e8'>Done today</p>",
    "the color of its box": "<p style='background:#036'><b style='color:#036'>Done today</b></p>",
    "filled with white": "<p style='-webkit-text-fill-color:white'>Done today</p>",
    "letters of 2 pixels": "<p style='font-size:2px'>Done today</p>",
    "letters of 5 pixels": "<p style='font-size:7px'>Done today</p>",
    "made small": "<p style='transform:scale(.3)'>Done today</p>",
    "made small by zoom": "<p style='zoom:.3'>Done today</p>",
    "made small by scale": "<p style='scale:.3'>Done today</p>",
    "hardly opaque": "<p style='opacity:.11'>Done today</p>",
    "hardly opaque, one in the other": "<div style='opacity:.4'><p style='opacity:.4'>Done today</p></div>",
    "ink that is hardly there": "<p style='color:rgb(0 0 0 / 0.12)'>Done today</p>",
    "blurred": "<p style='filter:blur(3px)'>Done today</p>",
    "blurred from without": "<div style='filter:blur(3px)'><p>Done today</p></div>",
    "opaque by no filter": "<p style='filter:opacity(0)'>Done today</p>",
    "too bright": "<p style='color:#555;filter:brightness(40)'>Done today</p>",
    "without contrast": "<div style='background:white;filter:contrast(0)'><p>Done today</p></div>",
    "blended away": "<div style='background:white'><p style='mix-blend-mode:lighten'>Done today</p></div>",
    "masked": "<p style='mask:linear-gradient(transparent, transparent)'>Done today</p>",
    "half masked": "<p style='width:90px;mask:linear-gradient(90deg, black 18px, transparent 22px)'>Done today</p>",
    "clipped": "<p style='clip-path:inset(0 100% 0 0)'>Done today</p>",
    "half clipped": "<p style='clip-path:inset(0 0 11px 0)'>Done today</p>",
    "indented": "<p style='text-indent:-9999px'>Done today</p>",
    "in no ink": "<p style='color:transparent'>Done today</p>",
    "upside down": "<p style='transform:rotate(180deg)'>Done today</p>",
    "upside down by rotate": "<p style='rotate:180deg'>Done today</p>",
    "one word upside down": "<p>Done <b style='display:inline-block;rotate:180deg'>today</b></p>",
    "on its side": "<p style='transform:rotate(90deg);margin:90px'>Done today</p>",
    "written downwards": "<p style='writing-mode:vertical-rl'>Done today</p>",
    "mirrored": "<p style='transform:scaleX(-1)'>Done today</p>",
    "mirrored from without": "<div style='scale:-1 1'><p>Done today</p></div>",
    "turned in space": "<p style='transform:rotateY(180deg)'>Done today</p>",
    "hanging by its feet": "<p style='transform:scaleY(-1)'>Done today</p>",
    "behind a cover that lets the pointer through": (
        f"<div style='position:relative'><p>Done today</p><div style='{OVER}background:white'></div></div>"
    ),
    "half behind such a cover": (
        f"<p style='position:relative;width:80px'>Done today<i style='{OVER}left:20px;background:white'></i></p>"
    ),
    "behind other words": (
        f"<p style='position:relative'>Done today<b style='{OVER}background:white'>Undone at last</b></p>"
    ),
    "other words before it": f"{INSTEAD}<p class=x style='color:rgb(0 0 0 / .11)'>Done today</p>",
    "other words over it": f"{INSTEAD}<p class=x>Done today</p>",
    "struck out thickly": "<p><s style='text-decoration-thickness:14px'>Done today</s></p>",
    "outlined thickly": "<p style='-webkit-text-stroke:7px black'>Done today</p>",
    "from right to left": "<p style='unicode-bidi:bidi-override;direction:rtl'>Done today</p>",
    "one word from right to left": "<p><bdo dir=rtl>Done</bdo> today</p>",
    "its words the other way around": (
        "<p><b style='position:relative;left:60px'>Done</b> <b style='position:relative;left:-50px'>today</b></p>"
    ),
    "letters upon each other": "<p style='letter-spacing:-7px'>Done today</p>",
    "a value in white": "<input value='Done today' style='color:white'>",
    "a placeholder that is hardly there": (
        "<style>.ph::placeholder { color: rgb(0 0 0 / .12) }</style><input class=ph placeholder='Done today'>"
    ),
    "a value under a cover": (
        f"<p style='position:relative'><input value='Done today'><i style='{OVER}background:white'></i></p>"
    ),
    "words by style in white": "<style>.ws::before { content: 'Done today'; color: white }</style><p class=ws></p>",
    "the option in white": "<select style='color:white;background:white'><option>Done today</select>",
    "lines upon each other": "<p style='line-height:2px'>Done today<br>Undone at last<br>Undone at last</p>",
}

READ = {
    "gray": "<p style='color:#999'>Done today</p>",
    "light gray": "<p style='color:#bbb'>Done today</p>",
    "white on dark": "<p style='background:#123;color:white'>Done today</p>",
    "white on a gradient": "<p style='background:linear-gradient(90deg, #036, #39c);color:white'>Done today</p>",
    "in a heading": "<h1>Done today</h1>",
    "small print": "<p style='font-size:10px'>Done today</p>",
    "a fraction of a pixel off": "<p style='position:relative;top:.4px;left:.37px;font-size:13.7px'>Done today</p>",
    "in capitals of small letters": "<p style='font-variant:small-caps'>Done today</p>",
    "slanted": "<p style='font-family:serif;font-style:italic'>Done today</p>",
    "of a typewriter": "<code>Done today</code>",
    "spaced": "<p style='letter-spacing:.2em;word-spacing:2em'>Done today</p>",
    "without kerning": "<p style='font-kerning:none;font-feature-settings:\"kern\" 0'>Done today</p>",
    "struck out": "<p><s>Done today</s></p>",
    "underlined": "<p><u>Done today</u></p>",
    "with a shadow": "<p style='background:#888;color:white;text-shadow:1px 1px 2px black'>Done today</p>",
    "half of it a link": "<p><a href='#x'>Done</a> today</p>",
    "letters of two kinds": "<p><u>D</u>one <b>to</b>day</p>",
    "enlarged": "<p style='transform:scale(1.3);transform-origin:0 0'>Done today</p>",
    "zoomed": "<p style='zoom:1.25'>Done today</p>",
    "a little askew": "<p style='transform:rotate(-4deg);margin:50px'>Done today</p>",
    "over two lines": "<p style='width:50px'>Done today</p>",
    "broken in a word": "<p style='width:30px;overflow-wrap:anywhere'>Done today</p>",
    "marked": "<p><mark>Done today</mark></p>",
    "in a drawing": "<svg viewBox='0 0 150 40' width=180 height=48><text x=5 y=20>Done today</text></svg>",
    "darkened behind": "<div style='filter:brightness(.5)'><p style='color:white'>Done today</p></div>",
    "on a pattern": (
        "<p style='background:repeating-linear-gradient(30deg, #234, #468 5px, #123 9px);color:white'>Done today</p>"
    ),
    "half transparent": "<p style='opacity:.5'>Done today</p>",
    "by style": "<style>.y::before { content: 'Done today' }</style><p class=y></p>",
    "half of it by style": "<style>.h::before { content: attr(data-d) ' ' }</style><p class=h data-d=Done>today</p>",
    "by style behind a word": "<style>.b::after { content: ' today'; color: #036 }</style><p><b class=b>Done</b></p>",
    "by style in the middle": (
        "<style>.m::before { content: 'Done today' }</style><div class=m style='text-align:center;padding:9px'></div>"
    ),
    "in a field": "<input value='Done today'>",
    "in the middle of a field": "<input value='Done today' style='text-align:center;padding:5px'>",
    "in a field of several lines": "<textarea style='width:150px;height:50px'>Done today</textarea>",
    "chosen": "<select><option>Never<option selected>Done today</select>",
    "on a button": "<input type=button value='Done today'>",
    "as a placeholder": "<input placeholder='Done today' style='font-size:15px;padding:8px'>",
    "in capitals by style": "<p style='text-transform:capitalize'>done <i style='text-transform:none'>today</i></p>",
    "with an icon between": "<style>.i::before { content: '\\f044' }</style><p>Done <i class=i></i> today</p>",
    "with a soft hyphen": "<p>Do&shy;ne to&#8203;day</p>",
    "over a line break": "<p>Done<br>today</p>",
    "over a gap": "<p><b style='margin-right:9px'>Done</b><b>today</b></p>",
    "fading in": (
        "<p id=f style='opacity:.05'>Done today</p><script>setTimeout(() => { f.style.opacity = 1 }, 150)</script>"
    ),
}


@pytest.fixture
def guide_there(small_page, tmp_path):
    """A guide that stands on a page a few lines long."""

    def stand(html):
        small_page.goto("about:blank")
        small_page.set_content(f"<!doctype html><html lang='en'><title>Small</title><body><h1>Mail</h1>{html}</body>")
        cast = {"filer": person("tobias-brannock")}
        return Guide(small_page, courts.court("mad"), cast, tmp_path, title="A small page", patience=0.3)

    return stand


def walked(guide, *steps):
    """Do these steps to their end: what a picture shows is looked at when the screen is left."""
    __tracebackhide__ = True
    for verb, *said in steps:
        getattr(guide, verb)(*said)
    return guide.finish()


SEEN = ("see", "You read **Done today**.")


ACROSS, WIDE, HIGH = 5, 195, 90
"""How many cases stand beside each other on a page, and how large each is, in CSS pixels."""


@pytest.fixture(scope="module")
def on_one_page(small_page):
    """Which of many cases can be seen, by one picture of all of them."""

    def seen(cases):
        places = (f"left:{n % ACROSS * WIDE}px;top:{n // ACROSS * HIGH}px" for n in range(len(cases)))
        boxes = (
            f"<div class=case style='position:absolute;width:{WIDE - 10}px;height:{HIGH - 4}px;{place}'>{html}</div>"
            for place, html in zip(places, cases.values(), strict=True)
        )
        small_page.goto("about:blank")
        small_page.set_content(f"<!doctype html><html lang='en'><title>Small</title><body>{''.join(boxes)}")
        small_page.wait_for_timeout(200)  # one of them fades in
        told = small_page.evaluate(
            """() => [...document.querySelectorAll('.case')].map((one) => {
                const { words, texts } = window.__assistant, places = words(one, 'Done today').map(texts);
                return { readings: [{ words: 'Done today', places }], control: null, disguised: false };
            })"""
        )
        picture = ink.upper_part(small_page.screenshot(animations="disabled"), 9999)
        return {
            name: bool(thing["readings"][0]["places"]) and ink.unseen(picture, thing) is None
            for name, thing in zip(cases, told, strict=True)
        }

    return seen


def test_words_that_nobody_could_see_are_not_seen(on_one_page):
    seen = on_one_page(HIDDEN)

    assert not [name for name, was_seen in seen.items() if was_seen]


def test_words_that_people_can_read_are_seen(on_one_page):
    seen = on_one_page(READ)

    assert not [name for name, was_seen in seen.items() if not was_seen]


@pytest.mark.parametrize("name", ["white on white", "upside down", "other words over it"])
def test_words_that_nobody_could_see_stop_the_walk(guide_there, name):
    guide = guide_there(HIDDEN[name])

    with pytest.raises(NotOnScreen, match="Done today") as caught:
        walked(guide, SEEN)

    assert "You read **Done today**." in str(caught.value)


FIELD = "<label for=f>Username</label> <input id=f style='{style}'>"
WHITE = "position:absolute;inset:0;background:white;pointer-events:none"

HIDDEN_CONTROLS = {
    "a link in white": ("<p><a href='#x' style='color:white'>Send</a></p>", "click", "Click **Send**."),
    "a link that looks like what is around it": (
        "<p>Please <a href='#x' style='color:inherit;text-decoration:none'>Send</a> it today.</p>",
        "click", "Click **Send**.",
    ),
    "a button under a cover": (
        f"<div style='position:relative'><button>Send</button><i style='{WHITE}'></i></div>",
        "click", "Click **Send**.",
    ),
    "a button with white words": ("<input type=submit value=Send style='color:#efefef'>", "click", "Click **Send**."),
    "a button upside down": ("<input type=submit value=Send style='rotate:180deg'>", "click", "Click **Send**."),
    "a field that is not drawn": (
        FIELD.format(style="border:0;outline:0;background:white;color:white"),
        "fill", "Enter your **Username**.", "tb1407",
    ),
    "a field whose label is white": (
        f"<style>label {{ color: white }}</style>{FIELD.format(style='')}",
        "fill", "Enter your **Username**.", "tb1407",
    ),
    "a row that is named in white": (
        "<table><tr><th style='color:white'>Quarry</th><td><button>Send</button></td></tr></table>",
        "click", "Beside **Quarry**, click **Send**.",
    ),
    "a value in white": (
        "<dl><div><dt>Number</dt><dd style='color:white'>1400173</dd></div></dl>", "see", "Write down your **Number**.",
    ),
    "a note's word in white": ("<p style='color:white'>Later</p>", "note", "You can also choose **Later**."),
}  # fmt: skip


@pytest.mark.parametrize("case", HIDDEN_CONTROLS.values(), ids=HIDDEN_CONTROLS.keys())
def test_a_control_or_a_place_that_nobody_could_see_stops_the_walk(guide_there, case):
    html, *step = case
    guide = guide_there(html)

    with pytest.raises(NotOnScreen, match="that nobody could see") as caught:
        walked(guide, step)

    assert step[1] in str(caught.value)
    assert "test_ink.py:" in str(caught.value)


PLAIN_TO_SEE = {
    "a button": ("<button>Send</button>", "click", "Click **Send**."),
    "a button of the old kind": ("<input type=submit value=Send>", "click", "Click **Send**."),
    "a link among words": ("<p>Please <a href='#x'>Send</a> it today.</p>", "click", "Click **Send**."),
    "a link in a list, in no color of its own": (
        "<ul><li><a href='#x' style='color:inherit;text-decoration:none'>Send</a></li></ul>",
        "click", "Click **Send**.",
    ),
    "a button that changes its word": (
        "<button onclick=\"this.textContent = 'Sent'\">Send</button>", "click", "Click **Send**.",
    ),
    "an empty field": (FIELD.format(style=""), "fill", "Enter your **Username**.", ""),
    "a field with a line below": (
        FIELD.format(style="border:0;border-bottom:1px solid #bbb"), "fill", "Enter your **Username**.", "",
    ),
    "a field in a frame that is drawn around it": (
        f"<div style='border:1px solid #bbb;padding:9px'>{FIELD.format(style='border:0;outline:0')}</div>",
        "fill", "Enter your **Username**.", "",
    ),
    "a field far below its label": (
        FIELD.format(style="display:block;height:400px;border:0;border-bottom:1px solid #bbb"),
        "fill", "Enter your **Username**.", "",
    ),
    "a field that cannot be used": (
        f"{FIELD.format(style='')}<script>f.disabled = true</script>", "see", "You read **Username**.",
    ),
    "a check box": ("<label><input type=checkbox> I agree</label>", "check", "Check **I agree**."),
    "a list": (
        "<label for=f>State</label><select id=f><option>Ohio<option>Iowa</select>",
        "choose", "Choose the **State**.", "Iowa",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PLAIN_TO_SEE.values(), ids=PLAIN_TO_SEE.keys())
def test_a_control_that_people_see_does_not_stop_it(guide_there, case):
    html, *step = case

    assert walked(guide_there(html), step)


def test_what_is_still_fading_in_is_pictured_again(guide_there, tmp_path):
    """The picture is that of the page as people see it, and the recording holds its hash."""
    (screen,) = walked(guide_there(READ["fading in"]), SEEN)

    assert screen.arrived == screen.left
    assert hashlib.sha256((tmp_path / screen.left.file).read_bytes()).hexdigest() == screen.left.sha256


def test_the_upper_part_of_a_picture_is_unpacked_alone():
    whole = Image.effect_noise((40, 90), 80).convert("RGB")
    png = io.BytesIO()
    whole.save(png, "PNG")

    part = ink.upper_part(png.getvalue(), 31)

    assert part.size == (40, 31)
    assert part.tobytes() == whole.crop((0, 0, 40, 31)).tobytes()
    assert ink.upper_part(png.getvalue(), 900).size == (40, 90)


def test_contrast_is_counted_as_wcag_counts_it():
    assert round(ink.Fit(1, 255, 0).contrast, 1) == 21
    assert round(ink.Fit(1, 255, 0x76).contrast, 1) == 4.5
    assert round(ink.Fit(1, 0x76, 255).contrast, 1) == 4.5
