"""Files with faults, made from good ones: courts, people, scripts and settings, each with what its complaint names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from assistant.facts import courts, people


class Faulty(NamedTuple):
    """A file with a fault, or several: its name, its bytes, and words that the complaint holds."""

    what: str
    name: str
    data: bytes
    complaint: str


COURT = courts.court_file("mad").read_text(encoding="utf-8")
PERSON = people.person_file("tobias-brannock").read_text(encoding="utf-8")

VALUES = {
    "nothing": '""', "a number": "5", "a fraction": "1.5", "not a number": "nan", "true": "true", "a list": "[1]",
    "a list of texts": '["a", "b"]', "a table": "{ a = 1 }", "a day": "1999-01-01", "a time": "07:32:00",
    "a bell": '"a\\u0007b"', "an escape": '"\\u001b[31mred"', "a tab": '"a\\tb"', "a line break": '"a\\nb"',
    "a turn of direction": '"a\\u202eb"', "nothing that is seen": '"a\\u200bb"', "400 letters": f'"{"x" * 400}"',
    "a million letters": f'"{"x" * 1_000_000}"', "an endless number": "9" * 5000,
    "a deep list": "[" * 3000 + "]" * 3000,
}  # fmt: skip
"""What may stand behind the equals sign of an entry; a fault for nearly every one."""

COURT_ENTRIES = ("id", "name", "title", "kind", "go_live", "late", "pacer_phone", "system")
PERSON_ENTRIES = ("first_name", "date_of_birth", "email", "password", "username", "answer_1", "zip", "state", "created")


def with_entry(text: str, entry: str, value: str) -> str:
    """The same file, in which the first entry of that name has another value."""
    lines = text.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(f"{entry} = "))
    return "\n".join([*lines[:at], f"{entry} = {value}", *lines[at + 1 :]]) + "\n"


def without(text: str, entry: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith(f"{entry} = ")) + "\n"


def of_toml(text: str, name: str, entries: tuple[str, ...], allowed: set[tuple[str, str]]) -> Iterator[Faulty]:
    """Every entry with every value that it does not take, without it, and files that are no TOML."""
    for entry in entries:
        for what, value in VALUES.items():
            if (entry, what) not in allowed:
                yield Faulty(f"{entry}: {what}", name, with_entry(text, entry, value).encode(), name)
        yield Faulty(f"{entry}: written twice", name, f"{entry} = 1\n{with_entry(text, entry, '1')}".encode(), name)
        yield Faulty(f"{entry}: without a value", name, with_entry(text, entry, "").encode(), name)
        if text is COURT:  # a person has facts of any name
            yield Faulty(f"{entry}: an odd name beside it", name, f"color_of_{entry} = 7\n{text}".encode(), "color_of_")
    yield Faulty("empty", name, b"", name)
    yield Faulty("a picture", name, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", name)
    yield Faulty("of another code page", name, text.replace("a", "ä").encode("cp1252"), "UTF-8")
    yield Faulty("cut in the middle", name, text.encode()[: len(text) // 2 + 1], name)
    yield Faulty("JSON", name, b'{"id": "mad"}', name)
    yield Faulty("with NULs", name, text.replace("=", "\0=").encode(), name)


def court_files() -> Iterator[Faulty]:
    yield from of_toml(COURT, "court.toml", COURT_ENTRIES, {("late", "nothing")})
    for entry in ("name", "go_live", "system"):
        yield Faulty(f"{entry}: left out", "court.toml", without(COURT, entry).encode(), entry)
    for day in ("0001-01-01", "9999-12-31", "1969-12-31", '"2021-09-20x"', "2021-02-30", "2021-09-20T10:00:00"):
        yield Faulty(f"go_live: {day}", "court.toml", with_entry(COURT, "go_live", day).encode(), "court.toml")
    for place in ("pacer/", "ftp://x/", "javascript:alert(1)", "/a b", ""):
        text = COURT.replace('walk = "/pacer/"', f'walk = "{place}"')
        yield Faulty(f"walk: {place}", "court.toml", text.encode(), "sites.pacer.walk")


def person_files() -> Iterator[Faulty]:
    empty = {(entry, "nothing") for entry in ("first_name", "email", "zip", "state", "username")}
    yield from of_toml(
        PERSON, "person.toml", PERSON_ENTRIES, empty | {("created", "a day"), ("date_of_birth", "a day")}
    )
    for entry in ("first_name", "password", "state"):
        yield Faulty(f"{entry}: left out", "person.toml", without(PERSON, entry).encode(), entry)


SCRIPT = '''"""A script."""
from assistant import Guide, Person, walkthrough


@walkthrough({options})
def mine(guide: Guide, filer: Person) -> None:
    """It is wrong."""
    guide.chapter("Part")
    guide.open("pacer", "Open a web browser and go to {{court.sites.pacer}}.")
    {body}
'''

GOOD = {"people": '("tobias-brannock",)', "on": '"2021-09-21"'}

OPTIONS: dict[str, tuple[str, ...]] = {
    "people": (
        "None",
        '"tobias-brannock"',
        "5",
        "()",
        '("tobias-brannock", "tobias-brannock")',
        '("nobody",)',
        "(None,)",
        '("",)',
        '("../people/tobias-brannock",)',
        '("nowhere.toml",)',
        "(5,)",
        '{"a": 1}',
        '("tobias-brannock", "ada")',
        "(b'x',)",
    ),
    "on": (
        '""',
        '"soon"',
        '"2021-02-30"',
        '"0001-01-01"',
        '"9999-12-31"',
        "10**9",
        "-10**9",
        "1.5",
        "True",
        "b'x'",
        '("2021-09-21",)',
        "float('nan')",
        "10**100",
    ),
    "era": ("None", '"1999"', "2021", '""', "['2021']", "b'2021'"),
    "minutes": ('"10"', "-1", "0", "1.5", "True", "float('inf')", "10**9", "[10]", "b'10'"),
    "when": ('"I forgot"', "None", "5", "(None,)", '("",)', '("a\\x07b",)', '("{court.nam}",)', '("**a",)', "{1: 2}"),
    "needs": ('"a"', "(5,)", '("{filer.username}",)', '("{",)'),
    "keep": ('"a"', "(b'x',)", '("a\\u202eb",)'),
    "deadline": ("None", "5", '"{court.go_live.year}"', '"{court.edition}"', '"a\\x1bb"', '"x" * 5000'),
    "reached": ("None", "['a']", '"{court}"', '"**"'),
    "next": ("None", "b'a'", '"{court.name.upper}"', '"{court.__class__}"', '"}"'),
    "troubles": ("[]", '"a"', "{1: 2}", '{"a": None}', '{"a": "{court.x}"}', '{None: "a"}', "5"),
    "color": ('"red"',),
}

TITLES = (
    "None",
    '""',
    '" "',
    "5",
    "b'x'",
    "['x']",
    '"x" * 400',
    '"a\\x07b"',
    '"{court.nam}"',
    '"{x}"',
    '"a\\nb"',
    '"**x"',
)

BODIES = (
    "guide.click()",
    "guide.click(None)",
    "guide.click(5)",
    'guide.click(b"Click **Login**.")',
    'guide.click(["x"])',
    'guide.click("")',
    'guide.click("Click Login.")',
    'guide.click("Click **Login.")',
    'guide.click("Click ****.")',
    'guide.click("Click ** Login **.")',
    'guide.click("Click **Log\\x07in**.")',
    'guide.click("Click **\\ud800**.")',
    'guide.click("Click **Log\\u200bin**.")',
    'guide.click("Click\\n**Login**.")',
    'guide.click("x" * 10_000_000)',
    'guide.click("Click **{court.name.upper}**.")',
    'guide.click("Click **{court}**.")',
    'guide.click("Click **{filer}**.")',
    'guide.click("Click **{filer.pacer}**.")',
    'guide.click("Click **{court.sites}**.")',
    'guide.click("{court.edition} **a**.")',
    'guide.click("Click **{filer.password}**.")',
    'guide.click("Click **{court.name!r}**.")',
    'guide.click("Click **{0}**.")',
    'guide.click("Click **{}**.")',
    'guide.click("Click **{court.name**.")',
    'guide.click("Click **a**.", 5)',
    'guide.click("Click **a**.", alt=5)',
    'guide.click("Click **a**.", alt="")',
    'guide.click("Click **a**.", color=5)',
    'guide.click("Click **a**.", alt="**a**" * 2000)',
    'guide.click("Click **{filer.model_dump}**.")',
    'guide.click("Click **{filer.secret}**.")',
    'guide.click("Click **{court.model_fields}**.")',
    'guide.fill("Enter **a**.")',
    'guide.fill("Enter **a**.", 5)',
    'guide.fill("Enter **a**.", None)',
    'guide.fill("Enter **a**.", b"x")',
    'guide.fill("Enter **a**.", ["x"])',
    'guide.fill("Enter **a**.", "x" * 100_000_000)',
    'guide.fill("Enter **a**.", filer)',
    'guide.fill("Enter **a**.", print)',
    'guide.fill("Enter **a**.", "a\\x00b")',
    'guide.fill("Enter **a**.", "\\ud800")',
    'guide.fill("Enter **a**.", filer.nothing)',
    'guide.fill("Enter **a**.", filer.card.number)',
    'guide.fill("Enter **a**.", filer.secret("pin"))',
    'guide.fill("Enter **a**.", filer.secret(None))',
    'guide.fill("Enter **a**.", filer.login_at("mars").nothing)',
    'guide.fill("Enter **a**.", value="a", sentence="b")',
    'guide.choose("Choose **a**.", None)',
    'guide.choose("Choose **a**.", "")',
    'guide.choose("Choose **a**.", 5)',
    'guide.choose("Choose **a**.", ["b"])',
    'guide.check("Check a.")',
    'guide.check("Check **a**.", True)',
    'guide.see("You read nothing.")',
    "guide.see(None)",
    'guide.see("You read **a**.", 5)',
    "guide.note(None)",
    'guide.note("A note.", "loud")',
    'guide.note("A note.", None)',
    'guide.note("A note.", ["tip"])',
    'guide.note("")',
    'guide.open("nowhere", "Go.")',
    'guide.open(None, "Go.")',
    'guide.open(["pacer"], "Go.")',
    'guide.open("pacer")',
    'guide.open("pacer", None)',
    "guide.chapter(None)",
    'guide.chapter("")',
    "guide.chapter(5)",
    'guide.chapter("a\\x07")',
    'guide.chapter("{x}")',
    "guide.as_(None)",
    'guide.as_("tobias-brannock")',
    "guide.as_(filer.address)",
    "guide.as_()",
    'guide.step("Click **a**.", None)',
    'guide.step("Click **a**.", "click")',
    'guide.step("Click **a**.", print, "knock")',
    'guide.step("Click **a**.", print, None)',
    'guide.step("Click **a**.", print, ["click"])',
    'guide.step("Click **a**.", print, "click", "button")',
    'guide.step("Click **a**.", print, "click", ("knob",))',
    'guide.step("Click **a**.", print, "click", 5)',
    'guide.step("Click a.", print)',
    'guide.tick("Tick **a**.")',
    'guide.clikc("Click **a**.")',
    "guide()",
    'guide["click"]',
    "guide.click.now",
    "filer.nothing",
    "filer()",
    'filer.first_name = "x"',
    'raise ValueError("x")',
    "raise SystemExit",
    "raise SystemExit(0)",
    'import sys; sys.exit("bye")',
    "raise KeyboardInterrupt",
    'raise BaseException("x")',
    "raise GeneratorExit",
    "import asyncio; raise asyncio.CancelledError",
    "exit()",
    "raise filer.password",
    "raise Exception(filer.password.get_secret_value())",
    "assert False",
    "1 / 0",
    "undefined",
    "import nowhere_at_all",
    'open("/nowhere/at/all")',
    "mine()",
    "mine.script()",
    '"x".nothing',
    "print(**{1: 2})",
    "(lambda: 1 / 0)()",
    'import json; json.loads("{")',
    "def f(): return f()\n    f()",
    'raise ExceptionGroup("a", [ValueError()])',
    'raise UnicodeDecodeError("utf-8", b"", 0, 1, "x")',
    "raise StopIteration",
    "raise MemoryError",
    "raise NotImplementedError",
    'raise ValueError("a\\x1b[31mb\\nc")',
    'import os; os.chdir("/nowhere")',
    '__import__("subprocess").run(["/nowhere"], check=True)',
)

FUNCTIONS = (
    "class mine:\n    '''A.'''",
    "async def mine(guide, filer):\n    '''A.'''",
    "def mine(guide, filer):\n    '''A.'''\n    yield",
    "async def mine(guide, filer):\n    '''A.'''\n    yield",
    "def mine(guide, *, filer):\n    '''A.'''",
    "def mine():\n    '''A.'''",
    "def mine(guide):\n    '''A.'''",
    "def mine(guide, filer, other):\n    '''A.'''",
    "def mine(*all):\n    '''A.'''",
    "def mine(guide, **all):\n    '''A.'''",
    "def mine(guide, filer): ...",
    "def mine(guide, filer):\n    '''   '''",
    "def mine(guide, filer):\n    '''A {x}.'''",
    "def mine(guide, filer):\n    '''A **b.'''",
    "def mine(guide, filer):\n    '''\\x07'''",
)
"""What may stand below @walkthrough("Mine", people=("tobias-brannock",), on="2021-09-21")."""

FILES: tuple[tuple[str, bytes], ...] = (
    ("empty", b""),
    ("no walkthrough", b"x = 1\n"),
    ("no Python", b"def mine(:\n"),
    ("a tab too many", b"\tx = 1\n"),
    ("NULs", b"x = 1\0\n"),
    ("another code page", "x = 'ä'\n".encode("cp1252")),
    ("an odd cookie", b"# coding: nothing\n"),
    ("half a text", b"x = '''\n"),
    ("deep", b"(" * 5000 + b")" * 5000),
    ("deep lists", b"x = " + b"[" * 150 + b"]" * 150 + b"\n1/0"),
    ("ends", b"import sys\nsys.exit(3)\n"),
    ("interrupts", b"raise KeyboardInterrupt\n"),
    ("a picture", b"\x89PNG\r\n\x1a\n"),
    ("a mistake in what it imports", b"import json\n\njson.loads('{')\n"),
    ("itself", b"import mine\n"),
    ("two", b"from assistant import walkthrough\nw = walkthrough\n"),
    ("returns", b"return 1\n"),
    ("awaits", b"await x\n"),
    ("without the function", b"from assistant import walkthrough\n@walkthrough('X', people=(), on=1)\n"),
    ("without options", b"from assistant import walkthrough\n@walkthrough\ndef mine(guide):\n    '''A.'''\n"),
    ("nothing given", b"from assistant import walkthrough\n@walkthrough()\ndef mine(guide):\n    '''A.'''\n"),
    ("endless", b"x = " + b"-" * 200_000 + b"1\n"),
    ("large", b"#" * 3_000_000),
    ("a huge number", b"x = " + b"9" * 5000 + b"\n"),
)


def scripts() -> Iterator[Faulty]:
    """Scripts with a fault in @walkthrough, in the function, in a verb, or that are none at all."""
    for name, values in OPTIONS.items():
        for value in values:
            yield script(f"{name}={value}", {**GOOD, name: value})
    for title in TITLES:
        yield script(f"title={title}", GOOD, title=title)
    for body in BODIES:
        yield script(body, GOOD, body)
    head = f"from assistant import walkthrough\n\n\n@walkthrough('Mine', people={GOOD['people']}, on={GOOD['on']})\n"
    for function in FUNCTIONS:
        yield Faulty(function, "mine.py", f"{head}{function}\n".encode(), "mine")
    for what, data in FILES:
        yield Faulty(what, "mine.py", data, "mine.py")


def script(what: str, options: dict[str, str], body: str = "pass", title: str = '"Mine"') -> Faulty:
    given = ", ".join([title, *(f"{name}={value}" for name, value in options.items())])
    return Faulty(what[:60], "mine.py", SCRIPT.format(options=given, body=body).encode(), "mine")


SETTINGS: dict[str, tuple[str, ...]] = {
    "ASSISTANT_PATIENCE": ("soon", "nan", "inf", "-inf", "-1", "1e9", "1e999", "3 s", "0x3", "3,5", "٣x"),
    "ASSISTANT_ANSWER": ("0", "nan", "inf", "-5", "1e6"),
    "ASSISTANT_TURN": ("-1", "nan", "inf", "1e6", "ten"),
    "ASSISTANT_NARRATION": ("perhaps", "2", "ja", "-"),
    "ASSISTANT_LOG": ("loud", "0", "debug,info", "verbose"),
    "ASSISTANT_PORTAL": ("http://a:b@127.0.0.1", "@", "//x@y"),
    "ASSISTANT_STORE": ("ftp://a:b@store.example/x",),
    "ASSISTANT_ALLOWED_HOSTS": ("*", "http://x", "a/b", "a,,b c/d", "ä.example", "a@b"),
    "SOURCE_DATE_EPOCH": ("yesterday", "-1", "1e9", "1.5", "9" * 30, "nan", "0x10"),
}
"""What a person may set, and values that it does not take."""
