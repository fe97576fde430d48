"""The camera’s own rules: what a snapshot and an address keep, how marks are measured, when a screen ends."""

from __future__ import annotations

import pytest
from PIL import Image
from pydantic import SecretStr

from assistant.errors import SecretFound
from assistant.facts.recording import Box
from assistant.walking import camera, targets
from assistant.walking.camera import Blind, Camera, Chapter, Pointed

SECRET = SecretStr("Millrace Row 1407")
WINDOW = Box(x=0, y=0, width=992, height=1120)


def test_an_accessibility_snapshot_holds_no_values():
    snapshot = (
        '- heading "Login" [level=1]\n'
        '- textbox "Password": copper99x\n'
        '- textbox "Name \\"x\\"" [disabled]: tb1407\n'
        '- textbox "Answer":\n'
        "  - /placeholder: anything\n"
        "  - text: Millrace Row\n"
        "- text: Millrace Road is open\n"
        '- combobox "State":\n'
        '  - option "Massachusetts" [selected]'
    )

    kept = camera.without_values(snapshot)

    assert "copper99x" not in kept
    assert "tb1407" not in kept
    assert "Millrace Row\n" not in kept
    assert "Millrace Road is open" in kept
    assert '- option "Massachusetts" [selected]' in kept


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/login", "/login"),
        ("/x?answer=Larkspur+Lane&tab=2", "/x?answer&tab"),
        ("/x?", "/x?"),
        ("/x?a=b=c", "/x?a"),
    ],
)
def test_an_address_keeps_the_names_of_its_parameters_and_no_values(address, kept):
    assert camera.without_query_values(address) == kept


@pytest.mark.parametrize(
    ("seen", "kept"),
    [((-9, 5, 30, 7), (0, 5, 21, 7)), ((900, 5, 300, 7), (900, 5, 92, 7)), ((3, 4, 5, 6), (3, 4, 5, 6))],
)
def test_a_mark_ends_where_the_picture_ends(seen, kept):
    box, inside = (Box(**dict(zip(("x", "y", "width", "height"), sides, strict=True))) for sides in (seen, kept))

    assert camera.within(box, WINDOW) == inside


def test_a_secret_is_eight_dots_whatever_was_shown():
    typed = {"shown": "copper99x", "secret": True, "characters": [10.001, 20.999]}

    kept = camera.as_typed(typed)

    assert (kept.shown, kept.secret, kept.characters) == ("•" * 8, True, (10.0, 21.0))


def test_what_was_not_there_when_the_picture_was_taken_is_not_marked():
    seen = {"box": {"x": 0, "y": 0, "width": 9, "height": 9}, "label": None, "required": True, "options": ["Ohio"]}

    (mark,) = camera.marks([Pointed(0, "State", "combobox", seen), Pointed(1, "Gone", "link")], WINDOW)

    assert (mark.words, mark.name, mark.role, mark.required, mark.options) == (
        "State", "State", "combobox", True, ("Ohio",),
    )  # fmt: skip


def test_words_that_are_only_read_have_no_accessible_name():
    seen = {"box": {"x": 0, "y": 0, "width": 9, "height": 9}, "label": None, "required": False, "options": []}

    assert camera.as_mark(Pointed(0, "All is well", "", seen), WINDOW).name == ""


@pytest.fixture
def before(page, tmp_path):
    """A camera before a small page, by its kind."""

    def stand(html, kind=Camera, secrets=()):
        page.set_content(f"<!doctype html><html lang='en'><title>Small</title><body>{html}</body></html>")
        targets.open_eyes(page)
        return kind(page, tmp_path, "", secrets)

    return stand


def test_a_screen_that_nothing_was_done_on_has_one_picture(before, tmp_path):
    shooting = before("<h1>Names</h1>")

    shooting.begin_if_new(Chapter("A", "A"), "pacer")
    shooting.close()

    (screen,) = shooting.screens
    assert screen.left == screen.arrived
    assert [file.name for file in tmp_path.iterdir()] == ["01-arrived.png"]


def test_a_screen_that_may_be_gone_was_pictured_before_and_is_not_again(before, page, tmp_path):
    shooting = before("<h1>Names</h1><p>Here</p>")
    screen = shooting.begin_if_new(Chapter("A", "A"), "pacer")

    shooting.before_leaving(screen)
    page.evaluate("document.body.innerHTML = '<h1>Elsewhere</h1>'")
    shooting.after_action(screen, may_be_gone=True)
    shooting.close()

    assert shooting.screens[0].left == shooting.screens[0].arrived
    assert [file.name for file in tmp_path.iterdir()] == ["01-arrived.png"]


def test_an_action_that_adds_a_control_ends_the_screen_and_the_next_arrives_as_this_was_left(before, page):
    shooting = before("<h1>Address</h1><p>x</p>")
    screen = shooting.begin_if_new(Chapter("A", "A"), "pacer")

    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<button>More</button>')")
    shooting.after_action(screen, may_be_gone=False)
    shooting.begin_if_new(Chapter("A", "A"), "pacer")
    shooting.close()

    first, then = shooting.screens
    assert then.continued
    assert then.arrived == first.left != first.arrived


def test_an_action_that_moves_nothing_leaves_the_screen_open(before):
    shooting = before("<h1>Address</h1><p>x</p>")
    screen = shooting.begin_if_new(Chapter("A", "A"), "pacer")

    shooting.after_action(screen, may_be_gone=False)

    assert shooting.begin_if_new(Chapter("A", "A"), "pacer") is screen


def test_a_picture_of_what_stopped_a_walk_shows_no_secret(before, tmp_path):
    shooting = before(f"<p>{SECRET.get_secret_value()}</p>", secrets=[SECRET])

    with pytest.raises(SecretFound, match="shows a secret value, so no picture was taken"):
        shooting.snapshot("stopped.png")

    assert not list(tmp_path.iterdir())


def test_a_field_holds_a_secret_where_it_is_for_passwords_or_a_secret_stands_in_it(before, page):
    shooting = before("<input id=p type=password><input id=a value='Millrace Row 1407'><input id=b>", secrets=[SECRET])

    held = [shooting.holds_secret(page.query_selector(f"#{name}")) for name in ("p", "a", "b")]

    assert held == [True, True, False]


def test_the_blind_camera_keeps_one_picture_only(before, page, tmp_path):
    shooting = before("<input>", Blind)
    screen = shooting.begin_if_new(Chapter("A", "A"), "pacer")
    shooting.keep_look(screen, page.query_selector("input"), 1, value=True)
    shooting.after_action(screen, may_be_gone=True)
    shooting.close()

    shooting.snapshot("stopped.png")

    assert shooting.screens == []
    assert [file.name for file in tmp_path.iterdir()] == ["stopped.png"]
    with Image.open(tmp_path / "stopped.png") as picture:
        assert picture.width == 2 * 992
