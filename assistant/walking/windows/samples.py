"""Documents that are made up to be uploaded: the same bytes each time, with nothing of anybody in them."""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image

PNG_SIZE = (600, 800)
"""Pixels."""


def pdf(title: str) -> bytes:
    """One page of Letter paper that says what it is."""
    words = "".join(letter if letter.isascii() and letter not in "()\\" else " " for letter in title)
    says = f"BT /F1 18 Tf 72 700 Td ({words}) Tj 0 -30 Td /F1 12 Tf (A sample, made up for a guide.) Tj ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>>>",
        f"<< /Length {len(says)} >>\nstream\n{says}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    text, starts = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        starts.append(len(text))
        text += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    count = len(objects) + 1
    text += f"xref\n0 {count}\n0000000000 65535 f \n{table}"
    return f"{text}trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{text.index('xref')}\n%%EOF\n".encode("ascii")


def txt(title: str) -> bytes:
    return f"{title}\nA sample, made up for a guide.\n".encode()


def csv(title: str) -> bytes:
    return f'"{title.replace(chr(34), "")}"\n"A sample, made up for a guide."\n'.encode()


def png(title: str) -> bytes:  # noqa: ARG001 - as the others are asked
    """A white sheet."""
    out = io.BytesIO()
    Image.new("L", PNG_SIZE, 255).save(out, "PNG")
    return out.getvalue()


MAKERS: dict[str, Callable[[str], bytes]] = {".pdf": pdf, ".txt": txt, ".csv": csv, ".png": png}
"""By the ending of the name that a script gives."""
