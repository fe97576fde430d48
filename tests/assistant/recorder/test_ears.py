"""What the ears tell of what is done on pages of every make: one step for a list, a word for what none can say."""

# ruff: noqa: E501 - pages in as few lines as they have

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.recorder import scripts
from assistant.recorder.traces import Traces
from assistant.walking import targets

SHAPES = Path(__file__).parents[1] / "walking" / "deeds" / "shapes"
NO_CHOICE = ("the-browser-s-own", "without-any-sign")
"""One opens no list of the page's. Of the other nothing tells that it is a list: it is told as a text, and a click."""

LISTS = sorted(file.stem for file in (SHAPES / "lists").glob("*.html") if file.stem not in NO_CHOICE)
TYPED_FIRST = {"autocomplete-from-a-server": "Att", "with-the-letters-that-match-in-bold": "Tru"}

pytestmark = pytest.mark.siblings(4)


@pytest.fixture(scope="module")
def said():
    return []


@pytest.fixture(scope="module")
def ground(browser, said):
    """A page with ears, whose clicks are let go at once."""
    context = browser.new_context(viewport={"width": 900, "height": 700})
    context.set_default_timeout(5_000)

    def hear(_, token, event):
        assert token == "t"
        said.append(event)
        return "go"

    context.expose_binding("__assistantShown", hear)
    context.add_init_script(targets.EYES)
    context.add_init_script(scripts.ears("t", Traces()))
    yield context.new_page()
    context.close()


@pytest.fixture
def page_of(ground, said) -> Callable[[str], object]:
    """Shows a page of a few lines."""

    def show(body):
        html = f"<!doctype html><html lang=en><title>Small</title><body><h1>Small</h1>{body}<p>End</p>"
        ground.unroute_all()
        ground.route("http://127.0.0.1/", lambda route: route.fulfill(body=html, content_type="text/html"))
        ground.mouse.move(800, 600)
        ground.goto("http://127.0.0.1/")
        said.clear()
        return ground

    return show


@pytest.fixture
def told(ground, said):
    """Waits for what is told, and gives it: the kind, and the value or the words."""

    def short(event):
        given = event.get("values") or event.get("value") or event.get("words") or event.get("names")
        return event["kind"], given[0] if isinstance(given, list) and len(given) == 1 else given

    def wait(*wanted):
        for _ in range(100):
            if [short(event) for event in said][-len(wanted) :] == list(wanted):
                return
            ground.wait_for_timeout(50)
        assert [short(event) for event in said] == list(wanted)

    return wait


def press(page, x, y):
    page.mouse.move(x, y)
    page.mouse.click(x, y)


FACE = """(() => {
const list = document.querySelector('#c') ?? document.querySelector('#h').shadowRoot.querySelector('#c');
return window.__assistant.listFace(list).getBoundingClientRect().toJSON() })()"""


def press_face(page):
    """Press what a person sees of the list `c`."""
    box = page.evaluate(FACE)
    press(page, box["x"] + min(box["width"] / 2, 60), box["y"] + box["height"] / 2)


@pytest.mark.parametrize("name", LISTS)
def test_opening_a_drawn_list_and_picking_from_it_is_one_choice(page_of, told, said, name):
    page = page_of(f"<div><label for=c>Kind</label></div><div>{(SHAPES / 'lists' / f'{name}.html').read_text()}</div>")
    if name != "always-open":
        press_face(page)
    if name == "suggestions-of-the-browser":
        page.keyboard.type("Trustee")
        page.keyboard.press("Tab")
    else:
        page.keyboard.type(TYPED_FIRST.get(name, ""))
        if name == "opened-by-a-key":
            page.keyboard.press("ArrowDown")
        option = page.get_by_text("Trustee").filter(visible=True).last
        option.wait_for()
        option.click()

    told(("choose", "Trustee"))
    assert len(said) == 1


def test_a_list_that_nothing_marks_as_one_is_told_as_a_text_and_a_click(page_of, told):
    page = page_of(f"<label for=c>Kind</label>{(SHAPES / 'lists' / 'without-any-sign.html').read_text()}")
    press_face(page)
    page.keyboard.type("Tru")
    page.get_by_text("Trustee").click()

    told(("fill", "Tru"), ("click", "Trustee"))


KEYS = """<p id=l>Kind</p><div id=c role=combobox tabindex=0 aria-labelledby=l aria-haspopup=listbox aria-expanded=false
aria-controls=o>Select one</div><ul id=o role=listbox hidden><li role=option id=o1>Attorney</li><li role=option id=o2>Trustee</li>
</ul><script>let at = -1; const all = [...o.children]; c.onkeydown = (e) => {
if (e.key === 'ArrowDown') { o.hidden = false; at = Math.min(at + 1, 1); c.setAttribute('aria-activedescendant', all[at].id); }
if (e.key === 'Enter') { e.preventDefault(); c.textContent = all[at].textContent; o.hidden = true; } };</script>"""
SEVERAL = """<p id=l>Kind</p><div id=c role=combobox aria-labelledby=l aria-haspopup=listbox aria-expanded=false tabindex=0
style="border:1px solid;width:300px;min-height:24px"></div><script>const picked = []; c.onclick = () => {
if (document.querySelector('#o')) return; const o = document.createElement('ul'); o.id = 'o'; o.setAttribute('role', 'listbox');
o.style.cssText = 'position:absolute;background:#fff'; o.innerHTML = '<li role=option>Attorney</li><li role=option>Trustee</li>';
o.onclick = (e) => { picked.push(e.target.textContent); c.innerHTML = picked.map((p) => `<span>${p}</span> `).join(''); };
document.body.append(o); };</script>"""
CALENDAR = """<label>Day <input id=i></label><div id=s style="position:absolute;display:none"><button type=button>Next</button>
<button type=button id=d>9</button></div><script>i.onfocus = () => { s.style.display = 'block' };
d.onclick = () => { i.value = '10/09/2021'; s.style.display = 'none' }</script>"""
SUGGESTED = """<label>City <input id=i></label><div id=s style="position:absolute"></div><script>
i.oninput = () => { s.innerHTML = '<div>Boston, MA</div><div>Boston, TX</div>' };
s.onclick = (e) => { i.value = e.target.textContent; s.innerHTML = '' }</script>"""
COMES = """<label>Case <input id=i></label> <span id=w></span><script>
i.oninput = () => { w.innerHTML = '<button type=button>Find This Case</button>' }</script>"""
RICH = '<p id=l>Order</p><div id=e contenteditable role=textbox aria-labelledby=l style="border:1px solid">x</div>'
MULTIPLE = "<label>Kind <select multiple><option>A1</option><option>B2</option><option>C3</option></select></label>"
DRAGGED = """<div id=d style="position:absolute;left:40px;top:140px;width:50px;height:30px;background:#ccc">Party</div><script>
let on; d.onpointerdown = (e) => { on = e.clientX - d.offsetLeft }; onpointermove = (e) => { if (on) d.style.left = `${e.clientX - on}px` };
</script>"""
DESIGN = "<iframe title=Order srcdoc='<body><script>document.designMode=\"on\"</script>'></iframe>"
CLOSED = """<x-f></x-f><script>customElements.define('x-f', class extends HTMLElement { constructor() { super();
this.attachShadow({ mode: 'closed' }).innerHTML = '<label>First <input></label><button>Save</button>' } })</script>"""
ENTERS = "<label>Find <input id=i></label><script>i.onkeydown = (e) => { if (e.key === 'Enter') e.preventDefault() }</script>"
WRITTEN = """<button onclick="document.open(); document.write('<h1>New</h1><button>Again</button>'); document.close()">Go</button>"""
ASIDE = "<p id=x>More</p><p id=y hidden>All</p><script>x.addEventListener('click', () => { y.hidden = false })</script>"
SWITCH = "<button role=switch aria-checked=false onclick=\"this.setAttribute('aria-checked', 'true')\">Notices</button>"


def drag(page):
    page.mouse.move(60, 150)
    page.mouse.down()
    page.mouse.move(200, 150, steps=5)
    page.mouse.up()


def read_with_the_mouse(page):
    page.mouse.move(12, 85)
    page.mouse.down()
    page.mouse.move(150, 87, steps=5)
    page.mouse.up()
    page.get_by_role("button").click()


def several(page):
    page.locator("#c").click()
    page.get_by_text("Attorney").last.click()
    page.wait_for_function("c.innerText.includes('Attorney')")
    page.get_by_text("Trustee").click()


def two_of_three(page):
    page.locator("option").nth(0).click()
    page.locator("option").nth(2).click(modifiers=["Control"])


def keys(page, selector, *pressed):
    page.locator(selector).click()
    for key in pressed:
        page.keyboard.press(key)


def typed_and_pressed(page, words, name):
    page.locator("input").click()
    page.keyboard.type(words)
    page.get_by_text(name, exact=True).click()


def closed(page):
    page.locator("x-f").click(position={"x": 120, "y": 10})
    page.keyboard.type("Anna")
    box = page.locator("x-f").bounding_box()
    press(page, box["x"] + 230, box["y"] + 10)


@pytest.mark.parametrize(
    ("html", "does", "steps"),
    [
        pytest.param(KEYS, lambda page: keys(page, "#c", "ArrowDown", "ArrowDown", "Enter"), [("choose", "Trustee")]),
        pytest.param(SEVERAL, several, [("choose", "Attorney"), ("choose", ["Attorney", "Trustee"])]),
        pytest.param(MULTIPLE, two_of_three, [("choose", "A1"), ("choose", ["A1", "C3"])]),
        pytest.param(
            CALENDAR,
            lambda page: (page.locator("#i").click(), page.get_by_text("Next").click(), page.locator("#d").click()),
            [("fill", "10/09/2021")],
        ),
        pytest.param(SUGGESTED, lambda page: typed_and_pressed(page, "Bos", "Boston, TX"), [("fill", "Boston, TX")]),
        pytest.param(
            COMES,
            lambda page: typed_and_pressed(page, "1:21", "Find This Case"),
            [("fill", "1:21"), ("click", "Find This Case")],
        ),
        pytest.param(
            RICH,
            lambda page: keys(page, "#e", "Control+A", "Control+B", "O", "Tab"),
            [("fill", "O"), ("unsaid", "Order")],
        ),
        pytest.param(SWITCH, lambda page: page.get_by_role("switch").click(), [("check", "Notices")]),
        pytest.param(WRITTEN, lambda page: [page.get_by_text(name).click() for name in ("Go", "Again")], [("click", "Go"), ("click", "Again")]),
        pytest.param(DRAGGED, drag, [("unsaid", "Party")]),
        pytest.param("<p>Some words to be read</p><button>Go</button>", read_with_the_mouse, [("click", "Go")]),
        pytest.param(ASIDE, lambda page: page.locator("#x").click(), [("unsaid", "More")]),
        pytest.param(ENTERS, lambda page: keys(page, "#i", "a", "Enter"), [("fill", "a"), ("press", "Find")]),
        pytest.param("<canvas width=90 height=30></canvas>", lambda page: page.locator("canvas").click(), [("unsaid", None)]),
        pytest.param(
            "<p id=x>Party</p><script>x.oncontextmenu = (e) => e.preventDefault()</script>",
            lambda page: page.locator("#x").click(button="right"),
            [("unsaid", "Party")],
        ),
        pytest.param(
            "<script>onkeydown = (e) => { if (e.ctrlKey) e.preventDefault() }</script>",
            lambda page: page.keyboard.press("Control+S"),
            [("unsaid", "Ctrl+S")],
        ),
    ],
)  # fmt: skip
def test_what_is_done_is_told_as_one_step_or_as_what_no_sentence_can_say(page_of, told, html, does, steps):
    does(page_of(html))

    told(*steps)


@pytest.mark.parametrize(("name", "way"), [
    ("closes-without-the-pointer", ("Civil", "Motions")), ("by-style-alone", ("About", "Court Hours")),
    ("a-menu-of-a-menu", ("Civil", "Motions", "Dismiss")),
])  # fmt: skip
def test_what_hangs_under_the_pointer_is_told_with_what_was_pointed_at(page_of, said, name, way):
    page = page_of((SHAPES / "menus" / f"{name}.html").read_text())
    for words in way:
        page.get_by_text(words, exact=True).hover()
        page.wait_for_function("words => window.__assistant.sight(words, []).index !== null", arg=words)
    page.mouse.down()
    page.mouse.up()
    page.wait_for_function("document.title === 'done'")

    assert [event["hovered"] for event in said] == [list(way[:-1])]


def test_what_is_in_a_closed_component_is_heard(page_of, told):
    closed(page_of(CLOSED))

    told(("fill", "Anna"), ("click", "Save"))
