import os
import signal
import socket
import subprocess
import sys

import pytest

from mock_site.__main__ import main
from mock_site.serving import is_loopback
from mock_site.start.courts import Court
from mock_site.start.data_files import read_all
from mock_site.world.store import Worlds, in_file

pytestmark = pytest.mark.siblings(6, of="file")


@pytest.fixture
def data(known):
    return ["--courts", str(known.courts), "--people", str(known.people)]


def started(known, *options):
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, "-m", "mock_site", *options], cwd=known.root, text=True, **pipes)


@pytest.mark.server
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_it_says_where_in_one_line_and_stops_when_told(known, data, told):
    with started(known, *data, "--stop-with-parent") as program:
        line = program.stdout.readline()
        program.send_signal(told)
        rest, errors = program.communicate(timeout=10)

    assert line.startswith("listening on http://127.0.0.1:")
    assert line.endswith("/\n")
    assert (program.returncode, rest, errors) == (0, "", "")


@pytest.mark.server
def test_it_stops_with_its_parent(known, data):
    with started(known, *data, "--stop-with-parent") as program:
        program.stdout.readline()
        _, errors = program.communicate(timeout=10)

    assert (program.returncode, errors) == (0, "")


@pytest.mark.server
def test_it_logs_what_was_asked_for_and_never_what_was_entered(known, data, new_visitor):
    with started(known, *data, "--stop-with-parent") as program:
        visitor = new_visitor(program.stdout.readline().removeprefix("listening on ").strip())
        visitor.log_in("tb1407", "copper99x")
        _, errors = program.communicate(timeout=10)

    assert "path=/pscof/login" in errors
    assert "copper99x" not in errors
    assert "tb1407" not in errors


def test_a_port_in_use_is_told_in_a_sentence(data, capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main([*data, "--port", str(port)]) == 1

    assert f"Port {port} of 127.0.0.1 cannot be had" in capsys.readouterr().err


def test_other_machines_are_let_in_with_a_warning(data, capsys):
    assert main([*data, "--host", "192.0.2.1"]) == 1  # no machine has this address

    assert "Warning: 192.0.2.1 can be reached from other machines" in capsys.readouterr().err


def test_a_bad_file_is_told_with_all_its_faults(data, capsys, tmp_path):
    (tmp_path / "bad.toml").write_text("id = 1")

    assert main([*data, "--courts", str(tmp_path)]) == 1

    first, *others = capsys.readouterr().err.splitlines()
    assert first == f"{tmp_path / 'bad.toml'} is not usable: id: Input should be a valid string."
    assert f"{tmp_path / 'bad.toml'} is not usable: name: Field required." in others


def test_two_courts_of_one_id_are_refused(known, data, capsys, tmp_path):
    text = next(known.courts.glob("*.toml")).read_text(encoding="utf-8")
    (tmp_path / "copy.toml").write_text(text, encoding="utf-8")

    assert main([*data, "--courts", str(tmp_path)]) == 1
    assert "Two courts have the id" in capsys.readouterr().err


def test_two_files_of_one_name_are_refused(data, capsys, tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.toml").write_text("id = 1")

    assert main([*data, "--courts", str(tmp_path / "a"), str(tmp_path / "b")]) == 1
    assert "have one name; rename one of them" in capsys.readouterr().err


@pytest.mark.parametrize(
    "name", ["My%20Class", "class?mode=memory", "a#b", "100%", "file:x", "a;b&c=d", "{x}", "ü “x”"]
)
def test_worlds_are_kept_in_just_the_file_that_is_named(tmp_path, name):
    folder = tmp_path / name
    folder.mkdir()

    Worlds(in_file(folder / f"{name}.sqlite")).secret_key()

    assert [file.name for file in folder.iterdir()] == [f"{name}.sqlite"]
    assert [beside.name for beside in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("kind", ["a folder", "no database", "in no folder"])
def test_what_cannot_keep_worlds_is_told_in_a_sentence(data, capsys, tmp_path, kind):
    file = tmp_path / ("away/class.sqlite" if kind == "in no folder" else "class.sqlite")
    if kind == "a folder":
        file.mkdir()
    elif kind == "no database":
        file.write_text("x" * 2000)

    assert main([*data, "--keep", str(file)]) == 1

    told = capsys.readouterr().err
    assert told.startswith("The database cannot be opened: ")
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_files_are_read_as_notepad_and_powershell_write_them(known, tmp_path, encoding):
    for file in known.courts.glob("*.toml"):
        text = file.read_text(encoding="utf-8").replace("\n", "\r\n")
        (tmp_path / file.name.upper()).write_bytes(text.encode(encoding))

    assert {court.id for court in read_all(Court, [tmp_path]).values()} == {
        court.id for court in read_all(Court, [known.courts]).values()
    }


@pytest.mark.parametrize("options", [[], ["--era", "1999"], ["--date", "tomorrow"], ["--port", "x"]])
def test_wrong_usage_exits_with_2(options, capsys):
    with pytest.raises(SystemExit) as ended:
        main(options)

    assert ended.value.code == 2
    assert "usage: python -m mock_site" in capsys.readouterr().err


def test_help_has_an_example(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--help"])

    assert ended.value.code == 0
    assert "python -m mock_site --courts assistant/courts" in capsys.readouterr().out


def test_the_command_line_says_how_worlds_begin(serving, new_visitor):
    with serving("--date", "2021-09-01", "--era", "2025") as address:
        assert "always September 1, 2021" in new_visitor(address).get("/").text
        assert "Manage PACER Account" in new_visitor(address).get("/pacer/").text


def test_this_machine_is_known_by_its_addresses():
    assert all(map(is_loopback, ("127.0.0.1", "127.1.2.3", "::1", "localhost")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "192.0.2.1", "example.com")))  # noqa: S104


@pytest.mark.server
def test_a_log_line_has_no_character_that_a_terminal_would_obey(known, data, new_visitor):
    with started(known, *data, "--stop-with-parent") as program:
        visitor = new_visitor(program.stdout.readline().removeprefix("listening on ").strip())
        visitor.get("/%1b[2J%00%0aevent%e2%80%ae")
        _, errors = program.communicate(timeout=10)

    assert r"path=/\x1b[2J\x00\nevent\u202e" in errors
    assert errors.replace("\n", "").isprintable()


def test_it_goes_by_the_name_that_it_listens_on(data, monkeypatch):
    served = []
    monkeypatch.setattr("mock_site.__main__.serve", lambda app, *_: served.append(app))

    assert main([*data, "--host", "portal.example"]) == 0

    browser = served[0].test_client()
    assert browser.get("/", base_url="http://portal.example:8080").status_code == 200
    assert browser.get("/", base_url="http://evil.example").status_code == 400


def test_a_read_only_database_is_told_in_one_line(data, capsys, tmp_path):
    Worlds(f"sqlite:///{tmp_path / 'worlds.db'}")

    read_only = f"sqlite:///file:{(tmp_path / 'worlds.db').as_posix()}?mode=ro&uri=true"
    assert main([*data, "--database", read_only]) == 1

    told = capsys.readouterr().err
    assert told.startswith("The database cannot be opened: ")
    assert told.count("\n") == 1
