"""The folder for a web server: whole, true to what was built, with links that lead somewhere, and hashes that hold."""

from __future__ import annotations

import gzip
import hashlib
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from made_up_walk import MEANS, kept_in
from typer.testing import CliRunner

from assistant import cli
from assistant.building import build, provenance, site, web_folder
from assistant.building import workspace as workspaces
from assistant.building.build import Order
from assistant.building.provenance import NOTE, Provenance
from assistant.building.workers import InProcess
from assistant.building.workspace import Job, Workspace
from assistant.errors import BadInput
from assistant.facts import courts
from assistant.settings import Settings
from assistant.walking import walk
from assistant.walking.walkthrough import find

CHECK, ACTIVATE = "check-account-type", "activate-search"
FORMATS = ("html", "markdown", "docx")
OWN = "https://www.mad.example/filers/guides"
"""Where the district court's file says that its guides lie; the other court's says nothing of it."""

ALL = "https://guides.example"
PAGE = f"mad/{CHECK}/mad-{CHECK}.html"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Two courts' walks are kept, and their guides are built; no browser is needed for these formats."""
    place = tmp_path_factory.mktemp("house")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Workspace, "means", MEANS)
        for module in (site, workspaces):
            patched.setattr(module, "settings", lambda: Settings(recordings=place / "kept"))
        for slug in (CHECK, ACTIVATE):
            kept(place / "kept" / "mad" / slug, slug)
        text = courts.court_file("mad").read_text(encoding="utf-8")
        (place / "mad.toml").write_text(f'guides = "{OWN}"\n{text}', encoding="utf-8")
        built(place)
        yield place


def kept(folder: Path, slug: str) -> None:
    """A walk of a few words, of a page that has a title."""
    walked = kept_in(folder)
    (screen,) = walked.screens
    own = {"walkthrough": slug, "source": walk.source_code(find(slug)), "people": find(slug).people}
    walked.model_copy(update={**own, "screens": (screen.model_copy(update={"title": "PACER"}),)}).save(folder)


def built(house: Path) -> list[str]:
    """Build all guides, and return what the build has to tell."""
    told: list[str] = []
    mad = str(house / "mad.toml")
    with Workspace([mad, "mab"], house / "guides") as workspace:
        jobs = Job(CHECK, mad), Job(ACTIVATE, mad), Job(CHECK, "mab")
        build.guides(Order(jobs, FORMATS, house / "guides"), InProcess(workspace), say=told.append)
    return told


@pytest.fixture
def guides(house, tmp_path) -> Path:
    """The guides that were built, in a folder where a test may change them."""
    shutil.copytree(house / "guides", tmp_path / "guides")
    return tmp_path / "guides"


def published(guides: Path, out: Path, court: str = "", address: str = "") -> list[str]:
    """What a publisher is told."""
    told: list[str] = []
    web_folder.publish(web_folder.order(guides, out, court, address), say=told.append)
    return told


def held(folder: Path) -> dict[str, bytes]:
    """Every file in a folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def dead(folder: Path) -> list[tuple[str, str]]:
    """Every link that is no whole address and leads to no file in the folder; a path from the root leads out of it."""
    found = []
    for page in folder.rglob("*.html"):
        for link in re.findall(r'(?:href|src)="([^"#][^"]*)"', page.read_text(encoding="utf-8")):
            if re.match(r"(?:https?|mailto|tel|data):", link):
                continue
            leads = (page.parent / link.partition("#")[0]).resolve()
            if not (leads.is_relative_to(folder.resolve()) and leads.is_file()):
                found.append((page.relative_to(folder).as_posix(), link))
    return found


def relative(folder: Path) -> int:
    return sum(len(re.findall(r'href="[a-z][^":]*"', page.read_text("utf-8"))) for page in folder.rglob("*.html"))


@pytest.mark.parametrize("court", ["", "mad", "mab"])
def test_every_link_leads_to_a_file_in_the_folder_or_to_a_whole_address(guides, tmp_path, court):
    published(guides, tmp_path / "web", court)

    assert dead(tmp_path / "web") == []
    assert relative(tmp_path / "web") >= 4


def test_one_court_alone_has_its_page_first_and_nothing_of_others(guides, tmp_path):
    published(guides, tmp_path / "web", "mad")

    there = held(tmp_path / "web")
    assert there["index.html"] == (guides / "mad" / "index.html").read_bytes()
    assert f"{CHECK}/mad-{CHECK}.html" in there
    assert not [name for name in there if "mab" in name]
    assert not [link for link in re.findall(r'href="([^"]+)"', there["index.html"].decode()) if link.startswith("..")]


def test_all_that_was_built_is_taken_and_no_file_of_somebodys_own(guides, tmp_path):
    ours = {name for name in held(guides) if not name.rpartition("/")[2].startswith(".")}
    (guides / "mad" / CHECK / "notes.html").write_text("mine", encoding="utf-8")
    (guides / "mad" / "draft.pdf").write_text("mine", encoding="utf-8")

    published(guides, tmp_path / "web")

    there = held(tmp_path / "web")
    added = {"SHA256SUMS", "robots.txt", "mad/sitemap.xml"}
    assert {name for name in there if not name.endswith((".gz", ".br"))} == ours | added
    assert all(there[name] == (guides / name).read_bytes() for name in ours)


@pytest.mark.parametrize("address", ["", ALL])
def test_the_hashes_of_all_files_hold(guides, tmp_path, address):
    published(guides, tmp_path / "web", address=address)

    there = held(tmp_path / "web")
    lines = there.pop("SHA256SUMS").decode().splitlines()
    assert lines == [f"{hashlib.sha256(data).hexdigest()}  {name}" for name, data in sorted(there.items())]


def test_texts_lie_there_compressed_too_and_hold_the_same(guides, tmp_path):
    published(guides, tmp_path / "web", address=ALL)

    there = held(tmp_path / "web")
    for ending, opened in ((".gz", gzip.decompress), (".br", brotli.decompress)):
        forms = {name.removesuffix(ending): data for name, data in there.items() if name.endswith(ending)}
        assert {Path(name).suffix for name in forms} == {".html", ".md", ".xml"}
        assert set(forms) >= {name for name in there if name.endswith(".html")}
        assert all(opened(data) == there[name] and len(data) < len(there[name]) for name, data in forms.items())
    whole = [data for name, data in there.items() if name.endswith(".gz")]
    assert {data[3:8] for data in whole} == {bytes(5)}, "a name or a time would make other bytes of the same page"


def test_done_again_it_is_the_same_and_nothing_is_compressed_that_was(guides, tmp_path, monkeypatch):
    published(guides, tmp_path / "web")
    first = held(tmp_path / "web")
    compressed = []
    forms = {ending: watched(squeeze, compressed) for ending, squeeze in web_folder.SQUEEZED.items()}
    monkeypatch.setattr(web_folder, "SQUEEZED", forms)

    published(guides, tmp_path / "web")

    assert held(tmp_path / "web") == first
    assert compressed == []

    changed(guides, PAGE, b"<!doctype html>" + b"another one " * 100)
    published(guides, tmp_path / "web")

    assert compressed == [(guides / PAGE).read_bytes()] * 2
    assert gzip.decompress((tmp_path / "web" / f"{PAGE}.gz").read_bytes()) == (guides / PAGE).read_bytes()
    assert held(tmp_path / "web").keys() == first.keys()


def watched(squeeze, compressed: list[bytes]):
    def squeezed(data: bytes) -> bytes:
        compressed.extend([data] * (not data.startswith(b"<?xml")))  # but sitemaps, which are written each time
        return squeeze(data)

    return squeezed


def changed(guides: Path, path: str, data: bytes) -> None:
    """A document as a build would have made it anew."""
    (guides / path).write_bytes(data)
    folder = (guides / path).parent
    note = provenance.read(folder / NOTE)
    formats = {
        name: made.model_copy(update={"files": provenance.hashes_of([folder / file for file in made.files], folder)})
        for name, made in note.formats.items()
    }
    Provenance(formats=formats).leave(folder / NOTE)


@pytest.mark.parametrize("path", ["index.html", "mad/index.html", PAGE, f"mad/{CHECK}/mad-{CHECK}.docx"])
@pytest.mark.parametrize("gone", [False, True], ids=["edited", "gone"])
def test_what_is_not_as_it_was_made_is_told_and_the_folder_stays_as_it_is(guides, tmp_path, path, gone):
    published(guides, tmp_path / "web")
    before = held(tmp_path / "web")
    if gone:
        (guides / path).unlink()
    else:
        (guides / path).write_bytes((guides / path).read_bytes() + b" ")

    with pytest.raises(BadInput, match="assistant guide"):
        published(guides, tmp_path / "web")

    assert held(tmp_path / "web") == before
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["guides", "web"]


def test_a_document_that_was_edited_is_named_with_the_way_to_mend_it(guides, tmp_path):
    (guides / PAGE).write_text("edited", encoding="utf-8")

    with pytest.raises(BadInput) as refused:
        published(guides, tmp_path / "web")

    assert str(refused.value) == (
        f"{guides / PAGE} is not as it was made, so nothing was published. Make the guides again, which keeps beside "
        "the new one what was changed by hand: assistant guide"
    )


def test_that_way_mends_it_and_what_was_edited_is_kept_and_not_published(house, tmp_path):
    guides = house / "guides"
    edited = (guides / PAGE).read_bytes() + b" "
    (guides / PAGE).write_bytes(edited)
    built(house)

    published(guides, tmp_path / "web")

    aside = PAGE.replace(".html", "-edited.html")
    assert (guides / aside).read_bytes() == edited
    assert (tmp_path / "web" / PAGE).is_file()
    assert not (tmp_path / "web" / aside).exists()
    (guides / aside).unlink()


def test_a_guide_that_is_another_one_than_the_index_says_is_refused(guides, tmp_path):
    note = provenance.read(guides / "mad" / CHECK / NOTE)
    others = {name: made.model_copy(update={"edition": "0" * 8}) for name, made in note.formats.items()}
    Provenance(formats=others).leave(guides / "mad" / CHECK / NOTE)

    with pytest.raises(BadInput, match=f"{CHECK} is not as the index says"):
        published(guides, tmp_path / "web")

    assert not (tmp_path / "web").exists()


def test_a_court_whose_file_says_something_else_by_now_is_told_of(guides, tmp_path):
    """Its guides were made with a file of somebody's own, or before the file was changed: nobody knows which."""
    told = published(guides, tmp_path / "web", address=ALL)

    assert told == [
        (
            "mad.toml says something else than 2 guides of mad: it was changed afterwards, or they were made with "
            "another file. To make them again: assistant guide --court mad"
        ),
        f"mad: links and QR codes in its documents lead to {OWN}, as its file says, and not to {ALL}/mad.",
    ]


def test_what_people_put_into_the_folder_stays_and_what_is_published_no_more_goes(guides, tmp_path):
    web = tmp_path / "web"
    published(guides, web)
    (web / "CNAME").write_text("guides.example", encoding="utf-8")
    (web / "mad" / "index.html").write_text("edited there", encoding="utf-8")
    (web / "mab" / "index.html").write_text("edited there, too", encoding="utf-8")

    told = published(guides, web, "mad")

    there = held(web)
    assert there["CNAME"] == b"guides.example"
    assert {there["mad/index.html"], there["mab/index.html"]} == {b"edited there", b"edited there, too"}
    assert not [name for name in there if name.startswith("mad/") and name != "mad/index.html"]
    assert there["index.html"] == (guides / "mad" / "index.html").read_bytes()
    assert [sentence for sentence in told if "by hand" in sentence] == [
        f"{web / court / 'index.html'} was changed by hand, and stays, though it is published no more."
        for court in ("mab", "mad")
    ]


def test_a_page_that_was_edited_in_the_folder_is_kept_beside_the_true_one(guides, tmp_path):
    web = tmp_path / "web"
    published(guides, web)
    (web / PAGE).write_text("edited there", encoding="utf-8")

    told = published(guides, web)

    assert (web / PAGE).read_bytes() == (guides / PAGE).read_bytes()
    assert (web / PAGE.replace(".html", "-edited.html")).read_text(encoding="utf-8") == "edited there"
    assert any(sentence.startswith(f"{web / PAGE} was changed by hand.") for sentence in told)


@pytest.mark.parametrize("name", ["guides", "guides/web", ".", "others", "file"])
def test_a_folder_of_others_is_never_replaced(guides, tmp_path, name):
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "index.html").write_text("theirs", encoding="utf-8")
    (tmp_path / "file").write_text("theirs", encoding="utf-8")
    before = held(tmp_path)

    with pytest.raises(BadInput, match="--out"):
        published(guides, tmp_path / name)

    assert held(tmp_path) == before


def located(sitemap: bytes) -> list[str]:
    root = ET.fromstring(sitemap)  # noqa: S314 - our own
    kind = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert (root.tag, {url.tag for url in root}) == (f"{kind}urlset", {f"{kind}url"})
    return [url.findtext(f"{kind}loc", "") for url in root]


@pytest.mark.parametrize(
    ("court", "address", "where", "base"),
    [("", f"{ALL}/", "", ALL), ("", "", "mad/", OWN), ("mad", "", "", OWN), ("mab", ALL, "", ALL)],
)
def test_a_sitemap_lists_every_page_by_the_address_at_which_it_lies(guides, tmp_path, court, address, where, base):
    published(guides, tmp_path / "web", court, address)

    there = held(tmp_path / "web")
    pages = {name for name in there if name.endswith(".html") and name.startswith(where)}
    assert pages
    assert located(there[f"{where}sitemap.xml"]) == [f"{base}/{page.removeprefix(where)}" for page in sorted(pages)]
    assert f"Sitemap: {base}/sitemap.xml" in there["robots.txt"].decode().splitlines()
    assert [name for name in there if name.endswith("sitemap.xml")] == [f"{where}sitemap.xml"]


def test_courts_without_an_address_are_told_of_and_where_crawlers_look_for_what(guides, tmp_path):
    told = published(guides, tmp_path / "web")

    assert told[-2:] == [
        "There is no sitemap.xml for 1 court, mab: no file says where their guides lie. Say it for all: --address",
        "Crawlers read robots.txt only at the root of a host: put what it says of sitemaps there.",
    ]


def test_without_any_address_there_is_no_sitemap_and_that_is_said(guides, tmp_path):
    told = published(guides, tmp_path / "web", "mab")

    assert told == [
        "There is no sitemap.xml and no robots.txt, which hold whole addresses. Say where it will lie: --address"
    ]
    assert not {"sitemap.xml", "robots.txt"} & held(tmp_path / "web").keys()


@pytest.mark.parametrize(
    "address", ["guides.example", "ftp://guides.example", "https://", "https://x.example/?a", "/g"]
)
def test_what_is_no_address_is_refused(guides, tmp_path, address):
    with pytest.raises(BadInput, match="no address of a folder"):
        published(guides, tmp_path / "web", address=address)


@pytest.mark.parametrize("court", ["", "ca1", "../mad"])
def test_where_there_is_nothing_to_publish_one_sentence_says_so(tmp_path, court, house):
    source = house / "guides" if court else tmp_path / "none"

    with pytest.raises(BadInput) as refused:
        published(source, tmp_path / "web", court)

    assert "\n" not in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_the_command_says_what_it_has_made(guides, tmp_path):
    done = CliRunner().invoke(
        cli.app,
        ["site", "--from", str(guides), "--out", str(tmp_path / "web"), "--court", str(courts.court_file("mab"))],
    )

    assert (done.exit_code, done.exception) == (0, None)
    count = len(held(tmp_path / "web"))
    assert f"1 guide, {count} files: {tmp_path / 'web' / 'index.html'}" in done.stdout.replace("\n", " ")
