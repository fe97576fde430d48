"""Controls that show a sign and no words: by which name a sentence finds them, and what it must say of them."""

from __future__ import annotations

import pytest

from assistant.errors import NotOnScreen
from assistant.facts import sentence
from assistant.facts.verbs import VERBS
from assistant.recorder.drafting import draft
from assistant.recorder.journal import ShownStep
from assistant.walking import browser as browsers
from assistant.walking import targets
from assistant.walking.targets import Missing

DOT = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
SIGN = "<i class=i></i>"
READERS_ONLY = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap"
PAGE = f"""<!doctype html><html lang=en><title>Icons</title><style>
.i {{ width: 20px; height: 20px; background: #369; display: inline-block }}
.tip {{ display: none; position: absolute; pointer-events: none }} #js:hover + .tip {{ display: block }}
#css {{ position: relative }} #css:hover::after {{ content: attr(data-tip); position: absolute; left: 0; top: 100% }}
.f::before {{ content: "\\f044" }} #over {{ position: fixed; right: 0; bottom: -6px; height: 40px }}
#cut {{ position: fixed; left: 0; bottom: -24px; height: 40px }}</style>
<button id=native title="Native tip">{SIGN}</button> <span title="Tip around"><button id=around>{SIGN}</button></span>
<button id=js aria-label="Script tip">{SIGN}</button><span class=tip>Script tip</span>
<button id=css data-tip="Style tip">{SIGN}</button> <button id=aria aria-label="Heard name">{SIGN}</button>
<button id=drawn><svg width=20 height=20><title>Drawn title</title><rect width=20 height=20 /></svg></button>
<input type=image id=image alt="Image alt" width=16 height=16 src="{DOT}" style="background:#090">
<input type=image id=large alt=Search width=90 height=30 src="{DOT}" style="background:#090">
<b id=away hidden>Hidden words</b><span role=button tabindex=0 id=labelled aria-labelledby=away>{SIGN}</span>
<button id=inner>{SIGN}<span style="{READERS_ONLY}">Inner words</span></button>
<button id=font class=f aria-label="Font name"></button> <button id=sign aria-label="Close it">&times;</button>
<a href=#x id=link><img alt="Linked alt" width=16 height=16 src="{DOT}"></a>
<i class=i id=bare title="Bare tip" onclick="1" style="cursor:pointer"></i> <i class=i title="No button"></i>
<table><tr><td>Summer</td><td><button id=summer aria-label=More>{SIGN}</button></td></tr>
<tr><td>Winter</td><td><button id=winter aria-label=More>{SIGN}</button></td></tr></table>
<p><button id=plain>Words</button> <button id=signed aria-label=Words title=Words>{SIGN}</button></p>
<p>Bin <button title=Bin>{SIGN}</button> <button aria-label=Bin>{SIGN}</button></p>
<button id=over>Save draft</button><button id=cut>Publish</button>
<script>addEventListener("click", ({{ target }}) => {{ document.title = target.closest("[id]")?.id }})</script>"""

FOUND = {
    "Click **Native tip**.": "native tip",
    "Click the **Native tip** icon.": "native icon",
    "Click **Tip around**.": "around tip",
    "Click **Drawn title**.": "drawn tip",
    "Click **Bare tip**.": "bare tip",
    "Click the **Heard name** icon (three dots).": "aria icon",
    "Click the **Drawn title** icon.": "drawn icon",
    "Click the **Image alt** picture.": "image icon",
    "Click the button with a lens, **Image alt**.": "image icon",
    "Click **Search**.": "large name",
    "Click the **Hidden words** symbol.": "labelled icon",
    "Click the **Inner words** icon.": "inner icon",
    "Click **Font name**, the small sign.": "font icon",
    "Click the **Linked alt** icon.": "link icon",
    "Click the **Close it** icon.": "sign icon",
    "Click **\u00d7**.": "sign name",
    "In the row of **Winter**, click the **More** icon.": "winter icon",
    "Beside **Summer**, click the **More** icon (three dots).": "summer icon",
    "Click **Words**.": "plain name",
    "Click the **Words** icon.": "signed icon",
    "Click **Save draft**.": "over name",
}

REFUSED = {
    "Click **Heard name**.": (0, 1),
    "Click **Script tip**.": (0, 1),  # nobody has rested there yet
    "Click **Style tip**.": (0, 0),
    "Click **Image alt**.": (0, 1),
    "Click **Inner words**.": (0, 1),
    "Click **More**.": (0, 2),
    "Click the **More** icon.": (2, 0),
    "Click **Bin**.": (2, 0),
    "Click the **No button** icon.": (0, 0),
    "Click the **Another** icon.": (0, 0),
    "Click **Publish**.": (0, 0),
}


@pytest.fixture(scope="module")
def icons(browser):
    window = browser.new_context(**browsers.context_arguments())
    page = window.new_page()
    page.set_content(PAGE)
    targets.open_eyes(page)
    yield page
    window.close()


def look_for(page, text):
    said, controls = sentence.said(text), VERBS["click"].controls
    return targets.control(page, said.control, controls._replace(icons=said.names_icon), said.where)


def test_an_icon_is_found_by_its_tip_and_by_a_name_that_nobody_sees_where_the_sentence_says_what_it_is(icons):
    found = {text: look_for(icons, text) for text in FOUND}

    told = {text: f"{one.handle.get_attribute('id')} {one.rung}" for text, one in found.items() if one.rung}
    assert told == FOUND


def test_an_icon_is_never_found_in_silence_nor_one_of_two_that_are_called_alike(icons):
    found = {text: look_for(icons, text) for text in REFUSED}

    assert {text: (one.seen, one.heard) for text, one in found.items()} == REFUSED
    assert [text for text, one in found.items() if one.cut] == ["Click **Publish**."]
    assert found["Click the **More** icon."] == Missing(2, rung="icon", near=("Summer", "Winter"))


def test_a_guide_rests_on_an_icon_to_see_its_tip_and_says_otherwise_what_to_write(guide_on, page):
    guide = guide_on(PAGE)

    for words, clicked in (("Script tip", "js"), ("Style tip", "css")):
        guide.click(f"Click **{words}**.")
        assert page.title() == clicked
    guide.click("In the row of **Winter**, click the **More** icon (three dots).")
    with pytest.raises(NotOnScreen, match="not on the screen: Heard name") as heard:
        guide.click("Click **Heard name**.")
    with pytest.raises(NotOnScreen, match=r"2 icons there .* In the row of \*\*…\*\*, click the \*\*More\*\* icon"):
        guide.click("Click **More**.")
    with pytest.raises(NotOnScreen, match="that is cut by the edge of the window: Publish"):
        guide.click("Click **Publish**.")

    assert str(heard.value).endswith("it looks like: Click the **Heard name** icon (what it looks like).")
    steps = [step for screen in guide.finish() for step in screen.steps]
    assert [step.alt for step in steps] == ["the Script tip icon", "the Style tip icon", "the More icon"]
    assert page.evaluate("getComputedStyle(document.querySelector('.tip')).display") == "none"


def test_what_was_shown_on_an_icon_is_drafted_as_one():
    shown = ShownStep(action="click", words="More", places=("Winter",), sentence="", icon=True)

    assert draft(shown) == "Beside **Winter**, click the **More** icon."
