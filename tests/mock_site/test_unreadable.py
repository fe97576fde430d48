"""A world that cannot be read: what a visitor sees, and how she goes on."""

import pytest
from explorer import SILENT, portal_for_readers
from sqlalchemy import create_engine, text

from mock_site.app import create_app

OFFER = "Your practice world cannot be read"
PAGES = [
    "/training/desk",
    "/training/outbox",
    "/pacer/",
    "/pscof/login",
    "/pscof/manage/maint",
    "/ecf/mad/main",
    "/no/such/page",
]


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    return f"sqlite:///{tmp_path_factory.mktemp('database') / 'worlds.db'}"


@pytest.fixture(scope="module")
def app(database):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mock_site.app.log", SILENT)
        yield create_app(portal_for_readers(database=database))


@pytest.fixture(params=["{", '{"today": "2031-01-01", "of": "another version"}'], ids=["broken", "of another version"])
def visitor(request, app, database):
    """Somebody whose world has become unreadable."""
    client = app.test_client()
    assert client.post("/training/world", data={"date": "2021-09-10"}).status_code == 201
    engine = create_engine(database)
    with engine.begin() as connection:
        connection.execute(text("update worlds set document = :document"), {"document": request.param})
    engine.dispose()
    return client


@pytest.mark.parametrize("path", PAGES)
def test_every_page_offers_a_fresh_start(visitor, path):
    seen = visitor.get(path)

    assert (seen.status_code, OFFER in seen.text) == (409, True)
    assert "TRAINING SIMULATION" in seen.text


def test_the_offer_is_taken_with_one_button(visitor):
    offer = visitor.get("/pscof/manage/maint").text
    token = offer.partition('name="csrf_token" value="')[2].partition('"')[0]
    assert 'action="/training/desk/start-over"' in offer

    after = visitor.post("/training/desk/start-over", data={"csrf_token": token}, follow_redirects=True)

    assert (after.status_code, after.request.path) == (200, "/")
    assert "always September 21, 2021" in after.text
    assert all(OFFER not in visitor.get(path).text for path in PAGES)


def test_back_to_the_start_leads_to_a_fresh_start(visitor):
    assert 'href="/">Back to the start' in visitor.get("/training/desk").text

    assert visitor.get("/").status_code == 200

    desk = visitor.get("/training/desk")
    assert desk.status_code == 200
    assert "Go back to where you were" not in desk.text


def test_a_form_that_is_sent_gets_the_offer_too(visitor):
    assert visitor.post("/pscof/login", data={"username": "tb1407"}).status_code == 409


def test_a_program_gets_a_new_world(visitor):
    assert visitor.post("/training/world").status_code == 201
    assert visitor.get("/training/desk").status_code == 200


def test_pages_look_as_they_should(visitor):
    with visitor.get("/static/training.css") as style:
        assert style.status_code == 200


def test_a_guide_that_is_not_there_offers_a_fresh_start_too(visitor):
    assert OFFER in visitor.get("/guides/mad/no-such.html").text
