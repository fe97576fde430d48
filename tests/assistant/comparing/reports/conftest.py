"""A made-up comparison over a recording that is kept: a button was renamed, a field is new, a link was moved."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from assistant.comparing.findings import Change, Comparison, Finding, Report, SentenceSeen, Where
from assistant.comparing.reports import html
from assistant.facts.recording import Box, Recording

KEPT = Path(__file__).parents[4] / "recordings" / "check-account-type"
SCRIPT = "assistant/walkthroughs/check_account_type.py"
LOGIN = 2
"""The screen with the login, and in it the button's step."""


class Made:
    """The report, and the folders that its pictures lie in."""

    def __init__(self, folder: Path) -> None:
        self.editions, self.walks = folder / "editions", folder / "walks"
        accepted = self.editions / "mad" / "check-account-type" / "1"
        shutil.copytree(KEPT, accepted)
        shutil.copytree(KEPT, self.walks / "mad" / "check-account-type")
        self.screen = Recording.load(accepted).screens[LOGIN]
        self.button = self.screen.steps[2].marks[0].box
        self.painted(self.walks / "mad" / "check-account-type" / self.screen.left.file)
        self.sentences = tuple(self.of_guide(Recording.load(accepted)))

    def painted(self, file: Path) -> None:
        """The button has another color in the new walk, so that both crops can be told apart."""
        with Image.open(file) as opened:
            picture = opened.convert("RGB")
        box = self.button
        ImageDraw.Draw(picture).rectangle([2 * edge for edge in (box.x, box.y, box.right, box.bottom)], fill="#0a7a3c")
        picture.save(file)

    def of_guide(self, recording: Recording) -> list[SentenceSeen]:
        """Its sentences, with what is wrong with two of them."""
        wrong = {
            "Enter your **Password**.": {
                "verdict": "gap",
                "told": "The page asks for “One-time code”, and no sentence names it.",
                "drafted": 'guide.fill("Enter your **One-time code**.", filer.code)',
            },
            "Click **Login**.": {
                "verdict": "false",
                "told": "No button is called “Login”; one in its place is called “Sign in & <go>”.",
                "offered": "Click **Sign in & <go>**.",
            },
            "Click **Log Out**.": {"verdict": "not reached"},
        }
        return [
            SentenceSeen(
                sign=step.sign.told, template=step.template, sentence=step.sentence, file=SCRIPT, line=step.line,
                **wrong.get(step.template, {}),
            )
            for step in recording.steps_and_results() if step.sign
        ]  # fmt: skip

    def where(self, box: Box | None = None) -> Where:
        return Where(picture=self.screen.left, box=box or self.button)

    def change(self, **more: object) -> Change:
        facts = {
            "kind": "renamed", "weight": "false", "was": "Login", "now": "Sign in & <go>", "role": "button",
            "why": ("Same html name “login”.", "Same place, at the same height."), "court": "mad",
            "walkthrough": "check-account-type", "screen": "Manage My Account Login", "line": 32,
            "before": self.where(), "after": self.where(),
        }  # fmt: skip
        return Change.model_validate(facts | more)

    def guide(self, **more: object) -> Comparison:
        facts = {
            "court": "mad", "walkthrough": "check-account-type", "title": "Check your account type", "script": SCRIPT,
            "accepted": 1, "walked": str(self.walks / "mad" / "check-account-type"), "seal": "5" * 64, "ended": False,
            "verdict": "false", "sentences": self.sentences,
            "remarks": ("The pictures were taken with another build of the browser.",),
        }  # fmt: skip
        return Comparison.model_validate(facts | more)

    def first(self, court: str = "mab") -> Comparison:
        fine = {"verdict": "true", "told": "", "offered": "", "drafted": ""}
        true = tuple(one.model_copy(update=fine) for one in self.sentences)
        walked = str(self.editions / "mad" / "check-account-type" / "1")
        facts = {"accepted": 0, "walked": walked, "ended": True, "verdict": "first", "sentences": true, "remarks": ()}
        return self.guide(court=court, **facts)

    def report(self) -> Report:
        renamed = self.change()
        new = self.change(
            kind="new required", weight="gap", was="", now="One-time code", role="textbox", line=31, before=None,
            why=("No sentence names it.",),
        )  # fmt: skip
        moved = self.change(kind="moved", weight="quiet", was="Forgot", now="Forgot", role="link", line=None)
        rules = {
            "The button “Login” is called “Sign in & <go>” now": renamed,
            "“One-time code” is new and required": new,
            "“Forgot” was moved": moved,
        }
        findings = [Finding(rule=rule, kind=one.kind, weight=one.weight, changes=(one,)) for rule, one in rules.items()]
        same = self.first("nhb").model_copy(update={"verdict": "same", "accepted": 1})
        return Report(comparisons=(same, self.guide(), self.first()), findings=tuple(reversed(findings)))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("made"))


@pytest.fixture(scope="session")
def written(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the report, written once."""
    return html.write(made.report(), tmp_path_factory.mktemp("written"), made.editions)
