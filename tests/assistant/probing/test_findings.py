"""What of a page a sentence can name, and why not the rest: one page of many kinds, looked at once."""

from __future__ import annotations

import pytest

from assistant.probing import findings
from assistant.walking import targets

PAGE = """<!doctype html><html lang=en><title>T</title><h1>T</h1>
<label>First Name <input name=first></label><label>Password <input type=password></label>
<label>State <select><option>Ohio<option>Utah</select></label><label><input type=checkbox> I agree</label>
<table><tr><td>A<td><a href=#a>View</a><tr><td>B<td><a href=#b>View</a></table>
<a href=#1>Go</a> <a href=#2>Go</a> <button disabled>Save</button> <button style='display:none'>Never</button>
<button><svg width=9 height=9></svg></button> <button aria-label='Search it'><svg width=9 height=9></svg></button>
<div style='position:relative;width:90px'><button>Under</button><div style='position:absolute;inset:0'>Lid</div></div>
<style>.f { border: 1px solid } #box { width: 300px; overflow: auto }
.drawn input { position: absolute; opacity: 0 } i { display: inline-block; padding: 6px; border: 1px solid }
</style><label class=drawn><input type=checkbox><i></i> I consent</label>
<span role=switch aria-checked=false tabindex=0>Notices</span>
<div role=menu><div role=menuitemcheckbox aria-checked=false tabindex=0>Bold</div></div> <button>{x}</button>
<iframe title=Docket srcdoc='<label>Case <input></label> <button>Run</button>'></iframe>
<iframe title=Calendar srcdoc='<button>Run</button>'></iframe> <my-buttons></my-buttons>
<script>customElements.define("my-buttons", class extends HTMLElement { connectedCallback() {
  this.attachShadow({ mode: "open" }).innerHTML = "<button>Inside</button>"; } });</script>
<ul role=menu><li role=menuitem tabindex=0><a href=#c>Create</a></ul> <my-vault></my-vault>
<div role=checkbox tabindex=0 aria-checked=false><input type=checkbox style='display:none'>Remember it</div>
<div role=combobox tabindex=0 aria-haspopup=listbox class=f>Choose a county<input style='display:none'></div>
<script>customElements.define("my-vault", class extends HTMLElement { connectedCallback() {
  this.attachShadow({ mode: "closed" }).innerHTML = "<button>Sealed</button>"; } });</script>
<div id=box><div style='width:900px;text-align:right'><button>Far right</button></div></div>
<button>Help<div class=f>{2}</div></button>
<div aria-label='Training bar'><button>Bar</button></div><p style='height:3000px'></p><button>Far down</button>
<p style='margin-top:90px'><input aria-label='Heard only'>"""

FOUND = {
    "First Name": 'guide.fill("Enter your **First Name**.", …)',
    "Password": 'guide.fill("Enter your **Password**.", …)',
    "State": 'guide.choose("In the **State** list, choose yours.", …)',
    "I agree": 'guide.check("Check **I agree**.")',
    "Far down": 'guide.click("Click **Far down**.")',
    "Save": 'guide.click("Click **Save**.")',
    "I consent": 'guide.check("Check **I consent**.")',
    "Notices": 'guide.check("Check **Notices**.")',
    "Bold": 'guide.click("Click **Bold**.")',
    "Case": 'guide.fill("Enter your **Case**.", …)',
    "Search it": 'guide.click("Click the **Search it** icon.")',
    "Inside": 'guide.click("Click **Inside**.")',
    "Create": 'guide.click("Click **Create**.")',
    "Remember it": 'guide.check("Check **Remember it**.")',
    "Choose a county": 'guide.choose("In the **Choose a county** list, choose yours.", …)',
    "Sealed": 'guide.click("Click **Sealed**.")',
    "Help {2}": 'guide.click("Click **Help**.")',
    "Far right": 'guide.click("Click **Far right**.")',
}
WHY = {
    "Go": "2 controls are called “Go” (by their names), and nothing around tells them apart.",
    "Never": "It is hidden now.",
    "": "It has no name that a person sees.",
    "Heard only": "Its name “Heard only” is for screen readers alone; nobody sees it on the page.",
    "Under": "Something lies over it: Lid.",
    "{x}": "Its words “{x}” hold braces or asterisks, which mean something in a sentence.",
}


@pytest.fixture(scope="module")
def looked_at(browser, browser_context_args):
    context = browser.new_context(**browser_context_args)
    context.add_init_script(targets.EYES)
    page = context.new_page()
    page.route("**/*", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
    page.goto("http://127.0.0.1:9/")
    yield findings.of_page(page).found
    assert page.evaluate("[scrollX, scrollY, box.scrollLeft]") == [0, 0, 0]
    context.close()


@pytest.mark.parametrize("name", FOUND)
def test_a_control_that_can_be_named_has_its_line(looked_at, name):
    assert [one.line for one in looked_at if one.name == name] == [FOUND[name]]


@pytest.mark.parametrize("name", WHY)
def test_a_control_that_cannot_be_named_says_why(looked_at, name):
    assert {(one.line, one.why) for one in looked_at if one.name == name} == {("", WHY[name])}


def test_each_thing_is_told_once(looked_at):
    shown = [one.box for one in looked_at if not one.hidden]

    assert len(shown) == len(set(map(str, shown)))


def test_namesakes_in_rows_are_told_apart(looked_at):
    lines = [one.line for one in looked_at if one.name == "View"]

    assert lines == ['guide.click("Beside **A**, click **View**.")', 'guide.click("Beside **B**, click **View**.")']


def test_namesakes_in_frames_are_told_apart_by_the_frames(looked_at):
    lines = [one.line for one in looked_at if one.name == "Run"]

    assert lines == ['guide.click("In **Docket**, click **Run**.")', 'guide.click("In **Calendar**, click **Run**.")']


def test_what_cannot_be_used_yet_says_so(looked_at):
    assert next(one for one in looked_at if one.name == "Save").why == findings.DISABLED


def test_the_bar_of_the_training_portal_is_no_part_of_it(looked_at):
    assert "Bar" not in [one.name for one in looked_at]


def test_a_field_lacks_a_label_where_only_a_hint_names_it_or_nothing():
    box = {"x": 0, "y": 0, "width": 9, "height": 9}
    lacking = [
        findings.Finding(kind, "x", rung, findings.as_box(box), hidden=hidden).lacks_label
        for kind, rung, hidden in (
            ("fill", "placeholder", False), ("fill", "", False), ("fill", "", True), ("click", "", False),
            ("choose", "label", False),
        )
    ]  # fmt: skip

    assert lacking == [True, True, False, False, False]


def test_a_page_of_too_many_controls_is_looked_at_in_part(browser, browser_context_args, monkeypatch):
    monkeypatch.setattr(findings, "MOST", 7)
    context = browser.new_context(**browser_context_args)
    context.add_init_script(targets.EYES)
    page = context.new_page()
    page.route("**/*", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
    page.goto("http://127.0.0.1:9/")
    looked = findings.of_page(page)
    context.close()

    assert (len(looked.found), looked.whole) == (7, False)
