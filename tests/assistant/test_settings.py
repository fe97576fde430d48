"""What a person sets in the environment, and the sentence when it cannot be used."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.errors import BadInput
from assistant.facts import courts
from assistant.facts.courts import Edition
from assistant.settings import Settings, settings, use_portal
from assistant.walking import walk


@pytest.fixture
def environment(monkeypatch):
    """Sets a variable as a person does before a command starts."""

    def put(name, value):
        monkeypatch.setenv(name, value)
        settings.cache_clear()

    yield put
    settings.cache_clear()


def test_a_guide_is_dated_from_the_environment_where_the_court_names_no_day(environment):
    mad = courts.court("mad").model_copy(update={"edition": None})
    assert walk.facts(mad, "link-account").edition_date is None

    environment("SOURCE_DATE_EPOCH", "1631577600")

    dated = mad.model_copy(update={"edition": Edition(day=date(2021, 9, 1))})
    assert walk.facts(mad, "link-account").edition_date == date(2021, 9, 14)
    assert walk.facts(dated, "link-account").edition_date == date(2021, 9, 1)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SOURCE_DATE_EPOCH", "yesterday"),
        ("SOURCE_DATE_EPOCH", "-1"),
        ("SOURCE_DATE_EPOCH", "253402300800"),
        ("SOURCE_DATE_EPOCH", "1.5"),
        ("ASSISTANT_PATIENCE", "much"),
        ("ASSISTANT_PATIENCE", "nan"),
        ("ASSISTANT_PATIENCE", "inf"),
        ("ASSISTANT_PATIENCE", "-1"),
        ("ASSISTANT_PATIENCE", "1e9"),
        ("ASSISTANT_PATIENCE", "3,5"),
        ("ASSISTANT_ANSWER", "0"),
        ("ASSISTANT_ANSWER", "inf"),
        ("ASSISTANT_TURN", "-1"),
        ("ASSISTANT_TURN", "nan"),
        ("ASSISTANT_NARRATION", "perhaps"),
        ("ASSISTANT_LOG", "loud"),
        ("ASSISTANT_PORTAL", "http://trainer:Hunter2secret@127.0.0.1"),
        ("ASSISTANT_STORE", "sftp://trainer:Hunter2secret@store.example.gov/guides"),
        ("ASSISTANT_ALLOWED_HOSTS", "*.example.gov"),
        ("ASSISTANT_ALLOWED_HOSTS", "https://training.example.gov"),
        ("ASSISTANT_ALLOWED_HOSTS", "training.example.gov:8080"),
        ("ASSISTANT_ALLOWED_HOSTS", "one.example two.example/path"),
    ],
)
def test_what_cannot_be_used_is_named_and_not_repeated_with_its_secret(environment, name, value):
    environment(name, value)

    with pytest.raises(BadInput, match=f"^{name} in the environment: ") as told:
        settings()

    assert "Hunter2secret" not in str(told.value)
    assert "\n" not in str(told.value)


NAMES = [
    "ASSISTANT_ALLOWED_HOSTS", "ASSISTANT_ANSWER", "ASSISTANT_BROWSER", "ASSISTANT_EDITIONS", "ASSISTANT_LOG",
    "ASSISTANT_NARRATION", "ASSISTANT_PATIENCE", "ASSISTANT_PORTAL", "ASSISTANT_RECORDINGS", "ASSISTANT_SPEECH",
    "ASSISTANT_STORE", "ASSISTANT_TURN", "DISPLAY", "PLAYWRIGHT_BROWSERS_PATH", "SOURCE_DATE_EPOCH", "XDG_CACHE_HOME",
]  # fmt: skip


@pytest.mark.parametrize("blank", ["", " ", "\t", '""', "''", "\r"])
@pytest.mark.parametrize("name", NAMES)
def test_one_that_is_set_to_nothing_counts_as_not_set(environment, monkeypatch, name, blank):
    monkeypatch.delenv(name, raising=False)
    settings.cache_clear()
    without = settings()

    environment(name, blank)

    assert settings() == without


def test_every_setting_is_tried_with_nothing():
    known = {f"ASSISTANT_{name.upper()}" for name in Settings.model_fields}
    others = {"ASSISTANT_SOURCE_DATE_EPOCH", "ASSISTANT_DISPLAY", "ASSISTANT_CACHES", "ASSISTANT_PLAYWRIGHTS_BROWSERS"}

    assert known - others == {name for name in NAMES if name.startswith("ASSISTANT_")}


@pytest.mark.parametrize(
    ("name", "written", "meant"),
    [
        ("ASSISTANT_LOG", "INFO", "info"),
        ("ASSISTANT_LOG", " Warning ", "warning"),
        ("ASSISTANT_PATIENCE", '"0.5"', 0.5),
        ("ASSISTANT_PATIENCE", "5\r", 5.0),
        ("ASSISTANT_PORTAL", "'http://127.0.0.1:9'", "http://127.0.0.1:9"),
        ("ASSISTANT_STORE", " abfs://guides@store.example.gov/all ", "abfs://guides@store.example.gov/all"),
        ("ASSISTANT_BROWSER", '"C:/Program Files/chrome.exe"', Path("C:/Program Files/chrome.exe")),
    ],
)
def test_blanks_and_quotation_marks_around_a_value_are_none_of_it(environment, name, written, meant):
    environment(name, written)

    assert getattr(settings(), name.removeprefix("ASSISTANT_").lower()) == meant


def test_all_that_cannot_be_used_is_told_at_once(environment):
    environment("ASSISTANT_PATIENCE", "soon")
    environment("ASSISTANT_LOG", "loud")

    with pytest.raises(BadInput) as told:
        settings()

    assert [line.split(" in the environment: ")[0] for line in sorted(str(told.value).splitlines())] == [
        "ASSISTANT_LOG",
        "ASSISTANT_PATIENCE",
    ]


@pytest.mark.parametrize(
    ("written", "hosts"),
    [
        ("", ()),
        ("  ", ()),
        ("a.example", ("a.example",)),
        ("a.example,", ("a.example",)),
        ("a.example,b.example", ("a.example", "b.example")),
        (" a.example , b.example\tc ", ("a.example", "b.example", "c")),
        ("::1, 192.0.2.7, fe80::1", ("::1", "192.0.2.7", "fe80::1")),
    ],
)
def test_hosts_stand_with_commas_or_blanks_between_them(environment, written, hosts):
    environment("ASSISTANT_ALLOWED_HOSTS", written)

    assert settings().allowed_hosts == hosts


@pytest.mark.parametrize(
    ("written", "narrated"), [("0", False), ("no", False), ("off", False), ("1", True), ("TRUE", True)]
)
def test_a_switch_is_written_in_any_usual_way(environment, written, narrated):
    environment("ASSISTANT_NARRATION", written)

    assert settings().narration is narrated


@pytest.mark.parametrize(
    ("seconds", "day"),
    [
        ("0", date(1970, 1, 1)),
        ("86399", date(1970, 1, 1)),
        ("86400", date(1970, 1, 2)),
        ("253402300799", date(9999, 12, 31)),
    ],
)
def test_the_day_of_the_edition_is_that_of_utc(environment, seconds, day):
    environment("SOURCE_DATE_EPOCH", seconds)

    assert settings().edition_day == day


def test_windows_open_on_either_kind_of_screen(environment, monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    settings.cache_clear()
    assert settings().display is None

    environment("WAYLAND_DISPLAY", "wayland-0")
    assert settings().display == "wayland-0"

    environment("DISPLAY", ":1")
    assert settings().display == ":1"


def test_an_address_on_the_command_line_wins_here_and_in_processes_that_follow(environment):
    environment("ASSISTANT_PORTAL", "http://127.0.0.1:1")
    assert settings().portal == "http://127.0.0.1:1"

    use_portal("http://127.0.0.1:2")

    assert settings().portal == os.environ["ASSISTANT_PORTAL"] == "http://127.0.0.1:2"


def test_settings_are_read_once_and_nobody_changes_them(environment):
    environment("ASSISTANT_LOG", "info")

    assert settings() is settings()
    with pytest.raises(ValidationError, match="frozen"):
        settings().log = "debug"
