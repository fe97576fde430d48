"""Judges that we did not write, on all that is published and served."""

from __future__ import annotations

from pathlib import Path

import page as page_validation
from axe_playwright_python.sync_playwright import Axe
from conftest import ADDRESS, PERSON, TOBIAS, Visitor, served
from playwright.sync_api import Page, sync_playwright

from assistant import browser

GUIDES = Path("build/guides")
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
LOOKS = (
    {"viewport": {"width": 1280, "height": 800}},
    {"viewport": {"width": 390, "height": 844}},
    {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
    {"viewport": {"width": 1280, "height": 800}, "forced_colors": "active"},
)
NARROW = {"viewport": {"width": 320, "height": 640}}

OPEN_SCREENS = (
    "/", "/court/mad/nextgen", "/pacer/", "/pacer/my-account-billing",
    "/pacer/my-account-billing/manage-my-account-login", "/pscof/login", "/pscof/forgot-password", "/nowhere",
)  # fmt: skip


def every_pdf() -> str:
    """PDF/UA-1 by page-validation; the tag tree is compared with the recording when a PDF is published."""
    pdfs = sorted(GUIDES.rglob("*.pdf"))
    assert pdfs, "no guide was built"
    for pdf in pdfs:
        verdict = page_validation.validate_pdf(str(pdf), profile="ua1")
        assert verdict.is_compliant, f"{pdf}: {[failure.message for failure in verdict.failures]}"
    return f"{len(pdfs)} PDFs"


def every_page() -> str:
    """WCAG 2.2 A and AA on a desktop, a phone, in the dark and in forced colors; no sideways scroll at 320 pixels."""
    guides = sorted(GUIDES.rglob("*.html"))
    with served() as portal, sync_playwright() as playwright:
        opened = playwright.chromium.launch(**browser.launch_arguments())
        for guide in guides:
            judge(opened, guide.resolve().as_uri(), [])
        screens = 0
        for _, path, visitor in states(portal):  # each is judged before its visitor goes on
            judge(opened, portal.rstrip("/") + path, cookies(visitor))
            screens += 1
        opened.close()
    return f"{len(guides)} web pages and {screens} screens, in {len(LOOKS)} looks"


def states(portal: str):
    """Every screen of the portal in every state: (name, path, the visitor who sees it)."""
    for path in OPEN_SCREENS:
        yield path, path, Visitor(portal)
    refused = Visitor(portal)
    refused.press("/pscof/login", "Login", username="tb", password="short")
    yield "login with errors", "/pscof/login", refused
    member = Visitor(portal)
    member.log_in(**TOBIAS)
    for tab in ("Settings", "Maintenance", "Payments", "Usage"):
        yield tab, f"/pscof/manage/maint?tab={tab}", member
    empty = Visitor(portal)
    empty.log_in(**TOBIAS)
    empty.press("/pscof/upgrade", "Next")
    yield "person with errors", "/pscof/upgrade/person", empty
    yield "person", "/pscof/upgrade/person", member
    member.press("/pscof/upgrade", "Next", **PERSON)
    yield "address", "/pscof/upgrade/address", member
    empty.press("/pscof/upgrade", "Next", **PERSON)
    empty.press("/pscof/upgrade/address", "Next", city="")
    yield "address with errors", "/pscof/upgrade/address", empty
    member.press("/pscof/upgrade/address", "Next", **ADDRESS)
    yield "security", "/pscof/upgrade/security", member
    empty.press("/pscof/upgrade/address", "Next", city="Worcester", **ADDRESS)
    empty.press("/pscof/upgrade/security", "Submit", username="tb1407")
    yield "security with errors", "/pscof/upgrade/security", empty
    done = Visitor(portal)
    yield "dialog", done.upgrade().path, done
    for court, login, password in (("mad", "mequill", "Birch21!ecf"), ("mab", "mquill", "Slate20!ecf")):
        yield from court_states(portal, court, login, password)


def court_states(portal: str, court: str, login: str, password: str):
    """A court's own pages, its login, and linking from the form to the filing menus."""
    outside = Visitor(portal)
    notice = {"mad": "nextgen", "mab": "nextgen-cmecf-information"}[court]
    for path in (f"/court/{court}/{notice}", f"/court/{court}/link-your-account", f"/ecf/{court}/"):
        yield path, path, outside
    yield "PACER Login", f"/cso/login?court={court}", outside
    before = in_a_world(portal, "2021-09-14")
    yield "before go-live", f"/ecf/{court}/", before
    yield "the court's own login", f"/ecf/{court}/login", before
    changing = in_a_world(portal, "2021-09-19")
    yield "changing over", f"/ecf/{court}/", changing
    yield "too early to link", f"/ecf/{court}/utilities/link-account", changing
    filer = Visitor(portal)
    dialog = filer.press(f"/cso/login?court={court}", "Login", username="mequill2016", password="Lantern#Harbor77x")
    yield "redaction", dialog.path, filer
    filer.press(dialog, "Continue", understood="y")
    for path in ("main", "utilities/", "utilities/link-account"):
        yield path, f"/ecf/{court}/{path}", filer
    refused = filer.press(f"/ecf/{court}/utilities/link-account", "Submit", login=login, password="Nobody99!ecf")
    yield "wrong login", refused.path, filer
    verify = filer.press(f"/ecf/{court}/utilities/link-account", "Submit", login=login, password=password)
    yield "verify", verify.path, filer
    linked = filer.press(verify, "Submit")
    yield "linked", linked.path, filer
    yield "outbox", "/training/outbox", filer
    yield "linked already", f"/ecf/{court}/utilities/link-account", filer
    yield "utilities when linked", f"/ecf/{court}/utilities/", filer


def in_a_world(portal: str, day: str) -> Visitor:
    visitor = Visitor(portal)
    visitor.post("/training/world", date=day, era="2021")
    return visitor


def cookies(visitor: Visitor) -> list[dict[str, str]]:
    return [{"name": one.name, "value": one.value or "", "url": visitor.portal} for one in visitor.cookies]


def judge(opened, address: str, kept: list[dict[str, str]]) -> None:
    for look in LOOKS:
        with_page(opened, address, kept, look, no_violation)
    with_page(opened, address, kept, NARROW, no_sideways_scroll)


def with_page(opened, address: str, kept: list[dict[str, str]], look: dict, check) -> None:
    context = opened.new_context(**look)
    context.add_cookies(kept)
    page = context.new_page()
    page.goto(address)
    check(page, f"{address} {look}")
    context.close()


def no_violation(page: Page, where: str) -> None:
    found = Axe().run(page, options=WCAG).response["violations"]
    assert not found, f"{where}: {[one['id'] for one in found]}"


def no_sideways_scroll(page: Page, where: str) -> None:
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 320, f"{where}: {width} px wide in a window of 320"
