"""A session from its beginning to a recording: the window, the script that comes of it, and the walk that proves it."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant import leaks
from assistant.building import provenance, turns
from assistant.building.folders import Tell, hash_of, is_there, moved_aside
from assistant.building.kept_walks import OURS
from assistant.building.provenance import NOTE, Made, Provenance
from assistant.building.workspace import Progress, Workspace, quiet
from assistant.errors import AssistantError, BadInput
from assistant.facts.courts import court, needs_portal
from assistant.facts.people import Person, person
from assistant.facts.recording import FILE_NAME as RECORDING
from assistant.facts.recording import Recording, Viewport
from assistant.places import GUIDES
from assistant.recorder import python_source
from assistant.recorder.cast import Cast
from assistant.recorder.journal import Journal, PageFacts, Session
from assistant.recorder.window import RecorderWindow
from assistant.walking import browser, walk
from assistant.walking.browser import OpenBrowser, opened
from assistant.walking.declared import YEARS
from assistant.walking.portal import Portal
from assistant.walking.walkthrough import load, only_walkthrough

LONGEST_TITLE = 40
USUAL_DAY = date(2021, 9, 21)
"""The day after the two courts of the notices went live: every screen of the bundled portal works."""


@dataclass(frozen=True)
class RecordOptions:
    """What somebody wants to show."""

    name: str
    court: str
    people: tuple[str, ...]
    on: date | None
    site: str
    title: str
    folder: Path
    resume: bool = False


def options(
    name: str, court: str, people: Sequence[str], on: str | None, site: str, title: str, folder: Path, *, resume: bool
) -> RecordOptions:
    """What the command line asks for. Raises BadInput for a day that is none."""
    try:
        day = None if on is None else date.fromisoformat(on)
    except ValueError:
        raise BadInput(f"“{on}” is no date; write it as 2021-09-21.") from None
    if day and day.year not in YEARS:
        raise BadInput(f"“{on}” is no date that the portal can show; its years are {YEARS[0]} to {YEARS[-1]}.")
    title = title or name.replace("-", " ").capitalize()
    return RecordOptions(name, court, tuple(people), day, site, title, folder, resume)


def record_session(wanted: RecordOptions, say: Callable[[str], object], tell: Progress = quiet) -> str:
    """Open the window and let her show it; when she finishes, write the script and walk it. Returns what to say.

    Raises BadInput, BrowserMissing, PortalTrouble, or NotOnScreen where the script does not walk; all is kept then.
    """
    session = Journal.load(wanted.folder, say).session if wanted.resume else asked_for(wanted)
    if not wanted.resume:
        Journal.check_free(wanted.folder, session)
    place = court(session.court)
    if session.site not in place.sites:
        raise BadInput(f"{place.id} has no site “{session.site}”; it has {', '.join(place.sites)}.")
    cast = cast_of(session)
    with (
        leaks.unsaid(cast.secrets),
        alone_with(wanted.folder),
        Workspace([session.court], GUIDES, tell=tell) as workspace,
        ExitStack() as stack,
    ):
        headed = stack.enter_context(opened(headed=True))
        window, portal = stack.enter_context(headed.window()), workspace.portal_of(place, session.people)
        unseen = unseen_browser(headed, stack, browser.viewport_of(place))
        journal = Journal.load(wanted.folder) if wanted.resume else Journal.begin(wanted.folder, session)
        recorder = RecorderWindow(window, unseen, portal, place, cast, journal)
        say(who(cast.filer, journal))
        if not recorder.show():
            return f"{len(journal.shown)} steps are kept. Go on: assistant record {session.name} --resume"
        window.close()
        made = finish(journal, recorder.end, portal, unseen(), cast, tell, say)
    return result_in_words(made, journal)


def alone_with(session: Path) -> AbstractContextManager[None]:
    """While somebody shows something, nobody else can in the same session. Raises AtWork."""
    lock = session.with_name(f".{session.name}.at-work")
    return turns.alone_or_refused(
        lock, f"Somebody is showing {session} in another window. Finish there, or give another name."
    )


def asked_for(wanted: RecordOptions) -> Session:
    """A new session as it was asked for; it begins with the first site where none is named.

    Raises BadInput for a name or a title that cannot be.
    """
    if len(wanted.title) > LONGEST_TITLE:
        raise BadInput(
            f"The title has {len(wanted.title)} characters, and {LONGEST_TITLE} are the most: {wanted.title}"
        )
    place = court(wanted.court)
    try:
        return Session(
            name=wanted.name,
            title=wanted.title,
            court=wanted.court,
            people=wanted.people,
            on=wanted.on or (USUAL_DAY if needs_portal(place) else None),
            site=wanted.site or next(iter(place.sites)),
        )
    except ValueError:
        raise BadInput(f"“{wanted.name}” cannot be a name; write it in lower case, like link-by-hand.") from None


def cast_of(session: Session) -> Cast:
    """The people of a session by the names that its script gives them. Nothing is hidden yet."""
    names = python_source.people_of(session)
    return Cast({name: person(slug) for name, slug in zip(names, session.people, strict=True)})


def unseen_browser(
    headed: OpenBrowser, stack: ExitStack, viewport: Viewport = browser.VIEWPORT
) -> Callable[[], OpenBrowser]:
    """A browser without a window, for what is done unseen; started when first needed, by the same Playwright."""
    desks: list[OpenBrowser] = []

    def unseen() -> OpenBrowser:
        if not desks:
            started = headed.browser.browser_type.launch(**browser.launch_arguments())
            stack.callback(started.close)
            desks.append(OpenBrowser(started, viewport=viewport))
        return desks[0]

    return unseen


def who(filer: Person, journal: Journal) -> str:
    """Who she is in this session; the passwords of her accounts stand at the portal's training desk, too."""
    known = f", username {filer.username}" if filer.pacer or filer.own_username else ""
    at = "at the training desk, and " if filer.pacer or filer.cmecf else ""
    return (
        f"You are {filer.name}{known}. The passwords stand {at}in {filer.slug}.toml. "
        f"Every step is kept in {journal.file}."
    )


def finish(
    journal: Journal,
    end: PageFacts,
    portal: Portal,
    browser: OpenBrowser,
    cast: Cast,
    tell: Progress = quiet,
    say: Tell = quiet,
) -> Recording:
    """Write the script, walk it once, and keep the recording beside it. The `cast` knows what was hidden.

    Raises what the walk raises; then the journal and the script stay, and nothing else of the walk.
    """
    file = write_script(journal, end, say)
    walkthrough = only_walkthrough(load(file), file)
    walking = journal.folder / ".walking"
    shutil.rmtree(walking, ignore_errors=True)

    def on_step(number: int) -> None:
        tell(f"walking {journal.session.name}: step {number}")

    try:
        walk.walk(walkthrough, court(journal.session.court), portal, browser, walking, on_step, cast.people)
        leaks.search(file, cast.secrets())
        leaks.search(journal.file, cast.secrets())
        keep_recording(walking, journal.folder)
    except AssistantError as error:
        again = f"assistant record {journal.session.name} --resume"
        raise type(error)(f"{error}\n\nAll that you showed is kept. Mend it there: {again}") from None
    finally:
        shutil.rmtree(walking, ignore_errors=True)
    return Recording.load(journal.folder)


def write_script(journal: Journal, end: PageFacts, say: Tell = quiet) -> Path:
    """The script of a session, beside its journal; one that somebody has edited gets another name."""
    file = journal.folder / f"{python_source.module_name(journal.session.name)}.py"
    text = python_source.source(journal.session, journal.shown, end)
    note = journal.folder / NOTE
    known = provenance.read(note).files.get(file.name), hashlib.sha256(text.encode()).hexdigest()
    if is_there(file) and hash_of(file) not in known:
        file.rename(moved_aside(file, file, say))
    file.write_text(text, encoding="utf-8", newline="\n")
    Provenance(formats={"script": Made(edition="", publishers="", files={file.name: hash_of(file)})}).leave(note)
    return file


def keep_recording(walked: Path, folder: Path) -> None:
    """Put a recording into the session's folder in place of an older one; `recording.json` comes last.

    Only what a walk leaves is replaced: what else she put there is hers.
    """
    for old in [folder / RECORDING, *folder.iterdir()]:
        if OURS.fullmatch(old.name):
            old.unlink(missing_ok=True)
    for file in sorted(walked.iterdir(), key=lambda file: file.name == RECORDING):
        file.replace(folder / file.name)


def result_in_words(recording: Recording, journal: Journal) -> str:
    steps = len(list(recording.steps()))
    file = journal.folder / f"{python_source.module_name(journal.session.name)}.py"
    return (
        f"{steps} steps on {len(recording.screens)} screens, edition {recording.edition}. The script passes: {file}\n"
        f"assistant publish {journal.folder}"
    )
