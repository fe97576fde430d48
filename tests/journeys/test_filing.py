"""Filing a document in a real browser, up to the notice that another filer of the case finds in the mail."""

from __future__ import annotations

from actions import enter, log_in

from assistant import Sample
from assistant.facts.people import person

QUILL = "marjorie-ellsworth-quill"
SUBJECT = "Activity in Case 1:21-cv-10442 Larkspur Bakery LLC v. Tidewater Freight Co.: Notice of Appearance"


def test_one_files_and_another_is_told(visit):
    guide, cyrus = visit("cyrus-nakagawa-bell", others=(QUILL,))
    marjorie = person(QUILL)
    enter(guide, cyrus)
    guide.click("Click **Civil**.")
    guide.choose("Choose the **Event**.", "Notice of Appearance")
    guide.click("Click **Next**.")
    guide.fill("Enter the **Case Number**.", "21-cv-10442")
    guide.click("Click **Next**.")
    guide.check("Check **Larkspur Bakery LLC, Plaintiff**.")
    guide.click("Click **Next**.")
    guide.upload("Choose the **Document**.", Sample("appearance.pdf"))
    guide.check("Check **I have checked this document, and it complies with the redaction rules.**")
    guide.click("Click **Next**.")
    guide.see("You read **You cannot undo a filing**.")
    guide.click("Click **Submit**.")
    guide.see("You read **Notice of Electronic Filing**.")
    guide.see(f"You read **Marjorie Ellsworth-Quill, {marjorie.email}**.")
    guide.address("/ecf/mad/file/civil/submit")
    guide.see("You read **You filed last: Notice of Appearance, document 5**.")

    guide.chapter("Told")
    guide.as_(marjorie)
    log_in(guide, marjorie.username, marjorie.password)
    guide.receive("/training/outbox/newest", f"Open the e-mail **{SUBJECT}**.")

    guide.see(f"You read **To {marjorie.email}**.")
