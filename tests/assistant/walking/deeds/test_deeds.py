"""What all deeds share: a control is asked by the eyes of its own document."""

from __future__ import annotations

from assistant.walking.deeds import Undone, ask, kept, page_of, wait


def test_a_control_is_asked_with_what_is_given(control):
    assert ask(control("<input id=c value=x>"), "fieldStands") == "x"


def test_what_the_eyes_keep_is_an_element_again(control):
    box = control("<label><input id=c type=checkbox>I agree</label>")
    (spot, *_) = ask(box, "boxFacts")["spots"]

    assert kept(box, spot["index"]).evaluate("e => e.id") == "c"


def test_the_page_goes_on_while_it_is_waited_for(control, window):
    field = control("<input id=c><script>setTimeout(() => { c.value = 'late'; }, 20)</script>")

    wait(field, 0.2)

    assert page_of(field) == window
    assert ask(field, "fieldStands") == "late"


def test_what_was_not_kept_says_why_and_what_to_do():
    undone = Undone("nothing stands there", "Mend the page.")

    assert (str(undone), undone.remedy) == ("nothing stands there", "Mend the page.")
