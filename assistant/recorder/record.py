"""A session from its beginning to a recording: the window, the script that comes of it, and the walk that proves it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant import leaks
from assistant.building.workspace import Progress, Workspace, quiet
from assistant.errors import AssistantError, BadInput
from assistant.facts.courts import court
from assistant.facts.people import Person, person
from assistant.facts.recording import FILE_NAME as RECORDING
from assistant.facts.recording import Recording
from assistant.recorder import python_source
from assistant.recorder.journal import Journal, Page, Session
from assistant.recorder.session import Recorder
from assistant.walking import browser, walk
from assistant.walking.browser import Desk
from assistant.walking.portal import Portal
from assistant.walking.walkthrough import load, only_walkthrough

LONGEST_TITLE = 40


@dataclass(frozen=True)
class Wish:
    """What somebody wants to show."""

    name: str
    court: str
    people: tuple[str, ...]
    on: date
    site: str
    title: str
    folder: Path
    resume: bool = False


def wish(
    name: str, court: str, people: Sequence[str], on: str, site: str, title: str, folder: Path, *, resume: bool
) -> Wish:
    """What the command line asks for. Raises BadInput for a day that is none."""
    try:
        day = date.fromisoformat(on)
    except ValueError:
        raise BadInput(f"“{on}” is no date; write it as 2021-09-21.") from None
    title = title or name.replace("-", " ").capitalize()
    return Wish(name, court, tuple(people), day, site, title, folder, resume)


def record(wish: Wish, say: Callable[[str], object], tell: Progress = quiet) -> str:
    """Open the window and let her show it; when she finishes, write the script and walk it. Returns what to say.

    Raises BadInput, BrowserMissing, PortalTrouble, or NotOnScreen where the script does not walk; all is kept then.
    """
    session = Journal.load(wish.folder, say).session if wish.resume else asked_for(wish)
    place = court(session.court)
    if session.site not in place.sites:
        raise BadInput(f"{place.id} has no site “{session.site}”; it has {', '.join(place.sites)}.")
    cast = cast_of(session)
    with Workspace([session.court], Path("build/guides"), tell=tell) as workspace, ExitStack() as stack:
        headed = stack.enter_context(browser.desk(headed=True))
        window, portal = stack.enter_context(headed.window()), workspace.portal
        unseen = beside(headed, stack)
        journal = Journal.load(wish.folder) if wish.resume else Journal.begin(wish.folder, session)
        recorder = Recorder(window, unseen, portal, place, cast, journal)
        say(who(cast, journal))
        if not recorder.show():
            return f"{len(journal.shown)} steps are kept. Go on: assistant record {session.name} --resume"
        window.close()
        made = finish(journal, recorder.end, portal, unseen(), tell)
    return told(made, journal)


def asked_for(wish: Wish) -> Session:
    """A new session as it was asked for. Raises BadInput for a name or a title that cannot be."""
    if len(wish.title) > LONGEST_TITLE:
        raise BadInput(f"The title has {len(wish.title)} characters, and {LONGEST_TITLE} are the most: {wish.title}")
    try:
        return Session(
            name=wish.name, title=wish.title, court=wish.court, people=wish.people, on=wish.on, site=wish.site
        )
    except ValueError:
        raise BadInput(f"“{wish.name}” cannot be a name; write it in lower case, like link-by-hand.") from None


def cast_of(session: Session) -> dict[str, Person]:
    """The people of a session by the names that its script gives them."""
    return {name: person(slug) for name, slug in zip(python_source.people_of(session), session.people, strict=True)}


def beside(headed: Desk, stack: ExitStack) -> Callable[[], Desk]:
    """A browser without a window, for what is done unseen; started when first needed, by the same Playwright."""
    desks: list[Desk] = []

    def unseen() -> Desk:
        if not desks:
            started = headed.browser.browser_type.launch(**browser.launch_arguments())
            stack.callback(started.close)
            desks.append(Desk(started))
        return desks[0]

    return unseen


def who(cast: dict[str, Person], journal: Journal) -> str:
    """Who she is in this session; her passwords stand at the portal's training desk."""
    filer = next(iter(cast.values()))
    known = f", username {filer.username}" if filer.pacer else ""
    return (
        f"You are {filer.name}{known}. The passwords stand at the training desk, and in {filer.slug}.toml. "
        f"Every step is kept in {journal.file}."
    )


def finish(journal: Journal, end: Page, portal: Portal, desk: Desk, tell: Progress = quiet) -> Recording:
    """Write the script, walk it once, and keep the recording beside it.

    Raises what the walk raises; then the journal and the script stay, and nothing else of the walk.
    """
    file = write_script(journal, end)
    walkthrough = only_walkthrough(load(file), file)
    walking = journal.folder / ".walking"
    shutil.rmtree(walking, ignore_errors=True)

    def on_step(number: int) -> None:
        tell(f"walking {journal.session.name}: step {number}")

    try:
        walk.walk(walkthrough, court(journal.session.court), portal, desk, walking, on_step)
        secrets = [secret for one in walkthrough.cast().values() for secret in one.secrets()]
        leaks.search(file, secrets)
        leaks.search(journal.file, secrets)
        put(walking, journal.folder)
    except AssistantError as error:
        again = f"assistant record {journal.session.name} --resume"
        raise type(error)(f"{error}\n\nAll that you showed is kept. Mend it there: {again}") from None
    finally:
        shutil.rmtree(walking, ignore_errors=True)
    return Recording.load(journal.folder)


def write_script(journal: Journal, end: Page) -> Path:
    """The script of a session, beside its journal."""
    file = journal.folder / f"{python_source.module_name(journal.session.name)}.py"
    text = python_source.source(journal.session, journal.shown, end)
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def put(walked: Path, folder: Path) -> None:
    """Put a recording into the session's folder in place of an older one; `recording.json` comes last."""
    for old in (folder / RECORDING, *folder.glob("*.png")):
        old.unlink(missing_ok=True)
    for file in sorted(walked.iterdir(), key=lambda file: file.name == RECORDING):
        file.replace(folder / file.name)


def told(recording: Recording, journal: Journal) -> str:
    steps = len(list(recording.steps()))
    file = journal.folder / f"{python_source.module_name(journal.session.name)}.py"
    return (
        f"{steps} steps on {len(recording.screens)} screens, edition {recording.edition}. The script passes: {file}\n"
        f"assistant publish {journal.folder}"
    )
