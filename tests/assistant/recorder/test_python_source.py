"""A session becomes a walkthrough script in the house style, and words of a page are only ever texts in it."""

from __future__ import annotations

import ast
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.recorder import drafting, python_source
from assistant.recorder.journal import Entered, PageFacts, Session, ShownStep

SESSION = Session(name="a-b", title="A b", court="mad", people=("tobias-brannock",), on=date(2021, 9, 21))
OPEN = ShownStep(action="open", site="pacer", sentence="Open a web browser and go to {court.sites.pacer}.")
HOME, LOGIN = PageFacts(heading="Home", address="/"), PageFacts(heading="Log in", address="/login")


def step(action, words="", value=None, page=LOGIN, **more):
    shown = ShownStep(action=action, words=words, value=value, sentence="", page=page, **more)
    return shown.model_copy(update={"sentence": drafting.draft(shown)})


def body(*shown, end=LOGIN, session=SESSION):
    """The lines below the docstring of the function."""
    text = python_source.source(session, shown, end)
    ast.parse(text)
    return text.split(f'"""{python_source.LEAD_SENTENCE}"""\n\n')[1].rstrip("\n").split("\n")


def test_a_whole_script_reads_as_the_house_writes_it():
    shown = [
        OPEN.model_copy(update={"page": HOME}),
        step("click", "Log in", page=HOME),
        step("fill", "Username", Entered(fact=("filer", "username"))),
        step("fill", "Client", Entered(hidden="client")),
        step("click", "Go"),
    ]

    assert (
        python_source.source(SESSION, shown, PageFacts(heading="My account"))
        == '''\
"""A b: as a trainer showed it."""

from assistant import Guide, Person, walkthrough


@walkthrough("A b", people=("tobias-brannock",), on="2021-09-21")
def a_b(guide: Guide, filer: Person) -> None:
    """Here is how it is done, step by step, as a trainer showed it."""

    guide.chapter("Log in")
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
    guide.click("Click **Log in**.")
    guide.fill("Enter your **Username**.", filer.username)
    guide.fill("Enter your **Client**.", filer.secret("client"))
    guide.click("Click **Go**.")

    guide.chapter("My account")
    guide.see("You see **My account**.")
'''
    )


def test_an_account_at_the_court_is_asked_for_once_and_only_where_it_is_used():
    login = Entered(fact=("account", "login"))

    used = body(step("fill", "Login", login), step("fill", "Login again", login))

    assert used[0] == "    account = filer.login_at(guide.court.id)"
    assert sum("login_at" in line for line in used) == 1
    assert "login_at" not in "\n".join(body(step("click", "Go")))


def test_people_after_the_first_are_called_by_their_files():
    session = SESSION.model_copy(update={"people": ("tobias-brannock", "mine/hester-dunmallow.toml")})

    text = python_source.source(session, [OPEN], HOME)

    assert python_source.people_of(session) == ("filer", "hester_dunmallow")
    assert "def a_b(guide: Guide, filer: Person, hester_dunmallow: Person) -> None:" in text
    assert 'people=("tobias-brannock", "mine/hester-dunmallow.toml")' in text


@pytest.mark.parametrize(("name", "module"), [("link-by-hand", "link_by_hand"), ("class", "class_"), ("a", "a")])
def test_a_session_has_a_name_that_python_takes(name, module):
    assert python_source.module_name(name) == module


def test_chapters_follow_the_headings_and_a_page_only_passed_through_has_none():
    far = PageFacts(heading="Far", address="/far")
    lines = body(
        step("click", "One", page=HOME),
        step("fill", "City", Entered(words="x"), page=LOGIN),
        step("fill", "Zip", Entered(words="x"), page=far),
        end=far,
    )

    assert [line.strip() for line in lines if "chapter" in line] == ['guide.chapter("Log in")', 'guide.chapter("Far")']
    assert lines.index('    guide.click("Click **One**.")') == 1, "it leads to the first chapter"


def test_chapters_are_called_without_the_name_of_the_site():
    shown = [step("fill", "City", Entered(words="x"), page=PageFacts(heading=f"{one} - Desk")) for one in ("Me", "You")]

    assert [line.strip() for line in body(*shown) if "chapter" in line] == [
        'guide.chapter("Me")',
        'guide.chapter("You")',
    ]


def test_pages_passed_through_at_the_end_belong_to_the_last_chapter():
    lines = body(step("fill", "City", Entered(words="x")), step("click", "Out", page=HOME), end=HOME)

    assert sum("guide.chapter" in line for line in lines) == 1


def test_a_page_that_is_come_back_to_goes_on_with_its_chapter():
    shown = [
        step("fill", "City", Entered(words="x")),
        step("click", "Help", page=HOME),
        step("fill", "Zip", Entered(words="x")),
    ]

    assert sum("guide.chapter" in line for line in body(*shown)) == 1


@pytest.mark.parametrize("heading", ["", " ", "{odd}", "**bold**"])
def test_a_heading_that_cannot_be_said_is_not(heading):
    page = PageFacts(heading=heading)

    assert '    guide.chapter("Go on")' in body(step("fill", "City", Entered(words="x"), page=page), end=page)


def test_after_a_click_a_dialog_and_new_messages_are_read():
    dialog = LOGIN.model_copy(update={"dialog": "Are you sure?"})
    sent = LOGIN.model_copy(update={"messages": ("It was sent to you.",)})

    lines = body(
        step("click", "Send"),
        step("click", "Yes", page=dialog),
        step("click", "Again", page=sent),
        step("fill", "City", Entered(words="x"), page=sent),
        end=sent,
    )

    assert [line.strip() for line in lines if "guide.see" in line] == [
        'guide.see("You see **Are you sure?**")',
        'guide.see("You see **It was sent to you.**")',
    ]


def test_where_it_ended_is_read_unless_she_said_so_herself():
    end = PageFacts(heading="Done")
    click = step("click", "Send")

    assert '    guide.see("You see **Done**.")' in body(click, end=end)
    assert '    guide.see("You see **Done**.")' not in body(click, step("see", "All is sent", page=end), end=end)
    assert "guide.see" not in "\n".join(body(step("fill", "City", Entered(words="x")), end=end))
    assert "guide.see" not in "\n".join(body(click, end=LOGIN)), "the heading has not changed"


@pytest.mark.parametrize(
    ("shown", "line"),
    [
        (step("check", "Paper"), 'guide.check("Check **Paper**.")'),
        (
            step("choose", "Kind", Entered(words="Civil")),
            'guide.choose("In the **Kind** list, choose “Civil”.", "Civil")',
        ),
        (step("fill", "Suffix", Entered(words="")), 'guide.fill("Clear **Suffix**.", "")'),
        (step("note", "x").model_copy(update={"sentence": "Wait."}), 'guide.note("Wait.")'),
        (step("see", "Sent"), 'guide.see("You see **Sent**.")'),
        (OPEN, 'guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")'),
    ],
)
def test_each_action_is_a_call(shown, line):
    assert python_source.call_for(shown) == [line]


def test_a_check_that_is_taken_away_goes_through_the_primitive():
    text = "".join(python_source.call_for(step("uncheck", "Paper")))

    assert text == 'guide.step("Clear **Paper**.", lambda box: box.uncheck(), "check")'


@pytest.mark.parametrize("path", [("filer", "x()"), ("filer", "a b"), ("__import__('os')",), ("filer", "")])
def test_a_path_that_is_no_name_does_not_reach_the_script(path):
    with pytest.raises(AssertionError, match="path of names"):
        python_source.source(SESSION, [OPEN, step("fill", "City", Entered(fact=path))], PageFacts())


def test_a_long_sentence_is_broken_into_pieces_that_say_the_same():
    long = "You see **" + "a word and another " * 12 + "end**."

    lines = python_source.indented(python_source.call("guide.see", [python_source.string_literal(long)]))

    assert len(lines) > 2
    assert all(len(line) <= python_source.LINE_WIDTH for line in lines)
    said = ast.parse("\n".join(line[4:] for line in lines)).body[0].value.args[0].value
    assert said == long


@pytest.mark.parametrize("words", ["plain", 'a "quote"', "it's", "both \" and '", "a\\b", "line\nline", "\u202e", "”"])
def test_a_text_is_written_so_that_python_reads_it_again(words):
    assert ast.literal_eval(python_source.string_literal(words)) == words
    assert ast.literal_eval(python_source.docstring(words)) == words


words = st.text(min_size=1, max_size=200).filter(lambda text: text.strip() and drafting.sayable(text))


@settings(max_examples=40, deadline=None)
@given(label=words, typed=st.text(max_size=200), heading=words)
def test_words_of_a_page_reach_the_script_as_texts_and_as_nothing_else(label, typed, heading):
    page = PageFacts(heading=heading, messages=(label,))
    shown = [
        OPEN,
        step("fill", label, Entered(words=typed), page=page),
        ShownStep(action="click", words=label, sentence=label, page=page),
    ]

    tree = ast.parse(python_source.source(SESSION, shown, PageFacts(dialog=label)))

    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    assert {ast.unparse(call.func) for call in calls} <= {
        f"guide.{verb}" for verb in ("open", "chapter", "fill", "click", "see")
    }
    assert all(isinstance(argument, ast.Constant) for call in calls for argument in call.args)
    filled = next(call for call in calls if ast.unparse(call.func) == "guide.fill")
    assert [argument.value for argument in filled.args] == [shown[1].sentence, typed]
