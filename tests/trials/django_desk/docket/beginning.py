"""What is in the docket before anybody has done anything."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import User
from django.core.management import call_command

from docket.models import Attorney, Case, Judge, Party

PASSWORD = "Tidy-Lantern-88"
"""Clara Clerk's, as in clerk.toml."""

CASES = {
    "1:21-cv-10112": ("cv", "Judge Delphine Marrow", "Larkspur Ferry Company"),
    "1:21-cv-10240": ("cv", "Judge Ansel Quimby", "Harbor Twine Works"),
    "1:21-cr-10031": ("cr", "Judge Delphine Marrow", "Osgood Penhallow"),
}
ATTORNEYS = ("Aurelia Finch", "Barnaby Oakes", "Cordelia Finch", "Marjorie Ellsworth-Quill", "Tobias Brannock")


def begin() -> None:
    """Forget all that was done."""
    call_command("flush", interactive=False, verbosity=0)
    User.objects.create_superuser("cclerk", "", PASSWORD, first_name="Clara")
    Attorney.objects.bulk_create(Attorney(name=name) for name in ATTORNEYS)
    for number, (kind, judge, party) in CASES.items():
        whose, _ = Judge.objects.get_or_create(name=judge)
        case = Case.objects.create(number=number, kind=kind, judge=whose, filed=date(2021, 3, 1))
        Party.objects.create(case=case, name=party)
