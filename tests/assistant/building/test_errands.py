"""What another machine does beforehand lies in the store, and then a build here leaves the very same files."""

from __future__ import annotations

import errno
import json
import shutil
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread

import pytest
from made_up_builds import JOBS, Machine
from told import until

from assistant import leaks
from assistant.building import build, errands
from assistant.building.build import publish_job, publish_jobs, refreshed, walk_for_courts
from assistant.building.errands import Answer, Errand
from assistant.building.machines import OnMachines
from assistant.building.store import Recipe, Store
from assistant.building.stored_documents import ASIDE
from assistant.building.workspace import Workspace
from assistant.errors import MachinesTrouble, Untrue
from assistant.facts.people import person
from assistant.walking.browser import OpenBrowser


@pytest.fixture
def machine(tmp_path, monkeypatch) -> Machine:
    return Machine(tmp_path, monkeypatch)


class Elsewhere:
    """Another machine with the same store, which does errands as they are sent. Notes what it was sent and did."""

    def __init__(self, machine: Machine, workspace: Workspace) -> None:
        self._machine, self._workspace = machine, workspace
        self.sent: list[Errand] = []
        self.did: list[str] = []

    def send(self, errand: Errand) -> Future[Answer]:
        self.sent.append(errand)
        before, answer = len(self._machine.did), Future()
        answer.set_result(errands.do(self._workspace, errand))
        self.did += self._machine.did[before:]
        return answer


@pytest.fixture
def elsewhere(machine) -> Elsewhere:
    workspace = machine.workspace(machine.folder / "elsewhere")
    assert workspace.store, "its settings are in force only now"
    return Elsewhere(machine, workspace)


def on(elsewhere: Elsewhere) -> Callable[[Workspace], OnMachines]:
    return lambda workspace: OnMachines(workspace, elsewhere)


def test_all_that_takes_time_is_done_elsewhere_and_the_files_are_those_of_a_build_here(machine, elsewhere):
    machine.formats = ("html", "markdown", *machine.formats)
    here, told = machine.build(store="")
    machine.clear()

    assert machine.build(workers=on(elsewhere)) == (here, told)
    assert machine.did == elsewhere.did == ["walked mad", *["printed"] * 4]
    assert [errand.task for errand in elsewhere.sent] == [walk_for_courts, *[publish_job] * 2, *[publish_jobs] * 2]


def test_what_comes_next_is_sent_once_as_soon_as_it_can_be_done(machine, elsewhere):
    """Then no worker waits for the last walk of another; here all is asked for in its turn."""
    waiting: list[tuple[Errand, Future[Answer]]] = []
    send = elsewhere.send

    def and_wait(errand: Errand) -> Future[Answer]:
        waiting.append((errand, Future()))
        return waiting[-1][1]

    elsewhere.send = and_wait
    with machine.workspace(machine.folder / "here") as workspace:
        then = [(publish_job, (job, ("printed",))) for job in JOBS]
        on_machines = on(elsewhere)(workspace)
        walked = on_machines.each(walk_for_courts, [(JOBS, False)], lambda _: then)
        ahead = Thread(target=next, args=(walked,))
        ahead.start()
        assert until(lambda: len(waiting) == 1, 5) < 5
        (errand, answer), *_ = waiting
        answer.set_result(send(errand).result())
        ahead.join()
        assert [errand.task for errand, _ in waiting] == [walk_for_courts, publish_job, publish_job]

        for errand, answer in waiting[1:]:
            answer.set_result(send(errand).result())
        list(on_machines.each(publish_job, [thing for _, thing in then]))

    assert len(waiting) == 3


def test_what_lies_in_the_store_already_is_walked_and_made_nowhere(machine, elsewhere):
    here, _ = machine.build()
    machine.clear()

    assert machine.build(workers=on(elsewhere)) == (here, [])
    assert machine.did == []


def test_what_a_machine_has_searched_is_not_searched_here_once_more(machine, elsewhere, monkeypatch):
    searched: list[str] = []
    search = leaks.search
    monkeypatch.setattr(leaks, "search", lambda place, secrets: [searched.append(place.name), search(place, secrets)])
    here, _ = machine.build(workers=on(elsewhere))
    assert ASIDE not in searched
    machine.clear()

    assert machine.build() == (here, [])
    assert searched.count(ASIDE) == 4


def test_what_was_put_in_its_place_meanwhile_is_searched_and_made_here(machine, elsewhere):
    here, _ = machine.build(store="")
    machine.clear()
    send = elsewhere.send
    secret = person("marjorie-ellsworth-quill").password.get_secret_value().encode()

    def and_forge(errand: Errand) -> Future[Answer]:
        answer = send(errand)
        if errand.task is publish_job and not answer.result().told:
            for entry in (machine.folder / "store" / "entries").rglob("*.json"):
                told = json.loads(entry.read_text(encoding="utf-8"))
                if told["made_of"]["kind"] == "document":
                    Store(str(machine.folder / "store")).put(
                        Recipe("", told["made_of"]), dict.fromkeys(told["files"], b"It is " + secret)
                    )
        return answer

    elsewhere.send = and_forge
    made, told = machine.build(workers=on(elsewhere))

    assert made == here
    assert any("holds a secret value of a person." in sentence for sentence in told)


def test_what_is_lost_on_its_way_is_told_and_made_here(machine, elsewhere):
    here, _ = machine.build(store="")
    machine.clear()
    send = elsewhere.send

    def and_lose(errand: Errand) -> Future[Answer]:
        answer = send(errand)
        if errand.task is publish_job:
            shutil.rmtree(machine.folder / "store" / "blobs")
            (machine.folder / "store" / "blobs").mkdir()
        return answer

    elsewhere.send = and_lose

    built, told = machine.build(workers=on(elsewhere))

    assert built == here
    assert any(sentence.endswith("It was not used, and is made anew.") for sentence in told)


def test_nothing_is_left_elsewhere_of_documents(machine, elsewhere):
    machine.build(workers=on(elsewhere))

    assert not (machine.folder / "elsewhere" / "guides").exists()


def test_what_is_about_the_folder_of_guides_is_sent_nowhere():
    assert not errands.is_sent(refreshed, JOBS[0])
    assert not errands.is_sent(publish_jobs, (JOBS, ()))
    assert errands.is_sent(publish_jobs, (JOBS, ("handbook",)))
    assert errands.is_sent(walk_for_courts, (JOBS, False))


def test_an_errand_goes_by_the_names_of_its_guides():
    assert str(Errand(publish_job, (JOBS[0], ("html",)))) == "mad/check-account-type"
    assert str(Errand(walk_for_courts, (JOBS, False))) == "mad/check-account-type and others"


def raising(error: Exception) -> Callable[[Workspace, object], object]:
    def task(*_: object) -> None:
        raise error

    return task


@pytest.mark.parametrize(
    ("error", "kind", "says"),
    [
        (Untrue("It is not so.", "a", "b"), Untrue, "It is not so."),
        (OSError(errno.ENOSPC, "No space left on device", "/scratch"), MachinesTrouble, "On the machine "),
        (ZeroDivisionError("a bug"), ZeroDivisionError, "a bug"),
    ],
    ids=["a sentence that is untrue", "a full disk", "a bug"],
)
def test_what_is_raised_elsewhere_is_answered(error, kind, says, elsewhere):
    answer = errands.do(elsewhere._workspace, Errand(raising(error), (JOBS[0], ("html",))))

    assert (type(answer.error), answer.lost) == (kind, False)
    assert str(answer.error).startswith(says)
    assert ("in task" in "".join(getattr(answer.error, "__notes__", ()))) == (kind is ZeroDivisionError)


def test_where_the_browser_is_gone_that_is_what_is_answered(elsewhere, monkeypatch):
    assert elsewhere._workspace.browser
    monkeypatch.setattr(OpenBrowser, "is_gone", True)

    answer = errands.do(elsewhere._workspace, Errand(raising(Untrue("It is not so.")), (JOBS[0], ("html",))))

    assert answer == Answer(lost=True)


def test_a_machine_says_what_it_is_like_only_where_it_reaches_the_same_store(machine, elsewhere):
    sign = Recipe("sign", {"kind": "sign"})

    stranger = errands.greet(elsewhere._workspace, sign)
    Store(str(machine.folder / "store")).put(sign, {"sign.txt": b"a sign"})

    assert str(stranger.error) == f"the store {machine.folder / 'store'} is another one there than here."
    assert errands.greet(elsewhere._workspace, sign).machine["browser"] == "1"
    assert build.told(elsewhere._workspace) == ()
