"""A class: its trainer opens it and watches, trainees come in by its code, and nobody else learns anything."""

import html
import re
from types import SimpleNamespace

import pytest
from explorer import SILENT, Browser, portal_for_readers

from mock_site.app import create_app
from mock_site.world.classes import MOST_CLASSES, MOST_OF_ONE, MOST_TRAINEES
from mock_site.world.tries import MOST_TRIES, WITHIN, Tries

ROOM = "/training/desk/class"
TABLES = ("worlds", "seats", "classes")
WRONG = "Class code: No open class has this code."
TOO_OFTEN = "Codes and keys that open no class have been entered here too often. Wait 10 minutes"


class Clock:
    """The real time, as far as the portal knows."""

    now = 1_000_000_000.0

    def __call__(self):
        return self.now


class Person(Browser):
    """Somebody at an address of her own, who presses buttons by their words."""

    def __init__(self, app, address="192.0.2.1"):
        super().__init__(app)
        self.client.environ_base["REMOTE_ADDR"] = address

    def press_at(self, place, label, **entered):
        page = self.get(place)
        form = next(form for form in page.forms if label in [button.label for button in form.buttons])
        button = next(button for button in form.buttons if button.label == label)
        return self.press(page, form, button, entered)

    def open_class(self, title="Tuesday", **more):
        page = self.press_at(ROOM, "Open the class", title=title, **more)
        assert page.heading == title, page.text
        self.code = code_on(page)
        self.key = re.search(r"<code>((?:\w{4}-){5}\w{4})</code>", page.source)[1]
        return page

    def join(self, code, name="Ann"):
        return self.press_at(f"/class/{code}", "Join the class", name=name)

    def log_in(self, **typed):
        return self.press_at("/pscof/login", "Login", **{"username": "tb1407", "password": "copper99x"} | typed)

    def token(self, place="/training/desk"):
        return self.get(place).forms[0].fields["csrf_token"].value


def code_on(page):
    return re.search(r"/class/(\w{4}-\w{4})", page.source)[1]


def rows(trainer):
    """The grid, cell by cell, as somebody reads it."""
    source = trainer.get(f"{ROOM}/grid").source
    lines = re.findall(r'<tr id="seat-\d+".*?</tr>', source, re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line, re.DOTALL) for line in lines]
    return [[html.unescape(" ".join(re.sub(r"<[^>]*>", "", cell).split())) for cell in line] for line in cells]


def reached(trainer):
    """Who has reached what, by the headings of the grid."""
    source = trainer.get(f"{ROOM}/grid").source
    heads = re.findall(r'<th scope="col" class="mark">(.*?) <span', source)
    return {
        row[0]: [head for head, cell in zip(heads, row[3:-1], strict=True) if cell == "yes"] for row in rows(trainer)
    }


@pytest.fixture(scope="module")
def running():
    """One portal for all tests, and its clock: to make it takes longer than a test."""
    clock = Clock()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mock_site.app.log", SILENT)
        yield create_app(portal_for_readers(clock=clock)), clock


@pytest.fixture
def clock(running):
    return running[1]


@pytest.fixture
def app(running):
    """The portal, without classes and without tries in vain."""
    app = running[0]
    yield app
    with app.extensions["worlds"].transaction() as connection:
        for table in TABLES:
            connection.exec_driver_sql(f"delete from {table}")  # noqa: S608
    app.extensions["classes"].tries = Tries()


@pytest.fixture
def trainer(app):
    one = Person(app, "192.0.2.100")
    one.open_class()
    return one


@pytest.fixture
def trainee(app, trainer):
    one = Person(app)
    one.join(trainer.code)
    return one


# Coming in.


def test_a_trainee_comes_in_by_the_code_and_has_the_date_and_the_rules_of_the_class(app):
    trainer, trainee = Person(app), Person(app)
    trainer.open_class("Later", date="09/08/2025", era="2025")

    door = trainee.press_at("/class", "Next", code=f" {trainer.code.lower().replace('-', ' ')} ")
    shown = trainee.press(door, door.forms[0], door.forms[0].buttons[0], {"name": "Ann"})

    assert "Nobody asks for your real one" in door.text
    assert "Ann , in the class “ Later ” Nobody is signed in September 8, 2025" in shown.text
    assert "Authenticator" in shown.text


def test_the_address_has_a_qr_code_of_itself(trainer):
    import segno

    page = trainer.get(ROOM)

    drawn = segno.make(f"http://localhost/class/{trainer.code}", error="m", micro=False)
    assert drawn.svg_inline(border=4, omitsize=True, light="#fff") in page.source


def test_each_has_a_world_of_her_own(app, trainer):
    one, other = Person(app), Person(app)
    one.join(trainer.code, "Ann")
    other.join(trainer.code, "Bo")

    one.log_in()

    assert "Tobias Brannock" in one.get("/pscof/manage/maint").text
    assert "Tobias Brannock" not in other.get("/pscof/manage/maint").text


def test_the_class_stays_through_logging_in_logging_out_and_starting_over(trainee):
    trainee.log_in()
    trainee.press_at("/pscof/manage/maint", "Log Out")
    assert "Ann , in the class" in trainee.get("/pacer/").text
    trainee.log_in()

    question = trainee.get("/training/desk/start-over")
    after = trainee.press_at("/training/desk/start-over", "Yes, start over")

    assert "You stay in the class." in question.text
    assert "Ann , in the class “ Tuesday ” Nobody is signed in" in after.text


def test_who_is_in_already_is_told_her_name(trainee, trainer):
    assert "You are in this class as Ann" in trainee.get(f"/class/{trainer.code}").text
    assert len(rows(trainer)) == 1


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<b>Ann</b>", "<b>Ann</b>"),
        ("  Ann\t\n  Lee ", "Ann Lee"),
        ("A\u202enn\u2066\u200b\x07", "Ann"),
        ("Zoe\u0308", "Zoë"),
        ("שרה", "שרה"),
        ("{{ 7 * 7 }}", "{{ 7 * 7 }}"),
    ],
)
def test_a_name_is_text_without_what_nobody_sees(app, trainer, typed, shown):
    page = Person(app).join(trainer.code, typed)

    assert f"<bdi>{html.escape(shown)}</bdi>" in page.source
    assert f"<bdi>{html.escape(shown)}</bdi>" in trainer.get(ROOM).source
    assert [row[0] for row in rows(trainer)] == [shown]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Name to be shown: Required information is missing."),
        ("\u202e\u200b", "Name to be shown: Required information is missing."),
        ("x" * 31, "Name to be shown: Enter at most 30 characters."),
        ("!!!", "Name to be shown: Enter letters or digits that can be read aloud."),
        ("A\ue000", "Name to be shown: Enter letters or digits that can be read aloud."),
        ("A\u0316\u0317\u0318", "Name to be shown: Enter at most 2 accents on a letter."),
    ],
)
def test_what_is_no_name_is_told(app, trainer, typed, told):
    page = Person(app).join(trainer.code, typed)

    assert told in page.text
    assert rows(trainer) == []


WIDE = "\uff21\uff4e\uff4e"
"""Ann, in letters as wide as those of Chinese."""


def test_equal_names_are_told_apart(app, trainer):
    for name in ("Ann", "ann", "Ann (2)", WIDE, "Bo"):
        Person(app).join(trainer.code, name)

    assert [row[0] for row in rows(trainer)] == ["Ann", "ann (2)", "Ann (2) (2)", f"{WIDE} (3)", "Bo"]


def test_a_full_class_says_so(app, trainer, monkeypatch):
    monkeypatch.setattr("mock_site.world.classes.MOST_TRAINEES", 2)
    for name in ("Ann", "Bo"):
        Person(app).join(trainer.code, name)

    page = Person(app).join(trainer.code, "Cy")

    assert f"All {MOST_TRAINEES} seats of this class are taken." in page.text
    assert len(rows(trainer)) == 2


# What the trainer sees.


def test_the_grid_tells_the_screen_and_since_when(trainer, trainee, clock):
    trainee.get("/pscof/login")
    clock.now += 4 * 60 + 5
    assert rows(trainer)[0][:3] == ["Ann", "Manage My Account Login", "4 min"]
    assert "On one screen for 3 minutes or more: Ann." in trainer.get(ROOM).text

    trainee.log_in(password="wrong")
    clock.now += 60 * 60
    assert rows(trainer)[0][:3] == ["Ann", "Manage My Account Login to correct", "1 h 4 min"]

    trainee.get("/pacer/")
    assert rows(trainer)[0][:3] == ["Ann", "PACER", "under 1 min"]
    assert "On one screen" not in trainer.get(ROOM).text


def test_the_grid_tells_what_each_has_reached(app, known):
    trainer = Person(app)
    trainer.open_class("Later", date="09/22/2021", era="2025")
    Person(app).join(trainer.code, "Idle")
    upgrades, registers, links = (Person(app) for _ in range(3))
    upgrades.join(trainer.code, "Upgrades")
    registers.join(trainer.code, "Registers")
    links.join(trainer.code, "Links")
    assert set(map(tuple, reached(trainer).values())) == {()}

    upgrades.log_in()
    for path, button, values in UPGRADING(known):
        upgrades.press_at(path, button, **values)
    way = "/pscof/registration/attorney"
    registers.press_at(way, "Next", **known.newcomer)
    registers.press_at(f"{way}/user", "Next", **known.login)
    registers.press_at(f"{way}/payment", "Next", **known.card)
    registers.press_at(f"{way}/acknowledgment", "Submit", understood="yes")

    assert reached(trainer) == {"Idle": [], "Upgrades": ["Upgraded"], "Registers": ["Registered"], "Links": []}


def UPGRADING(known):  # noqa: N802 - a constant but for what the tests know
    return (
        ("/pscof/upgrade", "Next", known.person),
        ("/pscof/upgrade/address", "Next", known.address),
        ("/pscof/upgrade/security", "Submit", known.security),
    )


def test_only_a_class_of_the_later_rules_has_a_column_for_mfa(app, trainer):
    later = Person(app)
    later.open_class("Later", era="2025")
    for one in (trainer, later):
        Person(app).join(one.code)

    assert "Enrolled in MFA" not in trainer.get(ROOM).text
    assert "Enrolled in MFA" in later.get(ROOM).text


def test_the_date_moves_for_all_and_for_who_comes_later(app, trainer, trainee):
    trainee.log_in()

    done = trainer.press_at(ROOM, "Move the date for all", date="10/05/2021")
    late = Person(app)
    late.join(trainer.code, "Late")

    assert "The date has been changed for all trainees." in done.text
    assert "Tobias Brannock is signed in October 5, 2021" in trainee.get("/").text
    assert "October 5, 2021" in late.get("/").text
    assert "September 21, 2021 Outbox" in trainer.get("/").text


def test_one_or_all_begin_anew_after_a_question(app, trainer, trainee):
    other = Person(app)
    other.join(trainer.code, "Bo")
    for one in (trainee, other):
        one.log_in()

    question = trainer.get(f"{ROOM}/reset/1")
    trainer.press_at(f"{ROOM}/reset/1", "Yes, begin anew")

    assert question.heading == "Let Ann begin anew?"
    assert "Nobody is signed in" in trainee.get("/").text
    assert "Tobias Brannock" in other.get("/pscof/manage/maint").text

    trainer.press_at(f"{ROOM}/reset", "Yes, begin anew")
    assert other.get("/pscof/manage/maint").path == "/pscof/login"


def test_who_is_signed_in_when_all_begin_anew_is_so_no_more(trainer, trainee):
    """Her session is the first of its login in the fresh world as it was in the old one."""
    trainee.log_in()
    trainer.press_at(f"{ROOM}/reset", "Yes, begin anew")

    assert trainee.get("/pscof/manage/maint").path == "/pscof/login"
    trainee.log_in()
    assert trainee.get("/pscof/manage/maint").path == "/pscof/manage/maint"


def test_a_closed_class_is_over_for_its_trainees_and_leaves_nothing(app, trainer, trainee):
    trainee.log_in()
    token = trainee.token("/pscof/manage/maint")

    done = trainer.press_at(f"{ROOM}/close", "Yes, close the class")

    assert "The class is closed." in done.text
    for page in (
        trainee.get("/"),
        trainee.get("/pscof/manage/maint"),
        trainee.post("/pscof/logout", {"csrf_token": token}),
    ):
        assert (page.status, page.heading) == (410, "Your class is over")
    assert "The trainer has closed the class, and what was done in it is gone." in page.text
    with app.extensions["worlds"].transaction() as connection:
        for table in TABLES:
            assert connection.exec_driver_sql(f"select count(*) from {table}").scalar() == 0  # noqa: S608


def test_after_a_class_one_practices_alone_or_in_another(trainer, trainee):
    trainer.press_at(f"{ROOM}/close", "Yes, close the class")
    trainer.open_class("Next")

    alone = trainee.press_at("/pacer/", "Practice alone")
    joined = trainee.join(trainer.code)

    assert (alone.path, "in the class" in alone.text) == ("/", False)
    assert "Ann , in the class “ Next ”" in joined.text


@pytest.mark.usefixtures("trainee")
def test_a_trainer_comes_back_from_another_browser_by_her_key(app, trainer):
    other = Person(app)
    refused = other.press_at(ROOM, "Come back", key=trainer.key[:-1] + "?")

    page = other.press_at(ROOM, "Come back", key=trainer.key.lower())

    assert "Trainer’s key: No open class has this key." in refused.text
    assert page.heading == "Tuesday"
    assert rows(other) == rows(trainer)


def test_signing_in_and_starting_over_do_not_cost_the_trainer_her_class(trainer):
    trainer.log_in()
    trainer.press_at("/pscof/manage/maint", "Log Out")
    trainer.press_at("/training/desk/start-over", "Yes, start over")

    assert trainer.get(ROOM).heading == "Tuesday"


def test_so_many_classes_and_no_more_can_be_open(app, clock):
    for number in range(MOST_OF_ONE):
        Person(app).open_class(f"Class {number}")

    refused = Person(app).press_at(ROOM, "Open the class", title="One more")
    assert "So many classes are open that there is no room for one more." in refused.text

    elsewhere = [Person(app, f"198.51.100.{number}") for number in range(MOST_CLASSES - MOST_OF_ONE)]
    for one in elsewhere:
        one.open_class()
    refused = Person(app, "198.51.100.200").press_at(ROOM, "Open the class", title="One more")
    assert "So many classes are open" in refused.text

    clock.now += 20 * 60 * 60
    Person(app, "203.0.113.9").join(elsewhere[0].code)
    clock.now += 5 * 60 * 60
    Person(app, "198.51.100.200").open_class("The next day")
    assert elsewhere[0].get(ROOM).heading == "Tuesday", "somebody came in on this day"
    assert elsewhere[1].get(ROOM).heading == "Open a class", "nobody did anything for a day"


# Attacks.


def test_codes_are_drawn_and_hard_to_guess(app):
    opened = [Person(app, f"192.0.2.{number}") for number in range(20)]
    for one in opened:
        one.open_class()

    assert len({one.code for one in opened}) == len({one.key for one in opened}) == 20
    assert all(re.fullmatch(r"[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}", one.code) for one in opened)
    assert len({letter for one in opened for letter in one.code}) > 20


@pytest.mark.usefixtures("trainee")
def test_neither_code_nor_key_is_kept(app, trainer):
    with app.extensions["worlds"].transaction() as connection:
        kept = "".join(str(connection.exec_driver_sql(f"select * from {t}").all()) for t in ("classes", "seats"))  # noqa: S608

    for secret in (trainer.code, trainer.key):
        assert secret not in kept
        assert secret.replace("-", "") not in kept


def test_a_wrong_code_and_that_of_a_closed_class_are_answered_alike(app, trainer):
    trainer.press_at(f"{ROOM}/close", "Yes, close the class")
    answers = []
    for code in (trainer.code, "AAAA-BBBB"):
        typed = Person(app).press_at("/class", "Next", code=code)
        followed = Person(app).get(f"/class/{code}")
        sent = Person(app)
        posted = sent.post(f"/class/{code}", {"name": "Ann", "csrf_token": sent.token("/class")})
        answers.append(
            [
                (page.status, page.text.replace(code, "…"), sorted(page.headers.keys()))
                for page in (typed, followed, posted)
            ]
        )
        assert all(WRONG in page.text for page in (typed, followed, posted))
        assert (followed.status, posted.status) == (404, 404)

    assert answers[0] == answers[1]


def test_who_guesses_is_stopped_for_a_while_and_nobody_elsewhere_with_her(app, trainer, clock):
    guesser, elsewhere = Person(app, "198.51.100.66"), Person(app)
    for number in range(MOST_TRIES):
        assert WRONG in guesser.get(f"/class/WRNG-{number:04}").text

    for stopped in (guesser.get(f"/class/{trainer.code}"), guesser.press_at("/class", "Next", code=trainer.code)):
        assert TOO_OFTEN in stopped.text
    assert TOO_OFTEN in Person(app, "198.51.100.66").press_at(ROOM, "Come back", key=trainer.key).text
    assert elsewhere.get(f"/class/{trainer.code}").heading == "Join “Tuesday”"

    clock.now += WITHIN + 1
    assert guesser.get(f"/class/{trainer.code}").heading == "Join “Tuesday”"


def test_a_class_behind_one_address_is_not_stopped_by_right_codes(app, trainer):
    for _ in range(2 * MOST_TRIES):
        assert Person(app).get(f"/class/{trainer.code}").heading == "Join “Tuesday”"


TRAINERS = ("/grid", "/reset", "/reset/1", "/close")
FORMS = ("/date", "/reset", "/reset/1", "/close")


@pytest.mark.parametrize("who", ["trainee", "stranger"])
def test_only_the_trainer_sees_or_does_what_is_hers(app, trainer, trainee, who):
    one = {"trainee": trainee, "stranger": Person(app)}[who]
    trainee.log_in()
    token = one.token()

    seen = [one.get(ROOM + path) for path in TRAINERS]
    done = [one.post(ROOM + path, {"csrf_token": token, "date": "10/05/2021"}) for path in FORMS]

    assert {(page.status, page.heading) for page in (*seen, *done)} == {
        (403, "Only the trainer of a class can do this")
    }
    assert [row[0] for row in rows(trainer)] == ["Ann"]
    assert "Tobias Brannock is signed in September 21, 2021" in trainee.get("/").text


def test_a_forged_cookie_leads_no_class_and_takes_no_seat(app, trainer, trainee):
    for owner, place in ((trainer, f"{ROOM}/grid"), (trainee, "/")):
        kept = owner.client.get_cookie("session").value
        for at in (0, len(kept) // 3, len(kept) - 5):
            thief = Person(app)
            thief.client.set_cookie("session", kept[:at] + ("A" if kept[at] != "A" else "B") + kept[at + 1 :])
            assert "Ann" not in thief.get(place).text


def test_classes_never_mix(app, trainer, trainee):
    other = Person(app)
    other.open_class("Another")
    Person(app).join(other.code, "Bo")
    trainee.log_in()

    other.press_at(ROOM, "Move the date for all", date="10/05/2021")
    for path in (f"{ROOM}/reset/1", f"{ROOM}/reset"):
        other.press_at(path, "Yes, begin anew")
    assert [row[0] for row in rows(trainer)] == ["Ann"]
    assert [row[0] for row in rows(other)] == ["Bo"]
    other.press_at(f"{ROOM}/close", "Yes, close the class")

    assert "Ann , in the class “ Tuesday ” Tobias Brannock is signed in September 21, 2021" in trainee.get("/").text


def test_the_log_has_no_code(app, trainer, monkeypatch):
    logged = []
    monkeypatch.setattr("mock_site.app.log", SimpleNamespace(info=lambda *_, **facts: logged.append(facts)))

    Person(app).get(f"/class/{trainer.code}")

    assert [facts["path"] for facts in logged] == ["/class/…"]
