"""Recordings as the tools write them of what is not plain: each is told whole, or stops with its step and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.commands import lint
from assistant.errors import AssistantError
from assistant.importing import files, imported
from assistant.recorder import record

FOLDER = Path(__file__).parent / "more"

PAGE = """
<style>.sub { display: none } #menu:hover .sub { display: block } [role] { border: 1px solid }
[aria-checked=true] { background: #cde }</style>
<ul id=menu><li><a href='#u' id=utilities>Utilities</a><ul class=sub><li><a href='#l'>Link an account</a></ul></ul>
<form onsubmit='event.preventDefault()'><label for=find>Find a case</label> <input id=find name=q
 placeholder='Find a case'>
<input type=image alt=Search src='data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='
 width=60 height=20></form>
<button id=delete onclick="out.textContent = confirm('Delete it?') ? 'It is gone now.' : 'It was kept.'">Delete</button>
<button id=rename onclick="out.textContent = 'It is ' + prompt('Its name?') + '.'">Rename</button>
<button onclick="alert('Be careful')">Tell me</button>
<button title='More options' aria-label='More options'>More options</button>
<p id=out role=status></p><a id=popup href='/pacer/form' target=_blank>Open the form</a>
<a href='data:text/plain,x' download='receipt.txt'>Receipt</a>
<p><label for=doc>Main document</label> <input type=file id=doc style='opacity: 0; width: 1px'>
<p><span role=checkbox aria-checked=false tabindex=0 aria-label='Notify me' onclick="flip(this)">Notify me</span>
<span role=switch aria-checked=false tabindex=0 onclick="flip(this)">Notices</span>
<p><label><input type=checkbox data-testid=agree> I agree</label> <label>Court <select id=court><option value=''>
<option value=mad>Massachusetts</select></label>
<ul><li>Case A <button>View</button><li>Case B <button>View</button></ul>
<table><tr><th>First<td><a href='#1'>Show</a><tr><th>Second<td><a href='#2'>Show</a></table>
<iframe title=Docket srcdoc="<label>Case Number <input id=case></label> <button id=run>Run Report</button>"></iframe>
<iframe title=Calendar srcdoc="<button id=run>Run Report</button>"></iframe>
<my-buttons></my-buttons>
<script>
const flip = (e) => e.setAttribute("aria-checked", e.getAttribute("aria-checked") === "false");
customElements.define("my-buttons", class extends HTMLElement { connectedCallback() {
  this.attachShadow({ mode: "open" }).innerHTML = "<button id=save>Save</button>"; } });
rename.addEventListener("click", () => setInterval(() => fetch("/pacer/poll"), 300));
</script>
"""
FORM = "<!doctype html><html lang=en><title>Form</title><h1>Form</h1><label>Nickname <input id=nick></label></html>"

OPENED = "Open a web browser and go to {court.sites.pacer}."
FLOWS = {
    "windows_and_frames.py": [
        OPENED, "Enter your **Case Number**.", "In **Docket**, click **Run Report**.", "Click **Delete**.",
        "In the window, click **Cancel**.", "Click **Open the form**.", "Enter your **Nickname**.", "Close the window.",
        "Check **Notify me**.",
    ],
    "files_and_menus.py": [
        OPENED, "Point to **Utilities**.", "On **Utilities**, click **Link an account**.",
        "Choose your **Main document**.",
        "Click **Receipt**.", "Click **Rename**.", "Enter your answer to **Its name?**",
        "In the window, click **OK**.", "You see **It is A better name.**", "Check **Notices**.",
    ],
    "other_ways.py": [
        OPENED, "Enter your **Find a case**.", "Click **Search**.", "Click **More options**.", "Check **I agree**.",
        "Beside **Case B**, click **View**.", "Beside **Second**, click **Show**.", "Enter your **Case Number**.",
        "In the **Court** list, choose “Massachusetts”.", "Click **Delete**.", "In the window, click **Cancel**.",
        "You see **Small**.",
    ],
    "menus-and-windows.json": [
        OPENED, "Point to **Utilities**.", "On **Utilities**, click **Link an account**.", "Click **Open the form**.",
        "Enter your **Nickname**.", "Close the window.", "Enter your **Find a case**.", "You see **Small**.",
    ],
    "frames-and-components.json": [
        OPENED, "Enter your **Case Number**.", "In **Calendar**, click **Run Report**.", "Click **Save**.",
        "In the **Court** list, choose “Massachusetts”.", "Check **I agree**.", "Choose your **Main document**.",
    ],
    "windows.side": [
        OPENED, "Point to **Utilities**.", "Click **Delete**.", "In the window, click **OK**.", "Click **Delete**.",
        "In the window, click **Cancel**.", "Click **Rename**.", "Enter your answer to **Its name?**",
        "In the window, click **OK**.", "Click **Open the form**.", "Enter your **Nickname**.", "Close the window.",
        "Enter your **Case Number**.", "In **Calendar**, click **Run Report**.", "You see **Small**.",
    ],
    "parts.side whole": [
        OPENED, "Enter your **Find a case**.", "In the **Court** list, choose “Massachusetts”.", "Check **I agree**.",
        "Choose your **Main document**.", "Click **Utilities**.",
    ],
}  # fmt: skip

STOPS = {
    "alert.json": ([OPENED, "Click **Tell me**.", "In the window, click **OK**.", "Click **Delete**."],
                   "at its end: a window of the browser asks “Delete it?”"),
    "custom-step.json": ([OPENED, "Enter your **Find a case**."], "step 3: a guide has no step such as “customStep”"),
    "parts.side conditional": ([OPENED, "Enter your **Find a case**."],
                               "command 2: a guide goes on step by step, and this is “if”"),
}  # fmt: skip


@pytest.fixture
def told_on(telling_on):
    """Does again what a file says, on the page of many kinds."""

    def tell(name: str):
        telling, journal = telling_on(PAGE, {"**/pacer/form": FORM, "**/pacer/poll": "x"})
        file, _, test = name.partition(" ")
        flow = files.read(FOLDER / file, test)
        try:
            imported.retold(flow, FOLDER / file, telling, journal, lambda _: None)
        finally:
            sentences = [one.sentence for one in journal.shown]
        return sentences, record.write_script(journal, telling.last)

    return tell


@pytest.mark.parametrize("name", FLOWS)
@pytest.mark.siblings(7)
def test_a_recording_is_told_whole(told_on, name):
    sentences, script = told_on(name)

    assert sentences == FLOWS[name]
    assert not list(lint.faults(script))


@pytest.mark.parametrize("name", STOPS)
@pytest.mark.siblings(3)
def test_what_cannot_be_told_stops_at_its_step(told_on, name):
    sentences, why = STOPS[name]

    with pytest.raises(AssistantError) as stopped:
        told_on(name)

    assert why in str(stopped.value)
    assert f"{len(sentences)} steps before it" in str(stopped.value)
