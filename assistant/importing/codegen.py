"""Scripts of Playwright's codegen in Python: read from their syntax tree, and never run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pydantic import SecretStr

from assistant.errors import BadInput
from assistant.importing import foreign
from assistant.importing.foreign import ForeignAction, ForeignFlow, ForeignStep, Way
from assistant.importing.known import (
    FINDS,
    FROM_ELSEWHERE,
    NARROWS,
    Awaited,
    Browser,
    Chain,
    Choosing,
    Device,
    Expectation,
    Function,
    Handler,
    Imported,
    Link,
    Unread,
    flags_in,
    joined,
    part_of,
    pattern,
)  # fmt: skip
from assistant.importing.ways import quoted

ACTIONS: dict[str, ForeignAction] = {
    "click": "click", "tap": "click", "dblclick": "twice", "fill": "fill", "clear": "fill", "type": "add",
    "press_sequentially": "add", "check": "check", "uncheck": "uncheck", "set_checked": "check",
    "select_option": "choose", "press": "press", "hover": "hover", "set_input_files": "upload",
}  # fmt: skip

LEFT_OUT = {
    "set_viewport_size": foreign.WINDOW, "bring_to_front": foreign.WINDOW, "wait_for": foreign.WAITS,
    "set_default_timeout": foreign.WAITS, "set_default_navigation_timeout": foreign.WAITS, "pause": foreign.WAITS,
    "screenshot": foreign.TELLS, "highlight": foreign.TELLS, "focus": foreign.KEYS,
    "blur": foreign.KEYS, "scroll_into_view_if_needed": foreign.SCROLLS, "reload": foreign.WAITS,
    "set_extra_http_headers": foreign.WINDOW, "emulate_media": foreign.WINDOW, "remove_listener": foreign.TELLS,
    "select_text": foreign.KEYS,
}  # fmt: skip

ASKS = frozenset((
    "title", "content", "text_content", "inner_text", "inner_html", "input_value", "get_attribute", "count",
    "is_visible", "is_checked", "is_enabled", "is_disabled", "is_hidden", "is_editable", "all", "all_inner_texts",
    "all_text_contents", "bounding_box", "aria_snapshot",
))  # fmt: skip

"""Questions, whose answers only a run of the script would tell."""

OF_THE_BROWSER = frozenset((
    "launch", "new_context", "close", "storage_state", "start", "stop", "grant_permissions", "clear_cookies",
    "set_default_timeout", "set_default_navigation_timeout", "set_test_id_attribute",
))  # fmt: skip

READ = frozenset(("to_have_text", "to_contain_text"))

TELLING = frozenset(("console", "request", "response", "requestfinished", "requestfailed", "pageerror", "crash",
                     "load", "domcontentloaded", "close", "websocket", "worker", "frameattached", "framenavigated",
                     "framedetached", "weberror"))  # fmt: skip
"""Events of a page that tell a tester something."""

WAITING = re.compile(r"(?:time\.|asyncio\.)?sleep")

DEEPEST = 20
"""Functions that call each other, one in another."""

MOST_CALLS = 2_000
"""Calls of a script's own functions; a guide of so many parts helps nobody."""

NAMELESS = frozenset(("run", "main", "test_example"))
"""Functions whose names say nothing of what they do."""

RUNS_CODE = frozenset(("exec", "eval", "getattr", "globals", "locals", "vars", "__import__", "importlib.import_module"))
STARTS = frozenset(("asyncio.run", "asyncio.gather", "expect.set_options"))

NOT_RUN = "it runs code that it makes first, and nothing of a script is run here; write out what it does"
WRITE_IT_OUT = "write it out"
NOT_HELD = "what it is done to, the script computes; write it out, such as page.get_by_role(…)"
STEP_BY_STEP = "a guide goes on step by step, and this is “{}”; write out what it does, line by line"
BACK = "it goes by a button of the browser; write a click on what on the page leads there"
BY_PLACE = "it uses the mouse at a place of the window, and a guide uses what has a name; write page.get_by_role(…)"
ANSWERS = "how it answers a window of the browser, the script decides; write dialog.accept() or dialog.dismiss() alone"
OTHER_CLICK = "it clicks with another button or with a key held, which no sentence asks for"
SEVERAL_OPTIONS = (
    "it chooses several options, or one that the script computes; write one, or show this part by hand and write "
    'guide.choose("…", ("One", "Two"))'
)


def read(text: str, wanted: str = "") -> ForeignFlow:
    """What a script would do. Raises BadInput where it is no Python, or has several tests and none is named."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = getattr(error, "lineno", None)
        raise BadInput(f"It is no Python{f': line {line} cannot be read' if line else ''}.") from None
    flow = ForeignFlow(denies=True)
    try:
        script = Script(flow)
        script.block(tree.body)
        if wanted or not flow.steps:
            flow = ForeignFlow(denies=True)
            test = chosen(tests_of(tree), wanted)
            flow.title = "" if test.name in NAMELESS else test.name.removeprefix("test_").replace("_", " ")
            Script(flow, script.known).test(test, fixtures_of(tree))
    except RecursionError:
        raise BadInput("Its calls lie too deep in each other.") from None
    return flow


def functions_of(tree: ast.Module) -> list[Function]:
    bodies = [tree.body, *(one.body for one in tree.body if isinstance(one, ast.ClassDef))]
    return [one for body in bodies for one in body if isinstance(one, Function)]


def tests_of(tree: ast.Module) -> list[Function]:
    """The functions that nobody calls, as pytest finds them; where there is none, all functions."""
    functions = functions_of(tree)
    return [one for one in functions if one.name.startswith("test")] or functions


def fixtures_of(tree: ast.Module) -> dict[str, Function]:
    """What pytest does before a test that asks for it by name, or before every one."""
    return {one.name: one for one in functions_of(tree) if "fixture" in decorators(one)}


def decorators(function: Function) -> str:
    return " ".join(map(ast.unparse, function.decorator_list))


def chosen(tests: Sequence[Function], wanted: str) -> Function:
    named = [one for one in tests if one.name == wanted] if wanted else tests
    if not tests:
        raise BadInput("It does nothing to a page; see whether it is what codegen has written.")
    if len(named) != 1:
        raise BadInput(f"Choose one of its tests with --test; it has {', '.join(one.name for one in tests)}.")
    return named[0]


class Script:
    """Goes through a script as Python would, and notes what would be done to a page; nothing of it is done."""

    def __init__(self, flow: ForeignFlow, known: dict[str, object] | None = None, depth: int = 0) -> None:
        self.flow = flow
        self.known: dict[str, object] = {"page": Chain(), **(known or {})}
        self._depth = depth
        self.returned: object = Unread()

    def test(self, function: Function, fixtures: dict[str, Function]) -> None:
        """Go through a test, and before it through the fixtures of the script that it has."""
        asked = {one.arg for one in function.args.args}
        for name, fixture in fixtures.items():
            if name in asked or "autouse=True" in decorators(fixture):
                self.known[name] = self.call(fixture, (), {})
        self.call(function, (), {name: self.known[name] for name in fixtures if name in asked})

    def block(self, statements: Sequence[ast.stmt]) -> None:
        for number, one in enumerate(statements):
            self._statement(one)
            if isinstance(one, ast.Expr) and isinstance(one.value, ast.Yield):  # the rest is done after the test
                for after in statements[number + 1 :]:
                    self.flow.leave_out(at(after), foreign.CLOSES)
                return

    def _statement(self, one: ast.stmt) -> None:
        match one:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                self.known[one.name] = one
            case ast.Expr():
                self._value(one.value)
            case ast.Assign() | ast.AnnAssign() | ast.AugAssign():
                self._assign(one)
            case ast.With() | ast.AsyncWith():
                self._with(one)
            case ast.If(test=ast.Compare(left=ast.Name(id="__name__"))):
                self.block(one.body)
            case ast.Return(value=ast.expr() as value):
                self.returned = self._value(value)
            case ast.Assert():
                self.flow.leave_out(at(one), foreign.NAMES_NO_WORDS)
            case ast.Import() | ast.ImportFrom() | ast.ClassDef() | ast.Pass() | ast.Return():
                pass
            case _:
                self._compute(one)

    def _assign(self, one: ast.Assign | ast.AnnAssign | ast.AugAssign) -> None:
        value = Unread() if one.value is None else self._value(one.value)
        if isinstance(one, ast.AugAssign):
            value = joined([self._value(one.target), value]) if isinstance(one.op, ast.Add) else Unread()
        self._bind(one.targets if isinstance(one, ast.Assign) else [one.target], value)

    def _compute(self, one: ast.stmt) -> None:
        """A statement such as a loop: what it computes is not known, and nothing may be done to a page in it."""
        if self._touches(one):
            self.flow.refuse(at(one), STEP_BY_STEP.format(type(one).__name__.lower()))
        names = (node for node in ast.walk(one) if isinstance(node, ast.Name))
        self._bind([name for name in names if isinstance(name.ctx, ast.Store)], Unread())

    def _bind(self, targets: Iterable[ast.expr], value: object) -> None:
        """Know a value under a name, or the parts of it under several."""
        for target in targets:
            if isinstance(target, ast.Name):
                self.known[target.id] = value
            elif isinstance(target, (ast.Tuple, ast.List)):
                parts = value if isinstance(value, list) and len(value) == len(target.elts) else None
                for number, part in enumerate(target.elts):
                    self._bind([part], parts[number] if parts else Unread())

    def _touches(self, one: ast.AST) -> bool:
        """Whether something is done to a page somewhere in it."""
        held = (Chain, Device, Browser, Expectation, Function)
        names = (node.id for node in ast.walk(one) if isinstance(node, ast.Name))
        calls = (node.attr for node in ast.walk(one) if isinstance(node, ast.Attribute))
        return any(isinstance(self.known.get(name), held) for name in names) or any(name in ACTIONS for name in calls)

    def _with(self, one: ast.With | ast.AsyncWith) -> None:
        before, awaited = len(self.flow.steps), {}
        for item in one.items:
            held, name = self._value(item.context_expr), getattr(item.optional_vars, "id", "")
            self._bind(filter(None, [item.optional_vars]), held)
            if isinstance(held, Awaited) and held.brings != "popup":
                awaited[name] = held
        self.block(one.body)
        for name, held in awaited.items():
            self._brought(held, before, name)

    def _brought(self, awaited: Awaited, before: int, name: str) -> None:
        """The click of a block that brings a file, or opens a window in which one is chosen."""
        steps = self.flow.steps
        if len(steps) == before or steps[-1].action != "click":
            self.flow.refuse(awaited.at, f"no click in it brings the {awaited.brings}; write that click into it, alone")
        elif awaited.brings == "download":
            steps[-1] = replace(steps[-1], action="download")
        else:
            self.known[name] = Choosing(steps.pop().ways, awaited.page)

    # What an expression is, as far as it can be known.

    def _value(self, one: ast.expr) -> object:
        match one:
            case ast.Constant():
                return one.value
            case ast.Await() | ast.FormattedValue(format_spec=None, conversion=-1):
                return self._value(one.value)
            case ast.Name():
                return self.known.get(one.id, Imported(one.id))
            case ast.Attribute():
                return self._property(self._value(one.value), one.attr)
            case ast.Call():
                return self._call(one)
            case _:
                return self._put_together(one)

    def _put_together(self, one: ast.expr) -> object:
        """A value of several parts."""
        match one:
            case ast.List() | ast.Tuple():
                return [self._value(part) for part in one.elts]
            case ast.Dict():
                pairs = zip(one.keys, one.values, strict=True)
                return {key.value: self._value(part) for key, part in pairs if isinstance(key, ast.Constant)}
            case ast.JoinedStr():
                return joined([self._value(part) for part in one.values])
            case ast.BinOp(op=ast.Add()):
                return joined([self._value(one.left), self._value(one.right)])
            case ast.Subscript():
                return part_of(self._value(one.value), self._value(one.slice))
            case _:
                return self._computed(one)

    def _computed(self, one: ast.expr) -> object:
        """Any other value; nothing may be done to a page in it."""
        match one:
            case ast.Lambda():
                return Handler(one)
            case ast.Yield(value=ast.expr() as value):
                self.returned = self._value(value)
            case ast.BinOp(op=ast.BitOr()):
                return [*flags_in(self._value(one.left)), *flags_in(self._value(one.right))]
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() as number)):
                return -number
            case _ if self._touches(one):
                self.flow.refuse(at(one), STEP_BY_STEP.format(type(one).__name__.lower()))
        return Unread()

    def _property(self, held: object, name: str) -> object:
        match held:
            case Imported():
                return Imported(f"{held.name}.{name}")
            case Chain() if name in NARROWS or name in ("keyboard", "mouse"):
                return held.then(Link(name)) if name in NARROWS else Device(name, held)
            case Chain(links=()) | Choosing() if name == "value":  # a window that has opened
                return held
            case Browser():
                return held
            case _:
                return Browser() if name == "context" else Unread()

    def _call(self, one: ast.Call) -> object:
        given = [self._value(part) for part in one.args]
        named = {part.arg or "**": self._value(part.value) for part in one.keywords}
        if isinstance(one.func, ast.Attribute):
            held, name = self._value(one.func.value), one.func.attr
            if not isinstance(held, Imported):
                return self._method(at(one), held, name, given, named)
            called: object = Imported(f"{held.name}.{name}")
        else:
            called = self._value(one.func)
        if isinstance(called, Function):
            return self.call(called, given, named)
        if isinstance(called, Handler):
            return self._value(called.node.body)
        return self._imported(at(one), called.name if isinstance(called, Imported) else "", given, named)

    def call(self, function: Function, given: Sequence[object], named: dict[str, object]) -> object:
        """Go through a function of the script's own. Returns what it gives back at its end."""
        self.flow.calls += 1
        if self._depth == DEEPEST or self.flow.calls > MOST_CALLS:
            raise RecursionError
        names = [one.arg for one in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
        held = {name: Chain() if name == "page" else Browser() for name in names}
        within = Script(
            self.flow, {**self.known, **held, **dict(zip(names, given, strict=False)), **named}, self._depth + 1
        )
        within.block(function.body)
        return within.returned

    def _imported(self, where: str, name: str, given: list[object], named: dict[str, object]) -> object:
        """A function that is not the script's own."""
        if name in ("sync_playwright", "async_playwright"):
            return Browser()
        if name == "expect":
            return Expectation(given[0] if given else named.get("actual", Unread()))
        if name in ("re.compile", "compile"):
            text, flags = [*given, *[None] * 2][:2]
            return pattern(named.get("pattern", text), named.get("flags", flags))
        if FROM_ELSEWHERE.fullmatch(name):
            return Unread(from_elsewhere=True)
        if WAITING.fullmatch(name):
            self.flow.leave_out(where, foreign.WAITS)
        elif name == "print":
            self.flow.leave_out(where, foreign.TELLS)
        elif any(isinstance(one, Chain) for one in (*given, *named.values())):
            self.flow.refuse(
                where, f"what “{name[:40]}” does to the page stands in another file; write it into this one"
            )
        elif name.rpartition(".")[2] in ACTIONS or name in RUNS_CODE:
            self.flow.refuse(where, NOT_RUN if name in RUNS_CODE else NOT_HELD)
        elif name and name not in STARTS:
            self.flow.leave_out(where, foreign.BESIDE)
        return Unread()

    def _method(self, where: str, held: object, name: str, given: list[object], named: dict[str, object]) -> object:
        match held:
            case Chain():
                return self._of_page(where, held, name, given, named)
            case Browser():
                return self._of_browser(where, name)
            case Expectation():
                self._expect(where, held.of, name, given, named)
            case Choosing() if name == "set_files":
                self._upload(where, held.page, held.ways, given, named)
            case Device():
                self._by_device(where, held, name, given, named)
            case Unread() if name in ACTIONS or name == "goto":
                self.flow.refuse(where, NOT_HELD)
            case Unread():
                return held
        return Unread()

    def _of_browser(self, where: str, name: str) -> object:
        if name == "new_page":
            return Chain()
        if name == "expect_page":
            return Chain(window=where)
        if name not in OF_THE_BROWSER:
            self.flow.refuse(where, foreign.NO_STEP.format(name[:40]))
        return Browser()

    def _by_device(self, where: str, device: Device, name: str, given: list[object], named: dict[str, object]) -> None:
        """The keyboard goes to what was used last; the mouse knows nothing but places."""
        if device.name == "keyboard" and name in ("press", "type", "insert_text"):
            self._act(where, Chain(window=device.page.window), given, "press" if name == "press" else "type", named)
        elif device.name == "mouse" and name == "wheel":
            self.flow.leave_out(where, foreign.SCROLLS)
        else:
            self.flow.refuse(where, foreign.NO_STEP.format(name[:40]) if device.name == "keyboard" else BY_PLACE)

    # What is done to a page.

    def _of_page(self, where: str, held: Chain, name: str, given: list[object], named: dict[str, object]) -> object:
        if name == "frame" and held.is_page:
            return self._frame(where, held, named.get("name", *given[:1]))
        if name in FINDS:
            if any(isinstance(one, (Unread, Imported)) for one in (*given, *named.values())):
                self.flow.refuse(where, f"what {name} is given, the script computes; {WRITE_IT_OUT}")
            return held.then(Link(name, tuple(given), named))
        if name.startswith("expect_"):
            return self._awaited(where, held, name.removeprefix("expect_"))
        self._done(where, held, name, given, named)
        return Unread()

    def _frame(self, where: str, held: Chain, name: object = None) -> Chain:
        """A frame by its name."""
        if not isinstance(name, str):
            self.flow.refuse(where, "it finds a frame by its address; write page.frame_locator(…)")
        return held.then(Link("frame_locator", (f"[name={quoted(str(name))}], [id={quoted(str(name))}]",), {}))

    def _awaited(self, where: str, held: Chain, what: str) -> object:
        """What a `with` block waits for. A window that opens goes by the line it opens on."""
        if what == "popup":
            return Chain(window=where)
        brings = {"download": "download", "file_chooser": "window for files"}.get(what)
        return Awaited(brings, where, held) if brings else Unread()

    def _done(self, where: str, held: Chain, name: str, given: list[object], named: dict[str, object]) -> None:
        """A method of a page, or of what was found on it, that does something."""
        if name == "goto":
            self._open(where, held, given, named)
        elif name == "close":
            self._close(where, held)
        elif name in ("on", "once"):
            self._hear(where, name, given)
        elif name in ACTIONS:
            self._act(where, *on_page(held, given, named), name, named)
        elif name in LEFT_OUT:
            self.flow.leave_out(where, LEFT_OUT[name])
        elif name.startswith("wait_for_"):
            self.flow.leave_out(where, foreign.WAITS)
        elif name not in ASKS:
            self.flow.refuse(where, BACK if name in ("go_back", "go_forward") else foreign.NO_STEP.format(name[:40]))

    def _open(self, where: str, held: Chain, given: list[object], named: dict[str, object]) -> None:
        address = given[0] if given else named.get("url")
        if isinstance(address, str):
            self.flow.steps.append(ForeignStep(where, "open", value=SecretStr(address), window=held.window))
        else:
            self.flow.refuse(where, f"the script computes where it goes; {WRITE_IT_OUT}")

    def _close(self, where: str, held: Chain) -> None:
        """The first window is closed at the end; one that a page has opened is closed by the reader."""
        if held.window:
            self.flow.steps.append(ForeignStep(where, "close", window=held.window))
        else:
            self.flow.leave_out(where, foreign.CLOSES)

    def _hear(self, where: str, name: str, given: list[object]) -> None:
        """What it does when something happens: it may answer windows of the browser."""
        event, handler = [*given, *[None] * 2][:2]
        if event in TELLING:
            self.flow.leave_out(where, foreign.TELLS)
            return
        answers = [node for node in deeds_of(handler) if node.func.attr in ("accept", "dismiss")]  # type: ignore[attr-defined]
        if event != "dialog" or len(answers) != 1:
            self.flow.refuse(
                where, ANSWERS if event == "dialog" else foreign.NO_STEP.format(f"{name} {str(event)[:40]}")
            )
            return
        [answer] = answers
        typed = [self._value(one) for one in (*answer.args, *(one.value for one in answer.keywords))]
        if any(not isinstance(one, str) for one in typed):
            self.flow.refuse(where, f"the script computes what it types into a window; {WRITE_IT_OUT}")
            return
        yes, when = answer.func.attr == "accept", "next" if name == "once" else "always"  # type: ignore[attr-defined]
        value = SecretStr(str(typed[0])) if typed else None
        self.flow.steps.append(ForeignStep(where, "answer", value=value, yes=yes, when=when))  # type: ignore[arg-type]

    def _act(self, where: str, held: Chain, given: list[object], name: str, named: dict[str, object]) -> None:
        """An action on what was found."""
        action, ways = ACTIONS[name], [held.way] if held.links else []
        first = next(iter((*given, *(named[key] for key in ("value", "text", "key", "checked") if key in named))), "")
        if "**" in named or (held.is_page and held.links):
            self.flow.refuse(where, NOT_HELD)
        elif named.get("trial"):
            self.flow.leave_out(where, foreign.WAITS)
        elif named.get("button", "left") != "left" or named.get("modifiers"):
            self.flow.refuse(where, OTHER_CLICK)
        elif action == "choose":
            self._choose(where, held, ways, given, named)
        elif action == "upload":
            self._upload(where, held, ways, given, named)
        elif action == "check":
            self._check(where, held, ways, named.get("checked", first) if name == "set_checked" else name == "check")
        elif action == "press":
            self._press(where, held, ways, first)
        elif action in ("fill", "add"):
            self._typed(where, held, action, ways, first)
        else:
            twice = action == "click" and named.get("click_count", 1) != 1
            self._keep(where, held, "twice" if twice else action, ways)

    def _keep(
        self, where: str, held: Chain, action: ForeignAction, ways: Sequence[Way], value: SecretStr | None = None
    ) -> None:
        self.flow.steps.append(ForeignStep(where, action, ways, value, window=held.window))

    def _check(self, where: str, held: Chain, ways: Sequence[Way], on: object) -> None:
        if isinstance(on, bool):
            self._keep(where, held, "check" if on else "uncheck", ways)
        else:
            self.flow.refuse(where, "the script computes whether it checks the box; write True or False")

    def _press(self, where: str, held: Chain, ways: Sequence[Way], key: object) -> None:
        if isinstance(key, str):
            foreign.key_pressed(self.flow, where, key, ways, window=held.window)
        else:
            self.flow.refuse(where, f"the script computes which key it presses; {WRITE_IT_OUT}")

    def _typed(self, where: str, held: Chain, action: ForeignAction, ways: Sequence[Way], value: object) -> None:
        if value == Unread(from_elsewhere=True):
            self._keep(where, held, action, ways)
        elif isinstance(value, str):
            self._keep(where, held, action, ways, SecretStr(value))
        else:
            self.flow.refuse(where, f"the script computes what is typed; {WRITE_IT_OUT}")

    def _upload(
        self, where: str, held: Chain, ways: Sequence[Way], given: list[object], named: dict[str, object]
    ) -> None:
        files = named.get("files", *given[:1])
        one = files[0] if isinstance(files, list) and len(files) == 1 else files
        name = one.get("name") if isinstance(one, dict) else one
        if files == []:
            self.flow.leave_out(where, "it chooses no file")
        elif isinstance(name, str):
            self._keep(where, held, "upload", ways, SecretStr(name))
        else:
            self.flow.refuse(where, "it chooses several files, or one that the script computes; write the name of one")

    def _choose(
        self, where: str, held: Chain, ways: Sequence[Way], given: list[object], named: dict[str, object]
    ) -> None:
        """One option, by its value or label as Playwright takes a bare text, or by what it is named."""
        known = (
            {"either": given[0]}
            if given
            else {name: named[name] for name in ("value", "label", "index") if name in named}
        )
        for option, value in known.items():
            one = value[0] if isinstance(value, list) and len(value) == 1 else value
            if isinstance(one, (str, int)):
                said = SecretStr(str(one))
                self.flow.steps.append(
                    ForeignStep(where, "choose", ways, said, option, window=held.window)  # type: ignore[arg-type]
                )
                return
        self.flow.refuse(where, SEVERAL_OPTIONS)

    def _expect(self, where: str, of: object, name: str, given: list[object], named: dict[str, object]) -> None:
        """What is checked, where a sentence can say it."""
        wanted = given[0] if given else named.get("expected")
        words = wanted if isinstance(wanted, list) else [wanted]
        if not isinstance(of, Chain) or of.is_page:
            self.flow.leave_out(where, foreign.NAMES_NO_WORDS)
        elif name == "to_be_visible" and named.get("visible", True) is True:
            self._keep(where, of, "see", [of.way])
        elif name in READ and words and all(isinstance(one, str) for one in words):
            for one in words:
                self._keep(where, of, "see", [of.way], SecretStr(str(one)))
        else:
            self.flow.leave_out(where, foreign.NAMES_NO_WORDS)


def at(node: ast.stmt | ast.expr) -> str:
    return f"line {node.lineno}"


def deeds_of(handler: object) -> list[ast.Call]:
    """The methods that a function calls."""
    node = handler.node if isinstance(handler, Handler) else handler
    if not isinstance(node, (ast.Lambda, Function)):
        return []
    return [one for one in ast.walk(node) if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute)]


def on_page(held: Chain, given: list[object], named: dict[str, object]) -> tuple[Chain, list[object]]:
    """What is acted on, and what the action is given: a page's own methods are given a selector first."""
    if not held.is_page:
        return held, given
    if isinstance(selector := named.get("selector"), str):
        return held.then(Link("locator", (selector,), {})), given
    if given and isinstance(given[0], str):
        return held.then(Link("locator", (given[0],), {})), given[1:]
    return held, given
