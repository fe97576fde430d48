"""The fonts that ship with guides, so that no font of the machine is ever in one."""

from pathlib import Path

FONTS_FOLDER = Path(__file__).parent
