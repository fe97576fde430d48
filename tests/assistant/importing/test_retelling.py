"""Each step of another tool is done on the live page, and told in words that the page shows."""

from __future__ import annotations

import pytest

from assistant.errors import AssistantError
from assistant.importing import codegen, devtools, files, imported, side
from assistant.importing.retelling import leads_to
from assistant.recorder.journal import SESSION_FILE

pytestmark = pytest.mark.siblings(6, of="file")

FORM = (
    "<form onsubmit='event.preventDefault(); document.title = 1'>"
    "<label>First Name <input id=first></label> <label for=pw>Password</label> <input type=password id=pw name=pw>"
    "<label>State <select name=state><option value=OH>Ohio<option value=MA>Massachusetts</select></label>"
    "<label><input type=checkbox id=agree> I agree</label><label><input type=radio name=r> Large</label>"
    "<button class=go>Go on</button></form>"
    "<table><tr><th>Case A<td><a href=#a>View</a><tr><th>Case B<td><a href=#b>View</a></table>"
    "<div id=plain>Plain words</div><dl><dt>Type<dd>Legacy</dl>"
)
START = "page.goto('http://127.0.0.1:8021/pacer/')\n"
OPENED = "Open a web browser and go to {court.sites.pacer}."


def told(telling, flow):
    for step in flow.steps:
        telling.tell(step)


def of_recorder(*steps):
    return devtools.read({"steps": [{"type": "navigate", "url": "http://localhost:9/pacer/"}, *steps]})


def click(*selectors):
    return {"type": "click", "selectors": list(selectors)}


def change(value, *selectors):
    return {"type": "change", "value": value, "selectors": list(selectors)}


def of_side(*commands):
    listed = [{"command": name, "target": target, "value": value} for name, target, value in commands]
    return side.read({"tests": [{"name": "x", "commands": [{"command": "open", "target": "/pacer/"}, *listed]}],
                      "url": "http://127.0.0.1:1"})  # fmt: skip


FLOWS = {
    "by name, path and css, in the order given": (
        of_recorder(change("Tobias", ["aria/First Name"], ["#no"]), click(["aria/Gone"], [".go"])),
        ["Enter your **First Name**.", "Click **Go on**."],
    ),
    "by role and name, xpath, pierce and text": (
        of_recorder(
            click(['aria/Go on[role="button"]']), click(['xpath///*[@id="agree"]']), change("MA", ["pierce/select"]),
            click(["text/Go on"]),
        ),
        ["Click **Go on**.", "Check **I agree**.", "In the **State** list, choose “Massachusetts”.",
         "Click **Go on**."],
    ),
    "by codegen's own ways": (
        codegen.read(
            START + "page.get_by_label('First').fill('Wilma')\npage.locator('select').select_option(label='Ohio')\n"
            "page.get_by_role('row', name='Case B').get_by_role('link').click()\npage.get_by_text('I agree').click()\n"
            "page.locator('#first').press('Enter')\n"
        ),
        ["Enter your **First Name**.", "In the **State** list, choose “Ohio”.", "Beside **Case B**, click **View**.",
         "Check **I agree**.", "Click **Go on**."],
    ),
    "by Selenium's locators": (
        of_side(
            ("click", "id=first", ""), ("type", "id=first", "Wilma"), ("select", "name=state", "value=OH"),
            ("click", "xpath=(//a[contains(text(),'View')])[2]", ""), ("click", "css=.go", ""),
        ),
        ["Enter your **First Name**.", "In the **State** list, choose “Ohio”.", "Beside **Case B**, click **View**.",
         "Click **Go on**."],
    ),
    "typing again corrects a step, and clearing a box takes it back": (
        codegen.read(
            START + "page.fill('#first', 'Wil')\npage.fill('#first', 'Wilma')\npage.check('#agree')\n"
            "page.uncheck('#agree')\npage.locator('#first').press_sequentially(' Jo')\n"
        ),
        ["Enter your **First Name**."],
    ),
    "what only comes into use, or is so already, is no step": (
        codegen.read(
            START + "page.click('#first')\npage.dblclick('#pw')\npage.click('select')\npage.uncheck('#agree')\n"
            "page.press('#first', 'ArrowLeft')\npage.goto('http://127.0.0.1:8021/pacer/')\n"
        ),
        [],
    ),
    "a key that no button does": (
        codegen.read(START + "page.press('#first', 'ArrowDown')\n"),
        ["In **First Name**, press Down Arrow."],
    ),
    "what is checked is read, in its place where that is needed": (
        codegen.read(
            START + "expect(page.get_by_text('Plain words')).to_be_visible()\n"
            "expect(page.locator('dd')).to_have_text('Legacy')\n"
        ),
        ["You see **Plain words**.", "You see **Legacy**."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FLOWS)
def test_a_flow_is_told_in_the_words_of_the_page(telling_on, name):
    telling, journal = telling_on(FORM)
    flow, sentences = FLOWS[name]

    told(telling, flow)

    assert [one.sentence for one in journal.shown] == [OPENED, *sentences]


STOPS = {
    "page.click('#gone')": "nothing on the page is what it names",
    "page.get_by_role('link', name='View').click()": "what it names is on the page 2 times",
    "page.click('#plain')": "neither a link nor a button",
    "page.dblclick('.go')": "it clicks twice",
    "page.select_option('select', 'Utah')": "the list has no such option",
    "page.check('.go')": "what it checks is no box",
    "page.press('#first', 'PageDown')": "a key that no sentence asks for",
    "page.fill('#first', os.environ['NAME'])": "it types what the file does not hold",
    "page.goto('http://127.0.0.1:8021/elsewhere')": "no link on the page leads there",
    "page.goto('https://example.com/pacer/')": "no link on the page leads there",
    "page.keyboard.press('Enter')": "nothing was used before it",
}


@pytest.mark.parametrize("line", STOPS)
def test_what_cannot_be_told_stops_and_leaves_nothing(telling_on, line):
    telling, journal = telling_on(FORM)

    with pytest.raises(AssistantError, match=STOPS[line]):
        told(telling, codegen.read(START + line))

    assert [one.sentence for one in journal.shown] == [OPENED]


def test_a_password_is_the_persons_or_a_secret_of_its_own_and_is_in_no_file(telling_on):
    telling, journal = telling_on(FORM)

    told(telling, codegen.read(START + "page.fill('#pw', 'copper99x')\n"))
    own = journal.shown[-1].value
    told(telling, codegen.read("page.fill('#pw', 'Unheard#Of77')\n"))

    assert own.fact == ("filer", "password")
    assert journal.shown[-1].value.hidden == "password"
    kept = (journal.folder / SESSION_FILE).read_text(encoding="utf-8")
    assert "Unheard" not in kept
    assert "copper99x" not in kept


def test_a_secret_from_the_environment_is_the_persons(telling_on):
    telling, journal = telling_on(FORM)

    told(telling, codegen.read(START + "page.fill('#pw', os.environ['PASSWORD'])\n"))

    assert journal.shown[-1].value.fact == ("filer", "password")


def test_what_only_the_shape_of_the_code_leads_to_is_to_be_looked_at(telling_on):
    telling, _ = telling_on(FORM)

    told(telling, of_recorder(click(["aria/Gone"], ["form > button"])))

    assert list(telling.remarks_in_words()) == [
        "Look at step 2: only its place in the page’s code led to it; see whether the sentence is what you meant."
    ]


def test_where_it_stops_the_steps_before_are_kept_and_the_file_and_step_are_named(telling_on, tmp_path):
    telling, journal = telling_on(FORM)
    file = tmp_path / "flow.py"
    file.write_text(START + "page.fill('#first', 'Wilma')\npage.fill('#pw', 'Unheard#Of77')\npage.dblclick('.go')\n"
                    "page.mouse.move(1, 2)\n")  # fmt: skip

    with pytest.raises(AssistantError) as stopped:
        imported.retold(files.read(file), file, telling, journal, lambda _: None)

    said = str(stopped.value)
    assert said.startswith(f"{file}, line 4: it clicks twice, which no sentence asks for.\nline 5: it uses the mouse")
    assert "3 steps before it can be gone on with by hand (assistant record told-again --resume)" in said
    script = (journal.folder / "told_again.py").read_text(encoding="utf-8")
    assert 'guide.fill("Enter your **Password**.", filer.secret("password"))' in script
    assert "Unheard" not in said + script


def test_where_nothing_could_be_told_nothing_is_left(telling_on, tmp_path):
    telling, journal = telling_on(FORM)
    file = tmp_path / "flow.py"
    file.write_text("page.mouse.move(1, 2)\n")

    with pytest.raises(AssistantError, match=r"line 1: it uses the mouse at .*\.\nNothing was kept\."):
        imported.retold(files.read(file), file, telling, journal, lambda _: None)

    assert not journal.folder.exists()


@pytest.mark.parametrize(
    ("address", "wanted", "alike"),
    [
        ("http://127.0.0.1:1/pacer/", "http://localhost:2/pacer", True),
        ("http://127.0.0.1:1/pacer/?a=1", "http://localhost:2/pacer/", False),
        ("http://127.0.0.1:1/pacer/", "http://example.com/pacer/", False),
        ("http://127.0.0.1:1/pacer/", "http://localhost@example.com/pacer/", False),
        ("http://127.0.0.1:1/pacer/", "javascript:alert(1)", False),
        ("http://127.0.0.1:1/pacer/", "http://[", False),
    ],
)
def test_an_address_is_the_portals_whatever_the_port_and_no_others(address, wanted, alike):
    assert leads_to(address, wanted, frozenset(("127.0.0.1", "localhost"))) is alike
