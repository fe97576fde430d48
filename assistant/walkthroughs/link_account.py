"""Link a CM/ECF account to an upgraded PACER account: both notices, “You must link your upgraded PACER account”;
and as in 2025."""

from assistant import Guide, Person, proofs, walkthrough


@walkthrough(
    "Link your CM/ECF account",
    people=("marjorie-ellsworth-quill",),
    on=1,
    group="Get ready to file",
    when=("The court has changed to NextGen CM/ECF, and I filed there before {court.changed}.",),
    minutes=10,
    needs=(
        "Your own, upgraded PACER account (not a shared one): username and password",
        "Your CM/ECF login and password for this court: your browser will not fill them in",
        "To be logged out of PACER: log out, and close the browser",
    ),
    reached="Your accounts are linked",
    next="From now on, log in to this court with your PACER username and password. With Central Sign-On, that one "
    "login opens PACER and every NextGen court in which you may file. Link your account in each of them. "
    "Look at the court’s page, too: more steps may be posted there.",
    troubles={
        "Invalid username or password": "Use your PACER login, not your CM/ECF login. "
        "If you forgot it, use the guide “Recover your PACER login”.",
        "Invalid CM/ECF login or password. The accounts were not linked.": "Use your CM/ECF login here. "
        "Capital letters matter. If it still fails, ask {court.clerk} "
        "for the login, or a new password. The last resort, where that office tells you so, is a new request: "
        "use the guide “Register to e-file as an attorney”.",
        "Only an upgraded PACER account can be linked.": "Use the guide “Upgrade your PACER account” first.",
    },
)
def link_account(guide: Guide, filer: Person) -> None:
    """Could you file in this court before {court.changed}? Then you must link your CM/ECF account to your upgraded
    PACER account: on that day or later, not sooner, and once for each court. Only then can you file in NextGen CM/ECF,
    the court’s filing system."""

    guide.chapter("Log in with your PACER account")
    guide.open("cmecf", "Open a web browser and go to {court.sites.cmecf}.")
    guide.note(
        "Are you told to link your account first? Log in all the same: you link it after that, in the steps below.",
        proof="The steps below do so.",
    )
    guide.click("Click **{court.cmecf.system}**.")
    guide.fill("Enter your PACER **Username**: the new one, if you upgraded your account.", filer.username)
    guide.note(
        "Here you need your PACER username and password, not your CM/ECF login.",
        kind="tip",
        proof=proofs.filing_login_fails,
    )
    guide.fill("Enter your PACER **Password**.", filer.password)
    guide.click("Click **Login**.")
    link(guide, filer)


@walkthrough(
    "Link your CM/ECF account (2025)",
    people=("delphine-ashdown",),
    on="2025-09-08",
    era="2025",
    group="Get ready to file",
    when=("I have a CM/ECF account of this court that is not linked to my PACER account.",),
    minutes=10,
    needs=(
        "Your own, upgraded PACER account (not a shared one): username and password",
        "If you have enrolled an authenticator app: the app, or a backup code",
        "Your CM/ECF login and password for this court",
    ),
    reached="Your accounts are linked",
    next="From now on, log in to this court with your PACER username and password. Who may file needs multifactor "
    "authentication: if you have none yet, use the guide “Enroll in multifactor authentication”.",
    troubles={
        "Invalid username, password, or one-time passcode.": "Use your PACER login, not your CM/ECF login, "
        "and the passcode that the app shows now.",
        "Invalid CM/ECF login or password. The accounts were not linked.": "Use your CM/ECF login here. "
        "Capital letters matter. If it still fails, ask {court.clerk} "
        "for the login, or a new password. The last resort, where that office tells you so, is a new request: "
        "use the guide “Register to e-file as an attorney”.",
        "Only an upgraded PACER account can be linked.": "Use the guide “Upgrade your PACER account (2025)” first.",
    },
)
def link_account_2025(guide: Guide, filer: Person) -> None:
    """Did you file in this court before {court.changed}, and not link your CM/ECF account to your PACER account since?
    Then link it now, once for each court. Only then can you file."""

    guide.chapter("Log in with your PACER account")
    guide.open("cmecf", "Open a web browser and go to {court.sites.cmecf}.")
    guide.click("Click **{court.cmecf.system}**.")
    guide.fill("Enter your PACER **Username**.", filer.username)
    guide.note(
        "Here you need your PACER username and password, not your CM/ECF login.",
        kind="tip",
        proof=proofs.filing_login_fails_in_2025,
    )
    guide.fill("Enter your PACER **Password**.", filer.password)
    guide.click("Click **Login**.")
    guide.note(
        "If you read “User Update Required” now, do what it says, or click “Skip”.",
        proof="It is shown to those alone whose account lacks something, and this filer’s does not.",
    )
    guide.fill(
        "If you have enrolled an app, enter the **One-Time Passcode** that it shows.",
        filer.secret("app_code"),
        proof=proofs.other_passcodes_fail,
    )
    guide.click("Click **Login**.")
    link(guide, filer)


def link(guide: Guide, filer: Person) -> None:
    """From the notice of the court to the menus for filing."""
    account = filer.login_at(guide.court.id)
    guide.check(
        "Read the notice and check "
        "**I understand that, if I file, I must comply with the redaction rules. I have read this notice.**"
    )
    guide.click("Click **Continue**.")

    guide.chapter("Link the two accounts")
    if guide.court.kind == "appellate":
        guide.click("Click **Link my filer account to my PACER account**.")
    else:
        guide.click("Click **Utilities**.")
        if guide.court.link_item_under:
            guide.click("Under **{court.cmecf.link_item_under}**, click **Link a CM/ECF account to my PACER account**.")
        else:
            guide.click("Click **Link a CM/ECF account to my PACER account**.")
    guide.fill("Enter your **CM/ECF login**, the one that you have used in this court so far.", account.login)
    guide.note(
        "Capital letters matter in both. If you do not know them, ask {court.clerk}, not PACER.",
        kind="tip",
        proof=proofs.capitals_matter,
    )
    guide.fill("Enter your **CM/ECF password**.", account.password)
    guide.click("Click **Submit**.")
    guide.see("Under **CM/ECF account**, check that **Name** and **Login** are yours.")
    guide.see("Under **PACER account**, check that **Name** and **Username** are yours, too.")
    guide.note(
        "You cannot undo the link. Never link an account that you share. "
        "If a name is not yours, click “Back”, log out, and ask {court.clerk}.",
        kind="important",
        proof=proofs.link_is_for_ever,
    )
    guide.click("If both are right, click **Submit**.")
    guide.see("You see **Your CM/ECF account has been successfully linked to your PACER account.**")
    guide.note(
        "Menus for filing now appear at the top. If not, click “Query” once, or log out and log in again.",
        kind="tip",
        proof=proofs.filing_menus,
    )
    if guide.court.kind == "appellate":
        guide.see("The menu **Filing** appears, and you can file.")
    elif guide.court.kind == "bankruptcy":
        guide.see("The menus **Bankruptcy** and **Adversary** appear, and you can file.")
    else:
        guide.see("The menus **Civil** and **Criminal** appear, and you can file.")
    guide.click("Click **Log Out**.", proof=proofs.logged_out_of_the_court)
