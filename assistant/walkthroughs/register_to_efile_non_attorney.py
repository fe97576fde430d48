"""Ask a court for the right to file, as somebody who is no attorney."""

from assistant import Guide, Person, proofs, walkthrough


@walkthrough(
    "Register to e-file as a non-attorney",
    people=("wilhelmina-dace",),
    on=1,
    group="Register to e-file",
    when=("The court has changed to NextGen CM/ECF, and I want to file there, but am no attorney.",),
    minutes=10,
    needs=(
        "Your own, upgraded PACER account (not a shared one): username and password",
        "If you file for yourself: the number of your most recent case in this court",
    ),
    reached="Your request is on its way to the court",
    keep=("Request number",),
    next="The court answers by email. When it has approved your request, log in "
    "to its CM/ECF with your PACER username and password. If you are a filing agent, each attorney for whom you file "
    "must then add you in CM/ECF.",
    troubles={
        "You are registered to file in this court already.": "Nothing more is needed: log in to the court’s CM/ECF.",
        "An earlier request of yours is pending in this court. Wait for its answer.": "Look at "
        "**E-File Registration/Maintenance History** on the Maintenance tab.",
        "Existing CM/ECF account. Link your account instead.": "Use the guide “Link your CM/ECF account”.",
        "Most Recent Case is missing.": "Send a new request with the number of your most recent case.",
    },
    kinds=("district", "bankruptcy"),
)
def register_to_efile_non_attorney(guide: Guide, filer: Person) -> None:
    """Filing agents, parties without an attorney and others ask this court for the right to file. PACER sends the
    request to the court, and the court decides. Not every court accepts everybody."""

    guide.chapter("Log in to Manage My Account")
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
    guide.click("Click **My Account and Billing**.")
    guide.click("Then click **Manage My Account Login**.")
    guide.fill("Enter your PACER **Username**.", filer.username)
    guide.fill("Enter your **Password**.", filer.password)
    guide.click("Click **Login**.")

    guide.chapter("Choose the court")
    guide.click("Click the tab **Maintenance**.")
    guide.click("Click **Non-Attorney E-File Registration**.")
    guide.note(
        "Did you file in this court before {court.changed}? Send no request: it would be rejected. "
        "Use the guide “Link your CM/ECF account” instead.",
        kind="important",
        proof=proofs.existing_account_is_linked,
    )
    court_types = {"appellate": "U.S. Appellate Courts", "bankruptcy": "U.S. Bankruptcy Courts"}
    court_type = court_types.get(guide.court.kind or "", "U.S. District Courts")
    guide.choose("From the **Court Type** list, choose the type of the court.", court_type)
    guide.choose("From the **Court** list, choose “{court.name}”.", guide.court.name)
    guide.click("Click **Next**.")

    guide.chapter("Enter your filer information")
    guide.see("Verify your **Name**, your **Address** and your **Primary Phone**.")
    guide.note(
        "They come from your PACER account. To change them, use the guide “Change your address or email” first.",
        proof=proofs.name_comes_from_pacer,
    )
    guide.choose("From the **Role in Court** list, choose your role, such as “Filing Agent”.", "Filing Agent")
    guide.note(
        "If you file for yourself, choose “Party” and enter your “Most Recent Case”. "
        "Without it, the court may reject your request.",
        kind="important",
        proof=proofs.party_names_a_case,
    )
    guide.see("Verify the **Primary Email**: there the court sends its notices.")
    guide.see("Verify **Email Frequency** and **Email Format**, and change them if necessary.")
    guide.check("Check **I acknowledge that I am submitting the e-file registration for the individual listed above.**")
    guide.click("Click **Next**.")

    guide.chapter("Choose a payment method if desired")
    guide.see(
        "You see **This page is optional. To go on without a payment method, click Next without entering anything.**"
    )
    guide.click("Click **Next**.")

    guide.chapter("Submit your request")
    guide.check("Read the terms and check **I have read and accept the terms and conditions of e-filing.**")
    guide.check("Check **I understand that my PACER username and password serve as my signature on what I file.**")
    guide.click("Click **Submit**.")
    guide.see("You see **Your request has been submitted to the court.**")
    guide.see("Write down the **Request Number**.")
    guide.note(
        "You cannot file before the court has processed your request.", kind="important", proof=proofs.court_must_answer
    )
    guide.click("Click **E-File Registration/Maintenance History**.")
    guide.see("Beside **Non-Attorney E-File Registration** you see **Pending**, until the court has answered.")
    guide.click("Click **Log Out**.", proof=proofs.logged_out)
    guide.receive("/training/outbox/newest", "Open the email **Your request has been submitted to the court**.")
