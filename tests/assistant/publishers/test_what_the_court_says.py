"""What only a court knows stands in every document of its guides, and what it leaves out in none."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from pathlib import Path

import docx as word
import page as page_validation
import pikepdf
import pptx
import pytest
from PIL import Image

from assistant.facts import soundness
from assistant.facts.recording import License, Logo, Mistakes, Recording
from assistant.measure.simulation import texts_of
from assistant.publishers import card, docx, handbook, html, index, markdown, pdf, slides
from assistant.publishers.film import transcript
from assistant.publishers.film.pace import Silent
from assistant.publishers.film.schedule import planned
from assistant.publishers.pdf.text import tag_tree, without_space
from assistant.publishers.pictures import codes

pytestmark = pytest.mark.siblings(6, of="file")

ALT, PHONE, MAIL = "Seal of the court", "617-555-0100", "training@mad.example"
ADDRESS = "https://mad.example/guides/upgrade-account/mad-upgrade-account.html"
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
TOLD = f"Found a mistake? Tell the Training Desk: {PHONE} or {MAIL}."


def seal() -> bytes:
    out = BytesIO()
    Image.new("RGBA", (80, 60), (20, 40, 90, 200)).save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="module")
def telling(recording) -> Recording:
    """The small guide of a court that says all that it can."""
    facts = {
        "clerk_phone": "617-555-0101",
        "mistakes": Mistakes(name="the Training Desk", phone=PHONE, mail=MAIL),
        "license": License(name="CC0 1.0", address=CC0),
        "logo": Logo(kind="png", data=b64encode(seal()).decode(), width=80, height=60, alt=ALT),
        "guides": "https://mad.example/guides",
    }
    told = recording.model_copy(update={"court": recording.court.model_copy(update=facts)})
    told._folder = recording._folder
    return told


@pytest.fixture(scope="module")
def made(telling, desk, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("telling")
    folder = out / "mad" / "upgrade-account"
    folder.mkdir(parents=True)
    for publisher in (pdf, card, docx, slides, markdown, html):
        publisher.publish(telling, folder, desk)
    handbook.publish_all([telling], folder.parent, desk)
    index.publish([telling], out)
    names = transcript.Files("a.mp4", "a.poster.png", "a.vtt", "a.chapters.vtt")
    page = transcript.page(planned(telling, Silent()), names, ("", ""), narrated=False)
    (folder / "a.film.html").write_text(page, encoding="utf-8")
    return folder


def said(file: Path) -> str:
    """All that a document says, without white space."""
    return without_space(" ".join(texts_of(file)))


DOCUMENTS = [f"mad-upgrade-account{end}" for end in (".pdf", "-card.pdf", ".docx", ".pptx", ".md", ".html")]
DOCUMENTS += ["a.film.html", "../index.html", "../mad-handbook.pdf"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_says_whom_to_tell_which_edition_and_what_may_be_done_with_it(telling, made, name):
    told = said(made / name)

    for words in (TOLD, "License: CC0 1.0", "Edition 3, September 14, 2021"):
        assert without_space(words) in told, words
    edition = f"({telling.edition})"
    assert edition in told or "handbook" in name, "its code stands beside it, in small print"


@pytest.mark.parametrize("name", ["mad-upgrade-account.html", "mad-upgrade-account-card.pdf", "../mad-handbook.pdf"])
def test_the_clerks_telephone_stands_where_questions_are_answered(made, name):
    assert "617-555-0101" in said(made / name)


@pytest.mark.parametrize("name", ["mad-upgrade-account.pdf", "mad-upgrade-account-card.pdf", "../mad-handbook.pdf"])
def test_a_print_shows_the_logo_with_its_words_and_says_in_its_properties_who_allows_what(telling, made, name):
    assert page_validation.validate_pdf(str(made / name), profile="ua1").is_compliant
    with pikepdf.open(made / name) as opened:
        assert next(figure.alt for figure in tag_tree(opened).every("Figure")) == ALT
        assert str(opened.docinfo["/Author"]) == telling.court.name
        with opened.open_metadata() as xmp:
            assert (xmp["dc:rights"], xmp["xmpRights:WebStatement"]) == ("CC0 1.0", CC0)
        links = {str(link.A.URI) for page in opened.pages for link in page.get("/Annots", []) if "/A" in link}
    assert {f"mailto:{MAIL}", f"tel:+1{PHONE.replace('-', '')}", CC0} <= links


def test_a_web_page_shows_the_logo_and_names_its_license(made):
    for name in ("mad-upgrade-account.html", "a.film.html", "../index.html"):
        page = (made / name).read_text(encoding="utf-8")
        assert f'alt="{ALT}"' in page
        assert f'<a rel="license" href="{CC0}">CC0 1.0</a>' in page
        assert f'<a href="mailto:{MAIL}">{MAIL}</a>' in page


def test_word_and_slides_show_the_logo_and_the_guides_own_address_as_a_code(telling, made):
    document = word.Document(str(made / "mad-upgrade-account.docx"))
    (
        logo,
        *_,
    ) = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    code = next(
        s
        for s in document.inline_shapes
        if s._inline.docPr.get("descr") == f"QR code of this guide on the web: {ADDRESS}"
    )
    cover = {shape.name: shape for shape in pptx.Presentation(str(made / "mad-upgrade-account.pptx")).slides[0].shapes}

    assert logo == ALT
    assert code.width == code.height
    assert cover["Logo"]._element._nvXxPr.cNvPr.get("descr") == ALT
    lead = next(shape for shape in cover.values() if shape.has_text_frame and shape.text == telling.lead)
    assert lead.left + lead.width < cover["QR code"].left
    assert lead.top == cover["QR code"].top
    assert lead.height > 0
    assert cover["QR code"]._element._nvXxPr.cNvPr.get("descr") == code._inline.docPr.get("descr")
    assert cover["QR code"].click_action.hyperlink.address == ADDRESS
    assert codes.as_png(ADDRESS) == cover["QR code"].image.blob
    links = {rel.target_ref for rel in document.part.rels.values() if rel.is_external}
    assert {ADDRESS, f"mailto:{MAIL}", CC0} <= links


def test_the_same_again_is_the_same_bytes(telling, made, bare_desk, tmp_path):
    for publisher, name in ((docx, "mad-upgrade-account.docx"), (slides, "mad-upgrade-account.pptx")):
        assert publisher.publish(telling, tmp_path, bare_desk).read_bytes() == (made / name).read_bytes()


def test_a_logo_in_a_recording_from_anybody_is_looked_at(telling):
    """A changed one, one that is another size than it is said to be, and one that is no picture at all."""
    for change in ({"width": 81}, {"kind": "jpeg"}, {"data": "AAAA"}, {"data": "A"}):
        logo = telling.court.logo.model_copy(update=change)
        other = telling.model_copy(update={"court": telling.court.model_copy(update={"logo": logo})})
        assert "its logo" in next(soundness.faults(other)), change
