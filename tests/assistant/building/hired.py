"""A worker at a scheduler whose process is made up: it says of itself what it is told to, and does as its errand says.

python hired.py ADDRESS SCRATCH BROWSER
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from assistant.building import errands, machine
from assistant.building.errands import Answer
from assistant.building.machine import Hands
from assistant.errors import MachinesTrouble, Untrue

BOOM = 9


class MadeUp(Hands):
    def do(self, _opening, task, thing) -> Answer:
        if task is errands.greet:
            return Answer(machine={"browser": sys.argv[3]})
        deed, file = thing.thing[1:]
        if deed == "be untrue":
            return Answer(error=Untrue("It is not so.", "a fee", "no fee"))
        if deed == "die" or (deed == "die once" and not Path(file).exists()):
            Path(file).touch()
            os._exit(BOOM)
        if deed == "lose the browser" and not Path(file).exists():
            Path(file).touch()
            return Answer(lost=True)
        return Answer((f"{deed}: done",))


if __name__ == "__main__":
    machine.Hands = MadeUp
    try:
        machine.serve(sys.argv[1], Path(sys.argv[2]), lambda said: print(said, flush=True))  # noqa: T201
    except MachinesTrouble as trouble:
        print(trouble, flush=True)  # noqa: T201
        sys.exit(1)
