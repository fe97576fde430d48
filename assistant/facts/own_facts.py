"""Facts that a file may leave out, and others of one's own: each is had by its name, or is told to be missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, get_args

from pydantic import AfterValidator, ConfigDict, Field, SecretStr, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from assistant.errors import BadInput
from assistant.facts.toml import Fact, check_text

MISSING: Any = None  # Any: it stands in fields of every type, and is given to nobody
"""The default of a fact that may be left out. Whoever reads it is told that it is not there."""

SECRET = re.compile(
    r"(?:^|_)(?:pass(?:word|code|phrase)?|pwd|secret|token|pin|otp|api_?key|answer)s?(?:_|\d|$)", re.IGNORECASE
)
"""A fact of one's own of such a name is a secret, wherever it stands."""


class NoFact(BadInput, AttributeError):
    """A fact that a file leaves out was asked for."""


def own_fact(value: Any) -> Any:  # Any: whatever TOML can hold
    """A fact of one's own as scripts get it; a table is facts in turn. Raises pydantic's kind of error."""
    if isinstance(value, dict):
        try:
            return OwnFacts.model_validate(value)
        except ValidationError as error:
            wrong = (f"{one['loc'][0]}: {one['msg']}" for one in error.errors(include_input=False))
            raise PydanticCustomError("table", "{wrong}", {"wrong": "; ".join(wrong)}) from None
    if isinstance(value, list):
        return tuple(own_fact(one) for one in value)
    bare = value.get_secret_value() if isinstance(value, SecretStr) else value
    if bare == "":
        raise PydanticCustomError("empty", "Is empty; leave the line out, or give a value")
    if isinstance(bare, str):
        check_text(bare)
    return value


class OwnFacts(Fact):
    """Facts of which any may be missing, and any others, which are had by their names: `clerk.badge`.

    Raises NoFact, a BadInput, for one that is not there.
    """

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Annotated[Any, AfterValidator(own_fact)]] = Field(init=False)
    left_out: ClassVar[frozenset[str]] = frozenset()
    """The names of facts whose type has no room for nothing, though a file may leave them out."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:  # Any: what pydantic hands on
        fields = cls.model_fields.items()
        cls.left_out = frozenset(
            name for name, one in fields
            if one.default is None and type(None) not in get_args(one.annotation)
        )  # fmt: skip

    @model_validator(mode="before")
    @classmethod
    def _own_names(cls, given: Any) -> Any:  # Any: whatever TOML can hold
        """Hide what is secret by its name. Raises pydantic's kind of error for a name that means something here."""
        if not isinstance(given, dict):
            return given
        known = {one.alias or name for name, one in cls.model_fields.items()}
        own = given.keys() - known
        if taken := sorted(
            name for name in own if name.startswith("_") or name in cls.model_fields or hasattr(cls, name)
        ):
            words = "Has a name that means something else here; call it, say, my_{name}"
            raise PydanticCustomError("name", f"{taken[0]}: {words}", {"name": taken[0].strip("_")})
        return {name: hidden(value) if name in own and SECRET.search(name) else value for name, value in given.items()}

    def has(self, name: str) -> bool:
        """Whether a fact is there that may be missing."""
        return vars(self).get(name) is not None

    def no_fact(self, name: str) -> NoFact:
        """What is raised where somebody asks for a fact that is not there."""
        return NoFact(f"There is no {name} among {', '.join(sorted(name for name, _ in self)) or 'these facts'}.")

    if not TYPE_CHECKING:  # for a type checker our own scripts ask for known facts alone

        def __getattribute__(self, name: str) -> object:
            value = super().__getattribute__(name)
            if value is None and name in type(self).left_out:
                raise self.no_fact(name)
            return value

        def __getattr__(self, name: str) -> object:
            """A fact of one's own; and where a property asked for one that is missing, that it is the property."""
            if name.startswith("_"):
                return super().__getattr__(name)
            own = self.__pydantic_extra__ or {}
            if name not in own:
                raise self.no_fact(name)
            return own[name]


def hidden(value: Any) -> Any:  # Any: whatever TOML can hold
    """A text or a number as a secret, also in a list or a table."""
    if isinstance(value, list):
        return [hidden(one) for one in value]
    if isinstance(value, dict):
        return {name: hidden(one) for name, one in value.items()}
    return SecretStr(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else value
