"""A court is one file: it is found by id or by path, and what is wrong in it is named."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from assistant.errors import BadInput
from assistant.facts import courts
from assistant.facts.courts import Edition, Site
from assistant.facts.noted import every_fact

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


@pytest.mark.parametrize("one", courts.shipped(), ids=lambda one: one.id)
def test_every_court_that_ships_is_found_by_its_id(one):
    assert courts.court(one.id) == one
    assert courts.court_file(one.id).parent == courts.COURTS_FOLDER
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
        ('[sites]\ncourt = { shown = "www.hbr.example", walk = "/court/hbr/nextgen" }', "[sites]", "sites: "),
        ('name = "U.S. District Court, District of Harbor"', "", "name: "),
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


BARE = """
id = "desk"
name = "Party Desk"
{}
[sites]
desk = "http://127.0.0.1:8000/"
"""


@pytest.fixture
def desk(tmp_path):
    """Writes the file of a site of which a name and an address are known, and these lines."""
    courts.read.cache_clear()

    def write(lines: str = "") -> str:
        file = tmp_path / "desk.toml"
        file.write_text(BARE.format(lines), encoding="utf-8")
        return str(file)

    return write


def test_an_id_a_name_and_an_address_are_enough(desk):
    site = courts.court(desk())

    assert (site.sites["desk"].shown, site.sites["desk"].walk) == ("http://127.0.0.1:8000/",) * 2
    assert (site.go_live, site.kind, site.cmecf, site.contacts.pacer_phone, site.audience) == (
        None,
        None,
        None,
        "",
        None,
    )
    assert (courts.is_court(site), courts.is_elsewhere(site), courts.needs_portal(site)) == (False, True, False)


def test_a_court_of_ours_is_a_court_and_needs_a_portal(harbor):
    court = courts.court(harbor())

    assert (courts.is_court(court), courts.is_elsewhere(court), courts.needs_portal(court)) == (True, False, True)


def test_what_is_known_of_a_site_is_read(desk, tmp_path):
    lines = (
        'window = [1280, 900]\npatience = 8\naudience = "clerks"\nreset = ["python", "reset.py"]\ngo_live = 2030-01-02'
    )
    site = courts.court(desk(lines))

    assert (site.window, site.patience, site.audience, site.go_live) == ((1280, 900), 8, "clerks", date(2030, 1, 2))
    assert (site.reset, site.home) == (("python", "reset.py"), tmp_path)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("window = [100, 900]", r"window\.0: .*greater than or equal to 320 \(line 4\)"),
        ("window = [1280]", r"window"),
        ('window = "1280x900"', r"window"),
        ("patience = -1", r"patience"),
        ("patience = nan", r"patience"),
        ('reset = "reset.py"', r'reset: Is neither an address, .* nor a command, such as \["python", "reset\.py"\]'),
        ("reset = []", r"reset: Is neither"),
        ('reset = ["python", ""]', r"reset: Is neither"),
        ("reset = 3", r"reset: Is neither"),
        ('pictures = "our test system."', r"pictures: Ends a sentence of ours too soon"),
        ('footer = "' + "x" * 46 + '"', r"footer"),
        ('colour = "red"', r"colour: Extra inputs"),
    ],
)
def test_what_a_site_cannot_be_is_told_with_its_line(desk, line, complaint):
    with pytest.raises(BadInput, match=rf"desk\.toml: {complaint}"):
        courts.court(desk(line))


def test_what_is_said_of_walking_a_site_reaches_no_page_and_so_is_no_fact_that_a_walk_hangs_on(desk):
    facts = every_fact(courts.court(desk("patience = 8")))

    assert not {"patience", "window", "reset", "audience", "pictures", "footer"} & facts.keys()
    assert facts["sites.desk.walk"] == "http://127.0.0.1:8000/"


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
    with pytest.raises(ValidationError, match="Is no color; write it with six digits"):
        Edition(day=date(2021, 9, 1), signal=signal)


@pytest.mark.parametrize(("signal", "seen"), [("#ffee00", "1.2"), ("#ff8800", "2.4"), ("#ffffff", "1.0")])
def test_a_signal_color_on_which_white_numbers_cannot_be_read_is_refused(signal, seen):
    with pytest.raises(ValidationError, match=f"too light: white numbers on it have a contrast of {seen}"):
        Edition(day=date(2021, 9, 1), signal=signal)
