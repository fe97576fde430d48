"""The people of a session, and what was hidden while it was shown: in memory alone, for the walks of this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count

from pydantic import SecretStr

from assistant.errors import BadInput
from assistant.facts.people import Person
from assistant.recorder import sources
from assistant.recorder.journal import ShownStep


class Cast:
    """People by the names that the script gives them; the first one acts, and knows all that was hidden.

    Whoever is handed `people` after something was hidden can ask them for it, `filer.secret("…")`, and finds it among
    their `secrets()`, which no artifact may hold. No file of a person ever gets it.
    """

    def __init__(self, people: Mapping[str, Person]) -> None:
        self.people: dict[str, Person] = dict(people)
        self._name, self._as_filed = next(iter(people.items()))
        self._hidden: dict[str, SecretStr] = {}

    @property
    def filer(self) -> Person:
        """The one who acts."""
        return self.people[self._name]

    def hide(self, name: str, value: SecretStr) -> None:
        """Keep a value under a name, in place of an earlier one of that name."""
        self._hidden[name] = value
        known = self._as_filed.own_secrets | self._hidden
        self.people[self._name] = self._as_filed.model_copy(update={"own_secrets": known})

    def hidden_name(self, label: str, words: str) -> str:
        """A name for what was typed into a field: its own for each value, the same for the same value again."""
        value = SecretStr(words)
        first = sources.hidden_name(label, self._as_filed)
        names = chain([first], (f"{first}-{number}" for number in count(2)))
        return next(name for name in names if self._hidden.get(name, value) == value)

    def first_unknown(self, shown: Iterable[ShownStep]) -> ShownStep | None:
        """The first step with a hidden value that nobody knows any more; None where all are known."""
        return next((one for one in shown if not self._knows(one)), None)

    def _knows(self, one: ShownStep) -> bool:
        if one.value is None or not one.value.hidden:
            return True
        try:
            self.filer.secret(one.value.hidden)
        except BadInput:
            return False
        return True

    def secrets(self) -> Iterator[SecretStr]:
        """Every secret of everybody, and all that was hidden."""
        return (secret for one in self.people.values() for secret in one.secrets())
