"""The forms of a filing: the event, the case, the parties, the document, and the last look at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from werkzeug.datastructures import FileStorage, MultiDict
from wtforms import BooleanField, Field, FileField, HiddenField
from wtforms.validators import StopValidation

from mock_site.areas.cmecf.events import events_at, menu_of_case
from mock_site.areas.cmecf.utility_forms import CaseForm
from mock_site.areas.efile import documents
from mock_site.forms.fields import BoxesField, ListField, OneOf, Required
from mock_site.forms.portal_form import PortalForm
from mock_site.world.cases import Case
from mock_site.world.court_requests import Document

Sent = MultiDict[str, Any] | None  # Any: words or a file
Values = Mapping[str, str]

NO_PARTY = "Check the box of at least one party."
NOT_CERTIFIED = "You must check the box to go on: it says that the document is redacted."
CHANGED = "What you entered has changed since this page was shown. Look it over, and submit it then."


class EventForm(PortalForm):
    """D1: what kind of document it is."""

    event = ListField("Event", [Required()])

    def __init__(self, sent: Sent, *, kind: str, values: Values) -> None:
        super().__init__(sent, values=values)
        self.groups = events_at(kind)
        self.event.names = [name for names in self.groups.values() for name in names]

    def validate_event(self, field: Field) -> None:
        OneOf(self.event.names)(self, field)


class FilingCaseForm(CaseForm):
    """D2: the case; and, where somebody files for others, for whom."""

    attorney = ListField("Filing for", [Required()])

    def __init__(
        self, sent: Sent, *, kind: str, menu: str, cases: Sequence[Case], attorneys: Sequence[str], values: Values
    ) -> None:
        super().__init__(sent, values=values)
        self.kind, self.menu, self.cases = kind, menu, cases
        self.attorney.names = attorneys
        if not attorneys:
            del self["attorney"]

    def validate_case(self, field: Field) -> None:
        super().validate_case(field)
        if self.found and (menu := menu_of_case(self.kind, self.found)) != self.menu:
            raise StopValidation(f"{field.label.text}: Documents in this case are filed under {menu}.")

    def validate_attorney(self, field: Field) -> None:
        OneOf(self.attorney.names)(self, field)


class PartiesForm(PortalForm):
    """D3: whose document it is."""

    parties = BoxesField("Select the party that this filing is made for")

    def __init__(self, sent: Sent, *, parties: Sequence[tuple[str, str]], values: Values) -> None:
        super().__init__(sent, values=values)
        self.parties.names = [(f"{place}", f"{name}, {role}") for place, (role, name) in enumerate(parties)]

    def validate_parties(self, _field: Field) -> None:
        if not self.parties.checked:
            raise StopValidation(NO_PARTY)


class DocumentForm(PortalForm):
    """D4: the file, and that nothing stands in it that must not. One that was taken before need not be chosen again."""

    document = FileField("Document")
    redacted = BooleanField("I have checked this document, and it complies with the redaction rules.")

    def __init__(self, sent: Sent, *, event: str, kept: Document | None, values: Values) -> None:
        super().__init__(sent, values=values)
        self.kept, self.refused = self._looked_at(event, kept)
        self.document.flags.required = self.kept is None

    def validate_document(self, _field: Field) -> None:
        if self.refused:
            raise StopValidation(self.refused)

    def validate_redacted(self, field: Field) -> None:
        if not field.data:
            raise StopValidation(NOT_CERTIFIED)

    def _looked_at(self, event: str, kept: Document | None) -> tuple[Document | None, str]:
        """What is kept of the file that was chosen, whichever button was pressed; or why it is not taken."""
        chosen = self.document.data
        if not isinstance(chosen, FileStorage) or not chosen.filename:
            return kept, "" if kept else documents.NO_FILE
        try:
            return documents.checked(event, chosen.filename, chosen.read()), ""
        except documents.RefusedError as why:
            return kept, str(why)


class SubmitForm(PortalForm):
    """D5: which draft somebody has before her."""

    draft = HiddenField()
