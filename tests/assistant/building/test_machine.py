"""A machine's hands are one process, which is begun anew where it died or somebody else asks, and ends with ours."""

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.building import machine
from assistant.building.errands import Answer, Opening
from assistant.building.machine import Hands
from assistant.building.workspace import Workspace
from assistant.errors import BadInput, MachinesTrouble
from assistant.settings import settings

ORDER = Opening(("mad",), (("SOURCE_DATE_EPOCH", "86400"), ("ASSISTANT_STORE", "the store of who asks")))
ANOTHER = Opening(("mab",), ())


def said(workspace: Workspace, thing: str) -> Answer:
    """Who it is that does it, with what, and what is told."""
    if thing == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    known = settings()
    return Answer((thing, str(os.getpid()), str(workspace.out), str(known.edition_day), str(known.store)))


@pytest.fixture
def hands(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)]))
    one = Hands(tmp_path)
    yield one
    one.let_go()


@pytest.mark.slow
def test_one_process_works_with_the_settings_of_who_asks_in_a_folder_of_its_own(hands, tmp_path):
    first, second = (hands.do(ORDER, said, thing).told for thing in ("one", "two"))

    assert first[1] == second[1] != str(os.getpid())
    assert first[2:] == (str(tmp_path / "at-work" / "guides"), "1970-01-02", "the store of who asks")


@pytest.mark.long
def test_one_that_died_or_worked_for_somebody_else_is_followed_by_a_new_one(hands, tmp_path):
    first = hands.do(ORDER, said, "one").told

    assert hands.do(ORDER, said, "die") == Answer(lost=True)
    second = hands.do(ORDER, said, "two").told
    (tmp_path / "at-work" / "left").touch()
    third = hands.do(ANOTHER, said, "three").told

    assert len({first[1], second[1], third[1]}) == 3
    assert third[3] == "None"
    assert not (tmp_path / "at-work" / "left").exists()


def test_each_worker_has_a_place_and_takes_over_that_of_one_that_is_gone(tmp_path):
    with machine.own_place(tmp_path) as first:
        with machine.own_place(tmp_path) as second:
            assert (first.name, second.name) == ("1", "2")
        with machine.own_place(tmp_path) as third:
            assert third == second
    with machine.own_place(tmp_path) as again:
        assert again == first


@pytest.mark.parametrize("address", ["10.0.0.1:8786", "tcp://host", "http://host:8786", "tcp://host:8786/path", ""])
def test_what_is_no_schedulers_address_is_refused(address):
    with pytest.raises(BadInput, match="Write it as tcp://HOST:PORT"):
        machine.check_address(address)


@pytest.mark.parametrize("address", ["tcp://10.0.0.1:8786", "tls://farm.example.org:8786"])
def test_a_schedulers_address_is_one(address):
    assert machine.check_address(address) == address


def test_a_worker_whose_scheduler_does_not_answer_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(machine, "CONNECTS", 0.3)

    # In a thread of its own: where tests have a browser, its loop runs in this one, and a worker begins another.
    with ThreadPoolExecutor(1) as beside, pytest.raises(MachinesTrouble, match=r"^No scheduler answers at tcp://127"):
        beside.submit(machine.serve, "tcp://127.0.0.1:9", tmp_path, pytest.fail).result()
    assert not list(tmp_path.rglob(".at-work"))
