"""Machines are alike when whatever reaches a document is, and what differs is named."""

from __future__ import annotations

import pytest
from made_up_walk import MEANS, TOOLS

from assistant.building import likeness
from assistant.building.workspace import Workspace
from assistant.walking.portal import digest

HERE = {"assistant": "1", "browser": "Chromium 141", "fonts": "f0", "pillow": "13"}


@pytest.fixture
def here(tmp_path) -> dict[str, str]:
    workspace = Workspace(["mad"], tmp_path)
    vars(workspace)["means"] = MEANS
    return dict(likeness.of(workspace))


def test_it_says_all_that_reaches_documents(here):
    assert here["browser"] == TOOLS.browser
    assert here["portal"] == MEANS.portal != digest()
    named = {"assistant", "playwright", "system", "python", "fonts", "files of the assistant", "narrator"}
    assert named | {"pillow", "pikepdf", "jinja2"} <= set(here)
    assert all(isinstance(value, str) and value for value in here.values())


def test_the_code_for_our_files_changes_with_each_of_them(tmp_path, monkeypatch):
    monkeypatch.setattr(likeness, "HOUSE", tmp_path)
    codes = []
    for name, text in (("a.toml", "phone = 1"), ("a.toml", "phone = 2"), ("b.py", ""), ("__pycache__/b.pyc", "x")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
        likeness.code_of_ours.cache_clear()
        codes.append(likeness.code_of_ours())
    likeness.code_of_ours.cache_clear()

    assert len(set(codes)) == 3
    assert codes[2] == codes[3]


@pytest.mark.parametrize(
    ("there", "told"),
    [
        (HERE, ""),
        ({**HERE, "browser": "Chromium 140"}, "browser (Chromium 140 there, Chromium 141 here)"),
        ({**HERE, "pillow": "12", "munkres": "2"}, "pillow (12 there, 13 here), munkres (2 there, none here)"),
        ({**HERE, "fonts": "f1", "pillow": "12", "av": "18", "brotli": "1"}, "brotli (1 there, none here)"),
        (dict.fromkeys((*HERE, "av"), "9"), "pillow (9 there, 13 here) and 1 more"),
    ],
    ids=["nothing", "one", "two", "four", "more than anybody reads"],
)
def test_what_differs_is_named_with_what_it_is_there_and_here(there, told):
    said = likeness.differences(there, HERE)

    assert said.endswith(told)
    assert bool(said) == bool(told)
