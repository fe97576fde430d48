"""Who narrates a film, how it says our words, and the clips that are kept; nobody without the extra `narration`."""

from __future__ import annotations

import re
import wave
from array import array
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from math import floor
from typing import TYPE_CHECKING, Any, Protocol

from assistant.publishers.film.sound import even, short_pauses, trimmed, voiced
from assistant.settings import settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

RATE = 24_000
"""Samples a second."""

SEED = 14
"""The voice's noise is the same each time."""

PRONUNCIATIONS = {
    "PACER": "pˈAsəɹ",
    "CM/ECF": "sˌiˈɛm ˌisˌiˈɛf",
    "NextGen": "nˈɛkstʤˌɛn",
    "U.S.": "jˌuˈɛs",
    "e-filers": "ˈifˌIləɹz",
    "e-filer": "ˈifˌIləɹ",
    "e-filing": "ˈifˌIlɪŋ",
    "Login": "lˈɔɡˌɪn",
}
"""Words of ours in the sounds that the voice reads (misaki's alphabet); a final `U.S.` would else end a sentence."""

MOST_WORDS = 165
"""Words a minute while something is said, pauses left out: what older ears follow with ease."""

SLOWEST = 0.5
"""No line asks the voice for less than this part of its own speed."""

OUR_WORDS = re.compile(r"(?<![\w/])(" + "|".join(re.escape(word) for word in PRONUNCIATIONS) + r")(?!\w)")
SPOKEN_ADDRESS = re.compile(r"\b(?:[a-z0-9-]+\.)+(?:gov|com|org|edu)\b(?:/[\w/-]*)?")
SPOKEN_PHONE = re.compile(r"\b1-(\d{3})-(\d{3})-(\d{4})\b")


class Voice(Protocol):
    """Says a line."""

    name: str

    def say(self, line: str, speed: float) -> Sequence[float]:
        """Samples from -1 to 1, `RATE` a second; at speed 1 as the voice speaks by itself."""


class Hibari:
    """The voice inside the package hibari-tts: offline, and with a seed the same each time."""

    def __init__(self) -> None:
        self.name = in_use()

    def say(self, line: str, speed: float) -> Sequence[float]:
        samples: list[float] = loaded()(pronounced(line), speed=speed, seed=SEED).tolist()
        return samples


@cache
def loaded() -> Any:  # an optional package without types
    """The voice, read once."""
    from hibari import Hibari as Speaker

    return Speaker()


def in_use() -> str:
    """What tells the narrator's voice from another one; nothing where nobody narrates."""
    if not settings().narration or not installed():
        return ""
    return f"hibari-tts {version('hibari-tts')} heart"


def installed() -> bool:
    """Whether the extra `narration` is there."""
    return find_spec("hibari") is not None


def narrator() -> Voice | None:
    """The voice for films, where the extra `narration` is installed."""
    return Hibari() if in_use() else None


def pronounced(line: str) -> str:
    """A line as the voice must read it to say it right."""
    said = SPOKEN_ADDRESS.sub(lambda found: dotted(found[0]), line.replace("(s)", "s"))
    said = SPOKEN_PHONE.sub(lambda found: "1, " + ", ".join(" ".join(group) for group in found.groups()), said)
    return OUR_WORDS.sub(lambda found: f"[{found[0]}](/{PRONUNCIATIONS[found[0]]}/)", said)


def dotted(address: str) -> str:
    """An address as people say it."""
    spelled = {"uscourts": "U S courts", "ecf": "E C F", "cso": "C S O", "mad": "M A D", "mab": "M A B"}
    host, slash, path = address.partition("/")
    said = " dot ".join(spelled.get(label, label) for label in host.split("."))
    return said + (" slash " + path.strip("/").replace("/", " slash ") if slash and path else "")


def clips(lines: Sequence[str], voice: Voice) -> dict[str, array[int]]:
    """What each line sounds like: kept clips, or new ones."""
    return {line: clip(line, voice) for line in dict.fromkeys(lines)}


def clip(line: str, voice: Voice) -> array[int]:
    """One line's clip, kept by its words and its voice."""
    folder = settings().speech
    # The number is the form of a clip: raised when `sound.even` makes another one of the same words.
    key = sha256(f"{voice.name}\n{pronounced(line)}\n6".encode()).hexdigest()[:32]
    kept = folder / f"{key}.wav"
    if kept.exists():
        return read_clip(kept)
    said = even(said_calmly(line, voice), RATE)
    folder.mkdir(parents=True, exist_ok=True)
    keep_clip(said, kept)
    return said


def said_calmly(line: str, voice: Voice) -> Sequence[float]:
    """A line as fast as the voice says it, but not faster than it is followed."""
    speed, words = 1.0, len(line.split())
    while True:
        said = short_pauses(trimmed(voice.say(line, speed), RATE), RATE)
        pace = 60 * words / voiced(said, RATE)
        if pace <= MOST_WORDS or speed <= SLOWEST:
            return said
        speed = max(SLOWEST, floor(speed * MOST_WORDS / pace * 100) / 100)


def read_clip(file: Path) -> array[int]:
    with wave.open(str(file), "rb") as opened:
        return array("h", opened.readframes(opened.getnframes()))


def keep_clip(said: array[int], file: Path) -> None:
    """Write a clip; another process that keeps the same one is not in the way."""
    # Named by what is in it: two processes that write the same clip write the same file, and each replaces the clip
    # whole.
    half = file.with_suffix(f".{sha256(said.tobytes()).hexdigest()[:8]}.new")
    with wave.open(str(half), "wb") as opened:
        opened.setnchannels(1)
        opened.setsampwidth(2)
        opened.setframerate(RATE)
        opened.writeframes(said.tobytes())
    half.replace(file)
