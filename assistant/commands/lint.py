"""Whether a walkthrough’s sentences are plain: one action each, in the imperative, at most 25 words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from assistant.commands import reading_grade
from assistant.errors import BadInput
from assistant.facts import letters
from assistant.facts import sentence as sentences
from assistant.facts.verbs import RENAMED, VERBS, Meaning, refusal
from assistant.publishers.layout.wording import counted
from assistant.walking.given import key as check_key
from assistant.walking.walkthrough import find

MOST_WORDS_A_SENTENCE = 25

ACTIONS = frozenset(word for meaning in VERBS.values() for word in meaning.words)
"""What a reader does to a control; a sentence has one of these."""

IMPERATIVES = ACTIONS | {
    "acknowledge", "answer", "attach", "begin", "close", "complete", "confirm", "create", "download", "find", "give",
    "go", "leave", "log", "make", "read", "repeat", "search", "set", "state", "submit", "upload", "verify", "write",
}  # fmt: skip
"""What a sentence that asks for an action may begin with, after “Then” or words such as “From the County list,”."""

BEFORE_A_NOUN = frozenset(("a", "account", "an", "card", "each", "no", "press", "the", "this", "user", "your"))
"""“Choose a type” asks for one action, and “press Enter” does."""

OUTDATED = re.compile(r"\b(?:un)?tick(?:s|ed|ing)?\b", re.IGNORECASE)
"""What American readers call to check or select a box; the screen's own words, and quoted ones, may say it."""

LEADING = re.compile(r"^(?:then|now|next|again|first|finally|if desired)\b,?\s*", re.IGNORECASE)
SETTING = re.compile(
    r"^(?:after|as|at|beside|before|below|for|from|if|in|inside|next to|on|to|under|when|where|with)\b[^,.]*,\s*",
    re.IGNORECASE,
)
NAMED = re.compile(r"\*\*.+?\*\*|“[^”]*”|\{[^}]*\}")
END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


ALT = "alt is put together by the script or says nothing; write what the number marks as one text, or leave alt out."


NO_REASON = "proof gives no reason; write why no screen can show it, or name a proof."

CLAIMS = "Claims that nothing proves; give each a proof=, or the reason why no screen can show it. This is advice."

LEADS_ON = IMPERATIVES | {"do", "never", "stop", "update", "use"}
"""What begins a sentence beside an action that asks for something more, and claims nothing."""

BOLD_OR_QUOTED = re.compile(r"\*\*.+?\*\*|“[^”]*”")
"""Words that a walk looks for on the screen."""


@dataclass(frozen=True)
class Fault:
    """Something to mend in a script: where, and what."""

    file: Path
    line: int
    words: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.words}"


def faults(file: Path) -> Iterator[Fault]:
    """All that is to be mended in a script. Raises BadInput where it is no Python."""
    for verb, call in calls(file):
        yield from (Fault(file, call.lineno, words) for words in of_call(verb, call))


def calls(file: Path) -> Iterator[tuple[str, ast.Call]]:
    """The calls of the guide's verbs in a script. Raises BadInput where it is no Python."""
    try:
        tree = ast.parse(file.read_text(encoding="utf-8"))
    except SyntaxError as error:
        raise BadInput(f"{file}:{error.lineno}: {error.msg}.") from None
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and (verb := verb_of(call)):
            yield verb, call


def verb_of(call: ast.Call) -> str:
    """The guide's verb that is called, one by its old name too; nothing for any other call."""
    called = call.func
    of_guide = isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "guide"
    name = called.attr if of_guide and isinstance(called, ast.Attribute) else ""
    return name if name == "chapter" or name in VERBS or name in RENAMED else ""


def of_call(verb: str, call: ast.Call) -> Iterator[str]:
    """What is wrong with the sentence of a call."""
    if verb in RENAMED:
        yield refusal(verb)
        return
    given = sentence_of(verb, call)
    if given is None:
        yield f"guide.{verb} has no sentence."
    elif (sentence := literal_text(given)) is None:
        yield "The sentence is put together by the script; write it as one text with fields such as {filer.username}."
    else:
        yield from of_letters(sentence)
        yield from of_sentence(verb, sentence) if verb != "chapter" else ()
    if any(one.arg == "alt" and not (literal_text(one.value) or "").strip() for one in call.keywords):
        yield ALT
    if any(one.arg == "proof" and (literal_text(one.value) or "x").strip() == "" for one in call.keywords):
        yield NO_REASON


def sentence_of(verb: str, call: ast.Call) -> ast.expr | None:
    """What stands in a call where its sentence does."""
    meaning = meaning_of(verb)
    place = meaning.arguments.index("sentence") if meaning else 0
    given = [*call.args[place:], *(one.value for one in call.keywords if one.arg == "sentence")]
    return given[0] if given else None


def literal_text(given: ast.expr) -> str | None:
    """A text that is written out; None for one that the script puts together."""
    return given.value if isinstance(given, ast.Constant) and isinstance(given.value, str) else None


def of_letters(sentence: str) -> Iterator[str]:
    """The first letter that no font of the guides has, as a walk would name it."""
    try:
        letters.check("It", letters.composed(sentence))
    except BadInput as error:
        yield str(error)


def of_sentence(verb: str, sentence: str) -> Iterator[str]:
    """What is wrong with a sentence that belongs to a verb of the guide."""
    meaning = meaning_of(verb)
    try:
        said = sentences.said(sentence)
        if meaning and meaning.controls:
            check_key(said, meaning)
    except BadInput as error:
        yield str(error)
        return
    for part in sentences_of(sentence):
        count = len(part.replace("**", "").split())
        if count > MOST_WORDS_A_SENTENCE:
            yield f"{count} words, and {MOST_WORDS_A_SENTENCE} are the most: {sentence}"
    if not sentence.rstrip("”*").endswith((".", "?", "!")):
        yield f"It does not end with a period: {sentence}"
    if outdated := OUTDATED.search(NAMED.sub(" ", sentence)):
        yield f"It says “{outdated[0]}”; write “check” or “select”, or “clear”: {sentence}"
    elif meaning and meaning.asks:
        yield from of_action(sentence, meaning.draft)


def meaning_of(verb: str) -> Meaning | None:
    """The row of the table of verbs; none for a chapter, which is no step, and for a verb by its old name."""
    return next((meaning for name, meaning in VERBS.items() if name == verb), None)


def of_action(sentence: str, draft: str) -> Iterator[str]:
    """What is wrong with a sentence that asks for an action; `draft` is the plainest one for it."""
    clauses = [main_clause(part) for part in sentences_of(sentence)]
    if not any(first_word(clause) in IMPERATIVES for clause in clauses):
        yield f"It does not say what to do, as in “{draft}”: {sentence}"
    words = own_words(sentence)
    actions = [word for before, word in pairwise(["", *words]) if word in ACTIONS and before not in BEFORE_A_NOUN]
    if len(actions) > 1:
        yield f"It asks for {len(actions)} actions ({' and '.join(actions)}), and one is enough: {sentence}"


def sentences_of(text: str) -> list[str]:
    """The sentences of a text; what the screen shows, and what is quoted, may have periods of its own."""
    veiled = NAMED.sub(lambda named: "X" * len(named[0]), text)
    cuts = [0, *(end.end() for end in END.finditer(veiled)), len(text)]
    return [text[start:stop].strip() for start, stop in pairwise(cuts)]


def main_clause(sentence: str) -> str:
    """A sentence of the guide's own words, without those that only say when and where."""
    sentence = NAMED.sub("…", sentence)
    for leading in (LEADING, SETTING, LEADING):
        sentence = leading.sub("", sentence)
    return sentence


def first_word(clause: str) -> str:
    return next(iter(own_words(clause)), "")


def own_words(sentence: str) -> list[str]:
    """The words of the guide itself, one with a hyphen whole: not what the screen shows, not what is quoted."""
    return re.findall(r"[a-z]+(?:-[a-z]+)*", NAMED.sub(" ", sentence).lower())


def all_of(files: Iterable[Path]) -> tuple[Fault, ...]:
    """The faults of several scripts, in the order of their lines."""
    found = (fault for file in files for fault in faults(file))
    return tuple(sorted(found, key=lambda fault: (fault.file, fault.line)))


def verdict(names: Sequence[str]) -> str:
    """What to say when all is well. Raises BadInput with a line for each fault, or each script without a sentence."""
    files = [find(name).file for name in names]
    if wrong := [*map(str, all_of(files))] or [*without_a_sentence(files)]:
        raise BadInput("\n".join(wrong))
    said = [f"{counted(len(names), 'walkthrough')}: every sentence is plain.", "", *advice(names)]
    unproved = [str(claim) for file in files for claim in claims(file)]
    return "\n".join([*said, *(("", CLAIMS, *unproved) if unproved else ())])


def claims(file: Path) -> Iterator[Fault]:
    """The sentences of a script that say more than a walk looks for, and have neither a proof nor a reason."""
    for verb, call in calls(file):
        given = sentence_of(verb, call)
        if given is None or verb == "chapter" or any(one.arg == "proof" for one in call.keywords):
            continue
        if claim := next(claims_in(verb, literal_text(given) or ""), None):
            yield Fault(file, call.lineno, claim)


def claims_in(verb: str, sentence: str) -> Iterator[str]:
    """What is claimed beside what is done: all of a note, and a step's further sentences that ask for nothing."""
    for number, part in enumerate(sentences_of(sentence)):
        asks = number == 0 or first_word(main_clause(part)) in LEADS_ON
        if not BOLD_OR_QUOTED.search(part) and (verb == "note" or not asks):
            yield part


def without_a_sentence(files: Iterable[Path]) -> Iterator[str]:
    """What to say of scripts that are empty, or of chapters alone."""
    for file in files:
        if not any(told_in(file)):
            yield f"{file} has no sentence for its reader yet. Write what to do, as in guide.click(“Click **Login**.”)."


def advice(names: Sequence[str]) -> Iterator[str]:
    """How easy each walkthrough is to read, and its hardest sentence where that is not easy. Nothing fails by it."""
    yield f"Reading grade by Flesch and Kincaid; up to {reading_grade.EASY} is easy. This is advice."
    for name in names:
        told = list(told_in(find(name).file))
        graded = [
            (reading_grade.grade_of([said]), -line) for line, said in told if len(said.split()) >= reading_grade.LONG
        ]
        hardest, line = max(graded, default=(0.0, 0))
        grade, why = reading_grade.in_words([sentence for _, sentence in told])
        hard = f"hardest in line {-line}: {hardest:.1f}" if hardest > reading_grade.EASY else ""
        yield "   ".join(filter(None, (f"  {grade:>4}  {name}", why, hard)))


def told_in(file: Path) -> Iterator[tuple[int, str]]:
    """The line of each sentence of a script, and the sentence as it is read."""
    for verb, call in calls(file):
        given = sentence_of(verb, call)
        if verb != "chapter" and given is not None:
            yield from ((call.lineno, one.replace("**", "")) for one in sentences_of(literal_text(given) or ""))
