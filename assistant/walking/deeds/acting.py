"""What a verb that acts does, and on which controls; one that is said by its old name is told the new one."""

from __future__ import annotations

from assistant.errors import BadInput
from assistant.facts import verbs
from assistant.facts.verbs import VERBS, Controls, Meaning, Role, Verb
from assistant.walking import given
from assistant.walking.script_line import line_of_the_script


def acting(verb: Verb, roles: tuple[Role, ...] | None) -> tuple[Meaning, Controls]:
    """What a verb that acts does, and on which controls. Raises BadInput for one that does not, or is not known."""
    given.roles(roles)
    if isinstance(verb, str) and verb in verbs.RENAMED:
        raise renamed(verb)
    does = VERBS.get(verb) if isinstance(verb, str) else None
    if does is None or does.controls is None:
        those = ", ".join(name for name, meaning in VERBS.items() if meaning.controls)
        raise BadInput(f"{line_of_the_script()}: “{verb}” acts on no control; guide.step takes {those}.")
    return does, does.controls if roles is None else Controls(roles, does.controls.selector)


def renamed(verb: str) -> BadInput:
    """What is raised where a script says a verb by its old name."""
    return BadInput(f"{line_of_the_script()}: {verbs.refusal(verb)}")
