"""Documents of one recording or of several: all are made or none is put into its folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up_walk import PICTURE, kept_in
from pydantic import SecretStr

from assistant.building import provenance
from assistant.building.publishing import Documents
from assistant.errors import SecretFound
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


def test_what_lies_there_already_is_searched_by_whoever_asks(documents):
    documents.publish(["text"], nothing)
    searched: list[object] = []

    documents.publish(["text"], searched.extend)

    assert searched == [documents.into / "a.txt"]
