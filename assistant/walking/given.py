"""What a script gives to the guide's verbs: taken as it is, or refused in a sentence. Whoever calls adds the line."""

from __future__ import annotations

from typing import get_args

from pydantic import SecretStr

from assistant.errors import BadInput
from assistant.facts import texts
from assistant.facts.people import Person
from assistant.facts.recording import NoteKind
from assistant.facts.sentence import Sentence
from assistant.facts.verbs import Meaning, Role

LONGEST_SENTENCE = 1_000
"""Characters; the lint allows 25 words."""

LONGEST_TYPED = 10_000
"""Characters; no form asks for more, and a browser takes minutes for millions."""

KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (type(None), "None"),
    (bool, "True or False"),
    ((int, float), "a number"),
    (str, "a text"),
    ((bytes, bytearray), "bytes"),
    ((list, tuple, set, frozenset), "a list"),
    (dict, "a dictionary"),
    (SecretStr, "a secret"),
    (Person, "a person"),
    (type, "a class"),
)


def kind(value: object) -> str:
    """What something is, in words, without its value: that may be secret, or endless."""
    named = next((name for types, name in KINDS if isinstance(value, types)), None)
    return named or ("a function" if callable(value) else f"a {type(value).__name__}")


def text(value: object, what: str, longest: int = LONGEST_SENTENCE) -> str:
    """A text that is said. Raises BadInput for one that is empty, too long, or not wholly seen."""
    if not isinstance(value, str):
        raise BadInput(f"{what} is {kind(value)}; write it as one text.")
    if not value.strip():
        raise BadInput(f"{what} is empty; write what is to be said.")
    return seen(value, what, longest)


def seen(value: str, what: str, longest: int = LONGEST_SENTENCE) -> str:
    """The same of a text that may be empty."""
    if len(value) > longest:
        raise BadInput(f"{what} has {len(value):,} characters, and {longest:,} are the most.")
    if "\n" in value or "\r" in value:
        raise BadInput(f"{what} holds a line break; write it as one line: {' '.join(value.split())}")
    if unseen := texts.unseen_character(value):
        raise BadInput(f"{what} holds a character that nobody sees ({unseen}); type it anew: {texts.bare(value)}")
    return value


def typed(value: object) -> str | SecretStr:
    """What is typed into a field; it may be nothing, and may have several lines."""
    if not isinstance(value, (str, SecretStr)):
        raise BadInput(f"What is typed is {kind(value)}; give a text, such as filer.username, or filer.password.")
    bare = value.get_secret_value() if isinstance(value, SecretStr) else value
    if len(bare) > LONGEST_TYPED:
        raise BadInput(f"What is typed has {len(bare):,} characters, and {LONGEST_TYPED:,} are the most.")
    if unseen := texts.unseen_character(bare.replace("\n", " ")):
        raise BadInput(f"What is typed holds a character that nobody can type ({unseen}).")
    return value


def options(value: object) -> tuple[str, ...]:
    """What is chosen from a list: one option, or several."""
    chosen = value if isinstance(value, (tuple, list)) else (value,)
    if not chosen:
        raise BadInput("No option is given; write what is to be chosen.")
    return tuple(text(one, "The option") for one in chosen)


def note_kind(value: object) -> NoteKind:
    for known in get_args(NoteKind):
        if value == known:
            return known  # type: ignore[no-any-return]  # get_args forgets which words they are
    raise BadInput(f"There is no such kind of note; it is {', '.join(get_args(NoteKind))}.")


def person(value: object) -> Person:
    if not isinstance(value, Person):
        raise BadInput(f"Who acts is {kind(value)}; give one of the people of this walkthrough.")
    return value


def action(value: object) -> None:
    if not callable(value):
        raise BadInput(f"The action is {kind(value)}; give a function of the control, such as lambda it: it.click().")


def roles(value: object) -> None:
    """Raise BadInput for what are no roles of controls; None stands for the verb's own."""
    known = get_args(Role)
    if value is None:
        return
    if not isinstance(value, (tuple, list)) or not value or not all(one in known for one in value):
        raise BadInput(f"The roles are not known; give a few of these: {', '.join(known)}.")


def key(said: Sentence, does: Meaning) -> None:
    """Raise BadInput where a sentence says to press a key, and its verb presses none; or where it ought to say one."""
    if does.says_key:
        _ = said.key
    elif said.keys:
        raise BadInput(f"It says to press a key, and its verb presses none; write guide.press for that: {said.text}")
