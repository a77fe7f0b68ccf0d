"""Which facts of a case may stand on a paper for a court or the police, by name; and which never, and why.

Each field of a person, of a case, of what is written in it and of HTCDS stands here in one of the two lists: a new
one is on no paper until somebody has decided, and a test fails until they have. Where choices of a field differ, each
has its own name. What a country's policy closes is closed besides (`details.parts.asked_fields`).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from amanjol.casework.cases.texts import TEXTS
from amanjol.casework.standards.papers.withheld import Why

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAY: Final = frozenset(
    {
        "PersonRecord.names", "PersonRecord.birth_year", "PersonRecord.details",
        "CaseRecord.help", "CaseRecord.wages", "CaseRecord.details",
        "Way.entries", "StageEntry.stage", "StageEntry.began_on",
        "stage.presumed", "stage.reflection", "stage.identification",
        "Wages.promised", "Wages.months", "Wages.paid", "Wages.currency",
        "Determination.status", "Determination.body", "Determination.decided_by", "Determination.authority",
        "Determination.decided_on",
        "Demand.demanded_by", "Demand.basis", "Demand.received_on", "Demand.lawyer", "Demand.lawyer_on",
        "Demand.told", "Demand.told_on", "Demand.forbidden_by", "Demand.number",
        "GivenConsent.id", "GivenConsent.consent", "GivenConsent.manner",
        "prs_FirstName", "prs_MiddleName", "prs_SecondName",
        "vic_AgeWhenTrafficked", "vic_MethodOfRecruitment", "vic_TypeOfExploitation", "vic_ForcedLabourIndustry",
        "vic_MethodsOfControl",
        "hte_Type", "hte_Date", "hte_Country",
    }
)  # fmt: skip
"""Of the decision about the status, the person or office is named only where it is a body of the state."""


def _never() -> Iterator[tuple[str, Why]]:
    for why, of, names in (
        (Why.PLACE, "PersonRecord", "place"),
        (Why.CONTACT, "PersonRecord", "contact"),
        (Why.CONTACT, "SafeContact", "how when never telephone"),
        (Why.IDENTITY, "PersonRecord", "document form"),
        (Why.WORK, "PersonRecord", "changes"),
        (Why.LAWYER, "CaseRecord", "justice wishes"),
        (
            Why.WORK,
            "CaseRecord",
            "facts next_step waits counts unsorted acts consents_until accompanies named",
        ),
        (Why.DANGER, "CaseRecord", "risk"),
        *((text.withheld, "CaseRecord", text.field) for text in TEXTS),
        (Why.TALK, "CaseRecord", "interview triage"),
        (Why.WORK, "Way", "track"),
        (Why.WORK, "StageEntry", "entered_on"),
        (Why.DANGER, "stage", "safety-and-consent"),
        (Why.SUPPORT, "stage", "support inclusion"),
        (Why.PLACE, "stage", "return"),
        (Why.OTHERS, "Wages", "joins"),
        (Why.TALK, "Note", "at by text happened_on corrects struck"),
        (Why.DANGER, "Risk", "on by now on_return digital says entered_on"),
        (Why.WORK, "Demand", "at by answer answered_with scope"),
        (Why.LAWYER, "Demand", "advice"),
        (Why.OTHERS, "GivenConsent", "about by withdrawn_by terms"),
        (Why.WORK, "GivenConsent", "purpose withdrawn_on"),
        (Why.WORK, "Review", "at by until reason"),
        (Why.SUPPORT, "VitalInterest", "at by act number says care why second tasks"),
        (Why.WORK, "Change", "at by before after"),
        (Why.SUPPORT, "TaskRecord", "at by text earlier done_at done_by outcome acts is_dropped"),
        (Why.WORK, "OfficialPaper", "at by number demand language ground facts title sections consent"),
    ):
        yield from ((f"{of}.{name}", why) for name in names.split())
    for why, names in _NEVER_OF_HTCDS.items():
        yield from ((name, why) for name in names.split())


_NEVER_OF_HTCDS: Final = {
    Why.OTHERS: (
        "org_Name org_ShippingCity org_ShippingCountry org_ShippingState org_ShippingStreet org_ShippingPostalCode "
        "org_ShippingLongitude org_ShippingLatitude org_Phone org_Type per_RoleInProcess per_RoleDetails "
        "per_Organisation vic_RelationshipToTrafficker prs_MaritalStatus prs_NumberOfChildren "
        "cas_CaseOwner cas_ReferringOrganisation cas_ReferringPrimaryCaseWorker cas_ReferredOrganisation "
        "cas_ReferredPrimaryCaseWorker vic_MethodOfRecruitment.ThroughFamilyOrFamilyEvents "
        "vic_MethodOfRecruitment.ThroughFriendsOrSocialEvents vic_MethodsOfControl.ThreatensChildrenFamily"
    ),
    Why.PLACE: (
        "prs_MailingCity prs_MailingCountry prs_MailingState prs_MailingStreet prs_MailingPostalCode "
        "prs_MailingLongitude prs_MailingLatitude vic_LocationOfRecruitment vic_LocationOfExploitation "
        "hte_Longitude hte_Latitude hte_City hte_State hte_Street hte_PostalCode"
    ),
    Why.CONTACT: (
        "prs_Email prs_HomePhone prs_MobilePhone vic_RecruitmentWebsitesAndApps vic_ExploitationWebsitesAndApps"
    ),
    Why.IDENTITY: (
        "prs_Salutation prs_Birthdate prs_Gender prs_Deceased prs_PrimaryLanguage prs_SecondaryLanguage "
        "prs_HighestLevelOfEducation prs_Citizenship prs_IdentityNumber prs_Title amj_BirthYear amj_Ethnicity "
        "amj_Religion"
    ),
    Why.HEALTH: (
        "vic_Vulnerabilities vic_DetailsOfVulnerabilities vic_MethodsOfControl.SexualAbuse "
        "vic_TypeOfExploitation.OrganRemoval vic_TypeOfExploitation.Surrogacy amj_Health amj_SexualViolence"
    ),
    Why.LAWYER: (
        "vic_TypeOfSexExploitation vic_TypeOfExploitation.SexualExploitation "
        "vic_TypeOfExploitation.ForcedMilitaryByNonStateActors vic_MethodsOfControl.PsychoactiveSubstance "
        "amj_ForeignMilitaryService amj_SameSexConduct amj_HIV amj_SexWork"
    ),
    Why.TALK: "hte_Description cco_CaseComment",
    Why.SUPPORT: (
        "spl_Type spl_Objectives spl_ActionPlan spl_PlannedEndDate spl_ActualEndDate cas_IncomingReferralDate "
        "cas_ReasonForIncomingReferral cas_IncomingReferralDetails cas_ReasonForOutgoingReferral "
        "cas_OutgoingReferralDate cas_OutgoingReferralDetails"
    ),
    Why.WORK: (
        "vic_AgreementToManagePersonalData vic_TraffickingStatus vic_TraffickingStatusDecisionMakingOrg cas_Status "
        "cas_ReasonForCaseClosure con_Consent"
    ),
}
MAY_OF_CHOICES: Final = frozenset(
    f"{field}.{code}"
    for field, codes in {
        "vic_MethodOfRecruitment": (
            "AtAPlaceOfBusiness AtAnEducationalInstitution AtWork ThroughOnlineSocialNetworks "
            "ThroughAnOnlineAdvertisement ThroughATelevisionAdvert ThroughANewspaperAdvert Other"
        ),
        "vic_TypeOfExploitation": (
            "ForcedLabour ChildLabour ForcedMarriage Servitude ForcedBegging ForcedAdoption Other"
        ),
        "vic_MethodsOfControl": (
            "PhysicalThreats ThreatsLawEnforcement DebtBondage FalsePromises PhysicalAbuse TakesEarnings "
            "RestrictsFinancialAccess RestrictsMedicalCare WithholdsNecessities PsychologicalAbuse "
            "ExcessiveWorkingHours WithholdsDocuments RestrictsMovement Other"
        ),
    }.items()
    for code in codes.split()
)
NEVER: Final[Mapping[str, Why]] = MappingProxyType(dict(_never()))
CHOSEN_ONE_BY_ONE: Final = frozenset(name.partition(".")[0] for name in MAY_OF_CHOICES)
"""Fields of several choices, each of which is a fact of its own."""


class Forbidden(LookupError):
    """It is on no paper, or nobody has decided yet that it may be."""


def check(*names: str) -> None:
    """Forbidden."""
    if not MAY.union(MAY_OF_CHOICES).issuperset(names):
        raise Forbidden


def may(name: str) -> bool:
    return name in MAY or name in MAY_OF_CHOICES
