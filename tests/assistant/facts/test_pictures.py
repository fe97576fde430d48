"""A picture is the one that was taken, as large as what it shows, and whole; or nothing is made of it."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from assistant.errors import BadInput
from assistant.facts import pictures
from assistant.facts.pictures import AnotherPicture
from assistant.facts.recording import Recording

KEPT = Path(__file__).parents[3] / "recordings" / "check-account-type"


@pytest.fixture
def kept(tmp_path) -> Recording:
    shutil.copytree(KEPT, tmp_path, dirs_exist_ok=True)
    return Recording.load(tmp_path)


def test_each_picture_is_named_once(kept):
    names = [picture.file for picture in pictures.of_recording(kept)]

    assert sorted(names) == sorted(file.name for file in KEPT.glob("*.png"))


def test_the_ones_that_were_taken_pass(kept):
    pictures.verify(kept)

    first = kept.screens[0].left
    assert sha256(pictures.verified(kept, first)).hexdigest() == first.sha256
    assert pictures.unpacked(kept.path(first)).size == (1984, 2240)


@pytest.mark.parametrize("change", [lambda data: data[:-9], lambda data: data + b"x", lambda _: b""])
def test_another_one_does_not(kept, change):
    file = kept.path(kept.screens[0].left)
    file.write_bytes(change(file.read_bytes()))

    with pytest.raises(AnotherPicture, match="is not the picture that was taken: its bytes have changed"):
        pictures.verify(kept)


def test_one_that_is_gone_is_told(kept):
    kept.path(kept.screens[0].left).unlink()

    with pytest.raises(AnotherPicture, match="cannot be read"):
        pictures.verify(kept)


def test_one_of_another_size_does_not_show_what_it_is_said_to(kept):
    screen = kept.screens[0]
    smaller = screen.left.model_copy(update={"box": screen.left.box.model_copy(update={"height": 1000})})

    with pytest.raises(AnotherPicture, match="is not as large as what it is said to show"):
        pictures.verified(kept, smaller)


@pytest.mark.parametrize("data", [b"", b"GIF89a", (KEPT / "01-arrived.png").read_bytes()[:9_999]])
def test_what_is_no_whole_png_is_told_in_a_sentence(tmp_path, data):
    (tmp_path / "a.png").write_bytes(data)

    with pytest.raises(BadInput, match=r"a\.png is no picture, or only a part of one"):
        pictures.unpacked(tmp_path / "a.png")
    assert pictures.size_of(data) in ((0, 0), (1984, 2240))
