"""What a test says of its guide by its marker, and worlds for whoever posts."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date
from types import SimpleNamespace
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from assistant.errors import BadInput, PortalTrouble
from assistant.testing import ground
from assistant.testing.ground import Ground, Wanted


def item(tmp_path, *given, **said):
    """A test with that marker, or without one."""
    marker = SimpleNamespace(args=given, kwargs=said) if given or said else None
    return SimpleNamespace(
        nodeid="test_it.py::test_it", path=tmp_path / "test_it.py", get_closest_marker=lambda _: marker
    )


def test_without_a_marker_it_is_the_districts_court_and_its_filer(tmp_path):
    says = ground.wanted(item(tmp_path))

    assert (says.place().id, says.day(), says.era) == ("mad", date(2021, 9, 21), "2021")
    assert {name: one.slug for name, one in says.cast().items()} == {"filer": "tobias-brannock"}


def test_files_are_looked_for_beside_the_test(tmp_path):
    (tmp_path / "desk.toml").write_text('id = "desk"\nname = "Desk"\n[sites]\ndesk = "http://127.0.0.1:9/"\n', "utf-8")
    (tmp_path / "clerk.toml").write_text('name = "Clara Clerk"\n', "utf-8")

    says = ground.wanted(item(tmp_path, court="desk.toml", people={"clerk": "clerk.toml"}))

    assert says.place().id == "desk"
    assert says.cast()["clerk"].name == "Clara Clerk"


@pytest.mark.parametrize(
    ("given", "said", "why"),
    [
        (("mab",), {}, "takes court, on, era, people, each by its name"),
        ((), {"place": "mab"}, "takes court, on, era, people, not place"),
        ((), {"era": "2023"}, "there is no era “2023”; there are 2021 and 2025"),
    ],
    ids=["no name", "no such name", "no such era"],
)
def test_a_marker_that_says_something_else_is_refused(tmp_path, given, said, why):
    with pytest.raises(BadInput, match=why):
        ground.wanted(item(tmp_path, *given, **said))


def test_a_day_that_is_none_is_refused():
    with pytest.raises(BadInput, match="on is “tomorrow”"):
        Wanted(on="tomorrow").day()


class Client:
    """Posts as libraries for HTTP do, and keeps what came back."""

    def post(self, address: str, data: dict[str, object]) -> SimpleNamespace:
        with urlopen(Request(address, urlencode(data, doseq=True).encode())) as answer:
            self.said, self.cookie = answer.read().decode(), answer.headers["set-cookie"]
            return SimpleNamespace(status_code=answer.status)


class Refused:
    def post(self, _: str, data: dict[str, object]) -> SimpleNamespace:  # noqa: ARG002 - as it is called
        return SimpleNamespace(status=403)


@pytest.mark.server
def test_a_world_is_begun_for_a_client_and_one_that_was_refused_is_told(playwright):
    with ExitStack() as to_close:
        here, client = Ground(to_close, playwright), Client()
        here.new_world(client, "2025-10-01", "2025", ("tobias-brannock",))

        assert '"2025-10-01"' in client.said
        assert client.cookie
        with pytest.raises(PortalTrouble, match="made no world: it answered 403"):
            here.new_world(Refused(), "2021-09-21", "2021", ())
