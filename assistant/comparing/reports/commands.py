"""What to type about a finding: to mend sentences, to compare again, to accept."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.places import COMPARED
from assistant.publishers.layout.wording import listed
from assistant.walking.walkthrough import BUNDLED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.comparing.findings import Comparison, SentenceSeen

MOST_NAMED = 4
"""So many guides are named in a command; more are all guides."""

ToType = tuple[str, str]
"""What a command is for, and the command."""


@dataclass(frozen=True)
class Commands:
    """Those about the comparison that lies in a folder."""

    out: Path

    def mended(self, sentences: Sequence[SentenceSeen], guides: Sequence[Comparison]) -> list[ToType]:
        """What to do about sentences that are wrong."""
        if any(sentence.offered or sentence.drafted for sentence in sentences):
            return [
                ("Write the offered words into the script, after a look at them:", self.compare(guides, "--fix")),
                ("When a walk with them is right, accept it:", self.accept(guides)),
            ]
        places = list(dict.fromkeys(f"{sentence.file}:{sentence.line}" for sentence in sentences))
        more = " and elsewhere" if len(places) > MOST_NAMED else ""
        return [(f"Reword {listed(places[:MOST_NAMED])}{more}, then compare again:", self.compare(guides))]

    def compare(self, guides: Sequence[Comparison], *options: str) -> str:
        return self._command("compare", guides, *options)

    def accept(self, guides: Sequence[Comparison]) -> str:
        return self._command("accept", guides)

    def _command(self, name: str, guides: Sequence[Comparison], *options: str) -> str:
        """A command about some guides, as it is typed; about all where they are many."""
        scripts = list(dict.fromkeys(map(called, guides)))
        courts = list(dict.fromkeys(guide.court for guide in guides))
        words = scripts if len(scripts) <= MOST_NAMED else []
        where = ["--court", courts[0]] if len(courts) == 1 else []
        out = [] if self.out == COMPARED else ["--out", str(self.out)]
        return shlex.join(["assistant", name, *words, *where, *out, *options])


def called(guide: Comparison) -> str:
    """A walkthrough as a command takes it: one that is not bundled by its file."""
    return guide.walkthrough if guide.walkthrough in BUNDLED else guide.script
