"""What is measured of one published guide."""

from __future__ import annotations

import re
from base64 import b64decode
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZipFile

import pikepdf
from PIL import Image

from assistant.facts import pictures
from assistant.facts.recording import Box, Recording, Screen, Step
from assistant.facts.signs import Sign, counted
from assistant.measure import simulation
from assistant.measure.fill import Fill, fills
from assistant.measure.ink import contrasts, dark_pixels, letter_size
from assistant.measure.logo import is_logo, without_logo
from assistant.measure.on_screen import on_screen, shown_at
from assistant.measure.origin import Origin, of_steps, origin_of
from assistant.measure.printed import Figure, Number, Page, pages, with_margin
from assistant.measure.seen import Sight, Thing
from assistant.walking.portal import ELSEWHERE

if TYPE_CHECKING:
    from assistant.walking.browser import OpenBrowser

POINT_OF_A_RAIL = 30.0
GROUND = 0.5
"""A control that has this part of the screen's height."""

AROUND = 0.6
"""A number's outline holds at least this part of what its step marks."""

"""What a recording says of its portal that was walked on a site of others."""

FEWEST_LETTERS = 4
"""A text with fewer letters may be a sign, and says little of its type's size."""

SEEN = ("text", "heading", "control")
"""The kinds of things on a screen that a reader sees."""

NO_LETTERS = 99.0, ""
"""The smallest letters where no picture shows any: larger than what anybody would find fault with."""

GREATEST = 21.0
"""The contrast of black and white, as WCAG counts it: that of lines where there are none."""

DRAWN = re.compile(
    r'<circle class="disc"[^>]*/>\s*<text[^>]*>(?P<number>\d+)</text>|'
    r'<circle class="ring"[^>]*/>\s*<text class="ring"[^>]*>(?P<letter>[a-z]+)</text>'
)
SENTENCE_ID = re.compile(r'<li class="step-\w+" id="step-(\w+)"')
DESCRIBED = re.compile(r'<wp:docPr [^>]*descr="([^"]*)"')
ROW, OVERLAY = 'class="row row-', '<svg class="overlay '
MARK_IN_ALT_TEXT = re.compile(r"(?:^|[.?!] )(?:(?P<number>\d+)|Result (?P<letter>[a-z]+)): ")

SRC = b'src="data:image/png;base64,'


class Covered(NamedTuple):
    """Something drawn over something that is read or used, in square pixels of the screen."""

    sign: Sign
    words: str
    pixels: float


class Cut(NamedTuple):
    """Something named that is not seen whole."""

    where: str
    thing: Thing


class Folded(NamedTuple):
    """A field that stands between the marks of two steps, and is left out there."""

    where: str
    above: Sign
    below: Sign
    words: str


@dataclass(frozen=True)
class Measures:
    """A guide's measures; lengths are points unless it says otherwise."""

    name: str
    numbers: int
    covered: tuple[Covered, ...]
    letters_under_outlines: int
    astray: tuple[Sign, ...]
    """Signs that are not within or beside their picture, have no line, or lead to what their step does not mark."""

    missing: tuple[Sign, ...]
    """Steps and results that name something in bold, and have no sign in any picture."""

    missing_on_the_web: tuple[Sign, ...]
    missing_in_word: tuple[Sign, ...]
    """The same in the web page and in the Word document, where they are there; in Word by what is said of a picture."""

    nearest: float | None
    """The least distance between two numbers."""

    smallest: tuple[float, str]
    """The smallest letters in a picture, and what they say."""

    contrast: float
    contrast_in_grey: float
    pages: tuple[Fill, ...]
    """How full each page is."""

    ends_with_table_alone: bool
    lost_rows: int
    """Rows of pixels in pictures, of the PDF and the web page, that were not recorded."""

    html_to_recording: float | None
    pdf_to_pictures: float
    blank: int = 0
    """Pictures of the PDF that show nothing of what stands on their screen."""

    simulated: tuple[str, ...] = ()
    """Words of the simulation, each with the document or picture that says it; nobody looks for them in guides of sites
    of others."""

    window: tuple[int, int] = (992, 1120)
    """In which it was walked, in CSS pixels: width and height."""

    alone: tuple[Sign, ...] = ()
    """Signs that no other one shares a picture with."""

    cut: tuple[Cut, ...] = ()
    """What a sentence names and no reader sees whole, by where she reads."""

    folded: tuple[Folded, ...] = ()
    """Fields that a picture leaves out between two numbers of their column."""

    outside: tuple[tuple[str, str], ...] = ()
    """Numbers that are not in sight, after where."""

    ours: bool = True
    """Whether it leads through the bundled portal, so that all about it is ours to mend."""


def measured(recording: Recording, folder: Path, browser: OpenBrowser | None = None) -> Measures:
    """Measure the documents of a guide; with a browser also what its web page shows in windows of several widths.

    Raises BadInput where a picture of the recording is not the one taken.
    """
    pictures.verify(recording)
    guide = Published.of(recording, folder)
    looked = guide.looked_at(browser)
    contrast, contrast_in_grey = guide.contrasts()
    return Measures(
        name=f"{recording.court.id}/{recording.walkthrough}",
        numbers=len(guide.numbers()),
        covered=tuple(covered for placed in guide.figures for covered in placed.covered()),
        letters_under_outlines=sum(placed.letters_under_outlines() for placed in guide.figures),
        astray=guide.astray(),
        missing=guide.missing(guide.signs()),
        missing_on_the_web=guide.missing(signs_in_page(guide.web, guide.steps)) if guide.web.is_file() else (),
        missing_in_word=guide.missing(signs_in_word(guide.word, guide.steps)) if guide.word.is_file() else (),
        nearest=min((gap for placed in guide.figures for gap in placed.gaps()), default=None),
        smallest=min((size for placed in guide.figures for size in placed.sizes()), default=NO_LETTERS),
        contrast=contrast,
        contrast_in_grey=contrast_in_grey,
        pages=fills(guide.pages, guide.placed),
        ends_with_table_alone=guide.ends_with_table_alone(),
        lost_rows=guide.lost_rows(),
        html_to_recording=guide.html_to_recording(),
        pdf_to_pictures=guide.pdf_to_pictures(),
        blank=sum(placed.is_blank for placed in guide.figures),
        simulated=guide.simulated() if recording.portal != ELSEWHERE.digest else (),
        window=(recording.viewport.width, recording.viewport.height),
        alone=tuple(sign for placed in guide.figures for only in placed.figure.numbers[:1]
                    if len(placed.figure.numbers) == 1 and (sign := placed.sign_of(only))),
        cut=tuple(dict.fromkeys(Cut(where, thing) for where, sight in looked.sights for thing in sight.cut())),
        folded=tuple(dict.fromkeys(Folded(where, *gap) for where, sight in looked.sights for gap in sight.folded())),
        outside=looked.outside,
        ours=recording.portal != ELSEWHERE.digest,
    )  # fmt: skip


@dataclass(frozen=True)
class Published:
    """A guide's documents as they lie in their folder, each read once."""

    recording: Recording
    pdf: Path
    web: Path
    word: Path
    """Both may be missing."""

    pages: tuple[Page, ...]
    placed: tuple[tuple[PlacedFigure, ...], ...]
    """The figures of each page."""

    @classmethod
    def of(cls, recording: Recording, folder: Path) -> Published:
        pdf, web, word = (folder / f"{recording.name}.{ending}" for ending in ("pdf", "html", "docx"))
        printed = pages(pdf)
        placed = tuple(tuple(figures_in([page], recording)) for page in printed)
        return cls(recording, pdf, web, word, printed, placed)

    @property
    def figures(self) -> list[PlacedFigure]:
        return [figure for page in self.placed for figure in page]

    @property
    def steps(self) -> dict[Sign, Step]:
        """The steps and results, in the order in which they are read."""
        return {step.sign: step for step in self.recording.steps_and_results() if step.sign}

    def numbers(self) -> list[Number]:
        return [number for placed in self.figures for number in placed.figure.numbers]

    def signs(self) -> set[Sign]:
        """Those that stand in the figures."""
        return {sign for placed in self.figures for number in placed.figure.numbers if (sign := placed.sign_of(number))}

    def astray(self) -> tuple[Sign, ...]:
        steps = self.steps
        return tuple(sign for placed in self.figures for sign in placed.astray(steps))

    @property
    def marked(self) -> set[Sign]:
        """What must stand in a picture; what was recorded without its mark counts, too."""
        return {sign for sign, step in self.steps.items() if step.marks or step.said.bold}

    def missing(self, there: set[Sign]) -> tuple[Sign, ...]:
        return tuple(sorted(self.marked - there))

    def contrasts(self) -> tuple[float, float]:
        """The least contrast of any line, in color and in grey."""
        strokes = [pair for placed in self.figures for pair in contrasts(placed.figure)]
        in_color, in_grey = zip(*strokes, strict=True) if strokes else ((GREATEST,), (GREATEST,))
        return min(in_color), min(in_grey)

    def simulated(self) -> tuple[str, ...]:
        """Words of the simulation in any document of the guide, and in what its pictures and its film show."""
        shown = {words for placed in self.figures for _, words in placed.shown("text", "heading", "control")}
        if any(self.pdf.parent.glob("*.mp4")):
            shown |= {words for screen in self.recording.screens for words in filmed_words(screen)}
        pictured = sorted(f"“{found[0]}” in a picture" for words in shown if (found := simulation.WORDS.search(words)))
        own = self.recording.court.texts
        return (*simulation.words_in(self.pdf.parent, own), *dict.fromkeys(pictured))

    def looked_at(self, browser: OpenBrowser | None) -> Looked:
        """All pictures with the steps beside them, by where they are looked at."""
        sights = [("print", sight) for placed in self.figures if (sight := placed.sight(self.steps))]
        card = self.pdf.with_name(f"{self.recording.name}-card.pdf")
        on_card = figures_in(pages(card), self.recording) if card.is_file() else ()
        sights += [("the card", sight) for figure in on_card if (sight := figure.sight(self.steps))]
        if browser is None or not self.web.is_file():
            return Looked(tuple(sights), ())
        images = list(pictures_in(self.web))
        printed: dict[bytes, list[Origin]] = {}
        for placed in self.figures:
            printed.setdefault(placed.figure.picture.tobytes(), []).append(placed.origin)
        known: dict[tuple[bytes, frozenset[int]], Origin] = {}

        def origin(number: int, steps: Sequence[Step]) -> tuple[Origin, float]:
            image, numbers = images[number], frozenset(step.number for step in steps if step.number)
            key = image.tobytes(), numbers
            if key not in known:
                known[key] = of_steps(printed.get(key[0], ()), numbers) or origin_of(image, self.recording, numbers)
            return known[key], image.width / self.recording.viewport.density

        outside = []
        for width, rows in shown_at(self.web, browser.browser).items():
            found = on_screen(rows, self.recording, origin)
            sights += [(f"{width} px", sight) for sight in found.sights]
            outside += [(f"{width} px", sign) for sign in found.outside]
        return Looked(tuple(sights), tuple(outside))

    def ends_with_table_alone(self) -> bool:
        return bool(self.recording.ending.troubles) and "mistake?" not in self.pages[-1].words

    def lost_rows(self) -> int:
        """Counted in the PDF and in the web page; the same picture in both is looked for once."""
        known = {placed.figure.picture.tobytes(): placed.origin for placed in self.figures}
        pictures = without_logo(pictures_in(self.web), self.recording.court.logo) if self.web.is_file() else ()
        origins = [known.get(picture.tobytes()) or origin_of(picture, self.recording) for picture in pictures]
        return sum(one.lost for one in (*origins, *(placed.origin for placed in self.figures)))

    def html_to_recording(self) -> float | None:
        if not self.web.is_file():
            return None
        logo = self.recording.court.logo
        return (self.web.stat().st_size - len(logo.data if logo else "")) / recorded_bytes(self.recording)

    def pdf_to_pictures(self) -> float:
        logo = self.recording.court.logo
        printed = picture_bytes(self.pdf) - len(logo.picture if logo else b"")
        return printed / sum(png_bytes(placed.figure.picture) for placed in self.figures)


def figures_in(pages: Iterable[Page], recording: Recording) -> Iterator[PlacedFigure]:
    """The figures of a PDF that show a part of a screen."""
    figures = (figure for page in pages for figure in page.figures)
    return (PlacedFigure.of(one, recording) for one in figures if not is_logo(one.picture, recording.court.logo))


class Looked(NamedTuple):
    """What is seen of a guide, and the numbers that are not, each after where."""

    sights: tuple[tuple[str, Sight], ...]
    outside: tuple[tuple[str, str], ...]


def pictures_in(page: Path) -> Iterator[Image.Image]:
    """The pictures that a web page holds."""
    for part in page.read_bytes().split(SRC)[1:]:
        with Image.open(BytesIO(b64decode(part.partition(b'"')[0]))) as opened:
            seen_through = "transparency" in opened.info  # as a logo of few colors may be
            yield (opened.convert("RGBA") if seen_through else opened).convert("RGB")


def filmed_words(screen: Screen) -> Iterator[str]:
    """What a film may show of a screen, wherever its camera goes: all below what each page says of itself."""
    top = max((one.box.bottom for one in screen.neighbors if one.kind == "banner"), default=0)
    return (one.words for one in screen.neighbors if one.kind != "banner" and one.box.bottom > top)


def signs_in_page(page: Path, known: Iterable[Sign]) -> set[Sign]:
    """Those that are drawn on a picture of a web page, on a desk's and on a phone's, beside their sentence."""
    _, *rows = page.read_text(encoding="utf-8").split(ROW)
    return {sign for row in rows for sign in signs_in_row(row, known)}


def signs_in_row(row: str, known: Iterable[Sign]) -> Iterator[Sign]:
    told, drawn = set(SENTENCE_ID.findall(row)), row.split(OVERLAY)
    whole, narrow = (
        {one["number"] or one["letter"] for part in drawn if part.startswith(size) for one in DRAWN.finditer(part)}
        for size in ("full", "narrow")
    )
    return (sign for sign in known if sign.name in told and sign.shown in whole & narrow)


def signs_in_word(document: Path, known: Iterable[Sign]) -> set[Sign]:
    """Those of which the alt texts of a Word document say what they mark."""
    with ZipFile(document) as parts:
        said = DESCRIBED.findall(parts.read("word/document.xml").decode())
    marks = (mark["number"] or mark["letter"] for words in said for mark in MARK_IN_ALT_TEXT.finditer(words))
    return set(signs_read(marks, list(known)))


def signs_read(shown: Iterable[str], known: Sequence[Sign]) -> Iterator[Sign]:
    """Which of the known signs are shown: numbers are in a guide but once, a letter is the next one of its kind."""
    place = 0
    for one in shown:
        rest = range(0 if one.isdigit() else place, len(known))
        found = next((at for at in rest if known[at].shown == one), None)
        if found is not None:
            yield known[found]
            place = found + 1


def recorded_bytes(recording: Recording) -> int:
    """How large all the PNG files of a recording are together."""
    files = {recording.path(picture) for picture in pictures.of_recording(recording)}
    return sum(file.stat().st_size for file in files)


def picture_bytes(pdf: Path) -> int:
    """How many bytes of a PDF are pictures, as they are packed there."""
    with pikepdf.open(pdf) as opened:
        streams = (one for one in opened.objects if isinstance(one, pikepdf.Stream))
        return sum(len(one.read_raw_bytes()) for one in streams if one.get("/Subtype") == "/Image")


def png_bytes(picture: Image.Image) -> int:
    """How large a picture is as an ordinary PNG file."""
    out = BytesIO()
    picture.save(out, "PNG")
    return out.tell()


@dataclass(frozen=True)
class PlacedFigure:
    """A figure of a PDF with where its picture comes from. Boxes are CSS pixels of the published picture."""

    figure: Figure
    origin: Origin
    density: int
    results: tuple[Step, ...] = ()
    """What is seen on its screen, or on another that looks the same."""

    @classmethod
    def of(cls, figure: Figure, recording: Recording) -> PlacedFigure:
        numbers = {int(number.shown) for number in figure.numbers if number.shown.isdigit()}
        origin = origin_of(figure.picture, recording, numbers)
        alike = [screen for screen in recording.screens if origin.screen and called(screen) == called(origin.screen)]
        alike.sort(key=lambda screen: screen is not origin.screen)  # its own results are looked for first
        results = tuple(step for screen in alike for step in screen.steps if step.result)
        return cls(figure, origin, recording.viewport.density, results)

    @property
    def is_whole(self) -> bool:
        """Whether it is never shown in parts: a dialog, or how a site opens."""
        screen = self.origin.screen
        return screen is not None and (bool(screen.dialog) or any(step.does.names_site for step in screen.steps))

    @property
    def is_blank(self) -> bool:
        """Whether nothing is in it of all that stands on its screen."""
        return bool(self.origin.screen and self.origin.screen.neighbors) and not any(self.shown(*SEEN))

    @property
    def scale(self) -> float:
        """How many points a CSS pixel of the screen is printed large."""
        return self.figure.box.width * self.density / self.figure.picture.width

    def pixels(self, box: Box) -> Box:
        """A box on the page, in pixels of the picture."""
        x, y = (box.x - self.figure.box.x) / self.scale, (box.y - self.figure.box.y) / self.scale
        return Box(x=x, y=y, width=box.width / self.scale, height=box.height / self.scale)

    def shown(self, *kinds: str) -> Iterator[tuple[Box, str]]:
        """What the recording says stands in the picture."""
        width = self.figure.picture.width / self.density
        screen = self.origin.screen
        for neighbor in screen.neighbors if screen else ():
            # A page that is a link as a whole, or a handle as high as the window, is ground to draw on.
            is_ground = neighbor.kind == "control" and screen and neighbor.box.height >= GROUND * screen.left.box.height
            if neighbor.kind in kinds and not is_ground:
                for box in self.origin.placed(neighbor.box, self.density):
                    left, right = max(0, box.x), min(width, box.right)
                    if left < right:
                        yield Box(x=left, y=box.y, width=right - left, height=box.height), neighbor.words

    def covered(self) -> Iterator[Covered]:
        """Words and controls under numbers and their lines, white linings counted."""
        words, controls = list(self.shown("text", "heading")), list(self.shown("control"))
        for number in self.figure.numbers:
            line = [self.pixels(box) for box in line_boxes(number)]
            own = self.pixels(number.outline) if number.outline else None
            other = [pair for pair in controls if own is None or not pair[0].touches(own)]
            for drawn, things in (
                (self.pixels(number.ring), [*words, *controls]),
                *((box, [*words, *other]) for box in line),
            ):
                for box, said in things:
                    if (area := shared_area(drawn, box)) > 0:
                        yield Covered(self.sign_of(number) or self.unknown(number), said, area)

    def letters_under_outlines(self) -> int:
        """Pixels of letters that outlines or their linings run over."""
        grey = self.figure.picture.convert("L")
        half = self.figure.outline_width / self.scale / 2
        sides = [side for box in self.figure.outlines for side in edges(self.pixels(box), half)]
        return sum(
            dark_pixels(grey, words, side, self.density)
            for words, _ in self.shown("text", "heading")
            for side in sides
            if side.touches(words)
        )

    def sign_of(self, number: Number) -> Sign | None:
        """A step's number, or the result of a ring's letter, at best one that it leads to; None where there is none."""
        if number.shown.isdigit():
            return Sign(int(number.shown))
        alike = [step for step in self.results if step.sign and step.sign.shown == number.shown]
        alike.sort(key=lambda step: not self.leads_to(number, step))
        return alike[0].sign if alike else None

    def unknown(self, number: Number) -> Sign:
        """What a letter that belongs to no result would stand for: one after the last step of its screen."""
        steps = self.origin.screen.steps if self.origin.screen else ()
        return Sign(max((step.sign.number for step in steps if step.sign), default=0), counted(number.shown))

    def astray(self, steps: dict[Sign, Step]) -> Iterator[Sign]:
        for number in self.figure.numbers:
            sign = self.sign_of(number)
            step = steps.get(sign) if sign else None
            beside = within_or_beside(number.disc, self.figure.box)
            if step is None or not beside or not self.leads_to(number, step):
                yield sign or self.unknown(number)

    def leads_to(self, number: Number, step: Step) -> bool:
        """Whether a number's line ends at an outline around what a step marks."""
        if number.outline is None:
            return False
        own = self.pixels(number.outline)
        places = [box for mark in step.marks for box in self.origin.placed(mark.box, self.density)]
        return any(shared_area(own, place) >= AROUND * min(area(place), area(own)) for place in places)

    def sight(self, steps: dict[Sign, Step]) -> Sight | None:
        """The picture as it is printed, with its steps; nothing where no sign stands in it."""
        signs = (self.sign_of(number) for number in self.figure.numbers)
        own = tuple(steps[sign] for sign in signs if sign in steps)
        width, height = (length / self.density for length in self.figure.picture.size)
        return Sight(own, self.origin, self.density, Box(x=0, y=0, width=width, height=height)) if own else None

    def gaps(self) -> Iterator[float]:
        """The distances between the numbers of a picture: the white between their discs."""
        for one, other in combinations(self.figure.numbers, 2):
            across = max(one.disc.x, other.disc.x) - min(one.disc.right, other.disc.right)
            down = max(one.disc.y, other.disc.y) - min(one.disc.bottom, other.disc.bottom)
            yield max(across, down)

    def sizes(self) -> Iterator[tuple[float, str]]:
        """How large the letters of each text are printed."""
        grey = self.figure.picture.convert("L")
        texts = list(self.shown("text"))
        in_parts = {words for words, count in Counter(words for _, words in texts).items() if count > 1}
        for box, words in texts:
            size = (
                letter_size(grey, box, self.density) if len(words) >= FEWEST_LETTERS and words not in in_parts else None
            )
            if size:
                yield size * self.scale, words


def called(screen: Screen) -> tuple[str, ...]:
    """What says which page it is, and what of it is open."""
    return screen.heading, screen.title, screen.tab, screen.dialog


def line_boxes(number: Number) -> Iterator[Box]:
    """A leader line as wide as it is drawn with its lining."""
    half = number.line_width / 2
    for one, other in pairwise(number.line):
        across = half if one.x == other.x or abs(one.x - other.x) < abs(one.y - other.y) else 0
        down = half - across
        left, top = min(one.x, other.x) - across, min(one.y, other.y) - down
        yield Box(x=left, y=top, width=abs(one.x - other.x) + 2 * across, height=abs(one.y - other.y) + 2 * down)


def edges(box: Box, half: float) -> list[Box]:
    """The sides of an outline, as wide as they are drawn."""
    outer, wide = with_margin(box, half), 2 * half
    return [
        Box(x=outer.x, y=outer.y, width=outer.width, height=wide),
        Box(x=outer.x, y=outer.bottom - wide, width=outer.width, height=wide),
        Box(x=outer.x, y=outer.y, width=wide, height=outer.height),
        Box(x=outer.right - wide, y=outer.y, width=wide, height=outer.height),
    ]


def within_or_beside(disc: Box, picture: Box) -> bool:
    """Whether a number stands within its picture, or on a rail beside it."""
    return with_margin(picture, POINT_OF_A_RAIL).touches(disc)


def shared_area(one: Box, other: Box) -> float:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across * down if across > 0 and down > 0 else 0


def area(box: Box) -> float:
    return box.width * box.height
