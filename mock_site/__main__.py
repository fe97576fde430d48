"""The portal's command line: `python -m mock_site`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import get_args

from mock_site import logs, site_map
from mock_site.app import create_app
from mock_site.areas.training.forms import WORLD_YEARS
from mock_site.errors import PortalError
from mock_site.serving import is_loopback, names_of, serve
from mock_site.start.courts import Court, by_id
from mock_site.start.data_files import read_all
from mock_site.start.people import Person, check_no_account_twice
from mock_site.start.portal import DEFAULT_DATE, DEFAULT_ERA, PortalSetup
from mock_site.world.store import IN_MEMORY, in_file
from mock_site.world.world import Era

EXAMPLE = """example:
  python -m mock_site --courts assistant/courts --people assistant/people --port 8080
  python -m mock_site --map
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the portal. Gives 0 when it was told to stop and 1 when it could not start; wrong usage exits with 2."""
    options = _options().parse_args(arguments)
    logs.to_stderr()
    try:
        app = create_app(_portal(options), names_of(options.host))
        if not is_loopback(options.host):
            _say(f"Warning: {options.host} can be reached from other machines, where people may not know what this is.")
        serve(app, options.host, options.port, sys.stdin.fileno() if options.stop_with_parent else None)
    except PortalError as error:
        _say(str(error))
        return 1
    except OSError as error:  # such as a disk that is full where it says what it is about
        _say(f"The portal cannot go on: {error}.")
        return 1
    return 0


def _portal(options: argparse.Namespace) -> PortalSetup:
    people = read_all(Person, options.people)
    check_no_account_twice(people)
    courts = by_id(read_all(Court, options.courts).values())
    place = in_file(options.keep) if options.keep else options.database
    return PortalSetup(courts, people, options.guides, place, options.date, options.era)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m mock_site",
        description="Serve a training portal with made-up people: not PACER, not a court website.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_places(parser, "--courts", "TOML files of courts, or folders of them; may be repeated")
    _add_places(parser, "--people", "TOML files of people, or folders of them; may be repeated")
    add = parser.add_argument
    add("--guides", type=Path, metavar="FOLDER", help="where built guides lie, to be served under /guides/")
    add(
        "--host",
        default="127.0.0.1",
        help="address or name to listen on and to be asked by (default: %(default)s, this machine only; 0.0.0.0: any)",
    )
    add("--port", type=int, default=0, help="port to listen on (default: any free one)")
    add(
        "--database",
        default=IN_MEMORY,
        metavar="URL",
        help="where worlds are kept, as SQLAlchemy writes it (default: in memory)",
    )
    add("--keep", type=Path, metavar="FILE", help="keep worlds in this file, whatever signs are in its name")
    add(
        "--date",
        type=world_day,
        default=DEFAULT_DATE,
        metavar="YYYY-MM-DD",
        help="today in a new world (default: %(default)s)",
    )
    add(
        "--era",
        choices=get_args(Era),
        default=DEFAULT_ERA,
        help="security rules and menus of which year (default: %(default)s)",
    )
    add("--stop-with-parent", action="store_true", help="stop when standard input is closed")
    add("--map", action=_Map, nargs=0, help="print all screens, and what each can say, as JSON; then exit")
    return parser


def world_day(entered: str) -> date:
    """A day that a world can have. Raises ValueError for any other."""
    found = date.fromisoformat(entered)
    if found.year not in WORLD_YEARS:
        raise ValueError
    return found


class _Map(argparse.Action):
    """Like --help, it needs nothing else and serves nothing."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        sys.stdout.write(f"{json.dumps({'screens': site_map.as_data()}, indent=2)}\n")
        parser.exit()


def _add_places(parser: argparse.ArgumentParser, flag: str, meaning: str) -> None:
    parser.add_argument(flag, type=Path, nargs="+", action="extend", required=True, metavar="PLACE", help=meaning)


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


if __name__ == "__main__":
    _code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(_code)  # all is on the disk; to take the modules apart takes longer than to stop
