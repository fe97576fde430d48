"""Frames and components: what a person sees in them is found, measured in the page's pixels, and told apart."""

from __future__ import annotations

import html
import io
import json
from unittest.mock import ANY

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Error

from assistant.errors import NotOnScreen, PortalTrouble
from assistant.facts import courts
from assistant.facts.people import person
from assistant.facts.sentence import Place
from assistant.facts.verbs import VERBS
from assistant.walking import browser as browsers
from assistant.walking import frames, targets
from assistant.walking.blind import Blind
from assistant.walking.camera import BREATH, Camera
from assistant.walking.guide import Guide
from assistant.walking.targets import Missing

pytestmark = pytest.mark.siblings(6, of="file")

HOME = "http://127.0.0.1:9"
PORT = "http://127.0.0.1:8"
"""Another origin, and the same site."""
SITE = "http://localhost:8"
"""Another site: the browser may keep it apart."""

FORM = (
    "<!doctype html><html lang=en><title>Cases</title><h2>Docket sheet</h2><label>Case number <input></label> "
    "<button onclick=\"document.title='ran'\">Run Report</button><p>Two cases are open.</p>"
)
LONG = FORM.replace("<h2>", "<div style='height:900px'></div><h2>")
COVER = "<div style='position:fixed;inset:0;background:white'></div>"
STICKY = "<div style='position:fixed;left:0;top:0;width:500px;height:300px;background:white'></div>"


def framed(source: str, style: str = "", more: str = "title=Docket") -> str:
    return f"<iframe {more} style='width:600px;height:220px;{style}' {source}></iframe>"


def srcdoc(body: str) -> str:
    return f'srcdoc="{html.escape(body)}"'


def component(inside: str, mode: str = "open", name: str = "x-a", light: str = "") -> str:
    made = f"this.attachShadow({{mode: '{mode}'}}).innerHTML = {json.dumps(inside)}"
    return (
        f"<{name}>{light}</{name}><script>customElements.define('{name}', class extends HTMLElement "
        f"{{ connectedCallback() {{ {made} }} }})</script>"
    )


SAME = framed("src=/form")
OTHER = framed(f"src={SITE}/form")
DOWN = "<div style='height:1500px'></div>"

SHOWN = {
    "in a frame of its own words": framed(srcdoc(FORM)),
    "in a frame of the same site": SAME,
    "in a frame of another port": framed(f"src={PORT}/form"),
    "in a frame of another site": OTHER,
    "in a frame without scripts": framed(f"sandbox {srcdoc(FORM)}"),
    "in a frame in a frame": framed(f"src={PORT}/around"),
    "in a frame that is drawn smaller": framed("src=/form", "transform:scale(.8);border:5px solid;padding:3px"),
    "in a frame that is drawn larger": framed(f"src={SITE}/form", "scale:1.4;transform-origin:0 0"),
    "in a frame that is zoomed": framed(f"src={PORT}/form", "zoom:.75;border:5px solid;padding:3px"),
    "in a frame within what is zoomed": f"<div style='zoom:1.25;padding:7px'>{SAME}</div>",
    "in a smaller frame in a larger one": framed(f"src={SITE}/smaller", "scale:1.5;transform-origin:0 0"),
    "in a frame that stands askew": framed("src=/form", "rotate:4deg;transform-origin:0 0;margin-left:40px"),
    "in a frame that is moved": framed("src=/form", "position:absolute;left:33.5px;top:201.25px;border:0"),
    "in a frame that a script has written": "<iframe id=w title=Docket width=600 height=220></iframe>"
    f"<script>w.contentDocument.write({json.dumps(FORM)}); w.contentDocument.close()</script>",
    "in a frame that comes late": f"<script>setTimeout(() => {{ document.body.innerHTML += {SAME!r} }}, 300)</script>",
    "in a frame that another page replaces": framed("id=r src=/empty")
    + "<script>setTimeout(() => { r.src = '/form' }, 300)</script>",
    "in a component": component(FORM),
    "in a component that is closed": component(FORM, "closed"),
    "in a component in a component": component(component_inside := "<p>Around</p><x-b></x-b>")
    + component(FORM, "closed", "x-b").replace("<x-b></x-b>", ""),
    "in a component that is declared": f"<div><template shadowrootmode=open>{FORM}</template></div>",
    "in a component that is declared and closed": f"<div><template shadowrootmode=closed>{FORM}</template></div>",
    "in a component that is declared and closed, in a frame": framed(
        srcdoc(f"<p><template shadowrootmode=closed>{FORM}</template></p>")
    ),
    "in a component that fills itself": "<x-c></x-c><script>customElements.define('x-c', class extends HTMLElement {"
    f" constructor() {{ super(); this.attachShadow({{mode: 'closed'}}).innerHTML = {json.dumps(FORM)} }} }})</script>",
    "in what fills the gaps of a component": component("<section><slot></slot></section>", light=FORM),
    "in what fills those of one that is closed": component("<section><slot></slot></section>", "closed", light=FORM),
    "in a frame in a component": component(SAME, "closed"),
    "in a component in a frame": framed(srcdoc(component(FORM))),
    "in a component in a frame of another site": framed(f"src={SITE}/component"),
}

PAGES = {
    "form": FORM,
    "long": LONG,
    "empty": "<!doctype html><title>Empty</title>",
    "around": f"<!doctype html><title>Around</title><p>Around</p>{OTHER}",
    "smaller": f"<!doctype html><title>Around</title>{framed(f'src={HOME}/form', 'zoom:.6')}",
    "component": f"<!doctype html><title>Component</title>{component(FORM, 'closed')}",
    "buster": "<!doctype html><title>Out</title><script>if (top !== self) top.location = self.location</script>" + FORM,
    "menu": "<!doctype html><title>Menu</title><p>Menu</p><a href=/form target=main>Reports</a>",
    "sets": "<html><head><title>ECF</title></head><frameset cols='200,*'><frame name=menu src=/menu>"
    "<frame name=main src=/empty></frameset></html>",
    "deep": "<html><head><title>ECF</title></head><frameset rows='60,*'><frame name=top src=/menu>"
    f"<frame src={SITE}/form></frameset></html>",
}  # fmt: skip


@pytest.fixture(scope="module")
def shared(browser):
    """One page for all; its sites answer with what `PAGES` says, and where it stands with what the test says."""
    window = browser.new_context(**browsers.context_arguments())
    page = window.new_page()
    targets.open_eyes(page)
    yield page
    window.close()


@pytest.fixture
def at(shared):
    """Brings a page with this body."""

    def bring(body: str, path: str = "here"):
        page = f"<!doctype html><html lang=en><title>Main</title><body><h1>Main</h1>{body}"

        def answer(route):
            name = route.request.url.rpartition("/")[2]
            known = {**PAGES, "here": page}
            if "court.test" in route.request.url:
                return route.abort("namenotresolved")
            return route.fulfill(
                body=known.get(name, ""), content_type="text/html", status=200 if name in known else 404
            )

        shared.unroute_all()
        shared.route("**/*", answer)
        shared.goto(f"{HOME}/{path}", wait_until="domcontentloaded")
        return shared

    return bring


def sought(page, words, *places, verb="click", seconds=4.0):
    return targets.patiently(page, lambda: targets.control(page, words, VERBS[verb].controls, places), seconds)


COLOR = "e => { e.style.cssText = 'background:rgb(255,0,0);border:0;outline:0;color:rgb(255,0,0)' }"


@pytest.mark.parametrize("body", SHOWN.values(), ids=SHOWN)
def test_what_a_person_sees_is_found_and_measured_where_the_picture_shows_it(at, body):
    page = at(body)

    field, button = sought(page, "Case number", verb="fill"), sought(page, "Run Report")
    field.handle.fill("1:21-cv-1")
    button.press.click()

    assert field.handle.evaluate("e => e.value") == "1:21-cv-1"
    assert button.handle.evaluate("e => e === e.getRootNode().activeElement")
    assert not isinstance(targets.sight(page, "Two cases are open", ()), Missing)
    button.handle.evaluate(COLOR)
    told = frames.look_at(page, button.kept, "mark", "Run Report")["box"]
    assert painted(page.screenshot()) == pytest.approx([told[side] for side in ("x", "y", "width", "height")], abs=1.5)


def painted(shot: bytes) -> list[float]:
    """Where a picture is red, in CSS pixels."""
    red, green, _ = Image.open(io.BytesIO(shot)).convert("RGB").split()
    left, top, right, bottom = ImageChops.subtract(red, green).point(lambda bright: 255 * (bright > 127)).getbbox()
    density = browsers.VIEWPORT.density
    return [left / density, top / density, (right - left) / density, (bottom - top) / density]


UNSEEN = {
    "in a frame that is away": framed("src=/form", "display:none"),
    "in a frame that is invisible": framed("src=/form", "visibility:hidden"),
    "in a frame that is transparent": f"<div style='opacity:0'>{SAME}</div>",
    "in a frame of a pixel": framed("src=/form", "width:1px;height:1px"),
    "in a frame beside the page": framed(f"src={SITE}/form", "position:absolute;left:-9999px"),
    "in a frame that is covered": SAME + COVER,
    "in a frame of another site that is covered": OTHER + COVER,
    "in a frame that is covered where it stands": SAME + STICKY,
    "in a frame in a frame that is covered": framed(f"src={PORT}/around") + STICKY,
    "in a frame that is cut off": f"<div style='height:60px;overflow:hidden'>{SAME}</div>",
    "in a frame in one that is away": framed(srcdoc(framed("src=/form", "display:none"))),
    "in a component that is away": f"<div hidden>{component(FORM)}</div>",
    "in a component that is transparent": component(f"<div style='opacity:0'>{FORM}</div>", "closed"),
    "in a component that has no gap for it": component("<p>Nothing</p>", light=FORM),
    "in a gap that is away": component("<div style='display:none'><slot></slot></div>", "closed", light=FORM),
    "in a gap that is transparent": component("<div style='opacity:0'><slot></slot></div>", light=FORM),
    "under a component": component(COVER) + FORM,
}


@pytest.mark.parametrize("body", UNSEEN.values(), ids=UNSEEN)
def test_what_nobody_sees_is_not_there(at, body):
    page = at(body)
    page.wait_for_load_state()

    assert sought(page, "Run Report", seconds=0) == Missing(0, covered=ANY)
    sight = targets.sight(page, "Two cases are open", ())
    assert isinstance(sight, Missing)
    assert sight.seen == 0


TWO = SAME + framed(f"src={SITE}/form", more="aria-label='Archive' name=old")
LED = {
    "by its title": (TWO, Place("Docket", "in"), 0),
    "by its label": (TWO, Place("Archive", "in"), 1),
    "by its name": (TWO, Place("old", "in"), 1),
    "by the heading within it": (framed(srcdoc("<h3>Open</h3>" + FORM)) + SAME, Place("Open", "in"), 0),
    "by the heading above it": (f"<h2>Now</h2>{SAME}<h2>Then</h2>{SAME}", Place("Then", "under"), 1),
    "by the region around it": (f"<section><h2>Now</h2>{SAME}</section>{SAME}", Place("Now", "in"), 0),
    "by the row it stands in": (
        f"<table><tr><th scope=row>One<td>{SAME}<tr><th scope=row>Two<td>{SAME}</table>",
        Place("Two", "beside"),
        1,
    ),
    "by what is around a frame around it": (
        f"<section><h2>Now</h2>{framed(f'src={PORT}/around')}</section>{SAME}",
        Place("Now", "in"),
        0,
    ),
    "from the page's own": (f"<section><h2>Here</h2>{FORM}</section>{TWO}", Place("Here", "in"), None),
}  # fmt: skip


@pytest.mark.parametrize(("body", "place", "expected"), LED.values(), ids=LED)
def test_two_of_a_name_are_told_apart_by_the_frame_and_refused_without(at, body, place, expected):
    page = at(body)
    page.wait_for_load_state()

    assert sought(page, "Run Report", seconds=0).seen > 1
    found = sought(page, "Run Report", place, seconds=0)

    assert not isinstance(found, Missing), found
    around = found.kept.frame
    while around.parent_frame and around.parent_frame.parent_frame:
        around = around.parent_frame
    frame = page.main_frame if expected is None else page.main_frame.child_frames[expected]
    assert around == frame


SEVERAL = {
    "in two frames": TWO,
    "in a frame and beside it": FORM + SAME,
    "in a component and beside it": FORM + component(FORM, "closed"),
    "in a frame and in a component": component(FORM) + OTHER,
}


@pytest.mark.parametrize("body", SEVERAL.values(), ids=SEVERAL)
def test_what_is_seen_in_several_of_them_is_refused(at, body):
    page = at(body)
    page.wait_for_load_state()

    assert sought(page, "Run Report", seconds=0).seen == 2
    assert targets.sight(page, "Two cases are open", ()) == Missing(2)


AWAY = {
    "further down in a frame": framed("src=/long"),
    "in a frame further down": f"{DOWN}{SAME}",
    "further down in a frame of another site further down": f"{DOWN}{framed(f'src={SITE}/long')}",
    "in a frame further down in a box": f"<div style='height:150px;overflow:auto'>{DOWN}{SAME}</div>",
    "further down in a tall frame": f"<div style='height:800px'></div>{framed('src=/long', 'height:1700px')}",
    "further down in a box of a component": component(
        f"<div style='height:200px;overflow:auto'>{LONG}</div>", "closed"
    ),
}


@pytest.mark.parametrize("body", AWAY.values(), ids=AWAY)
def test_what_lies_outside_is_scrolled_to(at, body):
    page = at(body)
    page.wait_for_load_state()

    missing = sought(page, "Run Report", seconds=0)
    targets.scroll_to(page, missing.outside)

    assert not isinstance(sought(page, "Run Report", seconds=0), Missing)


GO = "document.title = 'gone'"
ACROSS = {
    "its words in a component and in its gap": (
        component(f'<button onclick="{GO}">Save <slot></slot></button>', light="draft"), "Save draft", ()
    ),
    "the same, closed": (
        component(f'<button onclick="{GO}">Save <slot></slot></button>', "closed", light="draft"), "Save draft", ()
    ),
    "its face in a gap that is closed": (
        component(f'<button onclick="{GO}"><slot></slot></button>', "closed", light="<span>Send</span>"), "Send", ()
    ),
    "in a gap of a name, under what fills another": (
        component(
            "<section><slot name=head></slot><slot></slot></section>",
            light=f'<h2 slot=head>Now</h2><button onclick="{GO}">Go</button>'
        ) + "<button>Go</button>",
        "Go",
        (Place("Now", "in"),),
    ),
    "in a row of components": (
        "<x-r>Case A<button slot=b>View</button></x-r>"
        f'<x-r>Case B<button slot=b onclick="{GO}">View</button></x-r>'
        + component("<p><slot></slot> <slot name=b></slot></p>", "closed", "x-r").replace("<x-r></x-r>", ""),
        "View",
        (Place("Case B", "beside"),),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "words", "places"), ACROSS.values(), ids=ACROSS)
def test_what_stands_partly_in_a_component_is_one(at, body, words, places):
    page = at(body)

    sought(page, words, *places).press.click()

    assert page.title() == "gone"


@pytest.fixture
def walk(at, shared, tmp_path):
    """A guide on a page with such a body; the screens that it keeps are those of `finish`."""

    def on(body: str, path: str = "here", camera=Camera) -> Guide:
        cast = {"filer": person("tobias-brannock")}
        at(body, path)
        return Guide(shared, courts.court("mad"), cast, tmp_path, title="A small page", patience=0.5, camera=camera)

    return on


def marks_of(screen):
    return {mark.words: mark.box for step in screen.steps for mark in step.marks}


@pytest.mark.parametrize("body", [framed(f"src={SITE}/form", "scale:1.4;transform-origin:0 0"), component(FORM)])
def test_a_walk_keeps_it_in_the_pages_pixels(walk, body):
    guide = walk(body)

    guide.see("You see **Docket sheet**.")
    guide.fill("Enter the **Case number**.", "1:21-cv-1")
    guide.note("It says **Two cases are open**.")
    guide.click("Click **Run Report**.")
    [screen] = guide.finish()

    marks, texts = marks_of(screen), {one.words: one.box for one in screen.neighbors}
    assert list(marks) == ["Docket sheet", "Case number", "Run Report"]
    assert texts["Run Report"].x >= marks["Run Report"].x - 1
    assert texts["Docket sheet"].right <= marks["Docket sheet"].right + 1
    typed = screen.steps[1]
    assert marks["Case number"].x < typed.typed.characters[0] < typed.typed.characters[-1] < marks["Case number"].right
    assert typed.look.box.x == int(marks["Case number"].x) - BREATH
    assert "Case number" in screen.accessibility
    assert screen.heading == "Main"


def test_boxes_and_lists_take_what_is_done_in_a_frame_that_is_drawn_larger(walk):
    hidden = "<input type=checkbox style='position:absolute;opacity:0'>"
    inside = f"<p><label>{hidden}<i style='border:9px solid'></i> I agree</label></p>"
    inside += "<p><label>State <select><option>Ohio<option>Iowa</select></label></p>"
    guide = walk(framed(srcdoc(inside), "scale:1.3;transform-origin:0 0"), camera=Blind)

    guide.check("Check **I agree**.")
    guide.choose("From the **State** list, choose “Iowa”.", "Iowa")

    box, state = (guide._page.frames[1].locator(one) for one in ("input", "select"))
    assert box.is_checked()
    assert state.input_value() == "Iowa"


@pytest.mark.long
def test_a_frameset_is_walked_and_a_frame_with_another_page_is_another_screen(walk):
    guide = walk("", path="sets")

    guide.click("Click **Reports**.")
    guide.fill("Enter the **Case number**.", "1:21-cv-1")
    guide.click("Click **Run Report**.")
    first, second = guide.finish()

    assert [step.sentence for step in first.steps] == ["Click **Reports**."]
    assert (first.heading, second.heading) == ("", "Docket sheet")
    assert first.title == second.title == "ECF"
    assert marks_of(second)["Case number"].x > 200


def test_a_page_without_a_heading_is_called_after_the_frame_in_which_something_is_done(walk):
    small = srcdoc("<h1>Small</h1><button>Go on</button>")
    guide = walk(framed(srcdoc("<h1>Large</h1>")) + framed(small, "width:200px;height:100px"), camera=Camera)
    guide._page.evaluate("document.querySelector('h1').remove()")

    guide.click("Click **Go on**.")

    assert guide.finish()[0].heading == "Small"


def test_a_page_that_breaks_out_of_its_frame_is_walked(walk):
    guide = walk("", camera=Blind)
    guide._page.evaluate(f"document.body.innerHTML = {framed('src=/buster')!r}")
    guide._page.wait_for_url("**/buster")

    guide.click("Click **Run Report**.")

    assert guide._page.title() == "ran"


def test_words_in_quotation_marks_may_stand_in_a_frame(at):
    page = at(OTHER)
    page.wait_for_load_state()

    assert [told for _, told in frames.everywhere(page, "quoted", None, "Two cases are open")] == [False, True]


CLOSED_TO_ALL = {
    "a drawing": "<canvas width=200 height=100></canvas>",
    "a document of another kind": "<embed src=/paper.pdf type=application/pdf width=300 height=200>",
}


@pytest.mark.parametrize(("what", "body"), CLOSED_TO_ALL.items())
def test_a_message_says_what_cannot_be_looked_into(walk, what, body):
    guide = walk(body, camera=Blind)

    with pytest.raises(NotOnScreen, match=rf"not on the screen: Run Report[\s\S]*cannot be looked into: {what}\."):
        guide.click("Click **Run Report**.")


LOST = {
    "that is not there": ("src=/none", "its frame /none answered 404"),
    "of a host that was not allowed": ("src=http://court.test/x", "its frame http://court.test/x is of a host"),
}


@pytest.mark.parametrize(("source", "told"), LOST.values(), ids=LOST)
def test_a_frame_without_its_page_stops_a_walk_where_a_person_sees_it(walk, source, told):
    guide = walk(f"<a href=/here>Go</a>{framed(source, 'display:none')}", camera=Blind)
    guide.click("Click **Go**.")
    guide._page.evaluate("document.querySelector('iframe').style.display = ''")

    with pytest.raises(PortalTrouble, match=told):
        guide.finish()


NEVER = "() => { window.__assistant.page = () => new Promise(() => setTimeout(() => { location = '/form' }, 100)) }"
"""A page that does not answer, and is on its way to the next one."""


def test_a_page_that_is_left_while_it_is_asked_is_asked_again_when_the_next_stands_there(at):
    page = at("")
    page.evaluate(NEVER)

    assert frames.names(page)["title"] == "Cases"


def test_what_was_kept_in_a_document_is_nothing_in_the_next(at):
    page = at(FORM)
    kept = sought(page, "Run Report").kept
    assert frames.look_at(page, kept, "mark", ["Run Report"])
    page.reload()
    sought(page, "Case number", verb="fill")

    assert frames.look_at(page, kept, "mark", ["Case number"]) is None
    with pytest.raises(Error, match="was left"):
        frames.handle_of(kept._replace(number=9), "held")
