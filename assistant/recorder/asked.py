"""What she answered in a window of the browser, as the steps by which a guide does."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.recorder.drafting import draft, sayable
from assistant.recorder.journal import Entered, PageFacts, ShownStep
from assistant.walking.windows.asking import LONGEST_NAME, Asking


def steps(asking: Asking, yes: bool, text: str, page: PageFacts) -> Iterator[ShownStep]:
    """What it says, where a sentence can say so; what was typed into it; and the button.

    `page` is what the page under it said of itself.
    """
    lines = [" ".join(line.split()) for line in asking.says.splitlines()]
    told = [line for line in lines if line and sayable(line) and len(line) <= LONGEST_NAME]
    if told:
        yield step("see", told[0], page)
        if asking.takes_text and yes and text != asking.dialog.default_value:
            yield step("fill", told[-1], page, Entered(words=text))
    yield step("click", asking.buttons[0 if yes else -1], page)


def step(action: str, words: str, page: PageFacts, value: Entered | None = None) -> ShownStep:
    made = ShownStep.model_validate(
        {"action": action, "words": words, "value": value, "asked": True, "sentence": "", "page": page}
    )
    return made.model_copy(update={"sentence": draft(made)})
