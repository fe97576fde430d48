"""See whether one may file in a court, what has become of a request, and how to give up filing there."""

from assistant import Guide, Person, proofs, walkthrough


@walkthrough(
    "Check your e-file status",
    people=("cyrus-nakagawa-bell",),
    on=1,
    group="Register to e-file",
    when=("I want to know whether I may file in this court, or what has become of my request.",),
    minutes=5,
    needs=("Your PACER username and password",),
    reached="You know whether you may file",
    next="If you read “Pending”, the court has not answered yet: it does so by email. "
    "If you read “Not registered”, link your CM/ECF account, or send a request if you never filed in this court.",
    troubles={
        "You must upgrade your PACER account before using this feature.": "Use the guide “Upgrade your PACER account”.",
        "Court: Required information is missing.": "Choose the **Court Type** first, and then the **Court**.",
    },
    kinds=("district", "bankruptcy"),
)
def check_efile_status(guide: Guide, filer: Person) -> None:
    """Manage My Account says for each court whether you may file there, and keeps what you asked courts with their
    answers."""

    guide.chapter("Log in to Manage My Account")
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
    guide.click("Click **My Account and Billing**.")
    guide.click("Then click **Manage My Account Login**.")
    guide.fill("Enter your PACER **Username**.", filer.username)
    guide.fill("Enter your **Password**.", filer.password)
    guide.click("Click **Login**.")

    guide.chapter("Check your status in the court")
    guide.click("Click the tab **Maintenance**.")
    guide.click("Click **Check E-File Status**.")
    court_types = {"appellate": "U.S. Appellate Courts", "bankruptcy": "U.S. Bankruptcy Courts"}
    court_type = court_types.get(guide.court.kind or "", "U.S. District Courts")
    guide.choose("From the **Court Type** list, choose the type of the court.", court_type)
    guide.choose("From the **Court** list, choose “{court.name}”.", guide.court.name)
    guide.click("Click **Submit**.")
    guide.see("Beside **Status** you see **Active**: you may file in this court.")
    guide.note(
        "Do not click “Request Deactivation” to change firms: it asks the court to end your right to file there.",
        kind="important",
        proof=proofs.deactivation_ends_filing,
    )

    guide.chapter("See what you asked courts")
    guide.click("Click **Back to the Maintenance tab**.")
    guide.click("Click **E-File Registration/Maintenance History**.")
    guide.see("You see each request with its answer, or **You have sent no request to a court yet.**")
    guide.click("Click **Log Out**.", proof=proofs.logged_out)
