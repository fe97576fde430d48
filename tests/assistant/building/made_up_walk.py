"""A walk of a few words, as if it had been kept: no browser is needed for it."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image

from assistant.building.kept_walks import Means
from assistant.facts import courts
from assistant.facts.recording import Box, Picture, Recording, Screen, Step, Tools, Viewport
from assistant.facts.sentence import fill
from assistant.walking import walk
from assistant.walking.inputs import Inputs
from assistant.walking.walkthrough import find

CHECK = find("check-account-type")
MAD, MAB = courts.court("mad"), courts.court("mab")
TOOLS = Tools(assistant="1", playwright="1", browser="1", fonts=())
MEANS = Means("a portal", TOOLS, Inputs((courts.court_file("mad"), courts.court_file("mab"))))
WIDTH, HEIGHT = 992, 1120


def blank(color: str = "white") -> bytes:
    """A screen with nothing on it."""
    out = BytesIO()
    Image.new("RGB", (2 * WIDTH, 2 * HEIGHT), color).save(out, "PNG")
    return out.getvalue()


PNG = blank()
PICTURE = Picture(file="01-arrived.png", sha256=sha256(PNG).hexdigest(), box=Box(x=0, y=0, width=WIDTH, height=HEIGHT))


def recording(facts: dict[str, str]) -> Recording:
    template, known = "Go to {court.sites.cmecf}, {filer.first_name}.", {"court": MAD, **CHECK.cast(MAD)}
    step = Step(number=1, verb="open", template=template, sentence=fill(template, known), file="x.py", line=1)
    screen = Screen(
        chapter=f"At {MAD.name}", chapter_template="At {court.name}", title="", heading="", address="/", site="pacer",
        arrived=PICTURE, left=PICTURE, steps=(step,),
    )  # fmt: skip
    return Recording(
        walkthrough=CHECK.slug,
        **walk.words_around(CHECK, MAD),
        people=CHECK.people,
        on=date(2021, 9, 21),
        era="2021",
        court=walk.facts(MAD, "check-account-type"),
        court_facts_used=facts,
        source=walk.source_code(CHECK),
        portal="a portal",
        viewport=Viewport(width=992, height=1120, density=2),
        tools=TOOLS,
        screens=(screen,),
    )


def kept_in(folder: Path, facts: dict[str, str] | None = None) -> Recording:
    """The same, with its picture, in a folder."""
    folder.mkdir(parents=True)
    (folder / PICTURE.file).write_bytes(PNG)
    recording(facts or {}).save(folder)
    return Recording.load(folder)
