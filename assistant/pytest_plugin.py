"""The pytest plugin: walkthroughs as tests, and where tests of one's own begin.

pytest loads this file in every run of everybody who has the assistant: it imports nothing of ours before it must.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Generator, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from assistant.facts.people import Person
    from assistant.testing.ground import Ground
    from assistant.walking.guide import Guide

WALKTHROUGHS = "--walkthroughs"

MARKER = (
    "guide(court='mad', on='2021-09-21', era='2021', people={'filer': 'tobias-brannock'}): "
    "where, when and by whom the fixture `guide` is walked"
)

BEGUN = pytest.StashKey["Guide"]()
"""The guide of a test that uses one."""

FAILED = pytest.StashKey[bool]()
"""Whether such a test has failed, so that nobody asks how its walk would have ended."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("walkthroughs", "walkthroughs of a portal").addoption(
        WALKTHROUGHS,
        action="store_true",
        help="walk and test the walkthroughs that ship, or those named: NAME, FILE.py or a folder; nothing else is "
        f"collected (more options: pytest {WALKTHROUGHS} --help)",
    )


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(parser: pytest.Parser, args: list[str]) -> Generator[None]:
    """The other options are there for walkthroughs alone: somebody's conftest.py may well have a --slow of its own."""
    if WALKTHROUGHS not in args:
        yield
        return
    add_options(parser.getgroup("walkthroughs"))
    try:
        yield
        parser.parse_known_args([])
    except (ValueError, argparse.ArgumentError) as error:
        taken = [option for option in OPTIONS if option in str(error)]
        if not taken:
            raise
        raise pytest.UsageError(f"{WALKTHROUGHS} has an option {taken[0]}, and a conftest.py has one, too.") from None


OPTIONS = ("--court", "--compare", "--audit", "--slow")


def add_options(group: pytest.OptionGroup) -> None:
    group.addoption(
        "--court", dest="walkthroughs_court", action="append", metavar="ID-or-FILE",
        help="a court, or the file of a site of your own; may be repeated; all courts that ship if you name none",
    )  # fmt: skip
    group.addoption(
        "--compare", dest="walkthroughs_compare", action="store_true",
        help="hold each walk against its accepted edition, name the sentences that are not true any more, and leave "
        "the reports of `assistant compare` in build/compare",
    )  # fmt: skip
    group.addoption(
        "--audit", dest="walkthroughs_audit", action="store_true",
        help="look at every screen that is walked, too: accessibility (axe-core), dead links, slow pages",
    )  # fmt: skip
    group.addoption(
        "--slow", dest="walkthroughs_slow", type=float, default=3.0, metavar="SECONDS",
        help="with --audit: a page that takes longer to come is slow; 3 if you do not say",
    )  # fmt: skip


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", MARKER)
    if config.getoption("walkthroughs"):
        from assistant.testing.walkthroughs import Walkthroughs

        config.pluginmanager.register(Walkthroughs(config), "assistant-walkthroughs")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test with a guide of ours fails in the guide's words."""
    report = yield
    if call.excinfo is not None and BEGUN in item.stash:
        from assistant.testing import telling

        item.stash[FAILED] = True
        guide = item.stash[BEGUN]
        report.longrepr = telling.of_a_test(call.excinfo.value, item.path, guide.secrets) or report.longrepr
        telling.leave_out_secrets(report, guide.secrets)
    return report


@pytest.fixture(scope="session")
def _assistant_ground(request: pytest.FixtureRequest) -> Iterator[Ground]:
    """The browser and the portals of all tests in this process."""
    from assistant.testing.ground import begun

    # Two of Playwright cannot run in one thread: pytest-playwright's is taken where that is installed.
    playwright = request.getfixturevalue("playwright") if request.config.pluginmanager.hasplugin("playwright") else None
    with begun(playwright) as ground:
        yield ground


@pytest.fixture(scope="session")
def portal(_assistant_ground: Ground) -> str:
    """The address of the training portal, which runs until the last test has ended."""
    from assistant.testing import telling

    with telling.without_traceback():
        return _assistant_ground.portal_of("mad").address


@pytest.fixture
def world(_assistant_ground: Ground) -> Callable[..., None]:
    """Begins a fresh world for a page, a window or an HTTP client: `world(page, on="2021-09-21", era="2025")`.

    `people` are those who have accounts in it, by name; all who ship, if none is named. Whoever posts keeps a cookie,
    which is that world: a page of Playwright's or its context, a session of requests, a client of httpx.
    """
    from assistant.testing import telling

    def begin(client: Any, on: str = "2021-09-21", era: str = "2021", people: tuple[str, ...] = ()) -> None:
        with telling.without_traceback():
            _assistant_ground.new_world(client, on, era, people)

    return begin


@pytest.fixture
def cast(request: pytest.FixtureRequest) -> Mapping[str, Person]:
    """The people of the fixture `guide`, by the names that its sentences give them."""
    from assistant.testing import telling
    from assistant.testing.ground import wanted

    with telling.without_traceback():
        return wanted(request.node).cast()


@pytest.fixture
def guide(request: pytest.FixtureRequest, _assistant_ground: Ground, tmp_path: Path) -> Iterator[Guide]:
    """A guide on a fresh page in a fresh world; `@pytest.mark.guide(court="mab")` says where, when and by whom."""
    from assistant.testing import telling
    from assistant.testing.ground import wanted

    item = request.node
    with telling.without_traceback(), _assistant_ground.guide(wanted(item), item.name, tmp_path) as begun:
        item.stash[BEGUN] = begun
        yield begun
        if FAILED not in item.stash:
            begun.finish()
