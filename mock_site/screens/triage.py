"""F10, “Which steps do I need?”: the notices' questions one after another, and at the end your own checklist."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from mock_site import triage, visit
from mock_site.world.clock import in_words

screens = Blueprint("triage", __name__, url_prefix="/training/which-steps")


@screens.get("")
def which_steps() -> str:
    """The next question, or the checklist. All answers stand in the address; `asked` names what was left open."""
    courts, today = visit.portal().courts, visit.world().today
    told = triage.answered(courts, request.args)
    facts = {"told": told, "given": {question.key: answer for question, answer in told}}
    if question := triage.next_question(courts, request.args):
        left_open = request.args.get("asked") == question.key
        return render_template("training/which-steps.html", question=question, left_open=left_open, **facts)
    case = triage.case(courts, request.args, today)
    return render_template(
        "training/your-steps.html", case=case, steps=triage.steps_for(case), today=in_words(today), **facts
    )
