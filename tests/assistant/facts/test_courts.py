"""A court is one file: it is found by id or by path, and what is wrong in it is named."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from pydantic import ValidationError

from assistant.errors import BadInput
from assistant.facts import courts
from assistant.facts import sentence as sentences
from assistant.facts.courts import Edition, Site
from assistant.facts.noted import every_fact
from assistant.facts.recording import License, Mistakes
from assistant.settings import Settings
from assistant.walking import walk

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


def test_its_kind_and_state_are_for_the_list_of_all_courts(harbor):
    court = courts.court(harbor("go_live", 'state = "Guam"\ngo_live'))

    known = walk.facts(court, "upgrade-account")
    unknown = walk.facts(court.model_copy(update={"kind": None, "state": ""}), "upgrade-account")

    assert (known.court_kind, known.state) == ("district", "Guam")
    assert (unknown.court_kind, unknown.state, unknown.is_court) == ("", "", True)


def test_a_court_is_read_from_a_file_of_ones_own(harbor):
    court = courts.court(harbor())

    assert (court.id, court.kind, court.go_live) == ("hbr", "district", date(2022, 3, 7))
    assert (court.late, court.contacts.clerk_mail, court.edition) == ("", "", None)


OWN_FACTS = """
edition = { number = 3, day = 2021-09-14, guides.link-account = { number = 4 } }
mistakes = { phone = "617-555-0100" }
license = "Public domain"
logo = { file = "seal.png", alt = "Seal of the court" }
guides = "https://hbr.example/guides/"

[sites]"""


def picture(kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 48)).save(out, kind)
    return out.getvalue()


def test_what_only_a_court_knows_reaches_its_guides(harbor, tmp_path):
    (tmp_path / "seal.png").write_bytes(picture("JPEG"))
    courts.read.cache_clear()
    court = courts.court(harbor("\n[sites]", OWN_FACTS))

    told, linking = (walk.facts(court, guide) for guide in ("upgrade-account", "link-account"))

    assert (told.edition_number, told.edition_date) == (3, date(2021, 9, 14))
    assert (linking.edition_number, linking.edition_date) == (4, date(2021, 9, 14))
    assert (told.mistakes, told.license) == (Mistakes(phone="617-555-0100"), License(name="Public domain"))
    assert (told.logo.kind, told.logo.width, told.logo.height) == ("jpeg", 64, 48)
    assert told.logo.picture == (tmp_path / "seal.png").read_bytes()
    assert told.guides == "https://hbr.example/guides"


@pytest.mark.parametrize(
    ("of_all", "own", "number", "day"),
    [
        ("number = 3, day = 2021-09-14", "number = 4", 4, date(2021, 9, 14)),
        ("number = 3, day = 2021-09-14", "day = 2021-10-02", 3, date(2021, 10, 2)),
        ("number = 3", "number = 4, day = 2021-10-02", 4, date(2021, 10, 2)),
        ("number = 3", "day = 2021-10-02", 3, date(2021, 10, 2)),
    ],
)
def test_what_the_edition_of_a_guide_leaves_out_is_that_of_all_and_no_day_of_the_machine(
    harbor, monkeypatch, of_all, own, number, day
):
    monkeypatch.setattr(walk, "settings", lambda: Settings(SOURCE_DATE_EPOCH=0))
    courts.read.cache_clear()
    edition = f"edition = {{ {of_all}, guides.link-account = {{ {own} }} }}\n\n[sites]"

    told = walk.facts(courts.court(harbor("\n[sites]", edition)), "link-account")

    assert (told.edition_number, told.edition_date) == (number, day)


@pytest.mark.parametrize(
    ("contacts", "clerk"),
    [
        ('clerk_phone = "617-555-0100"\nclerk_mail = "c@hbr.example"', "617-555-0100 or c@hbr.example"),
        ('clerk_mail = "c@hbr.example"', "c@hbr.example"),
        ("", "see www.hbr.example"),
    ],
)
def test_a_guide_says_how_the_clerk_is_reached_in_the_courts_own_words_or_neutral_ones(harbor, contacts, clerk):
    courts.read.cache_clear()

    court = courts.court(harbor("[contacts]", f"[contacts]\n{contacts}"))

    assert sentences.fill("Ask {court.clerk}.", {"court": court}) == f"Ask the Clerk’s Office ({clerk})."


def test_what_only_the_court_could_say_is_told_as_left_out(harbor, tmp_path):
    (tmp_path / "seal.png").write_bytes(picture())
    courts.read.cache_clear()
    bare = courts.court(harbor())
    courts.read.cache_clear()
    whole = courts.court(harbor("\n[sites]", OWN_FACTS))

    assert courts.left_out(bare) == ("contacts.clerk_phone", "mistakes", "edition.number", "edition.day", "guides")
    assert courts.left_out(whole) == ("contacts.clerk_phone",)


def test_a_sentence_that_needs_what_the_court_leaves_out_is_refused_with_the_fact_and_its_file(harbor):
    courts.read.cache_clear()
    court = courts.court(harbor("court = { shown", "web = { shown"))

    for field, entry in {
        "court.contacts.clerk_phone": "contacts.clerk_phone",
        "court.clerk": "contacts.clerk_phone, contacts.clerk_mail or sites.court",
    }.items():
        with pytest.raises(BadInput) as told:
            sentences.fill(f"Call {{{field}}}.", {"court": court})
        assert f"{{{field}}} is left out of {court.file}, so it cannot be shown: Call {{{field}}}." in str(told.value)
        assert f" Add {entry} to the file, or do without it in the script." in str(told.value)


def test_a_site_is_told_by_the_name_that_readers_see():
    assert str(Site(shown="pacer.uscourts.gov", walk="/pacer/")) == "pacer.uscourts.gov"


@pytest.mark.parametrize("one", courts.shipped(), ids=lambda one: one.id)
def test_every_court_that_ships_is_found_by_its_id(one):
    assert courts.court(one.id) == one
    assert courts.court_file(one.id).parent == courts.COURTS_FOLDER
    assert {"pacer", "court", "cmecf"} <= one.sites.keys()


def test_courts_on_request_are_found_by_their_ids_and_walked_only_when_they_are_asked_for():
    asked = courts.on_request()

    assert [courts.court(one.id) for one in asked] == list(asked)
    assert not {one.id for one in asked} & {one.id for one in courts.shipped()}
    assert courts.named([], every_one=False) == ("mab", "mad")
    assert len(courts.named([], every_one=True)) == len(asked) + 2
    assert courts.named(["azb"], every_one=False) == ("azb",)
    with pytest.raises(BadInput, match="not both"):
        courts.named(["azb"], every_one=True)


def test_every_federal_court_ships_once_by_pacers_id():
    kinds = Counter(one.kind for one in courts.every())

    assert kinds == {"district": 94, "bankruptcy": 94, "appellate": 13}
    assert len({one.id for one in courts.every()}) == len({one.name for one in courts.every()}) == 201
    assert {courts.court(name).name for name in ("azb", "neb")} == {
        "U.S. Bankruptcy Court, District of Arizona", "U.S. Bankruptcy Court, District of Nebraska",
    }  # fmt: skip


def test_no_court_leads_to_a_host_that_is_no_courts():
    hosts = {one.id: {name: site.shown for name, site in one.sites.items()} for one in courts.every()}

    assert {name: known["cmecf"] for name, known in hosts.items()} == {
        name: f"ecf.{name}.uscourts.gov" for name in hosts
    }
    every = [host for known in hosts.values() for host in known.values()]
    assert [host for host in every if not re.fullmatch(r"([a-z0-9-]+\.)+uscourts\.gov", host)] == []


def test_a_mistyped_court_is_told_with_the_nearest():
    with pytest.raises(BadInput, match=r"There is no court “nysx” \(did you mean nys[bd]\?\)"):
        courts.court("nysx")


def test_what_is_not_known_of_a_court_is_said_in_other_words_or_nowhere():
    bare, known = courts.court("azb"), courts.court("mad")

    assert sentences.fill("before {court.changed}", {"court": known}) == "before September 20, 2021"
    assert sentences.fill("before {court.changed}", {"court": bare}) == "before it changed to NextGen CM/ECF"
    assert (known.link_item_under, bare.link_item_under) == ("NextGen Release 1.1 Menu Items", "")
    assert bare.cmecf.system == "Document Filing System"
    assert bare.clerk == "the CM/ECF Help Desk (602-682-4900)"


def test_a_court_that_is_not_there_is_told_with_where_all_are_shown():
    with pytest.raises(
        BadInput, match=r"There is no court “mars”\. All of them: assistant courts\. Or give a TOML file\."
    ):
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
        ("[cmecf]", '[mistakes]\nname = "the desk"\n[cmecf]', "mistakes: Needs a phone or a mail"),
        ("[cmecf]", '[mistakes]\nname = "the desk."\nphone = "1"\n[cmecf]', "mistakes.name: Ends a sentence"),
        ("[cmecf]", '[logo]\nfile = "../seal.png"\nalt = "Seal"\n[cmecf]', "logo.file: Is no name of a file beside"),
        ("[cmecf]", '[logo]\nfile = "seal.png"\n[cmecf]', "logo.alt: "),
        ("[cmecf]", '[license]\nname = "X"\naddress = "javascript:x"\n[cmecf]', "license.address: "),
        ("[cmecf]", "[edition]\nnumber = 0\n[cmecf]", "edition.number: "),
        (
            "[cmecf]",
            "[edition]\nnumber = 3\nguides.link-account = { number = 4 }\n[cmecf]",
            r"edition.guides: link-account has a number and no day, nor has \[edition\]; give one of them a day",
        ),
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
        "kind: Input should be 'district', 'bankruptcy' or 'appellate' (line 5).",
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

    assert not {"patience", "window", "reset", "audience", "pictures", "footer", "state"} & facts.keys()
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
