"""Workers on other machines: each is looked at, gets one errand at a time, and is sent one again when it dies."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from queue import SimpleQueue

import pytest
from told import MARK, environment_of, numbers, until
from yard import LONG, Yard, ended, files_in

from assistant import cli, ending
from assistant.building import machine, machines
from assistant.building.errands import Errand
from assistant.building.workspace import Job
from assistant.ending import GRACE
from assistant.errors import BadInput, MachinesTrouble, Untrue

HERE = Path(__file__).parent
JOB = Job("check-account-type", "mad")


@pytest.fixture
def yard(tmp_path) -> Iterator[Yard]:
    with ExitStack() as stack:
        yield Yard(tmp_path, stack)


def errand(deed: str, file: Path | str = "") -> Errand:
    """A made-up worker does what is said; a task it needs none."""
    return Errand(sorted, ((JOB,), deed, str(file)))


@pytest.mark.slow
def test_what_was_sent_is_answered_once_though_workers_die_and_an_error_comes_home_as_it_was_raised(yard, tmp_path):
    yard.hire("one", "one")

    with yard.machines() as those:
        some = [those.send(errand("walk")) for _ in range(3)]
        lost = those.send(errand("lose the browser", tmp_path / "b"))
        dead = those.send(errand("die once", tmp_path / "w"))
        untrue = those.send(errand("be untrue"))
        more = [those.send(errand("walk")) for _ in range(3)]

        assert [one.result(LONG).told for one in (*some, *more)] == [("walk: done",)] * 6
        assert (lost.result(LONG).told, dead.result(LONG).told) == (("lose the browser: done",), ("die once: done",))
        with pytest.raises(Untrue, match=r"^It is not so\.$") as raised:
            untrue.result(LONG)
        assert (raised.value.expected, raised.value.there, raised.value.undone) == ("a fee", "no fee", False)


@pytest.mark.long
def test_an_errand_of_which_two_workers_die_is_sent_no_third_time_and_that_is_told(yard, tmp_path):
    three = yard.hire("one", "one", "one")

    with yard.machines() as those:
        (told,) = those.send(errand("die", tmp_path / "w")).result(LONG).told
        assert told.startswith("mad/check-account-type was sent twice, and both times the worker died, or its browser.")
        assert told.endswith("It is done here.")

        assert those.send(errand("walk")).result(LONG).told == ("walk: done",)
    assert sum(worker.poll() is None for worker in three) == 1


@pytest.mark.long
def test_one_that_is_not_like_this_machine_is_named_and_nothing_is_sent(yard):
    yard.hire("one", "another")

    with pytest.raises(MachinesTrouble) as raised, yard.machines():
        pytest.fail("it began")

    assert "is not as this machine is, and would make other files: browser (another there, one here)." in str(
        raised.value
    )
    assert f"The worker {machine.platform.node()}-" in str(raised.value)


@pytest.mark.long
def test_who_comes_later_is_looked_at_too_and_works_only_if_it_is_alike(yard):
    told: SimpleQueue[str] = SimpleQueue()
    (first,) = yard.hire("one")

    with yard.machines(told.put) as those:
        yard.hire("another")
        said = told.get(timeout=LONG)
        ended(first)
        waiting = those.send(errand("walk"))
        yard.hire("one")

        assert waiting.result(LONG).told == ("walk: done",)
    assert told.empty()
    assert said.endswith("start it again. It is sent nothing.")


@pytest.mark.long
def test_a_scheduler_that_goes_ends_the_build_and_its_workers_with_a_sentence(yard):
    (worker,) = yard.hire("one")

    with yard.machines() as those:
        ended(yard.scheduler)

        with pytest.raises(MachinesTrouble, match=r"^The scheduler is gone\. What was finished lies in the store"):
            those.send(errand("walk")).result(LONG)
    assert worker.wait(LONG) == 1
    assert (
        worker.stdout.read()
        == f"The scheduler at {yard.address} is gone, or has sent this worker away. Start it again.\n"
    )


@pytest.mark.slow
def test_a_scheduler_without_workers_is_told_with_the_command_that_starts_one(yard, monkeypatch):
    monkeypatch.setattr(machines, "COMES", 0)

    with pytest.raises(MachinesTrouble) as raised, yard.machines():
        pytest.fail("it began")

    assert str(raised.value).endswith(f"assistant worker --scheduler {yard.address}")


@pytest.mark.long
def test_a_worker_that_dask_alone_has_started_is_not_sent_anything(yard):
    yard.start(
        "-m", "distributed.cli.dask_worker", yard.address, "--no-nanny", "--nthreads", "1", "--resources", "browser=1"
    )

    with (
        pytest.raises(MachinesTrouble, match="it was not started with `assistant worker` of this version"),
        yard.machines(),
    ):
        pytest.fail("it began")


NOBODY = "tcp://127.0.0.1:9"
"""Where no scheduler is: a port for discarding, on which nothing listens."""


@pytest.fixture
def guide(monkeypatch, capfd, tmp_path):
    """The exit code of `assistant guide` with a scheduler, and its complaint, in an empty folder."""

    def answer(*words: str, address: str = NOBODY, store: str = "store", **environment: str) -> tuple[object, str]:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(machine, "CONNECTS", 0.3)
        monkeypatch.setattr(sys, "argv", ["assistant", "guide", *words, "--scheduler", address])
        for name, value in {"ASSISTANT_STORE": store, **environment}.items():
            monkeypatch.setenv(name, value)
        machines.settings.cache_clear()
        with pytest.raises(SystemExit) as end:
            cli.main()
        machines.settings.cache_clear()
        return end.value.code, capfd.readouterr().err

    return answer


def test_where_no_scheduler_answers_that_is_told_in_a_sentence_and_nothing_is_touched(guide, tmp_path):
    guides = tmp_path / "build" / "guides"
    guides.mkdir(parents=True)
    (guides / "index.html").write_text("an earlier edition", encoding="utf-8")

    assert guide("check-account-type") == (
        1,
        f"No scheduler answers at {NOBODY}. Start one with `dask scheduler`, which tells its address.\n",
    )
    assert [file.name for file in guides.rglob("*")] == ["index.html"]
    assert (guides / "index.html").read_text(encoding="utf-8") == "an earlier edition"


@pytest.mark.parametrize(
    ("words", "environment", "told"),
    [
        ((), {"store": ""}, "Machines hand over what they make in a store."),
        (("--rewalk",), {}, "Machines take walks from the store where they lie there. Leave out --rewalk,"),
        ((), {"address": "scheduler:8786"}, "scheduler:8786 is not the address of a scheduler."),
        ((), {"ASSISTANT_PORTAL": "http://127.0.0.1:1"}, "A portal of your own is walked from here alone."),
        (("--court", "mine.toml"), {}, "mine.toml is a file of your own, and other machines have only what ships."),
    ],
    ids=["no store", "all anew", "no address", "a portal of one's own", "a court of one's own"],
)
def test_what_other_machines_cannot_do_right_is_refused_in_a_sentence(words, environment, told, guide, tmp_path):
    (tmp_path / "mine.toml").write_bytes((HERE.parents[2] / "assistant/courts/mad.toml").read_bytes())

    code, complaint = guide("check-account-type", *words, **environment)

    assert (code, complaint.count("\n")) == (1, 1)
    assert complaint.startswith(told)


def test_processes_here_and_machines_elsewhere_are_not_asked_for_together(guide):
    assert guide("check-account-type", "--jobs", "2")[0] == 2


def test_without_the_extra_it_is_said_what_to_install(monkeypatch):
    monkeypatch.delitem(sys.modules, "assistant.building.machine")
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(BadInput) as raised:
        import_module("assistant.building.machine")

    told = "Other machines are reached with the extra `machines`. Install it: "
    assert str(raised.value) == f"{told}pip install 'pacer-onboarding-assistant[machines]'"


@pytest.mark.slow
def test_without_the_option_nothing_of_dask_is_loaded():
    ours = "import sys; from assistant import cli; from assistant.building import build, plan, workers"

    loaded = subprocess.run(
        [sys.executable, "-c", f"{ours}; print(*sys.modules)"], capture_output=True, text=True, check=True
    ).stdout.split()

    assert "assistant.building.build" in loaded
    assert not {"dask", "distributed", "tornado", "fsspec"} & set(loaded)


GUIDE = ("-m", "assistant", "guide", "check-account-type", "--court", "mad", "--court", "mab")
FORMATS = ("--format", "html", "--format", "pdf", "--format", "markdown")


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.server
def test_guides_of_two_workers_are_those_of_this_machine_alone_file_for_file(yard, tmp_path):
    store = {"ASSISTANT_STORE": str(tmp_path / "store")}
    for name in ("here", "elsewhere"):
        (tmp_path / name).mkdir()
    both = [yard.start("-m", "assistant", "worker", "--scheduler", yard.address) for _ in range(2)]

    elsewhere = yard.start(*GUIDE, *FORMATS, "--out", "elsewhere/guides", "--scheduler", yard.address,
                           ASSISTANT_RECORDINGS="elsewhere/recordings", ASSISTANT_LOG="info", **store)  # fmt: skip
    assert elsewhere.wait(300) == 0
    assert all(worker.poll() is None for worker in both)
    here = yard.start(*GUIDE, *FORMATS, "--out", "here/guides", ASSISTANT_RECORDINGS="here/recordings")
    assert here.wait(300) == 0

    assert files_in(tmp_path / "elsewhere") == files_in(tmp_path / "here")
    assert len(files_in(tmp_path / "here")) > 20
    assert "walk.done" not in yard.said_by(elsewhere)
    entries = (
        json.loads(entry.read_text(encoding="utf-8")) for entry in (tmp_path / "store" / "entries").rglob("*.json")
    )
    assert {entry["made_of"]["kind"] for entry in entries} == {"walks", "walk", "document"}


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.server
def test_a_build_that_is_told_to_end_leaves_its_workers_at_work_and_these_leave_nothing(yard, tmp_path):
    mark = {MARK: str(tmp_path)}
    worker = yard.start("-m", "assistant", "worker", "--scheduler", yard.address, ASSISTANT_LOG="info", **mark)
    build = yard.start(*GUIDE, "--scheduler", yard.address, ASSISTANT_STORE=str(tmp_path / "store"))
    assert until(lambda: any_walk(tmp_path), LONG) < LONG

    build.send_signal(signal.SIGTERM)

    assert build.wait(GRACE) == ending.BY_SIGNAL + signal.SIGTERM
    assert yard.said_by(build) == ""
    assert not list((tmp_path / "build" / "guides").rglob("*.html"))
    assert worker.poll() is None

    worker.send_signal(signal.SIGTERM)

    assert worker.wait(GRACE) == ending.BY_SIGNAL + signal.SIGTERM
    assert until(lambda: not marked(tmp_path), GRACE) < GRACE


def any_walk(folder: Path) -> bool:
    """Whether a worker is in the midst of one."""
    return any((folder / "build" / "workers").rglob("*.walking"))


def marked(folder: Path) -> list[int]:
    """The processes that a worker has started, its browser and portal among them."""
    return [number for number in numbers() if f"{MARK}={folder}".encode() in environment_of(number)]
