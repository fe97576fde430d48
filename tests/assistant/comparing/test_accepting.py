"""What a comparison showed is accepted as it was shown, by somebody, for a day that was given; or told why not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import killed_accepting
import moments
import pytest
from compared import RULE, STEP, comparison, reported, walked_in
from made_up_walk import CHECK, PICTURE

from assistant.building.editions import Acceptance, Editions
from assistant.comparing import accepting
from assistant.comparing.reports import JSON_NAME
from assistant.errors import BadInput
from assistant.facts.recording import Recording
from assistant.settings import Settings

GUIDE = ("mad", CHECK.slug)
NAME = f"mad/{CHECK.slug}"


@pytest.fixture
def out(tmp_path) -> Path:
    return tmp_path / "compare"


@pytest.fixture
def folder(out) -> Path:
    return walked_in(out)


@pytest.fixture(autouse=True)
def environment(tmp_path, monkeypatch):
    """What is set, and by whom: `environment(source_date_epoch=…)` sets more."""

    def put(**more: object) -> None:
        known = {"editions": tmp_path / "editions", **more}
        monkeypatch.setattr(accepting, "settings", lambda: Settings(**known))

    monkeypatch.setattr(accepting.getpass, "getuser", lambda: "ann")
    put()
    return put


@pytest.fixture
def editions(tmp_path) -> Editions:
    return Editions(tmp_path / "editions")


@pytest.fixture
def first(editions, folder):
    """Edition 1, with which the walk was compared."""
    return editions.put(Recording.load(folder), Acceptance(by="Ben"), after=0)


@pytest.fixture
def accept(out):
    """Accepts, and gives what is said."""

    def do(*names: str, court: tuple[str, ...] = (), by: str | None = None, on: str | None = None) -> list[str]:
        said: list[str] = []
        wanted = accepting.order(out, names, court, by, on)
        accepting.accept(wanted, said.append, said.append, said.append)
        return said

    return do


@pytest.mark.usefixtures("first")
def test_what_was_shown_becomes_the_next_edition_and_says_what_had_changed(accept, out, folder, editions):
    reported(out, comparison(folder))

    assert accept() == [
        f"{NAME}: edition 2 is accepted.\nReaders are told:\n  Step 1: the button “Next” is called “Continue” now."
    ]

    accepted = editions.newest(*GUIDE)
    assert (accepted.edition.by, accepted.edition.date, accepted.edition.accepted) == ("ann", None, (RULE,))
    assert accepted.edition.news == accepted.recording.news == ("Step 1: the button “Next” is called “Continue” now.",)
    assert [step.changed for step in accepted.recording.steps()] == [True]
    assert editions.numbers(*GUIDE) == (1, 2)


def test_a_first_edition_has_no_news(accept, out, folder, editions):
    reported(out, comparison(folder, accepted=0, verdict="first", changes=()))

    assert accept() == [f"{NAME}: edition 1 is accepted."]
    assert editions.newest(*GUIDE).edition.accepted == ("The first edition.",)
    assert editions.newest(*GUIDE).recording.model_dump() == Recording.load(folder).model_dump()


@pytest.mark.usefixtures("first")
def test_where_nothing_has_changed_there_is_nothing_to_accept(accept, out, folder, editions):
    reported(out, comparison(folder, verdict="same", changes=()))

    assert accept() == [f"{NAME}: nothing has changed, so edition 1 stays."]
    assert editions.numbers(*GUIDE) == (1,)


@pytest.mark.usefixtures("first")
def test_changes_that_no_reader_meets_are_accepted_and_not_told(accept, out, folder, editions):
    restyled = comparison(folder).changes[0].model_copy(update={"kind": "restyled", "line": None})
    reported(out, comparison(folder, changes=(restyled,)))

    assert accept() == [f"{NAME}: edition 2 is accepted."]
    assert editions.newest(*GUIDE).recording.news == ()


def test_day_and_name_are_those_that_were_given_and_never_those_of_the_clock(
    accept, out, folder, editions, environment
):
    reported(out, comparison(folder, accepted=0, changes=()))
    environment(source_date_epoch=1631577600)

    accept(by="Ann <ann@example.test> 1", on="2021-09-21")
    reported(out, comparison(folder))
    accept()

    noted = [(one.edition.by, one.edition.date) for one in editions.all(*GUIDE)]
    assert noted == [("Ann <ann@example.test> 1", date(2021, 9, 21)), ("ann", date(2021, 9, 14))]


@pytest.mark.parametrize(
    ("names", "courts", "accepted"),
    [
        ((), (), ["mab/one", "mad/one", "mad/two"]),
        (("one",), (), ["mab/one", "mad/one"]),
        (("scripts/two.py",), (), ["mad/two"]),
        ((), ("mad",), ["mad/one", "mad/two"]),
        (("one", "two"), ("mab",), ["mab/one"]),
    ],
)
def test_those_are_accepted_that_are_named_or_all(accept, out, editions, names, courts, accepted):
    guides = [("mab", "one"), ("mad", "one"), ("mad", "two")]
    reported(out, *(comparison(walked_in(out, *guide), accepted=0, changes=()) for guide in guides))

    accept(*names, court=courts)

    assert ["/".join(guide) for guide in editions.guides()] == accepted


FALSE = STEP.model_copy(update={"verdict": "false", "told": "Next is not on the screen."})
GAP = STEP.model_copy(update={"verdict": "gap"})
NOT_REACHED = STEP.model_copy(update={"verdict": "not reached"})


@pytest.mark.usefixtures("first")
@pytest.mark.parametrize(
    ("seen", "why"),
    [
        ({"sentences": (FALSE,)}, f"step 1 is not true any more (x.py:1): {STEP.sentence} Mend it."),
        ({"sentences": (GAP,)}, f"before step 1 a sentence is missing (x.py:1): {STEP.sentence} Write it."),
        ({"ended": False}, "the walk did not come to its end. Mend what stops it."),
        ({"sentences": (NOT_REACHED,)}, "the walk did not come to its end. Mend what stops it."),
        ({"seal": "0" * 64}, "is not the one that the report shows."),
    ],
)  # fmt: skip
def test_what_is_not_true_whole_or_shown_is_not_accepted(accept, out, folder, editions, seen, why):
    reported(out, comparison(folder, **seen))

    with pytest.raises(BadInput) as refused:
        accept()

    (sentence,) = str(refused.value).splitlines()
    assert sentence.startswith(f"{NAME}: ")
    assert why in sentence
    assert sentence.endswith(f"Then compare again: assistant compare {CHECK.slug} --court mad")
    assert editions.numbers(*GUIDE) == (1,)


@pytest.mark.parametrize(
    ("guide", "end"),
    [
        (("mad", "one"), "Then compare again: assistant compare x.py --court mad"),
        (("desk", "one"), "Then compare it again."),
    ],
)
def test_a_command_is_told_only_where_it_can_be_given(accept, out, guide, end):
    """Of a court of somebody's own, nobody knows here where its file lies."""
    reported(out, comparison(walked_in(out, *guide), accepted=0, changes=(), ended=False))

    with pytest.raises(BadInput) as refused:
        accept()

    assert str(refused.value).endswith(end)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda folder: folder.rename(folder.with_name("elsewhere")), "recording.json cannot be read"),
        (lambda folder: (folder / "recording.json").write_text("{}"), "is not the one that the report shows"),
        (lambda folder: (folder / PICTURE.file).write_bytes(b"x"), "is not the picture that was taken"),
        (lambda folder: (folder / PICTURE.file).unlink(), "01-arrived.png cannot be read"),
    ],
)
def test_a_walk_that_is_another_one_now_is_not_accepted(accept, out, folder, editions, spoil, why):
    reported(out, comparison(folder, accepted=0, changes=()))
    spoil(folder)

    with pytest.raises(BadInput, match=why) as refused:
        accept()

    assert "Then compare again: assistant compare" in str(refused.value)
    assert "Walk again" not in str(refused.value)
    assert list(editions.guides()) in ([], [GUIDE])
    assert editions.numbers(*GUIDE) == ()


def test_the_walk_of_one_guide_is_not_accepted_as_another(accept, out, folder):
    other = comparison(folder, accepted=0, changes=(), walkthrough="another-guide")
    folder.rename(folder.with_name("another-guide"))
    reported(out, other)

    with pytest.raises(BadInput, match=r"mad/another-guide: the walk in .* is not the one that the report shows"):
        accept()


def test_an_edition_that_was_accepted_since_is_not_passed_over(accept, out, folder, editions, first):
    reported(out, comparison(folder))
    editions.put(first.recording, Acceptance(by="Ben", accepted=("something else",)), after=1)

    with pytest.raises(BadInput, match=f"{NAME}: the walk was held against edition 1, and edition 2 is accepted now"):
        accept()

    assert editions.numbers(*GUIDE) == (1, 2)


@pytest.mark.usefixtures("first")
def test_to_accept_twice_is_to_accept_once(accept, out, folder, editions):
    reported(out, comparison(folder))

    assert accept() == accept()
    assert editions.numbers(*GUIDE) == (1, 2)


def test_the_guides_that_can_be_are_accepted_and_the_others_are_named(accept, out, editions):
    good, bad = walked_in(out, "mab", "one"), walked_in(out, "mad", "one")
    reported(
        out,
        comparison(bad, accepted=0, changes=(), sentences=(FALSE,)),
        comparison(good, accepted=0, changes=()),
    )

    with pytest.raises(BadInput, match=r"^mad/one: step 1 is not true any more"):
        accept()

    assert [editions.numbers(court, "one") for court in ("mab", "mad")] == [(1,), ()]


@pytest.mark.parametrize(
    ("names", "courts", "why"),
    [
        (("pay",), (), "tells nothing of pay, but of check-account-type. Compare first: assistant compare pay"),
        ((), ("mab",), "tells nothing of mab, but of mad. Compare first: assistant compare --court mab"),
        ((), ("mars",), "There is no court “mars”"),
    ],
)  # fmt: skip
def test_a_guide_that_was_not_compared_is_not_accepted(accept, out, folder, names, courts, why):
    reported(out, comparison(folder, accepted=0, changes=()))

    with pytest.raises(BadInput) as refused:
        accept(*names, court=courts)

    assert why in str(refused.value)


def test_without_a_comparison_there_is_nothing_to_accept(accept, out):
    with pytest.raises(
        BadInput, match=r"Nothing was compared yet, for there is no .*Compare first: assistant compare$"
    ):
        accept()

    out.mkdir()
    for torn in ("", "{", "{}x", '{"format": 2}'):
        (out / JSON_NAME).write_text(torn, encoding="utf-8")
        with pytest.raises(BadInput, match=r"is no report of a comparison by this version\. Compare again"):
            accept()


@pytest.mark.parametrize("name", ["..", "a/b", "con"])
def test_a_report_leads_nowhere_else(accept, out, folder, name):
    reported(out, comparison(folder, accepted=0, changes=(), walkthrough=name))

    with pytest.raises(BadInput, match="cannot be the name of a folder"):
        accept()


@pytest.mark.parametrize(
    ("by", "on", "why"),
    [
        ("", None, "--by names nobody"),
        (" ", None, "--by names nobody"),
        ("A\x1b[31m", None, r"--by holds the character U\+001B"),
        (None, "yesterday", "“yesterday” is no date; write it as 2021-09-21"),
        (None, "2021-02-30", "“2021-02-30” is no date"),
    ],
)
def test_a_name_or_a_day_that_is_none_is_refused(accept, by, on, why):
    with pytest.raises(BadInput, match=why):
        accept(by=by, on=on)


def test_an_account_without_a_name_has_to_say_who_accepts(accept, monkeypatch):
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr(accepting.getpass, "getuser", nobody)

    with pytest.raises(BadInput, match=r"Nobody knows the name of this account\. Say who accepts: --by NAME"):
        accept()


def test_a_rule_with_signs_that_nobody_sees_is_noted_without_them(accept, out, folder, editions):
    editions.put(Recording.load(folder), Acceptance(by="Ben"), after=0)
    reported(out, comparison(folder))
    report = accepting.read(out / JSON_NAME)
    (finding,) = report.findings
    odd = finding.model_copy(update={"rule": "The button “Next\u202e”\n is gone.\x07"})
    (out / JSON_NAME).write_text(report.model_copy(update={"findings": (odd,)}).model_dump_json(), encoding="utf-8")

    accept()

    assert editions.newest(*GUIDE).edition.accepted == ("The button “Next” is gone.",)


def test_whenever_somebody_is_killed_who_accepts_the_next_one_leaves_the_same(tmp_path):
    assert moments.alone(Path(killed_accepting.__file__), tmp_path, one_in=7) > 4
