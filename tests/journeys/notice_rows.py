"""The sentences of both notices, and what users get wrong, by the numbers of the reference; tests are named after them.

`test_mad30_…` proves row MAD30, `test_mad23_and_mad24_…` both; so does `[MAD30-…]` in the name of a case.
"""

from __future__ import annotations

import re

ROWS: dict[str, tuple[str, ...]] = {
    "MAB1": ("C1", "L0", "L10"), "MAB2": ("C1", "L2"), "MAB3": ("C1", "L2", "L11", "P12"), "MAB4": ("C1",),
    "MAB5": ("L7", "L10"), "MAB6": ("L5", "L11"), "MAB7": ("C1", "L7"), "MAB8": ("C1", "L0"),
    "MAB9": ("C1", "C4", "L10"), "MAB10": ("C1", "L8"), "MAB11": ("C1", "L7"), "MAB12": ("C1", "C5"),
    "MAB13": ("C1",), "MAB14": ("C1", "C3"), "MAB15": ("C1", "P9"), "MAB16": ("C1", "L2", "R5"),
    "MAB17": ("C1", "L10"), "MAB18": ("C1", "M1"), "MAB19": ("C1", "A1"), "MAB20": ("A3", "A10"),
    "MAB21": ("C1", "M0", "L10"),
    "MAD1": ("C2", "L1"), "MAD2": ("C2", "L2"), "MAD3": ("C2", "L2", "L11"), "MAD4": ("C2", "C1"),
    "MAD5": ("C2", "C3"), "MAD6": ("C2", "L4"), "MAD7": ("C2",), "MAD8": ("C2", "P10"), "MAD9": ("C2", "M0"),
    "MAD10": ("C2", "P2", "L10"), "MAD11": ("C2",), "MAD12": ("P1",), "MAD13": ("P1", "P2"),
    "MAD14": ("P2", "P3", "P4"), "MAD15": ("R1",), "MAD16": ("R1",), "MAD17": ("R1", "R2"), "MAD18": ("R2",),
    "MAD19": ("R3",), "MAD20": ("R3",), "MAD21": ("R3", "L4", "M1"), "MAD22": ("R6", "R7"), "MAD23": ("R4",),
    "MAD24": ("R5",), "MAD25": ("R5", "L6", "L10"), "MAD26": ("R5", "U4"), "MAD27": ("M1",), "MAD28": ("M1",),
    "MAD29": ("P1",), "MAD30": ("P1", "P8", "P9"), "MAD31": ("M0",), "MAD32": ("M1",), "MAD33": ("M1", "U0"),
    "MAD34": ("M1",), "MAD35": ("U0",), "MAD36": ("U0", "U1", "U2", "U3"), "MAD37": ("U1",), "MAD38": ("U1",),
    "MAD39": ("U1",), "MAD40": ("U1",), "MAD41": ("U1",), "MAD42": ("U1", "U2"), "MAD43": ("U2",),
    "MAD44": ("U2", "U3"), "MAD45": ("U3",), "MAD46": ("U4",), "MAD47": ("U4", "M0"), "MAD48": ("C2", "A1"),
    "MAD49": ("C2",), "MAD50": ("C2",),
    "W1": ("L2",), "W2": ("L10",), "W3": ("L0", "C4"), "W4": ("L10",), "W5": ("L10", "M1"), "W6": ("M0",),
    "W7": ("L10",), "W8": ("E1", "E9"), "W9": ("L8",), "W10": ("L5",), "W11": ("L5", "L11"), "W12": ("L11",),
    "W13": ("L4",), "W14": ("L4", "L9"), "W15": ("R1a",), "W16": ("R1",), "W17": ("R1",), "W18": ("M3",),
    "W19": ("R3",), "W20": ("L4",), "W21": ("A8", "A9"), "W22": ("A10",), "W23": ("L12",), "W24": ("M3",),
    "W25": ("L10",), "W26": ("L10",), "W27": ("L2",), "W28": ("L10",), "W29": ("M0", "L10"), "W30": ("M1", "L13"),
    "W31": ("P12", "L0"),
}  # fmt: skip
"""Row, and the screens that show it."""

TOLD = {
    "MAB4", "MAB12", "MAB13", "MAB14", "MAB15", "MAB19", "MAB21", "MAD5", "MAD8", "MAD12", "MAD13", "MAD26", "MAD29",
    "MAD35", "MAD40", "MAD41", "MAD48", "MAD49",
}  # fmt: skip
"""Rows that name a thing or point somewhere; any other states a rule, proved by the action and its opposite."""

IN_ONE = {"W21"}
"""Rules whose action and opposite follow one another in one test."""


def rows_in(name: str) -> list[str]:
    """The rows that a test's name names."""
    found = re.findall(r"(?<![a-z0-9])(mab|mad|w)(\d{1,2})(?![a-z0-9])", name.replace("_", " ").lower())
    return [row for letters, number in found if (row := letters.upper() + number) in ROWS]
