"""What is said when a walk stops: what was looked for, on which page, what that shows, and what to do."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import leaks
from assistant.errors import AssistantError, NotOnScreen, PortalTrouble, SecretFound, Untrue
from assistant.facts import sentence as sentences
from assistant.facts.verbs import VERBS
from assistant.walking import answers, frames, hosts, targets
from assistant.walking.deeds import Undone
from assistant.walking.ink import Unseen
from assistant.walking.script_line import ScriptLine, line_of_the_script

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Error, Page

    from assistant.facts.signs import Sign
    from assistant.walking.answers import Awaited
    from assistant.walking.camera import Camera
    from assistant.walking.targets import Missing
    from assistant.walking.windows.asking import Asking

MOST_SHOWN = 12
"""Of so many headings and controls a message says that the page shows them."""


@dataclass(frozen=True)
class Stop:
    """Where a walk stopped: at which step of which guide, before which page. `sentence` is as the script writes it."""

    title: str
    sign: Sign
    sentence: str
    page: Page
    camera: Camera
    folder: Path
    line: ScriptLine | None = None
    """Where the sentence stands; where None is given, at the line that is walked now."""

    @property
    def told(self) -> str:
        """Which sentence it is, at the head of a message."""
        return f"{self.sign.told[0].upper()}{self.sign.told[1:]}"

    @property
    def at(self) -> ScriptLine:
        return self.line or line_of_the_script()

    def picture(self) -> str:
        """Take a picture of it. Returns where it lies, or why there is none."""
        from playwright.sync_api import Error

        if self.page.is_closed():
            return "not taken, for the page was closed"
        name = f"stopped-at-step-{self.sign.number:02}.png"
        try:
            self.camera.snapshot(name)
        except SecretFound:
            return "not taken, for the page shows a secret value"
        except Error:  # it goes away just now, or broke off
            return "not taken, for the page went away"
        return here_from(self.folder / name)


def not_on_screen(stop: Stop, missing: Missing, words: str) -> AssistantError:
    """A bold word that a person would not see, or would see several times; or there is no page to see it on."""
    if stop.page.url.startswith(frames.NO_PAGE):
        return no_page(stop)
    what, mend = why_missing(stop, missing, words)
    cover = f"    covered by     {redacted(stop, missing.covered)}\n" if missing.covered else ""
    return NotOnScreen(
        f"{stop.told} of “{stop.title}” names something {what}: {words}\n\n"
        f"    {stop.sentence}        {stop.at}\n"
        f"    on the page    {heading(stop.page)}\n"
        f"    it shows       {shown(stop.page)}\n{cover}"
        f"    picture        {stop.picture()}\n\n{mend}{'' if missing.seen else unseeable(stop.page)}"
    )


def unseeable(page: Page) -> str:
    """What is said of parts of a page that nobody but an eye can look into, behind a message."""
    told = frames.unseeable(page)
    return f"\nA part of the page cannot be looked into: {' · '.join(told)}." if told else ""


def redacted(stop: Stop, said: str) -> str:
    """Words of a page, without the secrets that it may show."""
    return leaks.redacted(said, stop.camera.secrets)


def in_new_window(error: AssistantError) -> AssistantError:
    """The same, of a sentence that may speak of the page which has opened the window."""
    return type(error)(
        f"{error} It was looked for in the window that has opened; to go back from there: "
        'guide.close_window("Close the window.")'
    )


def why_missing(stop: Stop, missing: Missing, words: str) -> tuple[str, str]:
    """What is wrong with what a sentence names, and how to mend it."""
    if why := why_not_taken(stop, missing, words):
        return why
    in_a_place = len(sentences.said(stop.sentence).bold) > 1
    if isinstance(targets.sight(stop.page, words, ()), targets.Missing) or not (
        in_a_place or targets.alone(stop.page, words)
    ):
        return "that is not on the screen", "If the site has changed its words, change them in the sentence."
    if in_a_place:
        return "that is on the screen, but not there", "Name the row, group or region that it stands in now."
    return "that is on the screen, but is no name of a control", other_kinds(stop, words) or UNLINKED.format(
        words=words
    )


def why_not_taken(stop: Stop, missing: Missing, words: str) -> tuple[str, str] | None:
    """The same of what is there, or what the sentence calls an icon; None where nothing is known of it."""
    if missing.seen > 1:
        return f"that is on the screen {missing.seen} times", several(stop, missing)
    if missing.disabled:
        return "that is on the screen, but disabled", "Say first what the page asks for before it can be used."
    if missing.covered is not None:
        mend = "Say first how a reader takes away what covers it, or name it where nothing does."
        return "that is not on the screen", mend
    if missing.cut:
        return "that is cut by the edge of the window", CUT
    if sentences.said(stop.sentence).names_icon:
        return "that is not on the screen", NO_ICON
    return ("that is not on the screen", only_a_sign(stop, missing.heard, words)) if missing.heard else None


CUT = (
    "Most of it must be seen, and nothing scrolls it in. Make the window larger in the site's file, as in "
    "window = [1280, 900]."
)

NO_ICON = (
    "An icon goes by its tip, or by the name that it has for those who hear the page. assistant probe tells it, with "
    "the page's address. If the portal has changed it, change it in the sentence."
)

LAST_BOLD = re.compile(r"(?:\b(?:the|your|an?) )?(?P<bold>\*\*[^*]+\*\*)(?P<rest>[^*]*)$", re.IGNORECASE)


def only_a_sign(stop: Stop, count: int, words: str) -> str:
    """What to write where a control shows a sign, and its name to nobody but who hears the page."""
    said = LAST_BOLD.sub(r"the \g<bold> icon (what it looks like)\g<rest>", stop.sentence)
    if count == 1:
        return (
            f"An icon there is called “{words}” for those who hear the page, and no words or tip show it. "
            f"Say that it is an icon, and what it looks like: {said}"
        )
    return (
        f"{count} icons there are called “{words}” for those who hear the page, and no words show it. Say that it is "
        f"an icon, after the row or group that it stands in: In the row of **…**, {said[0].lower()}{said[1:]}"
    )


UNLINKED = (
    "If a field stands there, its label is not linked to it, nor beside or above it with nothing between, "
    "so who hears the page cannot know it either. Name it by what is shown of it, or have the site mended: "
    "<label for=…>, or aria-label, “{words}”."
)


def several(stop: Stop, missing: Missing) -> str:
    """What to do where several are seen, on which rung they are, and what stands around each."""
    found = f"They are found {targets.TOLD[missing.rung]}. " if missing.rung else ""
    near = [f"“{redacted(stop, words)}”" for words in dict.fromkeys(missing.near) if words]
    around = f" They stand with {', '.join(near)}." if near else ""
    return f"{found}Name the row, group or region that it stands in with an earlier bold word.{around}"


def other_kinds(stop: Stop, words: str) -> str:
    """What to do where another verb acts on a control of that name; nothing where none does."""
    acts = ((verb, meaning.controls) for verb, meaning in VERBS.items() if meaning.controls)
    verbs = [
        verb for verb, among in acts if not isinstance(targets.control(stop.page, words, among, ()), targets.Missing)
    ]
    return (
        f"A control is called so that another verb acts on: {' or '.join(f'guide.{verb}' for verb in verbs)}."
        if verbs
        else ""
    )


def no_page(stop: Stop) -> PortalTrouble:
    """The browser's own page in place of one that did not come: no sentence is to blame."""
    return PortalTrouble(
        f"{stop.told} of “{stop.title}” came to no page: the site did not answer as a page does.\n\n"
        f"    {stop.sentence}        {stop.at}\n"
        f"    picture        {stop.picture()}\n\n"
        "See whether the site still runs, and what it says to the step before."
    )


def not_seen(stop: Stop, unseen: Unseen, line: ScriptLine) -> NotOnScreen:
    """A bold word that nobody could see in its picture: it is hidden on the page, or gone from it."""
    mend = (
        "It is there, so it is the page that must be mended, or the sentence must name what is seen."
        if unseen.there
        else "Begin a chapter before the step that takes it away, so that it is pictured before. Where its own step "
        'does, write that as guide.step(…, "click", roles=…): what is clicked is pictured first.'
    )
    return NotOnScreen(
        f"{stop.told} of “{stop.title}” names something that nobody could see: "
        f"{unseen.words}, for {unseen.why}.\n\n"
        f"    {stop.sentence}        {line}\n"
        f"    on the page    {heading(stop.page)}\n    picture        {stop.picture()}\n\n"
        f"{mend}"
    )


def not_done(stop: Stop, error: Undone | Error) -> NotOnScreen:
    """An action that its control does not take or keep.

    Playwright's own words are dropped, for they repeat what was typed.
    """
    if isinstance(error, Undone):
        why, remedy = error.why, error.remedy
    else:
        why = "it did not answer in time" if "Timeout" in type(error).__name__ else "it does not take that"
        remedy = "See what lies over it, or what the page asks for before it can be used."
    return NotOnScreen(
        f"{stop.told} of “{stop.title}” could not be done: {leaks.redacted(why, stop.camera.secrets)}.\n\n"
        f"    {stop.sentence}        {stop.at}\n"
        f"    on the page    {heading(stop.page)}\n    picture        {stop.picture()}\n\n"
        f"{remedy}"
    )


def not_kept(stop: Stop, changed: Mapping[str, str], *, ends: bool) -> NotOnScreen:
    """What a sentence has left in a control, and the page has changed since: its name, what was, what is now.

    `ends` where no other step comes on that page.
    """
    now = f": “{changed['was']}” stood there, and “{changed['now']}” does now" if "was" in changed else ""
    step = f"tep {stop.sign.number} of “{stop.title}”"
    what = f"After s{step} something is not as a sentence left it" if ends else f"S{step} comes too late"
    told = leaks.redacted(f"the page has changed {changed['name']} since a sentence set it{now}", stop.camera.secrets)
    return NotOnScreen(
        f"{what}: {told}.\n\n"
        f"    {stop.sentence}        {stop.at}\n"
        f"    on the page    {heading(stop.page)}\n    picture        {stop.picture()}\n\n"
        "Do first what changes it, or say in a sentence what is so now."
    )


def refused(stop: Stop, why: str) -> NotOnScreen:
    """A file that a field does not take, or another one than was awaited."""
    return NotOnScreen(
        f"{stop.told} of “{stop.title}” could not be done: {leaks.redacted(why, stop.camera.secrets)}.\n\n"
        f"    {stop.sentence}        {stop.at}\n"
        f"    on the page    {heading(stop.page)}\n    picture        {stop.picture()}\n\n"
        "If the site has changed, change the file in the script, or what is expected of it."
    )


def no_answer(stop: Stop, line: str, awaited: Awaited, window: str = "") -> PortalTrouble:
    """A page that did not answer in time: what it waited for, at which sentence, for how long.

    `window` is the address of a window that was opened and has not come.
    """
    waited, seconds = f"the window {hosts.told(window)}" if window else awaited.told(), awaited.seconds
    return PortalTrouble(
        f"{stop.told} of “{stop.title}” waited for {seconds:.0f} seconds in vain for {waited}.\n\n"
        f"{where(stop, line)}\n\n"
        "See what is wrong with the site. If it only needs longer, say for how many seconds: ASSISTANT_ANSWER=60"
    )


NO_READERS_PAGE = "led to a page that no reader should see"


def done_otherwise(stop: Stop, what: str, told: str, mend: str) -> PortalTrouble:
    """A step that was done, and has brought something that a guide cannot go on with: what, and how to mend it."""
    return PortalTrouble(
        f"{stop.told} of “{stop.title}” {what}: {leaks.redacted(told, stop.camera.secrets)}.\n\n"
        f"    {stop.sentence}        {stop.at}\n    picture        {stop.picture()}\n\n{mend}"
    )


def own_window(stop: Stop, told: str) -> PortalTrouble:
    """A window that a page opened and that no reader would see so."""
    mend = "Have the site mended, or lead the reader there by a sentence of its own: guide.open."
    return done_otherwise(stop, "led to a page that opens a window", told, mend)


def asked(stop: Stop, asking: Asking) -> PortalTrouble:
    """A window of the browser that waits for an answer, and no sentence gives it."""
    told = f"the browser opens a window over it that no sentence speaks of: “{asking.says}”"
    verbs = [f'guide.click("In the window, click **{button}**.")' for button in asking.buttons]
    mend = f"It waits for an answer. Write it after this step: {' or '.join(verbs)}"
    return done_otherwise(stop, NO_READERS_PAGE, told, mend)


def file_came(stop: Stop, name: str) -> PortalTrouble:
    """A file that came, and no sentence said so."""
    mend = "Say so in this step: guide.download in place of its verb."
    return done_otherwise(stop, "brought a file of which no sentence speaks", name, mend)


def broken_off(stop: Stop, line: str, error: Error) -> PortalTrouble:
    """A page that went away while it was looked at, in the browser's own words."""
    why = leaks.redacted(str(error).splitlines()[0], stop.camera.secrets)
    return PortalTrouble(
        f"{stop.told} of “{stop.title}” came to a page that cannot be walked: {why}\n\n"
        f"{where(stop, line)}\n\nHave the site mended, and walk again."
    )


def where(stop: Stop, line: str) -> str:
    """The sentence and its place, and what the page shows, if it does."""
    shown = answers.at_once(lambda: heading(stop.page), stop.page.url)
    picture = answers.at_once(stop.picture, "not taken, for the page does not answer")
    return f"    {stop.sentence}        {line}\n    on the page    {shown}\n    picture        {picture}"


class Disproof(Exception):
    """What a sentence says is not so: what was expected, and what is there instead, on which page.

    `proof` is the proof that failed, if it was one, and `undone` says that it could not even be carried out; `remedy`
    is what to do, where that is not to say what is so now.
    """

    def __init__(
        self, page: Page, expected: str, there: str, *, proof: str = "", remedy: str = "", undone: bool = False
    ) -> None:
        super().__init__(expected)
        self.page, self.expected, self.there, self.proof, self.remedy = page, expected, there, proof, remedy
        self.undone = undone


def untrue(stop: Stop, why: Disproof) -> Untrue:
    """A sentence that says what is not so."""
    proved = f"    proved by      {why.proof}\n" if why.proof else ""
    seen_on = dataclasses.replace(stop, page=why.page)
    camera_was, stop.camera.page = stop.camera.page, why.page
    try:
        picture = seen_on.picture()
    finally:
        stop.camera.page = camera_was
    expected, there = (leaks.redacted(words, stop.camera.secrets) for words in (why.expected, why.there))
    said = f"    expected       {expected}\n    there is       {there}\n"
    return Untrue(
        f"“{stop.title}” says at {stop.sign.told} what is not so.\n\n"
        f"    {stop.sentence}        {stop.at}\n{proved}{said}"
        f"    on the page    {heading(why.page)}\n"
        f"    it shows       {shown(why.page)}\n"
        f"    picture        {picture}\n\n"
        f"{why.remedy or 'If the site has changed, say in the sentence what is so now.'}",
        expected,
        there,
        undone=why.undone,
    )


def mishap(stop: Stop, told: str) -> PortalTrouble:
    """A page that came broken."""
    return done_otherwise(stop, NO_READERS_PAGE, told, "Have the site mended, and walk again.")


def shown(page: Page) -> str:
    """What a page shows, in short."""
    said = dict.fromkeys(words for _, told in frames.everywhere(page, "shows") for words in told)
    return " · ".join(list(said)[:MOST_SHOWN])


def heading(page: Page) -> str:
    """What a page is called: by its heading, or its title, or its address."""
    said = frames.names(page)
    return said["heading"] or said["title"] or hosts.told(page.url)


def here_from(file: Path) -> str:
    """A path as a person in this folder would type it."""
    return file.relative_to(Path.cwd()).as_posix() if file.is_relative_to(Path.cwd()) else str(file)
