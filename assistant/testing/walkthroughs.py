"""`pytest --walkthroughs`: walkthroughs as tests, one for each script and court."""

from __future__ import annotations

import re
import threading
from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pytest

from assistant import ending, logs
from assistant.building import build
from assistant.building.turns import alone_in
from assistant.building.workspace import Job, Workspace
from assistant.errors import AssistantError
from assistant.facts import courts, texts
from assistant.facts.recording import Recording
from assistant.settings import settings
from assistant.testing import audit, telling
from assistant.testing.audit import Audited, Auditor
from assistant.testing.ground import GUIDES
from assistant.walking.observer import Moment, Observer
from assistant.walking.walkthrough import BUNDLED, find

A_SCRIPT = re.compile(r"^@(?:assistant\.)?walkthrough\b", re.MULTILINE)
"""What stands in a file that is a walkthrough. It is run to be walked, and not to know that."""

NAMED = re.compile(rf"({'|'.join(BUNDLED)})(?:\[([a-z0-9-]+)\])?")
"""A walkthrough that ships, and perhaps the court, as a test is called by its id."""


class Asked(NamedTuple):
    """A walkthrough that ships and is to be tested, for one court or for all that are."""

    name: str
    court: str | None = None


class Walkthroughs:
    """The part of the plugin that is there for walkthroughs alone."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.verbose = config.get_verbosity() > 0
        self.audits = bool(config.getoption("audit"))
        self._links: dict[str, str] = {}
        with as_usage():
            self.courts = tuple(config.getoption("court") or (one.id for one in courts.shipped()))
            build.check_readable(courts.court, self.courts)
            settings()
            if self.audits:
                audit.axe()
        by_hand = config.args if config.args_source is config.ArgsSource.ARGS else []
        named = {argument: NAMED.fullmatch(argument) for argument in by_hand if not Path(argument).exists()}
        found = [Asked(match[1], match[2]) for match in named.values() if match]
        self.asked = found if by_hand else [Asked(name) for name in BUNDLED]
        config.args = [argument for argument in by_hand if not named.get(argument)]
        self._to_close = ExitStack()
        config.add_cleanup(self._to_close.close)

    # What is collected.

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """What ships stands before all files."""
        report = yield
        if isinstance(collector, pytest.Session) and self.asked:
            shipped = Shipped.from_parent(collector, name="walkthroughs", walks=self)
            report.result = [shipped, *(report.result or ())]
        return report

    @pytest.hookimpl(wrapper=True)
    def pytest_collect_file(
        self, file_path: Path, parent: pytest.Collector
    ) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
        """Scripts, and nothing that others would collect."""
        yield
        if not (parent.session.isinitpath(file_path) or is_script(file_path)):
            return []
        return [Script.from_parent(parent, path=file_path, walks=self)]

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Refuse two whose walks would lie in one place."""
        places: dict[str, Job] = {}
        for item in items:
            assert isinstance(item, Walk), "nothing else was collected"
            other = places.setdefault(str(item.job), item.job)
            if build.files(other) != build.files(item.job):
                raise pytest.UsageError(build.one_place_for(other, item.job))

    # How they are walked.

    @pytest.hookimpl(wrapper=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Generator[None, object, object]:
        """Nobody else walks meanwhile, and whoever ends it (Ctrl-C, SIGTERM) leaves nothing that runs."""
        if session.config.option.collectonly:
            return (yield)
        try:
            with as_usage(), self._turn(), self._heeded():
                return (yield)
        except ending.Stopped:
            ending.heed_no_more()
            raise KeyboardInterrupt from None

    def _turn(self) -> AbstractContextManager[None]:
        """Of several processes beside each other it is the turn of the one that sends them."""
        return nullcontext() if self._works_for_another else alone_in(settings().recordings)

    def _heeded(self) -> AbstractContextManager[None]:
        """Being told to end comes to who walks in a way in which a browser can be closed; it is the main thread's."""
        walks = not self.config.pluginmanager.hasplugin("dsession")
        return ending.heeded() if walks and threading.current_thread() is threading.main_thread() else nullcontext()

    @property
    def _works_for_another(self) -> bool:
        """Whether this process is one of pytest-xdist's several."""
        return hasattr(self.config, "workerinput")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        telling.leave_out_secrets(report)
        return report

    @cached_property
    def _workspace(self) -> Workspace:
        return self._to_close.enter_context(Workspace(self.courts, GUIDES))

    def walk(self, job: Job) -> None:
        """Walk it, and have its screens audited where that is asked for. Raises AssistantError where it fails."""
        logs.start(settings().log)  # each time, for what is printed while a test runs is kept apart
        build.known_jobs([job.script], [job.court_name])
        with ExitStack() as turn:
            if courts.is_elsewhere(job.court):  # there is but one world for all walks
                turn.enter_context(alone_in(settings().recordings / job.court.id))
            if self.audits:
                self._walk_and_audit(job)
            else:
                self._workspace.recording(job, rewalk=True, observer=Looker(self))

    def _walk_and_audit(self, job: Job) -> None:
        portal = self._workspace.portal_of(job.court, job.walkthrough.people)
        slow = self.config.getoption("slow")
        auditor = Auditor(self._workspace.browser, portal, self._links, slow)
        recording: Recording | None = None
        stopped = ""
        try:
            recording = self._workspace.walk(job, Looker(self, auditor))
        except AssistantError as error:
            stopped = f"{error}\n\n"
        auditor.after_walk()
        found = audit.told(job.walkthrough.title, auditor.screens, recording)
        if stopped or found:
            raise Audited(f"{stopped}{found}".rstrip())

    def tell(self, sentence: str) -> None:
        """A line on the terminal while a test runs; a process that works for another one has none."""
        terminal = self.config.pluginmanager.getplugin("terminalreporter")
        capture = self.config.pluginmanager.getplugin("capturemanager")
        if terminal is None or self._works_for_another:
            return
        with ExitStack() as aside:
            if capture is not None:
                aside.enter_context(capture.global_and_fixture_disabled())
            terminal.ensure_newline()
            terminal.write_line(sentence)


class Looker(Observer):
    """Tells each sentence as it is walked, and lets an auditor look at what it points at."""

    def __init__(self, walks: Walkthroughs, auditor: Observer | None = None) -> None:
        self._walks = walks
        self._auditor = auditor or Observer()

    def before(self, moment: Moment) -> None:
        if self._walks.verbose:
            sign = moment.step.sign.told if moment.step.sign else "note"
            self._walks.tell(f"    {sign:8} {moment.step.said.plain}")
        self._auditor.before(moment)


class Ours(pytest.Collector):
    """What walkthroughs are collected from."""

    def __init__(self, *, walks: Walkthroughs, **given: object) -> None:
        super().__init__(**given)  # type: ignore[arg-type]  # what pytest gives
        self._walks = walks

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], _: object = None) -> str:
        return telling.of_a_walk(excinfo.value)

    def _walk(self, script: str, court: str, nodeid: str | None = None) -> Walk:
        job = Job(script, court)
        name = f"{job.walkthrough.slug}[{job.court.id}]"
        return Walk.from_parent(self, name=name, nodeid=nodeid and name, job=job, walks=self._walks)


class Shipped(Ours):
    """The walkthroughs that ship with the assistant."""

    def collect(self) -> Iterator[Walk]:
        known = {courts.court(name).id: name for name in self._walks.courts}
        for name, court in self._walks.asked:
            for court_name in [court] if court else self._walks.courts:
                yield self._walk(name, known.get(court_name, court_name), name)


class Script(Ours, pytest.File):
    """A walkthrough of somebody's own."""

    def collect(self) -> Iterator[Walk]:
        find(str(self.path))
        return (self._walk(str(self.path), court) for court in self._walks.courts)


class Walk(pytest.Item):
    """One walkthrough, walked for one court."""

    def __init__(self, *, job: Job, walks: Walkthroughs, **given: object) -> None:
        super().__init__(**given)  # type: ignore[arg-type]  # what pytest gives
        self.job = job
        self._walks = walks

    def runtest(self) -> None:
        try:
            self._walks.walk(self.job)
        except ending.Stopped:  # by Ctrl-C, or from outside; pytest knows it by another name
            raise KeyboardInterrupt from None

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], _: object = None) -> str:
        return telling.of_a_walk(excinfo.value)

    def reportinfo(self) -> tuple[Path, int, str]:
        walkthrough = self.job.walkthrough
        return walkthrough.file, walkthrough.script.__code__.co_firstlineno - 1, self.name


def is_script(file: Path) -> bool:
    return file.suffix == ".py" and A_SCRIPT.search(texts.read(file)) is not None


@contextmanager
def as_usage() -> Iterator[None]:
    """What is wrong with how pytest was called, or where, is told in a sentence before anything runs."""
    try:
        yield
    except AssistantError as error:
        raise pytest.UsageError(str(error)) from None
