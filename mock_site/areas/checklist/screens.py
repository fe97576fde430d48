"""F10, “Which steps do I need?”: the notices' questions one after another, and at the end your own checklist."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from mock_site import visit
from mock_site.areas.checklist import questions
from mock_site.world.clock import in_words

screens = Blueprint("triage", __name__, url_prefix="/training/which-steps", template_folder="templates")


@screens.get("")
def which_steps() -> str:
    """The next question, or the checklist. All answers stand in the address; `asked` names what was left open."""
    courts, today = visit.noted_portal().courts, visit.world().today
    told = questions.usable_answers(courts, request.args)
    facts = {"told": told, "given": {question.key: answer for question, answer in told}}
    if question := questions.next_question(courts, request.args):
        left_open = request.args.get("asked") == question.key
        return render_template("checklist/which-steps.html", question=question, left_open=left_open, **facts)
    case = questions.case(courts, request.args, today)
    return render_template(
        "checklist/your-steps.html", case=case, steps=questions.steps_for(case), today=in_words(today), **facts
    )
