"""No picture of a page on which a person could read a secret, wherever the page writes it."""

from __future__ import annotations

import base64
import json

import pytest
from PIL import Image
from playwright.sync_api import Error
from pydantic import SecretStr

from assistant import leaks
from assistant.errors import NotOnScreen, SecretFound
from assistant.walking.camera import Camera
from assistant.walking.deeds.filling import Fill
from assistant.walking.open_screen import Chapter

pytestmark = pytest.mark.siblings(6)

SECRET, SHORT = SecretStr("Thistle&Harvest62"), SecretStr("Biscuit")
WORD = "Thistle&Harvest62"
IN_HTML = "Thistle&amp;Harvest62"
BOXES = [f"<i>{letter}</i>" for letter in WORD.replace("&", "+")]
LETTERS = [letter.replace("&", "&amp;") for letter in WORD]

SHOWN = {
    "as it is": IN_HTML,
    "in capitals": IN_HTML.replace("amp", "AMP").upper().replace("&AMP;", "&amp;"),
    "in capitals by style": f"<p style='text-transform:uppercase'>{IN_HTML}</p>",
    "backwards": f"<p>{'26tsevraH&amp;eltsihT'}</p>",
    "backwards by style": f"<bdo dir=rtl>{IN_HTML}</bdo>",
    "in hexadecimal digits": WORD.encode().hex(),
    "in base64": base64.b64encode(b"x" + WORD.encode()).decode(),
    "spaced": " ".join(LETTERS),
    "in boxes of a row": f"<p style='display:flex'>{''.join(BOXES)}</p>",
    "in boxes of a row that goes back": f"<p style='display:flex;flex-flow:row-reverse'>{''.join(BOXES[::-1])}</p>",
    "with soft hyphens": "&shy;".join(LETTERS),
    "with spaces of no width": "&ZeroWidthSpace;".join(LETTERS),
    "in cells": f"<table><tr>{''.join(f'<td>{letter}' for letter in LETTERS)}</table>",
    "over blocks": "<div>Thistle&amp;</div><div>Harvest62</div>",
    "over spans": "<span>Thistle</span><b>&amp;Harvest</b>62",
    "its beginning": "Your key begins with <b>Thistle&amp;Harv</b>…",
    "in a title": f"<p title='{IN_HTML}'>Hover</p>",
    "in place of a picture": f"<img src='x:' alt='{IN_HTML}'>",
    "in a field's hint": f"<input placeholder='{IN_HTML}'>",
    "in a plain field": f"<input value='{IN_HTML}'>",
    "on a button": f"<input type=button value='{IN_HTML}'>",
    "in an option": f"<select><option>{IN_HTML}</select>",
    "written by style": f"<style>p::before {{ content: '{WORD}' }}</style><p>x</p>",
    "written by style behind": f"<style>p::after {{ content: attr(data-x) }}</style><p data-x='{IN_HTML}'>x</p>",
    "beside a list": f"<ul style=\"list-style-type:'{IN_HTML}'\"><li>x</ul>",
    "as a list's own mark": f"<style>li::marker {{ content: '{WORD}' }}</style><ul><li>x</ul>",
    "in a component": (
        f"<div id=c></div><script>c.attachShadow({{mode:'open'}}).innerHTML = {json.dumps(IN_HTML)}</script>"
    ),
    "in a closed component": (
        f"<div id=c></div><script>c.attachShadow({{mode:'closed'}}).innerHTML = '<b>' + {json.dumps(IN_HTML)}</script>"
    ),
    "in a component and in its gap": (
        "<div id=c>Harvest62</div>"
        "<script>c.attachShadow({mode:'open'}).innerHTML = 'Thistle&amp;<slot></slot>'</script>"
    ),
    "in a closed component and in its gap": (
        "<div id=c>Harvest62</div>"
        "<script>c.attachShadow({mode:'closed'}).innerHTML = 'Thistle&amp;<slot></slot>'</script>"
    ),
    "in a component in a component": (
        "<div id=c></div><script>const one = c.attachShadow({mode:'open'}); one.innerHTML = '<p></p>';"
        f"one.firstChild.attachShadow({{mode:'open'}}).innerHTML = {json.dumps(IN_HTML)}</script>"
    ),
    "in a frame": f"<iframe srcdoc='<p>{IN_HTML}</p>'></iframe>",
    "in a frame in a frame": f"<iframe srcdoc='<iframe srcdoc=\"<p>{IN_HTML}</p>\"></iframe>'></iframe>",
    "in a drawing": f"<svg><text y=20>{IN_HTML}</text></svg>",
    "in a drawing that is a picture": (
        "<img alt='x' src='data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\"><text>Thistle%26Harvest62</text></svg>'>"
    ),
    "in the title of the page": f"<script>document.title = {json.dumps(WORD)}</script>",
    "in the address": "<script>location.hash = 'p=Thistle%26Harvest62'</script>",
    "short, in a sentence": "<p>Your dog is Biscuit.</p>",
    "short, in capitals": "<p>Your dog is called BISCUIT</p>",
    "short, with a full stop": "<p>Biscuit.</p>",
    "short, in a title": "<p title='Biscuit!'>x</p>",
}

NOT_SHOWN = {
    "in a field for passwords": f"<input type=password value='{IN_HTML}'>",
    "in a field for dots": f"<input style='-webkit-text-security:disc' value='{IN_HTML}'>",
    "at Show password": f"<input type=password id=p value='{IN_HTML}'><script>p.type = 'text'</script>",
    "at Show password in a component": (
        "<div id=c></div><script>const inside = c.attachShadow({mode: 'closed'}); inside.innerHTML = "
        f"\"<input type=password value='{IN_HTML}'>\"; inside.firstChild.type = 'text'</script>"
    ),
    "on no screen": f"<p hidden>{IN_HTML}</p>",
    "another word": "<p>Thistles and harvests, and many Biscuits of 62.</p>",
}


@pytest.fixture
def shooting(small_page, tmp_path):
    """A camera before a small page, by what stands on it."""

    def stand(html):
        small_page.goto("about:blank")
        small_page.set_content(f"<!doctype html><html lang='en'><title>Small</title><body>{html}</body></html>")
        return Camera(small_page, tmp_path, "", [SECRET, SHORT])

    return stand


@pytest.mark.parametrize("html", SHOWN.values(), ids=SHOWN.keys())
def test_a_page_that_shows_a_secret_is_not_pictured(shooting, tmp_path, html):
    camera = shooting(html)

    with pytest.raises(SecretFound, match="shows a secret value, so no picture was taken") as caught:
        camera.snapshot("stopped.png")

    assert WORD not in str(caught.value)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("html", NOT_SHOWN.values(), ids=NOT_SHOWN.keys())
def test_a_page_that_hides_it_is_pictured(shooting, tmp_path, html):
    shooting(html).snapshot("stopped.png")

    assert (tmp_path / "stopped.png").exists()


def test_a_frame_that_cannot_be_searched_is_not_pictured(shooting, small_page, tmp_path):
    camera = shooting("<iframe srcdoc='<p>Hello'></iframe>")
    small_page.frames[1].evaluate(
        "void Object.defineProperty(document, 'title', { get() { throw new Error('broken') } })"
    )

    with pytest.raises(Error, match="broken"):
        camera.snapshot("stopped.png")

    assert not list(tmp_path.iterdir())


def gray(file, box):
    with Image.open(file) as picture:
        return picture.convert("L").crop(box).tobytes()


def test_a_password_that_the_page_shows_is_dots_in_the_picture(shooting, small_page, tmp_path):
    """As those of a field that shows nothing, and as many, whatever it holds."""
    field = "<input id=p type=password style='position:absolute;left:9px;top:9px' value='{}'><script>{}</script>"
    shooting(field.format("another", "")).snapshot("hidden.png")
    shooting(field.format("made up by the page", "p.type = 'text'")).snapshot("shown.png")

    box = (18, 18, 300, 60)
    assert gray(tmp_path / "shown.png", box) == gray(tmp_path / "hidden.png", box)
    assert small_page.evaluate("[p.value, p.type]") == ["made up by the page", "text"]


def test_a_secret_that_was_typed_into_a_plain_field_stays_dots_when_the_page_styles_it_anew(shooting, small_page):
    camera = shooting("<label for=f>Code</label><input id=f oninput=\"this.style.cssText = 'color:red'\">")
    screen = camera.begin_if_new(Chapter("A", "A"), "pacer")
    control = small_page.query_selector("#f")

    Fill(SECRET, lambda field, text: field.fill(text))(control)
    camera.snapshot("typed.png")

    assert screen.page["title"] == "Small"
    assert camera.holds_secret(control)


MADE_UP = (
    "<p>Your key: <span data-simulation{}>JSQF W4CQ DPQK 62VQ</span></p><p title='JSQF W4CQ DPQK 62VQ'>Enter a code</p>"
)


@pytest.mark.parametrize(("named", "kept"), [("", True), ("=secret", False)])
def test_what_a_page_names_as_a_secret_of_the_simulation_is_kept_in_no_words(shooting, named, kept):
    """Nobody has told the camera of it."""
    camera = shooting(MADE_UP.format(named))
    camera.begin_if_new(Chapter("A", "A"), "pacer")

    camera.close()

    (screen,) = camera.screens
    assert ("JSQF W4CQ" in screen.model_dump_json()) is kept
    assert "Enter a code" in screen.accessibility


def test_what_stops_a_walk_is_told_without_what_the_page_repeats(guide_on):
    """Neither its heading, nor what it shows, nor the sentence itself."""
    guide = guide_on("<h1>Hello COPPER99X</h1><label>Is it copper99x?<input></label>")

    with pytest.raises(NotOnScreen) as caught, leaks.told_without(lambda: guide.secrets):
        guide.see("You read **copper99x!**")

    assert not leaks.shown(str(caught.value), ["copper99x"])
    assert "on the page    Hello •••" in str(caught.value)
    assert "not taken, for the page shows a secret value" in str(caught.value)
