"""Tries in vain: so many and no more, for each network by itself, and for a while."""

import pytest

from mock_site.world.tries import MOST_NETWORKS, MOST_TRIES, WITHIN, TooManyTriesError, Tries

HERE, ELSEWHERE = "192.0.2.7", "198.51.100.1"


def in_vain(tries, network=HERE, times=1, now=0):
    for _ in range(times):
        assert tries.attempt(network, now, lambda: None) is None


def test_beyond_the_most_nothing_is_looked_up_until_some_time_has_passed():
    tries = Tries()
    in_vain(tries, times=MOST_TRIES)

    with pytest.raises(TooManyTriesError):
        tries.attempt(HERE, WITHIN - 1, lambda: pytest.fail("it was looked up"))
    assert tries.attempt(ELSEWHERE, 0, lambda: "found") == "found"
    assert tries.attempt(HERE, WITHIN, lambda: "found") == "found"


def test_what_is_found_counts_as_no_try_and_forgives_none():
    tries = Tries()
    in_vain(tries, times=MOST_TRIES - 1)

    for _ in range(3):
        assert tries.attempt(HERE, 5, lambda: "found") == "found"
    in_vain(tries, now=6)
    with pytest.raises(TooManyTriesError):
        in_vain(tries, now=7)


def test_a_flood_of_networks_takes_no_more_memory():
    tries = Tries()
    for number in range(MOST_NETWORKS + 50):
        in_vain(tries, f"2001:db8:0:{number:x}::/64")

    assert len(tries._in_vain) == MOST_NETWORKS
