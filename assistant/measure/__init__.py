"""Measures guides from outside: what was published, against what was recorded, never against what drew it.

The publishers decide where everything goes; nothing of theirs is imported here. A PDF is read as shapes, words and
pictures, and each picture is found again, pixel by pixel, in the recording.
"""

from __future__ import annotations

from pathlib import Path

from assistant.errors import AssistantError, BadInput


def show(out: Path) -> None:
    """Measure every guide that lies in a folder, and print the table.

    Raises BadInput when there is none, and AssistantError when one of them is not as it must be.
    """
    from rich.console import Console

    from assistant.building.kept_walks import KeptWalks
    from assistant.measure.guides import measured
    from assistant.measure.table import fails, notes, reasons, table
    from assistant.settings import settings
    from assistant.walking.browser import opened

    kept = {(one.court.id, one.walkthrough): one for one in KeptWalks(settings().recordings).all()}
    there = [(one, out / court / name) for (court, name), one in sorted(kept.items())]
    with opened() as browser:
        every = [measured(one, folder, browser) for one, folder in there if (folder / f"{one.name}.pdf").is_file()]
    if not every:
        raise BadInput(f"There is no PDF in {out} that was made of a kept recording. Run `assistant guide` first.")
    said = [f"{guide.name}: {note}" for guide in every for note in notes(guide)]
    console = Console(width=WIDE, markup=False, highlight=False)
    console.print(table(every))
    if why := [f"{guide.name}: {reason}" for guide in every for reason in reasons(guide)]:
        console.print("\n".join(("", WITH_A_REASON, *why)), soft_wrap=True)
    if said:
        console.print("\n".join(("", BY_THE_LAYOUT, *said)), soft_wrap=True)
    if wrong := [f"{guide.name}: {fault}" for guide in every for fault in fails(guide)]:
        raise AssistantError("\n".join(wrong))


WITH_A_REASON = "Pages with a reason to be less full (*):"

BY_THE_LAYOUT = "Of the layout, or of the site itself; nothing in your script or your site's file would change it:"

WIDE = 180
