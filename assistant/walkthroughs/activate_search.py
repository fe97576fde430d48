"""Activate the case search privileges of an account without a card: the notice's note on the activation code."""

from assistant import Guide, Person, proofs, walkthrough


@walkthrough(
    "Activate your case search privileges",
    people=("gwendolyn-apfelbaum",),
    on="2021-09-28",
    group="Get an account",
    when=("I registered without a credit card, and the activation code has come by mail.",),
    minutes=3,
    needs=(
        "The letter with your activation code",
        "Your PACER username and password",
    ),
    reached="You can search for cases",
    next="You need the code only once. Your username and password stay the same.",
    troubles={
        "Invalid username or password": "Type both again. Capital letters matter in both.",
        "The activation code is not valid.": "Type the code again as it stands in the letter. "
        "If the letter is lost, call {court.contacts.pacer_phone}.",
    },
)
def activate_search(guide: Guide, filer: Person) -> None:
    """If you registered without a credit card, you receive an activation code by U.S. mail in 7-10 business days.
    With it you can search for cases."""

    guide.chapter("Log in when the letter has come")
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
    guide.note(
        "The code is never sent by email or fax, nor told by phone.",
        kind="tip",
        proof="The page on which it is entered says so, and it is proved there.",
    )
    guide.click("Click **My Account and Billing**.")
    guide.click("Then click **Manage My Account Login**.")
    guide.fill("Enter your PACER **Username**.", filer.username)
    guide.fill("Enter your **Password**.", filer.password)
    guide.click("Click **Login**.")

    guide.chapter("Enter your activation code")
    guide.see("Beside **Case Search Status** you see **Not activated**.")
    guide.click("Click **Activate Case Search Privileges**.")
    guide.fill("Enter the **Activation Code** from your letter.", filer.mailed_code, proof=proofs.code_is_never_told)
    guide.note("For access without the code, click “add a credit card” there.")
    guide.click("Click **Submit**.")
    guide.see("You see **Your case search privileges have been activated.**")
    guide.click("Click **Back to Manage My Account**.")
    guide.see("Beside **Case Search Status** you now see **Active**.")
    guide.click("Click **Log Out**.", proof=proofs.logged_out)
