"""E3a: documents that are uploaded, and those that no court would take."""

import subprocess
import sys
import zlib
from functools import cache
from subprocess import PIPE

import pytest
from filers import ADMISSION, ATTORNEYS, LUCINDA, MAD, a_pdf, up_to_documents, upload
from pikepdf import Encryption

from mock_site.areas.efile.documents import LARGEST, LONGEST_NAME, READER, plain_name

pytestmark = pytest.mark.siblings(6, of="file")

HERE = f"{ATTORNEYS}/documents"


@pytest.fixture
def lucinda(visitor):
    visitor.log_in(*LUCINDA)
    up_to_documents(visitor, MAD, ADMISSION)
    return visitor


@cache
def unpacked_to(size, filters=1):
    """A PDF whose table of objects is so large when it is unpacked."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(size // 1_000_000)) + packer.flush()
    for _ in range(filters - 1):
        packed = zlib.compress(packed, 9)
    head = (
        b"%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
    )
    names = b"/FlateDecode " * filters
    table = b"3 0 obj\n<</Type/XRef/Size 4/W[1 2 1]/Root 1 0 R/Filter[%b]/Length %d>>\nstream\n" % (names, len(packed))
    return head + table + packed + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(head)


NO_PDF = "This file is not a PDF, whatever its name says. Save it as a PDF first."
DAMAGED = "This PDF cannot be read. Save it again as a PDF, and upload the new file."
LOCKED = "This PDF is protected by a password. Save it without one."
TOO_LARGE = "This file is larger than 500 KB. Make it smaller, or send it in parts."

REFUSED = {
    "empty": (lambda: b"", "This file is empty. Choose another one."),
    "not a PDF, but called one": (lambda: b"<html><script>alert(1)</script></html>", NO_PDF),
    "a picture that goes on as a PDF": (lambda: b"GIF89a" + a_pdf(), NO_PDF),
    "a PDF that goes on as an archive": (lambda: a_pdf() + b"PK\x05\x06" + b"\0" * 18, DAMAGED),
    "a head and an end with nothing between": (lambda: b"%PDF-1.7\n%%EOF\n", DAMAGED),
    "cut in half": (lambda: a_pdf(3)[:400] + b"\n%%EOF", DAMAGED),
    "nothing but brackets": (lambda: b"%PDF-1.7\n1 0 obj\n" + b"[" * 100_000 + b"\ntrailer\n%%EOF", DAMAGED),
    "large": (lambda: b"%PDF-1.7\n" + b"x" * LARGEST, TOO_LARGE),
    "51 pages": (lambda: a_pdf(51), "This PDF has more than 50 pages. Send it in parts."),
    "no page": (lambda: a_pdf(0), "This PDF has no pages."),
    "locked": (lambda: a_pdf(encryption=Encryption(owner="o", user="u")), LOCKED),
    "locked for changes alone": (lambda: a_pdf(encryption=Encryption(owner="o", user="")), LOCKED),
    "200 megabytes, packed": (lambda: unpacked_to(200_000_000), DAMAGED),
    "400 megabytes, packed twice": (lambda: unpacked_to(400_000_000, filters=2), DAMAGED),
}


@pytest.mark.siblings(3)
@pytest.mark.parametrize(("made", "why"), REFUSED.values(), ids=REFUSED)
def test_a_document_that_a_court_would_not_take_is_refused_in_one_sentence(lucinda, made, why):
    upload(lucinda, "certificate.pdf", a_pdf())

    page = upload(lucinda, "petition.pdf", made())

    assert page.status == 200
    assert page.message_at("document") == f"Document: {why}"
    assert page.source.count('id="trouble"') == 1
    assert page.forms[1]["values"]["kind"] == "Petition for Admission"
    assert "certificate.pdf 1 Remove" in page.text
    assert "petition.pdf" not in page.text
    assert "Payment Information" in lucinda.press(HERE, "Next").text


def test_a_document_that_will_do_stands_in_the_list_with_its_pages(lucinda):
    page = upload(lucinda, "petition.pdf", a_pdf(50))

    assert "Petition for Admission petition.pdf 50 Remove" in page.text
    assert "?" not in page.url


def test_what_a_document_is_called_matters_to_nobody_but_its_reader(lucinda):
    page = upload(lucinda, "notes.txt", a_pdf())

    assert "notes.txt 1 Remove" in page.text


def test_a_name_is_a_name_and_no_path_and_no_markup(lucinda):
    page = upload(lucinda, "../..\\<img src=x onerror=alert(1)>.pdf", a_pdf())

    assert "&lt;img src=x onerror=alert(1)&gt;.pdf" in page.source
    assert "<img" not in page.source


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("petition.pdf", "petition.pdf"),
        ("/etc/passwd", "passwd"),
        ("C:\\Users\\me\\petition.pdf", "petition.pdf"),
        ("..", ".."),
        ("", "document.pdf"),
        ("/", "document.pdf"),
        ("peti\u202efdp.\u0000tion\n.pdf", "petifdp.tion.pdf"),
        ("Pétition №3.pdf", "Pétition №3.pdf"),
    ],
)
def test_of_a_name_the_last_part_is_kept_as_it_is_seen(name, plain):
    assert plain_name(name) == plain


def test_a_long_name_is_cut():
    assert len(plain_name("x" * 500 + ".pdf")) == LONGEST_NAME
    assert plain_name("x" * 500 + ".pdf").endswith("….pdf")


def test_without_a_file_or_its_kind_both_are_asked_for(lucinda):
    page = lucinda.press(HERE, "Upload")

    assert page.message_at("document") == "Document: Choose a PDF file."
    assert page.message_at("kind") == "Kind of Document: Required information is missing."


def test_a_kind_that_the_list_does_not_have_is_refused(lucinda):
    page = upload(lucinda, kind="Anything")

    assert page.message_at("kind") == "Kind of Document: Please select an entry of the list."


def test_a_refusal_is_forgotten_when_the_page_is_opened_again(lucinda):
    upload(lucinda, content=b"")

    assert "This file is empty" not in lucinda.get(HERE).text


@pytest.mark.long
def test_ten_documents_are_enough_until_one_is_removed(lucinda):
    for number in range(10):
        upload(lucinda, f"part-{number}.pdf")
    page = upload(lucinda, "part-10.pdf")

    assert "You have uploaded 10 documents, and there can be no more." in page.message_at("document")

    lucinda.press(page, "Remove")

    assert "part-10.pdf 1 Remove" in upload(lucinda, "part-10.pdf").text


def test_nothing_goes_on_without_a_document_and_what_was_removed_is_none(lucinda):
    assert "Upload at least one document." in lucinda.press(HERE, "Next").text

    upload(lucinda)
    assert "Payment Information" in lucinda.press(HERE, "Next").text

    lucinda.press(HERE, "Remove")
    assert lucinda.get(f"{ATTORNEYS}/terms").path == HERE


def test_a_document_without_the_token_is_not_looked_at(lucinda):
    page = lucinda.ask(f"{HERE}/upload", b"", {"Content-Type": "multipart/form-data; boundary=x"})

    assert page.status == 400
    assert "This form has expired" in page.text


def test_a_document_is_not_taken_before_its_turn(visitor):
    visitor.log_in(*LUCINDA)
    token = visitor.get(ATTORNEYS).forms[-1]["values"]["csrf_token"]

    page = visitor.post(f"{HERE}/upload", csrf_token=token)

    assert page.path == f"{ATTORNEYS}/court"


def test_elsewhere_no_post_is_as_long_as_a_document(lucinda):
    assert lucinda.post(f"{ATTORNEYS}/court", court="x" * 70_000).status == 413


def test_of_a_document_nothing_is_kept_but_its_name_and_pages(lucinda):
    page = upload(lucinda, content=a_pdf())

    assert "%PDF" not in page.source
    assert lucinda.get(f"{HERE}/petition.pdf").status == 404


WEIGHED = """
import resource, subprocess, sys
told = subprocess.run([sys.executable, "-I", sys.argv[1]], stdout=subprocess.PIPE).stdout.decode()
print(told, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells nothing of a child's memory")
@pytest.mark.siblings(2)
@pytest.mark.parametrize(("size", "filters"), [(200_000_000, 1), (400_000_000, 2)])
def test_what_unpacks_to_hundreds_of_megabytes_is_never_unpacked(size, filters):
    made = unpacked_to(size, filters)
    # The reader counts as its own what its parent held, so a small process starts it.
    asked = subprocess.run([sys.executable, "-I", "-c", WEIGHED, str(READER)], input=made, stdout=PIPE, check=True)
    told, held = asked.stdout.rsplit(b" ", 1)

    assert told == b"damaged"
    assert int(held) < 150_000  # kilobytes


def test_what_the_server_would_not_take_in_is_not_even_sent(lucinda, page, portal):
    """The page's own script says it: a server that hangs up would say nothing."""
    cookie = next(one for one in lucinda.cookies if one.name == "session")
    page.context.add_cookies([{"name": "session", "value": cookie.value, "url": portal}])
    page.goto(portal.rstrip("/") + HERE)
    file, told = page.locator("[type=file]"), page.get_by_role("alert")
    large = {"name": "large.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n" + b"x" * 3_000_000}
    small = {**large, "name": "small.pdf", "buffer": a_pdf()}

    file.set_input_files(large)
    assert told.inner_text() == f"Document: {TOO_LARGE}"
    page.get_by_label("Kind of Document").select_option("Other Document")
    page.get_by_role("button", name="Upload").click()
    assert page.url.endswith(HERE)
    assert told.is_visible()

    file.set_input_files(small)
    assert not told.is_visible()
    page.get_by_role("button", name="Upload").click()
    assert page.get_by_role("row", name="small.pdf").is_visible()
