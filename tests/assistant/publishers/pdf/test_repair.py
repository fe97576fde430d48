"""What is mended in a print, on PDFs of a page or two made by hand."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from assistant.errors import AssistantError
from assistant.publishers.pdf.repair import elements, repaired


class Print:
    """A tagged PDF as a browser might print it."""

    def __init__(self, content: bytes = b"") -> None:
        self.pdf = pikepdf.new()
        self.pdf.add_blank_page()
        self.page = self.pdf.pages[0].obj
        self.page.Contents = self.pdf.make_stream(content)
        self.root = self.pdf.make_indirect(Dictionary(S=Name.Document, K=Array([])))
        self.pdf.Root.StructTreeRoot = self.pdf.make_indirect(
            Dictionary(Type=Name.StructTreeRoot, K=Array([self.root]))
        )
        self.pdf.Root.Lang = String("en-US")
        self.pdf.docinfo["/Title"] = "Upgrade <PACER> & file"
        self.pdf.docinfo["/CreationDate"] = "D:20210914120000Z"

    def tag(self, kind: str, *inside: object, parent: pikepdf.Object | None = None, **more: object) -> pikepdf.Object:
        parent = self.root if parent is None else parent
        node = self.pdf.make_indirect(
            Dictionary(S=Name(f"/{kind}"), P=parent, Pg=self.page, K=Array([*inside]), **more)
        )
        parent.K.append(node)
        return node

    def bytes(self) -> bytes:
        out = BytesIO()
        self.pdf.save(out)
        return out.getvalue()

    def repaired(self) -> Pdf:
        return pikepdf.open(BytesIO(repaired(self.bytes())))


def operators(pdf: Pdf) -> list[str]:
    return [str(one.operator) for one in pikepdf.parse_content_stream(pdf.pages[0])]


def kinds(pdf: Pdf) -> list[str]:
    return [str(node.S) for node in elements(pdf.Root.StructTreeRoot)]


@pytest.mark.parametrize(
    ("content", "marked"),
    [
        (b"0 0 10 10 re f", ["BMC", "re", "f", "EMC"]),
        (b"q 0 0 m 9 9 l S Q", ["q", "BMC", "m", "l", "S", "EMC", "Q"]),
        (b"BT 1 0 0 1 9 9 Tm ET", ["BMC", "BT", "Tm", "ET", "EMC"]),
        (b"/P <</MCID 0>> BDC 0 0 9 9 re f EMC", ["BDC", "re", "f", "EMC"]),
        (b"/Artifact BMC 0 0 9 9 re f EMC", ["BMC", "re", "f", "EMC"]),
        (b"0 0 9 9 re W n 1 0 0 RG", ["re", "W", "n", "RG"]),
        (b"1 g 0 0 9 9 re f /P <</MCID 0>> BDC EMC 0 0 5 5 re f", [
            "g", "BMC", "re", "f", "EMC", "BDC", "EMC", "BMC", "re", "f", "EMC",
        ]),
    ],
    ids=["a box", "a line", "text", "tagged", "hidden already", "a clip", "before and after"],
)  # fmt: skip
def test_what_is_painted_outside_of_tags_is_an_artifact(content, marked):
    assert operators(Print(content).repaired()) == marked


def test_a_form_is_hidden_as_a_whole_only_if_it_holds_no_tags():
    """Chromium paints what it clips or blends by way of a form: the guide itself may be in it."""
    made = Print(b"/Told Do /Drawn Do")
    told = made.pdf.make_stream(b"0 0 5 5 re f /P <</MCID 0>> BDC 0 0 9 9 re f EMC", Subtype=Name.Form)
    drawn = made.pdf.make_stream(b"0 0 9 9 re f", Subtype=Name.Form)
    made.page.Resources = Dictionary(XObject=Dictionary(Told=told, Drawn=drawn))

    pdf = made.repaired()

    assert operators(pdf) == ["Do", "BMC", "Do", "EMC"]
    inside = [str(one.operator) for one in pikepdf.parse_content_stream(pdf.pages[0].Resources.XObject.Told)]
    assert inside == ["BMC", "re", "f", "EMC", "BDC", "re", "f", "EMC"]


def test_its_metadata_names_title_language_and_standard():
    with Print().repaired() as pdf, pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == "Upgrade <PACER> & file"
        assert "en-US" in xmp["dc:language"]
        assert xmp["pdfuaid:part"] == "1"
        assert "xmp:ModifyDate" not in xmp
        assert "pdf:Producer" not in xmp
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_it_has_no_dates_and_the_same_bytes_each_time():
    made = Print(b"0 0 9 9 re f").bytes()

    assert repaired(made) == repaired(made)
    with pikepdf.open(BytesIO(repaired(made))) as pdf:
        assert set(pdf.docinfo.keys()) == {"/Title"}


def test_own_types_lead_to_standard_ones():
    made = Print()
    made.tag("Aside")

    pdf = made.repaired()

    assert pdf.Root.StructTreeRoot.RoleMap["/Aside"] == Name.Sect


def test_a_list_item_gets_a_body():
    made = Print()
    item = made.tag("LI", parent=made.tag("L"))
    made.tag("P", parent=item)

    assert kinds(made.repaired()) == ["/Document", "/L", "/LI", "/LBody", "/P"]


def test_a_body_that_is_there_already_is_left_alone():
    made = Print()
    item = made.tag("LI", parent=made.tag("L"))
    made.tag("Lbl", parent=item)
    made.tag("LBody", parent=item)

    assert kinds(made.repaired()) == ["/Document", "/L", "/LI", "/Lbl", "/LBody"]


def test_a_figure_around_a_figure_is_only_a_part():
    made = Print()
    made.tag("Figure", parent=made.tag("Figure"), Alt=String("A dot"))

    assert kinds(made.repaired()) == ["/Document", "/Div", "/Figure"]


def test_a_link_without_words_says_its_address():
    made = Print()
    note = made.pdf.make_indirect(Dictionary(Subtype=Name.Link, A=Dictionary(URI=String("https://example.org/"))))
    made.tag("Link", Dictionary(Type=Name.OBJR, Obj=note))

    pdf = made.repaired()

    (link,) = (node for node in elements(pdf.Root.StructTreeRoot) if node.S == "/Link")
    assert str(link.K[0].Obj.Contents) == "https://example.org/"


def test_ids_are_counted_anew_wherever_they_stand():
    made = Print()
    head = made.tag("TH", ID=String("node00000421"))
    made.tag("TD", A=Array([Dictionary(O=Name.Table, Headers=Array([String("node00000421")]))]))

    pdf = made.repaired()
    root = pdf.Root.StructTreeRoot

    th, td = (node for node in elements(root) if node.S in ("/TH", "/TD"))
    assert str(head.ID) == "node00000421"
    assert str(th.ID) == str(td.A[0].Headers[0]) == str(root.IDTree.Names[0]) == "node00000001"
    assert "/Limits" not in root.IDTree, "which the root of a name tree must not have (ISO 32000-1, 7.9.6)"


def test_a_print_without_tags_is_refused():
    made = Print()
    del made.pdf.Root.StructTreeRoot

    with pytest.raises(AssistantError, match="without tags"):
        made.repaired()
