"""Find out your PACER username: as a trainer showed it."""

from assistant import Guide, Person, walkthrough


@walkthrough("Find out your PACER username", people=("marjorie-ellsworth-quill",), on="2021-09-21")
def forgot_username(guide: Guide, filer: Person) -> None:
    """Here is how it is done, step by step, as a trainer showed it."""

    guide.chapter("Forgot Username")
    guide.open("cmecf", "Open a web browser and go to {court.sites.cmecf}.")
    guide.click("Click **District of Massachusetts - Document Filing System**.")
    guide.click("Click **Forgot Username?**")
    guide.fill("Enter your **Email**.", filer.email)
    guide.fill("Enter your **Date of Birth**.", filer.date_of_birth)
    guide.click("Click **Submit**.")
    guide.see(
        "You read **If the information matches our records, your username has been sent to the email address on file.**"
    )
