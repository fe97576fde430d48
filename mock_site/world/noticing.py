"""How a court tells a filer of what is filed: at which e-mail addresses, of which cases, at once or once a day."""

from __future__ import annotations

from collections.abc import Iterator

from mock_site.world.parts import WorldPart


class AddressNotices(WorldPart):
    """What goes to one e-mail address. That of the primary one is PACER's, so it stands elsewhere."""

    email: str = ""
    receives: bool = True
    summary: bool = False
    """Once a day in one message, instead of one for each filing."""
    plain: bool = False
    """As text, instead of as HTML."""
    own_cases: bool = True
    """Those in which the filer takes part."""
    announcements: bool = True
    cases: tuple[str, ...] = ()
    """Further ones, by their numbers; their notices come per filing."""
    summary_cases: tuple[str, ...] = ()
    """Further ones; their notices come once a day."""

    def hears_of(self, case: str, *, takes_part: bool) -> bool:
        """Whether it gets notices of a case."""
        return self.receives and ((takes_part and self.own_cases) or case in (*self.cases, *self.summary_cases))

    def in_summary(self, case: str) -> bool:
        """Whether those come once a day."""
        return case in self.summary_cases or (case not in self.cases and self.summary)

    def with_case(self, case: str) -> AddressNotices:
        """One case more, noticed as the address is."""
        if case in (*self.cases, *self.summary_cases):
            return self
        which = "summary_cases" if self.summary else "cases"
        return self.model_copy(update={which: (*getattr(self, which), case)})

    def without_cases(self, cases: set[str]) -> AddressNotices:
        kept = {which: tuple(c for c in getattr(self, which) if c not in cases) for which in ("cases", "summary_cases")}
        return self.model_copy(update=kept)


class Noticing(WorldPart):
    """The addresses of one filer."""

    primary: AddressNotices = AddressNotices()
    secondary: tuple[AddressNotices, ...] = ()

    @property
    def every(self) -> tuple[AddressNotices, ...]:
        """The primary address, then the others, as they are numbered on the page."""
        return (self.primary, *self.secondary)

    def with_address(self, place: int, notices: AddressNotices) -> Noticing:
        """One address as it is now; at the place after the last one, one more."""
        if place == 0:
            return self.model_copy(update={"primary": notices})
        others = list(self.secondary)
        others[place - 1 : place] = [notices]
        return self.model_copy(update={"secondary": tuple(others)})

    def without_address(self, place: int) -> Noticing:
        others = tuple(one for at, one in enumerate(self.secondary, 1) if at != place)
        return self.model_copy(update={"secondary": others})

    def hearing_of(self, case: str, primary: str, *, takes_part: bool) -> Iterator[AddressNotices]:
        """Each address that gets notices of a case; `primary` is what PACER knows."""
        for one in (self.primary.model_copy(update={"email": primary}), *self.secondary):
            if one.hears_of(case, takes_part=takes_part):
                yield one
