"""Whatever decides what comes of a walk or a document is in its key; what decides nothing is not."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date

import pytest
from made_up_walk import CHECK, MAB, MAD, MEANS, TOOLS, recording

from assistant.building import recipes
from assistant.building.kept_walks import Means
from assistant.building.provenance import origin
from assistant.facts.recording import Recording
from assistant.publishers import fonts
from assistant.walking import walk

WALKED = recording({})


def key(of: Recording = WALKED, name: str = "html", beside: tuple[str, ...] = (), **tools: str) -> str:
    made = origin([of], [name])[name]
    there = dict.fromkeys(beside, "a hash")
    return recipes.of_document(name, [of], made, TOOLS.model_copy(update=tools), there).key


def of_court(**facts: object) -> Recording:
    return WALKED.model_copy(update={"court": WALKED.court.model_copy(update=facts)})


def test_each_ingredient_of_a_document_makes_another_key(monkeypatch, tmp_path):
    known = {
        key(), key(name="pdf"), key(beside=("mad-a.pdf",)),
        key(browser="2"), key(playwright="2"), key(assistant="2"),
        key(WALKED.model_copy(update={"title": "Another title"})),
        key(of_court(clerk_phone="617-555-0199")), key(of_court(edition_date=date(2022, 9, 14))),
        key(of_court(edition_number=7)),
    }  # fmt: skip
    monkeypatch.setattr(recipes.zlib, "ZLIB_RUNTIME_VERSION", "another")
    known.add(key())
    monkeypatch.setattr(recipes, "libraries", lambda: {"pillow": "another"})
    known.add(key())
    monkeypatch.setattr(recipes.platform, "machine", lambda: "another")
    known.add(key())
    shutil.copytree(fonts.FONTS_FOLDER, tmp_path / "fonts")
    with (tmp_path / "fonts" / "public-sans.woff2").open("ab") as font:
        font.write(b"another")
    monkeypatch.setattr(fonts, "FONTS_FOLDER", tmp_path / "fonts")
    recipes.fonts_code.cache_clear()
    known.add(key())
    recipes.fonts_code.cache_clear()

    assert len(known) == 14


def test_what_no_document_shows_of_a_walk_is_in_no_key():
    """A later comparison reads it; so a portal that tells more of its controls makes no document anew."""
    (screen,) = WALKED.screens
    other = screen.model_copy(update={"messages": ({"role": "status", "words": "Saved"},)})

    assert key(WALKED.model_copy(update={"screens": (other,)})) == key()


def test_documents_of_several_guides_are_told_apart_by_each_of_them():
    def handbook(*of: Recording) -> str:
        return recipes.of_document("handbook", of, origin(of, ["handbook"])["handbook"], TOOLS, {}).key

    other = WALKED.model_copy(update={"title": "Another title"})

    assert len({handbook(WALKED), handbook(WALKED, other), handbook(other, WALKED), handbook(other)}) == 4


def test_a_document_is_called_by_its_format_and_guide():
    made = origin([WALKED], ["pdf"])["pdf"]

    assert recipes.of_document("pdf", [WALKED], made, TOOLS, {}).what == "pdf of mad/check-account-type"
    assert recipes.of_document("handbook", [WALKED, WALKED], made, TOOLS, {}).what == "handbook of mad"


def test_walks_are_asked_for_as_they_are_put_whichever_court_asks():
    """Before it is walked nothing is known of the court but the day and the window."""
    walked = WALKED.model_copy(update={"on": CHECK.day(MAD), "portal": "a portal"})

    assert recipes.of_walks_like(walked) == recipes.of_walks(CHECK, MAD, MEANS) == recipes.of_walks(CHECK, MAB, MEANS)


@pytest.mark.parametrize(
    "other",
    [
        Means("another portal", TOOLS, MEANS.inputs),
        *(Means("a portal", TOOLS.model_copy(update={tool: "2"}), MEANS.inputs) for tool in ("browser", "playwright")),
        Means("a portal", TOOLS.model_copy(update={"fonts": ("Arimo",)}), MEANS.inputs),
    ],
)
def test_walks_with_other_means_have_another_key(other):
    assert recipes.of_walks(CHECK, MAD, other).key != recipes.of_walks(CHECK, MAD, MEANS).key


def test_walks_of_another_script_day_era_or_window_have_another_key(monkeypatch):
    keys = {
        recipes.of_walks(CHECK, MAD, MEANS).key,
        recipes.of_walks(CHECK, MAD.model_copy(update={"window": (1280, 900)}), MEANS).key,
        recipes.of_walks(replace(CHECK, on="2021-09-22"), MAD, MEANS).key,
        recipes.of_walks(replace(CHECK, era="2025"), MAD, MEANS).key,
    }
    monkeypatch.setattr(walk, "source_code", lambda _: "another script")

    assert len({*keys, recipes.of_walks(CHECK, MAD, MEANS).key}) == 5


def test_a_walk_has_the_facts_that_it_has_read_in_its_key():
    every = recipes.of_walks(CHECK, MAD, MEANS)

    keys = {recipes.of_walk(every, facts).key for facts in ({}, {"kind": "district"}, {"kind": "bankruptcy"})}

    assert len({every.key, *keys}) == 4


def test_the_libraries_are_all_that_we_stand_on_and_what_they_stand_on():
    known = recipes.libraries()

    assert {"pillow", "pikepdf", "python-docx", "lxml"} <= known.keys()
    assert {"pytest", "ruff", "fsspec"}.isdisjoint(known)
