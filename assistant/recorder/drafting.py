"""From an action to the sentence that a guide would say of it, in the house style."""

from __future__ import annotations

import re
from typing import assert_never

from assistant.facts.sentence import KEYS
from assistant.recorder.journal import Entered, ShownStep

LONG_LABEL = 3
"""Words of a label that “your” may still stand before: “your **Date of Birth**”."""

SETS_OUT = re.compile(r"^(?:your|the|a|an|my|new)\b", re.IGNORECASE)
AGAIN = re.compile(r"^(?:confirm|repeat|re-?enter|verify)\b", re.IGNORECASE)
ENDS_A_SENTENCE = re.compile(r"[.?!]$")
MARKS = re.compile(r"[{}]|\*\*")


def draft(shown: ShownStep) -> str:
    """One action, in the imperative, as short as its words are."""
    return pointed_at(shown, at_its_place(shown, imperative(shown)))


def imperative(shown: ShownStep) -> str:  # noqa: C901, PLR0911 - one for each action
    control = f"the **{shown.words}** icon" if shown.icon else f"**{shown.words}**"
    stop = "" if ENDS_A_SENTENCE.search(control.removesuffix("**")) else "."
    match shown.action:
        case "fill":
            return filling(shown, control)
        case "choose":
            return choosing(shown, control)
        case "uncheck":
            return f"Clear {control}{stop}"
        case "note" | "unsaid":
            return shown.words
        case "close_window":
            return f"{shown.does.draft}."
        case "see" if shown.asked:
            return f"It says {control}{stop}"
        case "press":
            key = next(said for said, key in KEYS.items() if key == shown.key)
            return f"In {control}, press {key}."
        case "click" if shown.asked:
            return f"In the window, click {control}."
        case "open":
            return f"{plainest(shown, f'{{court.sites.{shown.site}}}')}."
        case "click" | "check" | "hover" | "see" | "upload" | "download":
            return f"{plainest(shown, control)}{stop}"
        case _:
            assert_never(shown.action)


def plainest(shown: ShownStep, named: str) -> str:
    """The draft that the table of verbs has, of what is named."""
    return shown.does.draft.replace("…", named)


def at_its_place(shown: ShownStep, clause: str) -> str:
    """Where the control stands, when that has to be said: “Beside **Boston**, click **View**.”."""
    if not shown.places:
        return clause
    outer = "".join(f"in **{place}** " for place in shown.places[:-1])
    comma = " " if shown.action == "choose" else ", "
    setting = f"{outer}{shown.where} **{shown.places[-1]}**{comma}"
    return setting[0].upper() + setting[1:] + clause[0].lower() + clause[1:]


def pointed_at(shown: ShownStep, clause: str) -> str:
    """What she pointed at first, so that the control was there: “On **Civil**, in **Motions**, click **Dismiss**.”."""
    if not shown.hovered:
        return clause
    first, *others = (f"**{words}**" for words in shown.hovered)
    return ", ".join((f"On {first}", *(f"in {other}" for other in others), clause[0].lower() + clause[1:]))


def filling(shown: ShownStep, control: str) -> str:
    if shown.value == Entered(words=""):
        return f"Clear {control}."
    if AGAIN.match(shown.words):
        return f"Enter it again in {control}."
    if ENDS_A_SENTENCE.search(shown.words):
        return f"Enter your answer to {control}"
    if SETS_OUT.match(shown.words) or len(shown.words.split()) > LONG_LABEL:
        return f"Enter the {control}."
    return f"{plainest(shown, control)}."


def choosing(shown: ShownStep, control: str) -> str:
    held = shown.value or Entered()
    if held.several and all(map(sayable, held.several)):
        return f"In {control}, choose {' and '.join(f'“{option}”' for option in held.several)}."
    listed = control if shown.words.lower().endswith("list") else f"{control} list"
    option = "{" + ".".join(held.fact) + "}" if held.fact else held.words or ""
    if not option.strip() or (not held.fact and not sayable(option)):
        return f"In the {listed}, choose yours."
    return f"In the {listed}, choose “{option}”."


def sayable(words: str) -> bool:
    """Whether a sentence can hold these words: braces and asterisks mean something there."""
    return not MARKS.search(words)
