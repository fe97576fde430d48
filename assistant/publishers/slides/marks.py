"""A picture on a slide with its outlines, lines and numbers as shapes: moved together, changed one by one."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from assistant.publishers.layout import wording
from assistant.publishers.layout.boxes import between
from assistant.publishers.layout.callouts import RADIUS
from assistant.publishers.layout.outline import LINE, LINING
from assistant.publishers.pictures.burn import CORNER, DASH, NUMERAL, SPACE, all_burned
from assistant.publishers.slides.deck import add_run, add_tag, describe

if TYPE_CHECKING:
    from pptx.dml.line import LineFormat
    from pptx.shapes.autoshape import Shape
    from pptx.shapes.connector import Connector
    from pptx.shapes.shapetree import GroupShapes
    from pptx.slide import Slide

    from assistant.facts.recording import Box, Recording
    from assistant.publishers.laid_out import Layout
    from assistant.publishers.layout.callouts import Disc, Drawing, Outline
    from assistant.publishers.layout.rows import Row
    from assistant.publishers.slides.fitting import Plan

MARK, PAPER = MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.BACKGROUND_1


def framed(recording: Recording, layout: Layout) -> list[bytes]:
    """The guide's pictures with their frames and folds, and nothing else drawn on them."""
    bare = [replace(row.drawing, outlines=(), discs=(), left_rail=False) for row in layout.rows]
    return all_burned(bare, layout.pngs, recording.viewport.density)


def add_picture(slide: Slide, row: Row, png: bytes, plan: Plan) -> None:
    """The picture and its marks, in one group: it says what they show, so they are decoration."""
    alt, name, drawing = wording.alt(row), wording.enlarged(row), row.drawing
    group = slide.shapes.add_group_shape()
    pen = Pen(group.shapes, drawing, plan)
    shown = group.shapes.add_picture(BytesIO(png), *pen.emu(between(0, 0, drawing.crop.width, drawing.crop.height)))
    describe(shown, name, alt)
    pen.draw()
    describe(group, f"{name} with its numbers", alt)


class Pen:
    """Draws one drawing's marks on a slide, as shapes in the group of its picture."""

    def __init__(self, shapes: GroupShapes, drawing: Drawing, plan: Plan) -> None:
        self._shapes = shapes
        self._drawing = drawing
        self._scale = plan.scale
        self._left, self._top = plan.left - drawing.edge.x * plan.scale, plan.top - drawing.edge.y * plan.scale

    def at(self, x: float, y: float) -> tuple[Pt, Pt]:
        """Where a pixel of the picture stands on the slide."""
        return Pt(self._left + x * self._scale), Pt(self._top + y * self._scale)

    def emu(self, box: Box) -> tuple[Pt, Pt, Pt, Pt]:
        """The left, the top, the width and the height of a box."""
        return *self.at(box.x, box.y), Pt(box.width * self._scale), Pt(box.height * self._scale)

    def draw(self) -> None:
        """All white edges before all lines, and numbers last: an edge would cut through a neighbor's line."""
        pairs = list(self._drawing.pairs())
        for named, color, width in (("White edge of ", PAPER, LINE + 2 * LINING), ("", MARK, LINE)):
            for outline, disc in pairs:
                self._outline(outline, color, width, f"{named}outline {disc.sign.name}")
                for start, end in pairwise(disc.leader):
                    line = self._shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *self.at(*start), *self.at(*end))
                    self._stroke(line, color, width, f"{named}line {disc.sign.name}")
        for _, disc in pairs:
            self._disc(disc)

    def _outline(self, outline: Outline, color: MSO_THEME_COLOR, width: float, name: str) -> None:
        """A rectangle with round corners; one that leaves the picture at the right is open there."""
        box, edge = outline.box, self._drawing.crop.width
        if box.right > edge:
            start, *others = (edge, box.y), (box.x, box.y), (box.x, box.bottom), (edge, box.bottom)
            builder = self._shapes.build_freeform(*self.at(*start))
            shape = builder.add_line_segments([self.at(*one) for one in others], close=False).convert_to_shape()
        else:
            shape = self._shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *self.emu(box))
            shape.adjustments[0] = min(CORNER / max(min(box.width, box.height), 1), 0.5)
        shape.fill.background()
        self._stroke(shape, color, width, name)
        if outline.dashed and color is MARK:
            dashed(shape.line)

    def _disc(self, disc: Disc) -> None:
        x, y = disc.center
        box = between(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS)
        shape = self._shapes.add_shape(MSO_SHAPE.OVAL, *self.emu(box))
        shape.fill.solid()
        ink, ground = (MARK, PAPER) if disc.sign.result else (PAPER, MARK)
        shape.fill.fore_color.theme_color = ground
        self._stroke(shape, ink, LINING, f"{'Result' if disc.sign.result else 'Number'} {disc.sign.name}")
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.word_wrap, frame.vertical_anchor = False, MSO_ANCHOR.MIDDLE
        paragraph = frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.CENTER
        run = add_run(paragraph, disc.sign.shown, round(NUMERAL * self._scale, 1), bold=True)
        run.font.color.theme_color = ink

    def _stroke(self, shape: Shape | Connector, color: MSO_THEME_COLOR, width: float, name: str) -> None:
        shape.line.color.theme_color = color
        shape.line.width = Pt(width * self._scale)
        shape.shadow.inherit = False
        describe(shape, name, "")


def dashed(line: LineFormat) -> None:
    """Dashes as long as in every format; PowerPoint's own are longer than many a field is high."""
    edge = line._get_or_add_ln()  # type: ignore[no-untyped-call]  # noqa: SLF001 - python-pptx has only PowerPoint's
    add_tag(add_tag(edge, "a:custDash"), "a:ds", d=of_width(DASH), sp=of_width(SPACE))


def of_width(length: float) -> str:
    """A length in thousandths of a percent of a line's width."""
    return str(round(length / LINE * 100_000))
