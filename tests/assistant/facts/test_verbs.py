"""The table of verbs and all that must agree with it: whoever forgets a place is told which."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from pathlib import Path
from typing import get_args

import pytest

from assistant import Guide
from assistant.commands import lint
from assistant.errors import BadInput
from assistant.facts import verbs
from assistant.facts.recording import Mark, Step, Typed
from assistant.facts.verbs import RENAMED, VERBS, Verb
from assistant.publishers.layout import wording
from assistant.recorder import journal

pytestmark = pytest.mark.siblings(6, of="file")

HOUSE = Path(inspect.getfile(verbs)).parents[1]
CONTRIBUTING = HOUSE.parent / "CONTRIBUTING.md"
TEST_GUIDE = Path(__file__).parents[1] / "walking" / "test_guide.py"
ACTING = [verb for verb, meaning in VERBS.items() if meaning.controls]

BESIDE_THE_SENTENCE = {"alt", "kind", "name", "proof", "size"}
"""What verbs may be given besides: better words for the alt text, the kind of a note, what proves the sentence, and
what is expected of a file."""

EXAMPLES = dict(re.findall(r"^\| `(\w+)` \| `(guide\..*?\))`", CONTRIBUTING.read_text(encoding="utf-8"), re.MULTILINE))


def test_every_verb_has_a_row_and_no_other_has():
    named = get_args(Verb)

    assert not [verb for verb in named if verb not in VERBS], "assistant/facts/verbs.py: VERBS has no row for these"
    assert list(VERBS) == list(named), "assistant/facts/verbs.py: Verb and VERBS name the same verbs, in one order"


@pytest.mark.parametrize("verb", VERBS)
def test_the_guide_has_a_method_for_every_verb_that_takes_what_its_row_says(verb):
    method = getattr(Guide, verb, None)
    assert method is not None, f"assistant/walking/guide.py: Guide has no method “{verb}”"

    taken = list(inspect.signature(method).parameters)[1:]
    assert tuple(name for name in taken if name not in BESIDE_THE_SENTENCE) == VERBS[verb].arguments


@pytest.mark.parametrize("verb", ACTING)
def test_a_method_hands_its_own_name_and_the_alt_text_on(verb):
    """Without its name `step` would take the verb for a click."""
    called = ast.parse(textwrap.dedent(inspect.getsource(getattr(Guide, verb))))
    steps = [
        call for call in ast.walk(called)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "step"
    ]  # fmt: skip

    assert steps, f"assistant/walking/guide.py: Guide.{verb} is no step"
    for call in steps:
        said = [one.value for one in call.args if isinstance(one, ast.Constant)]
        assert verb in said, f"assistant/walking/guide.py: Guide.{verb} does not hand “{verb}” on to step"
        assert "alt" in {one.arg for one in call.keywords}, f"assistant/walking/guide.py: Guide.{verb} loses its alt"


@pytest.mark.parametrize("verb", [verb for verb, meaning in VERBS.items() if not meaning.names_site])
def test_every_verb_is_walked_on_a_small_page(verb):
    walked = TEST_GUIDE.read_text(encoding="utf-8")

    assert f"guide.{verb}(" in walked, f"tests/assistant/walking/test_guide.py: nothing walks guide.{verb}(…)"


def test_every_method_of_the_guide_that_takes_a_sentence_is_a_verb():
    """`step` is what they are made of."""
    methods = {name: method for name, method in vars(Guide).items() if inspect.isfunction(method) and name[0] != "_"}
    saying = {name for name, method in methods.items() if "sentence" in inspect.signature(method).parameters}

    assert saying - {"step"} == set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_shown_to_those_who_write_and_what_is_shown_is_plain(verb, tmp_path):
    assert verb in EXAMPLES, f"CONTRIBUTING.md: the table of verbs does not show `{verb}`"
    file = tmp_path / "shown.py"
    file.write_text(EXAMPLES[verb], encoding="utf-8")

    assert [name for name, _ in lint.calls(file)] == [verb]
    assert lint.all_of([file]) == ()


@pytest.mark.parametrize("verb", [verb for verb, meaning in VERBS.items() if meaning.draft])
def test_the_plainest_sentence_of_a_verb_is_plain(verb):
    sentence = VERBS[verb].draft.replace("…", "**Name**") + "."

    assert list(lint.of_sentence(verb, sentence)) == []


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_that_asks_for_something_says_how_and_any_other_does_not(verb):
    meaning = VERBS[verb]

    goes = meaning.leaves == "page"
    assert meaning.asks == (meaning.controls is not None or goes), (
        f"assistant/facts/verbs.py: {verb} has words just where it acts on something or goes somewhere"
    )
    assert meaning.is_step == meaning.asks
    assert not meaning.asks or lint.first_word(lint.main_clause(meaning.draft)) in lint.IMPERATIVES


@pytest.mark.parametrize("verb", VERBS)
def test_the_pointer_goes_where_something_is_acted_on_and_nowhere_else(verb):
    assert (VERBS[verb].pointer == "away") == (VERBS[verb].controls is None)


@pytest.mark.parametrize("verb", ACTING)
def test_an_alt_text_says_of_a_control_what_the_verb_left_in_it(verb):
    """And nothing of it where the verb left nothing, whatever the page may say of the control."""
    mark = Mark.model_validate({"words": "Name", "box": {"x": 0, "y": 0, "width": 9, "height": 9}})
    step = Step(number=1, verb=verb, template="", sentence="", file="", line=1, marks=(mark,))
    shown, secret = (
        step.model_copy(update={"typed": Typed(shown=words, secret=words == "••")}) for words in ("x", "••")
    )

    meaning = VERBS[verb]
    tells_value = "x" in wording.left_with(shown).split()
    assert tells_value == ("{value}" in meaning.left)
    assert (wording.left_with(shown) == "") == (meaning.leaves in ("page", "menu", "nothing")), (
        f"assistant/facts/verbs.py: {verb} says what it left (`left`) just where it leaves something (`leaves`)"
    )
    assert "•" not in wording.left_with(secret)


def test_roles_of_a_verb_are_known_to_the_words_of_alt_texts():
    roles = {role for meaning in VERBS.values() if meaning.controls for role in meaning.controls.roles}

    assert roles <= set(wording.KIND_OF_CONTROL), "assistant/publishers/layout/wording.py: KIND_OF_CONTROL"


def test_what_a_person_can_show_to_the_recorder_are_verbs():
    """And a box that is cleared, which the primitive does; what is unsaid, no verb does."""
    assert set(get_args(journal.ShownAction)) - {"uncheck", "unsaid"} <= set(VERBS)


def test_a_verb_that_was_renamed_is_a_verb_no_more_and_its_refusal_names_the_new_word():
    assert not set(RENAMED) & set(VERBS)
    assert verbs.refusal("tick") == (
        "guide.tick is called guide.check now: write guide.check, and “check” or “select” in its sentence."
    )


def test_a_script_that_says_a_verb_by_its_old_name_is_refused_with_its_line(guide_on):
    guide = guide_on("<label><input type=checkbox>Box</label>")

    for call in (lambda: guide.tick("Tick **Box**."), lambda: guide.step("Tick **Box**.", lambda _: None, "tick")):
        with pytest.raises(BadInput, match=r"^tests/.*/test_verbs\.py:\d+: guide\.tick is called guide\.check now"):
            call()


@pytest.mark.parametrize("verb", ["see", "note", "open", "knock"])
def test_a_step_takes_no_verb_that_acts_on_nothing(guide_on, verb):
    with pytest.raises(BadInput, match=f"“{verb}” acts on no control; guide.step takes {', '.join(ACTING)}"):
        guide_on("<button>Go</button>").step("Click **Go**.", lambda _: None, verb)


def asked_by_name(file: Path) -> list[int]:
    """The lines on which something's verb is compared with a word, or matched."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    comparisons = (node for node in ast.walk(tree) if isinstance(node, ast.Compare))
    compared = (side for node in comparisons for side in (node.left, *node.comparators))
    matched = (node.subject for node in ast.walk(tree) if isinstance(node, ast.Match))
    return [asked.lineno for asked in (*compared, *matched) if is_verb(asked)]


def is_verb(node: ast.expr) -> bool:
    return (isinstance(node, ast.Attribute) and node.attr == "verb") or (
        isinstance(node, ast.Name) and node.id == "verb"
    )


ONE_BY_ONE = {
    "commands/lint.py": "a chapter is said to the guide too, and is no verb of a step",
    "walking/deeds/acting.py": "a script may say a verb by its old name",
}


def test_nobody_knows_a_verb_by_its_name():
    """What has to be known of a verb is asked of its row: a comparison elsewhere is forgotten when a verb is added."""
    found = {file.relative_to(HOUSE).as_posix(): asked_by_name(file) for file in sorted(HOUSE.rglob("*.py"))}
    places = [f"assistant/{file}:{line}" for file, lines in found.items() if file not in ONE_BY_ONE for line in lines]
    templates = [
        f"{file}: {words}"
        for file in sorted(HOUSE.rglob("templates/*.*"))
        for words in re.findall(r"\bverb\s*(?:==|!=|in)\s*\S+", file.read_text(encoding="utf-8"))
    ]

    assert [*places, *templates] == []
