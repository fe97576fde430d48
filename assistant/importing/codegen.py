"""Scripts of Playwright's codegen in Python: read from their syntax tree, and never run."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from functools import reduce
from typing import Any, NamedTuple

from pydantic import SecretStr

from assistant.errors import BadInput
from assistant.importing import foreign
from assistant.importing.foreign import ForeignAction, ForeignFlow, ForeignStep, Way, Where
from assistant.importing.ways import STEADY

FINDS = frozenset((
    "get_by_role", "get_by_label", "get_by_placeholder", "get_by_text", "get_by_test_id", "get_by_title",
    "get_by_alt_text", "locator", "frame_locator", "nth", "filter", "and_", "or_",
))  # fmt: skip
NARROWS = frozenset(("first", "last", "content_frame"))
"""What finds an element: methods, and properties."""

ACTIONS: dict[str, ForeignAction] = {
    "click": "click", "tap": "click", "dblclick": "twice", "fill": "fill", "clear": "fill", "type": "add",
    "press_sequentially": "add", "check": "check", "uncheck": "uncheck", "set_checked": "check",
    "select_option": "choose", "press": "press",
}  # fmt: skip

LEFT_OUT = {
    "set_viewport_size": foreign.WINDOW, "bring_to_front": foreign.WINDOW, "wait_for": foreign.WAITS,
    "set_default_timeout": foreign.WAITS, "set_default_navigation_timeout": foreign.WAITS, "pause": foreign.WAITS,
    "close": foreign.CLOSES, "screenshot": foreign.TELLS, "highlight": foreign.TELLS, "focus": foreign.KEYS,
    "blur": foreign.KEYS, "scroll_into_view_if_needed": foreign.SCROLLS, "reload": foreign.WAITS,
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

FROM_ELSEWHERE = re.compile(r"(?:os\.)?(?:environ(?:\.get)?|getenv)|getpass(?:\.getpass)?|input")
WAITING = re.compile(r"(?:time\.|asyncio\.)?sleep")
FLAGS = re.compile(r"re\.(IGNORECASE|I|DOTALL|S|MULTILINE|M)")

DEEPEST = 20
"""Functions that call each other, one in another."""

NAMELESS = frozenset(("run", "main", "test_example"))
"""Functions whose names say nothing of what they do."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Link(NamedTuple):
    """One call of a chain that finds an element; a property is given nothing."""

    name: str
    given: tuple[Any, ...] = ()  # Any: whatever Playwright takes
    named: dict[str, Any] | None = None

    def follow(self, found: Where, page: Where) -> Any:
        step = getattr(found, self.name)
        if self.named is None:
            return step
        named = {name: found_on(page, one) for name, one in self.named.items()}
        return step(*(found_on(page, one) for one in self.given), **named)


class Chain(NamedTuple):
    """A page, or what is found on it by one call after the other."""

    links: tuple[Link, ...] = ()

    def find(self, page: Where) -> Any:
        return reduce(lambda found, link: link.follow(found, page), self.links, page)

    @property
    def way(self) -> Way:
        """How Playwright finds it. Places among others, and mere shapes of the code, are unsteady."""
        by_place = any(link.name in ("nth", "first", "last") for link in self.links)
        shapes = (link.given for link in self.links if link.name == "locator")
        return Way(self.find, not by_place and all(STEADY.search(str(shape)) for shape in shapes))


def found_on(page: Where, given: Any) -> Any:
    """An argument as Playwright takes it; a chain of the script's is found on the page."""
    return given.find(page) if isinstance(given, Chain) else given


class Expectation(NamedTuple):
    """What `expect` was given."""

    of: object


class Imported(NamedTuple):
    """A name that the script has from somewhere else, such as `re.compile`."""

    name: str


class Unread(NamedTuple):
    """What nobody knows without running the script; a value `from_elsewhere` may be a secret of the person's."""

    from_elsewhere: bool = False


class Browser(NamedTuple):
    """The browser, a window of it, or Playwright itself."""


class Device(NamedTuple):
    """The keyboard or the mouse of a page."""

    name: str


def read(text: str, wanted: str = "") -> ForeignFlow:
    """What a script would do. Raises BadInput where it is no Python, or has several tests and none is named."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = getattr(error, "lineno", None)
        raise BadInput(f"It is no Python{f': line {line} cannot be read' if line else ''}.") from None
    flow = ForeignFlow()
    try:
        script = Script(flow)
        script.block(tree.body)
        if wanted or not flow.steps:
            flow = ForeignFlow()
            test = chosen(tests_of(tree), wanted)
            flow.title = "" if test.name in NAMELESS else test.name.removeprefix("test_").replace("_", " ")
            Script(flow, script.known).call(test, (), {})
    except RecursionError:
        raise BadInput("Its calls lie too deep in each other.") from None
    return flow


def tests_of(tree: ast.Module) -> list[Function]:
    """The functions that nobody calls, as pytest finds them; where there is none, all functions."""
    bodies = [tree.body, *(one.body for one in tree.body if isinstance(one, ast.ClassDef))]
    functions = [one for body in bodies for one in body if isinstance(one, Function)]
    return [one for one in functions if one.name.startswith("test")] or functions


def chosen(tests: Sequence[Function], wanted: str) -> Function:
    named = [one for one in tests if one.name == wanted] if wanted else tests
    if not tests:
        raise BadInput("It does nothing to a page.")
    if len(named) != 1:
        raise BadInput(f"Choose one of its tests with --test; it has {', '.join(one.name for one in tests)}.")
    return named[0]


class Script:
    """Goes through a script as Python would, and notes what would be done to a page; nothing of it is done."""

    def __init__(self, flow: ForeignFlow, known: dict[str, object] | None = None, depth: int = 0) -> None:
        self.flow = flow
        self.known: dict[str, object] = {"page": Chain(), **(known or {})}
        self._depth = depth

    def block(self, statements: Sequence[ast.stmt]) -> None:
        for one in statements:
            self._statement(one)

    def _statement(self, one: ast.stmt) -> None:
        match one:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                self.known[one.name] = one
            case ast.Expr():
                self._value(one.value)
            case ast.Assign(targets=[ast.Name(id=name)]):
                self.known[name] = self._value(one.value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                self.known[name] = self._value(value)
            case ast.With() | ast.AsyncWith():
                self._with(one)
            case ast.If(test=ast.Compare(left=ast.Name(id="__name__"))):
                self.block(one.body)
            case ast.Return(value=ast.expr() as value):
                self._value(value)
            case ast.Assert():
                self.flow.leave_out(at(one), foreign.NAMES_NO_WORDS)
            case ast.Import() | ast.ImportFrom() | ast.ClassDef() | ast.Pass() | ast.Return():
                pass
            case _:
                self.flow.refuse(at(one), f"a guide goes on step by step, and this is “{type(one).__name__.lower()}”")

    def _with(self, one: ast.With | ast.AsyncWith) -> None:
        for item in one.items:
            held = self._value(item.context_expr)
            if isinstance(item.optional_vars, ast.Name):
                self.known[item.optional_vars.id] = held
        self.block(one.body)

    # What an expression is, as far as it can be known.

    def _value(self, one: ast.expr) -> object:
        match one:
            case ast.Constant():
                return one.value
            case ast.Await() | ast.FormattedValue(format_spec=None):
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
            case ast.JoinedStr():
                return joined([self._value(part) for part in one.values])
            case ast.BinOp(op=ast.Add()):
                return joined([self._value(one.left), self._value(one.right)])
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() as number)):
                return -number
            case ast.Subscript():
                return part_of(self._value(one.value))
            case _:
                return Unread()

    def _property(self, held: object, name: str) -> object:
        match held:
            case Imported():
                return Imported(f"{held.name}.{name}")
            case Chain() if name in NARROWS:
                return Chain((*held.links, Link(name)))
            case Chain() if name in ("keyboard", "mouse"):
                return Device(name)
            case Chain(links=()) if name == "value":  # a window that has opened
                return held
            case Browser():
                return held
            case _:
                return Browser() if name == "context" else Unread()

    def _call(self, one: ast.Call) -> object:
        given = [self._value(part) for part in one.args]
        named = {part.arg: self._value(part.value) for part in one.keywords if part.arg}
        if isinstance(one.func, ast.Attribute):
            held, name = self._value(one.func.value), one.func.attr
            if not isinstance(held, Imported):
                return self._method(at(one), held, name, given, named)
            called: object = Imported(f"{held.name}.{name}")
        else:
            called = self._value(one.func)
        if isinstance(called, Function):
            return self.call(called, given, named)
        return self._imported(at(one), called.name if isinstance(called, Imported) else "", given, named)

    def call(self, function: Function, given: Sequence[object], named: dict[str, object]) -> object:
        """Go through a function of the script's own; what it returns is not known."""
        if self._depth == DEEPEST:
            raise RecursionError
        names = [one.arg for one in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
        held = {name: Chain() if name == "page" else Browser() for name in names}
        within = Script(
            self.flow, {**self.known, **held, **dict(zip(names, given, strict=False)), **named}, self._depth + 1
        )
        within.block(function.body)
        return Unread()

    def _imported(self, where: str, name: str, given: list[object], named: dict[str, object]) -> object:
        """A function that is not the script's own."""
        if name in ("sync_playwright", "async_playwright"):
            return Browser()
        if name == "expect":
            return Expectation(given[0] if given else Unread())
        if name in ("re.compile", "compile"):
            return pattern(given)
        if FROM_ELSEWHERE.fullmatch(name):
            return Unread(from_elsewhere=True)
        if WAITING.fullmatch(name):
            self.flow.leave_out(where, foreign.WAITS)
        elif name == "print":
            self.flow.leave_out(where, foreign.TELLS)
        elif any(isinstance(one, Chain) for one in (*given, *named.values())):
            self.flow.refuse(where, f"what “{name[:40]}” does to the page stands in another file")
        return Unread()

    def _method(self, where: str, held: object, name: str, given: list[object], named: dict[str, object]) -> object:
        match held:
            case Chain():
                return self._of_page(where, held, name, given, named)
            case Browser() if name == "new_page":
                return Chain()
            case Browser() if name in OF_THE_BROWSER:
                return held
            case Expectation():
                self._expect(where, held.of, name, given)
            case Device(name="keyboard") if name in ("press", "type", "insert_text"):
                self._act(where, Chain(), given, "press" if name == "press" else "type", named)
            case Device(name="mouse") if name == "wheel":
                self.flow.leave_out(where, foreign.SCROLLS)
            case Browser() | Device():
                self.flow.refuse(where, f"a guide has no step such as “{name[:40]}”")
            case Unread():
                return held
        return Unread()

    # What is done to a page.

    def _of_page(self, where: str, held: Chain, name: str, given: list[object], named: dict[str, object]) -> object:
        if name in FINDS:
            if any(isinstance(one, (Unread, Imported)) for one in (*given, *named.values())):
                self.flow.refuse(where, f"what {name} is given, the script computes; write it out")
            return Chain((*held.links, Link(name, tuple(given), named)))
        if name == "goto":
            self._open(where, given, named)
        elif name in ACTIONS:
            self._act(where, *on_page(held, given), name, named)
        elif name in LEFT_OUT:
            self.flow.leave_out(where, LEFT_OUT[name])
        elif name.startswith("wait_for_"):
            self.flow.leave_out(where, foreign.WAITS)
        elif name.startswith("expect_"):
            return Chain() if name == "expect_popup" else Unread()
        elif name not in ASKS:
            self.flow.refuse(where, f"a guide has no step such as “{name[:40]}”")
        return Unread()

    def _open(self, where: str, given: list[object], named: dict[str, object]) -> None:
        address = given[0] if given else named.get("url")
        if isinstance(address, str):
            self.flow.steps.append(ForeignStep(where, "open", value=SecretStr(address)))
        else:
            self.flow.refuse(where, "the script computes where it goes; write the address out")

    def _act(self, where: str, held: Chain, given: list[object], name: str, named: dict[str, object]) -> None:
        """An action on what was found."""
        action, ways = ACTIONS[name], [held.way] if held.links else []
        first = next(iter((*given, *(named[key] for key in ("value", "text", "key", "checked") if key in named))), "")
        if named.get("button", "left") != "left" or named.get("modifiers"):
            self.flow.refuse(where, "it clicks with another button or with a key held, which no sentence asks for")
        elif action == "choose":
            self._choose(where, ways, given, named)
        elif action == "check":
            self.flow.steps.append(ForeignStep(where, "uncheck" if first is False else "check", ways))
        elif action == "press" and isinstance(first, str):
            foreign.key_pressed(self.flow, where, first, ways)
        elif action in ("fill", "add"):
            self._typed(where, action, ways, first)
        else:
            twice = action == "click" and named.get("click_count", 1) != 1
            self.flow.steps.append(ForeignStep(where, "twice" if twice else action, ways))

    def _typed(self, where: str, action: ForeignAction, ways: Sequence[Way], value: object) -> None:
        if value == Unread(from_elsewhere=True):
            self.flow.steps.append(ForeignStep(where, action, ways))
        elif isinstance(value, str):
            self.flow.steps.append(ForeignStep(where, action, ways, SecretStr(value)))
        else:
            self.flow.refuse(where, "the script computes what is typed; write it out")

    def _choose(self, where: str, ways: Sequence[Way], given: list[object], named: dict[str, object]) -> None:
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
                self.flow.steps.append(ForeignStep(where, "choose", ways, said, option))  # type: ignore[arg-type]
                return
        self.flow.refuse(where, "it chooses several options, or one that the script computes")

    def _expect(self, where: str, of: object, name: str, given: list[object]) -> None:
        """What is checked, where a sentence can say it."""
        wanted = given[0] if given else None
        words = wanted if isinstance(wanted, list) else [wanted]
        if not isinstance(of, Chain) or not of.links:
            self.flow.leave_out(where, foreign.NAMES_NO_WORDS)
        elif name == "to_be_visible":
            self.flow.steps.append(ForeignStep(where, "see", [of.way]))
        elif name in READ and all(isinstance(one, str) for one in words):
            self.flow.steps += [ForeignStep(where, "see", [of.way], SecretStr(str(one))) for one in words]
        else:
            self.flow.leave_out(where, foreign.NAMES_NO_WORDS)


def at(node: ast.stmt | ast.expr) -> str:
    return f"line {node.lineno}"


def joined(parts: Sequence[object]) -> object:
    """Texts in a row; what is not known stays unknown."""
    if all(isinstance(part, str) for part in parts):
        return "".join(map(str, parts))
    return next((part for part in parts if isinstance(part, Unread)), Unread())


def part_of(held: object) -> object:
    """What stands in something under a name or a number."""
    if isinstance(held, Imported) and FROM_ELSEWHERE.fullmatch(held.name):
        return Unread(from_elsewhere=True)
    return held if isinstance(held, Browser) else Unread()


def pattern(given: Sequence[object]) -> object:
    """A regular expression, as Playwright takes it."""
    text, *flags = given
    names = [FLAGS.fullmatch(one.name) for one in flags if isinstance(one, Imported)]
    try:
        return re.compile(str(text), sum(int(getattr(re, name[1])) for name in names if name))
    except re.error:
        return Unread()


def on_page(held: Chain, given: list[object]) -> tuple[Chain, list[object]]:
    """What is acted on, and what the action is given: a page's own methods are given a selector first."""
    if held.links or not given or not isinstance(given[0], str):
        return held, given
    return Chain((Link("locator", (given[0],), {}),)), given[1:]
