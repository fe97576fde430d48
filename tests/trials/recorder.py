"""A person shows the upgrade and the link in the recorder's own window, with a mouse and keys, on a virtual screen."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import page as page_validation
from playwright.sync_api import Error, Page, sync_playwright
from pydantic import SecretStr

HOUSE = Path(__file__).parents[2]
sys.path.insert(0, str(HOUSE / "tests" / "journeys"))

import desk_site  # noqa: E402 - found beside the tests
import others  # noqa: E402
from actor import Actor, lines  # noqa: E402
from judges import judge  # noqa: E402
from virtual_screen import screen  # noqa: E402

from assistant import leaks  # noqa: E402
from assistant.facts import people  # noqa: E402
from assistant.facts.recording import Recording  # noqa: E402
from assistant.recorder.journal import SESSION_FILE  # noqa: E402
from assistant.walking import browser  # noqa: E402
from assistant.walking.windows import samples  # noqa: E402

RUFF = Path(sys.executable).with_name("ruff")
ASSISTANT = (sys.executable, "-c", "from assistant.cli import main; main()")

SIZE = "1280x900"
STILL = 0.4
"""Seconds without a change after which all is taken up."""

HIDDEN = "Zanzibarquince"
"""What the trainer hides; made up, and nobody's."""


class Studio:
    """The recorder as a trainer starts it, on a virtual screen."""

    def __init__(self, folder: Path, display: str, *words: str) -> None:
        self.folder = folder
        port = free_port()
        program = folder / f"chromium-{port}"
        shell, windows = browser.found(), browser.found_for_windows()
        program.write_text(  # what is done unseen is done as ever
            f'#!/bin/sh\ncase " $* " in *" --headless"*) exec {shell} "$@";; esac\n'
            f'exec {windows} --remote-debugging-port={port} "$@"\n'
        )
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        self.port = port
        self.said = (folder / f"said-{port}.txt").open("w+")
        environment = os.environ | {"DISPLAY": display, "ASSISTANT_BROWSER": str(program), "PYTHONPATH": str(HOUSE)}
        self.process = subprocess.Popen(
            [*ASSISTANT, "record", *words],
            cwd=folder, env=environment, stdout=self.said, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def ends(self, seconds: float = 180) -> str:
        """Wait until it has walked what was shown. What it said."""
        code = self.process.wait(seconds)
        self.said.seek(0)
        said = self.said.read()
        assert code == 0, f"the recorder ended with {code}: {said}"
        return said


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def actor_at(studio: Studio, file: Path) -> Iterator[Actor]:
    """Somebody at the window, once the site is open: while its first page leads on by itself, it may be lost again."""
    begun(studio, file)
    with sync_playwright() as playwright:
        page = page_of(playwright, studio)
        yield Actor(page, settle_of(page, file))


def begun(studio: Studio, file: Path) -> None:
    """Wait until the first step is written down, which the recorder does when the site is open."""
    give_up = time.monotonic() + 60
    while not (file.exists() and lines(file)):
        assert studio.process.poll() is None, studio.ends()
        assert time.monotonic() < give_up, "the recorder opened no site"
        time.sleep(0.3)


def page_of(playwright, studio: Studio) -> Page:
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up:
        assert studio.process.poll() is None, studio.ends()
        try:
            found = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{studio.port}")
        except Error:  # it is still starting
            time.sleep(0.3)
            continue
        pages = [page for context in found.contexts for page in context.pages if page.url.startswith("http")]
        if pages:
            pages[0].set_default_timeout(15_000)
            return pages[0]
        found.close()
        time.sleep(0.3)
    raise AssertionError("the recorder opened no window")


def settle_of(page: Page, file: Path) -> Callable[[], None]:
    """Wait until the journal has stood still for a while."""

    def settle() -> None:
        before, since = -1.0, time.monotonic()
        while time.monotonic() - since < STILL and not page.is_closed():
            try:
                page.wait_for_timeout(40)
            except Error:  # the window was closed: it is walked now
                return
            now = file.stat().st_mtime_ns if file.exists() else 0
            if now != before:
                before, since = now, time.monotonic()

    return settle


def show_upgrade(actor: Actor) -> None:
    """The whole upgrade, as somebody does it who errs, pastes, tabs, chooses, waits, and takes things back."""
    filer = people.person("tobias-brannock")
    new, address = filer.new, filer.address
    actor.click("My Account and Billing")
    actor.click("How billing works")
    main = actor.page.get_by_role("main")
    actor.press(main.get_by_role("link", name="Pricing", exact=True), lands=True)  # two links of that name
    actor.click("My Account and Billing")
    actor.click("Forgot Username or Password?")  # a wrong turn
    actor.bar("Undo")
    actor.page.get_by_role("heading", name="My Account & Billing").wait_for()
    actor.click("Manage My Account Login")
    actor.paste("Username", filer.username)
    actor.tab(filer.password.get_secret_value())
    actor.click("Login")
    actor.page.route("**/pscof/upgrade*", slowly)
    actor.click("Upgrade")
    actor.type("Date of Birth", filer.date_of_birth)
    actor.choose("User Type", new.user_type)
    actor.type("Middle Name", HIDDEN)
    actor.tab()
    actor.bar("Hide value")
    actor.page.keyboard.press("Enter")
    actor.settle()
    actor.click("Next")
    actor.choose("County", address.county)
    actor.click("Next")
    actor.type("Username", new.username)
    actor.tab(new.password.get_secret_value())
    actor.tab(new.password.get_secret_value())
    actor.choose("Security Question 1", new.question_1)
    actor.type("Answer 1", new.answer_1.get_secret_value())
    actor.choose("Security Question 2", new.question_2)
    actor.type("Answer 2", new.answer_2.get_secret_value())
    actor.click("Submit")
    actor.click("Close")
    actor.bar("Note")
    actor.answer("You can no longer use your old username and password.")
    actor.click("Log Out")


def slowly(route) -> None:
    time.sleep(1.2)  # this is the slow page
    route.continue_()


def show_link(actor: Actor) -> None:
    """The whole link, from the court's page on."""
    filer = people.person("marjorie-ellsworth-quill")
    account = filer.login_at("mad")

    def typed_again() -> bool:
        return actor.field("Username").input_value() == filer.username and actor.field("Password").input_value() != ""

    actor.press(actor.page.get_by_role("main").get_by_role("link").first, lands=True)
    actor.type("Username", filer.username)
    actor.tab(filer.password.get_secret_value())
    actor.tab()
    for stray in (actor.page.reload, actor.page.go_back):  # the browser's own buttons lead nowhere
        stray()
        actor.until(typed_again)
    actor.bar("Pause")
    actor.click("Forgot Username?")
    actor.bar("Go on")
    actor.until(typed_again)
    actor.field("Password").click()
    actor.page.keyboard.press("Enter")
    actor.settle()
    actor.page.get_by_role("checkbox").wait_for()
    actor.check("I understand that")
    actor.click("Continue")
    actor.click("Utilities")
    actor.click("Link a CM/ECF account to my PACER account")
    actor.type("CM/ECF login", account.login)
    actor.tab(account.password.get_secret_value())
    actor.click("Submit")
    actor.click("Submit")
    actor.page.get_by_text("successfully linked").wait_for()
    actor.click("Log Out")


def shown(folder: Path, display: str, name: str, flow: Callable[[Actor], None], *words: str) -> Path:
    """One session from the window to its recording. Returns its folder."""
    studio = Studio(folder, display, name, *words)
    kept = folder / "recordings" / name
    try:
        with actor_at(studio, kept / SESSION_FILE) as actor:
            flow(actor)
            actor.bar("Finish")
        said = studio.ends()
        assert "The script passes" in said, said
    finally:
        if studio.process.poll() is None:
            studio.kill()
    return kept


def broken_off() -> str:
    """The window is closed, its browser dies, or Ctrl-C is pressed: what was shown is kept, and a sentence says so."""
    ways: dict[str, Callable[[Studio, Actor], object]] = {
        "closed": lambda _, actor: actor.page.close(),
        "dead": lambda studio, _: os.kill(program_of(studio), signal.SIGKILL),
        "interrupted": lambda studio, _: studio.process.send_signal(signal.SIGINT),
    }
    codes = {}
    with screen(SIZE) as display, place() as folder:
        for name, end in ways.items():
            studio = Studio(folder, display, name)
            file = folder / "recordings" / name / SESSION_FILE
            with actor_at(studio, file) as actor:
                actor.click("My Account and Billing")
                end(studio, actor)
                codes[name] = studio.process.wait(30)
            assert len(lines(file)) == 2, name
            studio.said.seek(0)
            said = studio.said.read()
            assert name == "interrupted" or "2 steps are kept. Go on: assistant record" in said, said
            assert "Traceback" not in said, said
    assert codes == {"closed": 0, "dead": 0, "interrupted": 130}, codes
    return "closed, dead or interrupted: two steps of two are kept"


def program_of(studio: Studio) -> int:
    """The number of the window's own browser process."""
    for entry in Path("/proc").iterdir():
        words = (entry / "cmdline").read_bytes().split(b"\0") if entry.name.isdigit() else []
        if f"--remote-debugging-port={studio.port}".encode() in words and not any(b"--type=" in word for word in words):
            return int(entry.name)
    raise AssertionError("the window has no browser")


def by_hand() -> str:
    """Both flows; their scripts pass unedited, their guides pass the judges, and what was hidden is in no file."""
    with screen(SIZE) as display, place() as folder:
        upgrade = shown(folder, display, "upgrade-by-hand", show_upgrade, "--title", "Upgrade by hand")
        filer = ("--person", "marjorie-ellsworth-quill", "--site", "cmecf")
        link = shown(folder, display, "link-by-hand", show_link, "--title", "Link by hand", *filer)
        steps = len(lines(upgrade / SESSION_FILE)), len(lines(link / SESSION_FILE))
        text = (upgrade / "upgrade_by_hand.py").read_text()
        assert "Forgot" not in text + (upgrade / SESSION_FILE).read_text(), "what was taken back has left a trace"
        assert "Under **Billing**, click **Pricing**." in text, f"one of two links of a name is not told apart: {text}"
        assert 'filer.secret("middle-name")' in text, "what was hidden is not asked for"
        tool(RUFF, "check", folder / "recordings", "--config", HOUSE / "pyproject.toml", "--ignore", "D,INP001,PLR0915")
        tool(RUFF, "format", "--check", folder / "recordings", "--config", HOUSE / "pyproject.toml")
        for kept in (upgrade, link):
            tool(*ASSISTANT, "publish", kept, "--format", "html", "--format", "pdf", cwd=folder)
        tool(
            *ASSISTANT,
            "guide",
            link / "link_by_hand.py",
            "--court",
            "mad",
            "--format",
            "html",
            "--out",
            "again",
            cwd=folder,
        )
        tool(*ASSISTANT, "lint", link / "link_by_hand.py", upgrade / "upgrade_by_hand.py", cwd=folder)
        for pdf in folder.rglob("*.pdf"):
            verdict = page_validation.validate_pdf(str(pdf), profile="ua1")
            assert verdict.is_compliant, f"{pdf}: {[failure.message for failure in verdict.failures]}"
        with sync_playwright() as playwright:
            opened = playwright.chromium.launch(**browser.launch_arguments())
            for guide in folder.rglob("*.html"):
                judge(opened, guide.as_uri(), [])
            opened.close()
        nowhere(folder, HIDDEN)
        for slug in ("tobias-brannock", "marjorie-ellsworth-quill"):
            leaks.search(folder, people.person(slug).secrets())
    return f"{steps[0]} and {steps[1]} steps shown, both scripts pass and are published"


def killed() -> str:
    """kill -9 after six steps: six steps are there, and `--resume` finishes."""
    with screen(SIZE) as display, place() as folder:
        kept = folder / "recordings" / "six-steps"
        studio = Studio(folder, display, "six-steps")
        filer = people.person("tobias-brannock")
        with actor_at(studio, kept / SESSION_FILE) as actor:
            actor.click("My Account and Billing")
            actor.click("Manage My Account Login")
            actor.type("Username", filer.username)
            actor.tab(filer.password.get_secret_value())
            actor.click("Login")
            actor.until(lambda: actor.bar_says().startswith("Showing 6. Click"))
            studio.kill()
        assert len(lines(kept / SESSION_FILE)) == 6, lines(kept / SESSION_FILE)
        studio = Studio(folder, display, "six-steps", "--resume")
        try:
            with actor_at(studio, kept / SESSION_FILE) as actor:
                actor.click("Log Out")
                actor.bar("Finish")
            studio.ends()
        finally:
            studio.kill()
        steps = list(Recording.load(kept).steps())
        assert len(steps) == 8, [step.sentence for step in steps]
    return "six steps before the kill, eight in the recording"


@contextmanager
def place() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="recorder-") as folder:
        yield Path(folder)


def tool(*words: object, cwd: Path = HOUSE) -> None:
    """Run a program; what it says is told when it fails."""
    environment = os.environ | {"PYTHONPATH": str(HOUSE)}
    done = subprocess.run([*map(str, words)], cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"


def nowhere(folder: Path, value: str) -> None:
    """No file holds the value, also not packed."""
    leaks.search(folder, [SecretStr(value)])
    for file in folder.rglob("*"):
        assert not file.is_file() or value.encode() not in file.read_bytes(), f"{file} holds what was hidden"


def everything() -> str:
    """All that a page can have, shown by hand in the real window; the script passes, and says what was not written."""
    with screen(SIZE) as display, place() as folder, desk_site.served(folder) as site:
        brief = folder / "Motion to Dismiss.txt"
        brief.write_text("Moved.")
        studio = Studio(folder, display, "all-of-it", "--title", "All of it", "--court", str(site), "--site", "desk")
        kept = folder / "recordings" / "all-of-it"
        try:
            with actor_at(studio, kept / SESSION_FILE) as actor:
                actor.page.on("dialog", lambda _: None)  # else it would be answered at once
                desk_site.shown_by(actor, brief)
                actor.until(lambda: actor.page.url.endswith("/motion"))
                with actor.page.expect_popup() as opened:
                    actor.press(actor.page.get_by_role("link", name="Print receipt"))
                    actor.settle()
                above = Actor(opened.value, settle_of(opened.value, kept / SESSION_FILE))
                above.until(lambda: "Print receipt" in above.bar_says())
                desk_site.shown_in_a_window(above)
                above.page.close()
                actor.settle()
                actor.bar("Finish")
            studio.ends()
        finally:
            studio.kill()
        script = (kept / "all_of_it.py").read_text()
        steps = Recording.load(kept).steps()
        for line in (
            'guide.click("On **Utilities**, click **File a motion**.")',
            'guide.upload("Choose your **Add exhibit**.", "Motion to Dismiss.txt")',
            'guide.download("Click **Read the order**.", name="order.pdf")',
            'guide.close_window("Close the window.")',
        ):
            assert line in script, script
        assert script.count("# Not written down:") == 1, script
        assert "fakepath" not in script + (kept / SESSION_FILE).read_text()
        tool(*ASSISTANT, "guide", kept / "all_of_it.py", "--court", site, "--format", "html", cwd=folder)
    return f"{len(list(steps))} steps of every kind shown, and the script passes"


def a_motion() -> str:
    """The motion of the model of CM/ECF, shown by hand: menus under the mouse, and fields that only a table names."""
    with screen(SIZE) as display, place() as folder, others.running(others.ECF, folder) as desk:
        motion = desk / "motion.pdf"
        motion.write_bytes(samples.pdf("A motion"))
        words = ("--title", "File a motion", "--court", desk / "ferrum.toml", "--person", desk / "filer.toml")
        studio = Studio(desk, display, "motion-by-hand", *map(str, words))
        kept = desk / "recordings" / "motion-by-hand"
        try:
            with actor_at(studio, kept / SESSION_FILE) as actor:
                show_motion(actor, motion, kept / SESSION_FILE)
                actor.bar("Finish")
            studio.ends()
        finally:
            studio.kill()
        steps = [step.sentence for step in Recording.load(kept).steps()]
        tool(
            *ASSISTANT,
            "guide",
            kept / "motion_by_hand.py",
            "--court",
            desk / "ferrum.toml",
            "--format",
            "html",
            cwd=desk,
        )
    assert "On **Civil**, click **Motions**." in steps, steps
    return f"{len(steps)} steps shown, and the script passes"


def show_motion(actor: Actor, motion: Path, file: Path) -> None:
    """Twenty steps, as in `ecf_desk/file_a_motion.py`."""
    page = actor.page
    actor.until(lambda: page.url.endswith("/ShowIndex.pl"))  # to which the first page leads by itself
    actor.click("District of Ferrum - Document Filing System")
    actor.press(page.locator("[name=login]"))
    actor.keys("mellsworth")
    actor.tab("Tidy-Lantern-88")
    actor.press(page.locator("[name=redact]"))
    actor.click("Login")
    page.mouse.move(500, 400)
    actor.settle()
    desk_site.point(actor, page.get_by_text("Civil", exact=True), opens=page.get_by_text("Motions", exact=True))
    actor.press(page.get_by_text("Motions", exact=True), lands=True)
    actor.press(page.locator("[name=case]"))
    actor.keys("1:21-cv-10112")
    actor.click("Find This Case", lands=False)
    page.get_by_text("Larkspur Ferry Company").wait_for()
    actor.click("Next")
    actor.press(page.get_by_role("option", name="Extension of Time"))
    actor.click("Next")
    with page.expect_file_chooser():  # else a window of the machine's own would open
        page.locator("[name=file]").click()
        actor.settle()
    actor.choose_file("[name=file]", motion)
    actor.press(page.locator("[name=text]"))
    actor.keys("Answer is due in October.")
    actor.click("Next")
    with page.expect_popup() as opened:
        actor.click("View Document", lands=False)
    above = Actor(opened.value, settle_of(opened.value, file))
    above.until(lambda: "View Document" in above.bar_says())
    above.page.close()
    actor.settle()
    actor.click("Next")
    actor.click("Logout")
