"""Add a filing agent, say what the agent may do, and see it as the agent does."""

from assistant import Guide, Person, proofs, walkthrough


@walkthrough(
    "Add a filing agent",
    people=("cyrus-nakagawa-bell", "hollis-penrose"),
    on=8,
    group="Notices and helpers",
    when=("Somebody in my office files for me.",),
    minutes=10,
    needs=(
        "Filer: your PACER username and password, and the agent’s last name",
        "Agent: a PACER account of your own that is registered as filing agent in this court, and linked",
    ),
    reached="The agent can file for you",
    next="Add the agent in each other court in which you file. When an agent leaves your office, remove her at once.",
    troubles={
        "No filing agent of this court has that name.": "The agent must first register as filing agent in this court, "
        "and be linked.",
    },
    kinds=("district", "bankruptcy"),
)
def add_filing_agent(guide: Guide, filer: Person, agent: Person) -> None:
    """A filing agent files for you with a login of her own. You decide who is your agent, and whether she may pay
    your filing fees."""

    guide.chapter("Log in to this court")
    guide.as_(filer)
    guide.open("cmecf", "Open a web browser and go to {court.sites.cmecf}.")
    guide.click("Click **{court.cmecf.system}**.")
    guide.fill("Enter your PACER **Username**.", filer.username)
    guide.fill("Enter your PACER **Password**.", filer.password)
    guide.click("Click **Login**.")
    guide.check(
        "Read the notice and check "
        "**I understand that, if I file, I must comply with the redaction rules. I have read this notice.**"
    )
    guide.click("Click **Continue**.")

    guide.chapter("Find the agent")
    guide.click("Click **Utilities**.")
    if guide.court.kind == "bankruptcy":
        guide.click("Click **Maintain Your ECF Account**.")
    else:
        guide.click("Click **Maintain Your Account**.")
    guide.click("Click **More user information…**.")
    guide.note(
        "Never give your own login to an agent: who files with it signs as you.",
        kind="important",
        proof=proofs.own_login_signs,
    )
    guide.fill("Enter the agent’s **Last name**.", agent.last_name)
    guide.note(
        "Only who is registered as filing agent in this court, and linked, is found. "
        "A PACER account alone is not enough.",
        kind="tip",
        proof=proofs.only_agents_are_found,
    )
    guide.click("Under **Find Filing Agent**, click **Search**.")
    guide.click("Click **Select**.")
    guide.see("Under **Filing Agents** you see your agent’s name: in this example, **{agent.name}**.")
    guide.note("“Remove” beside the name takes an agent away again.", proof=proofs.agents_can_be_removed)

    guide.chapter("Say what the agent may do")
    guide.click("Under **Filing Agents**, click your agent’s name: in this example, **{agent.name}**.")
    guide.check("Under **Internet Payment**, choose **Yes** if the agent may pay your fees.")
    guide.click("Click **Save**.")
    if guide.court.kind == "bankruptcy":
        guide.click("Click **Return to Account screen**.")
    else:
        guide.click("Click **Return to Person Information Screen**.")
    guide.note(
        "The agent can file for you only when you have clicked Submit twice: here, and at the list of your cases.",
        kind="important",
        proof=proofs.submit_twice,
    )
    guide.click("Click **Submit**.")
    guide.see("You see **Update your cases** and the cases in which you file.")
    guide.click("Click **Submit** once more.")
    guide.see("You see **Your Account Information has been updated.**")
    guide.click("Click **Log Out**.", proof=proofs.logged_out_of_the_court)

    guide.chapter("Check it as the agent")
    guide.as_(agent)
    guide.open("cmecf", "Open a web browser and go to {court.sites.cmecf}.")
    guide.click("Click **{court.cmecf.system}**.")
    guide.fill("Enter your own PACER **Username**.", agent.username)
    guide.fill("Enter your own **Password**.", agent.password)
    guide.click("Click **Login**.")
    guide.check(
        "Read the notice and check "
        "**I understand that, if I file, I must comply with the redaction rules. I have read this notice.**"
    )
    guide.click("Click **Continue**.")
    guide.see("Beside **Filing agent for** you see the attorney’s name: in this example, **{filer.name}**.")
    guide.click("Click **Log Out**.", proof=proofs.logged_out_of_the_court)
