"""A guide as one HTML document, for the screen and for paper: nothing is loaded from outside."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from assistant.facts.letters import letters_of
from assistant.facts.sentence import in_words, pieces
from assistant.publishers.fonts import FONTS_FOLDER, face, further_faces
from assistant.publishers.layout import wording
from assistant.publishers.layout.text_metrics import UNBROKEN
from assistant.publishers.page.style_rules import (
    LONG_HEADS,
    UNSEEN,
    color_rule,
    long_word_rules,
    page_rules,
    row_rules,
)
from assistant.publishers.pictures import codes, svg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.facts.recording import Recording
    from assistant.publishers.laid_out import Layout
    from assistant.publishers.layout.rows import Row

PAGE_FOLDER = Path(__file__).parent
ANY_WEIGHT = {"100 900": "public-sans.woff2"}
EACH_WEIGHT = {weight: f"public-sans-{weight}.woff2" for weight in ("400", "600", "700", "800")}
"""For print: a font that can vary would be printed as drawings of letters, larger and less crisp."""

STYLES = PAGE_FOLDER / "styles"

LONG_PAIR = re.compile(r"(?<=\w{8})/(?=\w{8})")

PLAIN_MARKUP, BOLD_MARKUP, WHOLE_MARKUP = Markup("{}"), Markup("<b>{}</b>"), Markup('<span class="whole">{}</span>')


class Beside(NamedTuple):
    """Another document of the same guide, in the same folder: its name, what a reader calls it, and how large it is."""

    file: str
    label: str
    size: str


def written(
    recording: Recording,
    layout: Layout,
    pictures: Sequence[str],
    fonts: Mapping[str, str],
    *,
    paper: bool = False,
    narrow: Sequence[str] = (),
    beside: Sequence[Beside] = (),
) -> str:
    """The whole document, with an address for each picture. The same recording gives the same text.

    For paper it has nothing to click; for the screen it names what lies `beside` it, and has `narrow` pictures for
    phones, where they are more than a part of the others: an address for each row, or nothing.
    """
    style = styled(recording, layout.rows, fonts, paper=paper)
    return (
        page_environment()
        .get_template("guide.html")
        .render(
            style=Markup(style),  # noqa: S704 - our own sheets, and texts that went through `quoted`
            script=Markup(guide_script()),  # noqa: S704 - our own
            policy=policy(style, "" if paper else guide_script()),
            beside=beside,
            **template_context(
                recording,
                layout,
                pictures,
                on_paper(recording) if paper else on_screen(recording),
                narrow=narrow,
                paper=paper,
            ),
        )
    )


def body(
    recording: Recording, layout: Layout, pictures: Sequence[str], links: Links, of: str, page_of: Callable[[str], int]
) -> Markup:
    """The guide alone, to stand in a document with others: `of` is what its ids begin with.

    `page_of` says on which page of that document something stands, by its id.
    """
    template = page_environment().get_template("guide.html")
    told = template_context(recording, layout, pictures, links, of, paper=True) | {"page_of": page_of}
    context = template.new_context(told)
    return Markup("").join(map(Markup, template.blocks["guide"](context)))


def template_context(
    recording: Recording,
    layout: Layout,
    pictures: Sequence[str],
    links: Links,
    of: str = "",
    *,
    narrow: Sequence[str] = (),
    paper: bool,
) -> dict[str, object]:
    """What the template asks for."""
    return {
        "recording": recording,
        "court": recording.court,
        "ending": recording.ending,
        "chapters": layout.chapters,
        "classes": layout.classes,
        "folded": layout.folded,
        "screens": layout.screens,
        "twins": twins(layout.rows),
        "pictures": pictures,
        "links": links,
        "narrow": narrow,
        "of": of,
        "paper": paper,
    }


def twins(rows: Sequence[Row]) -> set[wording.Whereabouts]:
    """The places where the reader is more than once: their headings sound alike, unless the steps are named too."""
    often = Counter(wording.whereabouts(row) for row in rows if not row.opens_site)
    return {place for place, times in often.items() if times > 1}


def policy(style: str, script: str = "") -> str:
    """What a browser may load for this document: what is written in it."""
    run = f"script-src {policy_hash(script)}; " if script else ""
    return (
        f"default-src 'none'; img-src data:; font-src data:; style-src {policy_hash(style)}; {run}"
        "base-uri 'none'; form-action 'none'"
    )


def policy_hash(text: str) -> str:
    """A text's hash, as a policy names what it allows."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def guide_script() -> str:
    """What keeps checked steps checked."""
    return "\n" + (PAGE_FOLDER / "scripts" / "guide.js").read_text(encoding="utf-8")


def styled(recording: Recording, rows: Sequence[Row], fonts: Mapping[str, str], *, paper: bool) -> str:
    """Every rule of the document's one style block."""
    sheets = [
        shared_sheet(fonts, [recording]),
        row_rules(rows, paper=paper),
        UNSEEN if paper else f"@media screen {{\n{sheet('web')}}}",
        f"@media print {{\n{sheet('print')}{page_rules(recording.title, recording.court, recording.edition)}}}",
        *[LONG_HEADS] * paper,
    ]
    return "\n" + "\n".join(sheets) + "\n"


def shared_sheet(fonts: Mapping[str, str], recordings: Sequence[Recording]) -> str:
    """What screen and paper share, with its fonts in it: weights and the files that have them.

    What the recordings say decides on further letters, on the color of numbers and outlines, and on how words break.
    """
    letters = "".join(sorted(set().union(*map(letters_of, recordings))))
    faces = (font_face(weights, name) for weights, name in fonts.items())
    own = color_rule(recordings) + long_word_rules(recordings)
    return "\n".join([*faces, *further_faces(letters, tuple(fonts)), sheet("guide")]) + own


@cache
def font_face(weights: str, name: str) -> str:
    return face((FONTS_FOLDER / name).read_bytes(), weights)


@cache
def sheet(name: str) -> str:
    return (STYLES / f"{name}.css").read_text(encoding="utf-8")


@cache
def page_environment() -> Environment:
    """The templates, and the words and shapes that they may ask for."""
    made = Environment(
        loader=FileSystemLoader(PAGE_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(marked_up=marked_up, in_words=in_words, px=svg.px)
    made.globals.update(wording=wording, drawing=svg, code_of=code_of)
    return made


def code_of(address: str) -> Markup:
    """An address as a QR code, for blank ground; the address stands beside it in words."""
    return Markup(codes.as_svg(address))  # noqa: S704 - segno's own drawing


def marked_up(sentence: str, links: Links = (), sites: bool = False, paper: bool = False) -> Markup:
    """A sentence of the guide, escaped, with its bold words as `b`.

    A web address is a link where the reader is sent to it, and so is what else is found of `links`.
    """
    in_bold = numbers_whole if paper else long_words_open
    of_words = [*[SITE_LINK_ON_PAPER if paper else SITE_LINK] * sites, *links]
    return Markup("").join(
        BOLD_MARKUP.format(in_bold(words)) if bold else with_links(words, of_words) for words, bold in pieces(sentence)
    )


def long_words_open(words: str) -> Markup:
    """Two long words with a slash between them may stand on two lines of a phone."""
    return Markup("/<wbr>").join(numbers_whole(part) for part in LONG_PAIR.split(words))


def with_links(words: str, links: Links) -> Markup:
    """Words in which all that is found of these is a link."""
    if not links:
        return numbers_whole(words)
    (pattern, made), *others = links
    parts = pattern.split(words)
    return Markup("").join(made(part) if place % 2 else with_links(part, others) for place, part in enumerate(parts))


def on_screen(recording: Recording) -> Links:
    """On the screen a guide that is named is a link, and a telephone number."""

    def to_guide(title: str) -> Markup:
        """From its place in the court's folder the page leads there by itself, see `guide.js`; else by the address."""
        address = wording.address_of(recording.court, title)
        known = Markup(' href="{}"').format(address) if address else ""
        return Markup('<a data-to="read-{}"{}>{}</a>').format(wording.slug(title), known, title)

    return (GUIDE, to_guide), PHONE_LINK


def on_paper(recording: Recording) -> Links:
    """On paper, which may still be read on a screen, a guide that is named is a link where its address is known."""

    def to_guide(title: str) -> Markup:
        return Markup('<a href="{}">{}</a>').format(wording.address_of(recording.court, title), title)

    return ((GUIDE, to_guide), PHONE_LINK) if recording.court.guides else (PHONE_LINK,)


def to_site(address: str) -> Markup:
    """A web address, in a tab of its own: the guide stays open beside it."""
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer" aria-describedby="new-tab">{}</a>').format(
        whole_address(address), address
    )


def to_site_on_paper(address: str) -> Markup:
    """A web address in a print, which may still be read on a screen."""
    return Markup('<a href="{}">{}</a>').format(whole_address(address), address)


def to_phone(number: str) -> Markup:
    """A telephone number: on a phone, a tap calls it."""
    return Markup('<a class="phone" href="{}">{}</a>').format(wording.dialed(number), number)


def whole_address(address: str) -> str:
    """A web address as a link needs it."""
    return address if "://" in address else f"https://{address}"


LinkMaker = tuple[re.Pattern[str], Callable[[str], Markup]]
"""What is to be a link, as its only group, and what is made of it."""

Links = Sequence[LinkMaker]

GUIDE = re.compile(r"(?<=guide “)([^”]+)(?=”)")
"""The title of another guide, where a sentence names it."""
PHONE = re.compile(r"(?<![\d-])(1-\d{3}-\d{3}-\d{4})(?![\d-])")
PHONE_LINK: LinkMaker = PHONE, to_phone
SITE_ADDRESS = re.compile(r"(?<![\w@./-])((?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#][^\s<>“”]*[\w/])?)")
SITE_LINK: LinkMaker = SITE_ADDRESS, to_site
SITE_LINK_ON_PAPER: LinkMaker = SITE_ADDRESS, to_site_on_paper


def numbers_whole(words: str) -> Markup:
    """Words in which what is never broken, such as a date, has its line."""
    parts = UNBROKEN.split(words)
    return Markup("").join(
        (WHOLE_MARKUP if place % 2 else PLAIN_MARKUP).format(part) for place, part in enumerate(parts)
    )
