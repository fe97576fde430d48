"""The camera that looks at nothing keeps nothing, but for the picture of what stopped a walk."""

from __future__ import annotations

from PIL import Image

from assistant.walking import targets
from assistant.walking.blind import Blind
from assistant.walking.open_screen import Chapter


def test_the_blind_camera_keeps_one_picture_only(page, tmp_path):
    page.set_content("<!doctype html><html lang='en'><title>Small</title><body><input></body></html>")
    targets.open_eyes(page)
    shooting = Blind(page, tmp_path, "", ())
    screen = shooting.begin_if_new(Chapter("A", "A"), "pacer")
    shooting.keep_look(screen, page.query_selector("input"), 1, value=True)
    shooting.after_action(screen, may_be_gone=True)
    shooting.close()

    shooting.snapshot("stopped.png")

    assert shooting.screens == []
    assert [file.name for file in tmp_path.iterdir()] == ["stopped.png"]
    with Image.open(tmp_path / "stopped.png") as picture:
        assert picture.width == 2 * 992
