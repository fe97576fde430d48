"""Finishes what the browser prints: PDF/UA-1, and the same bytes for the same guide.

What raw prints get wrong was measured: paint outside of any tag, no XMP, links without a text of
their own, list items without label and body.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from assistant.errors import AssistantError
from assistant.facts.signs import is_sign
from assistant.publishers.pdf.content import Instruction, instructions, painted
from assistant.publishers.pdf.pictures import put_in
from assistant.publishers.pdf.text import Texts, kids, shown_by, tag_element, without_space

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.facts.recording import CourtFacts
    from assistant.publishers.pdf.text import KnownTexts

ROLE_MAP = {"/Aside": "/Sect", "/Em": "/Span", "/Strong": "/Span"}
"""What Chromium calls some elements -> the standard type that each of them is."""

PATH = {"m", "l", "c", "v", "y", "h", "re", "W", "W*"}
PAINT = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "ET", "sh", "INLINE IMAGE"}

LEVEL = 4
"""How hard zlib tries. More takes twice as long for a hundredth of the file."""

BEGIN, END = Instruction("BMC", b"/Artifact BMC"), Instruction("EMC", b"EMC")
"""What stands around an artifact."""


def repaired(
    printed: bytes,
    pngs: Sequence[bytes] = (),
    *,
    court: CourtFacts | None = None,
    bookmarks: Mapping[str, str] | None = None,
    known: KnownTexts | None = None,
) -> bytes:
    """The print with its pictures and everything that PDF/UA-1 asks for, without dates, and with ids counted anew.

    `court` is its author, and says what others may do with it. `bookmarks` are the words of bookmarks by their letters
    without white space. The texts that are read here are `known` from then on. Raises AssistantError when it has no
    tags to repair, or a picture's stand-in is not there.
    """
    with pikepdf.open(BytesIO(printed)) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            raise AssistantError("The browser printed a PDF without tags, which nobody could have read aloud.")
        put_in(pdf, pngs)
        texts = hide_untagged_paint(pdf, known)
        mend_tags(pdf, texts)
        describe_links(pdf, texts)
        name_bookmarks(pdf.Root.get("/Outlines"), bookmarks or {})
        number_ids(pdf)
        add_metadata(pdf, court)
        out = BytesIO()
        # By default the file's id is made of the time and a random number.
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def hide_untagged_paint(pdf: pikepdf.Pdf, known: KnownTexts | None = None) -> Texts:
    """Mark as artifacts what is painted outside of any tag: backgrounds, rules, drawings, heads and feet of pages.

    Returns the texts of every page and form.
    """
    texts = Texts(known)
    for page in pdf.pages:
        hide_untagged(pdf, page.obj, texts)
    return texts


def hide_untagged(pdf: pikepdf.Pdf, content: Object, texts: Texts) -> None:
    """The same for one page or form, and for the forms in it that hold tagged content."""
    if texts.has(content):
        return
    forms = forms_of(content)
    tagged = {name for name, form in forms.items() if holds_tags(form)}
    # Chromium paints what it clips or blends by way of a form: to hide such a form as a whole would hide the guide from
    # a screen reader, and pass every check of PDF/UA.
    for name in sorted(tagged):
        hide_untagged(pdf, forms[name], texts)
    hidden = list(with_artifacts(instructions(content), tagged))
    stream = content if isinstance(content, Stream) else pdf.make_stream(b"")
    # A page's content may be an array of streams, any of them shared with another page, so it gets one of its own.
    packed = zlib.compress(b"\n".join(one.written for one in hidden), LEVEL)
    stream.write(packed, filter=Name.FlateDecode)
    if stream is not content:
        content.Contents = stream
    texts.put(content, shown_by(hidden, content))


def holds_tags(form: Object) -> bool:
    """Whether a form, or one inside of it, paints tagged content."""
    return b"/MCID" in painted(form) or any(holds_tags(each) for each in forms_of(form).values())


def forms_of(content: Object) -> dict[str, Object]:
    """The form XObjects that a page or form may paint, by name."""
    objects = content.get("/Resources", Dictionary()).get("/XObject", Dictionary())
    return {name: each for name, each in objects.items() if each.get("/Subtype") == "/Form"}


def with_artifacts(told: Iterable[Instruction], tagged: set[str]) -> Iterator[Instruction]:
    """What is told to be painted, with each untagged path, text or image inside `/Artifact BMC … EMC`."""
    depth = 0
    waiting: list[Instruction] = []
    for instruction in told:
        operator = instruction.operator
        depth += (operator in ("BMC", "BDC")) - (operator == "EMC")
        if depth or operator == "EMC":
            yield from (*waiting, instruction)
            waiting = []
            continue
        waiting.append(instruction)
        # Marked content must not begin inside a path (ISO 32000-1, 8.2), and what begins in a text object must end in
        # it (14.6): hold back until something is painted, and put the marks around all of it. What only sets a state
        # passes as it is.
        if operator in PATH or operator == "BT" or (in_text(waiting) and operator != "ET"):
            continue
        yield from (BEGIN, *waiting, END) if paints(instruction, tagged) else waiting
        waiting = []
    yield from waiting


def in_text(waiting: Sequence[Instruction]) -> bool:
    return bool(waiting) and waiting[0].operator == "BT"


def paints(instruction: Instruction, tagged: set[str]) -> bool:
    """Whether an instruction ends something seen; a form with tagged content is not hidden as a whole."""
    if instruction.operator == "Do":
        return instruction.name() not in tagged
    return instruction.operator in PAINT


def mend_tags(pdf: pikepdf.Pdf, texts: Texts) -> None:
    """Standard types, list items of label and body, and no figure around a figure."""
    root = pdf.Root.StructTreeRoot
    # PDF/UA-1 (7.1) allows own types that a role map leads to standard ones; Chromium writes HTML's names as they are.
    root.RoleMap = Dictionary({own: Name(standard) for own, standard in ROLE_MAP.items()})
    for node in list(elements(root)):
        if node.S == "/LI":
            label_and_body(pdf, node, texts)
        # HTML's `figure` holds the picture and its caption, and has no alternate text. As a Figure without one it would
        # fail 7.3; the picture inside has it.
        if node.S == "/Figure" and "/Alt" not in node and any(inner.S == "/Figure" for inner in elements(node)):
            node.S = Name.Div


def elements(node: Object) -> Iterator[Object]:
    """All structure elements below one, in reading order."""
    for kid in kids(node):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def label_and_body(pdf: pikepdf.Pdf, item: Object, texts: Texts) -> None:
    """Turn the sign that opens a list item into its label, and all the rest into its body."""
    held = kids(item)
    first = held[0] if held else None
    if (
        isinstance(first, Dictionary)
        and "/S" in first
        and is_sign(tag_element(first, item.get("/Pg"), texts).text.strip())
    ):
        first.S = Name.Lbl
    # The guide's numbers are drawn as discs and stand in the list as a text of their own: to PDF they are ordinary
    # content until they are called a label (ISO 32000-1, table 336).
    labels = [kid for kid in held if isinstance(kid, Dictionary) and kid.get("/S") == Name.Lbl]
    rest = [kid for kid in held if kid not in labels]
    if not rest or all(isinstance(kid, Dictionary) and kid.get("/S") == Name.LBody for kid in rest):
        return
    body = pdf.make_indirect(Dictionary(S=Name.LBody, P=item, K=Array(rest)))
    if "/Pg" in item:
        body.Pg = item.Pg
    for kid in rest:
        if isinstance(kid, Dictionary) and "/S" in kid:
            kid.P = body
    item.K = Array([*labels, body])


def describe_links(pdf: pikepdf.Pdf, texts: Texts) -> None:
    """Give each link annotation the text of its link, or else its address."""
    for node in elements(pdf.Root.StructTreeRoot):
        if node.S != "/Link":
            continue
        text = tag_element(node, node.get("/Pg"), texts).text.strip()
        for kid in kids(node):
            if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR:
                kid.Obj.Contents = pikepdf.String(text or str(kid.Obj.get("/A", Dictionary()).get("/URI", "")))


def name_bookmarks(above: Object | None, names: Mapping[str, str]) -> None:
    """Give the bookmarks below one, or below the root of them, the words that are known of them."""
    bookmark = above.get("/First") if above is not None else None
    while bookmark is not None:
        told = str(bookmark.Title)
        bookmark.Title = pikepdf.String(names.get(without_space(told), told))
        name_bookmarks(bookmark, names)
        bookmark = bookmark.get("/Next")


def number_ids(pdf: pikepdf.Pdf) -> None:
    """Count the ids of elements anew: the browser goes on counting from one print to the next."""
    root = pdf.Root.StructTreeRoot
    named = [node for node in elements(root) if "/ID" in node]
    ids = {bytes(node.ID): f"node{count:08}" for count, node in enumerate(named, 1)}
    # The ids stand in three places: at the element, in the headers of table cells, and in the tree that finds them.
    for node in named:
        node.ID = pikepdf.String(ids[bytes(node.ID)])
    for node in elements(root):
        for attribute in node.get("/A", []):
            if isinstance(attribute, Dictionary) and "/Headers" in attribute:
                attribute.Headers = Array([pikepdf.String(ids[bytes(header)]) for header in attribute.Headers])
    if named:
        pairs = [part for node in named for part in (node.ID, node)]
        root.IDTree = pdf.make_indirect(Dictionary(Names=Array(pairs), Limits=Array([named[0].ID, named[-1].ID])))
        del root.IDTree["/Limits"]


def add_metadata(pdf: pikepdf.Pdf, court: CourtFacts | None) -> None:
    """XMP with title, author, license, language and PDF/UA part (ISO 14289-1, clauses 5 and 7.1); no dates."""
    for dated in ("/CreationDate", "/ModDate"):
        if dated in pdf.docinfo:
            del pdf.docinfo[dated]
    # By default pikepdf would sign as the editor and write the time of day: bytes that differ with its version and the
    # clock. The docinfo stays the browser's, whose title is read here.
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:title"] = str(pdf.docinfo["/Title"])
        xmp["dc:language"] = {str(pdf.Root.Lang)}
        xmp["pdfuaid:part"] = "1"
        if court:
            xmp["dc:creator"] = [court.name]
            pdf.docinfo["/Author"] = court.name
        if court and court.license:
            xmp["dc:rights"] = court.license.name
            if court.license.address:
                xmp["xmpRights:WebStatement"] = court.license.address
    # PDF/UA-1, 7.1: a window must show the title, not the file's name.
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
