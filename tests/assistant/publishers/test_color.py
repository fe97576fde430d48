"""The color that a court gives for numbers and outlines: in all its documents, and in none of the others."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from PIL import Image

from assistant import publishers
from assistant.facts.colors import SIGNAL, contrast, rgb
from assistant.facts.signs import Sign
from assistant.publishers.card import QuickReference
from assistant.publishers.card.levels import levels_that_may_fit
from assistant.publishers.film.overlays import DISC_RADIUS, DISC_X, MIDDLE, draw_disc, of_now
from assistant.publishers.film.shapes import INK, outline_patch, ring
from assistant.publishers.handbook import bound
from assistant.publishers.page.document import EACH_WEIGHT, written
from assistant.publishers.pdf.pictures import stand_in
from tests.assistant.publishers.conftest import box

GREEN = "#005500"


@pytest.fixture(scope="module")
def green(recording):
    """The small recording of a court with a color of its own."""
    changed = recording.model_copy(update={"court": recording.court.model_copy(update={"signal": GREEN})})
    changed._folder = recording._folder
    return changed


def pages(recording, desk):
    """What is shown by a browser, on the screen and on paper."""
    layout = desk.laid_out(recording)
    stand_ins = [stand_in(place) for place in range(len(layout.pngs))]
    level = next(iter(levels_that_may_fit(recording, layout.rows, None)))
    yield written(recording, layout, stand_ins, EACH_WEIGHT)
    yield written(recording, layout, stand_ins, EACH_WEIGHT, paper=True)
    yield QuickReference(recording, layout.chapters, level, None).html()
    book = bound([recording], desk)
    yield book.html(book.planned)


def test_pages_and_prints_have_it(recording, green, bare_desk):
    own = f":root {{ --signal: {GREEN}; }}"

    assert [page.count(own) for page in pages(green, bare_desk)] == [1, 1, 1, 1]
    assert [page.count("--signal:") for page in pages(recording, bare_desk)] == [1, 1, 1, 1]


@pytest.mark.parametrize(("name", "part", "told"), [
    ("docx", "word/numbering.xml", 'w:color w:val="{}"'), ("slides", "ppt/theme/theme1.xml", 'srgbClr val="{}"'),
])  # fmt: skip
def test_numbers_of_office_files_have_it(recording, green, bare_desk, tmp_path, name, part, told):
    for one, color in ((recording, SIGNAL), (green, GREEN)):
        with zipfile.ZipFile(publishers.FORMATS[name].publish(one, tmp_path, bare_desk)) as parts:
            assert told.format(color[1:].upper()) in parts.read(part).decode()


def test_burned_pictures_have_it(green, bare_desk, tmp_path):
    publishers.FORMATS["markdown"].publish(green, tmp_path, bare_desk)
    publishers.FORMATS["pictures"].publish(green, tmp_path, bare_desk)
    with zipfile.ZipFile(tmp_path / f"{green.name}-pictures.zip") as held:
        zipped = held.read(next(name for name in held.namelist() if name.startswith("annotated/")))

    for data in (zipped, (tmp_path / "pictures" / "01.png").read_bytes()):
        with Image.open(BytesIO(data)) as picture:
            colors = {color for _, color in picture.convert("RGB").getcolors(1 << 24)}
        assert rgb(GREEN) in colors
        assert rgb(SIGNAL) not in colors


def test_a_film_has_it():
    step, result = (Image.new("RGB", (300, 300), INK) for _ in range(2))
    draw_disc(step, Sign(1), GREEN)
    draw_disc(result, Sign(1, 1), GREEN)
    place = box(20, 20, 60, 40)

    assert step.getpixel((DISC_X, MIDDLE - DISC_RADIUS + 8)) == rgb(GREEN)
    letter = result.crop((DISC_X - 20, MIDDLE - 20, DISC_X + 20, MIDDLE + 20))
    assert rgb(GREEN) in {color for _, color in letter.getcolors(1 << 24)}
    assert result.getpixel((DISC_X, MIDDLE - DISC_RADIUS + 15)) == (255, 255, 255)
    assert outline_patch(place, GREEN, dashed=False) != outline_patch(place, dashed=False)
    assert ring(place, GREEN) != ring(place)
    assert contrast(rgb(of_now(GREEN)), rgb(INK)) > 3  # on the band
    assert contrast(rgb(of_now(SIGNAL)), rgb(INK)) > 3
