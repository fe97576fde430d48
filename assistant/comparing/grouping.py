"""One finding for what follows one rule, over many controls, guides and courts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from assistant.comparing.findings import Change, Finding, Kind, Weight

GRAVEST: tuple[Weight, ...] = ("false", "gap", "quiet")

ENOUGH = 3
"""So many controls that are renamed in one way make a rule."""

RENAMED: tuple[Kind, ...] = ("renamed", "page renamed")

KINDS_OF_CONTROLS = {
    "textbox": "field", "searchbox": "field", "spinbutton": "field", "combobox": "list", "listbox": "list",
}  # fmt: skip
"""What readers call controls, where their role is another word."""


def grouped(changes: Sequence[Change]) -> tuple[Finding, ...]:
    """All changes, each in one finding; what makes a sentence false comes first, and what concerns most guides."""
    rules = {**of_several_roles(changes), **habits(changes)}
    by_rule: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        rule = rules.get((change.was, change.now)) if change.kind in (*RENAMED, "message") else None
        by_rule[rule or rule_of(change)].append(change)
    findings = [finding(rule, found) for rule, found in by_rule.items()]
    return tuple(sorted(findings, key=lambda one: (GRAVEST.index(one.weight), -len(one.changes), one.rule)))


def finding(rule: str, found: Sequence[Change]) -> Finding:
    weight = min((change.weight for change in found), key=GRAVEST.index)
    kinds = [change.kind for change in found]
    kind: Kind = "renamed" if "renamed" in kinds else kinds[0]
    return Finding(rule=rule, kind=kind, weight=weight, changes=tuple(found))


def habits(changes: Iterable[Change]) -> dict[tuple[str, str], str]:
    """A rule for each renaming that several have alike: other letters, words put before or behind, or exchanged."""
    renamed = {(one.was, one.now): None for one in changes if one.kind in RENAMED}
    found: dict[tuple[str, str], str] = {}
    for habit in (in_other_letters, put_before, put_behind, exchanged):
        alike: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for pair in renamed:
            if pair not in found and (rule := habit(*pair)):
                alike[rule].append(pair)
        for rule, pairs in alike.items():
            if len(pairs) >= ENOUGH:
                was, now = pairs[0]
                found |= dict.fromkeys(pairs, f"{rule}, as in “{was}”, which is “{now}” now.")
    return found


def of_several_roles(changes: Sequence[Change]) -> dict[tuple[str, str], str]:
    """A rule for each new name of what was called the same in several roles: a field, the words beside a value."""
    renamed = {(one.was, one.now) for one in changes if one.kind == "renamed"}
    roles: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for one in changes:
        if one.kind in ("renamed", "message") and (one.was, one.now) in renamed:
            roles[one.was, one.now].add((one.kind, one.role))
    return {(was, now): f"“{was}” is called “{now}” now." for (was, now), told in roles.items() if len(told) > 1}


def in_other_letters(was: str, now: str) -> str:
    if was.casefold() != now.casefold():
        return ""
    for written, name in ((str.upper, "capital letters"), (str.lower, "small letters"), (str.title, "Title Case")):
        if now == written(was):
            return f"Names are written in {name}"
    return "Names are written in sentence case" if now == now.capitalize() else "Names are written in other letters"


def put_before(was: str, now: str) -> str:
    words = now.removesuffix(was).strip() if now.endswith(was) else ""
    return f"“{words}” stands before names" if words else ""


def put_behind(was: str, now: str) -> str:
    words = now.removeprefix(was).strip() if now.startswith(was) else ""
    return f"“{words}” stands behind names" if words else ""


def exchanged(was: str, now: str) -> str:
    """The words that stand in place of others, where the rest of a name has stayed."""
    known, then = was.split(), now.split()
    while known and then and known[0] == then[0]:
        known, then = known[1:], then[1:]
    while known and then and known[-1] == then[-1]:
        known, then = known[:-1], then[:-1]
    rest = len(was.split()) > len(known)
    return f"“{' '.join(known)}” is called “{' '.join(then)}” in names" if known and then and rest else ""


def called(change: Change) -> str:
    """What a reader calls a control, with its name."""
    kind = KINDS_OF_CONTROLS.get(change.role, change.role)
    return f"the {kind} “{change.was or change.now}”" if kind else f"“{change.was or change.now}”"


def message(one: Change) -> str:
    if one.was and one.now:
        return f"“{one.was}” reads “{one.now}” now."
    return f"“{one.was}” is not told any more." if one.was else f"“{one.now}” is told now."


RULES: dict[Kind, Callable[[Change], str]] = {
    "restyled": lambda _: "Pages look different, and say the same.",
    "moved": lambda one: f"{capital(called(one))} stands elsewhere.",
    "order": lambda one: f"On “{one.screen}”, {called(one)} stands in another order.",
    "renamed": lambda one: f"{capital(called(one))} is called “{one.now}” now.",
    "role": lambda one: f"{capital(called(one))} is another kind of control now.",
    "options": lambda one: f"{capital(called(one))} offers other choices.",
    "required": lambda one: f"{capital(called(one))} must be filled in now.",
    "new": lambda one: f"{capital(called(one))} is new.",
    "new required": lambda one: f"{capital(called(one))} is new and must be filled in, and no sentence names it.",
    "missing": lambda one: f"{capital(called(one))} is missing.",
    "replaced": lambda one: f"In the place of {called(one)} stands “{one.now}”: another one, or a new name?",
    "page renamed": lambda one: f"The page “{one.was}” is called “{one.now}” now.",
    "new page": lambda one: f"A page comes between that no sentence speaks of: “{one.now}”.",
    "page missing": lambda one: f"The page “{one.was}” does not come any more.",
    "message": message,
}
"""What each kind of change is told as, where it follows no rule of several."""


def rule_of(change: Change) -> str:
    return RULES[change.kind](change)


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]
