"""What the columns of outreach hold about people: which members wrote, asked and approved what everybody reads."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_FIELDS = {
    "Partner": ("id", "organisation", "name", "donor", "logo"),
    "PartnerWord": (
        "id", "organisation", "partner", "country", "name_may", "logo_may", "donor_may", "said_on", "said_how",
        "holds_until", "ended_on",
    ),
    "Recommendation": (
        "id", "organisation", "number", "source", "source_name", "made_on", "countries", "addressee", "partner",
        "text_en", "text_ru", "answer", "answer_en", "answer_ru", "answered_on", "lateness_agreed_on",
        "lateness_agreed_how", "shown_on", "asked_mark", "edition",
    ),
    "Commitment": (
        "id", "organisation", "recommendation", "made_on", "text_en", "text_ru", "due_on", "first_due_on", "moved_why",
        "done_on",
    ),
    "Report": (
        "id", "organisation", "commitment", "on", "state", "text_en", "text_ru", "proof_text", "proof_link", "has_file",
        "written_at",
    ),
    "ProofFile": ("report", "organisation", "name", "kind", "content"),
    "Campaign": (
        "id", "organisation", "aim", "audience", "partners", "cost", "currency", "name", "begins_on", "ends_on", "day",
    ),
    "Event": (
        "id", "organisation", "aim", "audience", "partners", "cost", "currency", "campaign", "kind", "title", "on",
        "until", "place", "attendance",
    ),
    "Feed": ("organisation", "name", "begun_on"),
    "Publication": (
        "id", "organisation", "campaign", "kind", "title", "place", "link", "published_on", "captions", "questions",
        "without_survivor", "permit", "channel", "is_altered", "who_deletes", "copy",
    ),
    "Snapshot": ("id", "organisation", "publication", "captured_on", "views", "likes", "comments"),
    "OpenRecommendation": (
        "recommendation", "organisation", "countries", "made_in", "partner", "shown", "edition", "mark",
    ),
    "OpenPartner": ("id", "organisation", "partner", "country", "name", "donor", "logo", "holds_until"),
}  # fmt: skip

_MEMBERS = ("Recommendation.writers", "Recommendation.asked_by", "Recommendation.approved_by")

COLUMNS = (
    *(
        Column(
            f"{model}.{field}",
            is_personal=False,
            kept="of bodies, what they promised, what was held and counted; as long as the node",
            erased="an open copy when what it shows is taken back; else never",
        )
        for model, fields in _FIELDS.items()
        for field in fields
    ),
    *(
        Column(
            name,
            is_personal=True,
            kept="which member wrote, asked or approved; as long as the recommendation",
            erased="who wrote and asked once it is approved; else never",
        )
        for name in _MEMBERS
    ),
)
TENANT_TABLES = tuple(f"outreach_{model.lower()}" for model in _FIELDS)
