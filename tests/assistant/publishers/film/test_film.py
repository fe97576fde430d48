"""The film's file: what it promises is read back from it, frame by frame."""

from __future__ import annotations

import re
import shutil
from html import unescape
from itertools import pairwise

import av
import pytest
import structlog
import webvtt
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page

from assistant.building import build, provenance
from assistant.facts.sentence import unmarked
from assistant.publishers import film as films
from assistant.publishers import index
from assistant.publishers.film import voice
from assistant.publishers.film.paint import in_film
from assistant.publishers.film.track import TICKS

pytestmark = pytest.mark.siblings(6, of="file")

NAME = "mad-upgrade-account"
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
CAN_PLAY = """document.querySelector("video").canPlayType('video/mp4; codecs="avc1.64002a"')"""
PLAYS = """from => { const [video] = document.getElementsByTagName("video"), [track] = video.textTracks;
    track.mode = "showing";
    return video.currentTime > from + 0.1 && track.activeCues && track.activeCues.length > 0
        && { length: video.duration, captions: [...track.activeCues].map((cue) => cue.text) }; }"""
INK, SIGNAL = (23, 32, 43), (168, 18, 79)


@pytest.fixture(scope="session")
def frames(made) -> dict[int, Image.Image]:
    """The first frame, and what is shown where each step's action is being done, by tick."""
    wanted = {0, *(step.shown for step in made.plan.steps)}
    found: dict[int, Image.Image] = {}
    latest = None
    with av.open(str(made.file)) as opened:
        for frame in opened.decode(video=0):
            tick = round(frame.pts * frame.time_base * TICKS)
            late = [want for want in wanted if want < tick and want not in found]
            found |= {want: latest.to_image() for want in late}
            latest = frame
    return found


def close(pixel: tuple[int, ...], color: tuple[int, ...]) -> bool:
    return all(abs(one - other) < 24 for one, other in zip(pixel, color, strict=True))


def test_the_file_is_what_was_promised(made):
    data = made.file.read_bytes()
    with av.open(str(made.file)) as opened:
        video = opened.streams.video[0]
        ticks = [round(frame.pts * frame.time_base * TICKS) for frame in opened.decode(video)]
        duration = opened.duration / av.time_base
        chapters = [chapter["metadata"]["title"] for chapter in opened.chapters()]
        facts = (video.codec_context.name, video.width, video.height, video.codec_context.pix_fmt)
        title = opened.metadata["title"]

    assert facts == ("h264", 1920, 1080, "yuv420p")
    assert 0 < data.find(b"moov") < data.find(b"mdat")
    assert abs(duration - made.plan.length / TICKS) < 0.1
    assert ticks == [tick for tick, _ in made.plan.frames()]
    assert chapters == [title for _, title in made.plan.chapters]
    assert title == "Upgrade your <PACER> account"


def test_where_nothing_moves_there_is_one_frame(made):
    ticks = [tick for tick, _ in made.plan.frames()]
    gaps = [after - before for before, after in pairwise(ticks)]

    assert gaps.count(1) > len(gaps) / 2
    assert max(gaps) == 2 * TICKS, "where a player can begin there is one, too"


@pytest.mark.usefixtures("unnarrated")
@pytest.mark.long
def test_two_films_of_one_recording_are_the_same_bytes(short, tmp_path):
    one = short.model_copy(update={"screens": short.screens[1:]})
    one._folder = short._folder
    files = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        films.publish(one, tmp_path / name, None)
        files.append({file.name: file.read_bytes() for file in (tmp_path / name).iterdir()})

    assert len(files[0]) == 5
    assert files[0] == files[1]


def test_the_first_frame_is_the_cover_and_says_what_the_film_shows(made, frames):
    card = made.plan.at(0).card

    assert "drawings of screens, with made-up people" in card.foot
    assert "no sound" in card.foot
    assert close(frames[0].getpixel((60, 300)), (255, 255, 255))
    with Image.open(made.folder / f"{NAME}.poster.png") as poster:
        assert poster.size == (1920, 1080)


def test_the_pointer_is_on_what_is_clicked(made, frames):
    clicks = [step for step in made.plan.steps if made.plan.at(step.shown).pointer_strength]
    assert len(clicks) == 2
    for step in clicks:
        frame = made.plan.at(step.shown)
        target = in_film(frame.outlines[-1].box, frame.view)
        x, y = frame.view.place(*frame.pointer)

        assert target.x <= x <= target.right
        assert target.y <= y <= target.bottom
        assert close(frames[step.shown].getpixel((round(x) + 6, round(y) + 24)), INK)
        assert close(frames[step.shown].getpixel((round(target.x + target.width / 2), round(target.y))), SIGNAL)


def test_the_band_holds_the_number_and_covers_nothing(made, frames):
    for step in made.plan.steps:
        shown = frames[step.shown]
        frame = made.plan.at(step.shown)

        assert close(shown.getpixel((114 - 34, 872 + 97)), SIGNAL) == (frame.band.sign is not None)
        assert close(shown.getpixel((30, 900)), INK)
        assert not close(shown.getpixel((30, 860)), INK)
        for outline in frame.outlines:
            assert in_film(outline.box, frame.view).bottom < 872


def seconds(stamp: str) -> float:
    hours, minutes, rest = stamp.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def test_captions_inside_and_beside_are_all_that_is_said(made):
    beside = webvtt.read(str(made.folder / f"{NAME}.vtt"))
    with av.open(str(made.file)) as opened:
        packets = [packet for packet in opened.demux(opened.streams.subtitles[0]) if packet.size > 2]
        inside = [(round(packet.pts * packet.time_base * 1000), bytes(packet)[2:].decode()) for packet in packets]
    told = unescape(" ".join(caption.text.replace("\n", " ") for caption in beside))

    assert [text for _, text in inside] == [unescape(caption.text) for caption in beside]
    assert [start for start, _ in inside] == [round(seconds(caption.start) * 1000) for caption in beside]
    for screen in made.plan.recording.screens:
        for step in screen.steps:
            assert unmarked(step.sentence) in told


def test_captions_can_be_read_in_time(made):
    last = 0.0
    for caption in webvtt.read(str(made.folder / f"{NAME}.vtt")):
        said = unescape(caption.text)
        lines = said.split("\n")
        stands = seconds(caption.end) - seconds(caption.start)

        assert len(lines) <= 2
        assert max(map(len, lines)) <= 42
        assert len(said) / stands <= 17.5
        assert seconds(caption.start) >= last - 0.001
        last = seconds(caption.end)
    assert last <= made.plan.length / TICKS


def test_chapters_begin_at_zero_and_meet(made):
    chapters = list(webvtt.read(str(made.folder / f"{NAME}.chapters.vtt")))

    assert [chapter.text for chapter in chapters] == [
        "Upgrade your &lt;PACER&gt; account",
        "Check your account type",
        "Upgrade &amp; file",
        "Your account is upgraded",
    ]
    assert chapters[0].start_in_seconds == 0
    for before, after in pairwise(chapters):
        assert seconds(before.end) == seconds(after.start)


@pytest.mark.long
def test_the_transcript_plays_the_film_and_holds_every_word(page: Page, made):
    page.goto((made.folder / f"{NAME}.film.html").as_uri())
    cues = page.evaluate(
        """() => Promise.all([...document.querySelectorAll("track")].map((element) => new Promise((done) => {
            element.track.mode = "hidden";
            const count = () => element.readyState > 1 ? done(element.track.cues.length) : setTimeout(count, 20);
            count();
        })))"""
    )
    told = " ".join(page.locator("main").inner_text().split())

    assert cues == [len(list(webvtt.read(str(made.folder / f"{NAME}.vtt")))), 4]
    assert "The film has no sound" in told
    for screen in made.plan.recording.screens:
        for step in screen.steps:
            assert unmarked(step.sentence) in told
    results = Axe().run(page, options=WCAG)
    assert results.violations_count == 0, results.generate_report()


def test_a_time_in_the_transcript_plays_the_film_from_there(page: Page, made):
    """In a browser that can play H.264; in another the links open the film, as without a script."""
    page.goto((made.folder / f"{NAME}.film.html").as_uri())
    assert page.evaluate(CAN_PLAY) in ("probably", "")
    second = page.locator("#chapter-2")
    start = next(tick for tick, title in made.plan.chapters if title == second.inner_text()) / TICKS
    time = page.locator("section", has=second).locator("a.time").first
    href, _, at = (time.get_attribute("href") or "").partition("#t=")
    assert href == f"{NAME}.mp4"
    assert start <= float(at) < start + 0.01, "never before the frame, which would show the chapter before"

    if page.evaluate(CAN_PLAY):
        time.click()
        seen = page.wait_for_function(PLAYS, arg=start).json_value()

        assert abs(seen["length"] - made.plan.length / TICKS) < 0.1
        assert seen["captions"] == ["Upgrade &amp; file."]


def test_the_films_page_leads_back_to_its_guide_and_its_player_hides_nothing(page: Page, made, tmp_path):
    """In the guide's folder to the page beside it; from elsewhere, where the film alone may lie, to none."""
    home = tmp_path / "mad" / "upgrade-account"
    shutil.copytree(made.folder, home)
    page.goto((made.folder / f"{NAME}.film.html").as_uri())
    assert not page.locator("a.guide").is_visible()

    page.goto((home / f"{NAME}.film.html").as_uri())
    back = page.get_by_role("link", name="Back to the guide")
    assert back.get_attribute("href") == f"{NAME}.html"
    assert page.get_by_role("heading", name="Transcript").is_visible()
    shown = page.locator("video").bounding_box()
    assert shown["height"] - shown["width"] * 9 / 16 > 72, "the controls have room of their own"

    back.click()
    assert page.url == (home / f"{NAME}.html").as_uri()
    assert page.get_by_role("heading", level=1).inner_text() == made.plan.recording.title


def test_the_transcript_fits_a_narrow_window(page: Page, made):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto((made.folder / f"{NAME}.film.html").as_uri())

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.usefixtures("unnarrated")
def test_a_silent_film_says_so(short):
    with structlog.testing.capture_logs() as events:
        plan, sound = films.filmed(short)

    assert sound is None
    assert [event["event"] for event in events] == ["film.silent"]
    assert "no sound" in plan.at(0).card.foot


def test_no_page_of_the_film_asks_for_anything_else(made):
    text = (made.folder / f"{NAME}.film.html").read_text(encoding="utf-8")

    addresses = re.findall(r'(?:src|href|poster)="([^"#]+)"', text)
    assert {address for address in addresses if not address.startswith(("data:", "mailto:", "tel:", "https:"))} == {
        f"{NAME}.mp4", f"{NAME}.poster.png", f"{NAME}.vtt", f"{NAME}.chapters.vtt",
    }  # fmt: skip


def test_a_film_is_made_only_when_it_is_asked_for():
    assert "film" not in build.known_formats((), together=False)
    assert build.known_formats(("film",), together=False) == ("film",)


def test_the_list_of_guides_leads_to_the_film(made, tmp_path):
    folder = tmp_path / "mad" / "upgrade-account"
    shutil.copytree(made.folder, folder)
    (folder / f"{NAME}.html").unlink()

    index.publish([made.plan.recording], tmp_path)

    page = (tmp_path / "mad" / "index.html").read_text(encoding="utf-8")
    assert f'<a href="upgrade-account/{NAME}.film.html" aria-label="Film: ' in page
    assert "#step-" not in page


def test_another_narrator_makes_another_film_and_no_other_format(monkeypatch):
    before = {name: provenance.publishers_code((name,)) for name in ("film", "pdf")}

    monkeypatch.setattr(voice, "in_use", lambda: "somebody else")

    assert provenance.publishers_code(("film",)) != before["film"]
    assert provenance.publishers_code(("pdf",)) == before["pdf"]
