"""Corrected sentences stand in their scripts, which are in all else the very same bytes; or it is said why not."""

from __future__ import annotations

import ast
import errno
import stat
import warnings
from pathlib import Path

import killed_mending
import moments
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from quoting import BOLD, SETTINGS, WORDS, Setting, written

from assistant.comparing import mending
from assistant.comparing.mending import Correction, diff, write
from assistant.errors import BadInput
from assistant.facts.letters import composed

SCRIPT = """\
from assistant import Guide, Person, walkthrough


@walkthrough("Log in", people=("tobias-brannock",))
def log_in(guide: Guide, filer: Person) -> None:
    \"\"\"How to log in.\"\"\"
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
    guide.fill("Enter your **Username**.", filer.username, alt="Enter your **Username**.")
    guide.click("Click **Next**.")
    guide.click("Click **Next**.")
"""


@pytest.fixture
def script(tmp_path):
    """Writes a script, and gives its file."""

    def put(text: str | bytes = SCRIPT) -> Path:
        file = tmp_path / "log_in.py"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return put


def of_click(call: str) -> str:
    return SCRIPT.replace('guide.click("Click **Next**.")', call, 1)


NEXT = Correction(9, "Click **Next**.", "Click **Continue**.")


def test_the_sentence_of_a_line_is_corrected_and_nothing_else(script):
    file = script()

    write(file, [NEXT])

    assert file.read_text(encoding="utf-8") == of_click('guide.click("Click **Continue**.")')


def test_what_would_be_written_is_shown_as_lines_that_go_and_come(script):
    file = script()

    assert diff(file, [NEXT]).splitlines() == [
        f"--- {file}",
        f"+++ {file}",
        "@@ -6,5 +6,5 @@",
        '     """How to log in."""',
        '     guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")',
        '     guide.fill("Enter your **Username**.", filer.username, alt="Enter your **Username**.")',
        '-    guide.click("Click **Next**.")',
        '+    guide.click("Click **Continue**.")',
        '     guide.click("Click **Next**.")',
    ]
    assert file.read_text(encoding="utf-8") == SCRIPT
    assert diff(file, []) == ""


def test_several_are_corrected_at_once_also_on_one_line(script):
    one_line = 'guide.click("Ä **A**."); guide.check("Beside **A**, check **B**."); guide.click("Click **Next**.")'
    file = script(of_click(one_line))
    user = Correction(8, "Enter your **Username**.", "Enter your **User ID**.")
    first = Correction(9, "Ä **A**.", "Ä **Nächste**.")
    both = Correction(9, "Beside **A**, check **B**.", "Beside **Ä**, check **Both of them**.")

    write(file, [NEXT, user, both, first, user])

    mended = one_line.replace("Ä **A**", "Ä **Nächste**").replace("**A**, check **B**", "**Ä**, check **Both of them**")
    mended = of_click(mended.replace("**Next**", "**Continue**"))
    assert file.read_text(encoding="utf-8") == mended.replace(
        'fill("Enter your **Username', 'fill("Enter your **User ID'
    )


@pytest.mark.parametrize(
    "call",
    [
        'guide.click(r"Click **Next**.")',
        "guide.click('''Click **Next**.''')",
        'guide.click("Click \\u002a*Next*\\x2a.")',
        'guide.click(sentence="Click **Next**.")',
        'guide.step("Click **Next**.", press, "click")',
        'guide.open("Click **Ne" "xt**.", "Click **Next**.")',
        '(guide\n        .click("Click **Next**."))',
        'if filer: guide.click(("Click **Next**."))',
        'guide.click(\n        "Click "  # **Ne\n        "**Next**."\n    )',
    ],
)
def test_it_is_found_however_it_is_written(script, call):
    file = script(of_click(call))

    write(file, [NEXT])

    assert file.read_text(encoding="utf-8") == of_click(call.replace("Next", "Continue"))


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("**Don’t save**", "**Don’t keep**", '"**Don\\u2019t save**"', '"**Don\\u2019t keep**"'),
        ("Click **A**.", 'Click **Say "A"**.', '"Click **A**."', '"Click **Say \\"A\\"**."'),
        ("Click **A**.", "Click **A\\B**.", "'Click **A**.'", "'Click **A\\\\B**.'"),
        ("Click **A**.", "Click **A\u00a0B**.", "'Click **A**.'", "'Click **A\\xa0B**.'"),
        ("Click **A**.", "Click **“A”**.", "'Click **A**.'", "'Click **“A”**.'"),
        ("Choose “One”.", "Choose “Two”.", "'Choose “One”.'", "'Choose “Two”.'"),
        ("Click **A**.", "In **B**, click **A**.", "'Click **A**.'", "'In **B**, click **A**.'"),
        ("Café: **A**.", "Café: **B**.", "'Cafe\u0301: **A**.'", "'Cafe\u0301: **B**.'"),
        ("Click **Café**.", "Click **Cafés**.", "'Click **Cafe\u0301**.'", "'Click **Cafés**.'"),
        ("Click **A b**.", "Click **b**.", "'Click **A \\\nb**.'", "'Click **\\\nb**.'"),
        ("Press **\\q**.", "Press **\\w**.", "'Press **\\q**.'", "'Press **\\\\w**.'"),
        ("Press **\\qa**.", "Press **\\qb**.", "'Press **\\qa**.'", "'Press **\\qb**.'"),
        ("**A**", "**AB**", "'**' 'A' '**'", "'**' 'AB' '**'"),
        ("**A**", "**BA**", "'**' 'A' '**'", "'**' 'BA' '**'"),
        ("Click **Old**.", "Click **New**.", "'Click **O' # on\n        'ld**.'", "'Click **New' # on\n        '**.'"),
    ],
)  # fmt: skip
def test_only_the_words_that_change_are_written_anew(script, old, new, before, after):
    file = script(of_click(f"guide.click({before})"))

    write(file, [Correction(9, old, new)])

    assert file.read_text(encoding="utf-8") == of_click(f"guide.click({after})")


def test_a_raw_text_of_several_lines_keeps_its_line_ends_and_its_backslashes(script):
    text = "def go(guide):\r\n    guide.click(r'''In C:\\new\\\r\n**Next**.''')\r\n"
    file = script(text.encode())

    write(file, [Correction(2, "In C:\\new\\\n**Next**.", "In C:\\new\\\n**Continue**.")])

    assert file.read_bytes() == text.replace("Next", "Continue").encode()


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.data(), SETTINGS, WORDS, BOLD, BOLD, WORDS)
def test_in_every_way_of_writing_only_the_bold_words_are_others(
    tmp_path_factory, data, setting, before, was, now, after
):
    old, new = (f"{before}**{bold}**{after}" for bold in (was, now))
    sentence = data.draw(written(f"{before}**", was, f"**{after}"))
    assume(not sentence.cannot & set(now))
    lead = 'def é(guide):\n\t"""Ü."""\n\tguide.see("É **x**."); guide.click('
    text = f'{lead}{sentence.source}); guide.note("Ö")'
    start, end = len(lead) + sentence.start, len(lead) + sentence.end
    file = tmp_path_factory.mktemp("script") / "script.py"
    file.write_bytes(setting.file(text))
    assert composed(sentences_in(file, setting)[1]) == composed(old), "it is written as Python reads it"

    write(file, [Correction(3, composed(old), composed(new))])

    mended = file.read_bytes()
    assert mended.startswith(setting.mark + encoded(text[:start], setting))
    assert mended.endswith(encoded(text[end:] + setting.last, setting))
    assert [composed(said) for said in sentences_in(file, setting)] == ["É **x**.", composed(new), "Ö"]


def encoded(text: str, setting: Setting) -> bytes:
    return text.replace("\n", setting.line_end).encode(setting.encoding)


def sentences_in(file: Path, setting: Setting) -> list[str]:
    """What Python reads as the sentences of a script."""
    text = file.read_bytes().removeprefix(setting.mark).decode(setting.encoding)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    return [ast.literal_eval(call.args[0]) for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset))]


REFUSED = {
    "an f-string": ('guide.click(f"Click **{name}**.")', "the sentence is an f-string, which no tool can mend"),
    "a name": ("guide.click(CLICK_NEXT)", "the sentence is written elsewhere, and only its name stands here"),
    "a name of something": ("guide.click(said.next)", "only its name stands here. Mend it there by hand"),
    "put together": ('guide.click("Click " + "**Next**.")', "the sentence is put together by the script"),
    "put in": ('guide.click("Click **{}**.".format("Next"))', "the sentence is put together by the script"),
    "put in, as before": ('guide.click("Click **%s**." % "Next")', "the sentence is put together by the script"),
    "a choice": ('guide.click("Click **Next**." if filer else "Click **Back**.")', "is put together by the script"),
    "another sentence": ('guide.click("Click **On**.")', "does not stand there any more, for the script was changed"),
    "a comment": ('pass  # guide.click("Click **Next**.")', "does not stand there any more"),
    "another argument": ('guide.click("Click **A**.", alt="Click **Next**.")', "does not stand there any more"),
    "a value": ('guide.fill("Enter **A**.", "Click **Next**.")', "does not stand there any more"),
    "bytes": ('guide.click(b"Click **Next**.")', "does not stand there any more"),
    "twice": ('guide.click("Click **Next**."); guide.click("Click **Next**.")', "stands there more than once"),
    "no sentence": ("guide.click()", "does not stand there any more"),
    "no Python": ("guide.click(", "log_in.py:9: '(' was never closed."),
}  # fmt: skip


@pytest.mark.parametrize("written_as", REFUSED)
def test_a_sentence_that_is_not_written_out_where_it_was_is_not_mended(script, written_as):
    call, why = REFUSED[written_as]
    file = script(of_click(call))

    for mend in (write, diff):
        with pytest.raises(BadInput) as refused:
            mend(file, [NEXT])
        assert str(refused.value).startswith(f"{file}:9: ")
        assert why in str(refused.value)
        assert len(str(refused.value).splitlines()) == 1

    assert file.read_text(encoding="utf-8") == of_click(call)


def test_where_one_of_several_cannot_be_mended_none_is_and_each_is_told(script):
    file = script()

    with pytest.raises(BadInput) as refused:
        write(file, [NEXT, Correction(10, "Click **Back**.", "Click **Return**."), Correction(3, "A", "B")])

    assert [line.partition(": ")[0] for line in str(refused.value).splitlines()] == [f"{file}:10", f"{file}:3"]
    assert file.read_text(encoding="utf-8") == SCRIPT


def test_one_sentence_is_not_made_two(script):
    file = script()

    with pytest.raises(
        BadInput, match=r":9: the sentence would be two others, “Click .*Continue.*” and “Click .*Go on"
    ):
        write(file, [NEXT, Correction(9, NEXT.old, "Click **Go on**.")])


@pytest.mark.parametrize(
    ("text", "new", "why"),
    [
        ("guide.click(r'Click **Next**.')", "Click **'Next'**.", "with an r before it, which cannot hold “'Next'”"),
        ('guide.click(r"Click **Next" "**.")', "Click **Next\\**.", "in a way that no tool can mend"),
        ('guide.click("Click **\\1N**.")', "Click **\x012**.", "in a way that no tool can mend"),
    ],
)  # fmt: skip
def test_what_cannot_be_written_there_is_left_to_a_person(script, text, new, why):
    file = script(of_click(text))
    (old,) = [ast.literal_eval(node.args[0]) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]

    with pytest.raises(BadInput, match="Mend it by hand") as refused:
        write(file, [Correction(9, old, new)])

    assert why in str(refused.value)
    assert file.read_text(encoding="utf-8") == of_click(text)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\xff", "invalid or missing encoding declaration"),
        (b"# coding: klingon\n", "unknown encoding"),
        (b"# coding: ascii\n#\n#\n# \xe9", "it is not written in ascii. Save it as UTF-8"),
        (b"# \x00", "log_in.py"),
        (b"# coding: utf-7\nx = '+AGE-'", "in which it cannot be kept as it is. Save it as UTF-8"),
    ],
)
def test_a_file_that_is_no_script_is_told(script, data, why):
    file = script(data)

    with pytest.raises(BadInput, match=r"log_in\.py") as refused:
        write(file, [NEXT])

    assert why in str(refused.value)
    assert file.read_bytes() == data


def test_other_letters_stay_those_of_the_file(script):
    """A script of an older editor says so in its first line; what it has no letter for is written by its number."""
    text = "# coding: latin-1\ndef é(guide):\n    guide.click('É **Next**.')\n"
    file = script(text.encode("latin-1"))

    write(file, [Correction(3, "É **Next**.", "É **Nächste – Ω**.")])

    assert file.read_bytes() == text.replace("Next", "Nächste \\u2013 \\u03a9").encode("latin-1")


def test_a_file_that_may_only_be_read_is_not_written(script):
    file = script()
    file.chmod(0o444)

    with pytest.raises(BadInput, match=r"log_in\.py may only be read, so nothing was written"):
        write(file, [NEXT])

    assert file.read_text(encoding="utf-8") == SCRIPT
    assert diff(file, [NEXT])


def test_one_that_somebody_writes_meanwhile_is_not_overwritten(script, monkeypatch):
    file = script()
    monkeypatch.setattr(mending, "to_the_disk", lambda _: file.write_text("hers", encoding="utf-8"))

    with pytest.raises(BadInput, match=r"log_in\.py was changed while it was mended, so nothing was written"):
        write(file, [NEXT])

    assert file.read_text(encoding="utf-8") == "hers"
    assert [left.name for left in file.parent.iterdir()] == ["log_in.py"]


def test_who_may_use_a_file_stays_as_it_was_and_a_link_stays_one(script, tmp_path):
    file = script()
    file.chmod(0o640)
    link = tmp_path / "link.py"
    link.symlink_to(file)

    write(link, [NEXT])

    assert link.readlink() == file
    assert file.read_text(encoding="utf-8") == of_click('guide.click("Click **Continue**.")')
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(left.name for left in tmp_path.iterdir()) == ["link.py", "log_in.py"]


def test_a_disk_that_refuses_is_told_in_a_sentence(script, monkeypatch):
    file = script()

    def full(_: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(file))

    monkeypatch.setattr(mending, "to_the_disk", full)

    with pytest.raises(BadInput, match=r"log_in\.py was not mended\. .*the disk is full"):
        write(file, [NEXT])

    assert file.read_text(encoding="utf-8") == SCRIPT
    assert [left.name for left in file.parent.iterdir()] == ["log_in.py"]


def test_whenever_it_is_killed_a_script_is_as_it_was_or_wholly_mended(tmp_path):
    assert moments.alone(Path(killed_mending.__file__), tmp_path) > 4
