"""A new court is one file: portal, guides and labels follow it, and no code; its guides measure as they must."""

from __future__ import annotations

import pytest
from visiting import Sketching

from assistant.facts import courts
from assistant.measure.guides import measured
from assistant.measure.table import faults
from assistant.publishers import html, pdf
from assistant.publishers.desk import Desk
from assistant.walking import portal
from assistant.walking.walk import walk
from assistant.walking.walkthrough import BUNDLED, find

HARBOR = """
id = "hbr"
name = "U.S. District Court, District of Harbor"
title = "United States District Court for the District of Harbor"
kind = "district"
go_live = 2022-03-07

[sites]
pacer = { shown = "pacer.uscourts.gov", walk = "/pacer/" }
court = { shown = "www.hbr.example", walk = "/court/hbr/nextgen" }
cmecf = { shown = "ecf.hbr.example", walk = "/ecf/hbr/" }

[contacts]
pacer_phone = "1-800-676-6856"
pacer_mail = "pacer@psc.uscourts.gov"

[cmecf]
system = "District of Harbor - Filing"
link_item_under = "Accounts of This Court"
"""


@pytest.fixture(scope="module")
def harbor(tmp_path_factory):
    file = tmp_path_factory.mktemp("courts") / "harbor.toml"
    file.write_text(HARBOR, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def its_portal(harbor, tmp_path_factory):
    with portal.bundled((harbor,), tmp_path_factory.mktemp("guides")) as running:
        yield running


@pytest.mark.long
@pytest.mark.server
@pytest.mark.parametrize("name", ["link-account", "register-to-efile"])
def test_a_court_of_appeals_has_guides_in_its_own_words(name, desk, tmp_path):
    file = courts.court_file("ca1")
    with portal.bundled((file,), tmp_path / "guides") as running:
        recording = walk(find(name), courts.court("ca1"), running, desk, tmp_path, camera=Sketching)

    told = " ".join(step.sentence for step in recording.steps())
    assert APPELLATE[name] in told
    assert "**Link a CM/ECF account" not in told


APPELLATE = {
    "link-account": "Click **Link my filer account to my PACER account**.",
    "register-to-efile": "choose “U.S. Court of Appeals, First Circuit”",
}


@pytest.mark.long
def test_a_guide_says_what_the_new_court_calls_its_menu(harbor, its_portal, desk, tmp_path):
    court = courts.court(str(harbor))
    recording = walk(find("link-account"), court, its_portal, desk, tmp_path, camera=Sketching, proved=False)

    assert "Under **Accounts of This Court**, click" in " ".join(step.sentence for step in recording.steps())


SAMPLE = "check-account-type"


@pytest.mark.parametrize(
    "name", [SAMPLE, *(pytest.param(name, marks=pytest.mark.long) for name in BUNDLED if name != SAMPLE)]
)
def test_every_walkthrough_goes_through_a_court_of_one_file(name, harbor, its_portal, desk, tmp_path):
    recording = walk(find(name), courts.court(str(harbor)), its_portal, desk, tmp_path)

    told = " ".join(step.sentence for screen in recording.screens for step in screen.steps)
    assert recording.court.name == "U.S. District Court, District of Harbor"
    assert "Massachusetts" not in told + recording.lead + recording.deadline

    html.publish(recording, tmp_path, Desk(desk))
    pdf.publish(recording, tmp_path, Desk(desk))
    assert list(faults(measured(recording, tmp_path))) == []
