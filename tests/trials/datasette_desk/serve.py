"""Serves Datasette over a small docket on this machine: `python serve.py PORT FOLDER`. Nobody can write to it."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import uvicorn
from datasette.app import Datasette

COURTS = ("Boston", "Springfield", "Worcester")
KINDS = ("Civil", "Criminal", "Bankruptcy")
JUDGES = ("Delphine Marrow", "Ansel Quimby")


def case(n: int) -> tuple[str, str, str, str, str, int]:
    kind = KINDS[n % 7 % 3]
    filed = f"2021-{1 + n % 9:02}-{3 + n:02}"
    return f"1:21-{kind[:2].lower()}-{10001 + 7 * n}", kind, COURTS[n % 3], JUDGES[n % 2], filed, 40 * (n % 5)


OF_A_COURT = {
    "title": "Cases of a court",
    "sql": "select number, kind, judge, filed from cases where court = :court order by filed",
}
METADATA = {"title": "Docket Reports", "databases": {"docket": {"queries": {"of_a_court": OF_A_COURT}}}}


def written(file: Path) -> Path:
    """The docket as a database, made anew."""
    file.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as made, made:
        made.execute(
            "CREATE TABLE cases (number TEXT PRIMARY KEY, kind TEXT, court TEXT, judge TEXT, filed TEXT, fee INTEGER)"
        )
        made.executemany("INSERT INTO cases VALUES (?, ?, ?, ?, ?, ?)", map(case, range(24)))
    return file


def main() -> None:
    port, folder = int(sys.argv[1]), Path(sys.argv[2])
    desk = Datasette([str(written(folder / "docket.db"))], metadata=METADATA, settings={"num_sql_threads": 1})
    uvicorn.run(desk.app(), host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    main()
