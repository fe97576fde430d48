"""Everything that the assistant raises on purpose."""

from __future__ import annotations


class AssistantError(Exception):
    """A person's trouble, told as a sentence: what, where, and how to mend it."""


class BadInput(AssistantError):
    """A file or an option that a person gave cannot be used as it is."""


class LeftOut(BadInput):
    """A sentence needs a fact that the file of its site leaves out."""


class UnknownPerson(BadInput):
    """Somebody acts in a recording of whom nobody knows the file, and so what must not be published."""


class NotOnScreen(AssistantError):
    """A sentence names something that the reader would not see."""


class Untrue(NotOnScreen):
    """A sentence says what is not so; or nobody knows, for its proof is `undone`: it could not be carried out."""

    def __init__(self, told: str, expected: str = "", there: str = "", *, undone: bool = False) -> None:
        super().__init__(told)
        self.expected, self.there, self.undone = expected, there, undone


class PortalTrouble(AssistantError):
    """The portal did not start, or did not answer as a portal does."""


class HostRefused(AssistantError):
    """An address is neither on this machine nor allowed, so nothing was asked of it."""


class BrowserMissing(AssistantError):
    """No browser was found on this machine, or it did not start."""


class SecretFound(AssistantError):
    """A secret value stands in something that was about to be published."""


class WorkerLost(AssistantError):
    """A process that worked for this one is gone."""


class AtWork(AssistantError):
    """Somebody else is at work in a folder, for longer than we wait."""


class StoreTrouble(AssistantError):
    """The store of what was made before cannot be opened, read or written."""


class MachinesTrouble(AssistantError):
    """Other machines cannot make guides for this one: none is there, or one is not as this one is."""
