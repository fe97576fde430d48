"""Get ready before a court moves to NextGen CM/ECF: both notices, “Get ready for NextGen CM/ECF”."""

from assistant import Guide, Person, proofs, walkthrough


@walkthrough(
    "Prepare for NextGen CM/ECF",
    people=("tobias-brannock",),
    on=-6,
    before_go_live=True,
    group="Get ready to file",
    when=("The court changes to NextGen CM/ECF on {court.go_live}, and I want to be ready.",),
    minutes=15,
    needs=(
        "Your CM/ECF login and password of this court",
        "Your PACER username and password",
    ),
    deadline="{court.go_live}",
    reached="You are ready for {court.go_live}",
    keep=("CM/ECF login of this court", "PACER username"),
    next="Upgrade a Legacy PACER Account now, with the guide “Upgrade your PACER account”. "
    "On or after {court.go_live}, link the two accounts, with the guide “Link your CM/ECF account”, and look at the "
    "court’s page: more steps may be posted there. PACER’s pages “NextGen FAQs” and “How to Use PACER” tell more. "
    "Do you file in another court? It has a day of its own.",
    troubles={
        "Invalid CM/ECF login or password.": "Type both again. Capital letters matter in both.",
        "Invalid username or password": "Type your PACER username and password, not your CM/ECF login.",
    },
)
def prepare_for_go_live(guide: Guide, filer: Person) -> None:
    """This court moves to NextGen CM/ECF on {court.go_live}. Before that day, make sure that you know your CM/ECF
    login, and that your PACER account is upgraded. If you wait, expect delays on your filings."""

    account = filer.login_at(guide.court.id)

    guide.chapter("Make sure that you know your CM/ECF login")
    guide.open("cmecf", "Open a web browser and go to {court.sites.cmecf}.")
    guide.click("Click **{court.cmecf.system}**.")
    guide.fill("Type your **CM/ECF Login** yourself. Do not let the browser fill it in.", account.login)
    guide.fill("Type your **Password** yourself, too.", account.password)
    if guide.court.contacts.clerk_mail:
        guide.note(
            "A login that is only stored in your browser will be lost on {court.go_live} and cannot be recovered. "
            "If you do not know yours, email the Clerk’s Office at {court.contacts.clerk_mail} before that day. "
            "The PACER Service Center cannot tell you your CM/ECF login.",
            kind="important",
            proof=proofs.pacer_cannot_tell,
        )
    else:
        guide.note(
            "Do not rely on a login that is only stored in your browser. "
            "If you do not know yours, ask {court.clerk} before {court.go_live}. "
            "The PACER Service Center cannot tell you your CM/ECF login.",
            kind="important",
            proof=proofs.pacer_cannot_tell,
        )
    guide.check(
        "Read the notice and check "
        "**I understand that, if I file, I must comply with the redaction rules. I have read this notice.**"
    )
    guide.click("Click **Login**.")
    guide.see("Beside **CM/ECF account** you see your own login.")
    guide.note(
        "There is no link to your PACER account here yet. It comes on {court.go_live}.",
        proof=proofs.no_link_before_go_live,
    )
    guide.click("Click **Log Out**.", proof=proofs.logged_out_of_the_court)

    guide.chapter("Check your PACER account")
    guide.open("pacer", "Go to {court.sites.pacer}.")
    guide.click("Click **My Account and Billing**.")
    guide.click("Then click **Manage My Account Login**.")
    guide.fill("Enter your PACER **Username**.", filer.username)
    guide.fill("Enter your **Password**.", filer.password)
    guide.click("Click **Login**.")
    guide.see("Look beside **Account Type**. In this example you see **Legacy PACER Account**.")
    guide.note(
        "A Legacy PACER Account must be upgraded before {court.go_live}. "
        "With an Upgraded PACER Account, no action is required.",
        kind="important",
        proof="It happens on the go-live day, and the guide Link your CM/ECF account needs it.",
    )
    guide.click("Click **Log Out**.", proof=proofs.logged_out)
