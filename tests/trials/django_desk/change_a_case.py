"""Change a case in Django's admin, in its own list of parties, too, and read its history: 15 steps."""

from assistant import Guide, Person, walkthrough


@walkthrough("Change a case", people=("clerk.toml",), minutes=4, needs=("Your username and password",))
def change_a_case(guide: Guide, clerk: Person) -> None:
    """Here is how a clerk corrects a case, and how everybody can see who has changed what."""
    guide.chapter("Log in")
    guide.open("docket", "Open a web browser and go to {court.sites.docket}.")
    guide.fill("Enter your **Username**.", clerk.username)
    guide.fill("Enter your **Password**.", clerk.password)
    guide.click("Click **Log in**.")

    guide.chapter("Change the case")
    guide.click("Click **Cases**.")
    guide.click("Under **By kind**, click **Criminal**.")
    guide.click("Click **1:21-cr-10031**.")
    guide.fill("Enter the day of the **Hearing**.", "2021-10-04")
    guide.check("Check **Sealed**.")
    guide.choose("Beside **Osgood Penhallow**, from the **ROLE** list, choose “Defendant”.", "Defendant")
    guide.click("Click **Save and continue editing**.")
    guide.see("You read **The case “1:21-cr-10031” was changed successfully. You may edit it again below.**")

    guide.chapter("Read its history")
    guide.click("Click **HISTORY**.")
    guide.see("Under **USER** you read **cclerk (Clara)**.")
    guide.click("Click **LOG OUT**.")
