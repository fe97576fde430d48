"""A court's file may leave out what the portal can take for granted."""

from __future__ import annotations

import pytest

from mock_site.start.courts import Court
from mock_site.start.data_files import read


@pytest.fixture
def court(tmp_path):
    def of(text: str) -> Court:
        file = tmp_path / "hbr.toml"
        file.write_text(text, encoding="utf-8")
        return read(Court, file)

    return of


def test_a_court_of_which_little_is_known_has_the_usual_places(court):
    harbor = court('id = "hbr"\nname = "District of Harbor"\n[sites]\npacer = "/pacer/"')

    assert (harbor.title, harbor.kind, f"{harbor.go_live}") == ("District of Harbor", "district", "2021-09-20")
    assert [site.walk for site in (harbor.sites.pacer, harbor.sites.court, harbor.sites.cmecf)] == [
        "/pacer/",
        "/court/hbr/nextgen",
        "/ecf/hbr/",
    ]
    assert harbor.sites.pacer.shown == "/pacer/"
    assert harbor.contacts.pacer_phone
    assert harbor.cmecf.system


def test_what_its_file_says_is_so(court):
    harbor = court(
        'id = "hbr"\nname = "Harbor"\ntitle = "Court of Harbor"\nkind = "bankruptcy"\ngo_live = 2022-03-07\n'
        '[sites]\ncmecf = { shown = "ecf.hbr.example", walk = "/ecf/hbr/login" }\n[cmecf]\nsystem = "Harbor Filing"'
    )

    assert (harbor.title, harbor.kind, f"{harbor.go_live}") == ("Court of Harbor", "bankruptcy", "2022-03-07")
    assert (harbor.sites.cmecf.walk, harbor.sites.pacer.walk, harbor.cmecf.system) == (
        "/ecf/hbr/login",
        "/pacer/",
        "Harbor Filing",
    )
