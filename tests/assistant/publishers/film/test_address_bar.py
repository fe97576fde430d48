"""The address bar: what is typed there, and where."""

from __future__ import annotations

import pytest
from PIL import ImageChops

from assistant.publishers.film.address_bar import (
    BAR_HEIGHT,
    FIELD,
    LETTERS,
    AddressBar,
    address_in,
    bar_planes,
    end_of,
)
from assistant.publishers.film.typography import length_of


@pytest.mark.parametrize(
    ("verb", "sentence", "address"),
    [
        ("open", "Open a web browser and go to pacer.uscourts.gov.", "pacer.uscourts.gov"),
        ("open", "Go to **https://ecf.mad.uscourts.gov/cgi-bin/login**, and wait.", "https://ecf.mad.uscourts.gov/cgi-bin/login"),
        ("open", "Open the site of your court.", ""),
        ("see", "You see pacer.uscourts.gov.", ""),
    ],
)  # fmt: skip
def test_what_is_typed_is_the_address_in_the_sentence(short, verb, sentence, address):
    step = short.screens[0].steps[0].model_copy(update={"verb": verb, "sentence": sentence})

    assert address_in(step) == address


def test_what_is_typed_stands_in_the_field():
    empty, typed = (bar_planes(AddressBar(words, typing=False)).bright for words in ("", "pacer.uscourts.gov"))

    assert empty.size == (1920, BAR_HEIGHT)
    left, top, right, bottom = ImageChops.difference(empty, typed).getbbox()
    assert FIELD.x < left < right < FIELD.right
    assert FIELD.y < top < bottom < FIELD.bottom


def test_of_a_long_address_its_end_is_seen():
    long = "pacer.example/" + "x" * 300

    seen = end_of(long)

    assert long.endswith(seen)
    assert length_of(seen, 400, LETTERS) <= FIELD.width
    assert end_of("pacer.example") == "pacer.example"
