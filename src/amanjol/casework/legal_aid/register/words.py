"""What is said of an advocate: districts, languages, days, in the language of whoever reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import get_language, gettext_lazy

from amanjol.casework.cases.details import world_names
from amanjol.casework.desk.country import country_here
from amanjol.casework.legal_aid.register.records import Sex
from amanjol.casework.standards.entitlement.districts import districts_of
from amanjol.casework.standards.entitlement.rights import Proceeding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.legal_aid.register.queries import OpenedAdvocate

SEXES: Final = {Sex.WOMAN: gettext_lazy("Woman"), Sex.MAN: gettext_lazy("Man")}
PROCEEDINGS: Final = {
    Proceeding.CRIMINAL: gettext_lazy("criminal"),
    Proceeding.CIVIL: gettext_lazy("civil"),
    Proceeding.ADMINISTRATIVE: gettext_lazy("administrative"),
}
ONE_CASE: Final = {
    Proceeding.CRIMINAL: gettext_lazy("a criminal case"),
    Proceeding.CIVIL: gettext_lazy("a civil case"),
    Proceeding.ADMINISTRATIVE: gettext_lazy("an administrative case"),
}
"""As `PROCEEDINGS`, of one need or mandate."""


@dataclass(frozen=True, slots=True)
class AdvocateShown:
    """`places` are those of this year."""

    opened: OpenedAdvocate
    districts: str
    languages: str
    sex: str
    proceedings: str
    places: int


def spoken() -> str:
    return get_language() or "en"


def district_names(also: Iterable[str] = ()) -> dict[str, str]:
    """Those of this country by key, region by region; then others that stand in the register."""
    of_country = districts_of(country_here().lower())
    names = (
        {of.key: of.name.in_language(spoken()) for region in of_country.regions for of in region.districts}
        if of_country
        else {}
    )
    return names | {key: key for key in sorted(set(also)) if key not in names}


def shown(opened: OpenedAdvocate, names: dict[str, str], year: int) -> AdvocateShown:
    says = opened.says
    return AdvocateShown(
        opened,
        ", ".join(names.get(key, key) for key in says.districts),
        ", ".join(world_names.language_name(code, spoken()) for code in says.languages),
        str(SEXES[says.sex]),
        ", ".join(str(PROCEEDINGS[kind]) for kind in says.proceedings),
        says.places_in(year),
    )
