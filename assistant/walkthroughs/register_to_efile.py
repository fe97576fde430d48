"""Ask a court for admission and for the right to file, as an attorney who never filed there."""

from assistant import Guide, Person, Sample, proofs, walkthrough


@walkthrough(
    "Register to e-file as an attorney",
    people=("lucinda-harrowgate",),
    on=1,
    group="Register to e-file",
    when=("The court has changed to NextGen CM/ECF, and as an attorney I never filed there.",),
    minutes=20,
    needs=(
        "Your own, upgraded PACER account (not a shared one): username and password",
        "Your bar numbers, and the dates on which you were admitted",
        "Name, jurisdiction and bar number of your sponsor, a member of this court’s bar",
        "The documents that the court’s rules ask for, as PDFs",
    ),
    reached="Your request is on its way to the court",
    keep=("Request number",),
    next="The court answers by email. When it has approved your request, log in "
    "to its CM/ECF with your PACER username and password. You need not link anything.",
    troubles={
        "You are registered to file in this court already.": "Nothing more is needed: log in to the court’s CM/ECF.",
        "An earlier request of yours is pending in this court. Wait for its answer.": "Look at "
        "**E-File Registration/Maintenance History** on the Maintenance tab.",
        "Existing CM/ECF account. Link your account instead.": "Use the guide “Link your CM/ECF account”.",
        "You have entered a bar admission and not added it. Click Add, or empty its fields.": "Click **Add** below it.",
        "Document: This file is not a PDF, whatever its name says. Save it as a PDF first.": "Open it in the program "
        "that made it, and save or print it as a PDF.",
    },
)
def register_to_efile(guide: Guide, filer: Person) -> None:
    """If you never filed in this court, ask it for admission to its bar and for the right to file. PACER sends your
    request to the court, and the court decides."""

    bar = filer.bar_admission

    guide.chapter("Log in to Manage My Account")
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
    guide.click("Click **My Account and Billing**.")
    guide.click("Then click **Manage My Account Login**.")
    guide.fill("Enter your PACER **Username**.", filer.username)
    guide.fill("Enter your **Password**.", filer.password)
    guide.click("Click **Login**.")

    guide.chapter("Choose the court")
    guide.click("Click the tab **Maintenance**.")
    guide.click("Click **Attorney Admissions / E-File Registration**.")
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

    guide.chapter("Choose what you ask for")
    guide.check("Choose **Attorney Admissions and E-File**.")
    guide.note(
        "Are you admitted to the bar of this court already? Choose “E-File Registration Only”: it has fewer pages.",
        kind="tip",
        proof=proofs.only_to_file,
    )
    guide.click("Click **Next**.")

    guide.chapter("Verify your filer information")
    guide.see("Verify your **Name**, your **Address** and your **Primary Phone**.")
    guide.note(
        "They come from your PACER account. To change them, use the guide “Change your address or email” first.",
        proof=proofs.name_comes_from_pacer,
    )
    guide.see("Verify the **Primary Email**: there the court sends its notices.")
    guide.see("Verify **Email Frequency** and **Email Format**, and change them if necessary.")
    guide.check("Check **I acknowledge that I am submitting the e-file registration for the individual listed above.**")
    guide.click("Click **Next**.")

    guide.chapter("Add your bar admissions")
    guide.choose("Under **State Bar Information**, choose the **State**.", bar.state)
    guide.fill("Under **State Bar Information**, enter your **State Bar Number**.", bar.number)
    guide.fill("Under **State Bar Information**, enter the **Date Admitted** as MM/DD/YYYY.", bar.admitted)
    guide.note(
        "What you enter counts only when you have clicked “Add”.", kind="important", proof=proofs.bar_must_be_added
    )
    guide.click("Under **State Bar Information**, click **Add**.")
    guide.see("In the list above you see your bar number: in this example, **{filer.bar_admission.number}**.")
    guide.note(
        "Add every other bar in the same way. A court belongs under “Federal Bar Information”.",
        kind="tip",
        proof=proofs.several_bars,
    )
    guide.click("Click **Next**.")

    guide.chapter("Name your sponsor")
    guide.fill("Enter your **Sponsor’s First Name**.", bar.sponsor_first_name)
    guide.fill("Enter your **Sponsor’s Last Name**.", bar.sponsor_last_name)
    guide.choose("From the **Jurisdiction** list, choose where the sponsor is admitted.", bar.sponsor_state)
    guide.fill("Enter your **Sponsor’s Bar Number**.", bar.sponsor_number)
    guide.choose("Below **Have you ever been suspended or disbarred?**, choose your answer.", "No")
    guide.click("Click **Next**.")

    guide.chapter("Upload your documents")
    guide.choose("From the **Kind of Document** list, choose what it is.", "Petition for Admission")
    guide.upload("Choose your **Document**.", Sample("Petition for Admission.pdf"))
    guide.note("It must be a PDF of at most 500 KB and 50 pages, without a password.", proof=proofs.documents_are_pdfs)
    guide.click("Click **Upload**.")
    guide.see("Your document stands in the list: **Petition for Admission.pdf**.")
    guide.note(
        "Upload every other document in the same way. The rules of the court say which ones it needs.",
        kind="tip",
        proof="The rules are the court’s, and no screen.",
    )
    guide.click("When all documents are there, click **Next**.")

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
    guide.see("Beside **Attorney Admissions and E-File** you see **Pending**, until the court has answered.")
    guide.click("Click **Log Out**.", proof=proofs.logged_out)
    guide.receive("/training/outbox/newest", "Open the email **Your request has been submitted to the court**.")
