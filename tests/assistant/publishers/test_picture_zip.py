"""The pictures of a guide in one zip file: with numbers, and clean with the banner on them."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from PIL import Image

from assistant.publishers import picture_zip
from assistant.publishers.desk import Desk
from assistant.publishers.laid_out import laid_out
from assistant.publishers.layout import wording
from assistant.publishers.pictures.burn import burned

pytestmark = pytest.mark.siblings(6, of="file")


@pytest.fixture(scope="session")
def published(recording, tmp_path_factory, bare_desk):
    return picture_zip.publish(recording, tmp_path_factory.mktemp("pictures"), bare_desk)


@pytest.fixture(scope="session")
def parts(published) -> dict[str, bytes]:
    with zipfile.ZipFile(published) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_names_begin_with_the_first_step_and_the_page(recording, parts):
    names = [name for name in parts if name.startswith("annotated/")]

    assert names[0] == "annotated/step-01-federal-court-records.png"
    assert "annotated/step-03-manage-my-account-login.png" in names
    for row, name in zip(laid_out(recording).rows, names, strict=True):
        sign = row.steps[0].sign
        assert name.startswith(f"annotated/step-{sign.number:02}{sign.letter}-")
    assert "annotated/step-05a-manage-my-account.png" in names
    assert names == sorted(names)
    assert "clean/step-09-upgrade-complete.png" in parts


def test_annotated_pictures_are_the_guides(recording, parts):
    layout = laid_out(recording)
    drawn = [png for name, png in parts.items() if name.startswith("annotated/")]

    assert drawn == [
        burned(row.drawing, png, recording.viewport.density) for row, png in zip(layout.rows, layout.pngs, strict=True)
    ]


def test_clean_pictures_are_whole_screens_as_recorded(recording, parts):
    """Banner included, which has to stay on whatever is shown without the guide around it."""
    clean = [png for name, png in parts.items() if name.startswith("clean/")]

    assert clean == [recording.path(screen.left).read_bytes() for screen in recording.screens if screen.steps]
    with Image.open(BytesIO(clean[0])) as picture:
        assert picture.size == (992 * 2, 1000 * 2)


def test_a_screen_that_was_filled_in_is_there_before_and_after(recording, tmp_path, bare_desk):
    first, second, *others = recording.screens
    filled_in = second.model_copy(update={"arrived": first.left})
    changed = recording.model_copy(update={"screens": (first, filled_in, *others)})
    changed._folder = recording._folder
    with zipfile.ZipFile(picture_zip.publish(changed, tmp_path, bare_desk)) as archive:
        names = archive.namelist()
        before = archive.read("clean/step-03-manage-my-account-login-before.png")

    assert before == recording.path(first.left).read_bytes()
    assert "clean/step-03-manage-my-account-login-after.png" in names


def test_the_list_names_every_picture_with_its_steps_and_alternate_text(recording, parts):
    listed = parts["pictures.txt"].decode()

    assert next(iter(parts)) == "pictures.txt"
    assert all(name in listed for name in parts if name != "pictures.txt")
    assert "    4. Enter your Password.\n" in listed
    assert all(f"Alternate text: {wording.alt(row)}" in listed for row in laid_out(recording).rows)


def test_the_same_recording_gives_the_same_bytes(recording, published, tmp_path):
    assert picture_zip.publish(recording, tmp_path, Desk(None)).read_bytes() == published.read_bytes()


@pytest.mark.parametrize(
    ("heading", "short"),
    [
        ("My Account & Billing", "my-account-billing"),
        ("Federal court records and filing, in one place", "federal-court-records-and-filing-in-one"),
        ("A" * 60, "a" * 40),
    ],
)
def test_long_names_are_cut_between_words(recording, heading, short):
    screen = recording.screens[1].model_copy(update={"heading": heading})

    assert picture_zip.file_stem(screen, screen.steps) == f"step-03-{short}"
