"""The states of the Address tab and their counties, in capitals as the portal shows them."""

from __future__ import annotations

COUNTIES: dict[str, tuple[str, ...]] = {
    "Connecticut": (
        "FAIRFIELD", "HARTFORD", "LITCHFIELD", "MIDDLESEX", "NEW HAVEN", "NEW LONDON", "TOLLAND", "WINDHAM",
    ),
    "Maine": (
        "ANDROSCOGGIN", "AROOSTOOK", "CUMBERLAND", "FRANKLIN", "HANCOCK", "KENNEBEC", "KNOX", "LINCOLN", "OXFORD",
        "PENOBSCOT", "PISCATAQUIS", "SAGADAHOC", "SOMERSET", "WALDO", "WASHINGTON", "YORK",
    ),
    "Massachusetts": (
        "BARNSTABLE", "BERKSHIRE", "BRISTOL", "DUKES", "ESSEX", "FRANKLIN", "HAMPDEN", "HAMPSHIRE", "MIDDLESEX",
        "NANTUCKET", "NORFOLK", "PLYMOUTH", "SUFFOLK", "WORCESTER",
    ),
    "New Hampshire": (
        "BELKNAP", "CARROLL", "CHESHIRE", "COOS", "GRAFTON", "HILLSBOROUGH", "MERRIMACK", "ROCKINGHAM", "STRAFFORD",
        "SULLIVAN",
    ),
    "Rhode Island": ("BRISTOL", "KENT", "NEWPORT", "PROVIDENCE", "WASHINGTON"),
    "Vermont": (
        "ADDISON", "BENNINGTON", "CALEDONIA", "CHITTENDEN", "ESSEX", "FRANKLIN", "GRAND ISLE", "LAMOILLE", "ORANGE",
        "ORLEANS", "RUTLAND", "WASHINGTON", "WINDHAM", "WINDSOR",
    ),
}  # fmt: skip

NOT_LISTED = ("COUNTY NOT LISTED",)
"""Elsewhere the training copy knows no counties; a filer from there can still go on."""

STATES = (
    "Alabama", "Alaska", "American Samoa", "Arizona", "Arkansas", "California", "Colorado", "Connecticut", "Delaware",
    "District of Columbia", "Florida", "Georgia", "Guam", "Hawaii", "Idaho", "Illinois", "Indiana", "Iowa", "Kansas",
    "Kentucky", "Louisiana", "Maine", "Maryland", "Massachusetts", "Michigan", "Minnesota", "Mississippi", "Missouri",
    "Montana", "Nebraska", "Nevada", "New Hampshire", "New Jersey", "New Mexico", "New York", "North Carolina",
    "North Dakota", "Northern Mariana Islands", "Ohio", "Oklahoma", "Oregon", "Pennsylvania", "Puerto Rico",
    "Rhode Island", "South Carolina", "South Dakota", "Tennessee", "Texas", "U.S. Virgin Islands", "Utah", "Vermont",
    "Virginia", "Washington", "West Virginia", "Wisconsin", "Wyoming", "Other",
)  # fmt: skip


def counties_of(state: str) -> tuple[str, ...]:
    """The County list of a state; empty while no state is chosen."""
    return COUNTIES.get(state, NOT_LISTED) if state else ()
