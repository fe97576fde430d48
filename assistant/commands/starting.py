"""Begins a file of one's own, a site's or a walkthrough, with comments that say what can be added to it."""

from __future__ import annotations

import json
import keyword
import re
from pathlib import Path

from assistant.errors import BadInput
from assistant.facts import courts
from assistant.walking.walkthrough import BUNDLED

NAME_PATTERN = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")

SITE = """\
# A site that is walked. An id, a name and one address are needed; what else is left out is said nowhere in its guides.

id = {id}
name = {name}

# How many seconds a walk waits for what a sentence names, and the size of the window, in pixels.
# patience = 10
# window = [1280, 900]

# What makes the site forget an earlier walk, before each one: an address to post to, or a command, run in this folder.
# reset = "http://127.0.0.1:8000/reset"
# reset = ["python", "reset.py"]

# Its words: “Guide for clerks”, “The pictures show our test system with made-up cases.”, a line at the foot of pages.
# audience = "clerks"
# pictures = "our test system with made-up cases"
# footer = "Pictures: test system."

# What readers are told, and where the walk goes. To go to another machine than this one, allow it in the environment:
# ASSISTANT_ALLOWED_HOSTS=training.example.gov
[sites]
{site} = {{ shown = {shown}, walk = {address} }}

# The day that stands in its guides, and the color of what is marked.
# [edition]
# day = 2026-01-31
# signal = "#0a7f00"
"""

WALKTHROUGH = '''\
"""{title}."""

from assistant import Guide, walkthrough


@walkthrough(
    "{title}",{on}
    # Who acts is a file beside this one, with name = "…" and whatever else she knows. The function takes her, too:
    # from assistant import Guide, Person, walkthrough    and    (guide: Guide, clerk: Person)
    # people=("clerk.toml",),
    # needs=("Your badge",),
    # minutes=5,
    # reached="The party is on file",
    # next="Tell your supervisor.",
    # troubles={{"This party is there already.": "Look for it in the list."}},
)
def {function}(guide: Guide) -> None:
    """Here is how it is done, step by step."""
    # That is the guide's first sentence. Words in bold are on the screen, and the last of them is what is acted on.
    guide.chapter("Open the page")
    guide.open("{site}", "Open a web browser and go to {{court.sites.{site}}}.")
    {click}
    # guide.fill("Enter your **Badge**.", clerk.badge)
    # guide.choose("From the **Role** list, choose “Plaintiff”.", "Plaintiff")
    # guide.check("Check **Send a notice**.")
    # guide.see("You see **The party is on file.**")
    # guide.note("The list is sorted by name.", kind="tip", proof="the list has one entry")
'''


def write_site(name: str, address: str) -> str:
    """Write the file of a site. Returns what to do next; raises BadInput for what cannot be, or is there already."""
    shown, quoted = re.sub(r"^https?://|/$", "", address), json.dumps(address, ensure_ascii=False)
    facts = {"id": json.dumps(checked(name)), "name": json.dumps(titled(name)), "site": name}
    text = SITE.format(**facts, shown=json.dumps(shown, ensure_ascii=False), address=quoted)
    file = new_file(Path(f"{name}.toml"), text)
    try:
        courts.court(str(file))
    except BadInput:
        file.unlink()
        raise BadInput(f"“{address}” is no address of a site; write it as http://127.0.0.1:8000/") from None
    return f"{file} is written. Next: assistant new walkthrough add-a-party --court {file}"


def write_walkthrough(name: str, court_name: str) -> str:
    """Write a walkthrough of a site, which walks as it is. The same as `write_site` otherwise."""
    function = checked(name).replace("-", "_")
    if keyword.iskeyword(function) or name in BUNDLED:
        raise BadInput(f"“{name}” is taken, by Python or by a walkthrough that ships; choose another name.")
    court = courts.court(court_name)
    own = courts.is_elsewhere(court)
    text = WALKTHROUGH.format(
        title=titled(name),
        function=function,
        site=next(iter(court.sites)),
        on="" if own else '\n    on="2021-09-21",',
        click='# guide.click("Click **Add a party**.")' if own else 'guide.click("Click **My Account and Billing**.")',
    )
    file = new_file(Path(f"{function}.py"), text)
    return f"{file} is written. Next: assistant guide {file} --court {court_name}"


def checked(name: str) -> str:
    if not NAME_PATTERN.fullmatch(name) or len(name) > 60:  # noqa: PLR2004 - as of a court's id
        raise BadInput(f"“{name}” cannot be a name; write it in lower case, like add-a-party.")
    return name


def titled(name: str) -> str:
    return name.replace("-", " ").capitalize()


def new_file(file: Path, text: str) -> Path:
    """Write a file that is not there yet."""
    try:
        with file.open("x", encoding="utf-8", newline="\n") as new:
            new.write(text)
    except FileExistsError:
        raise BadInput(f"{file} is there already, and stays as it is. Choose another name.") from None
    return file
