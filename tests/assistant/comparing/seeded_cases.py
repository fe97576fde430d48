"""Changes that were put into pages on purpose, and what a comparison must say of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import rules
from rewriting import Between, Rewriting, Rule
from rules import before, instead, many, moved_before, moved_into, renamed, with_attributes, without
from small_desks import DESKS, a_list, bare, box, field, options, script_of

from assistant.comparing.findings import Change, Comparison, Kind, Report, Weight
from assistant.walking.walkthrough import find

HOUSE = Path(__file__).parents[3]


@dataclass(frozen=True)
class Case:
    """One change, and what is right to say of it.

    `desk` is a small office or a walkthrough of ours, `page` the end of the path of the page that is changed. Any of
    the `kinds` is right of what was called `was`, or is called `now` where it is new; where both are empty, of the page
    as a whole. `line` holds words of the sentence that must be named, by its line, and `offered` words of its
    correction. `times` is how many changes there must be, all in one finding; `also` are others that must be told, by
    kind and both names, and `also_gone` is what is not there any more, too. Any weight is right where none is given.
    """

    name: str
    desk: str
    page: str
    rule: Rule | None
    kinds: tuple[Kind, ...]
    weight: Weight | None = "quiet"
    was: str = ""
    now: str = ""
    line: str = ""
    offered: str = ""
    drafted: str = ""
    times: int = 1
    also: tuple[tuple[Kind, str, str], ...] = ()
    also_gone: tuple[str, ...] = ()
    letters_only: bool | None = None
    between: Between | None = None

    @property
    def is_ours(self) -> bool:
        """Whether it is of a walkthrough that ships, on the portal."""
        return self.desk not in DESKS

    @property
    def site(self) -> str:
        """Its court's id."""
        return "mad" if self.is_ours else "".join(c if c.isalnum() else "-" for c in f"{self.desk}-{self.name}".lower())

    @property
    def script(self) -> str:
        return self.desk if self.is_ours else script_of(self.desk)

    @property
    def rewriting(self) -> Rewriting:
        return Rewriting(self.rule, self.page, "/" if self.is_ours else f"/{self.site}/", self.between)

    @property
    def expected(self) -> str:
        return f"{' or '.join(self.kinds)}, {self.weight or 'any weight'}{', named' if self.line else ''}"


def false(name: str, desk: str, page: str, rule: Rule | None, kind: Kind | tuple[Kind, ...], was: str, line: str,
          offered: str = "", **more: object) -> Case:  # fmt: skip
    """A change that makes a sentence false."""
    kinds = (kind,) if isinstance(kind, str) else kind
    return Case(name, desk, page, rule, kinds, "false", was, line=line, offered=offered, **more)  # type: ignore[arg-type]


def quiet(name: str, desk: str, page: str, rule: Rule, kind: Kind | tuple[Kind, ...], was: str = "",
          **more: object) -> Case:  # fmt: skip
    """A change that no reader notices."""
    kinds = (kind,) if isinstance(kind, str) else kind
    return Case(name, desk, page, rule, kinds, "quiet", was, **more)  # type: ignore[arg-type]


RADIOS = "".join(f'<p><label><input type="radio" name="kind" value="{one}"> {one}</label></p>'
                 for one in ("Adult", "Child", "Visitor"))  # fmt: skip
NOTICE = Between(
    "/before",
    '<!doctype html><html lang="en"><title>Before you go on</title><h1>Before you go on</h1>'
    '<p>Permits are valid for one day.</p><form method="post"><button>Continue</button></form></html>',
)

SEEDED = (
    false("near", "library", "/apply", renamed("Phone number", "Telephone number"), "renamed",
          "Phone number", "Enter your **Phone number**.", "**Telephone number**"),
    false("far", "library", "/apply", renamed("Last name", "Surname"), "renamed",
          "Last name", "Enter your **Last name**.", "**Surname**"),
    false("case only", "library", "/apply", renamed("Card kind", "Card Kind"), "renamed",
          "Card kind", "From the **Card kind** list", "**Card Kind**", letters_only=True),
    false("case by style", "library", "/apply", rules.styled("button { text-transform: uppercase }"), "renamed",
          "Continue", "Click **Continue**.", "**CONTINUE**", letters_only=True),
    false("a button", "library", "/review", renamed("Submit", "Send application"), "renamed",
          "Submit", "Click **Submit**.", "**Send application**"),
    false("a link", "docket", "/cases", renamed("Help desk", "Get help"), "renamed",
          "Help desk", "Click **Help desk**.", "**Get help**"),
    false("a heading that is read", "docket", "/case", renamed("Latest entries", "Recent entries"),
          ("message", "renamed"), "Latest entries", "You see **Latest entries**."),
    false("a page that is read", "library", "/review", renamed("Check your application", "Review your application"),
          "page renamed", "Check your application", "You see **Check your application**."),
    false("a row", "docket", "/cases", renamed("Birch v. Ash", "Birch v. Ashe"), ("renamed", "message"),
          "Birch v. Ash", "In the row of **Birch v. Ash**", "**Birch v. Ashe**"),
    false("a group", "library", "/apply", renamed("Mailing address", "Postal address"), ("renamed", "message"),
          "Mailing address", "Under **Mailing address**", "**Postal address**"),
    false("an option", "library", "/apply", rules.without_option("Visitor"), "options",
          "Card kind", "From the **Card kind** list"),
    quiet("link to button", "docket", "/cases",
          instead("Help desk", '<form action="help"><button>Help desk</button></form>'), "role", "Help desk"),
    Case("list to buttons", "library", "/apply",
         instead("Card kind", f"<fieldset><legend>Card kind</legend>{RADIOS}</fieldset>"), ("role",), None,
         "Card kind"),
    quiet("line to box", "permit", "/ask", instead("Place", "<p><label>Place <textarea></textarea></label></p>"),
          ("role", "restyled"), "Place"),
    quiet("required made", "permit", "/ask", with_attributes("Place", required=""), "required", "Place"),
    Case("new required", "permit", "/ask", before("Send request", bare("Insurance number", " required")),
         ("new required",), "gap", now="Insurance number", line="Click **Send request**.", drafted="Insurance number"),
    quiet("new optional", "library", "/apply", before("Zip code", field("Apartment", "apartment")), "new",
          now="Apartment"),
    quiet("missing optional", "library", "/apply", without("Street"), "missing", "Street"),
    false("missing, named", "permit", "/ask", without("Number of guests"), "missing",
          "Number of guests", "Enter the **Number of guests**."),
    quiet("a page", "docket", "/noted", renamed("Notices", "Notice settings"), "page renamed", "Notices"),
    Case("a page between", "permit", "/sent", None, ("new page",), "gap", now="Before you go on",
         line="You see **We have your request.**", between=NOTICE),
    quiet("another order", "library", "/apply", moved_before("Phone number", "First name"), "order"),
    quiet("another group", "library", "/apply", moved_into("Email", "About you"), "moved", "Email"),
    false("another group, named", "library", "/apply", moved_into("City", "About you"), "moved",
          "City", "Under **Mailing address**"),
    false("a message", "permit", "/sent", renamed("We have your request.", "Your request has been received."),
          "message", "We have your request.", "You see **We have your request.**"),
    false("two neighbors", "library", "/apply", many(renamed("City", "Town"), renamed("Zip code", "Postal code")),
          "renamed", "City", "enter your **City**", "**Town**", also=(("renamed", "Zip code", "Postal code"),)),
    false("a twin beside it", "library", "/apply",
          many(renamed("Phone number", "Home phone number"), before("Card kind", field("Work phone number", "work"))),
          "renamed", "Phone number", "Enter your **Phone number**.", "**Home phone number**",
          also=(("new", "", "Work phone number"),)),
    false("a prefix", "library", "/apply", rules.each_label(lambda words: f"Applicant: {words}"), "renamed",
          "Email", "Enter your **Email**", "**Applicant: Email**", times=10),
    false("capitals", "library", "/apply", rules.each_label(str.title), "renamed",
          "Last name", "Enter your **Last name**", "**Last Name**", letters_only=True, times=6),
    false("near, in other code", "library", "/apply",
          many(with_attributes("Phone number", id="tel1", name="tel1"), renamed("Phone number", "Telephone number")),
          "renamed", "Phone number", "Enter your **Phone number**.", "**Telephone number**"),
    false("a row of ours", "check-account-type", "", renamed("Account Type", "Type of Account"),
          ("renamed", "message"), "Account Type", "Look beside **Account Type**."),
    false("a button of ours", "link-account", "/link-account", renamed("Submit", "Go on"), "renamed",
          "Submit", "Click **Submit**.", "**Go on**"),
    false("a field of ours", "renew-password", "", renamed("Confirm New Password", "Repeat New Password"), "renamed",
          "Confirm New Password", "Enter it again in **Confirm New Password**.", "**Repeat New Password**"),
)  # fmt: skip
"""One or more of each class."""


GONE: set[Kind] = {"missing", "page missing"}
REPLACED_KINDS: tuple[Kind, ...] = ("missing", "replaced")


def replaced(desk: str, page: str, was: str, now: str, source: str, *beside: tuple[str, str]) -> Case:
    """A field in whose place another stands, and others beside it of which the same is true."""
    rule = many(*(instead(*one) for one in ((was, source), *beside)))
    return Case(
        f"{was}, {now}", desk, page, rule, REPLACED_KINDS, None, was, now, also_gone=tuple(old for old, _ in beside)
    )


REPLACED = (
    replaced("permit", "/ask", "Place", "Date", bare("Date")),
    replaced("permit", "/ask", "Number of guests", "Insurance policy", bare("Insurance policy")),
    replaced("permit", "/ask", "Name of the event", "Tax code", bare("Tax code")),
    replaced("permit", "/ask", "Contact person", "Fax", bare("Fax")),
    replaced("permit", "/ask", "Applicant", "Deposit in dollars", bare("Deposit in dollars")),
    replaced("permit", "/ask", "Type of event", "Season", a_list("Season", "Spring", "Summer", "Autumn")),
    replaced("permit", "/ask", "Food will be sold", "A street will be closed", box("A street will be closed")),
    replaced("permit", "/ask", "Music will be played", "I am a resident", box("I am a resident")),
    replaced("permit", "/ask", "Place", "District", a_list("District", "North", "South")),
    replaced("permit", "/ask", "Place", "Starts at", bare("Starts at"), ("Number of guests", bare("Ends at"))),
    replaced("permit", "/ask", "Send request", "Print", "<button type=button>Print</button>"),
    replaced("library", "/apply", "Phone number", "Student ID", field("Student ID", "student")),
    replaced("library", "/apply", "City", "Country", field("Country", "country")),
    replaced("library", "/apply", "Email", "Employer", field("Employer", "employer")),
    replaced("library", "/apply", "Last name", "Date of birth", field("Date of birth", "born", " required")),
    replaced("library", "/apply", "Street", "Passport", field("Passport", "passport")),
    replaced("library", "/apply", "Card kind", "Branch",
             '<p><label for="branch">Branch</label>'
             f'<select id="branch" name="branch">{options("East", "West")}</select></p>'),
    replaced("docket", "/cases", "Help desk", "Job offers", '<a href="jobs">Job offers</a>'),
    replaced("docket", "/case", "By email", "At the window",
             '<p><label><input type="radio" name="k"> At the window</label></p>'),
    replaced("docket", "/case", "Copies", "Reason", bare("Reason")),
    replaced("link-account", "/link-account", "CM/ECF login", "Bar number",
             '<div class="field"><label for="bar">Bar number</label><input type="text" id="bar" name="bar"></div>'),
)  # fmt: skip
"""A field is gone, and another stands in its place: nobody can say that it is the same one with a new name."""


def removed(desk: str, page: str, was: str, line: str = "", with_what: str = "",
            also_gone: tuple[str, ...] = ()) -> Case:  # fmt: skip
    weight: Weight = "false" if line else "quiet"
    rule = rules.without_group(with_what) if with_what else without(was)
    name = " with ".join(filter(None, (f"no {was}", with_what)))
    return Case(name, desk, page, rule, ("missing",), weight, was, line=line, also_gone=also_gone)


REMOVED = (
    removed("permit", "/ask", "Applicant"),
    removed("permit", "/ask", "Name of the event", "Enter the **Name of the event**."),
    removed("permit", "/ask", "Place", "Enter the **Place**."),
    removed("permit", "/ask", "Number of guests", "Enter the **Number of guests**."),
    removed("permit", "/ask", "Contact person"),
    removed("permit", "/ask", "Type of event", "In the **Type of event** list"),
    removed("permit", "/ask", "Music will be played"),
    removed("permit", "/ask", "Food will be sold", "Check **Food will be sold**."),
    removed("permit", "/ask", "Send request", "Click **Send request**."),
    removed("permit", "/ask", "Save draft"),
    removed("permit", "/ask", "See all fees"),
    removed("permit", "/sent", "Ask for another permit"),
    removed("library", "/apply", "First name"),
    removed("library", "/apply", "Phone number", "Enter your **Phone number**."),
    removed("library", "/apply", "Card kind", "From the **Card kind** list"),
    removed("library", "/apply", "Street"),
    removed("library", "/apply", "City", "enter your **City**"),
    removed("library", "/apply", "Zip code"),
    removed("library", "/apply", "Email", "Enter your **Email**"),
    removed("library", "/apply", "Remarks"),
    removed("library", "/apply", "Send me the newsletter", "Check **Send me the newsletter**."),
    removed("library", "/apply", "Opening hours"),
    removed("library", "/apply", "City", "enter your **City**", "Mailing address",
            ("Street", "Zip code")),
    removed("library", "/review", "Submit", "Click **Submit**."),
    false("no page", "library", "/apply", rules.leading("Continue", "done"), "page missing",
          "Check your application", "You see **Check your application**.", also_gone=("Submit",)),
    removed("docket", "/cases", "Forms and fees"),
    removed("docket", "/cases", "Sort by"),
    removed("docket", "/case", "By email", "choose **By email**."),
    removed("docket", "/case", "Copies"),
    removed("docket", "/case", "Notify me", "Click **Notify me**."),
    removed("link-account", "/link-account", "CM/ECF password", "Enter your **CM/ECF password**."),
)  # fmt: skip
"""Nothing stands in their place."""

SAMPLE = (
    false("near", "reading", "/login", renamed("Login name", "User login name"), "renamed",
          "Login name", "Enter your **Login name**.", "**User login name**"),
    false("missing", "reading", "/login", without("Login name"), "missing",
          "Login name", "Enter your **Login name**."),
    Case("new required", "reading", "/login", before("Log in", field("Town", "town", " required")), ("new required",),
         "gap", now="Town", line="Click **Log in**.", drafted="Town"),
    Case("a page between", "reading", "/home", None, ("new page",), "gap", now="Before you go on",
         line="Click **Topic 0**.", between=NOTICE),
    quiet("another look", "reading", "", rules.another_look("a sample"), "restyled"),
    replaced("reading", "/login", "Login name", "Town", field("Town", "town")),
)  # fmt: skip
"""A few on the smallest pages, of which all is told in seconds."""


# What was got


@dataclass(frozen=True)
class Got:
    """What a comparison said of a case, and all that is wrong with it."""

    case: Case
    said: str
    wrong: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        return not self.wrong


def of(case: Case, report: Report) -> Comparison:
    found = [one for one in report.comparisons if (one.court, one.walkthrough) == (case.site, case.desk)]
    assert len(found) == 1, f"{len(found)} comparisons of {case.site}/{case.desk}"
    return found[0]


def judged(case: Case, report: Report) -> Got:
    """Class, weight, sentence and line, what is offered, and that nothing else is called false."""
    comparison = of(case, report)
    mine = concerned(case, comparison)
    look = of_replaced if case.kinds == REPLACED_KINDS else of_changed
    return Got(case, told(comparison, mine), (*look(case, report, comparison, mine), *always(case, comparison, mine)))


def concerned(case: Case, comparison: Comparison) -> list[Change]:
    """The changes of what the case is about."""
    if not case.was and not case.now:
        return [change for change in comparison.changes if change.kind in case.kinds]
    if case.was:
        return [change for change in comparison.changes if change.was == case.was]
    return [change for change in comparison.changes if change.now == case.now]


def told(comparison: Comparison, mine: list[Change]) -> str:
    said = dict.fromkeys(f"{one.kind}, {one.weight}" for one in mine)
    others = dict.fromkeys(f"{one.kind} {one.was}/{one.now}" for one in comparison.changes if one not in mine)
    also = f" (also {'; '.join(others)})" if others else ""
    return ("; ".join(said) or "nothing") + also


def of_changed(case: Case, report: Report, comparison: Comparison, mine: list[Change]) -> Iterator[str]:
    kinds = {change.kind for change in mine}
    if not kinds or not kinds <= set(case.kinds):
        yield f"class {' and '.join(sorted(kinds)) or 'none'}"
    if case.weight and {change.weight for change in mine} - {case.weight}:
        yield f"weight {mine[0].weight}"
    if case.offered and any(change.now != case.offered.strip("*") for change in mine):
        yield f"now called {[change.now for change in mine]}"
    missed = set(case.also) - {(change.kind, change.was, change.now) for change in comparison.changes}
    yield from (f"not told: {one}" for one in missed)
    if case.letters_only is not None and any(change.letters_only != case.letters_only for change in mine):
        yield "letters_only"
    yield from of_sentences(case, comparison, mine)
    yield from taken_for_another(case, comparison)
    together = [one for one in report.findings if one.kind in case.kinds
                and any(change.court == case.site and change in one.changes for change in mine)]  # fmt: skip
    if case.times > 1 and (len(together) != 1 or len(of_case(case, together[0].changes)) < case.times):
        yield f"{len(together)} findings of {[len(of_case(case, one.changes)) for one in together]} changes"


def of_case(case: Case, changes: tuple[Change, ...]) -> list[Change]:
    return [change for change in changes if change.court == case.site]


def of_sentences(case: Case, comparison: Comparison, mine: list[Change]) -> Iterator[str]:
    named = [one for one in comparison.sentences if one.verdict in ("false", "gap")]
    if case.line:
        line = line_of(case)
        here = [one for one in named if one.line == line and one.file.endswith(Path(comparison.script).name)]
        if not here or case.weight not in {one.verdict for one in here}:
            yield f"line {line} is not named, but {[(one.line, one.verdict) for one in named]}"
        if any(change.line != line for change in mine):
            yield f"its change is of line {[change.line for change in mine]}, not {line}"
        if case.offered and not any(case.offered in one.offered for one in here):
            yield f"offered {[one.offered or one.maybe for one in here]}"
        if case.drafted and not any(case.drafted in one.drafted for one in comparison.sentences):
            yield "nothing drafted"
    if others := [(one.line, one.told) for one in named if one.line not in may_be_named(case)]:
        yield f"called {case.weight}, too: {others}"


def may_be_named(case: Case) -> set[int]:
    """The lines of all sentences that name what has changed."""
    if case.times > 1:
        return set(range(1, 1000))
    words = [case.line] if case.line else [f"**{case.was}**"] if case.weight is None else []
    words += [f"**{was}**" for was in (*(one[1] for one in case.also), *case.also_gone) if was]
    return {number for number, line in enumerate(source_of(case).splitlines(), 1) if any(one in line for one in words)}


def line_of(case: Case) -> int:
    """Of the sentence that must be named, in its script."""
    return next(number for number, line in enumerate(source_of(case).splitlines(), 1) if case.line in line)


def source_of(case: Case) -> str:
    return DESKS[case.desk].script if not case.is_ours else find(case.desk).file.read_text(encoding="utf-8")


def always(case: Case, comparison: Comparison, mine: list[Change]) -> Iterator[str]:
    """What is gone is outlined nowhere, and nothing is called gone that is there, or was not reached."""
    if any(change.kind in GONE and change.after and change.after.box for change in mine):
        yield "something is outlined that is not there"
    gone = [one.was or one.screen for one in comparison.changes if one.kind in GONE]
    if others := set(gone) - {case.was, *case.also_gone}:
        yield f"not gone: {sorted(others)}"


def taken_for_another(case: Case, comparison: Comparison) -> Iterator[str]:
    """Where something is gone, nothing else is what it was."""
    if set(case.kinds) <= GONE:
        taken = [one for one in comparison.changes if one.kind in ("renamed", "replaced")]
        yield from (f"{one.kind}: {one.was}, {one.now}" for one in taken)


def of_replaced(case: Case, _: Report, comparison: Comparison, mine: list[Change]) -> Iterator[str]:
    """What stands in its place is neither called by a new name, nor offered; nor is anything else."""
    if renames := [(one.was, one.now) for one in comparison.changes if one.kind == "renamed"]:
        yield f"renamed: {renames}"
    if not {change.kind for change in mine} & set(REPLACED_KINDS):
        yield "it is not said to be gone"
    if offered := [one.offered for one in comparison.sentences if one.offered]:
        yield f"offered {offered}"
    for one in mine:
        if one.kind == "replaced" and one.after and one.after.box and one.now != case.now:
            yield f"{one.now} is outlined as what {case.was} is now"
