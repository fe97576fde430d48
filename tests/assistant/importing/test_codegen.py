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
    "page.get_by_label('a').set_checked(checked=True)": ("check", None),
    "page.click(selector='#a')": ("click", None),
    "page.fill(selector='#a', value='x')": ("fill", "x"),
    "page.frame('tree').click('#a')": ("click", None),
    "page.get_by_text(re.compile(pattern='CM/ECF', flags=re.I | re.M)).click()": ("click", None),
    "page.get_by_label('a').hover()": ("hover", None),
    "page.get_by_label('a').set_input_files('motion.pdf')": ("upload", "motion.pdf"),
    "page.get_by_label('a').set_input_files({'name': 'x.pdf', 'mimeType': 'y', 'buffer': b''})": ("upload", "x.pdf"),
    "page.once('dialog', lambda dialog: dialog.dismiss())": ("answer", None),
    "page.on('dialog', lambda dialog: dialog.accept('x'))": ("answer", "x"),
    "user, password = 'x', 'y'; page.fill('#a', user)": ("fill", "x"),
    "who = {'name': 'x'}; page.fill('#a', who['name'])": ("fill", "x"),
    "text = 'x'; text += 'y'; page.fill('#a', text)": ("fill", "xy"),
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
        ("page.mouse.move(3, 4)", "the mouse at a place of the window"),
        ("page.keyboard.down('Shift')", "no step such as “down”"),
        ("page.evaluate('1')", "no step such as “evaluate”"),
        ("page.get_by_label('a').drag_to(page.get_by_label('b'))", "no step such as “drag_to”"),
        ("page.go_back()", "goes by a button of the browser"),
        ("page.get_by_label('a').set_checked(flag)", "computes whether it checks"),
        ("page.get_by_label('a').press(key)", "computes which key"),
        ("page.get_by_label('a').set_input_files(['a.pdf', 'b.pdf'])", "chooses several files"),
        ("page.get_by_label('a').click(**options)", "what it is done to, the script computes"),
        ("page.get_by_role('link').all()[0].click()", "what it is done to, the script computes"),
        ("[one.click() for one in page.locator('a').all()]", "step by step"),
        ("page.click('#a') if wanted else None", "step by step"),
        ("page.frames[1].click('#a')", "what it is done to, the script computes"),
        ("page.frame(url='**/x').click('#a')", "finds a frame by its address"),
        ("driver.find_element('id', 'a').click()", "what it is done to, the script computes"),
        ("page.get_by_label('a').fill(f\"{'x'!r}\")", "computes what is typed"),
        ("page.on('dialog', answer)", "the script decides"),
        ("page.on('dialog', lambda one: one.accept() if one.message else one.dismiss())", "the script decides"),
        ("page.once('dialog', lambda one: one.accept(text))", "computes what it types into a window"),
        ("page.once('popup', print)", "no step such as “once popup”"),
        ("try: page.click('#a')\n    finally: pass", "step by step"),
        ("page.get_by_label('a').fill(value())", "computes what is typed"),
        ("page.get_by_label(name()).click()", "the script computes"),
        ("page.get_by_label('a').click(button='right')", "another button"),
        ("page.get_by_label('a').select_option(['x', 'y'])", "several options"),
        ("page.goto(BASE)", "computes where it goes"),
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


def test_nothing_of_a_script_is_run_and_what_it_would_do_is_told(tmp_path):
    file = tmp_path / "made"
    flow = codegen.read(
        f"open({str(file)!r}, 'w').write('x')\npage.click('#a')\nos.system('touch {file}')\n"
        f"__import__('os').mkdir({str(file)!r})\nexec('page.click(1)')\neval('page')\ngetattr(page, 'click')('#b')\n"
    )

    assert not file.exists()
    assert flow.left_out == {foreign.BESIDE: ["line 1", "line 3"]}
    assert [one.at for one in flow.unknown] == ["line 4", "line 5", "line 6", "line 7"]


def test_places_among_others_are_no_steady_way():
    ways = [one.ways[0] for one in within(["page.locator('div > a').click()", "page.locator('#a').click()",
                                           "page.get_by_role('link').nth(2).click()"]).steps]  # fmt: skip

    assert [way.steady for way in ways] == [False, True, False]


def test_a_file_that_comes_a_file_that_is_chosen_and_a_window_that_opens_are_known_by_their_block():
    flow = within([
        "with page.expect_download() as given:", "    page.click('#a')", "given.value.save_as('x.pdf')",
        "with page.expect_file_chooser() as asked:", "    page.click('#b')", "asked.value.set_files('motion.pdf')",
        "with page.expect_popup() as opened:", "    page.click('#c')", "page1 = opened.value", "page1.click('#d')",
        "page1.close()", "page.close()",
    ])  # fmt: skip

    assert told(flow) == [("download", None), ("upload", "motion.pdf"), ("click", None), ("click", None),
                          ("close", None)]  # fmt: skip
    assert [bool(one.window) for one in flow.steps] == [False, False, False, True, True]
    assert list(flow.left_out) == [foreign.CLOSES]


def test_what_pytest_does_before_a_test_is_done_before_it():
    flow = codegen.read(
        "@pytest.fixture\ndef at_the_desk(page):\n    page.goto('/pacer/')\n    yield page\n    page.click('#out')\n"
        "def test_it(at_the_desk):\n    at_the_desk.click('#a')\n"
    )

    assert told(flow) == [("open", "/pacer/"), ("click", None)]
    assert flow.left_out == {foreign.CLOSES: ["line 5"]}


def test_a_text_that_would_grow_without_end_is_not_put_together():
    (unknown,) = codegen.read("a = 'x'\n" + "a = a + a\n" * 60 + "page.fill('#a', a)").unknown

    assert "computes what is typed" in unknown.why


def test_calls_that_would_go_on_without_end_are_refused():
    calls = "".join(f"def f{n}(): f{n + 1}(); f{n + 1}()\n" for n in range(18))

    with pytest.raises(BadInput, match="lie too deep in each other"):
        codegen.read(f"{calls}def f18(): page.click('#a')\nf0()")
