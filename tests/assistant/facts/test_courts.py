"""A court is one file: it is found by id or by path, and what is wrong in it is named."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from assistant.errors import BadInput
from assistant.facts import courts
from assistant.facts.courts import Edition, Site

HARBOR = """
id = "hbr"
name = "U.S. District Court, District of Harbor"
title = "United States District Court for the District of Harbor"
kind = "district"
go_live = 2022-03-07

[sites]
court = { shown = "www.hbr.example", walk = "/court/hbr/nextgen" }

[contacts]
pacer_phone = "1-800-676-6856"
pacer_mail = "pacer@psc.uscourts.gov"

[cmecf]
system = "District of Harbor - Filing"
link_item_under = "Accounts of This Court"
"""


@pytest.fixture
def harbor(tmp_path):
    """Writes a court's file, with one of its lines changed."""

    def write(old: str = "", new: str = "") -> str:
        assert old in HARBOR
        file = tmp_path / "harbor.toml"
        file.write_text(HARBOR.replace(old, new) if old else HARBOR, encoding="utf-8")
        return str(file)

    return write


def test_a_court_is_read_from_a_file_of_ones_own(harbor):
    court = courts.court(harbor())

    assert (court.id, court.kind, court.go_live) == ("hbr", "district", date(2022, 3, 7))
    assert (court.late, court.contacts.clerk_mail, court.edition) == ("", "", None)


def test_a_site_is_told_by_the_name_that_readers_see():
    assert str(Site(shown="pacer.uscourts.gov", walk="/pacer/")) == "pacer.uscourts.gov"


@pytest.mark.parametrize("one", courts.bundled(), ids=lambda one: one.id)
def test_every_court_that_ships_is_found_by_its_id(one):
    assert courts.court(one.id) is one
    assert courts.file_of(one.id).parent == courts.FOLDER
    assert {"pacer", "court", "cmecf"} <= one.sites.keys()


def test_a_court_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(BadInput, match=r"There is no court “mars”\. Known are mab, mad, or give a TOML file"):
        courts.court("mars")


@pytest.mark.parametrize(
    ("old", "new", "entry"),
    [
        ('id = "hbr"', 'id = "H B R"', "id: "),
        ('"district"', '"traffic"', "kind: "),
        ("2022-03-07", '"soon"', "go_live: "),
        ('walk = "/court/hbr/nextgen"', 'go = "/"', "sites.court.walk: "),
        ('pacer_phone = "1-800-676-6856"', "", "contacts.pacer_phone: "),
        ("[cmecf]", "[cmecf]\ncolor = 7", "cmecf.color: "),
    ],
)
def test_what_is_wrong_is_told_with_its_file_and_its_entry(harbor, old, new, entry):
    courts.read.cache_clear()

    with pytest.raises(BadInput, match=rf"harbor\.toml: {entry}"):
        courts.court(harbor(old, new))


def test_all_that_is_wrong_is_told_at_once_with_its_line(harbor):
    courts.read.cache_clear()

    with pytest.raises(BadInput) as told:
        courts.court(harbor('kind = "district"\ngo_live = 2022-03-07', 'kind = "traffic"\ngo_live = 1822-03-07'))

    assert [line.partition("harbor.toml: ")[2] for line in str(told.value).splitlines()] == [
        "kind: Input should be 'district' or 'bankruptcy' (line 5).",
        "go_live: Input should be greater than or equal to 2001-01-01 (line 6).",
    ]


@pytest.mark.parametrize("name", ["../courts/mad", "/etc/passwd", "", ".", "mad\0", "MARS", "x" * 5000, "~/mad"])
def test_what_is_no_id_is_looked_for_nowhere(name):
    with pytest.raises(BadInput, match="There is no court"):
        courts.court(name)


@pytest.mark.parametrize(
    ("name", "encoding"), [("MINE.TOML", "utf-8"), ("mine.Toml", "utf-8-sig"), ("a%20b.toml", "utf-16")]
)
def test_a_file_is_read_as_windows_writes_it(tmp_path, name, encoding):
    courts.read.cache_clear()
    (tmp_path / name).write_bytes(HARBOR.replace("\n", "\r\n").encode(encoding))

    assert courts.court(str(tmp_path / name)).id == "hbr"


@pytest.mark.parametrize("signal", ["red", "#12345", "#1234567", "123456"])
def test_a_signal_color_has_six_digits(signal):
    assert Edition(day=date(2021, 9, 1), signal="#0a7F00").signal == "#0a7F00"
    with pytest.raises(ValidationError):
        Edition(day=date(2021, 9, 1), signal=signal)
