"""Scripts of codegen are read by their syntax; nothing of them is run."""

from __future__ import annotations

import pytest

from assistant.errors import BadInput
from assistant.importing import codegen, foreign

SYNC = """
import re
from playwright.sync_api import Playwright, sync_playwright, expect

def run(playwright: Playwright) -> None:
    browser = playwright.chromium.launch(headless=False)
    context = browser.new_context(**playwright.devices["iPhone 13"])
    page = context.new_page()
{}
    # ---------------------
    context.close()
    browser.close()

with sync_playwright() as playwright:
    run(playwright)
"""
ASYNC = """
import asyncio
from playwright.async_api import Playwright, async_playwright, expect

async def run(playwright: Playwright) -> None:
    browser = await playwright.chromium.launch(headless=False)
    context = await browser.new_context()
    page = await context.new_page()
{}
    await context.close()

async def main() -> None:
    async with async_playwright() as playwright:
        await run(playwright)

asyncio.run(main())
"""
PYTEST = """
import re, os
import pytest
from playwright.sync_api import Page, expect

@pytest.fixture(scope="session")
def browser_context_args(browser_context_args, playwright):
    return {{"viewport": {{"width": 9, "height": 9}}}}

def test_look_it_up(page: Page) -> None:
{}
"""
FLAVORS = {"sync": SYNC, "async": ASYNC, "pytest": PYTEST}


def told(flow):
    return [(one.action, None if one.value is None else one.value.get_secret_value()) for one in flow.steps]


def within(lines, flavor="pytest"):
    lines = [f"await {line}" if flavor == "async" else line for line in lines]
    return codegen.read(FLAVORS[flavor].format("\n".join(f"    {line}" for line in lines)))


@pytest.mark.parametrize("flavor", ["sync", "async", "pytest"])
def test_each_flavor_of_a_script_is_the_same_flow(flavor):
    flow = within(
        [
            'page.goto("http://127.0.0.1:8021/pacer/")',
            'page.get_by_role("link", name="Login", exact=True).click()',
            'page.get_by_label("Username").fill("tb1407")',
            'page.get_by_label("Username").press("Tab")',
            'page.get_by_placeholder("Code").press("Enter")',
            'expect(page.get_by_role("heading")).to_contain_text("Welcome")',
            'page.screenshot(path="x.png")',
        ],
        flavor,
    )

    assert told(flow) == [
        ("open", "http://127.0.0.1:8021/pacer/"), ("click", None), ("fill", "tb1407"), ("press", "Enter"),
        ("see", "Welcome"),
    ]  # fmt: skip
    assert flow.title == ("look it up" if flavor == "pytest" else "")
    assert list(flow.left_out) == [foreign.KEYS, foreign.TELLS]


LINES = {
    "page.locator('#a').nth(-1).click()": ("click", None),
    "page.frame_locator('iframe').get_by_text('x').click()": ("click", None),
    "page.locator('i').content_frame.get_by_role('row').first.tap()": ("click", None),
    "page.get_by_role('row').filter(has_text=re.compile('x', re.I)).last.click()": ("click", None),
    "page.get_by_test_id('a').or_(page.get_by_title('b')).dblclick()": ("twice", None),
    "page.get_by_alt_text('a').click(click_count=2)": ("twice", None),
    "page.get_by_label('a').set_checked(False)": ("uncheck", None),
    "page.get_by_label('a').select_option('MA')": ("choose", "MA"),
    "page.get_by_label('a').select_option(label=['Ohio'])": ("choose", "Ohio"),
    "page.get_by_label('a').select_option(index=2)": ("choose", "2"),
    "page.get_by_label('a').press_sequentially('x', delay=100)": ("add", "x"),
    "page.get_by_label('a').clear()": ("fill", ""),
    "page.fill('#a', 'x')": ("fill", "x"),
    "page.get_by_label('a').fill('x' + f'{1}y')": None,
    "page.get_by_label('a').fill('x' + f\"{'y'}\")": ("fill", "xy"),
    "page.get_by_label('a').fill(os.environ['PASSWORD'])": ("fill", None),
    "page.get_by_label('a').fill(os.getenv('PASSWORD'))": ("fill", None),
    "page.keyboard.press('Enter')": ("press", "Enter"),
    "page.keyboard.type('x')": ("add", "x"),
    "expect(page.get_by_text('Done')).to_be_visible()": ("see", None),
}  # fmt: skip


@pytest.mark.parametrize("line", [line for line, step in LINES.items() if step])
def test_a_call_is_a_step(line):
    flow = within([line])

    assert told(flow) == [LINES[line]]
    assert not flow.unknown


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("page.mouse.move(3, 4)", "no step such as “move”"),
        ("page.evaluate('1')", "no step such as “evaluate”"),
        ("page.get_by_label('a').hover()", "no step such as “hover”"),
        ("page.get_by_label('a').fill(value())", "computes what is typed"),
        ("page.get_by_label(name()).click()", "the script computes"),
        ("page.get_by_label('a').click(button='right')", "another button"),
        ("page.get_by_label('a').select_option(['x', 'y'])", "several options"),
        ("page.goto(BASE)", "computes where it goes"),
        ("page.once('dialog', lambda dialog: dialog.dismiss())", "no step such as “once”"),
        ("login(page, 'copper99x')", "stands in another file"),
        ("for one in (1, 2): page.click('#a')", "step by step"),
        ("context.route('**', lambda route: route.abort())", "no step such as “route”"),
    ],
)
def test_what_a_guide_cannot_do_is_known_by_its_line_and_repeats_no_value(line, why):
    text = SYNC.format(f"    {line}")

    unknown = codegen.read(text).unknown

    assert [one.at for one in unknown] == ["line 9"]
    assert why in unknown[0].why
    assert "copper99x" not in repr(unknown)


def test_functions_of_the_scripts_own_are_gone_through_and_names_known():
    flow = codegen.read(
        "USER = 'tb1407'\ndef login(page, password='x'):\n    field = page.get_by_label('User')\n    field.fill(USER)\n"
        "    page.get_by_label('Password').fill(password)\n"
        "class TestIt:\n    def test_it(self, page):\n        login(page, password='copper99x')\n"
    )

    assert told(flow) == [("fill", "tb1407"), ("fill", "copper99x")]
    assert "copper99x" not in repr(flow)


def test_of_several_tests_one_is_named():
    text = "def test_a(page):\n    page.click('#a')\ndef test_b(page):\n    page.check('#b')\n"

    with pytest.raises(BadInput, match="Choose one of its tests with --test; it has test_a, test_b"):
        codegen.read(text)
    assert told(codegen.read(text, "test_b")) == [("check", None)]


@pytest.mark.parametrize("text", ["def x(:\n", "x = '\0'", "x = " + "(" * 5000, "def a():\n    a()\na()"])
def test_what_is_no_script_is_refused_with_a_sentence(text):
    with pytest.raises(BadInput, match=r"It is no Python|lie too deep"):
        codegen.read(text)


def test_nothing_of_a_script_is_run(tmp_path):
    file = tmp_path / "made"
    codegen.read(f"open({str(file)!r}, 'w').write('x')\npage.click('#a')\n__import__('os').mkdir({str(file)!r})")

    assert not file.exists()


def test_places_among_others_are_no_steady_way():
    ways = [one.ways[0] for one in within(["page.locator('div > a').click()", "page.locator('#a').click()",
                                           "page.get_by_role('link').nth(2).click()"]).steps]  # fmt: skip

    assert [way.steady for way in ways] == [False, True, False]
