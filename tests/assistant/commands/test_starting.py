"""A file that is begun by a command is as good as any: it is read, plain, walks as it is, and takes nobody's place."""

from __future__ import annotations

import pytest

from assistant.commands import lint, starting
from assistant.errors import BadInput
from assistant.facts import courts
from assistant.walking import rehearsal
from assistant.walking.walkthrough import find


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    courts.read.cache_clear()
    find.cache_clear()


def test_a_site_is_begun_and_says_what_comes_next():
    said = starting.write_site("party-desk", "http://127.0.0.1:8000/start")

    site = courts.court("party-desk.toml")
    assert (site.id, site.name) == ("party-desk", "Party desk")
    assert (site.sites["party-desk"].shown, site.sites["party-desk"].walk) == (
        "127.0.0.1:8000/start",
        "http://127.0.0.1:8000/start",
    )
    assert "Next: assistant new walkthrough add-a-party --court party-desk.toml" in said


def test_every_line_that_is_only_proposed_may_stand(tmp_path):
    """One reset of two, for a file holds one."""
    starting.write_site("party-desk", "http://127.0.0.1:8000/")
    file = tmp_path / "party-desk.toml"
    lines = file.read_text(encoding="utf-8").splitlines()
    proposed = [line.removeprefix("# ") for line in lines if " = " in line or line.removeprefix("# ").startswith("[")]
    file.write_text(
        "\n".join(line for line in proposed if '"http://127.0.0.1:8000/reset"' not in line), encoding="utf-8"
    )
    courts.read.cache_clear()

    site = courts.court("party-desk.toml")

    assert (site.window, site.patience, site.reset) == ((1280, 900), 10, ("python", "reset.py"))
    assert (site.audience, site.edition.signal) == ("clerks", "#0a7f00")


@pytest.mark.parametrize("court", ["party-desk.toml", "mad", "mab"])
@pytest.mark.parametrize("name", ["add-a-party", "x", "step-2-of-3"])
def test_a_walkthrough_is_begun_that_is_plain_and_has_no_faults(court, name):
    starting.write_site("party-desk", "http://127.0.0.1:8000/")

    said = starting.write_walkthrough(name, court)

    script = f"{name.replace('-', '_')}.py"
    assert f"Next: assistant guide {script} --court {court}" in said
    assert rehearsal.faults(find(script), courts.court(court)) == []
    assert "every sentence is plain" in lint.verdict([script])


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "desk.toml").write_text("mine", encoding="utf-8")
    (tmp_path / "add_it.py").write_text("mine", encoding="utf-8")

    with pytest.raises(BadInput, match=r"desk\.toml is there already, and stays as it is"):
        starting.write_site("desk", "http://127.0.0.1/")
    with pytest.raises(BadInput, match=r"add_it\.py is there already, and stays as it is"):
        starting.write_walkthrough("add-it", "mad")

    assert {file.read_text(encoding="utf-8") for file in tmp_path.iterdir()} == {"mine"}


@pytest.mark.parametrize(
    "name", ["", "Desk", "a b", "../desk", "désk", "desk.toml", "-a", "a--b", "9", "x" * 61, "a_b"]
)
def test_what_cannot_be_a_name_is_told(tmp_path, name):
    for begin, of in ((starting.write_site, "http://127.0.0.1/"), (starting.write_walkthrough, "mad")):
        with pytest.raises(BadInput, match="cannot be a name; write it in lower case, like add-a-party"):
            begin(name, of)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["import", "class", "link-account"])
def test_a_name_that_is_taken_is_told(tmp_path, name):
    with pytest.raises(BadInput, match=f"“{name}” is taken"):
        starting.write_walkthrough(name, "mad")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["127.0.0.1:8000", "ftp://x/", "", 'http://a"b c/'])
def test_what_is_no_address_is_told_and_leaves_nothing(tmp_path, address):
    with pytest.raises(BadInput, match="is no address of a site"):
        starting.write_site("desk", address)

    assert list(tmp_path.iterdir()) == []
