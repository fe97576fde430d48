"""The bundled portal is started on a free port of this machine, and stopped."""

from __future__ import annotations

import json
import urllib.error
import urllib.request

import pytest

from assistant.errors import PortalTrouble
from assistant.facts import courts
from assistant.walking import portal

pytestmark = pytest.mark.siblings(6, of="file")


@pytest.mark.server
def test_it_listens_on_this_machine_alone_and_stops(tmp_path):
    with portal.bundled((courts.court_file("mad"),), tmp_path) as running:
        assert running.address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(running.address + "/") as answer:
            assert b"TRAINING SIMULATION" in answer.read()

    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(running.address + "/")


@pytest.mark.server
def test_a_portal_that_does_not_start_says_why(tmp_path):
    bad = tmp_path / "bad.toml"
    bad.write_text("id = ", encoding="utf-8")

    with pytest.raises(PortalTrouble, match=r"The portal did not start: .*bad\.toml"), portal.bundled((bad,), tmp_path):
        pass


def test_a_portal_of_other_sources_has_another_code(tmp_path, monkeypatch):
    before = portal.digest()
    house = tmp_path / "mock_site"
    house.mkdir()
    (house / "app.py").write_text("changed = True\n", encoding="utf-8")

    monkeypatch.setattr(portal, "HOUSE", house)

    assert portal.digest() != before


@pytest.mark.server
def test_it_answers_however_much_it_has_logged(tmp_path):
    """It tells of each request; a pipe that nobody reads would have been full after a thousand of them."""
    with portal.bundled((courts.court_file("mad"),), tmp_path) as running:
        for _ in range(1500):
            with urllib.request.urlopen(running.address + "/static/favicon.svg", timeout=5) as answer:
                assert answer.status == 200


def test_it_shows_the_map_of_its_screens(capfd):
    assert portal.show_map() == 0

    screens = json.loads(capfd.readouterr().out)["screens"]
    assert "Upgrade Complete" in {screen["title"] for screen in screens}
