"""What is known without opening it: documents as they would be made now; and any change of what they were made of."""

import os
import shutil
from pathlib import Path

import pytest
from made_up_builds import Machine
from PIL import Image

from assistant.building import known, plan
from assistant.building.build import guides
from assistant.building.plan import Order
from assistant.building.workers import InProcess
from assistant.building.workspace import Job, Workspace
from assistant.facts import courts
from assistant.settings import settings

CHECK = "check-account-type"
FORMATS = ("printed",)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A folder with guides of two courts, whose files are copies."""
    place = tmp_path_factory.mktemp("built")
    with pytest.MonkeyPatch.context() as here:
        Machine(place, here)
        here.chdir(place)
        settings.cache_clear()
        for name in ("mad", "mab"):
            Path(f"{name}.toml").write_bytes(courts.court_file(name).read_bytes())
        make()
        yield place


@pytest.fixture
def house(built, tmp_path, monkeypatch):
    """The same, to be changed: its files were written when those were."""
    shutil.copytree(built, tmp_path / "house")
    monkeypatch.chdir(tmp_path / "house")
    settings.cache_clear()
    yield
    settings.cache_clear()
    courts.read.cache_clear()


def asked(*formats):
    courts.read.cache_clear()
    return Order((Job(CHECK, "mad.toml"), Job(CHECK, "mab.toml")), formats or FORMATS, Path("guides"))


def make():
    order = asked()
    with Workspace(order.courts, order.out) as workspace:
        guides(order, InProcess(workspace))


def todo(*formats):
    """The courts whose guide would be looked at now."""
    return [job.court.id for job in plan.of(asked(*formats)).todo]


@pytest.mark.usefixtures("house")
def test_what_was_just_made_is_known_and_its_index_too():
    assert todo() == []
    before = {file: file.stat().st_mtime_ns for file in Path("guides").rglob("*") if file.is_file()}
    make()
    assert {file: file.stat().st_mtime_ns for file in Path("guides").rglob("*") if file.is_file()} == before


@pytest.mark.usefixtures("house")
def test_a_courts_new_telephone_is_seen_in_its_own_guides_alone():
    file = Path("mab.toml")
    file.write_text(file.read_text(encoding="utf-8").replace("1-800-676-6856", "1-800-555-0100"), encoding="utf-8")

    assert todo() == ["mab"]


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("suffix", [".print", "recording.json"])
def test_a_file_that_was_touched_is_looked_at_again(suffix):
    for file in Path().rglob("*"):
        if "mad" in file.parts and file.name.endswith(suffix):
            os.utime(file, ns=(1, 1))

    assert todo() == ["mad"]


@pytest.mark.usefixtures("house")
def test_a_document_that_is_gone_another_format_and_another_day_are_not_known(monkeypatch):
    assert todo("html") == ["mad", "mab"]
    next(Path("guides/mab").rglob("*.print")).unlink()
    assert todo() == ["mab"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    settings.cache_clear()
    assert todo() == ["mad", "mab"]


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("text", ["", "{", '{"entries": {"mad": 7}}', "\0"])
def test_where_nothing_can_be_read_of_it_nothing_is_known(text):
    known.place_of(Path("guides")).write_text(text, encoding="utf-8")

    assert todo() == ["mad", "mab"]


@pytest.mark.usefixtures("house")
def test_another_portal_or_walkthrough_is_another_guide(monkeypatch):
    monkeypatch.setattr(known, "portal_code", lambda: "another")

    assert todo() == ["mad", "mab"]


@pytest.mark.usefixtures("house")
def test_an_index_that_leads_to_a_guide_that_is_gone_is_made_again_though_nobody_asks_for_that_guide():
    shutil.rmtree("guides/mab")
    mine = Order((Job(CHECK, "mad.toml"),), FORMATS, Path("guides"))
    with Workspace(mine.courts, mine.out) as workspace:
        guides(mine, InProcess(workspace))

    assert "mab/" not in Path("guides/index.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("house")
def test_another_logo_is_another_guide_though_the_courts_file_is_the_same():
    picture = Image.new("RGB", (300, 100), "navy")
    picture.save("seal.png")
    file = Path("mad.toml")
    file.write_text(file.read_text(encoding="utf-8") + '\n[logo]\nfile = "seal.png"\nalt = "Seal"\n', encoding="utf-8")
    make()
    assert todo() == []
    picture.resize((320, 100)).save("seal.png")

    assert todo() == ["mad"]
