"""How a field looks while it is typed into."""

from __future__ import annotations

import pytest

from assistant.publishers.film.fields import cut_after, look_of, typed_so_far


@pytest.fixture
def name(short):
    return short.screens[0].steps[0]


@pytest.fixture
def secret(short):
    return short.screens[0].steps[1]


def ink(picture, look) -> int:
    """Columns inside of the field that are darker than its ground."""
    gray = picture.convert("L")
    return sum(gray.getpixel((column, picture.height // 2)) < 128 for column in range(look.first, look.last))


def test_a_look_knows_where_its_letters_begin_and_end(short, name):
    look = look_of(name, short.path(name.look))

    assert look.density == 2
    assert look.ink[look.first]
    assert not look.ink[look.first - 1]
    assert look.ink[look.last - 1]
    assert not any(look.ink[look.last :])


def test_an_empty_field_keeps_its_edge_and_loses_its_letters(short, name):
    look = look_of(name, short.path(name.look))

    middle = look.empty.height // 2
    assert look.empty.getpixel((12, middle)) == look.full.getpixel((12, middle)), "the border"
    assert ink(look.empty, look) == 0
    assert ink(look.full, look) > 0


def test_letters_come_one_after_the_other(short, name):
    file = short.path(name.look)
    look = look_of(name, file)

    counts = [ink(typed_so_far(name, file, count), look) for count in range(1, len(name.typed.shown))]

    assert counts == sorted(counts)
    assert len(set(counts)) == len(counts)


def test_all_of_it_is_the_picture_that_was_taken(short, name):
    file = short.path(name.look)

    assert typed_so_far(name, file, None) is look_of(name, file).full


def test_no_letter_is_cut_through(short, name):
    look = look_of(name, short.path(name.look))

    for count in range(1, len(name.typed.shown)):
        assert not look.ink[cut_after(name, look, count)]


def test_a_secret_is_shared_out_evenly_for_its_letters_were_never_measured(short, secret):
    look = look_of(secret, short.path(secret.look))
    bare = secret.model_copy(update={"typed": secret.typed.model_copy(update={"characters": ()})})

    cuts = [cut_after(bare, look, count) for count in range(1, len(secret.typed.shown))]

    assert cuts == sorted(cuts)
    assert look.first < cuts[0]
    assert cuts[-1] < look.last


def test_a_step_without_a_look_is_a_fault_of_ours(short, name):
    with pytest.raises(AssertionError, match="has a look"):
        look_of(name.model_copy(update={"look": None}), short.path(name.look))
