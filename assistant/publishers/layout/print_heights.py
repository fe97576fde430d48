"""How high each block of a guide stands in print: the sums of `styles/print.css`, in points.

The browser lays out the print and never breaks a row; this says beforehand where its pages will end. A test holds both
together. An estimate that is off costs some white paper, nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from assistant.facts.sentence import unmarked
from assistant.publishers.layout import wording
from assistant.publishers.layout.text_metrics import (
    BOLD,
    EXTRA_BOLD,
    REGULAR,
    SEMIBOLD,
    Run,
    line_count,
    sentence_runs,
    widest,
    widest_chunk,
)

if TYPE_CHECKING:
    from assistant.facts.recording import CourtFacts, Ending, Recording, Step
    from assistant.publishers.layout.rows import Elsewhere
    from assistant.publishers.layout.text_metrics import Run
    from assistant.publishers.layout.wording import Whereabouts

PIXEL = 0.52
"""The size of a pixel of the portal."""

PAGE_HEIGHT = 688.0
"""The height of a page between head and foot."""

FIRST_PAGE = PAGE_HEIGHT + 10
"""The first page has no head."""

PRINT_WIDTH = 516.0
BESIDE_WIDTH = 176.0
"""The column of steps beside a picture."""

DISC_SIZE, AFTER_DISC = 16.5, 8.5
"""A disc is 22 pixels of the browser, for it sets boxes on whole pixels, and others would come out oval."""

AFTER_STEP = 9.0
HAIRLINE = 0.75
ABOVE_ROW, BELOW_ROW = 9.0, 9.0
ABOVE_CHAPTER = 11.0
"""The space above a chapter's head, which it shares with the row before it and loses at the top of a page."""

TURN_HEIGHT = 14.0
"""The line that says whose part a chapter is."""

STEP_SIZE, LABEL_SIZE, SMALL_SIZE = 11.5, 9.5, 10.5
AFTER_BULLET = 0.9 * SMALL_SIZE
STEP_LINE, LABEL_LINE, SMALL_LINE = 16.0, 14.0, 14.5


def row_height(
    picture: float, where: Whereabouts | None, steps: Sequence[Step], marks: Sequence[float | None],
    notes: Sequence[Step], *, wide: bool, under_chapter_head: bool,
) -> float:  # fmt: skip
    """The height of a row with the space below it.

    `picture` is the height of the drawing and `marks` those of the steps' marks in it, in pixels of the portal.
    """
    shown = picture * PIXEL + sum(note_height(note, wide=wide) for note in notes)
    rule = 0 if under_chapter_head else HAIRLINE
    around = rule + ABOVE_ROW + BELOW_ROW
    if wide:
        told = (where_height(where, PRINT_WIDTH) if where else 0) + two_columns(steps)
        return around + told + 2 + shown
    return around + max(shown, told_height(where, steps, marks))


def shrunk(width: float, height: float) -> float:
    """How high a picture is when it is no wider than the print, both in pixels of the portal."""
    return height * min(1.0, PRINT_WIDTH / PIXEL / width)


def told_height(where: Whereabouts | None, steps: Sequence[Step], marks: Sequence[float | None]) -> float:
    """The column of steps beside a picture, each at the height of its mark or lower."""
    found = disc_heights(where, steps, marks)
    top = where_height(where, BESIDE_WIDTH) if where else 0
    heights = [step_height(step) for step in steps]
    if found and found[0] is not None:
        top = max(top, found[0] - DISC_SIZE / 2)
    # A step is held back until the height of its mark, so the one above it takes the space between.
    for number, (here, there) in enumerate(pairwise(found)):
        if here is not None and there is not None:
            heights[number] = max(heights[number], there - here)
    return top + sum(heights)


def disc_heights(where: Whereabouts | None, steps: Sequence[Step], marks: Sequence[float | None]) -> list[float | None]:
    """Where the middle of each step's disc stands beside its picture; None where nothing asks for a height."""
    found: list[float | None] = []
    free = (where_height(where, BESIDE_WIDTH) if where else 0) + DISC_SIZE / 2
    for step, mark in zip(steps, marks, strict=True):
        place = None if mark is None else max(mark * PIXEL, free)
        found.append(place)
        free = (free if place is None else place) + step_height(step)
    return found


def where_height(where: Whereabouts, width: float) -> float:
    label = line_count(((where.label, REGULAR),), LABEL_SIZE, width)
    name = line_count(((where.name, SEMIBOLD), (where.more, REGULAR)), LABEL_SIZE, width)
    return LABEL_LINE * (label + name) + 9


def step_height(step: Step, width: float = BESIDE_WIDTH) -> float:
    """A step with the space below it."""
    # By the widths of the very fonts of the print: one line too few, and a row that was planned here goes to the next
    # page.
    count = line_count(marked_runs(step), STEP_SIZE, width - DISC_SIZE - AFTER_DISC)
    return max(DISC_SIZE, STEP_LINE * count) + AFTER_STEP


def marked_runs(step: Step) -> tuple[Run, ...]:
    """A sentence, and the mark behind it that it has changed: no wider than its word in the sentence's size."""
    return (*sentence_runs(step.sentence), *[(f" {wording.CHANGED}", SEMIBOLD)] * step.changed)


def two_columns(steps: Sequence[Step]) -> float:
    """Steps above a picture, two beside each other."""
    heights = [step_height(step, (PRINT_WIDTH - 16) / 2) for step in steps]
    return sum(max(heights[at : at + 2]) for at in range(0, len(heights), 2))


def note_height(note: Step, *, wide: bool) -> float:
    """A note with the space above it."""
    important = note.note == "important"
    room = PRINT_WIDTH if wide else PRINT_WIDTH - BESIDE_WIDTH - 16 - 27
    room -= 2 * (9 + 1.5) if important else 9 + 2.25
    height = SMALL_LINE * (1 + line_count(marked_runs(note), SMALL_SIZE, room))
    return 9 + height + (2 * (7 + 1.5) if important else 0)


def chapter_head(title: str, *, several: bool = False) -> float:
    """The head of a chapter; where several people act it says whose part it is."""
    return 11 + 22 * line_count(((title, BOLD),), 17, PRINT_WIDTH - 80) + several * TURN_HEIGHT + 6 + 1.5


LOGO_HEIGHT = 30.0

CODE_HEIGHT = 62.0
"""How high the QR code of a guide's address is, with the space above it."""


def cover_height(recording: Recording, screens: int) -> float:
    """The head of the first page, down to the first chapter."""
    masthead = (LOGO_HEIGHT if recording.court.logo else 14) + 7 + 1.5
    # The heading is set closer than its type (letter-spacing of -0.018 em), in a weight between two that we have: a
    # size a little smaller stands for both.
    title = 20 + 36 * line_count(((recording.title, EXTRA_BOLD),), 32 * 0.982, PRINT_WIDTH)
    lead = 9.0 + 20 * line_count(sentence_runs(recording.lead), 13.5, 34 * 13.5) if recording.lead else 0.0
    legend, training = 9 + 15, 5 + 14
    address, on_the_web = wording.own_address(recording), 0.0
    if address:  # its code stands beside the lead, and its words below all
        lead = max(lead, CODE_HEIGHT)
        on_the_web = 5 + 14 * line_count(((f"This guide on the web: {address}", REGULAR),), 9.5, PRINT_WIDTH)
    facts = facts_height(cover_facts(recording, screens))
    return masthead + title + lead + news_height(recording) + facts + legend + training + on_the_web


BEFORE_NEWS = 9 + 2.25
"""The bar beside what is new, and the space behind it."""


def news_height(recording: Recording) -> float:
    """What is new in this edition, with the space above it."""
    room = PRINT_WIDTH - BEFORE_NEWS - AFTER_BULLET
    lines = sum(line_count(sentence_runs(line), SMALL_SIZE, room) for line in recording.news)
    return 16 + LABEL_LINE + SMALL_LINE * lines if lines else 0


BOUND_PAGE_HEIGHT = PAGE_HEIGHT + 10
"""A page of a book is a little higher."""

ABOVE_GUIDE = 9.0
"""The space above a guide that begins where another one of a book ended, beside that below a row."""

BOUND_TITLE, BOUND_TITLE_LINE = 24.0, 28.0


def bound_cover_height(recording: Recording, screens: int) -> float:
    """The head of a guide in a book, down to its first chapter."""
    # As of a cover, a size a little smaller stands for letters that are set closer.
    title = BOUND_TITLE_LINE * line_count(((recording.title, EXTRA_BOLD),), BOUND_TITLE * 0.982, PRINT_WIDTH)
    lead = (
        3 + STEP_LINE * line_count(sentence_runs(wording.paged(recording.lead)), STEP_SIZE, PRINT_WIDTH)
        if recording.lead
        else 0
    )
    needs, *others = bound_facts(recording, screens)
    lines = sum(line_count(runs, SMALL_SIZE, PRINT_WIDTH) for runs in (needs, tuple(chain(*others))) if runs)
    return ABOVE_GUIDE + 3 + 7 + title + lead + bound_news_height(recording) + 5 + SMALL_LINE * lines + ABOVE_CHAPTER


def bound_news_height(recording: Recording) -> float:
    """What is new in this edition of a guide in a book, on as few lines as it takes."""
    told = ((wording.NEWS, SEMIBOLD), *(run for line in recording.news for run in after_bullet(wording.paged(line))))
    return 3 + SMALL_LINE * line_count(told, SMALL_SIZE, PRINT_WIDTH) if recording.news else 0


def after_bullet(words: str) -> tuple[Run, ...]:
    return (BETWEEN_FACTS, REGULAR), *sentence_runs(words)


def bound_facts(recording: Recording, screens: int) -> list[tuple[Run, ...]]:
    """What a guide needs, which stands on lines of its own, and its other facts, which follow each other."""
    facts = cover_facts(recording, screens)
    needs = facts.pop(0) if recording.needs else ()
    return [tuple(run for line in fact for run in (*line.runs, (BETWEEN_FACTS, REGULAR))) for fact in (needs, *facts)]


BETWEEN_FACTS = " \N{EM SPACE}"
"""As wide as what stands between two facts on a line, with the bullet of one."""


def bound_ending_height(ending: Ending) -> float:
    """What ends a guide in a book, which says once whom to call; nothing where there is nothing else to say."""
    return (
        2 + ending_with(ending, ending_widths(ending, 0), []) - CLOSER_IN_A_BOOK + BELOW_ROW
        if ending.title or ending.keep or ending.next
        else 0
    )


def bound_troubles_height(ending: Ending) -> float:
    """The table of what may go wrong, in a book."""
    closer = TABLE_HEAD_CLOSER + CELLS_CLOSER * (len(ending.troubles) + 1)
    return troubles_height(ending) - closer + BELOW_ROW if ending.troubles else 0


TABLE_HEAD_CLOSER, CELLS_CLOSER = 7.0, 4.0
"""How much less space a table of troubles takes in a book, in its head and in each row."""


def bound_chapter_head(title: str, *, several: bool) -> float:
    """The same of a chapter in a book."""
    return chapter_head(title, several=several) - CLOSER_IN_A_BOOK


CLOSER_IN_A_BOOK = 9.0
"""How much less space stands above the head of a chapter in a book."""


def more_in_a_book(steps: Sequence[Step], notes: Sequence[Step], *, wide: bool) -> float:
    """How much higher sentences are in a book, where the page stands behind each guide that they name."""
    told = sum(step_height(paged(step)) - step_height(step) for step in steps if paged(step) is not step)
    others = [note for note in notes if paged(note) is not note]
    return told + sum(note_height(paged(note), wide=wide) - note_height(note, wide=wide) for note in others)


def paged(step: Step) -> Step:
    """A sentence as it is set in a book; most name no guide, and are as they were."""
    words = wording.paged(step.sentence)
    return step if words == step.sentence else step.model_copy(update={"sentence": words})


COLUMN_GAP = 16.0
AFTER_STEP_WITHOUT = 6.0
"""The space below a step that is told without its picture."""


def elsewhere_height(part: Elsewhere) -> float:
    """Steps that are told without their pictures, with the space below them."""
    said = f"With pictures from page 00 on: {wording.pictured_there(part)}"
    where = LABEL_LINE * line_count(((said, REGULAR),), LABEL_SIZE, PRINT_WIDTH) + 5
    told = sum(balanced(steps) + sum(note_height(note, wide=True) for note in notes) for steps, notes in part.parts)
    return (0 if part.continued else HAIRLINE + 6 + where) + told + BELOW_ROW


def balanced(steps: Sequence[Step]) -> float:
    """Steps in two columns of as much the same height as can be."""
    width = (PRINT_WIDTH - COLUMN_GAP) / 2
    heights = [step_height(step, width) - AFTER_STEP + AFTER_STEP_WITHOUT for step in steps]
    return min((max(sum(heights[:at]), sum(heights[at:])) for at in range(1, len(heights) + 1)), default=0)


class Line(NamedTuple):
    """A line of a fact: its words, their size, and how high each line of them stands."""

    runs: tuple[Run, ...]
    size: float
    height: float
    most: float = inf
    """No wider than this."""

    indent: float = 0.0
    """How far it stands behind its bullet."""

    @classmethod
    def label(cls, words: str) -> Line:
        return cls(((words, SEMIBOLD),), LABEL_SIZE, LABEL_LINE)

    @classmethod
    def large(cls, words: str) -> Line:
        return cls(((words, BOLD),), 13.5, 18)

    @classmethod
    def small(cls, words: str) -> Line:
        return cls(sentence_runs(words), SMALL_SIZE, SMALL_LINE)


CoverFact = Sequence[Line]
"""One column of the cover's facts."""


def cover_facts(recording: Recording, screens: int) -> list[CoverFact]:
    """The cover's facts, each with its label."""
    counts = f"{wording.counted(len(list(recording.steps())), 'step')}, {wording.counted(screens, 'screen')}"
    minutes = [Line.large(wording.counted(recording.minutes, "minute"))] if recording.minutes else []
    facts: list[CoverFact] = [[Line.label("How long it takes"), *minutes, Line.small(counts)]]
    if recording.needs:
        needs = [Line.small(need)._replace(indent=AFTER_BULLET) for need in recording.needs]
        facts.insert(0, [Line.label("What you need"), *needs])
    if recording.deadline:
        day, late = wording.deadline(recording)
        then = [Line.small(late)._replace(most=13 * SMALL_SIZE)] if late else []
        facts.append([Line.label("Do it by"), Line.large(unmarked(day)), *then])
    return facts


def facts_height(facts: Sequence[CoverFact]) -> float:
    """The facts between hairlines, in columns as wide as they need to be."""
    pads = [14.0 if number == 0 else 28.0 + HAIRLINE for number in range(len(facts))]
    columns = list(zip(pads, facts, strict=True))
    widths = shared_out(
        [pad + max(line.indent + widest_chunk(line.runs, line.size) for line in fact) for pad, fact in columns],
        [
            pad + max(min(line.indent + widest(line.runs, line.size), line.most) for line in fact)
            for pad, fact in columns
        ],
    )
    heights = [
        sum(line.height * line_count(line.runs, line.size, min(width - pad - line.indent, line.most)) for line in fact)
        for width, (pad, fact) in zip(widths, columns, strict=True)
    ]
    return 16 + 2 * HAIRLINE + 9 + 11 + max(heights)


def shared_out(least: Sequence[float], most: Sequence[float]) -> list[float]:
    """Widths of columns as a browser finds them: from the least on all grow alike, none beyond its most."""
    widths = list(least)
    # The columns are `auto` tracks of a grid; this is how CSS Grid Layout (11.6, maximize tracks) hands out the space.
    growing = [number for number in range(len(widths)) if widths[number] < most[number]]
    while growing and PRINT_WIDTH - sum(widths) > HAIRLINE / 10:
        each = (PRINT_WIDTH - sum(widths)) / len(growing)
        for number in growing:
            widths[number] = min(most[number], widths[number] + each)
        growing = [number for number in growing if widths[number] < most[number]]
    return widths


def ending_height(ending: Ending, court: CourtFacts) -> float:
    """What was reached, what comes next, and whom to call; without the space above, which it shares with a row."""
    ways = [*court.pacer, *court.clerk] if court.asked else []
    widths = ending_widths(ending, max((widest_chunk(((way, BOLD),), SMALL_SIZE) for way in ways), default=0))
    return ending_with(ending, widths, [questions_height(court, widths.asked)] if ways else []) + edition_height(court)


NEXT_SHARE, OTHER_SHARE = 10.0, 7.0
"""How wide what comes next is, which is told in sentences, beside what is kept and whom to ask."""


class EndingWidths(NamedTuple):
    """How wide the words are in each column of an ending; in one that there is not, nothing."""

    kept: float
    following: float
    asked: float


def ending_widths(ending: Ending, asked: float) -> EndingWidths:
    """The widths of the columns where the widest word of whom to ask is so wide; nobody is asked where that is 0."""
    before, inside = 14 + HAIRLINE, 14.0
    shares = [OTHER_SHARE * bool(ending.keep), NEXT_SHARE * bool(ending.next), OTHER_SHARE * (asked > 0)]
    each = PRINT_WIDTH / max(1, sum(shares))
    columns = [each * share for share in shares]
    if (least := before + asked + inside) > columns[2] > 0 and sum(shares[:2]) > 0:
        columns = [(PRINT_WIDTH - least) * share / sum(shares[:2]) for share in shares[:2]] + [least]
    first = next((place for place, share in enumerate(shares) if share), 0)
    return EndingWidths(*(column - inside - before * (place > first) for place, column in enumerate(columns)))


def ending_with(ending: Ending, widths: EndingWidths, more: Sequence[float]) -> float:
    """What ends a guide, with more columns of these heights."""
    heights = list(more)
    if ending.keep:
        here = line_count(((wording.NOT_WRITTEN_DOWN, REGULAR),), LABEL_SIZE, widths.kept)
        heights.append(LABEL_LINE * (1 + here) + sum(SMALL_LINE + 13 + 4 + HAIRLINE for _ in ending.keep))
    if ending.next:
        heights.append(LABEL_LINE + SMALL_LINE * line_count(sentence_runs(ending.next), SMALL_SIZE, widths.following))
    title = 22 * line_count(((ending.title, EXTRA_BOLD),), 17, PRINT_WIDTH) if ending.title else 0
    return 1.5 + 11 + title + (5 + max(heights) if heights else 0)


def questions_height(court: CourtFacts, width: float) -> float:
    """Whom to call, in a column so wide."""
    high = LABEL_LINE + ((1 + len(court.pacer)) * SMALL_LINE if court.pacer else 0)
    if court.clerk:
        label = ((f"For your CM/ECF login: {court.clerk_name}", REGULAR),)
        high += 0.6 * SMALL_SIZE + SMALL_LINE * (line_count(label, SMALL_SIZE, width) + len(court.clerk))
    return high


def edition_height(court: CourtFacts) -> float:
    """Whom to tell of a mistake, and in which edition; what may be done with it, where the court says so."""
    # A stand-in as wide as any code: the pages of a guide must not hang on which edition it is.
    told = [wording.mistake("8" * 8, court), *([wording.licensed(court)] if court.license else [])]
    lines = [line_count(((words, REGULAR),), SMALL_SIZE, PRINT_WIDTH) for words in told]
    return sum(0.6 * SMALL_SIZE + SMALL_LINE * count for count in lines)


def troubles_height(ending: Ending) -> float:
    """The table of what may go wrong, with the space above it."""
    if not ending.troubles:
        return 0
    rows = 0.0
    for trouble in ending.troubles:
        message = line_count(((trouble.message, BOLD),), SMALL_SIZE, PRINT_WIDTH * 0.45 - 11)
        remedy = line_count(sentence_runs(trouble.remedy), SMALL_SIZE, PRINT_WIDTH * 0.55 - 11)
        rows += 10 + HAIRLINE + SMALL_LINE * max(message, remedy)
    return 2 + 9 + 22 + 6 + 1.5 + 10 + SMALL_LINE + rows
