"""One walk through the portal: a walkthrough, a court and a fresh world make a recording."""

from __future__ import annotations

import hashlib
import shutil
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from assistant import ending, leaks
from assistant.errors import AssistantError, BadInput, SecretFound
from assistant.facts import courts, letters, logo, people, texts
from assistant.facts import sentence as sentences
from assistant.facts.courts import Court
from assistant.facts.people import Person
from assistant.facts.recording import (
    AUDIENCE,
    FOOTER,
    PICTURES,
    CourtFacts,
    Ending,
    License,
    Logo,
    Mistakes,
    Recording,
    Trouble,
)
from assistant.settings import settings
from assistant.walking import reset, titles
from assistant.walking.browser import OpenBrowser, viewport_of
from assistant.walking.camera import Camera
from assistant.walking.guide import Guide
from assistant.walking.observer import Observer
from assistant.walking.portal import Portal
from assistant.walking.proving import Guides, Prover
from assistant.walking.script_line import blamed, line_in
from assistant.walking.walkthrough import Walkthrough, told

FONTS = ("Source Sans 3", "Arimo")


def walk(
    walkthrough: Walkthrough,
    court: Court,
    portal: Portal,
    browser: OpenBrowser,
    folder: Path,
    on_step: Callable[[int], object] = lambda _: None,
    cast: dict[str, Person] | None = None,
    *,
    camera: type[Camera] = Camera,
    proved: bool = True,
    guides: Guides = Guides(),  # noqa: B008 - it is frozen
    observer: Observer | None = None,
) -> Recording:
    """Walk once and leave the recording in `folder`, which must be empty.

    `cast` are the walkthrough's people where they know more than their files say. `camera` takes the pictures, and
    `proved` says whether what sentences claim is proved, too; a guide needs both. `guides` are others that do what the
    sentences say, such as those that go on after one that is not true. `observer` is told of each step.

    Raises NotOnScreen where a sentence and the screen differ, and SecretFound where a secret was recorded;
    then nothing is left.
    """
    __tracebackhide__ = True
    folder.mkdir(parents=True, exist_ok=True)
    cast = cast or walkthrough.cast(court)
    viewport, patience = viewport_of(court), patience_at(court, walkthrough.patience)
    browser = browser.of_size(viewport)
    reset.before_walk(court, browser)
    with browser.window() as window, ExitStack() as others:
        portal.new_world(window, walkthrough.day(court), walkthrough.era, walkthrough.people, court.id)
        in_this_world = window.storage_state()  # nobody has logged in yet
        prover = Prover(
            browser, portal, others, court, cast, folder,
            patience=patience, answer=settings().answer, start=in_this_world,
            guides=guides.of_proofs,
        )  # fmt: skip
        guide = guides.of_walk(
            window.new_page(),
            court,
            cast,
            folder,
            title=walkthrough.title,
            portal=portal.address,
            patience=patience,
            answer=settings().answer,
            on_step=on_step,
            another_page=lambda: others.enter_context(browser.window(in_this_world)).new_page(),
            observer=observer,
            camera=camera,
            prover=prover if proved else None,
        )
        with leaks.told_without(lambda: guide.secrets), nothing_left_of_secrets(folder):
            perform(walkthrough, guide, cast)
            screens = titles.without_site(guide.finish(), court.name)
            if not any(step.does.is_step for screen in screens for step in screen.steps):
                raise BadInput(f"{walkthrough.file}: “{walkthrough.title}” has no step, so there is nothing to show.")
    recording = Recording(
        walkthrough=walkthrough.slug,
        **words_around(walkthrough, court),
        people=tuple(person.slug for person in cast.values()),
        on=walkthrough.day(court),
        era=walkthrough.era,
        court=facts(court, walkthrough.slug),
        court_facts_used={
            **guide.court_facts_used,
            **prover.court_facts_used,
            **day_fact(walkthrough, court),
            **portal.inputs.read(guide.portal_facts_read | prover.portal_facts_read, court),
        },
        source=source_code(walkthrough),
        portal=portal.digest,
        viewport=viewport,
        tools=browser.tools(our_version(), FONTS),
        screens=screens,
    )
    letters.check_recording(recording)
    recording.save(folder)
    with nothing_left_of_secrets(folder):
        leaks.search(folder, guide.secrets)
    return recording


def patience_at(court: Court, said: float | None = None) -> float:
    """How many seconds a walk waits for what a sentence names: as its script says, else the site's file or settings."""
    told = court.patience if said is None else said
    return settings().patience if told is None else told


@contextmanager
def nothing_left_of_secrets(folder: Path) -> Iterator[None]:
    """Delete what was walked where a secret was seen in it."""
    try:
        yield
    except SecretFound:
        shutil.rmtree(folder)
        raise


def day_fact(walkthrough: Walkthrough, court: Court) -> dict[str, str]:
    """The court's go-live, where it decided the portal's date."""
    return {"go_live": str(court.go_live)} if isinstance(walkthrough.on, int) else {}


def perform(walkthrough: Walkthrough, guide: Guide, cast: dict[str, Person]) -> None:
    """Run the script. A mistake in the script itself is told with its line; what a secret said is not repeated."""
    __tracebackhide__ = True
    try:
        walkthrough.script(guide, *cast.values())
    except BadInput as error:
        raise with_line(error, walkthrough) from None
    except AssistantError:
        raise
    except ending.Stopped:
        raise
    except BaseException as error:
        line = blamed(error, walkthrough.file)
        if line is None:
            raise
        raise BadInput(leaks.redacted(f"{walkthrough.file}:{line}: {told(error)}", guide.secrets)) from None


def with_line(error: BadInput, walkthrough: Walkthrough) -> BadInput:
    """The same with the script's line, where it has none yet."""
    line = line_in(error, walkthrough.file)
    known = line is None or f"{walkthrough.file.name}:{line}: " in str(error)
    return error if known else BadInput(f"{walkthrough.file}:{line}: {error}")


def words_around(walkthrough: Walkthrough, court: Court) -> dict[str, object]:
    """What the guide says before and after its steps, in the court's own words."""

    def say(template: str) -> str:
        return sentences.fill(template, {"court": court})

    deadline = sentences.fill_first(walkthrough.deadline, {"court": court})
    return {
        "title": say(walkthrough.title),
        "lead": say(walkthrough.lead),
        "group": say(walkthrough.group),
        "when": tuple(say(line) for line in walkthrough.when),
        "needs": tuple(say(need) for need in walkthrough.needs),
        "minutes": walkthrough.minutes,
        "deadline": ". ".join(filter(None, (deadline, court.late))) if deadline else "",
        "ending": Ending(
            title=say(walkthrough.reached),
            keep=tuple(say(line) for line in walkthrough.keep),
            next=sentences.fill_first(walkthrough.next, {"court": court}),
            troubles=tuple(
                Trouble(message=letters.composed(message), remedy=say(remedy))
                for message, remedy in walkthrough.troubles.items()
            ),
        ),
    }


def facts(court: Court, guide: str) -> CourtFacts:
    """What a guide, by its walkthrough's name, says of its court. Raises BadInput for a logo that cannot be shown."""
    edition = court.edition.of(guide) if court.edition else None
    return CourtFacts(
        id=court.id,
        name=court.name,
        kind="court" if courts.is_court(court) else "site",
        court_kind=court.kind or "",
        state=court.state,
        go_live=court.go_live,
        pacer_phone=court.contacts.pacer_phone,
        pacer_mail=court.contacts.pacer_mail,
        clerk_name=court.contacts.clerk_name,
        clerk_mail=court.contacts.clerk_mail,
        clerk_phone=court.contacts.clerk_phone,
        site=str(court.sites["court"]) if courts.is_court(court) and "court" in court.sites else "",
        mistakes=Mistakes(**{name: value or "" for name, value in court.mistakes}) if court.mistakes else None,
        license=License(**dict(court.license)) if court.license else None,
        logo=logo_of(court),
        edition_number=edition.number if edition else None,
        edition_date=(edition and edition.day) or settings().edition_day,
        signal=court.edition.signal if court.edition else None,
        audience=said(court.audience, court, AUDIENCE),
        pictures=said(court.pictures, court, PICTURES),
        footer=said(court.footer, court, FOOTER),
        guides=(court.guides or "").rstrip("/"),
    )


def logo_of(court: Court) -> Logo | None:
    """The court's logo with all of its bytes, as a recording keeps it."""
    if court.logo is None:
        return None
    data = logo.read(court.home / court.logo.file)
    seen = logo.look(data)
    return Logo(**seen._asdict(), data=b64encode(data).decode(), alt=court.logo.alt)


def said(words: str | None, court: Court, of_courts: str) -> str:
    """What a site's file says; where it leaves that out, what all courts say, and nothing for a site that is none."""
    return words if words is not None else of_courts if courts.is_court(court) else ""


def source_code(walkthrough: Walkthrough) -> str:
    """A code for all that decides what a walk does: the script, its people, and the engine that walks."""
    code = hashlib.sha256(texts.alike(walkthrough.file.read_bytes()))
    for slug in walkthrough.people:
        code.update(texts.alike(people.person_file(slug).read_bytes()))
    for module in engine():
        code.update(texts.alike(module.read_bytes()))
    return code.hexdigest()[:16]


@cache
def engine() -> tuple[Path, ...]:
    """The files that decide what a walk does, whatever the script: all of this folder, and all that it imports."""
    house = Path(__file__).parents[1]
    folders = (house / "walking", house / "facts")
    names = ("__init__", "ending", "errors", "leaks", "outside", "proofs", "settings")
    modules = tuple(house / f"{name}.py" for name in names)
    found = (file for folder in folders for file in sorted(folder.rglob("*.*")) if file.is_file())
    return (*(file for file in found if file.suffix != ".pyc"), *modules)


def our_version() -> str:
    """The version that is installed."""
    try:
        return version("pacer-onboarding-assistant")
    except PackageNotFoundError:
        return "uninstalled"
