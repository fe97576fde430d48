"""One HTML document for screen and paper: what may run in it, what words become, and what stays out of a print."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from assistant.publishers.laid_out import laid_out
from assistant.publishers.page import document
from assistant.publishers.page.document import (
    ANY_WEIGHT,
    EACH_WEIGHT,
    body,
    marked_up,
    on_paper,
    on_screen,
    twins,
    written,
)


@pytest.fixture(scope="module")
def layout(recording):
    return laid_out(recording)


@pytest.fixture(scope="module")
def screen_page(recording, layout):
    return written(recording, layout, addresses(layout), ANY_WEIGHT)


@pytest.fixture(scope="module")
def paper(recording, layout):
    return written(recording, layout, addresses(layout), EACH_WEIGHT, paper=True)


def addresses(layout):
    return [f"data:,picture-{place}" for place in range(len(layout.pngs))]


def hash_of(text):
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def between(text, start, end):
    return text.partition(start)[2].partition(end)[0]


def policy_of(page):
    return between(page, 'http-equiv="Content-Security-Policy" content="', '"').replace("&#39;", "'")


def test_only_the_style_and_the_script_that_are_written_in_it_may_be_used(screen_page):
    policy = policy_of(screen_page)

    assert f"style-src {hash_of(between(screen_page, '<style>', '</style>'))}; " in policy
    assert f"script-src {hash_of(between(screen_page, '<script>', '</script>'))}; " in policy
    assert policy.startswith("default-src 'none'; ")


def test_a_print_has_no_script_and_its_policy_allows_none(paper):
    assert "<script" not in paper
    assert "script-src" not in policy_of(paper)
    assert "<button" not in paper
    assert "<nav" not in paper


def test_a_page_for_the_screen_brings_one_font_of_every_weight_and_a_print_each_by_itself(screen_page, paper):
    weights = re.compile(r"@font-face \{.*?font-weight: ([\d ]+);", re.DOTALL)

    assert weights.findall(screen_page) == ["100 900"]
    assert weights.findall(paper) == ["400", "600", "700", "800"]


def test_nothing_is_loaded_from_outside(screen_page, paper):
    for page in (screen_page, paper):
        assert re.findall(r'(?:src|srcset)="(?!data:)', page) == []
        assert re.findall(r'url\("(?!data:)', page) == []


def test_pictures_stand_in_the_order_of_their_rows(paper, layout):
    shown = re.findall(r'src="(data:,picture-\d+)"', paper)

    assert list(dict.fromkeys(shown)) == addresses(layout)


def test_the_title_is_escaped(screen_page):
    assert "<title>Upgrade your &lt;PACER&gt; account – " in screen_page


def test_a_guide_among_others_has_ids_of_its_own(recording, layout):
    ids = re.findall(r'\bid="([^"]+)"', body(recording, layout, addresses(layout), (), "upgrade-account-", len))

    assert ids
    assert all(one.startswith("upgrade-account-") for one in ids)
    assert len(set(ids)) == len(ids)


def test_a_guide_among_others_is_no_whole_page(recording, layout):
    made = body(recording, layout, addresses(layout), (), "one-", len)

    assert "<html" not in made
    assert "<main" not in made


def test_a_place_is_a_twin_where_the_reader_is_there_more_than_once(layout):
    row = layout.rows[1]

    assert twins([row]) == set()
    assert len(twins([row, row])) == 1


@pytest.mark.parametrize(
    ("sentence", "made"),
    [
        ("Click **Login**.", "Click <b>Login</b>."),
        ("Click **A & B**, then <go>.", "Click <b>A &amp; B</b>, then &lt;go&gt;."),
        ("By September 20, 2021.", 'By <span class="whole">September 20, 2021</span>.'),
        ("From **Security Question 2**", 'From <b>Security <span class="whole">Question 2</span></b>'),
        ("Then **E-File** it.", 'Then <b><span class="whole">E-File</span></b> it.'),
        ("Call **1-800-676-6856**.", 'Call <b><span class="whole">1-800-676-6856</span></b>.'),
        ("It costs $0.10, see page 3.", "It costs $0.10, see page 3."),
    ],
)
def test_a_sentence_is_escaped_its_bold_words_are_bold_and_its_numbers_stay_whole(sentence, made):
    assert marked_up(sentence) == made


@pytest.mark.parametrize("links", [on_screen, on_paper])
@pytest.mark.parametrize("number", ["9-800-676-6856", "11-800-676-6856", "1-800-676-68567"])
def test_a_telephone_number_is_a_link_on_screen_and_paper_and_any_other_number_is_none(recording, links, number):
    assert 'href="tel:+18006766856"' in marked_up("Call 1-800-676-6856.", links(recording))
    assert "<a" not in marked_up(f"The number is {number}.", links(recording))


def test_another_guide_is_a_link_only_where_links_are_wanted(recording):
    sentence = "First read the guide “Upgrade your PACER account”."

    assert '<a data-to="read-upgrade-your-pacer-account">Upgrade your PACER account</a>' in marked_up(
        sentence, on_screen(recording)
    )
    assert "<a" not in marked_up(sentence)


def test_a_site_opens_beside_the_guide_on_a_screen_and_not_on_paper():
    sentence = "Go to pacer.uscourts.gov."

    on_screen, on_paper = marked_up(sentence, sites=True), marked_up(sentence, sites=True, paper=True)

    assert 'href="https://pacer.uscourts.gov" target="_blank" rel="noopener noreferrer"' in on_screen
    assert on_paper == 'Go to <a href="https://pacer.uscourts.gov">pacer.uscourts.gov</a>.'


@pytest.mark.parametrize("address", ["http://pacer.gov", "https://pacer.gov/x"])
def test_an_address_with_a_scheme_keeps_it(address):
    assert document.whole_address(address) == address
