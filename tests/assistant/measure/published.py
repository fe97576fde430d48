"""Guides for what is measured: one that is kept, published whole or with something wrong in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from assistant.measure.guides import Measures, measured
from assistant.publishers.laid_out import laid_out
from assistant.publishers.page.document import EACH_WEIGHT, written
from assistant.publishers.pdf.pictures import stand_in
from assistant.publishers.pdf.repair import repaired

KEPT = Path(__file__).parents[3] / "recordings" / "check-account-type"

Break = Callable[[str], str]


def published(kept, desk, folder: Path, *breaks: Break, pngs: Callable[[list[bytes]], list[bytes]] = list) -> Measures:
    layout = laid_out(kept)
    page = written(kept, layout, [stand_in(place) for place in range(len(layout.pngs))], EACH_WEIGHT, paper=True)
    for broken in breaks:
        before, page = page, broken(page)
        assert page != before, "nothing was broken"
    printed = repaired(desk.print(page), pngs(list(layout.pngs)))
    (folder / f"{kept.name}.pdf").write_bytes(printed)
    return measured(kept, folder, desk)


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
