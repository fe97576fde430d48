"""Open a case in Django's admin, find it, and delete it: 21 steps."""

from assistant import Guide, Person, Sample, walkthrough


@walkthrough(
    "Open a case",
    people=("clerk.toml",),
    minutes=5,
    needs=("Your username and password", "The complaint, as a PDF"),
)
def open_a_case(guide: Guide, clerk: Person) -> None:
    """Here is how a clerk opens a case with its first document, finds it again, and deletes what was only a trial."""
    guide.chapter("Log in")
    guide.open("docket", "Open a web browser and go to {court.sites.docket}.")
    guide.fill("Enter your **Username**.", clerk.username)
    guide.fill("Enter your **Password**.", clerk.password)
    guide.click("Click **Log in**.")

    guide.chapter("Open the case")
    guide.click("Beside **Cases**, click **Add**.")
    guide.fill("Enter the **Case number**.", "1:21-cv-10777")
    guide.choose("From the **Kind** list, choose “Civil”.", "Civil")
    guide.choose("From the **Judge** list, choose “Judge Ansel Quimby”.", "Judge Ansel Quimby")
    guide.click("Beside **Filed**, click **Today**.")
    guide.fill("Enter the day of the **Hearing**.", "2021-10-04")
    guide.fill("Under **Available attorneys**, type a name into **Filter**.", "Finch")
    guide.click("Click **Choose all attorneys**.")
    guide.fill("Under **PARTIES**, enter the plaintiff’s **NAME**.", "Finch Sisters")
    guide.upload("Choose the **Main document**.", Sample("complaint.pdf"))
    guide.click("Click **SAVE**.")
    guide.note("You read **The case “1:21-cv-10777” was added successfully.**")

    guide.chapter("Find the case and delete it")
    guide.fill("Enter the party in **Search**.", "Finch Sisters")
    guide.click("Click **Search**.")
    guide.click("Click **1:21-cv-10777**.")
    guide.click("Click **Delete**.")
    guide.click("Click **Yes, I’m sure**.")
    guide.note("You read **The case “1:21-cv-10777” was deleted successfully.**")
    guide.click("Click **LOG OUT**.")
