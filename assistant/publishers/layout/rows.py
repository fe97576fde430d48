"""What stands in each row of a guide: where you are, the steps, and the picture that they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
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
from assistant.publishers.layout.pagination import Choice, Material, ending_opens_page, paginated
from assistant.publishers.layout.phone import on_phone

if TYPE_CHECKING:
    from assistant.facts.recording import Box, Mark, Recording, Screen, Step
    from assistant.facts.signs import Sign
    from assistant.publishers.layout.outline import Target
    from assistant.publishers.layout.pagination import PlannedPage

TALLEST_PICTURE = 880
"""A picture that would be taller than this is split between two steps."""

NEAT = 600
"""A picture is rather split than taller than this, where the page has room for both."""

DOUBT = 24.0
"""How far an estimate may be off, in points, and a page still be the one that was planned."""

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
    phone: Drawing
    opens_site: bool
    continued: bool = False
    opens_page: bool = False
    """Whether a printed page must begin with this row, which would have had room on the page before it."""
    closes_page: bool = False
    """Whether what follows the last row must begin a page."""

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
        self.drawn = False

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
        self.drawn = True
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

    @property
    def height(self) -> float:
        """In print, in points; without what numbers may add above and below the picture, until that is drawn."""
        return self._drawn_height if self.drawn else self._expected_height

    @property
    def taller_than_a_page(self) -> bool:
        """Whether its steps alone fill more than a page of paper, however small their picture is."""
        return sum(print_heights.step_height(step) for step in self.steps) > print_heights.PAGE_HEIGHT

    @cached_property
    def _expected_height(self) -> float:
        return self._height_with(print_heights.shrunk(self.crop.width, self.crop.height))

    @cached_property
    def _drawn_height(self) -> float:
        return self._height_with(print_heights.shrunk(self.drawing.edge.width, self.drawing.edge.height))

    def _height_with(self, picture: float) -> float:
        where = None if self.scene.opens_site else wording.whereabouts(self)
        return print_heights.row_height(
            picture, where, self.steps, self.mark_heights, self.notes,
            wide=self.wide, under_chapter_head=self.first and self.scene.opens_chapter,
        )  # fmt: skip

    @property
    def mark_heights(self) -> list[float | None]:
        """How far below the top of the drawing each step's mark stands."""
        if self.drawn:
            return [self.drawing.height_of(sign) for sign in self.signs]
        heights = {
            target.sign: min(middle_y(self.crop.placed(box)) for box in target.outlines) for target in self.marks
        }
        return [heights.get(sign) for sign in self.signs]

    @property
    def cost(self) -> float:
        # A picture for a single step is paper for little. But a picture with all the steps of a long form is so tall
        # that its words and its marks stand a page apart.
        lonely = len(self.steps) == 1 and self.scene.pieces > 1
        tall = len(self.steps) > 1 and self.crop.height > NEAT
        return SPLIT * (not self.first) + LONELY * lonely + RATHER_TALL * tall

    def row(self, *, opens_page: bool, closes_page: bool) -> Row:
        phone = on_phone(self.page, self.drawing.crop, self.marks, rail=self.rail)
        return Row(
            self.screen, self.steps, self.notes, self.drawing, phone, self.scene.opens_site,
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
        self._begin_rows: set[int] = set()
        self._sheets: dict[tuple[Box | None, Sides], CropSource] = {}

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

    def drafts(self, start: int) -> Iterator[tuple[int, Draft]]:
        """The rows that may begin with a piece: as long as their picture is bearable, and at least one.

        None goes on after something important, which is to be read before the next step is done; and none ends
        between two steps that belong together.
        """
        offered = False
        for end in range(start + 1, self.pieces + 1):
            must_end = self.warns_after(end) or end in self._begin_rows
            if not must_end and end < self.pieces and together(*self.steps[end - 1 : end + 1]):
                continue
            draft = self.draft(start, end)
            # The first is always offered, however tall its picture: else there would be no way to lay out the guide.
            if offered and (draft.crop.height > self.tallest or draft.taller_than_a_page):
                break
            yield end, draft
            offered = True
            if must_end:
                break

    def end_before_lost_number(self, start: int, draft: Draft) -> bool:
        """Begin a row with the first step whose number has no line in a longer one; whether there is such a step."""
        shorter = self.pieces > 1 and draft.before_lost_number < len(draft.steps)
        if shorter:
            self._begin_rows.add(start + draft.before_lost_number)
        return shorter

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
    as_they_are = chapters_of(recording, recording.screens, tallest)
    zoom = enlarged_by(as_they_are)
    if zoom == 1:
        return as_they_are
    return chapters_of(recording, [enlarged(screen, zoom) for screen in recording.screens], tallest)


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


def chapters_of(recording: Recording, screens: Sequence[Screen], tallest: float) -> tuple[ChapterRows, ...]:
    """The same of these screens as they are."""
    scenes = [Scene(screen, before, tallest) for screen, before in screens_with_steps(screens)]
    every = [
        draft.row(opens_page=opens, closes_page=closes) for draft, opens, closes in laid_on_pages(recording, scenes)
    ]
    together = several_act(recording)
    return tuple(
        ChapterRows(title, tuple(continued(list(group))), actor if together else "")
        for (title, actor), group in groupby(
            every, key=lambda row: (wording.chapter_title(row.screen), row.screen.actor)
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


def laid_on_pages(recording: Recording, scenes: Sequence[Scene]) -> list[tuple[Draft, bool, bool]]:
    """The rows that fill the pages best, each with whether it must open a page, and whether it must close one.

    What numbers add to a picture's height is only known when they are placed, and to place them takes time: it is
    done for the rows that were chosen, and when that makes one of them higher, it is chosen again. So it is when a
    number found no way to what it marks: a row begins with it.
    """
    places = [(scene, piece) for scene in scenes for piece in range(scene.pieces)]
    material = material_of(recording, places)
    # It ends: each turn draws at least one more draft, or makes one shorter, and there are finitely many.
    while True:
        chosen = paginated(material)
        drafts = [[draft_of(places, start, end) for start, end in page.rows] for page in chosen]
        known = [draft.drawn for page in drafts for draft in page]
        for page in drafts:
            for draft in page:
                draft.drawing  # noqa: B018 - it is placed, and kept
        shorter = [ended_before_lost_number(places, start, end) for page in chosen for start, end in page.rows]
        if all(known) and not any(shorter):
            return list(with_breaks(material, chosen, drafts))


def material_of(recording: Recording, places: Sequence[tuple[Scene, int]]) -> Material:
    """The guide as something to fill pages with: a piece is a step, or a screen that is not split."""

    def rows(piece: int) -> Iterator[Choice]:
        scene, start = places[piece]
        for end, draft in scene.drafts(start):
            yield Choice(piece + end - start, draft.height, draft.cost)

    heads = {
        number: print_heights.chapter_head(wording.chapter_title(scene.screen), several=several_act(recording))
        for number, (scene, piece) in enumerate(places)
        if scene.opens_chapter and not piece
    }
    cover = print_heights.cover_height(recording, len({id(scene) for scene, _ in places}))
    heads[0] = heads.get(0, 0) + cover + print_heights.ABOVE_CHAPTER
    return Material(
        count=len(places),
        rows=rows,
        heads=heads,
        first_page=print_heights.FIRST_PAGE,
        page=print_heights.PAGE_HEIGHT,
        below_row=print_heights.BELOW_ROW,
        ending=print_heights.ending_height(recording.ending, recording.court),
        table=print_heights.troubles_height(recording.ending),
    )


def draft_of(places: Sequence[tuple[Scene, int]], start: int, end: int) -> Draft:
    scene, first = places[start]
    return scene.draft(first, first + end - start)


def ended_before_lost_number(places: Sequence[tuple[Scene, int]], start: int, end: int) -> bool:
    scene, first = places[start]
    return scene.end_before_lost_number(first, draft_of(places, start, end))


def with_breaks(
    material: Material, chosen: Sequence[PlannedPage], drafts: Sequence[Sequence[Draft]]
) -> Iterator[tuple[Draft, bool, bool]]:
    """The rows of every page; those that open one must say so where the browser would put them on the page before."""
    for number, (page, rows) in enumerate(zip(chosen, drafts, strict=True)):
        for draft in rows:
            opens = number > 0 and draft is rows[0]
            closes = page is chosen[-1] and draft is rows[-1]
            yield (
                draft,
                opens and would_fit(material, chosen[number - 1], page.rows[0][0], draft.height),
                closes and ending_opens_page(material, page),
            )


def would_fit(material: Material, before: PlannedPage, piece: int, height: float) -> bool:
    """Whether a row might, for all we know, still be set on the page before it."""
    # A break is forced only where the browser might do without it. Where a row cannot fit in any case, the break is
    # left to the browser, which knows its own heights best.
    whole = before.height + material.heads.get(piece, 0) + height - material.below_row
    return whole - DOUBT <= material.room(before.rows[0][0])


def continued(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, each that goes on where the one before it stopped marked as such."""
    yield rows[0]
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
