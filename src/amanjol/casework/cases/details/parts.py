"""The details of a person and of a case on pages: HTCDS in a few short parts, each kept as documents of its own.

What other pages of the case keep already is not asked again here. What is for her lawyer alone is in no part: a
case is sealed to everybody who works on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from amanjol.casework.standards.htcds import documents
from amanjol.casework.standards.htcds.standard import packaged_standard
from amanjol.casework.standards.policy.policies import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.utils.functional import _StrPromise

    from amanjol.casework.standards.htcds.documents import Document
    from amanjol.casework.standards.htcds.standard import Code, Field
    from amanjol.casework.standards.people.forms import Form
    from amanjol.casework.standards.policy.policies import Edition

READER: Final = Reader.ANYBODY_ELSE
"""Everybody who works on a case, whatever their role. For her lawyer's eyes there is another seal: `lawyer_notes`."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some fields of one section. `of_person`: the same in all their cases; `repeated`: there can be several."""

    key: str
    title: _StrPromise
    section: str
    fields: tuple[str, ...]
    of_person: bool = False
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class AskedField:
    """A field to ask today, with those of its codes that may be chosen."""

    field: Field
    codes: tuple[Code, ...]

    def label(self, language: str) -> str:
        return self.field.label.in_language(language)


@dataclass(frozen=True, slots=True)
class PartEntry:
    """What is filled in in one part. `id` is random where the part is repeated, else empty."""

    id: str
    values: Mapping[str, Any]


PARTS: Final = (
    Part(
        "person", _("Person"), "person",
        ("prs_Salutation", "prs_FirstName", "prs_MiddleName", "prs_SecondName", "prs_Birthdate", "prs_Gender",
         "prs_Citizenship", "amj_Ethnicity", "amj_Religion"),
        of_person=True,
    ),
    Part(
        "life", _("Family, languages, school"), "person",
        ("prs_MaritalStatus", "prs_NumberOfChildren", "prs_PrimaryLanguage", "prs_SecondaryLanguage",
         "prs_HighestLevelOfEducation", "prs_Title"),
        of_person=True,
    ),
    Part(
        "address", _("Address"), "person",
        ("prs_MailingCountry", "prs_MailingState", "prs_MailingCity", "prs_MailingStreet", "prs_MailingPostalCode",
         "prs_Email", "prs_HomePhone", "prs_MailingLatitude", "prs_MailingLongitude"),
        of_person=True,
    ),
    Part(
        "recruitment", _("How it began"), "survivor",
        ("vic_AgeWhenTrafficked", "vic_RelationshipToTrafficker", "vic_MethodOfRecruitment",
         "vic_RecruitmentWebsitesAndApps"),
    ),
    Part(
        "exploitation", _("What happened"), "survivor",
        ("vic_TypeOfExploitation", "vic_ForcedLabourIndustry", "amj_SexualViolence", "vic_TypeOfSexExploitation",
         "vic_MethodsOfControl", "vic_ExploitationWebsitesAndApps"),
    ),
    Part(
        "events", _("Places and days"), "event",
        ("hte_Type", "hte_Date", "hte_Country", "hte_State", "hte_City", "hte_Street", "hte_PostalCode",
         "hte_Latitude", "hte_Longitude", "hte_Description"),
        repeated=True,
    ),
    Part(
        "perpetrators", _("Who did it"), "perpetrator",
        ("per_RoleInProcess", "per_Organisation", "per_RoleDetails"),
        repeated=True,
    ),
)  # fmt: skip
SUPPORT_PLANS: Final = Part(
    "plans", _("Support plan"), "support-plan",
    ("spl_Type", "spl_Objectives", "spl_ActionPlan", "spl_PlannedEndDate", "spl_ActualEndDate"),
    repeated=True,
)  # fmt: skip
"""Not asked here any more: a plan has a room of its own, which takes over what was filled in."""
KEPT_ELSEWHERE: Final = MappingProxyType(
    {
        "amj_BirthYear": "person and contact",
        "prs_IdentityNumber": "person and contact",
        "prs_MobilePhone": "person and contact",
        "prs_Deceased": "the form of the person",
        "vic_LocationOfRecruitment": "places and days",
        "vic_LocationOfExploitation": "places and days",
        "vic_TraffickingStatus": "decisions about the person",
        "vic_TraffickingStatusDecisionMakingOrg": "decisions about the person",
        "cas_Status": "the case",
        "cas_ReasonForCaseClosure": "the case",
        "cas_CaseOwner": "who is on it",
        "cco_CaseComment": "notes",
        "con_Consent": "consent",
        **dict.fromkeys(SUPPORT_PLANS.fields, "the support plan"),
    }
)
"""Fields that another page of the case asks for, and which."""


class NoSuchPart(LookupError):
    """There is no such part, or nothing in it may be asked."""


def part_of(key: str) -> Part:
    """NoSuchPart."""
    for part in PARTS:
        if part.key == key:
            return part
    raise NoSuchPart


def asked_fields(part: Part, form: Form, policy: Edition) -> tuple[AskedField, ...]:
    """What may be asked in this part today: not what the form of the person leaves out or the policy switches off."""
    section = packaged_standard().section(part.section)
    offered = documents.offered_fields(form, part.section, policy, READER, risk_told=False)
    return tuple(
        AskedField(section.field(name), _codes(part.section, section.field(name), policy))
        for name in part.fields
        if name in offered
    )


def entries(part: Part, details: Iterable[dict[str, Any]]) -> list[PartEntry]:
    """What was filled in, oldest first. DocumentRefused."""
    by_entry: dict[str, dict[str, Any]] = {}
    for detail in details:
        if detail["part"] == part.key:
            document = documents.from_data(detail["document"])
            by_entry.setdefault(detail["entry"], {}).update(document.values)
    return [PartEntry(key, values) for key, values in by_entry.items()]


def count(part: Part, details: Iterable[dict[str, Any]], form: Form, policy: Edition) -> int:
    """How many answers of this part are filled in and may be shown."""
    names = {asked_field.field.name for asked_field in asked_fields(part, form, policy)}
    return sum(
        len(names & detail["document"]["values"].keys()) for detail in details if detail["part"] == part.key
    )


def make(part: Part, form: Form, values: Mapping[str, Any], policy: Edition) -> Document | None:
    """A document of these values by the policy of today, none of no values. DocumentRefused; PolicyRefused."""
    if not values:
        return None
    if not set(part.fields) >= set(values):
        raise documents.DocumentRefused("The part has no such field.")
    return documents.write(form, part.section, values, policy=policy, reader=READER, risk_told=False)


def put(
    details: tuple[dict[str, Any], ...],
    part: Part,
    entry: str,
    document: Document | None,
    instead_of: set[str],
) -> tuple[dict[str, Any], ...]:
    """The documents with this one in its place, alone or as the last of its part.

    `instead_of` names the fields that were asked. What was filled in in other fields, while the person had another
    form or the policy was another, stays in a document of its own.
    """
    replacement: list[dict[str, Any]] = []
    if document is not None:
        replacement.append(_detail(part, entry, document))
    left = []
    for detail in details:
        if (detail["part"], detail["entry"]) != (part.key, entry):
            left.append(detail)
        elif rest := _without(detail, instead_of):
            replacement.append(rest)
    at = next(
        (i for i, detail in enumerate(details) if (detail["part"], detail["entry"]) == (part.key, entry)),
        len(left),
    )
    return (*left[:at], *replacement, *left[at:])


def _detail(part: Part, entry: str, document: Document) -> dict[str, Any]:
    return {"part": part.key, "entry": entry, "document": document.as_data()}


def _without(detail: dict[str, Any], names: set[str]) -> dict[str, Any] | None:
    written = documents.from_data(detail["document"])
    values = {name: value for name, value in written.values.items() if name not in names}
    if not values:
        return None
    return detail | {"document": documents.Document(written.form, written.section, values).as_data()}


def _codes(section: str, field: Field, policy: Edition) -> tuple[Code, ...]:
    offered = documents.offered_codes(section, field.name, policy, READER, risk_told=False)
    return tuple(field.code(code) for code in offered)
