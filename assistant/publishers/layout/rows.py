"""What stands in each row of a guide: where you are, the steps, and the picture that they share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from assistant.publishers.layout import print_heights, wording
from assistant.publishers.layout.boxes import beside, middle_y, scaled
from assistant.publishers.layout.callouts import Drawing, annotated
from assistant.publishers.layout.crop import BESIDE_RAIL, COLUMN, Crop, Strip, excerpt, folded_crop, opening
from assistant.publishers.layout.cut_lines import (
    ALL_OF_IT,
    CropSource,
    Sides,
    between_columns,
    crop_source,
    dialog_with,
)
from assistant.publishers.layout.named import in_context
from assistant.publishers.layout.outline import targets
from assistant.publishers.layout.phone import on_phone
from assistant.publishers.layout.plan import Around, Plan

if TYPE_CHECKING:
    from assistant.facts.recording import Box, Mark, Recording, Screen, Step
    from assistant.facts.signs import Sign
    from assistant.publishers.layout.outline import Target
    from assistant.publishers.layout.plan import Placed

TALLEST_PICTURE = 880
"""A picture that would be taller than this is split between two steps."""

NEAT = 600
"""A picture is rather split than taller than this, where the page has room for both."""

SPLIT, LONELY, RATHER_TALL = 2.0, 2.5, 0.6
"""What one more picture of the same screen costs, and one step alone of a screen that has more, and a picture that is
not neat; `pages.A_PAGE` is the measure."""


@dataclass(frozen=True)
class Row:
    """One picture with the steps done on it."""

    screen: Screen
    steps: tuple[Step, ...]
    notes: tuple[Step, ...]
    drawing: Drawing
    draw_for_phone: Callable[[], Drawing] = field(compare=False, repr=False)
    opens_site: bool
    continued: bool = False
    opens_page: bool = False
    """Whether a printed page must begin with this row, which would have had room on the page before it."""
    closes_page: bool = False
    """Whether what follows the last row must begin a page."""
    shares_page: bool = False
    """Whether another guide of a book ends on its page."""

    @property
    def phone(self) -> Drawing:
        """What a phone shows of it; drawn when somebody asks, for paper does not."""
        return self.draw_for_phone()

    @property
    def wide(self) -> bool:
        """Whether the picture stands below its steps."""
        return is_wide(self.drawing.crop, opens_site=self.opens_site)

    @property
    def tab(self) -> str:
        """The selected tab, where the steps are done under it."""
        return tab_of(self.screen, self.steps)


@dataclass(frozen=True)
class ChapterRows:
    """A part of a guide with a title of its own."""

    title: str
    rows: tuple[Row, ...]
    actor: str = ""
    """Whose part it is, where several people take part in the guide."""

    elsewhere: tuple[Elsewhere, ...] = ()
    """Steps without a picture, where another guide of the same book has it."""

    @property
    def told(self) -> Iterator[Row | Elsewhere]:
        """All that stands in it, in order."""
        for place in range(len(self.rows) + 1):
            yield from (one for one in self.elsewhere if one.before_row == place)
            yield from self.rows[place : place + 1]

    @property
    def first(self) -> Row | Elsewhere | None:
        return next(self.told, None)

    @property
    def last(self) -> Row | Elsewhere | None:
        return next(iter([*self.told][::-1]), None)

    @property
    def numbers(self) -> tuple[int, ...]:
        return wording.numbers([step for part in self.told for step in part.steps])


@dataclass(frozen=True)
class Elsewhere:
    """Steps whose pictures stand in another guide of the same book, and before which row of their chapter they come."""

    screens: tuple[Screen, ...]
    before_row: int
    guide: str
    """The title of that guide."""

    place: str
    """The id of the first of those pictures."""

    there: tuple[int, ...]
    """The numbers of the steps in that guide."""

    continued: bool = False
    """Whether the part before it says where its pictures are, too."""

    opens_page: bool = False
    closes_page: bool = False
    shares_page: bool = False
    """As of a row."""

    def goes_on(self, other: Elsewhere) -> bool:
        """Whether another part stands right behind this one in that guide, too."""
        return self.guide == other.guide and self.there[-1] + 1 == other.there[0]

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(step for screen in self.screens for step in screen.steps if step.sign)

    @property
    def notes(self) -> tuple[Step, ...]:
        return tuple(step for screen in self.screens for step in screen.steps if not step.sign)

    @property
    def parts(self) -> Iterator[tuple[tuple[Step, ...], tuple[Step, ...]]]:
        """The steps up to the next notes, and those notes; each screen's stand after its steps."""
        waiting: tuple[Step, ...] = ()
        for screen in self.screens:
            waiting += tuple(step for step in screen.steps if step.sign)
            if notes := tuple(step for step in screen.steps if not step.sign):
                yield waiting, notes
                waiting = ()
        if waiting:
            yield waiting, ()


class Draft:
    """Some steps of a screen that may share a row: how high that would be, and the row itself."""

    def __init__(self, scene: Scene, steps: tuple[Step, ...], *, first: bool) -> None:
        self.scene = scene
        self.screen = scene.screen
        self.steps = steps
        self.notes = notes_after(scene.screen, steps, first=first)
        self.again = scene.again or not first
        self.first = first
        self.tab = tab_of(scene.screen, steps)
        self.continued = not first or scene.screen.continued

    @property
    def signs(self) -> list[Sign]:
        return [step.sign for step in self.steps if step.sign]

    @cached_property
    def marks(self) -> tuple[Target, ...]:
        signs = {step.sign for step in self.steps}
        return tuple(target for target in self.scene.targets if target.sign in signs)

    @cached_property
    def page(self) -> CropSource:
        return self.scene.sheet([box for target in self.marks for box in target.outlines])

    @cached_property
    def crop(self) -> Crop:
        """The whole dialog, the top of a site's first page, or the heading and the marks."""
        if self.scene.opens_site:
            return opening(self.page, self.marks)
        if whole_dialog(self.screen, self.page):
            return Crop((Strip(self.page.area, 0),))
        return excerpt(self.page, self.marks, with_heading=not self.again)

    @cached_property
    def drawing(self) -> Drawing:
        drawing = annotated(self.crop, self.marks, self.page.neighbors, left_rail=self.rail)
        if drawing.without_line and not self.rail:
            return self._with_rail(drawing)
        return drawing

    def _with_rail(self, drawing: Drawing) -> Drawing:
        """The same beside a rail, where more numbers have a line to what they mark; if all of that is shown there."""
        beside = folded_crop(self.page, self.marks, BESIDE_RAIL, with_heading=not self.again)
        if any(box.right > beside.strips[0].box.right for target in self.marks for box in target.outlines):
            return drawing
        railed = annotated(beside, self.marks, self.page.neighbors, left_rail=True)
        return min(drawing, railed, key=lambda one: len(one.without_line))

    @property
    def before_lost_number(self) -> int:
        """How many of its steps, one at the least, come before the first whose number has no line in its picture."""
        lost = set(self.drawing.without_line)
        return max(1, next((place for place, step in enumerate(self.steps) if step.sign in lost), len(self.steps)))

    @property
    def rail(self) -> bool:
        """Whether numbers may stand at the left; a picture that has all the width leaves no room for them."""
        return not self.scene.opens_site and self.crop.width <= BESIDE_RAIL

    @property
    def wide(self) -> bool:
        return is_wide(self.crop, opens_site=self.scene.opens_site)

    def height(self, *, drawn: bool) -> float:
        """In print, in points; before it is drawn, without what numbers may add above and below the picture."""
        return self._drawn_height if drawn else self._expected_height

    @property
    def taller_than_a_page(self) -> bool:
        """Whether its steps alone fill more than a page of paper, however small their picture is."""
        return sum(print_heights.step_height(step) for step in self.steps) > print_heights.PAGE_HEIGHT

    @cached_property
    def _expected_height(self) -> float:
        marks = {target.sign: min(middle_y(self.crop.placed(box)) for box in target.outlines) for target in self.marks}
        picture = print_heights.shrunk(self.crop.width, self.crop.height)
        return self._height_with(picture, [marks.get(sign) for sign in self.signs])

    @cached_property
    def _drawn_height(self) -> float:
        picture = print_heights.shrunk(self.drawing.edge.width, self.drawing.edge.height)
        return self._height_with(picture, [self.drawing.height_of(sign) for sign in self.signs])

    def _height_with(self, picture: float, marks: Sequence[float | None]) -> float:
        """With a picture so high, and with its steps' marks so far below its top, all in pixels of the portal."""
        where = None if self.scene.opens_site else wording.whereabouts(self)
        return print_heights.row_height(
            picture, where, self.steps, marks, self.notes,
            wide=self.wide, under_chapter_head=self.first and self.scene.opens_chapter,
        )  # fmt: skip

    @property
    def cost(self) -> float:
        # A picture for a single step is paper for little. But a picture with all the steps of a long form is so tall
        # that its words and its marks stand a page apart.
        lonely = len(self.steps) == 1 and self.scene.pieces > 1
        tall = len(self.steps) > 1 and self.crop.height > NEAT
        return SPLIT * (not self.first) + LONELY * lonely + RATHER_TALL * tall

    @cached_property
    def _phone(self) -> Drawing:
        return on_phone(self.page, self.drawing.crop, self.marks, rail=self.rail)

    def _draw_for_phone(self) -> Drawing:
        return self._phone

    def row(self, *, opens_page: bool, closes_page: bool) -> Row:
        return Row(
            self.screen, self.steps, self.notes, self.drawing, self._draw_for_phone, self.scene.opens_site,
            opens_page=opens_page, closes_page=closes_page,
        )  # fmt: skip


class Scene:
    """A screen with steps, to be made into one row or several."""

    def __init__(self, screen: Screen, before: Screen | None, tallest: float = TALLEST_PICTURE) -> None:
        self.screen = screen
        self.tallest = tallest
        self.steps = tuple(step for step in screen.steps if step.sign)
        self.opens_chapter = before is None or (before.chapter, before.actor) != (screen.chapter, screen.actor)
        self.opens_site = before is None or before.site != screen.site or comes_new(screen, before)
        self.again = before is not None and same_page(screen, before)
        self._drafts: dict[tuple[int, int], Draft] = {}
        self._sheets: dict[tuple[Box | None, Sides], CropSource] = {}

    def chapter_head(self, *, several: bool) -> float:
        """How high the head of its chapter is, in points."""
        return print_heights.chapter_head(wording.chapter_title(self.screen), several=several)

    @property
    def pieces(self) -> int:
        """In how many parts it may be split: not at all where a site opens, or each would show the whole dialog."""
        return 1 if self.opens_site or self.shows_dialog or not self.steps else len(self.steps)

    @cached_property
    def shows_dialog(self) -> bool:
        """Whether a picture of any step is the whole dialog."""
        return whole_dialog(self.screen, self.sheet([box for target in self.targets for box in target.outlines]))

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """What each of its steps marks; a draft of some of them has a part of it."""
        return in_context(targets(self.steps, self.screen.neighbors), self.steps, self.screen)

    def draft(self, start: int, end: int) -> Draft:
        """The row of the pieces from one on, up to another."""
        if (start, end) not in self._drafts:
            steps = self.steps if self.pieces == 1 else self.steps[start:end]
            self._drafts[start, end] = Draft(self, steps, first=not start)
        return self._drafts[start, end]

    def drafts(self, start: int, beginning: Collection[int]) -> Iterator[tuple[int, Draft]]:
        """The rows that may begin with a piece: as long as their picture is bearable, and at least one.

        None goes on after something important, which is to be read before the next step is done, or to a piece that
        must begin a row; and none ends between two steps that belong together, or before anything is marked.
        """
        offered = False
        for end in range(start + 1, self.pieces + 1):
            must_end = self.warns_after(end) or end in beginning
            if not must_end and end < self.pieces and self.goes_on(start, end):
                continue
            draft = self.draft(start, end)
            # The first is always offered, however tall its picture: else there would be no way to lay out the guide.
            if offered and (draft.crop.height > self.tallest or draft.taller_than_a_page):
                break
            yield end, draft
            offered = True
            if must_end:
                break

    def goes_on(self, start: int, end: int) -> bool:
        """Whether a row of the pieces from one on cannot end before another: a picture of no mark shows nothing."""
        marked = any(step.marks for step in self.steps[start:end])
        return not marked or together(*self.steps[end - 1 : end + 1])

    def begins_anew(self, start: int, end: int) -> int | None:
        """The first of a row's steps, but not its first, whose number has no line in the picture."""
        draft = self.draft(start, end)
        shorter = self.pieces > 1 and draft.before_lost_number < len(draft.steps)
        return start + draft.before_lost_number if shorter else None

    def warns_after(self, count: int) -> bool:
        """Whether something important stands after so many steps."""
        after = notes_after(self.screen, self.steps[count - 1 : count], first=False)
        return any(note.note == "important" for note in after)

    def sheet(self, marks: Sequence[Box]) -> CropSource:
        """The screen, or its dialog, as something to cut from."""
        dialog = dialog_with(self.screen, marks)
        sides = ALL_OF_IT if dialog or self.opens_site else between_columns(self.screen, marks)
        if (dialog, sides) not in self._sheets:
            self._sheets[dialog, sides] = crop_source(self.screen, dialog, sides)
        return self._sheets[dialog, sides]


def together(one: Step, following: Step) -> bool:
    """Whether a reader does two steps in one go, such as a question and its answer, or a month and its year.

    Those are what is secret with what is typed or chosen before it, and what stands beside each other.
    """
    acted = one.does.changes_control and following.does.changes_control and one.marks and following.marks
    if not acted:
        return False
    secret = following.typed is not None and following.typed.secret
    return secret or beside(one.marks[0].box, following.marks[0].box)


LEAST_LINE = 15.0
"""How high a line of text is at the least, in CSS pixels, so that its letters are printed 6.5 points large."""

MOST_ENLARGED = 1.3
"""More would leave too little of a page in a picture."""

SIGN_LETTERS = 4
"""A text with fewer letters may be a sign, and says little of its type's size."""


def chapters(recording: Recording, tallest: float = TALLEST_PICTURE) -> tuple[ChapterRows, ...]:
    """The guide's chapters in order, with their rows; of a site with small letters, as on a screen that is enlarged.

    No picture of several steps is taller than `tallest`, in CSS pixels of the screen.
    """
    return chapters_and_scenes(recording, tallest)[0]


def chapters_and_scenes(recording: Recording, tallest: float) -> tuple[tuple[ChapterRows, ...], tuple[Scene, ...]]:
    """The same, with what they were made of."""
    scenes = scenes_of(recording.screens, tallest)
    as_they_are = chapters_of(recording, scenes)
    zoom = enlarged_by(as_they_are)
    if zoom == 1:
        return as_they_are, scenes
    scenes = scenes_of([enlarged(screen, zoom) for screen in recording.screens], tallest)
    return chapters_of(recording, scenes), scenes


def scenes_of(screens: Sequence[Screen], tallest: float) -> tuple[Scene, ...]:
    told = enumerate(screens_with_steps(screens))
    return tuple(scene_of(place, screen, before, tallest) for place, (screen, before) in told)


@lru_cache(maxsize=256)
def scene_of(_: int, screen: Screen, before: Screen | None, tallest: float) -> Scene:
    """The scene at a place of a guide. Courts whose words leave a screen the same share it, with all that is drawn."""
    return Scene(screen, before, tallest)


def enlarged_by(parts: Sequence[ChapterRows]) -> float:
    """By how much screens must be enlarged for the smallest letters in a picture to be read in print."""
    shown = (
        neighbor.box.height
        for part in parts
        for row in part.rows
        for neighbor in row.screen.neighbors
        if neighbor.kind == "text" and len(neighbor.words) >= SIGN_LETTERS and row.drawing.crop.shown(neighbor.box)
    )
    return min(max(1.0, LEAST_LINE / min(shown, default=LEAST_LINE)), MOST_ENLARGED)


def enlarged(screen: Screen, zoom: float) -> Screen:
    """The same screen on which a CSS pixel is so many of them."""
    return screen.model_copy(
        update={
            "left": screen.left.model_copy(update={"box": scaled(screen.left.box, zoom)}),
            "neighbors": tuple(one.model_copy(update={"box": scaled(one.box, zoom)}) for one in screen.neighbors),
            "steps": tuple(
                step.model_copy(update={"marks": tuple(enlarged_mark(mark, zoom) for mark in step.marks)})
                for step in screen.steps
            ),
        }
    )


def enlarged_mark(mark: Mark, zoom: float) -> Mark:
    label = scaled(mark.label, zoom) if mark.label else None
    return mark.model_copy(update={"box": scaled(mark.box, zoom), "label": label})


def chapters_of(recording: Recording, scenes: Sequence[Scene]) -> tuple[ChapterRows, ...]:
    """The same of these scenes as they are."""
    rows = [
        placed.block.row(opens_page=placed.opens_page, closes_page=placed.closes_page)
        for placed in laid_on_pages(recording, scenes)
    ]
    return in_chapters(recording, rows)


def in_chapters(recording: Recording, rows: Sequence[Row]) -> tuple[ChapterRows, ...]:
    together = several_act(recording)
    return tuple(
        ChapterRows(title, tuple(continued(list(group))), actor if together else "")
        for (title, actor), group in groupby(
            rows, key=lambda row: (wording.chapter_title(row.screen), row.screen.actor)
        )
    )


def several_act(recording: Recording) -> bool:
    """Whether each chapter must say whose part it is."""
    return len({screen.actor for screen in recording.screens}) > 1


def screens_with_steps(screens: Sequence[Screen]) -> Iterator[tuple[Screen, Screen | None]]:
    """Each screen with steps, with the one before it."""
    told = [screen for screen in screens if screen.steps]
    return zip(told, [None, *told], strict=False)


def comes_new(screen: Screen, before: Screen) -> bool:
    """Whether somebody else opens the site now, in a browser of her own."""
    return before.actor != screen.actor and any(step.does.names_site for step in screen.steps)


def same_page(screen: Screen, before: Screen) -> bool:
    """Whether the reader has just seen the heading of this page."""
    return (before.actor, before.heading, before.dialog) == (screen.actor, screen.heading, screen.dialog)


def laid_on_pages(recording: Recording, scenes: Sequence[Scene]) -> list[Placed[Draft]]:
    """The rows that fill the pages best."""
    if not scenes:
        return []
    several = several_act(recording)
    heads = {number: scene.chapter_head(several=several) for number, scene in enumerate(scenes) if scene.opens_chapter}
    cover = print_heights.cover_height(recording, len(scenes))
    heads[0] = heads.get(0, 0) + cover + print_heights.ABOVE_CHAPTER
    around = Around(
        heads,
        print_heights.FIRST_PAGE,
        ending=print_heights.ending_height(recording.ending, recording.court),
        table=print_heights.troubles_height(recording.ending),
    )
    return list(Plan(scenes, around).placed())


def continued(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, each that goes on where the one before it stopped marked as such."""
    yield from rows[:1]
    for before, row in pairwise(rows):
        goes_on = row.screen is before.screen or row.screen.continued
        yield replace(row, continued=goes_on and (before.tab, before.screen.heading) == (row.tab, row.screen.heading))


def whole_dialog(screen: Screen, page: CropSource) -> bool:
    """Whether what is cut from is a dialog that is small enough to be shown as it is."""
    area = page.area
    return area != screen.left.box and page.name == screen.dialog and area.height <= TALLEST_PICTURE


def is_wide(crop: Crop, *, opens_site: bool) -> bool:
    return opens_site or crop.width > COLUMN


def tab_of(screen: Screen, steps: Sequence[Step]) -> str:
    """The selected tab, where steps are done under it."""
    tabs = [neighbor.box for neighbor in screen.neighbors if neighbor.kind == "tabs"]
    marks = [mark.box for step in steps for mark in step.marks]
    below = any(mark.y > tab.y for tab in tabs for mark in marks)
    return screen.tab if below and not screen.dialog else ""


def notes_after(screen: Screen, steps: tuple[Step, ...], *, first: bool) -> tuple[Step, ...]:
    """The notes that follow one of these steps; those before every step belong to the first row."""
    notes, latest = [], None
    for step in screen.steps:
        if step.sign:
            latest = step
        elif latest in steps or (latest is None and first):
            notes.append(step)
    return tuple(notes)
