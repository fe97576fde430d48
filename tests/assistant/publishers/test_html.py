"""The guide as a web page: whole in one file, valid for every reader, faithful to the recording."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, expect

from assistant.facts.recording import Recording
from assistant.publishers import html, index
from assistant.publishers.laid_out import Layout, laid_out, phone_pictures
from assistant.publishers.layout.crop import Crop, stacked
from assistant.publishers.layout.phone import PHONE_WIDTH
from assistant.publishers.layout.rows import ChapterRows, chapters
from assistant.publishers.page.document import marked_up, written
from assistant.publishers.pictures.cut import data_address

pytestmark = pytest.mark.siblings(6, of="file")

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.fixture
def guide(page: Page, page_file: Path) -> Page:
    page.goto(page_file.as_uri())
    return page


@pytest.mark.siblings(1)
def test_the_page_is_as_accepted(page_file, same_as_gold):
    same_as_gold(page_file)


@pytest.mark.siblings(1)
def test_the_same_recording_gives_the_same_bytes(recording, page_file, desk, tmp_path):
    again = html.publish(Recording.load(recording.path(recording.screens[0].left).parent), tmp_path, desk)

    assert again.read_bytes() == page_file.read_bytes()


@pytest.mark.siblings(1)
def test_nothing_is_asked_of_the_network(page, page_file):
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(page_file.as_uri())

    assert [url for url in asked if not url.startswith("data:")] == [page_file.as_uri()]


@pytest.mark.siblings(1)
def test_the_policy_allows_this_style_and_nothing_else(page, page_file):
    text = page_file.read_text(encoding="utf-8")
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))

    page.goto(page_file.as_uri())

    assert f"style-src &#39;sha256-{b64encode(sha256(style.encode()).digest()).decode()}&#39;" in text
    assert "style=" not in text.replace(style, "")
    assert complaints == []


def test_pictures_have_the_same_pixels_as_the_recording(recording, guide):
    rows = [row for chapter in chapters(recording) for row in chapter.rows]
    addresses = guide.locator("img").evaluate_all("images => images.map(image => image.src)")

    assert len(addresses) == len(rows)
    for row, address in zip(rows, addresses, strict=True):
        picture = Image.open(BytesIO(b64decode(address.partition(",")[2]))).convert("RGB")
        screen = Image.open(recording.path(row.screen.left)).convert("RGB")
        for strip in row.drawing.crop.strips:
            edges = (strip.box.x, strip.box.y, strip.box.right, strip.box.bottom)
            top, bottom = round(2 * strip.top), round(2 * strip.bottom)
            cut = picture.crop((0, top, picture.width, bottom))
            assert ImageChops.difference(cut, screen.crop([round(2 * edge) for edge in edges])).getbbox() is None


def test_each_step_is_told_once_with_its_number(recording, guide):
    items = guide.locator("ol > li").all_inner_texts()

    told = [" ".join(item.split()) for item in items]
    assert told == [f"{step.sign.shown} {step.sentence.replace('**', '')}" for step in recording.steps_and_results()]


def test_a_list_counts_its_steps_as_they_are_numbered_and_no_result(guide):
    told = guide.locator("ol > li").all()

    assert {item.get_attribute("value") for item in told if item.locator(".ring").count()} == {None}
    steps = [item for item in told if not item.locator(".ring").count()]
    assert [item.get_attribute("value") for item in steps] == [str(number) for number in range(1, len(steps) + 1)]
    assert all(item.locator(".number").inner_text() == item.get_attribute("value") for item in steps)


def test_a_step_stands_at_the_height_of_its_mark(guide):
    """Disc in the text and disc in the picture, where the picture's stands on the left rail."""
    guide.set_viewport_size({"width": 1440, "height": 1000})

    for number in ("3", "4"):
        beside = guide.locator(".number").get_by_text(number, exact=True).bounding_box()
        inside = guide.locator(".full text").get_by_text(number, exact=True).bounding_box()
        assert abs(beside["y"] + beside["height"] / 2 - inside["y"] - inside["height"] / 2) < 3


@pytest.mark.parametrize("width", [320, 390, 760, 1024, 1440])
@pytest.mark.siblings(5)
def test_nothing_scrolls_sideways(guide, width):
    guide.set_viewport_size({"width": width, "height": 800})

    assert guide.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    "context",
    [
        {"viewport": {"width": 1280, "height": 800}},
        {"viewport": {"width": 390, "height": 844}},
        {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
        {"viewport": {"width": 1280, "height": 800}, "forced_colors": "active"},
    ],
    ids=["desktop", "phone", "dark", "forced-colors"],
)
@pytest.mark.siblings(4)
def test_axe_finds_nothing(browser: Browser, page_file, context):
    page = browser.new_page(**context)
    page.goto(page_file.as_uri())

    results = Axe().run(page, options=WCAG)

    page.close()
    assert results.violations_count == 0, results.generate_report()


def test_blocks_without_data_are_left_out(recording, desk, tmp_path):
    bare = recording.model_copy(
        update={"needs": (), "minutes": None, "deadline": "", "ending": type(recording.ending)()}
    )
    bare._folder = recording._folder

    text = html.publish(bare, tmp_path, desk).read_text(encoding="utf-8")

    for block in ("What you need", "Do it by", "minutes", "Keep for your records", "If it does not work", "<table"):
        assert block not in text
    assert "Questions" in text


def test_checked_steps_stay_checked(guide, page_file):
    guide.get_by_label("Step 3 is done").check()
    guide.get_by_label("Step 5 is done").check()
    assert "2 of 10 steps done" in guide.locator(".progress").inner_text()

    guide.goto("about:blank")
    guide.goto(page_file.as_uri())

    checked = guide.locator(".done:checked").evaluate_all("boxes => boxes.map(box => box.value)")
    assert checked == ["3", "5"]
    guide.get_by_role("button", name="Start over").click()
    guide.reload()
    assert guide.locator(".done:checked").count() == 0
    assert guide.locator(".progress").is_hidden()


def test_two_tabs_of_a_guide_keep_the_checks_of_both(guide, page_file):
    """Each hears of the other's at once, and neither writes over what it has not heard of."""
    other = guide.context.new_page()
    other.goto(page_file.as_uri())
    guide.get_by_label("Step 3 is done").check()
    expect(other.get_by_label("Step 3 is done")).to_be_checked()
    expect(other.locator(".progress")).to_contain_text("1 of 10 steps done")
    guide.evaluate('localStorage.setItem(`guide ${document.documentElement.dataset.guide}`, \'["3","4"]\')')

    expect(other.get_by_label("Step 4 is done")).to_be_checked()
    other.get_by_label("Step 5 is done").check()
    expect(guide.get_by_label("Step 5 is done")).to_be_checked()
    guide.get_by_label("Step 3 is done").uncheck()

    guide.reload()
    checked = guide.locator(".done:checked").evaluate_all("boxes => boxes.map(box => box.value)")
    assert checked == ["4", "5"]
    other.get_by_role("button", name="Start over").click()
    expect(guide.locator(".done:checked")).to_have_count(0)
    other.close()


def test_it_is_said_that_checks_are_kept_only_where_they_are(guide, page_file):
    told = guide.get_by_text("Steps that you check stay checked on this computer, even when you close this page.")
    assert told.is_visible()

    guide.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    guide.goto(page_file.as_uri())
    assert told.is_hidden()


def test_another_edition_begins_without_checks(guide, recording, desk, tmp_path):
    guide.get_by_label("Step 3 is done").check()
    other = recording.model_copy(update={"lead": "Another lead."})
    other._folder = recording._folder

    guide.goto(html.publish(other, tmp_path, desk).as_uri())

    assert other.edition != recording.edition
    assert guide.locator(".done:checked").count() == 0


def test_without_a_script_steps_can_be_checked_and_pictures_enlarged(browser: Browser, page_file):
    page = browser.new_page(java_script_enabled=False)
    page.goto(page_file.as_uri())

    page.get_by_label("Step 3 is done").check()
    page.get_by_role("button", name="Enlarge the picture of steps 1 to 2").click()

    assert page.get_by_label("Step 3 is done").is_checked()
    assert page.get_by_role("button", name="Close").is_visible()
    page.close()


def test_each_step_has_an_address(guide, page_file, recording):
    last = [step.number for step in recording.steps()][-1]

    guide.goto(f"{page_file.as_uri()}#step-{last}")

    assert guide.locator(f"#step-{last}").bounding_box()["y"] < guide.viewport_size["height"]
    guide.get_by_role("link", name=f"Step {last}", exact=True).click()
    assert guide.url.endswith(f"#step-{last}")


def test_headings_of_the_same_place_are_told_apart_by_their_steps(recording, desk, tmp_path, page):
    opening, first, again = recording.screens[:3]
    twice = recording.model_copy(
        update={"screens": (opening, first, again.model_copy(update={"heading": first.heading}))}
    )
    twice._folder = recording._folder
    page.goto(html.publish(twice, tmp_path, desk).as_uri())

    told = [" ".join(heading.split()) for heading in page.locator(".where").all_text_contents()]
    places = [re.sub(r" \(steps? \d.*\)", "", heading) for heading in told]
    assert len(set(places)) < len(places), "no place is there twice"
    assert len(set(told)) == len(told)
    assert [("(" in heading) for heading in told] == [places.count(place) > 1 for place in places]


def test_contents_lead_to_every_part(guide):
    links = guide.locator(".contents li a").all()

    assert [link.inner_text() for link in links] == guide.locator("h2").all_inner_texts()
    for link in links:
        assert guide.locator(f"h2{link.get_attribute('href')}").count() == 1


def test_a_picture_is_enlarged_with_the_keyboard_alone(guide):
    """Enter opens, Escape closes, and the reader is where she was."""
    button = guide.get_by_role("button", name="Enlarge the picture of steps 1 to 2")
    button.focus()
    before = guide.evaluate("scrollY")

    guide.keyboard.press("Enter")
    figure = guide.locator(".figure:popover-open")
    assert figure.bounding_box() == {"x": 0, "y": 0, **guide.viewport_size}
    guide.keyboard.press("Escape")

    assert figure.count() == 0
    assert button.evaluate("button => button === document.activeElement")
    assert guide.evaluate("scrollY") == before


def test_a_tap_on_a_phone_opens_the_whole_picture(guide, recording):
    guide.set_viewport_size({"width": 390, "height": 844})
    rows = [row for chapter in chapters(recording) for row in chapter.rows]
    torn = next(number for number, row in enumerate(rows) if row.phone.crop.torn_right)

    guide.locator(".enlarge").nth(torn).click()

    whole, crop = guide.locator(".figure:popover-open"), rows[torn].drawing.crop
    pane, picture = whole.locator(".pane").bounding_box(), whole.locator("img").bounding_box()
    assert pane == picture
    assert abs(picture["width"] / picture["height"] - crop.width / crop.height) < 0.01
    assert whole.locator(".overlay.full").is_visible()
    assert whole.locator(".overlay.narrow").is_hidden()


def test_a_phone_has_a_picture_of_its_own_where_parts_are_shown_below_each_other(page, recording):
    layout = laid_out(recording)
    row = layout.rows[1]
    turned = Crop(tuple(stacked(strip.box for strip in reversed(row.drawing.crop.strips))))
    other = replace(row, draw_for_phone=lambda: replace(row.phone, crop=turned))
    one = Layout((ChapterRows("", (other,)),), layout.pngs[1:2])
    pictures, narrow = ([data_address(png) for png in pngs] for pngs in (one.pngs, phone_pictures(recording, one)))
    page.set_content(written(recording, one, pictures, {}, narrow=narrow))
    whole, own = page.locator(".pane img").all()

    assert (whole.is_visible(), own.is_visible()) == (True, False)
    page.set_viewport_size({"width": 320, "height": 640})
    assert (whole.is_visible(), own.is_visible()) == (False, True)
    assert own.bounding_box() == page.locator(".pane").bounding_box()
    page.locator(".enlarge").click()
    assert (whole.is_visible(), own.is_visible()) == (True, False)


@pytest.mark.parametrize(("width", "least"), [(390, 10), (320, 8)])
def test_letters_are_large_enough_on_a_phone(guide, recording, width, least):
    """Screens are set in 15 pixels or more. Most pictures leave 11 of them; a form that is shown whole leaves fewer."""
    guide.set_viewport_size({"width": width, "height": 640})
    parts = [row.phone for chapter in chapters(recording) for row in chapter.rows]

    widths = guide.locator(".pane").evaluate_all("panes => panes.map(pane => pane.getBoundingClientRect().width)")

    letters = [15 * shown / part.crop.width for shown, part in zip(widths, parts, strict=True)]
    assert all(
        size >= (11 if part.edge.width <= PHONE_WIDTH else least) for size, part in zip(letters, parts, strict=True)
    )


def test_a_picture_cut_through_words_has_a_wave(guide, recording):
    guide.set_viewport_size({"width": 390, "height": 844})
    rows = [row for chapter in chapters(recording) for row in chapter.rows]

    for number, row in enumerate(rows):
        waves = guide.locator(".overlay.narrow").nth(number).locator(".wave").count()
        assert waves == len(row.phone.crop.folds) + row.phone.crop.torn_left + row.phone.crop.torn_right


def test_the_web_page_prints_its_pictures_and_nothing_to_click(guide):
    guide.emulate_media(media="print")

    assert all(picture.is_visible() for picture in guide.locator("img").all())
    for control in (".done", ".enlarge", ".close", ".contents"):
        assert not any(one.is_visible() for one in guide.locator(control).all())


@pytest.mark.long
def test_axe_finds_nothing_in_an_enlarged_picture(guide):
    guide.locator(".enlarge").first.click()

    assert Axe().run(guide, options=WCAG).violations_count == 0


@pytest.mark.parametrize("width", [1440, 800, 390])
@pytest.mark.siblings(3)
def test_every_drawing_lies_on_its_picture(guide, width, recording):
    """The frame is drawn around the pane that shows the picture, wherever rails make room above or beside it."""
    edges = [row.drawing.edge for chapter in chapters(recording) for row in chapter.rows]
    assert min(edge.x for edge in edges) < 0
    assert min(edge.y for edge in edges) < 0
    guide.set_viewport_size({"width": width, "height": 900})

    apart = guide.evaluate(
        """() => [...document.querySelectorAll(".drawing")].map((drawing) => {
            const pane = drawing.querySelector(".pane").getBoundingClientRect();
            const shown = (overlay) => getComputedStyle(overlay).display !== "none";
            const overlay = [...drawing.querySelectorAll(".overlay")].find(shown);
            const frame = overlay.querySelector(".frame").getBoundingClientRect();
            return Math.max(...["left", "top", "right", "bottom"].map((side) => Math.abs(pane[side] - frame[side])));
        })"""
    )

    assert len(apart) > 3
    assert max(apart) < 1.5


def test_long_words_with_a_slash_between_them_may_part_on_a_phone_alone():
    link = "Click **Registration/Maintenance History** under **Firm/Office**."

    on_screen = "<b>Registration/<wbr>Maintenance History</b> under <b>Firm/Office</b>"
    assert on_screen in marked_up(link)
    assert on_screen.replace("<wbr>", "") in marked_up(link, paper=True)


@pytest.mark.siblings(1)
def test_long_addresses_stay_inside_of_a_phone(page: Page, long_words, desk, tmp_path):
    """Also in headings, in the contents, in tables, and on the court's own page."""
    folder = tmp_path / "mad" / "upgrade-account"
    folder.mkdir(parents=True)
    file = html.publish(long_words, folder, desk)
    index.publish([long_words], tmp_path)
    page.set_viewport_size({"width": 320, "height": 800})

    for one in (file, tmp_path / "mad" / "index.html"):
        page.goto(one.as_uri())
        page.add_style_tag(content="html { overflow-x: visible !important }")
        wide = page.evaluate(
            "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth"
            " && !e.closest('.view, .unseen, .pane')).map(e => e.outerHTML.slice(0, 80))"
        )
        assert wide == []
        assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_guide_without_long_words_is_set_as_ever(page_file):
    assert "overflow-wrap: anywhere; }\n.large" not in page_file.read_text(encoding="utf-8")
