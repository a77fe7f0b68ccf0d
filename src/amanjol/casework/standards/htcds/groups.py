"""To which group of a consent each field of HTCDS belongs, and which are told on no consent at all.

A new field is told nowhere until somebody has put it here, and a test fails until they have.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.people.terms import FieldGroup

if TYPE_CHECKING:
    from collections.abc import Mapping

_GROUPED: Final = {
    FieldGroup.NAME: "prs_Salutation prs_FirstName prs_MiddleName prs_SecondName",
    FieldGroup.PAPERS: "prs_Birthdate prs_Gender prs_Citizenship prs_IdentityNumber amj_BirthYear",
    FieldGroup.CONTACT: "prs_Email prs_HomePhone prs_MobilePhone",
    FieldGroup.PLACE: (
        "prs_MailingCity prs_MailingCountry prs_MailingState prs_MailingStreet prs_MailingPostalCode "
        "prs_MailingLongitude prs_MailingLatitude"
    ),
    FieldGroup.FAMILY: (
        "prs_MaritalStatus prs_NumberOfChildren prs_PrimaryLanguage prs_SecondaryLanguage "
        "prs_HighestLevelOfEducation prs_Title"
    ),
    FieldGroup.HAPPENED: (
        "vic_AgeWhenTrafficked vic_RecruitmentWebsitesAndApps vic_MethodOfRecruitment vic_LocationOfRecruitment "
        "vic_MethodsOfControl vic_TypeOfExploitation vic_ForcedLabourIndustry vic_LocationOfExploitation "
        "vic_ExploitationWebsitesAndApps hte_Longitude hte_Latitude hte_City hte_Country hte_State hte_Street "
        "hte_PostalCode hte_Date hte_Type hte_Description"
    ),
    FieldGroup.VIOLENCE: (
        "amj_SexualViolence vic_TypeOfExploitation.SexualExploitation vic_MethodsOfControl.SexualAbuse"
    ),
    FieldGroup.DOERS: "vic_RelationshipToTrafficker per_RoleInProcess per_RoleDetails per_Organisation",
    FieldGroup.HEALTH: (
        "vic_Vulnerabilities vic_DetailsOfVulnerabilities amj_Health vic_TypeOfExploitation.OrganRemoval "
        "vic_TypeOfExploitation.Surrogacy"
    ),
    FieldGroup.HELP: "spl_Objectives spl_ActionPlan spl_PlannedEndDate spl_ActualEndDate spl_Type",
    FieldGroup.DECISIONS: "vic_TraffickingStatus vic_TraffickingStatusDecisionMakingOrg",
}
_NOBODY_IS_TOLD: Final = (
    # The country can punish for it, or somebody can accuse by it: the lawyer alone.
    (
        "amj_ForeignMilitaryService amj_SameSexConduct amj_HIV amj_SexWork vic_TypeOfSexExploitation "
        "prs_Gender.TransgenderFeminine prs_Gender.TransgenderMasculine prs_Gender.NonConforming "
        "vic_TypeOfExploitation.ForcedMilitaryByNonStateActors vic_MethodsOfControl.PsychoactiveSubstance"
    ),
    # Nobody needs it to help.
    "amj_Ethnicity amj_Religion prs_Deceased",
    # Of others, and of how we work.
    (
        "org_Name org_ShippingCity org_ShippingCountry org_ShippingState org_ShippingStreet org_ShippingPostalCode "
        "org_ShippingLongitude org_ShippingLatitude org_Phone org_Type cas_Status cas_ReasonForCaseClosure "
        "cas_CaseOwner cas_ReferringOrganisation cas_IncomingReferralDate cas_ReferringPrimaryCaseWorker "
        "cas_ReasonForIncomingReferral cas_IncomingReferralDetails cas_ReferredOrganisation "
        "cas_ReferredPrimaryCaseWorker cas_ReasonForOutgoingReferral cas_OutgoingReferralDate "
        "cas_OutgoingReferralDetails cco_CaseComment con_Consent vic_AgreementToManagePersonalData"
    ),
)
TOLD_ON_NO_CONSENT: Final = frozenset(name for names in _NOBODY_IS_TOLD for name in names.split())
GROUPS: Final[Mapping[str, FieldGroup]] = MappingProxyType(
    {name: group for group, names in _GROUPED.items() for name in names.split()}
)


def group_of(name: str) -> FieldGroup | None:
    """Of a field, or of one choice of a field (`vic_TypeOfExploitation.ForcedLabour`). None for what no consent tells.

    KeyError for what nobody has decided about.
    """
    if name in TOLD_ON_NO_CONSENT:
        return None
    return GROUPS[name] if name in GROUPS else GROUPS[name.partition(".")[0]]
