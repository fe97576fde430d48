"""Films to look at: one frame of every step and every card on one sheet, as the finished file shows them."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import takewhile
from math import log10
from pathlib import Path

import av
from PIL import Image, ImageChops, ImageStat

from assistant.facts.recording import Recording
from assistant.publishers import film as films
from assistant.publishers.film import captions, sound, voice
from assistant.publishers.film.film import APART
from assistant.publishers.film.paint import Painter
from assistant.publishers.film.track import TICKS

SHEETS = Path("build/contact-sheets")
RECORDINGS = Path("build/recordings")
ACROSS, SIZE, GAP = 3, (960, 540), 4
TRIED = "check-account-type"
SHORT, MOST_SECONDS = ("upgrade-account", "link-account"), 180
"""Films that a court shows in a break, and how long they may be at the most."""


def film_sheets() -> str:
    """Two films of one recording are the same bytes, and every step of one is put where it can be looked at."""
    recording = Recording.load(next(iter(sorted(RECORDINGS.glob(f"*/{TRIED}")))))
    made = []
    for number in (1, 2):
        folder = SHEETS / f"film-{number}"
        folder.mkdir(parents=True, exist_ok=True)
        made.append(films.publish(recording, folder, None))
    assert made[0].read_bytes() == made[1].read_bytes(), "two films of one recording differ"
    lengths = [length(file) for name in SHORT for file in sorted(RECORDINGS.glob(f"*/{name}"))]
    assert max(lengths) <= MOST_SECONDS, f"a film of {max(lengths):.0f} seconds"
    worst = sought(recording, made[0])
    sheets = contact_sheets(recording, made[0], SHEETS)
    return (
        f"{len(sheets)} sheets of {TRIED}; two films, the same bytes; at ten places as planned within {worst:.1f}; "
        f"those to upgrade and link at most {max(lengths):.0f} seconds"
    )


def length(folder: Path) -> float:
    """In seconds, as it is planned; with a narrator as long as he speaks."""
    plan, _ = films.filmed(Recording.load(folder))
    return plan.length / TICKS


def sought(recording: Recording, file: Path) -> float:
    """Seeks ten places as a player does: from the whole frame before, each shows what was planned for its caption."""
    plan, _ = films.filmed(recording)
    painter, worst = Painter(recording), 0.0
    for place in range(10):
        tick = plan.length * (2 * place + 1) // 20
        with av.open(str(file)) as opened:
            opened.seek(tick * av.time_base // TICKS)
            decoded = list(until(opened.decode(video=0), tick))
        assert tick - at(decoded[0]) <= APART, f"at {tick / TICKS:.1f} seconds a player must read from far before"
        planned = painter.paint(plan.at(tick)).bright
        seen = Image.frombytes("L", planned.size, bytes(decoded[-1].planes[0]))
        worst = max(worst, ImageStat.Stat(ImageChops.difference(planned, seen)).mean[0])
    assert worst < 2, f"a place of the film differs by {worst:.1f} of 255 from what was planned"
    return worst


def until(decoded: Iterator[av.VideoFrame], tick: int) -> Iterator[av.VideoFrame]:
    return takewhile(lambda frame: at(frame) <= tick, decoded)


def at(frame: av.VideoFrame) -> int:
    return round(frame.pts * frame.time_base * TICKS)


def contact_sheets(recording: Recording, file: Path, into: Path) -> list[Path]:
    """Sheets of one frame a card and a step, decoded from a film: the tick at which each action is being done."""
    plan, _ = films.filmed(recording)
    ticks = [*(start for start, _ in plan.chapters), *(step.shown for step in plan.steps)]
    shown = list(frames(file, sorted(ticks)))
    sheets = []
    for number in range(0, len(shown), 12):
        sheet = into / f"film-{recording.walkthrough}-{number // 12 + 1}.png"
        laid_out(shown[number : number + 12]).save(sheet)
        sheets.append(sheet)
    return sheets


def frames(file: Path, ticks: Sequence[int]) -> Iterator[Image.Image]:
    """What a film shows at these ticks, in their order."""
    wanted = list(ticks)
    with av.open(str(file)) as opened:
        video = opened.streams.video[0]
        before = None
        for frame in opened.decode(video):
            tick = at(frame)
            while wanted and wanted[0] < tick and before is not None:
                yield before.to_image()
                wanted.pop(0)
            before = frame
        for _ in wanted:
            yield before.to_image()


def laid_out(shown: Sequence[Image.Image]) -> Image.Image:
    rows = -(-len(shown) // ACROSS)
    sheet = Image.new("RGB", (ACROSS * (SIZE[0] + GAP), rows * (SIZE[1] + GAP)), "black")
    for place, frame in enumerate(shown):
        down, along = divmod(place, ACROSS)
        sheet.paste(frame.resize(SIZE), (along * (SIZE[0] + GAP), down * (SIZE[1] + GAP)))
    return sheet


def narrated() -> str:
    """With the real voice: each line is as loud as the next, quiet in between, nowhere clipped, and is its caption."""
    narrator = voice.narrator()
    if narrator is None:
        return "nobody narrates here: the extra `narration` is not installed"
    recording = Recording.load(next(iter(sorted(RECORDINGS.glob(f"*/{TRIED}")))))
    folder = SHEETS / "film-narrated"
    folder.mkdir(parents=True, exist_ok=True)
    plan, _ = films.filmed(recording)
    samples, rate = heard(films.publish(recording, folder, None))
    louds, quiet, fastest = [], 0, 0.0
    for said in plan.said:
        start, end = (round(tick / TICKS * rate) for tick in (said.start, said.start + said.spoken))
        spoken = [sample / sound.LARGEST_SAMPLE for sample in samples[start:end]]
        louds.append(sound.loudness(spoken, rate))
        fastest = max(fastest, 60 * len(said.line.split()) / sound.voiced(spoken, rate))
        between = samples[end + rate // 20 : round(said.end / TICKS * rate) - rate // 20]
        quiet = max(quiet, *map(abs, between)) if between else quiet
    peak = 20 * log10(max(map(abs, samples)) / sound.LARGEST_SAMPLE)
    whole = sound.loudness([sample / sound.LARGEST_SAMPLE for sample in samples], rate)
    assert abs(whole + 16) < 0.5, f"the film has {whole:.1f} LUFS"
    assert fastest < voice.MOST_WORDS * 1.03, f"a line of {fastest:.0f} words a minute"
    assert peak < -1, f"the loudest sample is {peak:.1f} dBFS"
    assert max(louds) - min(louds) < 2, f"lines from {min(louds):.1f} to {max(louds):.1f} LUFS"
    assert quiet < sound.LARGEST_SAMPLE / 100, f"a sample of {quiet} between two lines"
    told = " ".join(cue.text.replace("\n", " ") for cue in captions.captions(plan))
    assert told == " ".join(said.line for said in plan.said), "the captions are not what is said"
    return (
        f"{len(louds)} lines, {min(louds):.1f} to {max(louds):.1f} LUFS, the film {whole:.1f}, peak {peak:.1f} dBFS, "
        f"at most {fastest:.0f} words a minute, {narrator.name}"
    )


def heard(file: Path) -> tuple[array[int], int]:
    """A film's sound."""
    with av.open(str(file)) as opened:
        rate = opened.streams.audio[0].rate
        resampler = av.AudioResampler(format="s16", layout="mono", rate=rate)
        parts = [part for frame in opened.decode(audio=0) for part in resampler.resample(frame)]
    return array("h", b"".join(bytes(part.planes[0])[: 2 * part.samples] for part in parts)), rate
