"""The training bar is about the portal, and no guide can speak of it or be confused by it."""


def test_a_guide_neither_reads_nor_clicks_what_is_in_the_bar(visit):
    guide, _ = visit()

    guide.misses("You read **Training desk**.")
    guide.misses("You read **September 21, 2021**.")
    guide.lacks("Click **Training desk**.")
    guide.lacks("Click **Mailroom**.")


def test_a_name_that_the_bar_shows_too_is_read_once(visit):
    guide, filer = visit()
    guide.address("/pscof/login")
    guide.fill("Enter your **Username**.", filer.username)
    guide.fill("Enter your **Password**.", filer.password)
    guide.click("Click **Login**.")

    guide.see("You read **Tobias Brannock**.")
