"""From a file of another tool to a session as the recorder leaves it: journal, script, and the walk that proves it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import leaks
from assistant.building.folders import Tell
from assistant.building.workspace import Progress, Workspace, quiet
from assistant.commands import lint
from assistant.errors import AssistantError, BadInput
from assistant.facts import untrusted
from assistant.facts.courts import court
from assistant.importing import files
from assistant.importing.foreign import ForeignFlow, ForeignStep
from assistant.importing.retelling import Retelling
from assistant.places import GUIDES
from assistant.publishers.layout.wording import counted
from assistant.recorder import python_source, record, scripts
from assistant.recorder.cast import Cast
from assistant.recorder.journal import Journal, PageFacts
from assistant.recorder.record import LONGEST_TITLE, RecordOptions
from assistant.recorder.replay import Replay
from assistant.recorder.steps import Steps
from assistant.recorder.traces import Traces
from assistant.walking import targets
from assistant.walking.portal import Portal

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

ERA = "2021"

MOST_TOLD = 12
"""Steps of a file that are told of by their numbers, for one reason."""


def name_for(file: Path) -> str:
    """What a session of a file is called, unless somebody says it."""
    plain = re.sub(r"[^a-z0-9]+", "-", file.name.partition(".")[0].lower()).strip("-")
    return plain if re.match(r"[a-z]", plain) and untrusted.is_plain_name(plain) else f"imported-{plain}".rstrip("-")


def title_for(flow: ForeignFlow, name: str) -> str:
    """What the guide is called, unless somebody says it: as the tool called it, where that has room and is a title."""
    told = " ".join(flow.title.split())
    told = told if " " in told else re.sub(r"[_-]+", " ", told).strip()
    fits = 0 < len(told) <= LONGEST_TITLE and not re.search(r"[{}*]|^Recording \d", told)
    return (told if fits else name.replace("-", " "))[:LONGEST_TITLE].strip().capitalize()


def import_file(
    file: Path, test: str, wanted: RecordOptions, say: Tell, tell: Progress = quiet, *, titled: bool = True
) -> str:
    """Do again what a file says, write its script, and walk that. Returns what to say.

    Raises BadInput where a step cannot be told: what was told so far is kept then, to be gone on with by hand.
    """
    if not untrusted.is_plain_name(wanted.name):
        raise BadInput(f"“{wanted.name}” is no name for a folder on every machine. Choose another one with --name.")
    flow = files.read(file, test)
    session = record.asked_for(wanted if titled else replace(wanted, title=title_for(flow, wanted.name)))
    place = court(session.court)
    if session.site not in place.sites:
        raise BadInput(f"{place.id} has no site “{session.site}”; it has {', '.join(place.sites)}.")
    Journal.check_free(wanted.folder, session)
    cast = record.cast_of(session)
    with (
        leaks.unsaid(cast.secrets),
        leaks.told_without(cast.secrets),
        record.alone_with(wanted.folder),
        Workspace([session.court], GUIDES, tell=tell) as workspace,
    ):
        portal, browser = workspace.portal_of(place, session.people), workspace.browser
        journal = Journal.begin(wanted.folder, session)
        with browser.window(pictured=False) as window:
            telling = begun(window, portal, cast, journal)
            end = retold(flow, file, telling, journal, tell)
        made = record.finish(journal, end, portal, browser, cast, tell, say)
    faults = map(str, lint.faults(script_of(journal)))
    said = (record.result_in_words(made, journal), *left_out(flow), *telling.remarks_in_words(), *asked(journal, cast))
    return "\n".join((*said, *faults))


def begun(window: BrowserContext, portal: Portal, cast: Cast, journal: Journal) -> Retelling:
    """A page in a fresh world, with the recorder's eyes; clicks on it are ours, and are let through."""
    session, traces = journal.session, Traces()
    window.expose_binding("__assistantShown", lambda *_: "go")
    window.add_init_script(targets.EYES)
    window.add_init_script(scripts.ears("", traces))
    window.add_init_script("window.__recorder && window.__recorder.setFree(true)")
    place = court(session.court)
    portal.new_world(window, session.on, ERA, session.people, place.id)
    page = window.new_page()
    steps = Steps(page, journal, cast, place, traces)
    replay = Replay(page, place, cast.people, portal.address, session.title, journal.folder)
    return Retelling(page, journal, steps, replay, place, portal.address, traces)


def retold(flow: ForeignFlow, file: Path, telling: Retelling, journal: Journal, tell: Progress) -> PageFacts:
    """Tell each step; where one cannot be told, write the script so far. Returns the page on which it ended."""
    telling.denies = flow.denies
    for step in flow.steps:
        tell(f"importing {file.name}: {step.at}")
        try:
            telling.tell(step)
        except AssistantError as error:
            raise stopped(error, f"{file}, {step.at}", [*others_unknown(flow, step), kept(journal, telling)]) from None
    try:
        return telling.end()
    except AssistantError as error:
        raise stopped(error, f"{file}, at its end", [kept(journal, telling)]) from None


def stopped(error: AssistantError, at: str, more: Sequence[str]) -> AssistantError:
    """The same trouble with where it was, and how to go on."""
    return type(error)("\n".join((f"{at}: {as_sentence(str(error))}", *more)))


def as_sentence(why: str) -> str:
    return why if why.endswith((".", "\n")) else f"{why}."


def others_unknown(flow: ForeignFlow, stopped_at: ForeignStep) -> Iterator[str]:
    """The other steps of the file that cannot be told either."""
    others = [f"{step.at}: {as_sentence(step.why)}" for step in flow.unknown if step is not stopped_at]
    yield from others[:MOST_TOLD]
    if len(others) > MOST_TOLD:
        yield f"And {counted(len(others) - MOST_TOLD, 'other')} like these."


def kept(journal: Journal, telling: Retelling) -> str:
    """Keep what was told so far, and say how to go on; of nothing, nothing is left."""
    if not journal.shown:
        journal.file.unlink()
        journal.folder.rmdir()
        return "Nothing was kept."
    record.write_script(journal, telling.last)
    steps = counted(len(journal.shown), "step")
    go_on = f"assistant record {journal.session.name} --resume"
    return f"{steps} before it can be gone on with by hand ({go_on}), or in {script_of(journal)}."


def left_out(flow: ForeignFlow) -> Iterator[str]:
    """What of the file a guide does without, by the reason."""
    for why, where in flow.left_out.items():
        more = f" and {len(where) - MOST_TOLD} more" if len(where) > MOST_TOLD else ""
        yield f"Left out: {', '.join(where[:MOST_TOLD])}{more} ({why})."


def asked(journal: Journal, cast: Cast) -> Iterator[str]:
    """What the script asks its person for that her file does not know."""
    for name in dict.fromkeys(one.value.hidden for one in journal.shown if one.value and one.value.hidden):
        yield (
            f"The script asks for filer.secret({name!r}). For later walks, write it into {cast.filer.slug}.toml "
            "under [secrets], if it may be known at all."
        )


def script_of(journal: Journal) -> Path:
    return journal.folder / f"{python_source.module_name(journal.session.name)}.py"
