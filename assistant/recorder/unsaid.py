"""What a person did that no sentence can say: what the bar tells her, and what stands in the script in its place."""

from __future__ import annotations

from typing import Any, NamedTuple

IN_THE_SCRIPT = "It stands in the script as a comment."


class Unsaid(NamedTuple):
    """`did` completes “You …” in the bar, and stands in the script's comment; `way` is the way out, where there is one.

    Both may hold “{}”, for the words of what it was done to.
    """

    did: str
    way: str = ""


UNSAID: dict[str, Unsaid] = {
    "drag": Unsaid("dragged {}, and no sentence says that", "Look for a button that does the same."),
    "dropped": Unsaid("dropped a file on {}, and no sentence says that", "Press what chooses a file there instead."),
    "drawing": Unsaid("used {}, a drawing in which no words can be found", "Say it in a Note."),
    "spot": Unsaid("clicked {}, which does not look as if it could be clicked, so no reader would know"),
    "key": Unsaid("pressed {}, and no sentence says that", "Click what does the same."),
    "right": Unsaid(
        "clicked {} with the right button, and no sentence says that", "Look for a menu that does the same."
    ),
    "plugin": Unsaid("used {}, in which only a plug-in knows what is done"),
    "entered": Unsaid("used {}, a frame in which nothing can be heard"),
    "format": Unsaid("gave {} a format, and a guide types plain words", "Say in a Note how it should look."),
    "hanging": Unsaid("used what hangs at {}, and nothing came to stand in that field"),
    "list": Unsaid("chose {}, and the list that closed does not show it"),
    "unchosen": Unsaid("took back what {} had chosen already, and a guide only chooses"),
    "nameless": Unsaid("sent {} by the Enter key, and it has no button that a reader could click"),
    "files": Unsaid("chose files for {} of which a guide cannot keep a copy: 20 at most, of 20 MB each"),
    "folder": Unsaid("chose a folder for {}, and a guide chooses files alone"),
    "came": Unsaid("got the file {}, for which nothing was clicked"),
    "opened": Unsaid("got a window for which nothing on the page was clicked, so it was closed again"),
    "elsewhere": Unsaid("got a window of another host, which no walk may reach, so it was closed again"),
    "answered": Unsaid("answered a window of the browser of which it was not told how"),
    "unfound": Unsaid("used {}, which nobody could find by its words"),
}
"""By the word with which the ears tell of it."""


def did(what: str, words: str) -> str:
    """What she did, as a comment of the script tells it: one line, and in it nothing but words."""
    shown = "".join(letter if letter.isprintable() else " " for letter in words)
    named = f"“{' '.join(shown.split())}”" if shown.strip() else "something without a name"
    return UNSAID[what].did.format(named)


def message(what: str, words: str, why: str = "") -> str:
    """What the bar says of it at once."""
    told = f"You {did(what, words)}{f': {why}' if why else ''}."
    return " ".join(part for part in (told, UNSAID[what].way, IN_THE_SCRIPT) if part)


def of_event(event: dict[str, Any]) -> tuple[str, str]:  # Any: it comes as JSON
    """What the ears have told, and the words of what it was done to."""
    what = str(event["what"])
    return (what if what in UNSAID else "spot"), str(event["words"])
