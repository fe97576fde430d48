"""Find out whether a PACER account must be upgraded: the notice's branch “no action is required”."""

from assistant import Guide, Person, proofs, walkthrough


@walkthrough(
    "Check your PACER account type",
    people=("marjorie-ellsworth-quill",),
    on="2021-09-21",
    group="Get ready to file",
    when=("I do not know whether my PACER account must be upgraded.",),
    minutes=3,
    needs=("Your PACER username and password",),
    deadline=("{court.go_live}", ""),
    reached="You know your account type",
    next=(
        (
            "If it is a Legacy PACER Account, use the guide “Upgrade your PACER account”. "
            "If it is an Upgraded PACER Account, no action is required now. "
            "Find out your CM/ECF login and password before {court.go_live}: you will need them to link your accounts."
        ),
        (
            "If it is a Legacy PACER Account, use the guide “Upgrade your PACER account”. "
            "If it is an Upgraded PACER Account, no upgrade is required. "
            "Where it is not linked yet, use the guide “Link your CM/ECF account”."
        ),
    ),
    troubles={
        "Invalid username or password": "Type both again. Capital letters matter in both.",
        "Username must be at least 6 characters": "Enter the whole username. An older one has six characters.",
        "Password must be at least 8 characters": "Enter the whole one. If you forgot it, use the guide “Recover your "
        "PACER login”. An account that was never upgraded has no security questions: "
        "call {court.contacts.pacer_phone}.",
    },
)
def check_account_type(guide: Guide, filer: Person) -> None:
    """If your own PACER account was created before August 11, 2014, it may need an upgrade.
    This is how you find out."""

    guide.chapter("Check your account type")
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
    guide.click("Click **My Account and Billing**.")
    guide.click("Then click **Manage My Account Login**.")
    guide.fill("Enter your PACER **Username**.", filer.username)
    guide.fill("Enter your **Password**.", filer.password)
    guide.click("Click **Login**.")
    guide.see("Look beside **Account Type**. In this example you see **Upgraded PACER Account**.")
    guide.note(
        "If it says “Upgraded PACER Account”, you already have an upgraded account and no action is required. "
        "If it says “Legacy PACER Account”, you must upgrade it.",
        kind="important",
        proof="Which of the two is there, another account’s guide shows: Upgrade your PACER account.",
    )
    guide.click("Click **Log Out**.", proof=proofs.logged_out)
