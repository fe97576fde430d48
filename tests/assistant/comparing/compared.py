"""A comparison that was made up, as `assistant compare` leaves it: a report, and the walks that it is of."""

from __future__ import annotations

from pathlib import Path

from made_up_walk import CHECK, kept_in

from assistant.building.editions import seal_of
from assistant.comparing.compare import WALKS
from assistant.comparing.findings import Change, Comparison, Finding, Report, SentenceSeen
from assistant.comparing.reports import JSON_NAME
from assistant.facts.recording import Recording

RENAMED = Change(
    kind="renamed", was="Next", now="Continue", role="button", court="mad", walkthrough=CHECK.slug, screen="", line=1
)
RULE = "The button “Next” is called “Continue” now."
SAID = "Go to ecf.mad.uscourts.gov, Marjorie."
STEP = SentenceSeen(sign="step 1", template=SAID, sentence=SAID, file="x.py", line=1)


def walked_in(out: Path, court: str = "mad", walkthrough: str = CHECK.slug) -> Path:
    """A walk in the folder of a comparison. Returns its folder."""
    folder = out / WALKS / court / walkthrough
    walked = kept_in(folder)
    named = {"court": walked.court.model_copy(update={"id": court}), "walkthrough": walkthrough}
    walked.model_copy(update=named).save(folder)
    return folder


def comparison(folder: Path, **more: object) -> Comparison:
    """What is seen of a walk that lies there: one thing has another name, and all sentences are true."""
    walked = Recording.load(folder)
    court, walkthrough = walked.court.id, walked.walkthrough
    change = RENAMED.model_copy(update={"court": court, "walkthrough": walkthrough})
    known = {
        "court": court, "walkthrough": walkthrough, "title": walked.title, "script": "x.py", "accepted": 1,
        "walked": str(folder), "seal": seal_of(folder), "ended": True, "verdict": "changed", "sentences": (STEP,),
        "changes": (change,),
    }  # fmt: skip
    return Comparison(**{**known, **more})


def reported(out: Path, *comparisons: Comparison) -> None:
    """Leave the report of these, with one finding for all their changes."""
    changes = tuple(change for one in comparisons for change in one.changes)
    findings = (Finding(rule=RULE, kind="renamed", weight="quiet", changes=changes),) if changes else ()
    report = Report(comparisons=comparisons, findings=findings)
    out.mkdir(parents=True, exist_ok=True)
    (out / JSON_NAME).write_text(report.model_dump_json(), encoding="utf-8")
