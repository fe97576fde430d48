"""Who asks courts for filing rights in these tests, and how."""

from io import BytesIO

import pikepdf

LUCINDA = ("lharrowgate", "Cobble!Heron5520")
"""An attorney without a CM/ECF account anywhere."""
WILHELMINA = ("wdace_agent", "Barrel+Fiddle266")
"""A filing agent, with none."""
CYRUS = ("cnbell_law", "Quarry&Anchor552")
"""An attorney who files in both courts."""
MARJORIE = ("mequill2016", "Lantern#Harbor77x")
"""An attorney whose CM/ECF accounts are not linked yet."""
BARNABY = ("bokonjoreyes", "Timber$Pocket902")
"""He files for himself, and has asked the district court."""

MAB, MAD = "U.S. Bankruptcy Court, District of Massachusetts", "U.S. District Court, District of Massachusetts"
TYPES = {MAB: "U.S. Bankruptcy Courts", MAD: "U.S. District Courts"}

ATTORNEYS, OTHERS = "/pscof/manage/attorney-registration", "/pscof/manage/non-attorney-registration"
DESK, HISTORY, STATUS = "/training/desk/requests", "/pscof/manage/efile-history", "/pscof/manage/efile-status"

ADMISSION, ONLY, FEDERAL, VICE, MULTI = (
    "Attorney Admissions and E-File",
    "E-File Registration Only",
    "Federal Attorney",
    "Pro Hac Vice",
    "Multi-District Litigation",
)

STATE_BAR = {"state": "Massachusetts", "state_number": "640911", "state_admitted": "06/14/2010"}
SPONSOR = {
    "sponsor_first": "Cyrus",
    "sponsor_last": "Nakagawa-Bell",
    "sponsor_state": "Massachusetts",
    "sponsor_number": "655120",
    "disciplined": "No",
}
TERMS = {"terms": "yes", "responsible": "yes"}


def a_pdf(pages=1, **saved):
    """A PDF of blank pages."""
    made, file = pikepdf.new(), BytesIO()
    for _ in range(pages):
        made.add_blank_page()
    made.save(file, **saved)
    return file.getvalue()


def add_bar(visitor, page=f"{ATTORNEYS}/bar", **entered):
    """Enter a state bar, and press its own Add."""
    page = visitor.get(page) if isinstance(page, str) else page
    form = page.forms[-1]
    return visitor.post(form["action"], **{**form["values"], **STATE_BAR, **entered, "deed": "add-state"})


def upload(visitor, name="petition.pdf", content=None, kind="Petition for Admission"):
    content = a_pdf() if content is None else content
    return visitor.send_file(f"{ATTORNEYS}/documents", "Upload", name, content, kind=kind)


def choose_court(visitor, court, start=ATTORNEYS):
    return visitor.press(f"{start}/court", "Next", court_type=TYPES[court], court=court)


def up_to_bar(visitor, court=MAD, kind=ADMISSION, **filer):
    """An attorney's request, as far as the page after the filer."""
    page = visitor.press(choose_court(visitor, court), "Next", kind=kind)
    return visitor.press(page, "Next", understood="yes", **filer)


def up_to_documents(visitor, court=MAD, kind=ADMISSION, **attorney):
    up_to_bar(visitor, court, kind)
    page = visitor.press(add_bar(visitor), "Next")
    return visitor.press(page, "Next", **SPONSOR, **attorney)


def ask_as_attorney(visitor, court=MAD):
    """A request to file only, from its first page to the confirmation."""
    up_to_bar(visitor, court, ONLY)
    visitor.press(f"{ATTORNEYS}/payment", "Next")
    return visitor.press(f"{ATTORNEYS}/terms", "Submit", **TERMS)


def ask_as(visitor, role, court=MAB, **filer):
    """The request of somebody who is no attorney, from its first page to the confirmation."""
    page = choose_court(visitor, court, OTHERS)
    page = visitor.press(page, "Next", role=role, understood="yes", **filer)
    page = visitor.press(page, "Next")
    return visitor.press(page, "Submit", **TERMS)


def rows(page):
    """The rows of the history, as one reads them."""
    table = page.text.split("Type Status ")
    return table[1].split(" A request is pending")[0] if len(table) > 1 else ""


def newest(visitor):
    """The newest mail."""
    return visitor.get("/training/outbox/newest").text
