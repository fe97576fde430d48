"""What another tool calls an element leads to it on the live page."""

from __future__ import annotations

import pytest

from assistant.importing import ways

PAGE = (
    "<main><a id=one href=#x>View  the\n docket</a> <a href=#y>View the docket sheet</a><button id=two>Go</button>"
    "<label>City <input id=three></label><input type=submit id=four value='Say \"x\"'><div id='a.b c'>odd</div>"
    "<section id=host></section></main>"
    "<script>host.attachShadow({mode: 'open'}).innerHTML = '<button id=five>Inside</button>'</script>"
)
FOUND = {
    "link": (ways.by_link("View the docket"), "one"),
    "name alone": (ways.by_name("Inside"), "five"),
    "role and name": (ways.by_name("Go", "button"), "two"),
    "text": (ways.by_text("Go", exact=True), "two"),
    "value": (ways.by_text('Say "x"'), "four"),
    "xpath": (ways.by_xpath("//button"), "two"),
    "an id that is no selector": (ways.by_attribute("id", "a.b c"), "a.b c"),
    "one in another": (ways.one_in_another([ways.by_selector("#host"), ways.by_selector("#five")]), "five"),
    "into a component": (ways.by_selector("#five"), "five"),
}


@pytest.fixture(scope="module")
def small_page(browser):
    page = browser.new_page()
    page.set_content(PAGE)
    yield page
    page.close()


@pytest.mark.parametrize("name", FOUND)
def test_a_way_leads_to_the_element(small_page, name):
    way, found = FOUND[name]

    assert [one.get_attribute("id") for one in way.find(small_page).element_handles() if one.is_visible()] == [found]


def test_part_of_a_links_words_finds_all_that_hold_them(small_page):
    assert ways.by_link("View the", exact=False).find(small_page).count() == 2
