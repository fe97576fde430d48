"""Documents of one recording or of several: all are made or none is put into its folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from made_up_walk import PICTURE, kept_in
from pydantic import SecretStr

from assistant.building import provenance
from assistant.building.publishing import Documents
from assistant.errors import BadInput, SecretFound
from assistant.facts.pictures import AnotherPicture


def text(into: Path) -> None:
    (into / "a.txt").write_text("Cordial Orchard", encoding="utf-8")


@pytest.fixture(params=[False, True], ids=["one", "together"])
def documents(request, tmp_path) -> Documents:
    told: list[str] = []
    walked = kept_in(tmp_path / "walked")
    return Documents([walked], {"text": text}, tmp_path / "out", (), told.append, together=request.param)


def nothing(_: object) -> None:
    """Searches no further."""


def test_they_lie_in_their_folder_with_a_note(documents):
    assert documents.publish(["text"], nothing) == (documents.into / "a.txt",)

    noted = provenance.read(documents.note).formats["text"]
    assert (noted.guides, set(noted.files)) == (("check-account-type",), {"a.txt"})
    assert not documents.fresh.exists()


def test_one_with_a_secret_is_not_put_there(documents):
    object.__setattr__(documents, "secrets", [SecretStr("Cordial Orchard")])

    with pytest.raises(SecretFound):
        documents.publish(["text"], nothing)

    assert not (documents.into / "a.txt").exists()


def test_nothing_is_made_of_another_picture(documents):
    documents.recordings[0].path(PICTURE).write_bytes(b"another")

    with pytest.raises(AnotherPicture):
        documents.publish(["text"], nothing)

    assert not documents.into.exists()


def test_what_no_font_has_the_letters_for_is_told_with_recording_line_and_step(documents):
    screen, *others = documents.recordings[0].screens
    first = next(step for step in screen.steps if step.sign)
    odd = tuple(step.model_copy(update={"sentence": "Click 🙂."}) if step is first else step for step in screen.steps)
    screens = (screen.model_copy(update={"steps": odd}), *others)
    changed = replace(documents, recordings=[documents.recordings[0].model_copy(update={"screens": screens})])

    with pytest.raises(BadInput) as told:
        changed.publish(["text"], nothing)

    assert str(told.value) == (
        "The recording mad/check-account-type cannot be published. Mend this, and walk again: "
        f"{first.file}:{first.line}: The sentence of step 1 holds “🙂” (U+1F642), and no font of the guides has this "
        "picture; say it in words: Click 🙂."
    )
    assert not changed.into.exists()


def test_what_leads_back_knows_of_a_page_that_is_made_last_and_is_made_again_when_that_is_new(documents):
    def film(into: Path) -> None:
        (into / "film.txt").write_text(
            "to the page" if (into / "page.txt").exists() else "to nothing", encoding="utf-8"
        )

    def page(into: Path) -> None:
        (into / "page.txt").write_text(" ".join(file.name for file in into.iterdir()), encoding="utf-8")

    both = replace(
        documents, makes={"film": film, "page": page, "text": text}, called={"film": "film.txt", "page": "page.txt"},
        leading_on={"page"}, leading_back={"film"},
    )  # fmt: skip

    def there() -> dict[str, str]:
        return {file.name: file.read_text(encoding="utf-8") for file in both.into.glob("*.txt")}

    both.publish(["film"], nothing)
    assert there() == {"film.txt": "to nothing"}
    both.publish(["page"], nothing)
    assert there() == {"film.txt": "to the page", "page.txt": "film.txt"}

    (both.into / "page.txt").write_text("her page", encoding="utf-8")
    (both.into / "film.txt").unlink()
    both.publish(["film"], nothing)

    assert there() == {"film.txt": "to the page", "page.txt": "her page"}


def test_what_lies_there_already_is_searched_by_whoever_asks(documents):
    documents.publish(["text"], nothing)
    searched: list[object] = []

    documents.publish(["text"], searched.extend)

    assert searched == [documents.into / "a.txt"]


def under(name: str):
    """Makes a document of that name."""
    return lambda into: (into / name).write_text("Cordial Orchard", encoding="utf-8")


def renamed(documents: Documents) -> Documents:
    """The same of a version that calls its document otherwise."""
    return replace(documents, makes={"text": under("mad-a.txt")}, called={"text": "mad-a.txt"})


def test_a_document_that_had_another_name_is_made_again_and_the_old_one_goes(documents):
    """Though nobody asks for it, and it was made of the same walk."""
    documents.publish(["text"], nothing)

    renamed(documents).publish([], nothing)

    assert [file.name for file in documents.into.iterdir() if not file.name.startswith(".")] == ["mad-a.txt"]
    assert set(provenance.read(documents.note).files) == {"mad-a.txt"}
    assert documents.tell.__self__ == [f"{documents.into}: text had another name before, so that was made again."]


def test_a_document_that_had_another_name_and_was_changed_by_hand_stays(documents):
    documents.publish(["text"], nothing)
    (documents.into / "a.txt").write_text("mine", encoding="utf-8")

    renamed(documents).publish(["text"], nothing)

    assert (documents.into / "a.txt").read_text(encoding="utf-8") == "mine"
    assert (documents.into / "mad-a.txt").exists()
    told = f"{documents.into / 'a.txt'} was changed by hand, and stays. What is made now has another name."
    assert documents.tell.__self__ == [told]
