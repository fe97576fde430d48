"""A control that nobody sees is never taken for its seen twin: on pages made at random, no wrong one is clicked."""

from __future__ import annotations

import random
from typing import NamedTuple

import pytest

from assistant.facts import sentence
from assistant.facts.verbs import VERBS, Verb
from assistant.walking import targets

OVER = "<div style='position:absolute;inset:-4px;background:white'></div>"
TINY = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)"

UNSEEN = {
    "not displayed": "<div style='display:none'>{}</div>",
    "not visible": "<div style='visibility:hidden'>{}</div>",
    "hidden": "<div hidden>{}</div>",
    "transparent": "<div style='opacity:0'>{}</div>",
    "transparent, one in the other": "<div style='opacity:.2'><div style='opacity:.2'>{}</div></div>",
    "far to the left": "<div style='position:absolute;left:-9999px'>{}</div>",
    "above the page": "<div style='position:absolute;top:-900px'>{}</div>",
    "moved away": "<div style='transform:translateX(-4000px)'>{}</div>",
    "for screen readers only": f"<div style='{TINY}'>{{}}</div>",
    "clipped": "<div style='position:absolute;clip:rect(0,0,0,0)'>{}</div>",
    "clipped by a path": "<div style='clip-path:inset(100%)'>{}</div>",
    "made of no size": "<div style='transform:scale(0)'>{}</div>",
    "in a box without height": "<div style='height:0;overflow:hidden'>{}</div>",
    "further down in a box that does not scroll": (
        "<div style='height:40px;overflow:hidden'><p style='height:90px'>Terms</p>{}</div>"
    ),
    "covered": f"<div style='position:relative'>{{}}{OVER}</div>",
    "behind": "<div style='position:relative;background:white;height:60px'><div>{}</div>" + OVER + "</div>",
    "inert": "<div inert style='opacity:.01'>{}</div>",
    "folded away": "<details><summary>More about it</summary>{}</details>",
    "not drawn": "<div style='content-visibility:hidden'>{}</div>",
    "in a closed dialog": "<dialog>{}</dialog>",
    "in a template": "<template>{}</template>",
}
"""Ways in which a page hides a control."""

SHAPES: dict[Verb, tuple[str, ...]] = {
    "click": (
        "<button data-n={n}>{words}</button>",
        "<a data-n={n} href='#x'>{words}</a>",
        "<input data-n={n} type=submit value='{words}'>",
        "<div data-n={n} role=button tabindex=0>{words}</div>",
        "<button data-n={n} aria-label='{words} now'><i class=sign></i>{words}</button>",
        "<div data-n={n} style='cursor:pointer'>{words}</div>",
        "<input data-n={n} type=image width=160 height=40 alt='{words}'>",
        "<ul role=menu><li role=menuitem><a data-n={n} href='#x'>{words}</a></li></ul>",
    ),
    "fill": (
        "<label for={id}>{words}</label> <input data-n={n} id={id}>",
        "<label>{words} <input data-n={n}></label>",
        "<label for={id}>{words} *</label> <input data-n={n} id={id} type=password>",
        "<table><tr><td>{words}:</td><td><input data-n={n}></td></tr></table>",
        "<p>{words}</p><input data-n={n}>",
        "<input data-n={n} placeholder='{words}'>",
    ),
    "choose": (
        "<label for={id}>{words}</label> <select data-n={n} id={id}><option>One<option>Two</select>",
        "{words} <select data-n={n}><option>One<option>Two</select>",
    ),
    "check": (
        "<p><input data-n={n} type=radio> {words}</p>",
        "<label><input data-n={n} type=checkbox> {words}</label>",
        "<input data-n={n} id={id} class=away type=checkbox><label class=drawn for={id}>{words}</label>",
        "<div data-n={n} role=checkbox aria-checked=false tabindex=0>{words}</div>",
    ),
}

STYLE = """<style>body { margin: 8px } .sign::before { content: "\\f044"; margin-right: 4px }
.away { position: absolute; left: -999em }
.drawn::before { content: ""; display: inline-block; width: 16px; height: 16px; border: 1px solid; margin-right: 6px }
</style>"""
WORDS = ("Save", "Submit filing", "Case number", "I agree", "Court", "Next of kin")
PLAIN = 25
ALL = 500


class Generated(NamedTuple):
    """A page with one control that is seen, or none, and twins that nobody sees."""

    html: str
    verb: Verb
    words: str
    has_seen: bool


def page_of(number: int) -> Generated:
    dice = random.Random(number)  # noqa: S311 - the same pages each time
    verb = dice.choice(tuple(SHAPES))
    words, has_seen = dice.choice(WORDS), dice.random() < 0.7
    hidden = [dice.choice(tuple(UNSEEN.values())) for _ in range(dice.randint(1, 4))]
    twins = [way.format(shape(dice, verb, words, "twin", one)) for one, way in enumerate(hidden)]
    if has_seen:
        twins.insert(dice.randint(0, len(twins)), f"<div>{shape(dice, verb, words, 'seen', 9)}</div>")
    return Generated(STYLE + "<p>A page.</p>" + "".join(twins), verb, words, has_seen)


def shape(dice: random.Random, verb: Verb, words: str, n: str, one: int) -> str:
    return dice.choice(SHAPES[verb]).format(n=n, words=words, id=f"i{one}")


@pytest.mark.parametrize(
    "numbers", [range(PLAIN), pytest.param(range(PLAIN, ALL), marks=pytest.mark.long)], ids=["a few", "all"]
)
def test_only_what_is_seen_is_clicked(page, numbers):
    targets.open_eyes(page)
    page.evaluate(
        "() => addEventListener('click', (e) => { window.clicked = e.target.closest('[data-n]')?.dataset.n }, true)"
    )
    wrong = [(number, said) for number in numbers if (said := outcome(page, page_of(number)))]

    assert not wrong


def outcome(page, made: Generated) -> str:
    """What went wrong on one page; nothing where all went well."""
    page.evaluate("html => { document.body.innerHTML = html; window.clicked = '' }", made.html)
    controls = VERBS[made.verb].controls
    assert controls is not None, "such a verb acts on a control"
    found = targets.control(page, sentence.said(f"**{made.words}**").control, controls, ())
    if isinstance(found, targets.Missing):
        return f"not found: {made}" if made.has_seen else ""
    found.press.click(timeout=2000)
    clicked = page.evaluate("window.clicked")
    taken = found.handle.get_attribute("data-n")
    return "" if made.has_seen and taken == "seen" and clicked in ("seen", None) else f"{taken}, {clicked}: {made}"
