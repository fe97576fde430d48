"""Puts published guides into one folder, for a web server or a content system: each as it was made, or none of them."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

import brotli
import structlog

from assistant.building import provenance, site
from assistant.building.folders import Tell, discard, empty, hash_of, is_there, keep_the_rest, link, put_back
from assistant.building.folders import replace_folder as replace
from assistant.building.provenance import NOTE, Made
from assistant.building.turns import alone_in
from assistant.building.workspace import Progress, quiet
from assistant.errors import BadInput
from assistant.facts import courts, untrusted
from assistant.places import SITE
from assistant.publishers.layout.wording import counted
from assistant.walking import walk

log = structlog.get_logger()

FRONT, SUMS, SITEMAP, ROBOTS = "index.html", "SHA256SUMS", "sitemap.xml", "robots.txt"

TEXTS = (".html", ".md", ".txt", ".vtt", ".xml")
"""The endings of what is worth compressing; every other format is compressed within."""

SQUEEZED: dict[str, Callable[[bytes], bytes]] = {
    ".gz": lambda data: gzip.compress(data, 6, mtime=0),
    ".br": lambda data: brotli.compress(data, mode=brotli.MODE_TEXT, quality=5),
}
"""By the ending that servers look for. Most of a guide are pictures: the highest quality takes a hundred times as long,
and saves a hundredth more."""

WEB_ADDRESS = re.compile(r"https?://[^\s?#\"<>/]+(/[^\s?#\"<>]*)?", re.ASCII)

MOST_NAMED = 5
"""So many of the files that stop it are named."""


@dataclass(frozen=True)
class Order:
    """What is asked for: the folder of guides, where the new one goes, one court alone if any, and its address."""

    source: Path
    out: Path
    court: str = ""
    address: str = ""


@dataclass(frozen=True)
class Chosen:
    """What is published: where it lies, every file with its hash, and the courts' pages as the index notes them."""

    source: Path
    files: Mapping[str, str]
    pages: Mapping[str, Made]
    alone: bool = False
    """Whether it is the folder of one court, and not that of all."""

    def folder(self, court: str) -> str:
        """Where a court's page and guides lie, as the beginning of a path."""
        return "" if self.alone else f"{court}/"


def order(source: Path, out: Path | None, court: str, address: str) -> Order:
    """What is asked for, by a court's id or file. Raises BadInput for an address or a court that cannot be one."""
    bare = address.rstrip("/")
    if bare and not WEB_ADDRESS.fullmatch(bare):
        raise BadInput(f"“{address}” is no address of a folder on the web, such as https://www.example.gov/guides.")
    known = courts.court(court).id if court.lower().endswith(".toml") else court
    if known and not untrusted.is_plain_name(known):
        raise BadInput(f"“{court}” is no court’s id, and no TOML file.")
    usual = SITE.with_name(f"{SITE.name}-{known}") if known else SITE
    return Order(source, out or usual, known, bare)


def publish(order: Order, tell: Progress = quiet, say: Tell = quiet) -> str:
    """Make the folder anew as a whole, and return in a sentence what is in it.

    What the index leads to is taken, and nothing else. Raises BadInput where there is nothing, or where a document is
    not as it was made: then the folder stays as it is. `say` is told what a publisher has to know.
    """
    out = place_for(order)
    if not (order.source / FRONT).is_file():
        raise nothing_in(order.source)
    with alone_in(order.source, tell=tell):
        chosen = choose(order)
        for sentence in (*changed_since(order.source, chosen.pages), *led_elsewhere(chosen, order.address)):
            say(sentence)
        fresh = empty(out.with_name(f".{out.name}.new"))
        try:
            sums = Laid(chosen, fresh, out).lay(tell)
            known = addresses(chosen, order.address)
            for sentence in not_crawled(chosen, known):
                say(sentence)
            sums |= for_crawlers(fresh, known, sums)
            write(fresh / SUMS, "".join(f"{known}  {path}\n" for path, known in sorted(sums.items())).encode())
            put_in_place(fresh, out, say)
        finally:
            discard(fresh)
    guides = sum(len(page.guides) for page in chosen.pages.values())
    log.info("site.published", courts=len(chosen.pages), guides=guides, files=len(sums))
    return f"{counted(guides, 'guide')}, {counted(len(sums) + 1, 'file')}: {order.out / FRONT}"


def place_for(order: Order) -> Path:
    """Where the folder lies. Raises BadInput for one in which something else lies, or the guides themselves."""
    out, source = (Path(os.path.realpath(folder)) for folder in (order.out, order.source))
    if out.is_relative_to(source) or source.is_relative_to(out):
        raise BadInput(f"{order.out} and {order.source} lie one in the other. Give another folder: --out")
    put_back(out)
    if is_there(out) and not is_ours(out):
        raise BadInput(
            f"{order.out} holds something that assistant site has not put there. Give an empty folder, or a new one: "
            "--out"
        )
    return out


def is_ours(out: Path) -> bool:
    """Whether a folder was made here, or has nothing in it yet."""
    return out.is_dir() and (FRONT in sums_in(out) or not any(out.iterdir()))


def sums_in(folder: Path) -> dict[str, str]:
    """The hashes of the files that were put into a folder; nothing where they cannot be read."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return {found[2]: found[1] for line in lines if (found := re.fullmatch(r"([0-9a-f]{64}) [ *](.+)", line))}


def nothing_in(source: Path) -> BadInput:
    return BadInput(f"There is nothing to publish: {source} holds no guides. Make them first: assistant guide")


def choose(order: Order) -> Chosen:
    """What the index leads to, in the folder of guides, or in that of one court.

    Raises BadInput where that is nothing, or the index leads to what is there no more.
    """
    every = {
        page.rpartition("/")[0]: made
        for page, made in provenance.read(order.source / NOTE).formats.items()
        if made.guides
    }
    front = provenance.read(order.source / NOTE).files.get(FRONT)
    if not every or not front:
        raise nothing_in(order.source)
    if not order.court:
        taken = {FRONT: front}
        for court, made in every.items():
            taken |= {f"{court}/{path}": known for path, known in files_of(order.source / court, court, made).items()}
        return Chosen(order.source, taken, every)
    court = order.court
    if court not in every:
        raise BadInput(
            f"There is nothing to publish of “{court}”: {order.source} holds guides of {', '.join(sorted(every))}. "
            f"Make them first: assistant guide --court {court}"
        )
    place = order.source / court
    return Chosen(place, files_of(place, court, every[court]), {court: every[court]}, alone=True)


def files_of(place: Path, court: str, page: Made) -> dict[str, str]:
    """A court's page and all documents that it leads to, as they were noted when they were made."""
    editions = dict(zip(page.guides, page.edition.split(), strict=True))
    files = {path.removeprefix(f"{court}/"): known for path, known in page.files.items()}
    for guide, edition in editions.items():
        found = site.of_one_guide(place, guide, edition)
        if not found:
            raise BadInput(
                f"{place / guide} is not as the index says, so nothing was published. Make both again: assistant guide"
            )
        files |= found
    return files | site.of_several(place, editions)


def changed_since(source: Path, pages: Mapping[str, Made]) -> Iterator[str]:
    """A sentence for each court that ships and whose file says something else than its guides do."""
    for court in pages:
        try:
            known = courts.court(court)
        except BadInput:
            continue  # a site of somebody's own, whose file nobody knows here
        codes = ((guide, provenance.facts_code(walk.facts(known, guide))) for guide in pages[court].guides)
        notes = ((provenance.read(source / court / guide / NOTE), code) for guide, code in codes)
        if count := sum(site.is_outdated(note, code) for note, code in notes):
            yield (
                f"{known.file.name} says something else than {counted(count, 'guide')} of {court}: it was changed "
                f"afterwards, or they were made with another file. To make them again: assistant guide --court {court}"
            )


@dataclass
class Laid:
    """The files of a site on their way from where they were made into a fresh folder."""

    chosen: Chosen
    fresh: Path
    out: Path
    before: dict[str, str] = field(init=False)
    """What an earlier run has put into the folder that will be replaced."""

    def __post_init__(self) -> None:
        self.before = sums_in(self.out)

    def lay(self, tell: Progress) -> dict[str, str]:
        """Put every file into its place, texts with what servers send of them. Returns the hashes of all.

        Raises BadInput that names those that are not as they were made.
        """
        sums: dict[str, str] = {}
        wrong = []
        pool = ThreadPoolExecutor(os.cpu_count())  # reading, hashing and compressing hold no other thread up
        try:
            every = zip(self.chosen.files, pool.map(self._lay, self.chosen.files), strict=True)
            for count, (path, put) in enumerate(every, 1):
                tell(f"{count} of {len(self.chosen.files)} files")
                sums |= put
                if not put:
                    wrong.append(path)
        finally:
            pool.shutdown(cancel_futures=True)
        if wrong:
            raise not_as_made(self.chosen.source, wrong)
        return sums

    def _lay(self, path: str) -> dict[str, str]:
        """Put one file and its compressed forms into their places, with their hashes; nothing where it is another."""
        file, known = self.chosen.source / path, self.chosen.files[path]
        try:
            data, changed = file.read_bytes(), file.stat().st_mtime_ns
        except OSError:
            return {}
        if hashlib.sha256(data).hexdigest() != known:
            return {}
        if not self._again(path, known, changed):
            write(self.fresh / path, data, changed)
        return {path: known} | self._squeezed(path, data, changed)

    def _squeezed(self, path: str, data: bytes, changed: int) -> dict[str, str]:
        """Compress a text, unless that was done before; not where nothing is gained by it."""
        put = {}
        for ending, squeeze in SQUEEZED.items() if path.endswith(TEXTS) else ():
            name, same = path + ending, self.before.get(path) == self.chosen.files[path]
            if same and self._again(name, self.before.get(name, ""), changed):
                put[name] = self.before[name]
            elif len(squeezed := squeeze(data)) < len(data):
                put[name] = write(self.fresh / name, squeezed, changed)
        return put

    def _again(self, path: str, known: str, changed: int) -> bool:
        """Have a file there again that an earlier run has put there and nobody has touched since.

        Each has the time of the document that it came of, which any change by hand replaces.
        """
        file = self.out / path
        if not known or self.before.get(path) != known or not file.is_file() or file.stat().st_mtime_ns != changed:
            return False
        link(file, self.fresh / path)
        return True


def write(file: Path, data: bytes, changed: int | None = None) -> str:
    """Write a file, as if it had been changed then. Returns its hash."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    if changed is not None:
        os.utime(file, ns=(changed, changed))
    return hashlib.sha256(data).hexdigest()


def not_as_made(source: Path, wrong: list[str]) -> BadInput:
    """What to say of documents that are not there as they were made."""
    named = ", ".join(str(source / path) for path in wrong[:MOST_NAMED])
    more = f" and {counted(len(wrong) - MOST_NAMED, 'other file')}" if len(wrong) > MOST_NAMED else ""
    is_not = "is not as it was" if len(wrong) == 1 else "are not as they were"
    return BadInput(
        f"{named}{more} {is_not} made, so nothing was published. Make the guides again, which keeps beside the new one "
        "what was changed by hand: assistant guide"
    )


def addresses(chosen: Chosen, address: str) -> dict[str, str]:
    """The folders whose address is known, each with it: that of all, or else those that the courts' files give."""
    own = {chosen.folder(court): page.address for court, page in chosen.pages.items() if page.address}
    return {"": address} if address else own


def led_elsewhere(chosen: Chosen, address: str) -> Iterator[str]:
    """A sentence for each court whose documents name another address than the one at which they will lie."""
    for court, page in chosen.pages.items():
        lies = f"{address}/{chosen.folder(court)}".rstrip("/")
        if address and page.address and page.address != lies:
            yield (
                f"{court}: links and QR codes in its documents lead to {page.address}, as its file says, and not to "
                f"{lies}."
            )


def not_crawled(chosen: Chosen, known: Mapping[str, str]) -> Iterator[str]:
    """A sentence for what crawlers will not find by themselves."""
    without = [] if "" in known else [court for court in chosen.pages if chosen.folder(court) not in known]
    if not known:
        yield f"There is no {SITEMAP} and no {ROBOTS}, which hold whole addresses. Say where it will lie: --address"
    elif without:
        yield (
            f"There is no {SITEMAP} for {counted(len(without), 'court')}, {', '.join(without[:MOST_NAMED])}"
            f"{' …' * (len(without) > MOST_NAMED)}: no file says where their guides lie. Say it for all: --address"
        )
    if any(urlsplit(address).path for address in known.values()):
        yield f"Crawlers read {ROBOTS} only at the root of a host: put what it says of sitemaps there."


def for_crawlers(fresh: Path, known: Mapping[str, str], files: Mapping[str, str]) -> dict[str, str]:
    """Write a sitemap into each folder whose address is known, and what leads crawlers there. Returns their hashes."""
    if not known:
        return {}
    put: dict[str, str] = {}
    for folder, address in known.items():
        pages = (path.removeprefix(folder) for path in sorted(files) if path.startswith(folder))
        data = sitemap(address, [page for page in pages if page.endswith(".html")]).encode()
        forms = {"": data} | {ending: squeeze(data) for ending, squeeze in SQUEEZED.items()}
        put |= {
            f"{folder}{SITEMAP}{ending}": write(fresh / f"{folder}{SITEMAP}{ending}", form)
            for ending, form in forms.items()
        }
    lines = ["User-agent: *", "Disallow:", "", *(f"Sitemap: {quoted(one)}/{SITEMAP}" for one in known.values())]
    put[ROBOTS] = write(fresh / ROBOTS, ("\n".join(lines) + "\n").encode())
    return put


def sitemap(address: str, pages: list[str]) -> str:
    """The addresses of all pages, as sitemaps.org has it. No days: which page is new, its edition says."""
    urls = (f"<url><loc>{escape(quoted(f'{address}/{page}'))}</loc></url>" for page in pages)
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *urls,
            "</urlset>\n",
        ]
    )


def quoted(address: str) -> str:
    """An address as links need it."""
    return quote(address, safe="/:%@!$&'()*+,;=~[]")


def put_in_place(fresh: Path, out: Path, say: Tell) -> None:
    """Replace the folder as a whole; what people have put there or changed stays in it."""
    ours = sums_in(out)

    def is_dropped(file: Path, path: str) -> bool:
        new = fresh / path
        if path == SUMS or (new.is_file() and file.samefile(new)):
            return True
        known = hash_of(file)
        dropped = bool(known) and known in (ours.get(path), hash_of(new))
        if not dropped and path in ours and not is_there(new):
            say(f"{file} was changed by hand, and stays, though it is published no more.")
        return dropped

    keep_the_rest(out, fresh, is_dropped, say)
    replace(fresh, out)
