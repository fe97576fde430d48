"""Find out whether a PACER account must be upgraded: the notice's branch “no action is required”."""

from assistant import Guide, Person, walkthrough


@walkthrough(
    "Check your PACER account type",
    people=("marjorie-ellsworth-quill",),
    on="2021-09-21",
    minutes=3,
    needs=("Your PACER username and password",),
    deadline="{court.go_live}",
    reached="You know your account type",
    keep=("Account type",),
    next="If it is a Legacy PACER Account, use the guide “Upgrade your PACER account”. "
    "If it is an Upgraded PACER Account, no action is required now.",
    troubles={
        "Invalid username or password": "Type both again. Capital letters matter in a password.",
        "Username must be at least 6 characters": "Look for the whole username. An older one has six characters.",
        "Password must be at least 8 characters": "Look for the whole password, or click **Forgot Your Password?**.",
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
    guide.see("Beside **Account Type** you read **Upgraded PACER Account**.")
    guide.note("You already have an upgraded account, and no action is required.", kind="important")
    guide.note("If it says “Legacy PACER Account”, upgrade it: click the link “Upgrade” beside it.")
    guide.click("Click **Log Out**.")
