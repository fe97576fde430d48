"""None of the rows is skipped: each has a test that is named after it, and a rule has its opposite too."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from notice_rows import IN_ONE, ROWS, TOLD, rows_in

HERE = Path(__file__).parent


def rows_of_the_tests():
    """Row, and the names of the functions that prove it, from the tests' own files."""
    for file in sorted(HERE.glob("test_*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield from rows_in(node.name)


PROVED = Counter(rows_of_the_tests())


def test_there_are_71_rows_of_the_notices_and_31_of_what_users_get_wrong():
    kinds = Counter(re.match("[A-Z]+", row)[0] for row in ROWS)

    assert kinds == {"MAB": 21, "MAD": 50, "W": 31}


def test_every_row_is_proved_and_every_rule_by_its_opposite_too():
    assert [row for row in ROWS if PROVED[row] < (1 if row in TOLD | IN_ONE else 2)] == []


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("test_mad30_the_links", ["MAD30"]),
        ("test_mad23_and_mad24_with_it", ["MAD23", "MAD24"]),
        ("tests/test_x.py::test_said[register-account-0-MAD12]", ["MAD12"]),
        ("test_w32_is_for_later", []),
        ("test_mad51_does_not_exist", []),
        ("test_nomad5_is_none", []),
    ],
    ids=range(6),
)
def test_a_test_is_named_after_its_rows(name, rows):
    assert rows_in(name) == rows
