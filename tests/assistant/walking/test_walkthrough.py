"""What a walkthrough is, and how one is found: by its name, or in a file of somebody's own."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from assistant.errors import BadInput
from assistant.facts import courts
from assistant.walking import walkthrough as walkthroughs
from assistant.walking.walkthrough import BUNDLED, find, load, only_walkthrough, walkthrough

MAD = courts.court("mad")
HEAD = "from assistant import Guide, Person, walkthrough\n\n"
ONE = '''
@walkthrough("Mine", people=("tobias-brannock",), on={on})
def mine(guide: Guide, filer: Person) -> None:
    """A lead
    on two lines."""
    guide.open("pacer", "Open a web browser and go to {{court.sites.pacer}}.")
'''


@pytest.fixture
def script(tmp_path):
    """A file with these lines, by its name."""

    def written(lines, name="mine.py"):
        file = tmp_path / name
        file.write_text(HEAD + lines, encoding="utf-8")
        return file

    return written


def test_a_walkthrough_is_found_by_its_name_and_has_the_name_of_its_file():
    assert [find(name).slug for name in BUNDLED] == list(BUNDLED)
    assert tuple(one.slug for one in walkthroughs.every()) == BUNDLED


def test_one_is_found_in_a_file_too(script):
    found = find(str(script(ONE.format(on=3))))

    assert (found.title, found.slug, found.lead) == ("Mine", "mine", "A lead on two lines.")


def test_a_script_that_was_changed_a_moment_ago_is_read_anew_and_nothing_is_left_beside_it(script, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    titles = []
    for title in ("Mine", "Ours"):  # as long as before, and written within the same second
        file = script(ONE.format(on=3).replace("Mine", title))
        titles.append(only_walkthrough(load(file), file).title)

    assert titles == ["Mine", "Ours"]
    assert [beside.name for beside in file.parent.iterdir()] == ["mine.py"]


def test_a_name_that_is_none_is_told_with_those_that_are():
    with pytest.raises(BadInput, match=r"There is no walkthrough “upgrade”. Known are register-account, .*upgrade-acc"):
        find("upgrade")


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(BadInput, match=r"There is no file .*mine\.py"):
        find(str(tmp_path / "mine.py"))


@pytest.mark.parametrize("name", ["MINE.PY", "mine.Py"])
def test_letters_of_an_ending_count_alike(script, name):
    assert find(str(script(ONE.format(on=3), name))).slug == "mine"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_script_is_read_as_notepad_writes_it(tmp_path, encoding):
    file = tmp_path / f"as_{encoding.replace('-', '_')}.py"
    file.write_bytes((HEAD + ONE.format(on=3)).replace("\n", "\r\n").encode(encoding))

    assert find(str(file)).lead == "A lead on two lines."


@pytest.mark.parametrize("name", ["Mine.py", "my-own.py", "1st.py"])
def test_a_file_has_a_name_that_python_can_import(script, name):
    with pytest.raises(BadInput, match="a walkthrough's file is named in lower case"):
        find(str(script(ONE.format(on=3), name)))


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ("def mine(:\n", r"mine\.py:3: invalid syntax"),
        ("1 / 0\n", r"mine\.py:3: ZeroDivisionError: division by zero"),
        ("\n@walkthrough('X', people=(), on=1)\ndef mine(guide): ...\n", "mine has no docstring"),
        ("\nimport json\njson.loads('{')\n", r"mine\.py:5: JSONDecodeError: "),
        ("raise SystemExit\n", r"mine\.py:3: SystemExit\."),
        ("\nraise KeyboardInterrupt\n", r"mine\.py:4: KeyboardInterrupt\."),
        ("x = 1\0\n", r"mine\.py:1: .*source code"),
    ],
)
def test_a_script_that_cannot_be_read_is_told_with_its_line(script, lines, complaint):
    with pytest.raises(BadInput, match=complaint):
        find(str(script(lines)))


@pytest.mark.parametrize("count", [0, 2])
def test_one_file_holds_one_walkthrough(script, count):
    lines = "".join(ONE.format(on=3).replace("def mine", f"def mine_{number}") for number in range(count))

    with pytest.raises(BadInput, match=f"holds {count} walkthroughs; one file holds one function"):
        find(str(script(lines)))


@pytest.mark.parametrize(
    ("on", "day"), [('"2021-09-21"', date(2021, 9, 21)), (3, date(2021, 9, 23)), (-3, date(2021, 9, 17))]
)
def test_the_day_is_a_date_or_so_many_days_from_the_go_live(script, on, day):
    """The district court went live on September 20, 2021."""
    assert find(str(script(ONE.format(on=on), f"day_{abs(hash(on))}.py"))).day(MAD) == day


def test_the_cast_are_the_people_by_the_names_of_the_arguments(script):
    cast = find(str(script(ONE.format(on=3), "with_cast.py"))).cast(MAD)

    assert {name: person.slug for name, person in cast.items()} == {"filer": "tobias-brannock"}


def test_more_people_than_arguments_are_refused(script):
    lines = ONE.format(on=3).replace('("tobias-brannock",)', '("tobias-brannock", "hester-dunmallow")')

    with pytest.raises(BadInput, match="crowded takes 1 people, and its @walkthrough names 2"):
        find(str(script(lines, "crowded.py"))).cast(MAD)


def test_what_is_left_open_is_empty():
    def bare(guide):
        """Say it."""

    made = walkthrough("Bare", people=(), on="2021-09-21")(bare)

    assert (made.when, made.needs, made.keep, made.troubles, made.minutes, made.reached) == ((), (), (), {}, None, "")


def test_a_made_up_card_expires_years_after_the_day_of_the_walk(script):
    lines = ONE.format(on='"2031-02-03"').replace("tobias-brannock", "desmond-achterberg")

    cast = find(str(script(lines, "later.py"))).cast(MAD)

    assert (cast["filer"].card.month, cast["filer"].card.year) == ("08", "2035")
