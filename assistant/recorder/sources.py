"""Where a script gets what was typed: a fact or a secret of the person, or the words themselves.

What stands in a field for passwords, or in one whose name asks for a secret, is never read. Its secret is told by what
was typed before it, and by its name. What a trainer hides is kept in memory alone, for the walk that follows: its
script asks `filer.secret("…")`, which looks into the person's own file after that, and says what to add there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pydantic import SecretStr

from assistant import leaks
from assistant.errors import BadInput
from assistant.facts.courts import Court
from assistant.facts.own_facts import OwnFacts
from assistant.facts.people import Person
from assistant.facts.toml import Fact
from assistant.recorder.journal import Entered, ShownStep

TELLING = 4
"""Characters from which on a value says whose it is, whatever the name of its field."""

NO_FACTS = ("slug", "id", "about", "kind", "created", "state", "role", "court", "legacy", "shared", "members")
"""What the files say of people that nobody types."""


def typed_facts(name: str, person: Person, court: Court) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every fact of a person that she may type, with its path in a script; her secrets are no part of them."""
    known = {"date_of_birth": person.has("born"), "username": bool(person.pacer or person.own_username),
             "account_number": bool(person.pacer), "name": bool(person.own_name)}  # fmt: skip
    yield from (((name, fact), str(getattr(person, fact))) for fact, there in known.items() if there)
    yield from text_facts((name,), person)
    for part, held in (("card", person.own_card), ("move", person.own_move)):
        if held is not None:
            yield from text_facts((name, part), held)
    if person.own_move is not None:
        yield from text_facts((name, "move", "address"), person.own_move.address)
    if person.pacer is not None and person.pacer.security is not None:
        yield from text_facts((name, "security"), person.pacer.security)
    if person.cmecf:
        yield (account_name(name), "login"), person.login_at(court.id).login


def account_name(name: str) -> str:
    """What a script calls a person's CM/ECF account at its court."""
    return "account" if name == "filer" else f"{name}_account"


def text_facts(path: tuple[str, ...], held: Fact) -> Iterator[tuple[tuple[str, ...], str]]:
    """The texts of a model, and of tables in it that may hold any; what has a name of ours comes by the file's."""
    for name, value in held:
        if name in NO_FACTS or name.startswith("own_") or not name.isidentifier():
            continue
        if isinstance(value, OwnFacts):
            yield from text_facts((*path, name), value)
        elif isinstance(value, str) and value:
            yield (*path, name), value


def typed(words: str, label: str, cast: dict[str, Person], court: Court) -> Entered:
    """A value that was read: a fact of somebody's where it is one, else the words themselves."""
    known = [path for name, one in cast.items() for path, value in typed_facts(name, one, court) if value == words]
    meant = sorted(known, key=lambda path: -words_shared(path, label))
    if meant and (len(words) >= TELLING or words_shared(meant[0], label)):
        return Entered(fact=meant[0])
    return Entered(words=words)


def words_shared(path: Sequence[str], label: str) -> int:
    """How many words of a field's name a fact's path has."""
    said = set(re.findall(r"[a-z0-9]+", label.lower()))
    return len(said & {word for part in path[1:] for word in part.split("_")})


def secret_paths(name: str, person: Person, court: Court) -> Iterator[tuple[tuple[str, ...], SecretStr]]:
    """Every secret of a person, with its path in a script."""
    if person.pacer is not None or person.own_password is not None:
        yield (name, "password"), person.password
    yield from secret_facts((name,), person)
    if person.cmecf:
        yield (account_name(name), "password"), person.login_at(court.id).password
    if person.pacer is not None and person.pacer.security is not None:
        for answer in ("answer_1", "answer_2"):
            yield (name, "security", answer), getattr(person.pacer.security, answer)
    if person.own_card is not None:
        yield (name, "card", "number"), person.own_card.number
    if person.activation_code or (person.pacer and person.pacer.activation_code):
        yield (name, "mailed_code"), person.mailed_code


def secret_facts(path: tuple[str, ...], held: Fact) -> Iterator[tuple[tuple[str, ...], SecretStr]]:
    """The secrets of a model that stand in it by name, and of tables in it that may hold any."""
    for name, value in held:
        if name.startswith("own_") or name == "activation_code" or not name.isidentifier():
            continue
        if isinstance(value, OwnFacts):
            yield from secret_facts((*path, name), value)
        elif isinstance(value, SecretStr):
            yield (*path, name), value


def secret_typed(words: str, label: str, cast: dict[str, Person], court: Court) -> Entered | None:
    """The secret of somebody's that was typed where it can be read; None where it is none."""
    known = [path for name, one in cast.items() for path, value in secret_paths(name, one, court)
             if value.get_secret_value() == words]  # fmt: skip
    return Entered(fact=max(known, key=lambda path: words_shared(path, label))) if known else None


def begins_a_secret(words: str, cast: dict[str, Person]) -> bool:
    """Whether somebody may be in the middle of typing a secret: then nothing is written down yet."""
    return any(value.startswith(words) and value != words for value in leaks.values(secrets_of_all(cast)))


def holds_a_secret(words: str, cast: dict[str, Person]) -> bool:
    """Whether a text shows somebody's secret among other words."""
    long = [value for value in leaks.values(secrets_of_all(cast)) if len(value) >= leaks.SHORT]
    return any(value in words for value in long) or leaks.shown(words, long)


def secrets_of_all(cast: dict[str, Person]) -> Iterable[SecretStr]:
    return (secret for one in cast.values() for secret in one.secrets())


def unread(label: str, before: Sequence[ShownStep], anew: bool, cast: dict[str, Person], court: Court) -> Entered:
    """The secret for a field that is never read, by its name and by the username that was typed before it.

    `anew` where the page asks for it twice, as for a password that is being made up.
    """
    name, person = next(iter(cast.items()))
    known = [path for path, _ in secret_paths(name, person, court)]
    wanted = [path for path in likely_paths(label.lower(), name, before, anew) if path in known]
    return Entered(fact=wanted[0]) if wanted else Entered(hidden=hidden_name(label, person))


def likely_paths(said: str, name: str, before: Sequence[ShownStep], anew: bool) -> list[tuple[str, ...]]:
    """The paths of secrets that a field of this name may ask for, the likeliest first."""
    if number := re.search(r"answer\D*([12])", said):
        answers: list[tuple[str, ...]] = [(name, part, f"answer_{number[1]}") for part in ("new", "security")]
        return answers if anew else answers[::-1]
    if "password" in said:
        return passwords(said, name, before, anew)
    return [(name, "card", "number")] if "card" in said else [(name, "mailed_code")] if "code" in said else []


def passwords(said: str, name: str, before: Sequence[ShownStep], anew: bool) -> list[tuple[str, ...]]:
    """The same, of a field for passwords."""
    own, new, courts_own = (name, "password"), (name, "new", "password"), (account_name(name), "password")
    if re.search(r"cm/?ecf", said):
        return [courts_own]
    if re.match(r"(current|old|present)\b", said):
        made_up = any(shown.value == Entered(fact=new) for shown in before)
        return [new, own] if made_up else [own, new]
    if anew or re.match(r"(new|confirm|create|repeat)\b", said):
        return [new]
    users = (shown.value.fact for shown in reversed(before) if shown.action == "fill" and shown.value)
    user = next((path for path in users if path[-1:] in (("username",), ("login",))), ())
    by_user = {(account_name(name), "login"): courts_own, (name, "new", "username"): new}
    return [by_user.get(user, own), own, new]


def secret_name(label: str) -> str:
    """A secret's name, from its field's: client-code."""
    return re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")[:40] or "value"


def hidden_name(label: str, person: Person) -> str:
    """What a hidden value is called, so that it is not taken for a fact of hers."""
    name = secret_name(label)
    return name if person.fact(name) is None else f"hidden-{name}"


def options_of(value: Entered, cast: dict[str, Person], court: Court) -> tuple[str, ...]:
    """What a script chooses: options, or files by their names. Raises BadInput as `entered_value` does."""
    if value.several:
        return value.several
    option = entered_value(value, cast, court)
    return (option if isinstance(option, str) else option.get_secret_value(),)


def entered_value(value: Entered, cast: dict[str, Person], court: Court) -> str | SecretStr:
    """What a script would type. Raises BadInput for a hidden value that nobody knows any more."""
    if value.hidden:
        return next(iter(cast.values())).secret(value.hidden)
    if value.words is not None:
        return value.words
    assert value.fact, "one value is asked for"
    first, *rest = value.fact
    for name, person in cast.items():
        if first in (name, account_name(name)):
            held: object = person if first == name else person.login_at(court.id)
            for part in rest:
                held = getattr(held, part, None)
            if isinstance(held, (str, SecretStr)):
                return held
    raise BadInput(f"The session speaks of {'.'.join(value.fact)}, which nobody in it has.")
