"""What is measured of published guides from outside: a good one passes, and each fault that is planted is found."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from assistant import measure
from assistant.errors import AssistantError, BadInput
from assistant.facts.recording import Recording
from assistant.measure.guides import Measures, measured
from assistant.measure.table import cells, faults
from assistant.publishers import html
from assistant.publishers.desk import Desk
from assistant.publishers.laid_out import laid_out
from assistant.publishers.page.document import EACH_WEIGHT, written
from assistant.publishers.pdf.pictures import stand_in
from assistant.publishers.pdf.repair import repaired
from assistant.publishers.pictures.cut import png
from assistant.settings import settings

KEPT = Path(__file__).parents[3] / "recordings" / "check-account-type"

Break = Callable[[str], str]


@pytest.fixture(scope="module")
def kept() -> Recording:
    return Recording.load(KEPT)


@pytest.fixture
def found(kept, desk, tmp_path) -> Callable[..., list[str]]:
    """Publishes the guide with something wrong in it, and says what the measures say."""

    def publish(*breaks: Break, pngs: Callable[[list[bytes]], list[bytes]] = list) -> list[str]:
        return list(faults(published(kept, desk, tmp_path, *breaks, pngs=pngs)))

    return publish


def published(kept, desk, folder: Path, *breaks: Break, pngs: Callable[[list[bytes]], list[bytes]] = list) -> Measures:
    layout = laid_out(kept)
    page = written(kept, layout, [stand_in(place) for place in range(len(layout.pngs))], EACH_WEIGHT, paper=True)
    for broken in breaks:
        before, page = page, broken(page)
        assert page != before, "nothing was broken"
    printed = repaired(desk.print(page), pngs(list(layout.pngs)))
    (folder / f"{kept.walkthrough}.pdf").write_bytes(printed)
    return measured(kept, folder)


def test_a_guide_as_it_is_published_has_no_fault(kept, desk, tmp_path):
    html.publish(kept, tmp_path, Desk(desk))

    guide = published(kept, desk, tmp_path)

    assert list(faults(guide)) == []
    assert guide.numbers == sum(bool(step.marks) for step in kept.steps())
    assert guide.html_to_recording < 0.6
    assert guide.pdf_to_pictures < 1
    assert cells(guide)[2:5] == ("0", "0", "0")


def drawn(number: int) -> str:
    """How a number's disc stands in the page: with the numeral right behind it."""
    return (
        rf'<circle class="disc" cx="([-\d.]+)" cy="([-\d.]+)" r="[\d.]+"/><text x="[-\d.]+" y="[-\d.]+">{number}</text>'
    )


def moved(number: int, right: float, down: float) -> Break:
    """A disc and its numeral, elsewhere."""

    def move(page: str) -> str:
        def shifted(match: re.Match[str]) -> str:
            x, y = float(match[1]) + right, float(match[2]) + down
            return f'<circle class="disc" cx="{x}" cy="{y}" r="15.8"/><text x="{x}" y="{y + 6.3}">{number}</text>'

        return re.sub(drawn(number), shifted, page)

    return move


def with_style(rule: str) -> Break:
    """One more rule; the page's policy allows no other style than its own, so that goes too."""

    def style(page: str) -> str:
        unguarded = re.sub(r"<meta http-equiv=.*?>", "", page)
        return unguarded.replace("</style>", f"@media print {{ {rule} }}</style>", 1)

    return style


def test_a_number_moved_onto_words_is_found(found):
    assert any("number 4 or its line covers" in fault for fault in found(moved(4, 90, -34)))


def test_a_line_drawn_across_words_is_found(found):
    """It goes straight on, and bends up over the page's heading."""

    def across(page: str) -> str:
        return re.sub(r'd="M(-[\d.]+) ([\d.]+)L([\d.]+) \2"', r'd="M\1 \2L140 \2L140 0"', page, count=2)

    assert any("or its line covers" in fault for fault in found(across))


def test_an_outline_over_letters_is_found(found):
    def shifted(page: str) -> str:
        outline = r'(<rect class="(?:lining|line)(?: dashed)?" x=")([\d.]+)'
        return re.sub(outline, lambda match: f"{match[1]}{float(match[2]) + 9}", page)

    assert any("outlines run over" in fault for fault in found(shifted))


def test_a_number_that_leads_nowhere_is_found(found):
    assert "number 4 does not stand beside its picture and lead to what its step names" in found(moved(4, 0, 60))


def test_a_number_that_names_another_step_is_found(found):
    def renamed(page: str) -> str:
        return re.sub(r"(<text x[^>]*>)5</text>", r"\g<1>6</text>", page)

    said = found(renamed)

    assert "number 5 is in no picture" in said
    assert "number 6 does not stand beside its picture and lead to what its step names" in said


def test_numbers_too_close_are_found(found):
    assert any("pt apart" in fault for fault in found(moved(5, 0, -56)))


def test_small_letters_are_found(found):
    assert any("pt large" in fault for fault in found(with_style(":root { --px: 0.36pt; }")))


def test_lines_that_nobody_sees_are_found(found):
    faint = with_style(".line { stroke: #eeeeee; } .disc { fill: #eeeeee; }")

    assert any("contrast of only" in fault for fault in found(faint))


def test_empty_pages_and_a_table_alone_are_found(found):
    said = found(with_style(".row, .troubles { break-before: page; }"))

    assert any(re.fullmatch(r"page \d is \d\d% empty", fault) for fault in said)
    assert "the last page holds nothing but the table of troubles" in said


def test_pixels_that_were_not_recorded_are_found(found):
    def smudged(pngs: list[bytes]) -> list[bytes]:
        with Image.open(BytesIO(pngs[1])) as opened:
            picture = opened.convert("RGB")
        picture.paste((10, 200, 10), (100, 60, 160, 66))
        return [pngs[0], png(picture), *pngs[2:]]

    assert any("rows of pixels in pictures were not recorded" in fault for fault in found(pngs=smudged))


@pytest.fixture
def shelf(tmp_path, monkeypatch) -> Path:
    """Kept walks and guides of this test alone."""
    shutil.copytree(KEPT, tmp_path / "recordings" / "mad" / KEPT.name)
    monkeypatch.setenv("ASSISTANT_RECORDINGS", str(tmp_path / "recordings"))
    settings.cache_clear()
    yield tmp_path / "guides"
    settings.cache_clear()


def test_one_command_prints_the_table(shelf, kept, desk, capsys):
    folder = shelf / kept.court.id / kept.walkthrough
    folder.mkdir(parents=True)
    published(kept, desk, folder)

    measure.show(shelf)

    assert f"{kept.court.id}/{kept.walkthrough}" in capsys.readouterr().out


def test_the_command_names_every_fault(shelf, kept, desk):
    folder = shelf / kept.court.id / kept.walkthrough
    folder.mkdir(parents=True)
    published(kept, desk, folder, moved(4, 90, -34))

    with pytest.raises(AssistantError, match="check-account-type: number 4 or its line covers"):
        measure.show(shelf)


def test_without_guides_there_is_nothing_to_measure(shelf):
    with pytest.raises(BadInput, match="Run `assistant guide` first"):
        measure.show(shelf)
