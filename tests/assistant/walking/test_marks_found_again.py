"""A control that is drawn anew is marked where it stands in the picture, or the walk stops: none goes unmarked."""

from __future__ import annotations

import pytest

from assistant.errors import NotOnScreen
from assistant.facts.recording import Screen

pytestmark = pytest.mark.siblings(6, of="file")

FORM = (
    '<p><label for="s">Street</label> <input id="s"></p><p><label for="z">Zip Code</label> <input id="z"></p>'
    '<p><label for="c">City</label> <input id="c"></p>'
)

DRAWN_ANEW = """f.oninput = (e) => { if (e.target.id === "z") setTimeout(() => {
  const held = [s.value, z.value, c.value]; f.innerHTML = f.innerHTML; [s.value, z.value, c.value] = held;
  c.value = "Boston"; f.dataset.drawn = "anew"; }, 50); };"""

AT_EACH_LETTER = """f.oninput = () => { const held = [s.value, z.value, c.value], at = document.activeElement.id;
  f.innerHTML = f.innerHTML; [s.value, z.value, c.value] = held; document.getElementById(at).focus(); };"""

MOVED_DOWN = """f.oninput = (e) => { if (e.target.id === "z") {
  const held = [s.value, z.value]; f.innerHTML = "<p>The post office has changed this.</p>" + f.innerHTML;
  [s.value, z.value] = held; } };"""

IN_ANOTHER_PANEL = """f.oninput = (e) => { if (e.target.id === "z") {
  const held = [s.value, z.value]; document.getElementById("panel").innerHTML = f.innerHTML; f.innerHTML = "";
  [s.value, z.value] = held; } };"""


def drawn(script: str) -> str:
    return (
        f'<h1>Your address</h1><form id="f">{FORM}</form><div id="panel"></div>'
        f'<script>const f = document.getElementById("f"); {script}</script>'
    )


def places(screens: tuple[Screen, ...]) -> dict[int | None, tuple[float, float]]:
    """Where the mark of each step stands."""
    return {step.number: (mark.box.x, mark.box.y) for screen in screens for step in screen.steps for mark in step.marks}


@pytest.mark.parametrize("script", [DRAWN_ANEW, AT_EACH_LETTER, MOVED_DOWN, IN_ANOTHER_PANEL])
def test_a_field_that_is_drawn_anew_is_marked_where_it_stands_now(guide_on, page, script):
    guide = guide_on(drawn(script))

    guide.fill("Enter your **Street**.", "41 Quarry Street")
    guide.fill("Enter your **Zip Code**.", "01608")
    if script == DRAWN_ANEW:
        page.wait_for_selector("form[data-drawn=anew]")
    guide.fill("Enter your **City**.", "Boston")

    found = places(guide.finish())
    assert set(found) == {1, 2, 3}
    for number, field in enumerate("szc", 1):
        now = page.locator(f"#{field}").bounding_box()
        assert now is not None
        assert found[number] == pytest.approx((now["x"], now["y"]), abs=0.01)


@pytest.mark.long
def test_fields_that_are_drawn_anew_in_their_places_stay_on_one_screen(guide_on):
    guide = guide_on(drawn(AT_EACH_LETTER))

    for field in ("Street", "Zip Code", "City"):
        guide.fill(f"Enter your **{field}**.", "01608")

    assert len(guide.finish()) == 1


def test_words_that_are_read_are_found_again(guide_on):
    guide = guide_on(
        '<h1>A case</h1><div id="d"><b>Sealed case</b></div><label>Name <input oninput="d.innerHTML = '
        "'<b>Sealed case</b>'\"></label>"
    )

    guide.see("You read **Sealed case**.")
    guide.fill("Enter the **Name**.", "Doe")

    assert set(places(guide.finish())) == {0, 1}


TABLE = """<h1>Cases</h1><table><tbody id="t">
<tr><th scope="row">Case A</th><td><label><input type="checkbox"> Choose</label></td></tr>
<tr><th scope="row">Case B</th><td><label><input type="checkbox"> Choose</label></td></tr></tbody></table>
<label>Sort <input oninput="sort()"></label><script>
"""

TURNED = """function sort() { t.append(...[...t.rows].reverse()); }"""
"""The rows themselves are moved."""

DRAWN = """function sort() { t.innerHTML = t.innerHTML; }"""

FIRST_GONE = """function sort() { t.rows[0].remove(); }"""


@pytest.mark.parametrize(("script", "row"), [(TURNED, 0), (DRAWN, 1), (FIRST_GONE, 0)])
def test_a_row_that_has_another_place_takes_its_mark_with_it(guide_on, page, script, row):
    guide = guide_on(f"{TABLE}{script}</script>")

    guide.check("Beside **Case B**, check **Choose**.")
    guide.fill("Enter how to **Sort**.", "1")

    now = page.locator("input[type=checkbox]").nth(row).bounding_box()
    assert places(guide.finish())[1] == pytest.approx((now["x"], now["y"]), abs=0.01)


@pytest.mark.long
def test_a_row_that_is_written_over_takes_its_mark_with_it(guide_on, page):
    """As a list without keys does: the cells stay, and say something else."""
    guide = guide_on(
        "<h1>Cases</h1><table><tr><th scope='row'>Case A</th><td>Open</td></tr>"
        "<tr><th scope='row'>Case B</th><td>Open</td></tr></table><label>Sort <input oninput=\"const [a, b] = "
        "document.querySelectorAll('th'); [a.textContent, b.textContent] = ['Case B', 'Case A']\"></label>"
    )

    guide.see("Beside **Case B** you read **Open**.")
    guide.fill("Enter how to **Sort**.", "1")

    now = page.locator("td").first.bounding_box()
    assert now is not None
    assert places(guide.finish())[0][1] == pytest.approx(now["y"], abs=4)


BECOMES_TEXT = """<h1>Role</h1><p id="p"><label for="r">Role</label> <select id="r"
onchange="p.innerHTML = 'Role: Attorney'"><option></option><option>Attorney</option></select></p>
<label>Name <input></label>"""


def test_a_control_that_becomes_mere_words_stops_the_walk(guide_on):
    guide = guide_on(BECOMES_TEXT)

    with pytest.raises(NotOnScreen, match=r"(?s)nobody could see: Role, for the page had taken it.*Begin a chapter"):
        guide.choose("From the **Role** list, choose “Attorney”.", "Attorney")


AT = "http://127.0.0.1:9/"

PAGES = {"here": "<h1>Here</h1><label>Go <input></label>", "away": "<h1>Away</h1><label>Go <input></label>"}


@pytest.fixture
def guide_at(guide_on, page):
    """A guide before the first of two pages, which have addresses."""
    page.route(f"{AT}*", lambda route: route.fulfill(body=PAGES[route.request.url[-4:]], content_type="text/html"))
    guide = guide_on("")
    page.goto(f"{AT}here")
    return guide


@pytest.mark.long
def test_a_field_whose_page_comes_back_by_itself_is_marked_on_it(guide_at, page):
    guide_at.fill("Enter where to **Go**.", "on")
    page.goto(f"{AT}here")

    assert set(places(guide_at.finish())) == {1}


def test_a_field_whose_page_goes_away_by_itself_stops_the_walk(guide_at, page):
    guide_at.fill("Enter where to **Go**.", "on")
    page.goto(f"{AT}away")

    with pytest.raises(NotOnScreen, match="the page had taken it away"):
        guide_at.finish()


@pytest.mark.long
def test_a_list_that_has_its_page_loaded_anew_is_marked_on_it(guide_on, page):
    """As old portals do: each choice is posted at once, and the same form comes back."""
    shown = (
        f"<h1>Role</h1><label>Role <select onchange=\"location = '{AT}role'\"><option>1<option{{}}>2</select></label>"
    )
    answers = iter([shown.format(""), shown.format(" selected")])
    page.route(f"{AT}*", lambda route: route.fulfill(body=next(answers), content_type="text/html"))
    guide = guide_on("")
    page.goto(f"{AT}role")

    guide.choose("From the **Role** list, choose “2”.", "2")

    assert set(places(guide.finish())) == {1}
