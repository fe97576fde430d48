"""`pytest --walkthroughs`: walkthroughs as tests, one for each script and court."""

from __future__ import annotations

import re
import threading
from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from assistant import ending, logs, places
from assistant.building import build
from assistant.building.turns import alone_in
from assistant.building.workspace import Job, Workspace
from assistant.comparing.findings import Comparison
from assistant.errors import AssistantError
from assistant.facts import courts, texts
from assistant.facts.courts import Court
from assistant.facts.recording import Recording
from assistant.settings import settings
from assistant.testing import audit, comparing, telling
from assistant.testing.audit import Auditor
from assistant.testing.comparing import Comparing
from assistant.testing.ground import Ground
from assistant.walking.observer import Moment, Observer
from assistant.walking.walkthrough import BUNDLED, find

A_SCRIPT = re.compile(r"^@(?:assistant\.)?walkthrough\b", re.MULTILINE)
"""What stands in a file that is a walkthrough. It is run to be walked, and not to know that."""

SHIPPED = "walkthroughs"
"""What the tests of those that ship stand under."""

NAMED = re.compile(rf"(?:{SHIPPED}::)?({'|'.join(BUNDLED)})(?:\[([a-z0-9-]+)\])?")
"""A walkthrough that ships, by its name or as its test is called."""


COMPARED = "assistant_compared"
"""What is added to a test's report: what was compared."""


class Asked(NamedTuple):
    """A walkthrough that ships and is to be tested, for one court or for all that are."""

    name: str
    court: str | None = None


class Walkthroughs:
    """The part of the plugin that is there for walkthroughs alone."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.verbose = config.get_verbosity() > 0
        self._audits = bool(config.getoption("walkthroughs_audit"))
        self._comparing = Comparing() if config.getoption("walkthroughs_compare") else None
        self._compared: list[Comparison] = []
        self._links: dict[str, str] = {}
        with as_usage():
            self.courts = tuple(config.getoption("walkthroughs_court") or (one.id for one in courts.shipped()))
            build.check_readable(courts.court, self.courts)
            settings()
            if self._audits:
                audit.axe()
        by_hand = config.args if config.args_source is config.ArgsSource.ARGS else []
        named = {argument: NAMED.fullmatch(argument) for argument in by_hand if not Path(argument).exists()}
        found = [Asked(match[1], match[2]) for match in named.values() if match]
        self.asked = found if by_hand else [Asked(name) for name in BUNDLED]
        config.args = [argument for argument in by_hand if not named.get(argument)]

    # What is collected.

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """What ships stands before all files."""
        report = yield
        if isinstance(collector, pytest.Session) and self.asked:
            shipped = Shipped.from_parent(collector, name=SHIPPED, nodeid=SHIPPED, walks=self)
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
        taken: dict[str, Job] = {}
        for item in items:
            assert isinstance(item, Walk), "nothing else was collected"
            other = taken.setdefault(str(item.job), item.job)
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
        folders = (settings().recordings, *((places.COMPARED,) if self._comparing else ()))
        return nullcontext() if self._works_for_another else alone_in(*folders)

    def _heeded(self) -> AbstractContextManager[None]:
        """Being told to end comes to who walks in a way in which a browser can be closed; it is the main thread's."""
        walks = not self.config.pluginmanager.hasplugin("dsession")
        return ending.heeded() if walks and threading.current_thread() is threading.main_thread() else nullcontext()

    @property
    def _works_for_another(self) -> bool:
        """Whether this process is one of pytest-xdist's several."""
        return hasattr(self.config, "workerinput")

    def walk(self, item: Walk, ground: Ground) -> None:
        """Walk it, and have done what else is asked for. Raises AssistantError that tells of all that is wrong."""
        logs.start(settings().log)  # each time, for what is printed while a test runs is kept apart
        job = item.job
        build.known_jobs([job.script], [job.court_name])
        workspace = ground.workspace(self.courts)
        with self._alone_at(job.court):
            auditor = self._auditor(workspace, job) if self._audits else None
            recording, trouble = self._walked(workspace, item, Looker(self, auditor))
            found = [trouble, auditor.told(job.walkthrough.title, recording) if auditor else ""]
        if any(found):
            raise AssistantError("\n\n".join(filter(None, found)))

    def _alone_at(self, court: Court) -> AbstractContextManager[None]:
        """Whoever walks a site of others is alone there: it has but one world for all walks."""
        return alone_in(settings().recordings / court.id) if courts.is_elsewhere(court) else nullcontext()

    def _walked(self, workspace: Workspace, item: Walk, looker: Observer) -> tuple[Recording | None, str]:
        """What was recorded, if the walk came to its end, and what is wrong."""
        job = item.job
        try:
            if self._comparing:
                item.comparison, recording, trouble = self._comparing.compare(workspace, job, looker)
                return recording, trouble
            if self._audits:
                return workspace.walk(job, looker), ""
            return workspace.recording(job, rewalk=True, observer=looker), ""
        except AssistantError as error:
            return None, str(error)

    def _auditor(self, workspace: Workspace, job: Job) -> Auditor:
        portal = workspace.portal_of(job.court, job.walkthrough.people)
        return Auditor(workspace.browser, portal, self._links, self.config.getoption("walkthroughs_slow"))

    # What is told at the end.

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """What a test prints holds no secret, and what it has compared goes with its report, to another process too."""
        report = yield
        telling.leave_out_secrets(report)
        assert isinstance(item, Walk), "nothing else was collected"
        if report.when == "call" and item.comparison:
            vars(report)[COMPARED] = item.comparison.model_dump_json()
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if compared := vars(report).get(COMPARED):
            self._compared.append(Comparison.model_validate_json(compared))

    def pytest_sessionfinish(self) -> None:
        if self._comparing and not self._works_for_another and not self.config.option.collectonly:
            comparing.write(self._compared)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self._comparing and not self.config.option.collectonly:
            terminalreporter.write_line(f"The report of the comparison: {comparing.PAGE.as_posix()}")

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
            sign = moment.step.sign.told.partition(" after ")[0] if moment.step.sign else "note"
            self._walks.tell(f"    {sign:8} {moment.step.said.plain}")
        self._auditor.before(moment)


class Ours(pytest.Collector):
    """What walkthroughs are collected from."""

    def __init__(self, *, walks: Walkthroughs, **given: Any) -> None:  # Any: what pytest gives
        super().__init__(**given)
        self._walks = walks

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], _: object = None) -> str:
        return telling.of_a_walk(excinfo.value)

    def _walk(self, script: str, court: str) -> Walk:
        return Walk.from_parent(self, job=Job(script, court), walks=self._walks)


class Shipped(Ours):
    """The walkthroughs that ship with the assistant."""

    def collect(self) -> Iterator[Walk]:
        known = {courts.court(name).id: name for name in self._walks.courts}
        for name, court in self._walks.asked:
            for court_name in [court] if court else self._walks.courts:
                yield self._walk(name, known.get(court_name, court_name))


class Script(Ours, pytest.File):
    """A walkthrough of somebody's own."""

    def collect(self) -> Iterator[Walk]:
        find(str(self.path))
        return (self._walk(str(self.path), court) for court in self._walks.courts)


class Walk(pytest.Function):
    """One walkthrough, walked for one court. Fixtures that a project uses for every test are there for it, too."""

    def __init__(self, *, job: Job, walks: Walkthroughs, **given: Any) -> None:  # Any: what pytest gives
        def walk(_assistant_ground: Ground) -> None:
            walks.walk(self, _assistant_ground)

        super().__init__(f"{job.walkthrough.slug}[{job.court.id}]", callobj=walk, **given)
        self.job = job
        self.comparison: Comparison | None = None

    def runtest(self) -> None:
        try:
            super().runtest()
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
