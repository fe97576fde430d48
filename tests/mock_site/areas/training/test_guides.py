import io
import os
from urllib.request import urlopen

import pikepdf
import pytest

from mock_site.app import create_app
from mock_site.start.portal import PortalSetup

pytestmark = pytest.mark.siblings(6, of="file")


def test_a_guide_that_was_built_is_served(visitor):
    page = visitor.get("/guides/mad/upgrade-account/mad-upgrade-account.pdf")

    assert (page.status, page.headers.get_content_type()) == (200, "application/pdf")
    assert page.source == "%PDF-1.7 a guide"
    assert visitor.get("/guides/").source == "<title>Guides</title>"


def test_a_guide_that_was_not_built_says_how(visitor):
    page = visitor.get("/guides/mad/register-account/mad-register-account.pdf")

    assert page.status == 200, "a court's notice links to it"
    assert "assistant guide register-account --court mad" in page.text
    assert "TRAINING SIMULATION" in page.text


@pytest.mark.parametrize(
    "path",
    [
        "/guides/../secret.txt",
        "/guides/..%2fsecret.txt",
        "/guides/mad/%2e%2e/%2e%2e/%2e%2e/secret.txt",
        "/guides/..%5csecret.txt",
        "/guides//etc/passwd",
        "/guides/%00",
    ],
)
def test_nothing_outside_the_folder_is_served(visitor, path):
    page = visitor.get(path)

    assert page.status == 404
    assert "not for visitors" not in page.source
    assert "root:" not in page.source


def test_a_portal_without_guides_says_how_to_build_them(serving, new_visitor):
    with serving() as address:
        page = new_visitor(address).get("/guides/mad/upgrade-account/mad-upgrade-account.pdf")

    assert page.status == 200, "a court's notice links to it"
    assert "assistant guide upgrade-account --court mad" in page.text


@pytest.mark.parametrize("path", ["mad/upgrade-account/other.pdf", "mad/nothing/mad-nothing.pdf", "ny/x/ny-x.pdf"])
def test_what_is_no_guide_of_a_court_does_not_exist(visitor, path):
    assert visitor.get(f"/guides/{path}").status == 404


def asked(folder, path):
    """What a portal with this folder of guides answers."""
    with create_app(PortalSetup(guides=folder)).test_client().get(f"/guides/{path}") as answer:
        return answer.status_code, answer.text


@pytest.fixture
def shelf(tmp_path):
    """A folder with a guide and one that is still being built."""
    folder = tmp_path / "guides"
    for name, words in {"link/link.html": "built", ".link.new/link.html": "not searched yet"}.items():
        file = folder / "mad" / name
        file.parent.mkdir(parents=True)
        file.write_text(words)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "link.html").write_text("not for visitors")
    return folder


def test_a_guide_that_is_still_being_built_is_not_served(shelf):
    assert asked(shelf, "mad/link/link.html") == (200, "built")
    for path in ("mad/.link.new/link.html", "mad/link/../.link.new/link.html"):
        status, words = asked(shelf, path)
        assert (status, "not searched yet" in words) == (404, False), path


@pytest.mark.skipif(os.name == "nt", reason="on Windows not everybody may make links")
def test_a_link_leads_nowhere_but_to_a_guide_of_the_folder(shelf):
    (shelf / "latest").symlink_to("mad/link")
    (shelf / "hidden").symlink_to("mad/.link.new")
    (shelf / "out").symlink_to(shelf.parent / "outside")
    (shelf / "out.html").symlink_to(shelf.parent / "outside" / "link.html")
    (shelf / "loop.html").symlink_to("loop.html")

    assert asked(shelf, "latest/link.html") == (200, "built")
    for path in ("hidden/link.html", "out/link.html", "out.html", "loop.html"):
        assert asked(shelf, path)[0] == 404, path


def test_the_folder_of_guides_may_be_a_hidden_one(tmp_path):
    folder = tmp_path / ".build" / "guides"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("all guides")

    assert asked(folder, "") == (200, "all guides")


def test_a_guide_can_send_no_form(visitor):
    assert "form-action 'none'" in visitor.get("/guides/").headers["Content-Security-Policy"]


WEB_PAGE = """<a class="skip" href="#step-1">Skip</a> <a href="mad-link-account.pdf">PDF</a>
<a class="place" href="https://ecf.mad.uscourts.gov/" target="_blank">ecf.mad.uscourts.gov</a>
<a href="https://pacer.uscourts.gov/help">PACER</a> <a href="https://elsewhere.example/">elsewhere</a>
<a href="mailto:pacer@psc.uscourts.gov">pacer@psc.uscourts.gov</a> <a class="phone" href="tel:+18006766856">1-800</a>"""


def printed(*addresses):
    """A PDF with a page of links."""
    document = pikepdf.new()
    document.add_blank_page()
    links = [
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=[0, 0, 9, 9],
            A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(address)),
        )
        for address in addresses
    ]
    document.pages[0].Annots = document.make_indirect(pikepdf.Array(links))
    return document


@pytest.fixture
def with_links(tmp_path, serving, new_visitor):
    """A visitor of a portal whose guides lead to real addresses."""
    folder = tmp_path / "mad" / "link-account"
    folder.mkdir(parents=True)
    (folder / "mad-link-account.html").write_text(WEB_PAGE, encoding="utf-8")
    printed("https://ecf.mad.uscourts.gov/", "https://elsewhere.example", "tel:+18006766856").save(
        folder / "mad-link-account.pdf"
    )
    with serving("--guides", str(tmp_path)) as address:
        yield new_visitor(address)


def test_the_links_of_a_guide_lead_to_this_portal_or_nowhere(with_links):
    page = with_links.get("/guides/mad/link-account/mad-link-account.html")

    assert page.links == ["#step-1", "mad-link-account.pdf", "/ecf/mad/", "/pacer/"]
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    for words in ("elsewhere", "pacer@psc.uscourts.gov", "1-800"):
        assert words in page.text


def test_so_do_those_of_its_pdf(with_links):
    with urlopen(f"{with_links.portal}guides/mad/link-account/mad-link-account.pdf") as answer:
        document = pikepdf.open(io.BytesIO(answer.read()))

    led = [str(link.A.URI) if "/A" in link else "" for link in document.pages[0].Annots]
    assert led == [f"{with_links.portal}ecf/mad/", "", ""]


def test_a_guide_is_called_here_what_it_is_called_on_its_cover(tmp_path, serving, new_visitor):
    guide = tmp_path / "mad" / "add-a-party"
    guide.mkdir(parents=True)
    (guide / "mad-add-a-party.html").write_text("<title>A party &amp; you \u2013 A court</title>", encoding="utf-8")

    with serving("--guides", str(tmp_path)) as address:
        assert "\u201cA party & you\u201d" in new_visitor(address).get("/").text


@pytest.fixture
def guides_of_both_years(tmp_path):
    """Guides of each year, one of them in an edition of both, and one of somebody's own."""
    for slug in ("upgrade-account", "link-account", "link-account-2025", "enroll-mfa", "our-own"):
        folder = tmp_path / "mad" / slug
        folder.mkdir(parents=True)
        (folder / f"mad-{slug}.pdf").write_bytes(b"%PDF")
    return tmp_path


@pytest.mark.parametrize(
    ("era", "shown", "not_shown"),
    [
        ("2021", "Upgrade your PACER account", "Enroll in multifactor authentication"),
        ("2025", "Enroll in multifactor authentication", "Upgrade your PACER account"),
    ],
)
def test_only_guides_of_the_visitor_s_year_are_offered(
    guides_of_both_years, serving, new_visitor, era, shown, not_shown
):
    with serving("--guides", str(guides_of_both_years), "--era", era) as address:
        visitor = new_visitor(address)
        pages = [visitor.get(path).text for path in ("/", "/pacer/help", "/pacer/file-case/get-ready-nextgen-cmecf")]

    for text in pages:
        assert f"“{shown}”" in text
        assert f"“{not_shown}”" not in text
        assert "“Our own”" in text, "nobody knows its year"
        assert text.count("“Link your CM/ECF account”") == (era == "2021")
        assert text.count("“Link your CM/ECF account (2025)”") == (era == "2025")


def test_with_guides_of_2021_alone_the_shelf_of_2025_is_empty_and_says_so(serving, new_visitor, guides):
    with serving("--guides", str(guides), "--era", "2025") as address:
        visitor = new_visitor(address)
        front, help_page = visitor.get("/"), visitor.get("/pacer/help")
        notice, checklist = visitor.get("/court/mad/nextgen"), visitor.get(STEPS)

    assert "None of 2025 has been built yet." in front.text or "those of 2021, too" in front.text
    assert "No guide of 2025 has been built here yet." in help_page.text
    assert "view the PDF version which includes helpful images. (It is of 2021.)" in notice.text
    assert "“Set up billing for your firm” , which is of 2021 and not shown here" in checklist.text
    assert "“Upgrade your PACER account (2025)” , not built here yet." in checklist.text
    assert not [link for link in (*help_page.links, *checklist.links) if link.startswith("/guides/mad")]


STEPS = "/training/which-steps?account=own&type=legacy&court=mad&rights=no&firm=yes"
