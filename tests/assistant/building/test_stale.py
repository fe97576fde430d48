"""No guide from a stale walk: whatever fact changes, a kept walk is what walking again gives, or it is not used."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import variants

from assistant.building import workspace as workspaces
from assistant.building.workspace import Job, Workspace
from assistant.facts import people
from assistant.facts.courts import Court
from assistant.facts.noted import NOT_THERE, every_fact
from assistant.facts.recording import Recording
from assistant.settings import Settings
from assistant.walking import portal, walk
from assistant.walking.browser import OpenBrowser
from assistant.walking.walkthrough import BUNDLED, find

COURT = variants.court()
CHANGES = variants.variants(COURT, variants.is_court)
OTHER = {**COURT, "id": "ist", "name": "U.S. District Court, District of Islands", "title": "The Court of the Islands"}

BY_ITSELF = '''
"""A script that reads its court."""

from assistant import Guide, Person, walkthrough


@walkthrough("Read the court", people=("tobias-brannock",), on="2021-09-21")
def reads_its_court(guide: Guide, filer: Person) -> None:
    """What a script does may follow from any fact."""

    guide.open("pacer", "Go to {court.sites.pacer}.", alt="The way of {court.cmecf.system}")
    if guide.court.contacts.clerk_mail:
        guide.see("You read **Register for an Account**.")
    guide.see("You read **My Account and Billing**.")
    if "prices" in guide.court.sites:
        guide.open("prices", "Go to {court.sites.prices}.")
    if guide.court.edition is not None and guide.court.edition.signal:
        guide.see("You still read **My Account and Billing**.")
    guide.note(f"It begins in {guide.court.go_live.year}.")
'''

OWN_SCRIPT = "reads_its_court.py"


def every_but_long(*sample: str) -> list[object]:
    """Our own script and all that ship: a small sample in every run, and the others in `make trials`."""
    return [pytest.param(name, marks=[] if name in sample else [pytest.mark.long]) for name in (OWN_SCRIPT, *BUNDLED)]


class WalkedAgainError(Exception):
    pass


class House:
    """Builds for the court of one file, with the walks that were kept of it as it was at first."""

    def __init__(self, folder: Path, desk: OpenBrowser, patch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self._desk = desk
        self._patch = patch
        self._number = 0
        patch.setattr(portal, "digest", cache(portal.digest))  # it stays as it is, and is long

    def job(self, name: str, court: Path) -> Job:
        return Job(str(self._folder / name) if name.endswith(".py") else name, str(court))

    def file(self, court: variants.Tree) -> Path:
        """A court's file, of a folder of its own, for a file that was read is not read again."""
        self._number += 1
        return variants.write(court, self._folder / str(self._number) / f"{court['id'][:3]}.toml")

    def workspace(self, recordings: Path, *courts: Path) -> Workspace:
        settings = Settings(recordings=recordings)
        self._patch.setattr(workspaces, "settings", lambda: settings)
        return Workspace([str(court) for court in courts], self._folder / "guides", self._desk)

    def walked(self, name: str) -> Path:
        """Where the walk lies that a build has kept for the court and another one."""
        kept = self._folder / "kept" / Path(name).stem
        if not kept.exists():
            court = self.file(COURT)
            with self.workspace(kept, court, self.file(OTHER)) as workspace:
                workspace.walk(self.job(name, court))
        return kept

    def kept(self, name: str, court: variants.Tree, other: variants.Tree | None = OTHER) -> Recording | None:
        """What the next build takes when these are the courts; None where it walks."""
        with self._next_build(name, court, other) as workspace:
            return self._taken(workspace, self.job(name, self._court))

    def both(self, name: str, court: variants.Tree, other: variants.Tree | None = OTHER) -> tuple[Recording, ...]:
        """The same, and beside it what walking gives; nothing where the next build walks anyway."""
        with self._next_build(name, court, other) as workspace:
            job = self.job(name, self._court)
            kept = self._taken(workspace, job)
            return () if kept is None else (kept, workspace.recording(job, rewalk=True))

    def _next_build(self, name: str, court: variants.Tree, other: variants.Tree | None) -> Workspace:
        recordings = self._folder / "next"
        shutil.rmtree(recordings, ignore_errors=True)
        shutil.copytree(self.walked(name), recordings, copy_function=linked)
        self._court = self.file(court)
        return self.workspace(recordings, self._court, *([self.file(other)] if other else []))

    def _taken(self, workspace: Workspace, job: Job) -> Recording | None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Workspace, "walk", walked_again)
            try:
                return workspace.recording(job)
            except WalkedAgainError:
                return None


def linked(source: str, place: str) -> None:
    """Put a picture at two places, which takes no time; what may be written anew is copied."""
    (os.link if source.endswith(".png") else shutil.copy)(source, place)


def walked_again(*_: object, **__: object) -> None:
    raise WalkedAgainError


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, desk: OpenBrowser) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("house")
    (folder / OWN_SCRIPT).write_text(BY_ITSELF, encoding="utf-8")
    for slug, person in variants.everybody().items():
        variants.write(person, folder / "people" / f"{slug}.toml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(people, "PEOPLE_FOLDER", folder / "people")
        yield House(folder, desk, patch)


@pytest.fixture
def other_people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, variants.Tree]], None]:
    """Puts other files in the place of the people's."""
    before, count = variants.everybody(), iter(range(1_000_000))

    def put(changed: dict[str, variants.Tree]) -> None:
        folder = tmp_path / f"people-{next(count)}"
        for slug in before:
            if slug in changed:
                variants.write(changed[slug], folder / f"{slug}.toml")
            else:
                shutil.copy(original / f"{slug}.toml", variants_folder(folder))
        monkeypatch.setattr(people, "PEOPLE_FOLDER", folder)

    original = people.PEOPLE_FOLDER
    return put


def variants_folder(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def alike(first: Recording, second: Recording) -> None:
    """The same recording to the byte; publishers read nothing else, so the same documents."""
    kept, walked = (dict(variants.facts(one.model_dump(mode="json"))) for one in (first, second))
    different = {where for where in {*kept, *walked} if kept.get(where) != walked.get(where)}
    assert not different
    assert first.edition == second.edition


def test_every_kind_of_change_is_there():
    """And the court that they are made from leaves nothing out that a court may have."""
    assert NOT_THERE not in every_fact(Court.model_validate(COURT)).values()
    assert {"contacts.clerk_mail", "no contacts.clerk_mail", "kind", "go_live", "no edition", "no sites.prices"} <= {
        *CHANGES
    }


@pytest.mark.parametrize("name", every_but_long(OWN_SCRIPT))
def test_a_changed_fact_of_the_court_is_walked_or_changes_nothing(house: House, name: str):
    """All that would not be walked for is changed at once, and walked."""
    untouched = [path for path, court in CHANGES.items() if house.kept(name, court) is not None]

    both = house.both(name, variants.all_changed(COURT, untouched, variants.is_court))

    assert both, "what need not be walked for alone need not be walked for together"
    alike(*both)


@pytest.mark.long
@pytest.mark.parametrize("path", CHANGES)
def test_one_changed_fact_of_the_court_is_walked_or_changes_nothing(house: House, path: str):
    for name in (OWN_SCRIPT, *BUNDLED):
        if both := house.both(name, CHANGES[path]):
            alike(*both)


@pytest.mark.parametrize("name", every_but_long())
def test_another_court_of_the_portal_is_walked_for_or_changes_nothing(house: House, name: str):
    changes = variants.variants(OTHER, variants.is_court)
    untouched = [path for path, other in changes.items() if house.kept(name, COURT, other) is not None]

    for other in (variants.all_changed(OTHER, untouched, variants.is_court), None):
        if both := house.both(name, COURT, other):
            alike(*both)


@pytest.mark.long
def test_what_a_court_does_without_is_walked_again(house: House):
    """With no address of its clerk, its login help is a form with another button, and the script says so."""
    court = CHANGES["no contacts.clerk_mail"]

    assert house.kept("prepare-for-go-live", COURT) is not None
    assert house.kept("prepare-for-go-live", court) is None


@pytest.mark.long
def test_courts_that_differ_in_what_nobody_reads_share_a_walk(house: House):
    court = {**COURT, "id": "oth", "name": "Another court", "kind": "bankruptcy", "late": "Be early."}

    assert house.kept("check-account-type", court) is not None


@pytest.mark.parametrize("name", BUNDLED)
@pytest.mark.siblings(4)
def test_every_fact_of_whoever_takes_part_is_walked_for(name: str, other_people):
    walkthrough, before = find(name), variants.everybody()
    code = walk.source_code(walkthrough)

    for slug in walkthrough.people:
        for path, person in variants.variants(before[slug], variants.is_person).items():
            other_people({slug: person})
            assert walk.source_code(walkthrough) != code, f"{slug}: {path}"


@pytest.mark.parametrize("name", every_but_long())
def test_whoever_takes_no_part_is_walked_for_or_changes_nothing(house: House, name: str, other_people):
    job = house.job(name, house.file(COURT))
    house.walked(name)
    others = {slug: one for slug, one in variants.everybody().items() if slug not in job.walkthrough.people}
    other_people(
        {
            slug: variants.all_changed(one, variants.variants(one, variants.is_person), variants.is_person)
            for slug, one in others.items()
        }
    )

    if both := house.both(name, COURT):
        alike(*both)
