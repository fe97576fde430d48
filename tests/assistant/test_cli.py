"""The commands, as a person runs them."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant import cli
from assistant.walking.walkthrough import BUNDLED

pytestmark = pytest.mark.siblings(6, of="file")

REPOSITORY = Path(__file__).parents[2]
ASSISTANT = Path(sys.executable).with_name("assistant")
COMMANDS = [command.name or command.callback.__name__ for command in cli.app.registered_commands]


def run(*words: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ASSISTANT, *words], capture_output=True, text=True, cwd=cwd, env={**os.environ, **environment}, check=False
    )


@pytest.fixture
def answered_here(monkeypatch, capfd, tmp_path):
    """What the program answers, without the second that a process takes to start: its exit code and its complaint."""

    def answer(*words: str, **environment: str) -> tuple[object, str]:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["assistant", *words])
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return ended.value.code, capfd.readouterr().err

    return answer


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command):
    helped = CliRunner().invoke(cli.app, [command, "--help"])

    assert helped.exit_code == 0
    assert f"assistant {command}" in helped.stdout.partition("Example: ")[2]


def test_help_is_printed_by_the_program_too():
    helped = run("--help")

    assert helped.returncode == 0
    assert all(command in helped.stdout for command in COMMANDS)


def test_list_names_all_there_is():
    listed = run("list")

    assert listed.returncode == 0
    for name in ("upgrade-account", "check-account-type", "mad", "mab", "tobias-brannock", "html", "pdf"):
        assert name in listed.stdout


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("guide", "fly-away"), f"There is no walkthrough “fly-away”. Known are {', '.join(BUNDLED)}"),
        (("guide", "--court", "mars"), "There is no court “mars”"),
        (("guide", "--format", "papyrus"), "There is no format “papyrus”. Known are html, pdf, card"),
        (("guide", "nowhere.py"), "There is no file nowhere.py"),
        (("publish", "nowhere"), "There is no recording in nowhere"),
        (("accept",), "Nothing was compared yet, for there is no build/compare/report.json"),
        (("accept", "--on", "soon"), "“soon” is no date; write it as 2021-09-21"),
    ],
)
def test_bad_input_is_answered_with_one_sentence_and_exit_code_1(words, complaint, answered_here):
    code, said = answered_here(*words)

    assert code == 1
    assert complaint in said
    assert "Traceback" not in said
    assert len(said.strip().splitlines()) == 1


def test_a_wrong_option_is_answered_with_exit_code_2(answered_here):
    assert answered_here("guide", "--colour", "red")[0] == 2


def test_a_wrong_setting_is_named():
    answered = run("list", ASSISTANT_PATIENCE="soon")

    assert answered.returncode == 1
    assert "ASSISTANT_PATIENCE in the environment" in answered.stderr


def test_a_browser_that_is_not_there_is_named(tmp_path):
    answered = run("guide", "--court", "mad", cwd=tmp_path, ASSISTANT_BROWSER=str(tmp_path / "no-browser"))

    assert answered.returncode == 1
    assert "ASSISTANT_BROWSER names" in answered.stderr


def test_a_bug_leaves_a_report_without_secrets(tmp_path):
    """Something breaks inside the assistant and says a password while it does."""
    code = (
        "import sys; from assistant import cli\n"
        "from assistant.commands import listing\n"
        "from assistant.facts import people\n"
        "def broken(): raise ValueError(people.person('tobias-brannock').password.get_secret_value())\n"
        "listing.show = broken; sys.argv = ['assistant', 'list']; cli.main()"
    )

    answered = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False)

    report = (tmp_path / "build" / "bug-report.txt").read_text(encoding="utf-8")
    assert answered.returncode == 3
    assert "build/bug-report.txt" in answered.stderr
    assert "ValueError: •••" in report
    assert "copper99x" not in report + answered.stderr


@pytest.mark.parametrize(
    "end",
    ["sys.exit(word)", "print(word)", "print(word.upper(), file=sys.stderr)", "raise AssistantError('It is ' + word)",
     "structlog.get_logger().warning('said', what=word[::-1])"],
)  # fmt: skip
@pytest.mark.siblings(3)
def test_no_secret_reaches_the_terminal(tmp_path, end):
    code = (
        "import sys, structlog; from assistant import cli\n"
        "from assistant.commands import listing\n"
        "from assistant.errors import AssistantError\n"
        "from assistant.facts import people\n"
        "word = people.person('tobias-brannock').password.get_secret_value()\n"
        f"def broken(): {end}\n"
        "listing.show = broken; sys.argv = ['assistant', 'list']; cli.main()"
    )

    answered = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False)

    said = answered.stdout + answered.stderr
    assert "•••" in said
    assert not any(word in said for word in ("copper99x", "COPPER99X", "x99reppoc"))


@pytest.mark.browser
@pytest.mark.server
@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("guide.clikc('Click **Login**.')", "mine.py:6: AttributeError: 'Guide' object has no attribute 'clikc'"),
        ("raise ValueError(filer.password.get_secret_value())", "mine.py:6: ValueError: •••"),
        ("guide.click('Click **Login.')", "A ** has no partner in the sentence: Click **Login."),
    ],
)
@pytest.mark.siblings(3)
def test_a_mistake_in_a_script_of_ones_own_is_told_with_its_line(tmp_path, body, complaint):
    script = (
        "from assistant import Guide, Person, walkthrough\n\n"
        "@walkthrough('Mine', people=('tobias-brannock',), on='2021-09-21')\n"
        "def mine(guide: Guide, filer: Person) -> None:\n"
        "    '''It is wrong.'''\n"
        f"    {body}\n"
    )
    (tmp_path / "mine.py").write_text(script, encoding="utf-8")

    answered = run("guide", "mine.py", "--court", "mad", cwd=tmp_path)

    assert answered.returncode == 1
    assert complaint in answered.stderr
    assert "copper99x" not in answered.stderr


@pytest.mark.browser
def test_a_portal_that_is_not_there_is_expected_trouble(tmp_path):
    answered = run("walk", "check-account-type", cwd=tmp_path, ASSISTANT_PORTAL="http://127.0.0.1:9")

    assert answered.returncode == 1
    assert "http://127.0.0.1:9 does not answer" in answered.stderr


def test_a_portals_address_may_hold_no_password(tmp_path):
    answered = run("list", cwd=tmp_path, ASSISTANT_PORTAL="http://trainer:Hunter2secret@127.0.0.1:9")

    assert answered.returncode == 1
    assert "Hunter2secret" not in answered.stderr


@pytest.mark.server
def test_ctrl_c_stops_the_portal_with_exit_code_130(tmp_path):
    command = [ASSISTANT, "portal", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=tmp_path) as running:
        assert running.stdout is not None
        assert running.stdout.readline().startswith("listening on http://127.0.0.1:")

        running.send_signal(signal.SIGINT)

        assert running.wait(timeout=10) == 130


@pytest.mark.server
def test_what_people_do_in_the_portal_outlives_a_crash_where_it_is_kept(tmp_path):
    """The file has the key of the sessions too, so that everybody goes on where she was."""
    visitor = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    command = [ASSISTANT, "portal", "--port", "0", "--keep", "class.sqlite"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=tmp_path) as running:
        address = running.stdout.readline().removeprefix("listening on ").strip()
        visitor.open(f"{address}training/world", data=b"date=2021-09-07")
        running.kill()

    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=tmp_path) as running:
        address = running.stdout.readline().removeprefix("listening on ").strip()
        page = visitor.open(address).read().decode()
        running.send_signal(signal.SIGINT)

    assert "September 7, 2021" in page


@pytest.mark.browser
@pytest.mark.server
@pytest.mark.long
def test_events_are_told_when_asked_for_and_hold_no_value(tmp_path):
    walked = run("walk", "check-account-type", cwd=tmp_path, ASSISTANT_LOG="info")

    assert walked.returncode == 0
    assert '"event": "walk.done"' in walked.stderr
    assert "Lantern#Harbor77x" not in walked.stderr
    assert re.match(r"\d+ steps on \d+ screens, edition [0-9a-f]{8}", walked.stdout)


def test_a_command_starts_quickly_because_it_loads_little():
    """What is slow to load is not loaded for a list: neither Playwright nor Pillow nor pikepdf."""
    code = "import sys, assistant.cli, assistant.commands.listing; print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert not {"playwright", "PIL", "pikepdf", "flask"} & set(loaded.stdout.split())
