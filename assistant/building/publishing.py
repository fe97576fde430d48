"""Makes documents and puts them into their folder: all of them or none, and never in the place of a person's own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import structlog
from pydantic import SecretStr

from assistant import leaks
from assistant.building import provenance
from assistant.building.folders import (
    Tell,
    discard,
    empty,
    hash_of,
    is_there,
    keep_the_rest,
    link,
    put_back,
    put_beside,
    replace_folder,
    take_away,
)
from assistant.building.provenance import NOTE, NOTE_TOGETHER, Made, Provenance
from assistant.building.stored_documents import StoredDocuments
from assistant.errors import BadInput
from assistant.facts import letters, pictures
from assistant.facts.recording import Recording

log = structlog.get_logger()

Make = Callable[[Path], object]
"""Makes the documents of one format, in the folder that it is given."""

SearchAgain = Callable[[Sequence[Path]], object]
"""Searches documents that were there already, where there is something else to look for."""


@dataclass(frozen=True)
class Documents:
    """What is made of one recording, or of several together: every format by name, and the folder where they go."""

    recordings: Sequence[Recording]
    makes: Mapping[str, Make]
    into: Path
    secrets: Sequence[SecretStr]
    tell: Tell
    together: bool = False
    """Whether the folder is a court's, which holds the guides' folders too."""

    called: Mapping[str, str] = field(default_factory=dict)
    """What a format's first document is called, so that one of another name, as earlier versions had, is made again."""

    leading_on: Collection[str] = ()
    """The formats that name the documents beside them: they are made last, and again when any other is."""

    leading_back: Collection[str] = ()
    """The formats that lead to those: they are made again when one of those is there for the first time."""

    stored: StoredDocuments | None = None
    """Where documents are looked for before they are made."""

    @property
    def note(self) -> Path:
        return self.into / (NOTE_TOGETHER if self.together else NOTE)

    @property
    def fresh(self) -> Path:
        """Where they are made."""
        return self.into / ".together.new" if self.together else self.into.with_name(f".{self.into.name}.new")

    def publish(self, formats: Sequence[str], search_again: SearchAgain) -> tuple[Path, ...]:
        """Make the formats that are asked for, where they are not there as they would be made now.

        With them go those that lie there and were made of another walk; `tell` says so. Returns all of them.
        """
        if not self.together:
            put_back(self.into)
        noted = provenance.read(self.note)
        asked = [name for name in self.makes if name in formats]
        wanted = self._wanted(asked, noted)
        search_again(in_folder(self.into, noted, noted.formats.keys() - wanted.keys()))
        if not wanted:
            return in_folder(self.into, noted, asked)
        for recording in self.recordings:
            check_letters(recording)
            pictures.verify(recording)
        fresh = empty(self.fresh)
        try:
            made = self._made(wanted, noted, fresh)
            now = Provenance(formats={name: one for name, one in noted.formats.items() if name in self.makes} | made)
            self._put_in_place(fresh, noted, now, made)
        except FileNotFoundError as error:
            raise taken_away(error, fresh) from error
        finally:
            discard(fresh)
        names = [recording.walkthrough for recording in self.recordings]
        log.info("documents.published", court=self.recordings[0].court.id, guides=names, formats=list(made))
        outdated = provenance.outdated_formats(noted, self.recordings)
        if others := [name for name in made if name in outdated and name not in asked]:
            self.tell(f"{self.into}: {' and '.join(others)} had been made of another walk, so that was done again.")
        if others := [name for name in made if name in self._renamed(noted) - outdated and name not in asked]:
            self.tell(f"{self.into}: {' and '.join(others)} had another name before, so that was made again.")
        return in_folder(self.into, now, [*asked, *made])

    def _wanted(self, asked: Sequence[str], noted: Provenance) -> dict[str, Made]:
        """What is to be made. A format that nobody asks for is left alone, unless it was made of another walk.

        One that leads on is made again with any other, and one that leads back to it when it is new, unless a person
        has changed them.
        """
        others = provenance.outdated_formats(noted, self.recordings) | self._renamed(noted)
        would_be = provenance.origin(self.recordings, [name for name in self.makes if name in {*asked, *others}])
        there = provenance.current(noted, would_be, self.into) - self._renamed(noted)
        wanted = {name: made for name, made in would_be.items() if name not in there}
        leading = self.leading_on if wanted else ()
        back = self.leading_back if any(name in wanted and name not in noted.formats for name in leading) else ()
        known = (name for name in (*leading, *back) if name not in wanted and name in noted.formats)
        again = [name for name in known if noted.formats[name].holds_in(self.into)]
        return wanted | provenance.origin(self.recordings, again)

    def _renamed(self, noted: Provenance) -> set[str]:
        """The formats whose documents lie there under other names than they have now."""
        return {name for name, made in noted.formats.items() if self.called.get(name, "") not in {"", *made.files}}

    def _made(self, wanted: Mapping[str, Made], noted: Provenance, fresh: Path) -> dict[str, Made]:
        """Make formats one after the other, and note which files are of which."""
        made: dict[str, Made] = {}
        leading = [name for name in wanted if name in self.leading_on]
        with self._coming(fresh, wanted):
            for name in (name for name in wanted if name not in leading):
                made[name] = self._made_of(name, wanted[name], fresh)
        for name in leading:
            self._lay_beside(fresh, noted, wanted)
            made[name] = self._made_of(name, wanted[name], fresh)
        return made

    def _made_of(self, name: str, origin: Made, fresh: Path) -> Made:
        before = set(provenance.documents(fresh))
        if self.stored is None:
            self._made_and_searched(name, fresh)
        else:
            recipe = self.stored.recipe(name, origin, self._reaching(name, fresh))
            others = {file for one, file in self.called.items() if one != name}
            if not self.stored.fetch(recipe, fresh, others):
                self.stored.put(recipe, self._made_and_searched(name, fresh), fresh)
        files = [file for file in provenance.documents(fresh) if file not in before]
        return origin.model_copy(update={"files": provenance.hashes_of(files, fresh)})

    def _made_and_searched(self, name: str, fresh: Path) -> list[Path]:
        """Make the documents of a format. Raises SecretFound where one holds a secret."""
        before = set(provenance.documents(fresh))  # what lies there already was searched, too
        self.makes[name](fresh)
        made = [file for file in provenance.documents(fresh) if file not in before]
        for file in made:
            leaks.search(file, self.secrets)
        return made

    def _reaching(self, name: str, fresh: Path) -> dict[str, str]:
        """What of the documents beside it reaches a format: all where it leads on, names where it leads back."""
        if name in self.leading_on:
            return provenance.hashes(fresh)
        if name in self.leading_back:
            files = (self.called[one] for one in self.leading_on if one in self.called)
            return {file: "there" for file in files if is_there(fresh / file)}
        return {}

    @contextmanager
    def _coming(self, fresh: Path, wanted: Collection[str]) -> Iterator[None]:
        """Have the names there of what leads on, and is made last, so that what leads back to it knows that it will."""
        names = {name: self.called[name] for name in self.leading_on if name in self.called}
        files = [fresh / file for name, file in names.items() if name in wanted or is_there(self.into / file)]
        for file in files:
            file.touch()
        yield
        for file in files:
            file.unlink()

    def _lay_beside(self, fresh: Path, noted: Provenance, wanted: Mapping[str, Made]) -> None:
        """Have those documents at hand that stay as they are, so that others can say how large they are."""
        for name, made in noted.formats.items():
            if name in self.makes and name not in wanted and made.holds_in(self.into):
                for path in made.files:
                    if not is_there(fresh / path):
                        link(self.into / path, fresh / path)

    def _put_in_place(self, fresh: Path, noted: Provenance, now: Provenance, made: Mapping[str, Made]) -> None:
        """A guide's folder changes as a whole; in a court's folder each file takes the place of an old one."""
        if self.together:
            now.leave(fresh / self.note.name)
            put_beside(fresh, self.into, noted.files, self.tell)
            past = {name: known for name, known in noted.files.items() if name not in now.files}
            for name in set(past) - set(take_away(self.into, past)):
                self._tell_of_edited(self.into / name)
            return
        still = now.files.keys() - Provenance(formats=dict(made)).files.keys()

        def is_dropped(file: Path, path: str) -> bool:
            """What we wrote and do not write any more; what is the same as something new needs no second place."""
            known = hash_of(file)
            is_new, was_ours = known == hash_of(fresh / path), known == noted.files.get(path) and path not in still
            dropped = path == NOTE or (bool(known) and (is_new or was_ours))
            if not dropped and path in noted.files and path not in now.files:
                self._tell_of_edited(file)
            return dropped

        keep_the_rest(self.into, fresh, is_dropped, self.tell)
        now.leave(fresh / NOTE)
        replace_folder(fresh, self.into)

    def _tell_of_edited(self, file: Path) -> None:
        """What a person changed of a document that has another name now stays where it is."""
        if is_there(file):
            self.tell(f"{file} was changed by hand, and stays. What is made now has another name.")


def check_letters(recording: Recording) -> None:
    """Raise BadInput for one that says what no font has the letters for: which, where, and what to do."""
    try:
        letters.check_recording(recording)
    except BadInput as error:
        name = f"{recording.court.id}/{recording.walkthrough}"
        raise BadInput(f"The recording {name} cannot be published. Mend this, and walk again: {error}") from None


def in_folder(folder: Path, noted: Provenance, formats: Iterable[str]) -> tuple[Path, ...]:
    """The documents of these formats, in the folder's order."""
    files = {folder / path for name in formats for path in noted.formats[name].files}
    return tuple(sorted(file for file in files if file.is_file()))


def taken_away(error: FileNotFoundError, fresh: Path) -> Exception:
    """What is said when somebody takes away the folder that is being worked in; any other error is itself."""
    if fresh.is_dir():
        return error
    return BadInput(f"{fresh.parent} was taken away while guides were made. Run the command again.")
