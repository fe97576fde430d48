"""Ask a court for leave to appear and file in one case, as an attorney of another bar."""

from assistant import Guide, Person, Sample, proofs, walkthrough


@walkthrough(
    "Request to appear pro hac vice",
    people=("evander-marchbanks",),
    on=1,
    group="Register to e-file",
    when=("I am an attorney of another bar, and want to appear in one case of this court.",),
    minutes=20,
    needs=(
        "Your own, upgraded PACER account (not a shared one): username and password",
        "The number of the case",
        "Your bar numbers and dates of admission",
        "Name, jurisdiction and bar number of your sponsor, a member of this court’s bar",
        "The documents that the court’s rules ask for, as PDFs",
    ),
    reached="Your request is on its way to the court",
    keep=("Request number",),
    next="The court answers by email. When it has approved your request, log in "
    "to its CM/ECF with your PACER username and password. You need not link anything.",
    troubles={
        "You are registered to file in this court already.": "You need no new login. Ask {court.clerk} how to appear "
        "in another case.",
        "Existing CM/ECF account. Link your account instead.": "Use the guide “Link your CM/ECF account”.",
        "The sponsor is not a member of this court’s bar.": "Find one who is, and send a new request.",
        "You have entered a bar admission and not added it. Click Add, or empty its fields.": "Click **Add** below it.",
        "Document: This file is not a PDF, whatever its name says. Save it as a PDF first.": "Open it in the program "
        "that made it, and save or print it as a PDF.",
    },
    kinds=("district", "bankruptcy"),
)
def request_pro_hac_vice(guide: Guide, attorney: Person) -> None:
    """“Pro hac vice” means “for this case only”: an attorney of another bar asks to appear in one case, with a member
    of this court’s bar as sponsor. PACER sends the request to the court, and the court decides."""

    bar = attorney.bar_admission

    guide.chapter("Log in to Manage My Account")
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
    guide.click("Click **My Account and Billing**.")
    guide.click("Then click **Manage My Account Login**.")
    guide.fill("Enter your PACER **Username**.", attorney.username)
    guide.fill("Enter your **Password**.", attorney.password)
    guide.click("Click **Login**.")

    guide.chapter("Choose the court and pro hac vice")
    guide.click("Click the tab **Maintenance**.")
    guide.click("Click **Attorney Admissions / E-File Registration**.")
    court_type = "U.S. Bankruptcy Courts" if guide.court.kind == "bankruptcy" else "U.S. District Courts"
    guide.choose("From the **Court Type** list, choose the type of the court.", court_type)
    guide.choose("From the **Court** list, choose “{court.name}”.", guide.court.name)
    guide.click("Click **Next**.")
    guide.check("Choose **Pro Hac Vice**.")
    guide.click("Click **Next**.")
    guide.note(
        "“Pro Hac Vice” is for one case only, and admits you to no bar. "
        "The rules of the court say who may appear so, and what it costs.",
        kind="important",
        proof=proofs.one_case_only,
    )

    guide.chapter("Verify your filer information")
    guide.see("Verify your **Name**, your **Address** and your **Primary Phone**.")
    guide.note(
        "They come from your PACER account. To change them, use the guide “Change your address or email” first.",
        proof=proofs.name_comes_from_pacer,
    )
    guide.see("Verify the **Primary Email**: there the court sends its notices.")
    guide.check("Check **I acknowledge that I am submitting the e-file registration for the individual listed above.**")
    guide.click("Click **Next**.")

    guide.chapter("Add every bar that has admitted you")
    guide.choose("Under **State Bar Information**, choose the **State**.", bar.state)
    guide.fill("Under **State Bar Information**, enter your **State Bar Number**.", bar.number)
    guide.fill("Under **State Bar Information**, enter the **Date Admitted** as MM/DD/YYYY.", bar.admitted)
    guide.note(
        "What you enter counts only when you have clicked “Add”.", kind="important", proof=proofs.bar_must_be_added
    )
    guide.click("Under **State Bar Information**, click **Add**.")
    guide.see("In the list above you see your bar number: in this example, **{attorney.bar_admission.number}**.")
    guide.note(
        "Add every other bar in the same way. A court belongs under “Federal Bar Information”.",
        kind="tip",
        proof=proofs.several_bars,
    )
    guide.click("Click **Next**.")

    guide.chapter("Name your sponsor and the case")
    guide.fill("Enter your **Sponsor’s First Name**.", bar.sponsor_first_name)
    guide.note(
        "Your sponsor is a member of this court’s bar, and signs the statement that you upload next.",
        proof=proofs.sponsor_signs,
    )
    guide.fill("Enter your **Sponsor’s Last Name**.", bar.sponsor_last_name)
    guide.choose("From the **Jurisdiction** list, choose where the sponsor is admitted.", bar.sponsor_state)
    guide.fill("Enter your **Sponsor’s Bar Number**.", bar.sponsor_number)
    case = bar.bankruptcy_case if guide.court.kind == "bankruptcy" else bar.case
    guide.fill("Enter the **Case Number** of the one case in which you want to appear.", case)
    guide.choose("Below **Have you ever been suspended or disbarred?**, choose your answer.", "No")
    guide.click("Click **Next**.")

    guide.chapter("Upload your documents")
    guide.choose("From the **Kind of Document** list, choose what it is.", "Certificate of Good Standing")
    guide.upload("Choose your **Document**.", Sample("Certificate of Good Standing.pdf"))
    guide.note("It must be a PDF of at most 500 KB and 50 pages, without a password.", proof=proofs.documents_are_pdfs)
    guide.click("Click **Upload**.")
    guide.see("Your document stands in the list: **Certificate of Good Standing.pdf**.")
    guide.note(
        "Upload every other document in the same way, also the statement that your sponsor has signed.",
        kind="tip",
        proof="Which documents it needs the court’s rules say, and no screen.",
    )
    guide.click("When all documents are there, click **Next**.")

    guide.chapter("Submit your request")
    guide.see(
        "You see **This page is optional. To go on without a payment method, click Next without entering anything.**"
    )
    guide.click("Click **Next**.")
    guide.check("Read the terms and check **I have read and accept the terms and conditions of e-filing.**")
    guide.check("Check **I understand that my PACER username and password serve as my signature on what I file.**")
    guide.click("Click **Submit**.")
    guide.see("You see **Your request has been submitted to the court.**")
    guide.see("Write down the **Request Number**.")
    guide.note(
        "You cannot file before the court has processed your request.", kind="important", proof=proofs.court_must_answer
    )
    guide.click("Click **E-File Registration/Maintenance History**.")
    guide.see("Beside **Pro Hac Vice** you see **Pending**, until the court has answered.")
    guide.click("Click **Log Out**.", proof=proofs.logged_out)
