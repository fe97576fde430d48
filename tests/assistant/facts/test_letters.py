"""The letters that guides can be set in: those of their fonts, and a sentence for every other."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pydantic import ValidationError

from assistant.errors import BadInput
from assistant.facts import letters, sentence
from assistant.facts.courts import Contacts, Filing, License, Logo, Mistakes, Site
from assistant.facts.recording import Recording
from assistant.publishers import fonts

KEPT = Path(__file__).parents[3] / "recordings" / "check-account-type"

SET = (
    "Nguyễn Thị Ánh Đặng", "Łódź Żółć Gęślą", "İstanbul Şişli ğı", "Kōloa Hawai\u02bbi Ka\u02bbū", "Žižek Dvořák Ő ű",
    "Ñandú Þór Ø å æ ß", "Ωμέγα ά", "Москва Київ ґ Ђ", "Հայ ქართ", "§ ¶ № → ← ↔ ⇒ ✓ ✔ ✗ ☐ ☑ ★ ● ■ ▶ ▼ • ‣ † ‡",
    "\u2010 \u2011 \u2013 — … ‰", "\u2032 ″ \u2039 \u203a ₀ ² ⁵ ½ ⅓ ⅝ ≤ ≠ ≈ ∞ √ ∑ \u00d7 ÷ ± µ ° ℃", "™ ® © ℠",
    "€ £ ¥ ¢ ₹ ₽ ₩ ₪ ₺ ₫ ₱", "ﬁ ﬂ ﬀ ﬃ", "⌘ ⌥ ⇧ ⏎ ☰ ⋮ ⚠ ✉ ☎ ✎", "a\u00a0b\u202fc\u2009d",
    "ma\u0308rz Ko\u0304loa e\u0302\u0303",
)  # fmt: skip
REFUSED = {
    "Filings from 東京": r"“東” \(U\+6771\), and no font of the guides has it; write it in Latin letters: Filings",
    "提出 한국": r"U\+63D0", "हिन्दी": r"U\+0939", "שלום": "from right to left", "عربي": "from right to left",
    "It is done 🙂": r"\(U\+1F642\), and no font of the guides has this picture; say it in words",
    "❤\ufe0f": r"\(U\+FE0F\).* picture", "✅": "picture", "👩\u200d⚖": "picture", "\ue001": "picture",
    "m\u0300": r"“\u25cc\u0300” \(U\+0300\), and no letter has this accent", "\U0001d54f": r"U\+1D54F",
}  # fmt: skip


@pytest.mark.parametrize("name", letters.FONTS)
@pytest.mark.parametrize("weight", [0, 400, 600, 700, 800])
def test_the_table_says_what_the_fonts_hold(name, weight):
    """All files of a font have its letters; what no font before has, it has as the table says."""
    held = set(map(chr, TTFont(BytesIO(fonts.file_of(name, weight).read_bytes())).getBestCmap()))
    told = {letter for letter, font in letters.known().items() if font == name}
    before = {letter for letter, font in letters.known().items() if font != name}

    unread = {letter for letter in held if unicodedata.category(letter) in ("Cc", "Cf", "Mn", "Zl", "Zp")}
    assert told <= held
    assert held - unread - before == told


@pytest.mark.parametrize("words", SET)
def test_names_of_all_of_europe_and_usual_signs_can_be_set(words):
    letters.check("The sentence", letters.composed(words))


@pytest.mark.parametrize(("words", "told"), REFUSED.items())
def test_any_other_letter_is_named_with_its_number_and_what_to_do(words, told):
    with pytest.raises(BadInput, match=f"The title holds .*{told}"):
        letters.check("The title", words)


def test_accents_are_taken_for_what_they_are_above():
    said = sentence.filled("At Ko\u0304loa, click **Fu\u0308r**.", {})

    assert said.text == said.template == "At Kōloa, click **Für**."


def test_a_sentence_is_refused_with_the_value_that_it_says():
    with pytest.raises(BadInput, match=r"The sentence holds “東”.*: Say 東京"):
        sentence.filled("Say {name}", {"name": "東京"})


@pytest.mark.parametrize("make", [
    lambda words: Site(shown=words, walk="/"), lambda words: Contacts(pacer_phone=words),
    lambda words: Filing(system=words, link_item_under="x"), lambda words: Mistakes(name="the clerk", phone=words),
    lambda words: License(name=words), lambda words: Logo(file="seal.png", alt=words),
])  # fmt: skip
def test_a_court_says_only_what_can_be_set(make):
    assert make("№ 5, Kōloa") == make("№ 5, Ko\u0304loa")
    with pytest.raises(ValidationError, match=r"Holds “東” .*no font of the guides has it"):
        make("No. 5, 東京")


def test_pictures_beside_the_words_of_a_page_are_left_out():
    assert letters.readable("📁 Documents ❤\ufe0f → \ue001 Kōloa") == "Documents ❤ → Kōloa"
    assert letters.readable("提出 📁") == "提出"


def odd(**words):
    """A kept recording, in which one page and its sentence say anything."""
    recording = Recording.load(KEPT)
    screen = next(screen for screen in recording.screens if screen.steps)
    step = screen.steps[0].model_copy(update={"sentence": words.pop("sentence", "x"), "file": "sketch.py", "line": 7})
    other = screen.model_copy(update={"steps": (step,), **words})
    return recording.model_copy(update={"screens": (*recording.screens, other)})


@pytest.mark.parametrize(("told", "words"), [
    ({"sentence": "Click 東"}, r"sketch.py:7: The sentence of step 1 holds “東” \(U\+6771\)"),
    ({"heading": "提出"}, r"sketch.py:7: the page is called “提出”, with “提” \(U\+63D0\), and no font of the guides"),
    ({"heading": "提出"}, r"; on the page of step 1, write it in Latin letters\.$"),
    ({"tab": "שלום"}, "sketch.py:7: the page is called .* from right to left"),
    ({"dialog": "提出", "heading": "Cases"}, "sketch.py:7: the page is called “提出”"),
])  # fmt: skip
def test_a_recording_from_anywhere_is_refused_with_the_line_of_its_script(told, words):
    with pytest.raises(BadInput, match=words):
        letters.check_recording(odd(**told))


def test_what_no_guide_says_of_a_page_may_have_any_letter():
    letters.check_recording(odd(heading="Cases", title="提出"))
    letters.check_recording(odd(dialog="Are you sure?", heading="提出", tab="東"))


def test_a_guide_needs_only_those_letters_that_it_says():
    assert letters.letters_of(Recording.load(KEPT)) == ""
    assert letters.letters_of(odd(sentence="Łódź → Łódź", tab="✓")) == "Łź→✓"
