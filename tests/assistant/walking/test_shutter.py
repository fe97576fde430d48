"""Pictures show what the driver's own screenshots show, and the page hears nothing of them."""

from functools import partial
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from assistant.facts.verbs import TYPED_INTO
from assistant.walking import shutter, targets

pytestmark = pytest.mark.siblings(6, of="file")

LONG = "<body style='height:4000px;background:linear-gradient(#fff,#88f)'><p>From the top</p>"
TURNING = "<style>@keyframes turn { to { transform: rotate(1turn) } }</style>"
PAGES = {
    "words": "<p>Words in a page.",
    "scrolled": f"{LONG}<p style='position:fixed;top:300px'>It stays<script>scrollTo(0, 777.5)</script>",
    "a field that is used": "<input autofocus value=Typed>",
    "what moves to an end": "<style>p { opacity: 1; transition: opacity 60s } .gone { opacity: 0.3 }</style><p>Fading"
    "<script>document.body.offsetHeight; document.querySelector('p').className = 'gone'</script>",
    "what turns for ever": f"{TURNING}<p style='width:90px;animation:turn 3s infinite linear'>Turning",
    "a frame": "<p>Around<iframe srcdoc='<p>Inside<input autofocus>' style='position:absolute;top:400px'></iframe>",
}
PART = {"x": 3, "y": 12, "width": 150, "height": 60}
AS_EVER = {"animations": "disabled", "caret": "hide", "style": "*:focus { outline: none !important; }"}

LISTEN = """() => {
    window.heard = [];
    for (const kind of ["resize", "scroll", "focus", "blur", "input", "change"]) addEventListener(kind, () => heard.push(kind), true);
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => heard.push("density"));
    new MutationObserver((all) => heard.push(...all.map((one) => one.type))).observe(document, { subtree: true, childList: true, attributes: true });
}"""  # noqa: E501 - a script


@pytest.fixture
def small_page(page):
    """A page with eyes."""
    targets.open_eyes(page)
    return page


def taken(page, part=None):
    with shutter.held_still(page, by_style=False) as held:
        return Image.open(BytesIO(shutter.taken(page, held, part))).convert("RGB")


@pytest.mark.parametrize("part", [None, PART], ids=["the window", "a part of it"])
@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES.keys())
def test_a_picture_shows_what_the_drivers_own_shows(small_page, html, part):
    small_page.set_content(html)
    ours = taken(small_page, part)
    drivers = Image.open(BytesIO(small_page.screenshot(clip=part, **AS_EVER))).convert("RGB")

    assert ours.size == drivers.size
    assert ImageChops.difference(ours, drivers).getbbox() is None


def test_the_page_hears_nothing_of_it(small_page):
    small_page.set_content(f"{LONG}<input value=Typed>")
    small_page.focus("input")  # a page that focuses it by itself does so when it is first drawn, which can be later
    small_page.evaluate(LISTEN)

    taken(small_page)
    taken(small_page, PART)

    assert small_page.evaluate("[heard, devicePixelRatio, innerWidth]") == [[], 2, 992]


def test_no_ring_is_drawn_in_a_closed_component(small_page):
    """The driver's own would show it: no script of its can look in there."""
    build = "const root = one.attachShadow({ mode: 'closed' }); root.innerHTML = '<input value=Typed>';"
    small_page.set_content("<div id=one></div>")
    small_page.evaluate(f"{build} window.field = root.firstChild;")
    without = taken(small_page)
    small_page.evaluate("field.focus()")

    assert ImageChops.difference(without, taken(small_page)).getbbox() is None


def test_what_turns_goes_on_afterwards(small_page):
    small_page.set_content(PAGES["what turns for ever"])
    taken(small_page)
    states = "document.getAnimations().map((one) => one.playState)"

    assert small_page.evaluate(states) == ["running"]


def test_a_window_that_has_another_size_now_is_pictured_as_large_as_it_is(small_page):
    small_page.set_content("<p>Words")
    before = taken(small_page).size
    small_page.set_viewport_size({"width": 500, "height": 400})

    assert (before, taken(small_page).size) == ((1984, 2240), (1000, 800))


def test_a_page_is_not_on_the_move_because_of_its_picture(small_page):
    """Else a field that hides what is typed would be looked for twice."""
    small_page.set_content("<label>Password <input type=password value=secret></label>")
    look = partial(targets.control, small_page, "Password", TYPED_INTO, ())
    assert not targets.patiently(small_page, look, 3.0).moved, "the page itself has come to rest"
    taken(small_page)

    assert look().moved is False


def answer(body, route):
    route.fulfill(body=body, content_type="text/html")


def test_a_page_that_takes_an_empty_ones_place_in_a_window_that_has_just_opened_is_pictured_too(small_page):
    """It keeps what the empty one had: its scripts, which know another document."""
    for name, body in (("first", "<p>First"), ("second", f"{LONG}<input autofocus>")):
        small_page.context.route(f"**/{name}", partial(answer, body))
    small_page.context.add_init_script(f"{targets.EYES}; window.once = document")
    small_page.goto("http://127.0.0.1:9/first")
    with small_page.expect_popup() as opened:
        small_page.evaluate("void window.open('/second')")
    above = opened.value
    above.wait_for_selector("input")

    assert above.evaluate("window.once !== undefined && window.once !== document"), "or this proves nothing"
    assert taken(above).size == (1984, 2240)
    drawn = above.evaluate(
        "(now => { document.body.append('p'.link('x'), document.createElement('p')); return now })"
        "(window.__assistant.drawn())"
    )
    assert drawn["stirred"]
