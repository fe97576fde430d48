"""The verbs of a walkthrough, one row each: what a verb acts on, what it leaves behind, and how it is spoken of.

The guide, the lint, pictures, films, live walks and the recorder ask this table, so that none of them knows a verb by
its name. CONTRIBUTING.md, “A verb”, says how another one is added.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, assert_never

Verb = Literal[
    "open", "click", "fill", "choose", "check", "hover", "press", "upload", "download", "close_window", "receive",
    "see", "note",
]  # fmt: skip

Role = Literal[
    "link", "button", "tab", "menuitem", "option", "textbox", "searchbox", "spinbutton", "combobox", "listbox",
    "checkbox", "radio", "switch", "menuitemcheckbox", "menuitemradio", "treeitem",
]  # fmt: skip
"""A control's role in ARIA, the standard by which screen readers name controls."""


class Controls(NamedTuple):
    """The controls that a verb may act on: by role, and by selector those that have no role, such as password fields.

    A control that is found by the selector must bear the name in its label. `icons` where one that shows a sign alone
    may go by the name that only who hears the page knows: the sentence calls it an icon. `again` where a field
    still goes by what stood in it while it was empty, to whoever has just filled it.
    """

    roles: tuple[Role, ...]
    selector: str
    icons: bool = False
    again: bool = False


PRESSABLE = Controls(
    ("link", "button", "tab", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "treeitem"),
    "a, button, summary, input[type=button], input[type=submit], input[type=reset], input[type=image]",
)
TYPED_INTO = Controls(
    ("textbox", "searchbox", "spinbutton", "combobox"),
    "input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=reset], [type=image]), "
    "textarea, [contenteditable]",
)
TEXT = ":is(input:not([type]), input[type=text], input[type=search])"
"""A field of text. One that suggests words while one types may say no more of it than what is asked of it below."""

OPTION_LISTS = Controls(
    ("combobox", "listbox"),
    "select, [role=combobox], [role=listbox], [aria-haspopup=listbox], [aria-autocomplete], input[list], "
    f"{TEXT}[autocomplete=off], :has(> [role=listbox]) > {TEXT}, :has(> [role=listbox]) > * > {TEXT}",
)
BOXES = Controls(("checkbox", "radio", "switch"), "input[type=checkbox], input[type=radio]")
POINTED_AT = Controls((*PRESSABLE.roles, "combobox"), PRESSABLE.selector)

KEYED = TYPED_INTO._replace(again=True)

UPLOADED = Controls(("button", "link", "menuitem", "textbox"), "input[type=file]")

Argument = Literal["site", "page", "sentence", "value", "option", "file"]

Leaves = Literal["page", "value", "option", "check", "menu", "file", "download", "nothing"]
"""What an action leaves behind: another page, perhaps; a value in a field; an option of a list; a checked box; a menu
that is open for as long as the pointer stays; the name of a file in a field; a file on the reader's own computer."""

Stands = Literal["step", "result", "note"]
"""What a sentence is in a guide: a step, which has a number; what one sees after it; or a note beside both."""

Pointer = Literal["presses", "rests", "away"]
"""What the pointer of a film or a live walk does at the control: presses it, or only goes there, or stays away."""


class Meaning(NamedTuple):
    """One row of the table. No field has a default: whoever adds a verb answers all of them."""

    arguments: tuple[Argument, ...]
    """What the guide's method of this name takes, in order; a script that the recorder writes gives just that."""

    controls: Controls | None
    """What it acts on; None where nothing is acted on."""

    words: tuple[str, ...]
    """A sentence that asks for it says one of these; none where nothing is asked of the reader.

    The lint counts them in the sentences of every verb: one that says two of them asks for two actions.
    """

    draft: str
    """The plainest sentence for it, without its period; “…” stands for what it names. Empty for free words."""

    leaves: Leaves
    pointer: Pointer

    left: str
    """What an alt text says of the control afterwards; `{value}` is what the screen shows in it."""

    stands: Stands
    """What its sentence is in a guide."""

    @property
    def is_step(self) -> bool:
        """Whether it is something to do, which has a number."""
        return self.stands == "step"

    @property
    def is_result(self) -> bool:
        """Whether it is what one sees after a step, below which it stands, with a sign of its own."""
        return self.stands == "result"

    @property
    def is_note(self) -> bool:
        """Whether it stands beside the steps."""
        return self.stands == "note"

    @property
    def asks(self) -> bool:
        """Whether it asks the reader to do something."""
        return bool(self.words)

    @property
    def names_site(self) -> bool:
        """Whether its sentence says an address, which documents make a link."""
        return "site" in self.arguments

    @property
    def brings_mail(self) -> bool:
        """Whether its page has come to the reader by another way than a screen's, such as an e-mail."""
        return "page" in self.arguments

    @property
    def only_read(self) -> bool:
        """Whether what it names is only read: its outline is dashed."""
        return self.controls is None

    @property
    def changes_control(self) -> bool:
        """Whether the control looks different afterwards, and how it looks then is kept."""
        match self.leaves:
            case "value" | "option" | "check" | "file":
                return True
            case "page" | "menu" | "download" | "nothing":
                return False
            case _:
                assert_never(self.leaves)

    @property
    def may_lead_away(self) -> bool:
        """Whether the page may be gone afterwards, so that it is pictured before."""
        return self.leaves in ("page", "download") and self.controls is not None

    @property
    def holds_open(self) -> bool:
        """Whether the pointer stays where it is afterwards: what it has opened would close without it."""
        return self.leaves == "menu"

    @property
    def points(self) -> bool:
        """Whether the pointer of a film or a live walk goes to the control."""
        match self.pointer:
            case "presses" | "rests":
                return True
            case "away":
                return False
            case _:
                assert_never(self.pointer)

    @property
    def presses(self) -> bool:
        """Whether the pointer presses the control once it is there."""
        match self.pointer:
            case "presses":
                return True
            case "rests" | "away":
                return False
            case _:
                assert_never(self.pointer)

    @property
    def says_key(self) -> bool:
        """Whether its sentence says which key is pressed, where something was typed before."""
        return self.controls is not None and self.controls.again

    @property
    def gives_a_fact(self) -> bool:
        """Whether the reader must know or have something to do it, such as her password, her county or her file."""
        return self.leaves in ("value", "option", "file")


VERBS: dict[Verb, Meaning] = {
    "open": Meaning(
        arguments=("site", "sentence"),
        controls=None,
        words=("open",),
        draft="Open a web browser and go to …",
        leaves="page",
        pointer="away",
        left="",
        stands="step",
    ),
    "click": Meaning(
        arguments=("sentence",),
        controls=PRESSABLE,
        words=("click", "press"),
        draft="Click …",
        leaves="page",
        pointer="presses",
        left="",
        stands="step",
    ),
    "fill": Meaning(
        arguments=("sentence", "value"),
        controls=TYPED_INTO,
        words=("enter", "type", "clear"),
        draft="Enter your …",
        leaves="value",
        pointer="presses",
        left="filled with {value}",
        stands="step",
    ),
    "choose": Meaning(
        arguments=("sentence", "option"),
        controls=OPTION_LISTS,
        words=("choose", "select"),
        draft="In the … list, choose yours",
        leaves="option",
        pointer="presses",
        left="set to {value}",
        stands="step",
    ),
    "check": Meaning(
        arguments=("sentence",),
        controls=BOXES,
        words=("check", "select", "clear"),
        draft="Check …",
        leaves="check",
        pointer="presses",
        left="selected",
        stands="step",
    ),
    "hover": Meaning(
        arguments=("sentence",),
        controls=POINTED_AT,
        words=("point", "hover"),
        draft="Point to …",
        leaves="menu",
        pointer="rests",
        left="",
        stands="step",
    ),
    "press": Meaning(
        arguments=("sentence",),
        controls=KEYED,
        words=("press",),
        draft="In …, press Enter",
        leaves="page",
        pointer="rests",
        left="",
        stands="step",
    ),
    "upload": Meaning(
        arguments=("sentence", "file"),
        controls=UPLOADED,
        words=("choose", "select"),
        draft="Choose your …",
        leaves="file",
        pointer="presses",
        left="with the file {value}",
        stands="step",
    ),
    "download": Meaning(
        arguments=("sentence",),
        controls=PRESSABLE,
        words=("click", "press"),
        draft="Click …",
        leaves="download",
        pointer="presses",
        left="which gives you the file {value}",
        stands="step",
    ),
    "close_window": Meaning(
        arguments=("sentence",),
        controls=None,
        words=("close the window", "close the tab"),
        draft="Close the window",
        leaves="page",
        pointer="away",
        left="",
        stands="step",
    ),
    "receive": Meaning(
        arguments=("page", "sentence"),
        controls=None,
        words=("open",),
        draft="Open the e-mail …",
        leaves="page",
        pointer="away",
        left="",
        stands="step",
    ),
    "see": Meaning(
        arguments=("sentence",),
        controls=None,
        words=(),
        draft="You see …",
        leaves="nothing",
        pointer="away",
        left="",
        stands="result",
    ),
    "note": Meaning(
        arguments=("sentence",),
        controls=None,
        words=(),
        draft="",
        leaves="nothing",
        pointer="away",
        left="",
        stands="note",
    ),
}

RENAMED: dict[str, Verb] = {"tick": "check"}
"""Verbs that have another name now: a script that still says the old one is told so."""


def refusal(old: str) -> str:
    """What to tell whoever wrote a verb that has another name now."""
    new = RENAMED[old]
    first, second, *_ = VERBS[new].words
    return f"guide.{old} is called guide.{new} now: write guide.{new}, and “{first}” or “{second}” in its sentence."
