"""A kept walk is used again where walking now would give the same, in the words of the court that asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest
import variants
from made_up_walk import CHECK, MAB, MAD, MEANS, PICTURE, PNG, TOOLS, kept_in, recording

from assistant.building.editions import Acceptance, Editions
from assistant.building.kept_walks import KeptWalks, Means, in_courts_words, same_walk
from assistant.errors import BadInput
from assistant.facts import courts
from assistant.facts.courts import Court
from assistant.facts.noted import fact
from assistant.facts.recording import Recording
from assistant.walking import walk
from assistant.walking.inputs import Inputs
from assistant.walking.windows import uploads


@pytest.fixture
def kept(tmp_path: Path):
    def keep(facts: dict[str, str]) -> KeptWalks:
        folder = tmp_path / "mad" / CHECK.slug
        folder.mkdir(parents=True)
        (folder / PICTURE.file).write_bytes(PNG)
        recording(facts).save(folder)
        return KeptWalks(tmp_path)

    return keep


def test_a_walk_is_told_in_the_words_of_the_court_that_asks(kept, tmp_path):
    found = kept({"sites.pacer.walk": "/pacer/"}).find(CHECK, MAB, MEANS)

    assert found is not None
    (screen,) = found.screens
    assert screen.chapter == "At U.S. Bankruptcy Court, District of Massachusetts"
    assert screen.steps[0].sentence == "Go to ecf.mab.uscourts.gov, Marjorie."
    assert found.court == walk.facts(MAB, "check-account-type")
    assert found == Recording.load(tmp_path / "mab" / CHECK.slug)
    assert found.path(PICTURE).read_bytes() == PNG


def test_a_folder_that_cannot_take_a_walk_is_told_of(kept, monkeypatch):
    """What is in its way is for a person to mend; to walk anew would only meet it again."""
    walks = kept({"sites.pacer.walk": "/pacer/"})

    def refuse(*_: object) -> None:
        raise BadInput("mab/check-account-type cannot be kept. Move it away.")

    monkeypatch.setattr(KeptWalks, "put", refuse)

    with pytest.raises(BadInput, match="Move it away"):
        walks.find(CHECK, MAB, MEANS)


@pytest.mark.parametrize("path", ["kind", "contacts.clerk_mail", "sites.cmecf.walk"])
def test_a_walk_that_has_read_what_another_court_has_not_is_not_its_walk(kept, path):
    walks = kept({path: fact(MAD, path)})

    assert walks.find(CHECK, MAD, MEANS) is not None
    assert walks.find(CHECK, MAB, MEANS) is None


@pytest.mark.parametrize(
    "other",
    [
        Means("another portal", TOOLS, MEANS.inputs),
        *(Means("a portal", TOOLS.model_copy(update={tool: "2"}), MEANS.inputs) for tool in ("browser", "playwright")),
        Means("a portal", TOOLS.model_copy(update={"fonts": ("Arimo",)}), MEANS.inputs),
    ],
)
def test_a_walk_with_other_means_is_not_used(kept, other):
    assert kept({}).find(CHECK, MAD, other) is None


def test_a_walk_without_its_pictures_is_not_used(kept, tmp_path):
    walks = kept({})
    (tmp_path / "mad" / CHECK.slug / PICTURE.file).unlink()

    assert walks.find(CHECK, MAD, MEANS) is None


def test_a_walk_whose_pages_named_all_courts_is_not_used_among_others(kept):
    walks = kept(MEANS.inputs.read({"courts"}, MAD))

    assert walks.find(CHECK, MAD, MEANS) is not None
    assert walks.find(CHECK, MAD, Means("a portal", TOOLS, Inputs((courts.court_file("mad"),)))) is None


def test_a_walk_on_the_courts_own_pages_counts_each_of_its_facts(kept, tmp_path):
    tree = variants.court()
    harbor = courts.court(str(variants.write(tree, tmp_path / "files" / "hbr.toml")))
    own = recording(Inputs().read({"courts/hbr"}, harbor))
    own._folder = tmp_path / "mad" / CHECK.slug
    kept({})

    assert same_walk(own, CHECK, harbor, MEANS)
    on_pages = {name: known for name, known in tree.items() if not Court.model_fields[name].exclude}
    for number, (path, variant) in enumerate(variants.variants(on_pages, variants.is_court).items()):
        changed = courts.court(str(variants.write(variant, tmp_path / f"{number}.toml")))
        assert not same_walk(own, CHECK, changed, MEANS), path


def test_a_walk_that_has_uploaded_a_file_is_used_while_that_file_is_the_same(kept):
    script = CHECK.file.name
    now = uploads.code(CHECK.file.parent, script)

    assert kept({f"beside/{script}": now}).find(CHECK, MAD, MEANS) is not None


def test_a_walk_whose_uploaded_file_is_another_now_is_not_used(kept):
    assert kept({f"beside/{CHECK.file.name}": "another"}).find(CHECK, MAD, MEANS) is None


def test_a_recording_that_cannot_be_read_is_as_if_it_were_not_there(kept, tmp_path):
    walks = kept({})
    (tmp_path / "mad" / CHECK.slug / "recording.json").write_text("{", encoding="utf-8")

    assert walks.find(CHECK, MAD, MEANS) is None
    assert list(walks.all()) == []
    with pytest.raises(BadInput, match="cannot be read"):
        Recording.load(tmp_path / "mad" / CHECK.slug)


NEWS = "Step 1: the button “Next” is called “Continue” now."


@pytest.fixture
def editions(tmp_path_factory) -> Editions:
    return Editions(tmp_path_factory.mktemp("editions"))


def accepted(editions: Editions, walked: Recording, *news: str, after: int = 0) -> None:
    changed = frozenset((step.file, step.line) for step in walked.steps())
    editions.put(walked, Acceptance(by="Ann", news=news, changed=changed if news else frozenset()), after=after)


def news_of(recording: Recording) -> tuple[tuple[str, ...], list[bool]]:
    return recording.news, [step.changed for step in recording.steps()]


def test_a_kept_walk_tells_what_is_new_in_its_edition_for_as_long_as_that_is_the_accepted_one(kept, editions, tmp_path):
    kept({})
    walks = KeptWalks(tmp_path, editions)
    before = walks.find(CHECK, MAD, MEANS)
    assert news_of(before) == ((), [False])

    accepted(editions, before, NEWS)
    told = walks.find(CHECK, MAD, MEANS)
    assert news_of(told) == ((NEWS,), [True])
    assert list(walks.all()) == [told], "the index finds its documents by what is kept"
    assert walks.in_todays_words(CHECK, MAD) == told

    accepted(editions, before, after=1)
    assert walks.find(CHECK, MAD, MEANS).edition == before.edition


def test_a_kept_walk_is_written_only_where_its_news_are_others(kept, editions, tmp_path, monkeypatch):
    kept({})
    walks = KeptWalks(tmp_path, editions)
    accepted(editions, walks.find(CHECK, MAD, MEANS), NEWS)
    saved = []
    save = Recording.save
    monkeypatch.setattr(Recording, "save", lambda walked, folder: (saved.append(folder.name), save(walked, folder)))

    for _ in range(3):
        walks.find(CHECK, MAD, MEANS)

    assert saved == [CHECK.slug]


def test_what_is_new_in_the_guide_of_one_court_is_not_new_in_that_of_another(kept, editions, tmp_path):
    kept({"sites.pacer.walk": "/pacer/"})
    walks = KeptWalks(tmp_path, editions)
    accepted(editions, walks.find(CHECK, MAD, MEANS), NEWS)
    assert news_of(walks.find(CHECK, MAD, MEANS)) == ((NEWS,), [True])

    assert news_of(walks.find(CHECK, MAB, MEANS)) == ((), [False])
    assert news_of(in_courts_words(walks.find(CHECK, MAD, MEANS), CHECK, MAB)) == ((), [False])


def test_a_walk_that_was_just_walked_tells_of_it_too(editions, tmp_path):
    accepted(editions, kept_in(tmp_path / "walked"), NEWS)

    put = KeptWalks(tmp_path / "walks", editions).put(tmp_path / "walked", MAD, CHECK)

    assert news_of(put) == ((NEWS,), [True])
    assert put == Recording.load(tmp_path / "walks" / "mad" / CHECK.slug)


def test_a_file_of_somebodys_own_stays_where_a_walk_is_kept_anew(kept, tmp_path):
    """Whatever it is called: it lies beside ours, and is not ours."""
    walks = kept({"sites.pacer.walk": "/pacer/"})
    folder = tmp_path / "mab" / CHECK.slug
    folder.mkdir(parents=True)
    (folder / "summary.json").write_text("mine")

    walks.find(CHECK, MAB, MEANS)

    assert (folder / "summary.json").read_text() == "mine"
