"""The map of the portal: it has every screen and nothing else, and every screen is reached from the front page."""

import ast
import html
import importlib
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from explorer import (
    ON_REQUEST,
    SILENT,
    Browser,
    example_of,
    looked,
    name_of,
    pattern_of,
    portal_for_readers,
    shows,
    strolled,
    words_like,
)
from flask import request_finished, template_rendered
from readers import AFTER, at_a_court_of_appeals, readers
from wtforms import HiddenField

import mock_site
from assistant.walking.walkthrough import BUNDLED
from mock_site import site_map
from mock_site.__main__ import main
from mock_site.app import create_app
from mock_site.forms.portal_form import PortalForm

HOUSE = Path(mock_site.__file__).parent
EVERY = [screen for screens in site_map.groups().values() for screen in screens]
MESSAGES = [message for screen in EVERY for message in screen.messages]

NOT_FOUND = 404

ALIASED = {"guides.guide"}
"""Endpoints one of whose rules only stands for an address of the other."""

KEY = r"[A-Z0-9]+(-[A-Z0-9]+)*"
TAG = rf"(notice(:ma[bd])?|public: {KEY}(, {KEY})*|assumed|inferred|section \d+|flow F\d+)"


@pytest.fixture(scope="module")
def new_app():
    """Makes a portal, which logs nothing here: thousands of lines would take longer than the answers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mock_site.app.log", SILENT)
        yield lambda *further: create_app(portal_for_readers(None, *further))


@pytest.fixture(scope="module")
def app(new_app):
    return new_app()


def pages_of(app):
    """The rules that show a page, by their endpoints; a view that gives nothing but a Response shows none."""
    for rule in app.url_map.iter_rules():
        shown = app.view_functions[rule.endpoint].__annotations__.get("return", "")
        alias = rule.defaults and not rule.arguments - rule.defaults.keys() and rule.endpoint in ALIASED
        if not alias and "GET" in rule.methods and "str" in re.findall(r"\w+", str(shown)):
            yield rule


def covers(screen, rule):
    """Whether a screen of the map is one of a rule: has its path, or one of the addresses that it stands for."""
    path = screen.path.partition("?")[0]
    return path == rule.rule or bool(pattern_of(rule.rule).fullmatch(example_of(path)))


def test_every_page_of_the_portal_stands_in_the_map(app):
    missing = [rule.rule for rule in pages_of(app) if not any(covers(screen, rule) for screen in EVERY)]

    assert missing == []


@pytest.mark.parametrize("screen", EVERY, ids=name_of)
def test_every_screen_of_the_map_is_a_page_of_the_portal(app, screen):
    assert any(covers(screen, rule) for rule in app.url_map.iter_rules() if "GET" in rule.methods)


def test_no_screen_and_no_message_stands_there_twice():
    screens = Counter((screen.code, screen.path, screen.title, screen.shows) for screen in EVERY)
    messages = Counter(code for code, _ in {(message.code, message.text) for message in MESSAGES})

    assert [what for what, often in (screens + messages).items() if often > 1] == []


def test_everything_says_how_we_know_of_it():
    untold = [one for one in (*EVERY, *MESSAGES) for clause in one.source.split("; ") if not known(clause)]

    assert not untold


def known(clause):
    return re.search(rf"(^| ){TAG}( \([^)]*\))?$", clause)


@pytest.mark.parametrize(
    ("clause", "is_known"),
    [
        ("notice:mad", True),
        ("public: NYWB-MMA, CASB-BILLMAIL", True),
        ("names of fields assumed", True),
        ("public: somewhere", False),
        ("seen", False),
        ("notice:max", False),
    ],
)
def test_only_known_tags_count(clause, is_known):
    assert bool(known(clause)) is is_known


HOLE = "\N{BULLET}"


def sayings():
    """All that the portal's own files say, with holes for what varies."""
    for file in HOUSE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                yield "".join(part.value if isinstance(part, ast.Constant) else HOLE for part in node.values)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.sub(r"\{[^{}]*\}", HOLE, node.value)
    for file in HOUSE.rglob("*.html"):
        template = file.read_text(encoding="utf-8")
        yield plain(template)
        for part in re.split(r"</?(?:p|li|h[1-6]|dd|dt|div|section)\b[^>]*>", template):
            yield " ".join(html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"\{\{.*?\}\}", HOLE, part))).split())


def plain(template):
    """A template's words: quoted ones of its code too, for they may be said."""
    code = " ".join(re.findall(r"\{[{%](.*?)[%}]\}", template, re.DOTALL))
    quoted = re.sub(r'" ~ .*? ~ "', HOLE, code)
    words = re.sub(r"\{#.*?#\}|\{%.*?%\}", " ", template, flags=re.DOTALL)
    words = re.sub(r"<[^>]*>", " ", re.sub(r"\{\{.*?\}\}", HOLE, words, flags=re.DOTALL))
    return " ".join(html.unescape(f"{words} {quoted}").split())


FEW = 7
"""A saying that has no more letters than this, beside its holes, would agree with anything."""


def is_said(text):
    """Also when the name of a field stands before it."""
    return _is_said(text) or _is_said(re.sub(r"^(\{field\}|[A-Z][A-Za-z/ -]{1,30}): ", "", text))


def _is_said(text):
    """Plain search first: patterns are tried only where the longest words without a hole are."""
    wanted, sure = words_like(text), longest(re.split(r"\{[^{}]*\}", text))
    return any(
        text == said
        or (sure in said and wanted.search(said))
        or (holes is not None and kept in text and holes.fullmatch(text))
        for said, kept, holes in all_that_is_said()
    )


def longest(parts):
    return max(parts, key=len)


@cache
def all_that_is_said():
    """Each saying, its longest words without a hole, and a pattern where what varies stands in it."""
    return [(said, longest(said.split(HOLE)), with_holes(said)) for said in dict.fromkeys(sayings())]


def with_holes(said):
    if HOLE not in said or len(said.replace(HOLE, "")) <= FEW:
        return None
    return re.compile(".+?".join(map(re.escape, said.split(HOLE))))


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.code)
def test_every_message_stands_in_the_portal(message):
    assert is_said(message.text)


def test_a_message_that_the_portal_does_not_have_is_noticed():
    assert is_said("Postal Code: Required information is missing.")
    assert not is_said("Postal Code: Required information is absent.")
    assert not is_said("Your PACER account has been upgraded, twice.")


def test_it_is_printed_as_json(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--map"])

    printed = json.loads(capsys.readouterr().out)["screens"]
    assert ended.value.code == 0
    assert len(printed) == len(EVERY)
    assert [one["group"] for one in printed] == sorted(one["group"] for one in printed)
    verify = next(one for one in printed if one["code"] == "L8")
    assert (verify["group"], verify["path"]) == ("linking", "/ecf/<court>/utilities/link-account/verify")
    assert {"code": "L8-W1", "text": "The names differ", "source": "assumed"} in verify["messages"]


def test_help_has_an_example_of_it(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])

    assert "python -m mock_site --map" in capsys.readouterr().out


def test_within_a_group_screens_stand_in_the_order_of_their_codes():
    codes = list(dict.fromkeys(screen.code for screen in site_map.groups()["linking"]))

    assert codes == [f"L{number}" for number in range(14)]


def explored(app, known):
    """What each of them finds, one after the other, in a portal that nobody has tried codes of classes in."""
    first = {}
    for name, reader in readers(known).items():
        found = looked(Browser(app), reader, first.get(reader.day))
        first.setdefault(reader.day, found)
        yield name, found


STROLLING = (
    "a trainer who joins her own class",
    "an upgraded account",
    "nobody yet",
    "a newcomer",
    "a newcomer with a card",
    "a legacy account",
    "one who has forgotten all",
    "one who changes all",
    "one who pays a little at a time",
    "an administrator",
    "an administrator, then a lawyer",
    "one with a letter",
    "a filer of 2025",
    "one who need not enroll",
    "one who is enrolled",
    "one who asks to file",
    "one who looks after her account",
    "one who is locked",
    "an appointed lawyer",
)
"""Readers who see, between them, every page and every form of the portal."""

A_FEW = ("nobody yet", "a legacy account", "an administrator")
"""Who strolls each time; all the others take half a minute."""


@pytest.fixture(
    scope="module", params=[pytest.param(A_FEW, id="a few"), pytest.param(STROLLING, id="all", marks=pytest.mark.long)]
)
def strolls(request, new_app, known):
    """What they see; and each form that they are shown, by its class and template, with the fields left out there.

    They have a portal of their own: after so many wrong codes of classes as others have tried, it takes no right one.
    """
    app = new_app()
    pages, left_out, at_hand, first = [], {}, [], {}

    def note(_portal, template, context, **_):
        at_hand.extend((template.name, form) for form in forms_in(context))

    def look(_portal, response, **_):
        shown = response.get_data(as_text=True) if at_hand else ""
        while at_hand:
            template, form = at_hand.pop()
            asked = (field for field in form if not isinstance(field, HiddenField))
            fields = {field.name for field in asked if f'name="{field.name}"' not in shown}
            left_out[type(form), template] = left_out.get((type(form), template), fields) & fields

    with template_rendered.connected_to(note, app), request_finished.connected_to(look, app):
        for reader in map(readers(known).get, request.param):
            stroll = strolled(Browser(app), reader, first.get(reader.day))
            first.setdefault(reader.day, stroll)
            pages += stroll.seen
    return pages, left_out


def forms_in(held):
    """The forms that a template is given, by themselves or several in a dict, a list, or something of an area's."""
    if isinstance(held, PortalForm):
        return [held]
    if isinstance(held, dict):
        return [form for one in held.values() for form in forms_in(one)]
    if isinstance(held, list | tuple):
        return [form for one in held for form in forms_in(one)]
    return forms_in(getattr(held, "__dict__", {})) if type(held).__module__.startswith("mock_site.areas") else []


@pytest.mark.long
@pytest.mark.parametrize("strolls", [STROLLING], ids=["all"], indirect=True)
def test_every_page_is_reached_by_what_is_visible(app, strolls):
    """By links that somebody sees and buttons that she presses: a link that was forgotten is told of by its page."""
    paths = {page.path for page in strolls[0]}
    unreached = [rule.rule for rule in pages_of(app) if not any(map(pattern_of(rule.rule).fullmatch, paths))]

    assert unreached == [], "no visible link or button leads there"


def test_nobody_meets_a_dead_link(strolls):
    assert dead_links(strolls[0]) == set()


def dead_links(pages):
    return {page.address for page in pages if page.status == NOT_FOUND and not is_guide(page.path)}


@pytest.mark.long
@pytest.mark.parametrize("reader", at_a_court_of_appeals().values(), ids=at_a_court_of_appeals())
def test_a_court_of_appeals_has_no_dead_link_and_takes_a_document(new_app, reader):
    """It is served when it is asked for. Who links her account there gets as far as a notice of what she has filed."""
    seen = strolled(Browser(new_app(ON_REQUEST)), reader).seen

    assert dead_links(seen) == set()
    assert any(page.path.startswith("/ecf/ca1/notices/17-1442/") for page in seen)


@pytest.mark.long
@pytest.mark.parametrize("strolls", [STROLLING], ids=["all"], indirect=True)
def test_every_field_of_a_form_stands_on_its_page(strolls):
    """A field that its template leaves out would be sent empty, and kept so without a word."""
    left_out = {f"{form.__name__} in {template}": fields for (form, template), fields in strolls[1].items() if fields}

    assert left_out == {}


@pytest.mark.long
@pytest.mark.parametrize("strolls", [STROLLING], ids=["all"], indirect=True)
def test_every_form_is_seen(strolls):
    """Without which the test above would say nothing of it."""
    seen = {form for form, _ in strolls[1]}

    ours = [form for form in shown_forms() if form.__module__.startswith("mock_site.")]  # other tests make some, too
    assert {form.__name__ for form in ours if form not in seen} == set()


def shown_forms(kind=PortalForm):
    """The forms of the portal, but for those that only others are made from."""
    return [form for one in kind.__subclasses__() for form in (shown_forms(one) or [one])]


def said_to_be_done():
    """The names of the pages that say of another that it is done, by what the area's views give to `finished`."""
    for file in (*(HOUSE / "areas" / "account").glob("*.py"), HOUSE / "areas" / "efile" / "status.py"):
        view = importlib.import_module(f"mock_site.areas.{file.parent.name}.{file.stem}")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "finished":
                yield eval(ast.unparse(node.args[0]), vars(view))  # noqa: S307  # a constant of ours


def test_every_page_that_says_that_something_is_done_stands_in_the_map():
    mapped = {match[1] for screen in EVERY if (match := re.fullmatch(r"/pscof/manage/(.+)/done", screen.path))}

    assert set(said_to_be_done()) == mapped


@pytest.mark.long
def test_every_screen_is_reached_by_what_is_visible_and_no_link_is_dead(new_app, known):
    """But for guides that have not been built, which say how to build them. One test, since looking takes a while."""
    unreached, dead = {name_of(screen): screen for screen in EVERY}, {}
    for name, reader in explored(new_app(), known):
        pages = reader.pages.values()
        unreached = {
            name: screen for name, screen in unreached.items() if not any(shows(page, screen) for page in pages)
        }
        dead |= {where: f"{source}, for {name}" for where, source in reader.dead.items() if not is_guide(where)}

    assert (list(unreached), dead) == ([], {})


def is_guide(address):
    named = re.fullmatch(r"/guides/(mab|mad)/([a-z0-9-]+)/\1-\2\.(?:pdf|html)", address)
    return named is not None and named[2] in BUNDLED


def test_a_reader_of_the_portal_sees_only_what_is_there(app):
    """What the proofs above rest on: what is hidden or behind a dialog is neither followed nor pressed."""
    browser = Browser(app)
    browser.begin(AFTER)
    page = browser.get("/pscof/login")
    login_form = page.forms[0]
    typed = {"username": "tb1407", "password": "copper99x"}
    browser.press(page, login_form, login_form.buttons[0], typed)
    dialog = browser.get("/pscof/manage/change-password")

    assert [button.label for form in dialog.forms for button in form.buttons] == ["Upgrade Now", "Cancel"]
    assert not [link for link in dialog.links if link.startswith("/pscof/")]
    assert dialog.dialog == "Upgrade Required"
