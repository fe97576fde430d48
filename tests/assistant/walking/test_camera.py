"""The camera’s own rules: when a screen begins and ends, and what its pictures show."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from assistant.errors import SecretFound
from assistant.walking import targets
from assistant.walking.camera import Camera
from assistant.walking.open_screen import Chapter

SECRET = SecretStr("Millrace Row 1407")


@pytest.fixture
def before(page, tmp_path):
    """A camera before a small page."""

    def stand(html, secrets=()):
        page.set_content(f"<!doctype html><html lang='en'><title>Small</title><body>{html}</body></html>")
        targets.open_eyes(page)
        return Camera(page, tmp_path, "", secrets)

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
