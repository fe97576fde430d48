"""Before a walk a site forgets the one before, as its own file says; what goes wrong then is told."""

from __future__ import annotations

import sys
import time

import pytest

from assistant.errors import BadInput, HostRefused, PortalTrouble
from assistant.facts.courts import Court
from assistant.walking import reset


class NoBrowser:
    """Nothing is posted."""

    def window(self, **_):
        pytest.fail("no browser is asked for a command")


def site(way, home) -> Court:
    court = Court(id="desk", name="Desk", sites={"desk": "http://127.0.0.1:8000/"}, reset=way)
    court._file = home / "site.toml"
    return court


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def run(way, home):
    reset.before_walk(site(way, home), NoBrowser())


def test_where_the_file_says_nothing_nothing_is_done(tmp_path):
    run(None, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_command_runs_in_the_folder_of_the_file(tmp_path):
    run(python("open('was-here', 'w').close()"), tmp_path)

    assert [file.name for file in tmp_path.iterdir()] == ["was-here"]


def test_no_shell_reads_it(tmp_path):
    run([*python("import sys; open('told', 'w').write(sys.argv[1])"), "$HOME; touch x && *"], tmp_path)

    assert [file.name for file in tmp_path.iterdir()] == ["told"]
    assert (tmp_path / "told").read_text() == "$HOME; touch x && *"


def test_one_that_fails_is_told_with_what_it_said_last(tmp_path):
    code = "import sys; print('a line ' * 500); print('no database', file=sys.stderr); sys.exit(3)"

    with pytest.raises(PortalTrouble, match=r"^reset of desk: “.*” ended with 3: ") as told:
        run(python(code), tmp_path)

    assert str(told.value).endswith("no database")
    assert len(str(told.value)) < 1_200


def test_one_that_fails_in_silence_is_told_too(tmp_path):
    with pytest.raises(PortalTrouble, match="ended with 1: it said nothing"):
        run(python("raise SystemExit(1)"), tmp_path)


@pytest.mark.parametrize("word", ["no-such-program", "./no-such-program", "."])
def test_one_that_cannot_be_run_is_told(tmp_path, word):
    with pytest.raises(BadInput, match=r"reset of desk: “.*” cannot be run in .*: "):
        run([word], tmp_path)


def test_one_that_takes_too_long_is_ended_with_all_that_it_started(tmp_path, monkeypatch):
    monkeypatch.setattr(reset, "LONGEST", 1.0)
    child = f"import subprocess, sys; subprocess.run([{sys.executable!r}, '-c', 'import time; time.sleep(60)'])"
    began = time.monotonic()

    with pytest.raises(PortalTrouble, match="took longer than 1 seconds and was ended"):
        run(python(child), tmp_path)

    assert time.monotonic() - began < 20


def test_one_that_leaves_something_running_is_not_waited_for(tmp_path):
    """A server that is started anew holds what the command says open for as long as it runs."""
    child = f"import subprocess; subprocess.Popen([{sys.executable!r}, '-c', 'import time; time.sleep(3)'])"
    began = time.monotonic()

    run(python(child), tmp_path)

    assert time.monotonic() - began < 3


def test_an_address_is_held_to_the_same_rule_as_a_walk(tmp_path):
    with pytest.raises(HostRefused, match=r"reset\.example"):
        run("http://reset.example/", tmp_path)
