"""What a page is called that has no heading: by the title of its window, without the name of the site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from assistant.facts.recording import Screen

BETWEEN = re.compile(r"\s+(?:[-–—·•»«\u203a\u2039/]|::)\s+|\s*\|\s*|\s*::\s*")
"""What stands between a page's title and the name of its site, as most web frameworks write it."""


def without_site(screens: Sequence[Screen], site: str) -> tuple[Screen, ...]:
    """The same screens; a title that stands for a heading loses what it shares with most titles of the walk.

    `site` is the name of the site, which a title may hold whatever others do.
    """
    shared = {site, *shared_by([screen.title for screen in screens])}
    return tuple(
        screen if screen.heading else screen.model_copy(update={"title": own_part(screen.title, shared)})
        for screen in screens
    )


def shared_by(titles: Sequence[str]) -> list[str]:
    """What most of several titles end with, or begin with, such as the name of their site; one thing or nothing."""
    different = dict.fromkeys(titles)
    return shared_part(different, -1) or shared_part(different, 0)


def shared_part(titles: Collection[str], place: int) -> list[str]:
    """What stands at the beginning (0) or the end (-1) of several titles, and of at least half of them."""
    parts = Counter(split[place] for split in map(BETWEEN.split, titles) if len(split) > 1)
    return [part for part, count in parts.most_common(1) if count > 1 and 2 * count >= len(titles)]


def own_part(title: str, shared: Collection[str]) -> str:
    """A title without the part at its end, or its beginning, that is `shared`."""
    between = list(BETWEEN.finditer(title))
    if between and title[between[-1].end() :] in shared:
        return title[: between[-1].start()] or title
    if between and title[: between[0].start()] in shared:
        return title[between[0].end() :] or title
    return title
