"""What a comparison finds: changes of screens and controls, sentences that these make false, what they have alike."""

from __future__ import annotations

import hashlib
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.facts.recording import Box, Picture

Kind = Literal[
    "restyled", "moved", "order", "renamed", "role", "options", "required", "new", "new required", "missing",
    "replaced", "page renamed", "new page", "page missing", "message",
]  # fmt: skip
"""What a change is. `required` is made so; `new required` is named by no sentence; `replaced` is where nobody can tell
a new name from another control in the same place."""

IN_WORDS: dict[Kind, str] = {
    "restyled": "restyled",
    "moved": "moved",
    "order": "in another order",
    "renamed": "renamed",
    "role": "another kind of control",
    "options": "other options",
    "required": "required now",
    "new": "new",
    "new required": "new and required, and no sentence names it",
    "missing": "missing",
    "replaced": "replaced?",
    "page renamed": "page renamed",
    "new page": "new page between",
    "page missing": "page missing",
    "message": "message changed",
}
"""What people are told of each."""

Weight = Literal["false", "gap", "quiet"]
"""Whether a sentence is not true any more, a reader falls into a gap between sentences, or no reader notices."""

Verdict = Literal["same", "changed", "gap", "false", "first"]
"""Of one guide. `changed` is where nothing of it concerns a reader; `first` is a guide of which nothing is accepted."""

SentenceVerdict = Literal["true", "false", "gap", "not reached"]
"""Of one sentence. A `gap` is one before which a reader falls into one."""


class Seen(BaseModel):
    """Frozen, and closed to fields that nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Where(Seen):
    """A picture that a change is seen in, by its file's path from the folder of its recording, and where in it."""

    picture: Picture
    box: Box | None = None


class Change(Seen):
    """One change of one guide. `was` and `now` are the words of the control, page or message, where there is one.

    `screen` is the name of its page in the accepted edition, or of the walk's page where that is new. `why` says in
    plain words what speaks for it. `line` is that of the sentence which it makes false or before which it leaves a gap.
    """

    kind: Kind
    weight: Weight = "quiet"
    was: str = ""
    now: str = ""
    role: str = ""
    letters_only: bool = False
    why: tuple[str, ...] = ()
    court: str
    walkthrough: str
    screen: str
    line: int | None = None
    before: Where | None = None
    after: Where | None = None


class SentenceSeen(Seen):
    """One sentence of a guide in this walk. `sign` is what a reader calls it, such as “step 4”; `told` what is wrong.

    `template` is as the script writes it. `offered` is another text for it, with which the walk passes; `maybe` is one
    that could not be walked to the end; `drafted` is a line of script to put before it.
    """

    sign: str
    template: str
    sentence: str
    file: str
    line: int
    verdict: SentenceVerdict = "true"
    told: str = ""
    offered: str = ""
    maybe: str = ""
    drafted: str = ""


class Comparison(Seen):
    """One guide's walk against its accepted edition, whose number is 0 where nothing is accepted yet.

    `script` is the file of the walkthrough, `walked` the folder of the new recording, `seal` the hash of what it holds,
    pictures included. `ended` says whether the walk came to its end.
    """

    court: str
    walkthrough: str
    title: str
    script: str
    accepted: int
    walked: str
    seal: str
    ended: bool
    verdict: Verdict
    sentences: tuple[SentenceSeen, ...] = ()
    changes: tuple[Change, ...] = ()
    remarks: tuple[str, ...] = ()
    """What else is to be known, such as that the pictures were taken with another browser."""

    @property
    def name(self) -> str:
        return f"{self.court}/{self.walkthrough}"


class Finding(Seen):
    """Changes that follow one rule, over many controls, guides and courts: told, accepted and mended at once."""

    rule: str
    kind: Kind
    weight: Weight
    changes: tuple[Change, ...]

    @property
    def key(self) -> str:
        """Six characters by which people can point at it."""
        return hashlib.sha256(self.rule.encode()).hexdigest()[:6]


class Report(Seen):
    """All that one comparison of many guides has to tell. `strict` says whether every change counts as a failure."""

    format: Literal[1] = 1
    strict: bool = False
    comparisons: tuple[Comparison, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a reader is told something false, falls into a gap, or, where it is strict, anything has changed."""
        bad = {"false", "gap", "first"} | ({"changed"} if self.strict else set())
        return any(one.verdict in bad for one in self.comparisons)
