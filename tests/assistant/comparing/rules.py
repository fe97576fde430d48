"""What can be changed of a page: its words, controls and places, by what a reader sees, and how all of it looks."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from lxml import html
from rewriting import NotThere, Rule

CONTROL = "self::input[not(@type='hidden')] or self::select or self::textarea or self::button or self::a"
HOLDERS = ("body", "main", "form", "fieldset", "section", "table", "tbody", "tr", "td", "ul", "nav", "dl")
"""A field, with all that belongs to it, lies below one of these, or beside others."""


def many(*rules: Rule) -> Rule:
    """One after another."""

    def rule(tree: html.HtmlElement) -> None:
        for one in rules:
            one(tree)

    return rule


# What is found


def plain(words: str) -> str:
    return " ".join(words.split()).removesuffix("*").rstrip()


def controls(tree: html.HtmlElement) -> list[html.HtmlElement]:
    found: list[html.HtmlElement] = tree.body.xpath(f".//*[{CONTROL}]")
    return found


def name_of(one: html.HtmlElement) -> str:
    """What a control is called: by its own words, or its label's."""
    if one.tag in ("a", "button"):
        return plain(one.text_content())
    labels = [*one.iterancestors("label"), *one.xpath("//label[@for=$id]", id=one.get("id", "?"))]
    return plain("".join(labels[0].xpath(".//text()[not(ancestor::select)]"))) if labels else ""


def control(tree: html.HtmlElement, words: str) -> html.HtmlElement:
    for one in controls(tree):
        if name_of(one) == words:
            return one
    raise NotThere(words)


def whole(one: html.HtmlElement) -> html.HtmlElement:
    """A control with its label and all that stands there for its sake."""
    around = one
    while around.getparent().tag not in HOLDERS and len(around.getparent().xpath(f".//*[{CONTROL}]")) == 1:
        around = around.getparent()
    return around


def group(tree: html.HtmlElement, words: str) -> html.HtmlElement:
    for one in tree.iter("fieldset"):
        if plain(one.find("legend").text_content()) == words:
            return one
    raise NotThere(words)


def pieces(source: str) -> list[html.HtmlElement]:
    found = html.fragments_fromstring(source)
    assert not any(isinstance(one, str) for one in found), "what is put in a page stands in elements"
    return found


# Words


def renamed(old: str, new: str) -> Rule:
    """Words that stand by themselves are others, wherever the page has them."""
    return reworded(lambda words: new if words == old else words)


def reworded(change: Callable[[str], str], within: str = ".//*[not(self::script or self::style)]") -> Rule:
    """The same is done to all words that stand by themselves in these elements."""

    def rule(tree: html.HtmlElement) -> None:
        for text in tree.body.xpath(f"{within}/text()"):
            words = plain(text)
            if words:
                element = text.getparent()
                setattr(element, "text" if text.is_text else "tail", text.replace(words, change(words)))

    return rule


def each_label(change: Callable[[str], str]) -> Rule:
    return reworded(change, ".//label[not(.//input[@type='radio'])]")


def sentence_case(words: str) -> str:
    return words[:1] + words[1:].lower()


# Controls and places


def without(words: str) -> Rule:
    """A control is gone, and its label with it."""
    return lambda tree: whole(control(tree, words)).drop_tree()


def without_group(words: str) -> Rule:
    return lambda tree: group(tree, words).drop_tree()


def without_option(words: str) -> Rule:
    def rule(tree: html.HtmlElement) -> None:
        for option in tree.xpath("//option"):
            if plain(option.text_content()) == words:
                option.drop_tree()

    return rule


def instead(words: str, source: str) -> Rule:
    """Something else stands where a control, with its label, stood."""

    def rule(tree: html.HtmlElement) -> None:
        old = whole(control(tree, words))
        for one in pieces(source):
            old.addprevious(one)
        old.drop_tree()

    return rule


def before(words: str, source: str) -> Rule:
    """Something new stands before a control and its label."""

    def rule(tree: html.HtmlElement) -> None:
        for one in pieces(source):
            whole(control(tree, words)).addprevious(one)

    return rule


def with_attributes(words: str, **attributes: str | None) -> Rule:
    """A control has these attributes, or has them no more; its label follows an `id`."""

    def rule(tree: html.HtmlElement) -> None:
        one = control(tree, words)
        if attributes.get("id"):
            for label in tree.xpath("//label[@for=$id]", id=one.get("id")):
                label.set("for", attributes["id"])
        for name, value in attributes.items():
            if value is None:
                one.attrib.pop(name, None)
            else:
                one.set(name, value)

    return rule


def moved_before(words: str, other: str) -> Rule:
    """A control stands before another."""
    return lambda tree: whole(control(tree, other)).addprevious(taken(whole(control(tree, words))))


def moved_into(words: str, place: str) -> Rule:
    """A control stands last in another group."""
    return lambda tree: group(tree, place).append(taken(whole(control(tree, words))))


def taken(one: html.HtmlElement) -> html.HtmlElement:
    """It leaves its place, and what follows it stays."""
    copy = html.fromstring(html.tostring(one, with_tail=False, encoding="unicode"))
    one.drop_tree()
    return copy


def leading(words: str, to: str) -> Rule:
    """A button or link leads to another page than before."""

    def rule(tree: html.HtmlElement) -> None:
        one = control(tree, words)
        if one.tag == "a":
            one.set("href", to)
        else:
            next(one.iterancestors("form")).set("action", to)

    return rule


def styled(css: str) -> Rule:
    def rule(tree: html.HtmlElement) -> None:
        style = html.Element("style")
        style.text = css
        tree.head.append(style)

    return rule


# Looks

FONTS = ("Georgia, serif", "Arial, sans-serif", "'Courier New', monospace", "Verdana, sans-serif", "system-ui")
INKS = (("#1b1b1b", "#ffffff"), ("#102a43", "#f0f4f8"), ("#f8f8f8", "#1f2933"), ("#3b0d0c", "#fff8f0"))
BANNER = '<div style="padding:{}px;border:1px solid #777">The office is closed on Sunday.</div>'


def another_look(seed: str) -> Rule:
    """Fonts, colors, spaces, boxes around fields, shifts, how the code is written: nothing of what it says."""
    chance = Random(seed)  # noqa: S311 - the same looks each time
    found = chance.sample(LOOKS, chance.randint(3, 6))
    return many(*(look(chance) for look in found))


def font(chance: Random) -> Rule:
    family, size, height = chance.choice(FONTS), chance.randint(13, 20), chance.choice((1.2, 1.4, 1.6, 1.8))
    return styled(f"body, input, select, textarea, button {{ font-family: {family} !important; "
                  f"font-size: {size}px !important; line-height: {height} !important }}")  # fmt: skip


def weights(chance: Random) -> Rule:
    return styled(f"label, legend, dt, th {{ font-weight: {chance.choice((400, 600, 700))} !important; "
                  f"font-style: {chance.choice(('normal', 'italic'))} !important }}")  # fmt: skip


def colors(chance: Random) -> Rule:
    ink, paper = chance.choice(INKS)
    return styled(f"body, body * {{ color: {ink} !important; background: {paper} !important }}")


def spaces(chance: Random) -> Rule:
    return styled(f"form p, form div, fieldset {{ margin-top: {chance.randint(0, 18)}px !important; "
                  f"padding: {chance.randint(0, 9)}px !important }} "
                  f"input, select {{ padding: {chance.randint(1, 7)}px }}")  # fmt: skip


def edges(chance: Random) -> Rule:
    return styled(f"input, select, textarea, button {{ border: {chance.randint(1, 3)}px "
                  f"{chance.choice(('solid', 'dotted', 'double'))} #666 !important; "
                  f"border-radius: {chance.randint(0, 9)}px !important }}")  # fmt: skip


def shift(chance: Random) -> Rule:
    return styled(f"body {{ padding-left: {chance.randint(0, 60)}px !important; "
                  f"padding-top: {chance.randint(0, 80)}px !important }}")  # fmt: skip


def widths(chance: Random) -> Rule:
    return styled(f"input[type=text], select {{ width: {chance.randint(150, 320)}px !important }}")


def inline(chance: Random) -> Rule:
    return styled(f"form label {{ display: {chance.choice(('block', 'inline-block', 'inline'))} !important }}")


def wrapped(chance: Random) -> Rule:
    """So many boxes around each field."""
    deep = chance.randint(1, 3)

    def rule(tree: html.HtmlElement) -> None:
        for one in {whole(one): None for one in controls(tree) if one.tag in ("input", "select", "textarea")}:
            if one.getparent().tag in ("form", "fieldset"):
                for _ in range(deep):
                    around = html.Element("div")
                    one.addprevious(around)
                    around.tail, one.tail = one.tail, None
                    around.append(one)

    return rule


def banner(chance: Random) -> Rule:
    space = chance.randint(4, 30)
    return lambda tree: tree.body.insert(0, html.fromstring(BANNER.format(space)))


def classes(chance: Random) -> Rule:
    """Class names beside those that are there."""
    prefix = chance.choice(("mt-", "col-", "usa-", "c-"))

    def rule(tree: html.HtmlElement) -> None:
        for number, one in enumerate(tree.body.xpath(".//div | .//p | .//input | .//button")):
            one.set("class", f"{one.get('class', '')} {prefix}{number % 5}".strip())

    return rule


def attributes(chance: Random) -> Rule:
    """Attributes in another order, and such as only programs read."""
    shuffled = Random(chance.random())  # noqa: S311 - the same each time

    def rule(tree: html.HtmlElement) -> None:
        for number, one in enumerate(controls(tree)):
            held = list(one.attrib.items())
            shuffled.shuffle(held)
            one.attrib.clear()
            for name, value in [*held, ("data-track", str(number))]:
                one.set(name, value)

    return rule


LOOKS = (font, weights, colors, spaces, edges, shift, widths, inline, wrapped, banner, classes, attributes)
