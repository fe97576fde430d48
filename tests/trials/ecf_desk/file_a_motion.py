"""File a motion in a system modelled on CM/ECF: 20 steps."""

from assistant import Guide, Person, Sample, walkthrough


@walkthrough(
    "File a motion",
    people=("filer.toml",),
    minutes=10,
    needs=("Your login and password", "The case number", "The motion, as a PDF"),
)
def file_a_motion(guide: Guide, filer: Person) -> None:
    """Here is how you file a motion in a civil case that is open."""
    guide.chapter("Log in")
    guide.open("ecf", "Open a web browser and go to {court.sites.ecf}.")
    guide.click("Click **District of Ferrum - Document Filing System**.")
    guide.fill("Enter your **Login**.", filer.login)
    guide.fill("Enter your **Password**.", filer.password)
    guide.check("Check **I understand that, if I file, I must comply with the redaction rules.**")
    guide.click("Click **Login**.")

    guide.chapter("Find the case")
    guide.click("On **Civil**, click **Motions**.")
    guide.fill("Enter the **Case Number**.", filer.case)
    guide.click("Click **Find This Case**.")
    guide.see("Check that you read the case’s name, **Larkspur Ferry Company v. Harbor Twine Works**.")
    guide.click("Click **Next**.")

    guide.chapter("File the motion")
    guide.choose("From **Available Events**, choose “Extension of Time”.", "Extension of Time")
    guide.click("Click **Next**.")
    guide.upload("Choose the **Main Document**.", Sample("motion.pdf"))
    guide.fill("Enter the **Docket Text**.", "Answer is due in October.")
    guide.click("Click **Next**.")
    guide.click("Click **View Document**.")
    guide.note("A window opens, in which you read **motion.pdf, 1 page**.")
    guide.close_window("Close the window.")
    guide.click("Click **Next**.")
    guide.note("You read **Notice of Electronic Filing**.")
    guide.click("Click **Logout**.")
