"""Find, sort and export cases in Datasette: 15 steps."""

from assistant import Guide, walkthrough


@walkthrough("Report the cases of a court", minutes=3)
def report_cases(guide: Guide) -> None:
    """Here is how you find all cases of one court, put them in order, and take them away as a file."""
    guide.chapter("Find the cases")
    guide.open("reports", "Open a web browser and go to {court.sites.reports}.")
    guide.click("Click **docket**.")
    guide.click("Click **cases**.")
    guide.click("Beside **Suggested facets**, click **court**.")
    guide.click("Click **Boston**.")
    guide.see('You read **8 rows where court = "Boston"**.')
    guide.click("Beside **number**, click **filed**.")

    guide.chapter("Take them away")
    guide.click("Click **advanced**.")
    guide.check("Check **download file**.")
    guide.download("Click **Export CSV**.", name="*.csv")

    guide.chapter("Ask a question that is prepared")
    guide.click("At the top, click **docket**.")
    guide.click("Click **Cases of a court**.")
    guide.fill("Enter the **court**.", "Springfield")
    guide.click("Click **Run SQL**.")
    guide.see("You read **Custom SQL query returning 8 rows**.")
