"""A court's file: what the Judiciary publishes of it, and what is known besides on top."""

import pytest

from assistant.errors import BadInput
from assistant.facts import courts, judiciary

HEAD = "pacer_id,type,title,web_url,login_url,help_phone,clerk_phone\n"
ROW = "azd,District,Arizona District Court,http://www.azd.uscourts.gov/,https://ecf.azd.uscourts.gov,602-322-7200,\n"

BY_HAND = (
    ("akb", "U.S. Bankruptcy Court, District of Alaska", "Alaska", "www.akb.uscourts.gov", "907-271-2655"),
    ("almd", "U.S. District Court, Middle District of Alabama", "Alabama", "www.almd.uscourts.gov", "334-954-3935"),
    ("areb", "U.S. Bankruptcy Court, Eastern District of Arkansas", "Arkansas", "www.arb.uscourts.gov", "501-918-5590"),
    ("azb", "U.S. Bankruptcy Court, District of Arizona", "Arizona", "www.azb.uscourts.gov", "602-682-4900"),
    ("ca2", "U.S. Court of Appeals, Second Circuit", "", "www.ca2.uscourts.gov", "212-857-8630"),
    ("ca9", "U.S. Court of Appeals, Ninth Circuit", "", "www.ca9.uscourts.gov", ""),
    ("cadc", "U.S. Court of Appeals, D.C. Circuit", "", "www.cadc.uscourts.gov", "202-216-7259"),
    ("cafc", "U.S. Court of Appeals, Federal Circuit", "", "www.cafc.uscourts.gov", "202-275-8025"),
    ("cand", "U.S. District Court, Northern District of California", "California", "www.cand.uscourts.gov", None),
    ("dcd", "U.S. District Court, District of Columbia", "District of Columbia", "www.dcd.uscourts.gov",
     "202-354-3000"),
    ("gub", "District Court of Guam, Bankruptcy Division", "Guam", "www.gud.uscourts.gov", "671-473-9100"),
    ("gud", "District Court of Guam", "Guam", "www.gud.uscourts.gov", "671-969-4500"),
    ("insb", "U.S. Bankruptcy Court, Southern District of Indiana", "Indiana", "www.insb.uscourts.gov", "317-229-3800"),
    ("nceb", "U.S. Bankruptcy Court, Eastern District of North Carolina", "North Carolina", "www.nceb.uscourts.gov",
     "866-222-8029, option 12"),
    ("neb", "U.S. Bankruptcy Court, District of Nebraska", "Nebraska", "www.neb.uscourts.gov", "402-437-1625"),
    ("nmid", "District Court for the Northern Mariana Islands", "Northern Mariana Islands", "www.nmid.uscourts.gov",
     "670-237-1200"),
    ("txsd", "U.S. District Court, Southern District of Texas", "Texas", "www.txs.uscourts.gov", None),
    ("txwd", "U.S. District Court, Western District of Texas", "Texas", "www.txwd.uscourts.gov", "830-703-2054"),
    ("vib", "District Court of the Virgin Islands, Bankruptcy Division", "Virgin Islands", "www.vid.uscourts.gov",
     "340-774-8310"),
    ("wvnb", "U.S. Bankruptcy Court, Northern District of West Virginia", "West Virginia", "www.wvnb.uscourts.gov",
     None),
)  # fmt: skip
"""Read in the feed and in the overlays by a person; None where only the rest was looked at."""


@pytest.fixture
def feed(tmp_path):
    """A feed of these rows, and a folder of overlays."""

    def write(*rows, head=HEAD, name="courts-2026-01-31.csv", **overlays):
        folder = tmp_path / "overlays"
        folder.mkdir(exist_ok=True)
        for court, text in overlays.items():
            (folder / f"{court}.toml").write_text(text, encoding="utf-8")
        (tmp_path / name).write_text(head + "".join(rows), encoding="utf-8")
        return judiciary.files(tmp_path / name, folder)

    return write


@pytest.mark.parametrize(("name", "called", "state", "site", "phone"), BY_HAND, ids=[row[0] for row in BY_HAND])
def test_twenty_courts_are_as_a_person_read_them(name, called, state, site, phone):
    court = courts.court(name)

    assert (court.name, court.state, str(court.sites["court"])) == (called, state, site)
    assert phone is None or court.contacts.clerk_phone == phone


def test_the_files_that_ship_are_those_that_the_facts_make():
    made = judiciary.files(judiciary.newest())

    assert len(made) == 201
    there = {file.stem: file.read_text(encoding="utf-8") for file in courts.ON_REQUEST.glob("*.toml")}
    assert there == {name: text for name, text in made.items() if name not in {one.id for one in courts.shipped()}}


def test_what_is_known_besides_goes_before_what_the_feed_says(feed):
    text = feed(ROW, azd='go_live = 2020-02-03\n[contacts]\nclerk_phone = "602-555-0100"\n')["azd"]

    assert "go_live = 2020-02-03" in text
    assert 'clerk_phone = "602-555-0100"' in text
    assert 'pacer_phone = "1-800-676-6856"' in text
    assert "look-up feed of January 31, 2026" in text


@pytest.mark.parametrize(
    ("desk", "clerk", "told"),
    [
        ("602-322-7200", "", ("CM/ECF Help Desk", "602-322-7200")),
        ("(602) 322.7200", "602-555-0100", ("CM/ECF Help Desk", "602-322-7200")),
        ("602-322-7200", "(602) 322-7200", (None, "602-322-7200")),
        ("NA", "(602) 555-0100", (None, "602-555-0100")),
        ("", "Main 602-555-0100, Help 602-555-0101", (None, None)),
        ("", "", (None, None)),
    ],
)
def test_one_telephone_number_is_told_and_words_about_several_are_not_taken_apart(desk, clerk, told):
    known = judiciary.contacts({"help_phone": desk, "clerk_phone": clerk})

    assert (known.get("clerk_name"), known.get("clerk_phone")) == told


@pytest.mark.parametrize("site", ["", "https://en.wikipedia.org/wiki/Court", "http://ecf.azd.uscourts.gov"])
def test_a_site_that_is_not_the_courts_own_is_left_out(feed, site):
    assert "sites.court" not in feed(ROW.replace("http://www.azd.uscourts.gov/", site))["azd"]


def test_a_panel_of_a_court_of_appeals_is_no_court_of_its_own(feed):
    panel = 'ca9,Appeals,"U.S. Court of Appeals, Ninth Circuit BAP",,https://ecf.ca9.uscourts.gov,,\n'

    assert list(feed(panel, panel.replace(" BAP", ""))) == ["ca9"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"rows": [ROW, ROW]}, "Lines 2 and 3 of the facts are both of azd"),
        ({"rows": [ROW.replace("District,", "Tribal,")]}, "Line 2 of the facts is of no court"),
        ({"rows": [ROW.replace("Arizona District Court", "Arizona")]}, "nobody knows how “Arizona” is called in full"),
        ({"rows": [ROW.replace("ecf.azd", "ecf.azb")]}, "azd files at “ecf.azb.uscourts.gov”"),
        ({"rows": [ROW], "head": HEAD.replace("title", "name")}, "there is no title"),
        ({"rows": [ROW], "name": "courts.csv"}, "is not named after its day"),
        ({"rows": [ROW], "mars": 'name = "Mars"'}, "mars.toml is of no court"),
        ({"rows": [ROW], "azd": "name ="}, "azd.toml cannot be read"),
    ],
)
def test_facts_that_cannot_be_used_are_refused_with_their_line(feed, given, told):
    with pytest.raises(BadInput, match=told):
        feed(*given.pop("rows"), **given)
