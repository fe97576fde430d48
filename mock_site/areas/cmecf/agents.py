"""Filing agents: who files for a filer, found by name, added, allowed to pay or not, and removed (G)."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import Field
from wtforms.validators import StopValidation

from mock_site import try_again, visit
from mock_site.areas.cmecf.maintain import filing_of
from mock_site.areas.cmecf.screens import Filer, inside, page
from mock_site.forms.fields import Required, choice, text
from mock_site.forms.portal_form import PortalForm
from mock_site.world.cmecf_accounts import Agent, FilingAccount, Preferences

screens = Blueprint(
    "agents", __name__, url_prefix="/ecf/<court>/utilities/maintain-account/more", template_folder="templates"
)

MOST_AGENTS = 20

YES, NO = "Yes", "No"


class AgentSearch(PortalForm):
    """G: the last name of somebody who files for others."""

    last_name = text("Last name", Required())
    agents: tuple[FilingAccount, ...] = ()

    def validate_last_name(self, field: Field) -> None:
        if not self.found:
            raise StopValidation(f"{field.label.text}: No filing agent of this court has that name.")

    @property
    def found(self) -> list[FilingAccount]:
        """The agents whose last names begin like that."""
        asked = (self.last_name.data or "").casefold()
        return [one for one in self.agents if asked and one.last_name.casefold().startswith(asked)]


class PermissionsForm(PortalForm):
    """G: what an agent may do beside filing."""

    payment = choice("Internet Payment", (YES, NO), Required())


@screens.get("")
@inside
def more(filer: Filer) -> str:
    """More user information; `?last_name` searches for an agent."""
    filing = filing_of(filer)
    every = visit.world().agents(filer.court.id)
    form = AgentSearch(request.args if "last_name" in request.args else None)
    form.agents = every
    found = form.found if "last_name" in request.args and form.validate() else []
    own = [one for agent in filing.entered.agents for one in every if one.login == agent.login]
    return page("more", filer.court, filer, form=form, found=found, agents=own)


@screens.post("")
@inside
def change(filer: Filer) -> Response:
    """Add an agent who was found, or remove one; it holds once it is submitted."""
    filing = filing_of(filer)
    deed, _, login = request.form.get("deed", "").partition(":")
    if deed == "add" and not filing.is_agent and _agent(filer, login):
        _enter(
            filing, lambda entered: entered.agents if entered.agent(login) else entered.with_agent(Agent(login=login))
        )
    if deed == "remove":
        _enter(filing, lambda entered: entered.without_agent(login))
    return redirect(url_for("agents.more", court=filer.court.id))


@screens.get("/<login>")
@inside
def permissions(filer: Filer, login: str) -> str:
    """G: Update Filing Agent Permissions."""
    own, agent = _own(filer, login)
    form = try_again.shown(_name(filer, login), PermissionsForm.of, {"payment": YES if own.pays else NO})
    return page("agent", filer.court, filer, form=form, agent=agent)


@screens.post("/<login>")
@inside
def save(filer: Filer, login: str) -> Response:
    """Keep them; they hold once they are submitted."""
    own, _ = _own(filer, login)
    form = PermissionsForm(request.form)
    if not form.validate():
        return try_again.again(_name(filer, login), form)
    changed = own.model_copy(update={"pays": form.payment.data == YES})
    _enter(filing_of(filer), lambda entered: entered.with_agent(changed))
    return redirect(url_for("agents.more", court=filer.court.id))


def _own(filer: Filer, login: str) -> tuple[Agent, FilingAccount]:
    """One of her agents."""
    own, agent = filing_of(filer).entered.agent(login), _agent(filer, login)
    return (own, agent) if own and agent else abort(404)


def _agent(filer: Filer, login: str) -> FilingAccount | None:
    return next((one for one in visit.world().agents(filer.court.id) if one.login == login), None)


def _enter(filing: FilingAccount, agents: Callable[[Preferences], tuple[Agent, ...]]) -> None:
    """The agents as they are after a deed, unless there are too many."""

    def entered(now: FilingAccount) -> FilingAccount:
        after = agents(now.entered)
        return now.entering(agents=after) if len(after) <= MOST_AGENTS else now

    visit.change_world(lambda world: world.with_changed(filing, entered))


def _name(filer: Filer, login: str) -> str:
    return f"agent-{filer.court.id}-{login}"
