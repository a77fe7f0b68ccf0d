"""What each column of learning holds about people, and that nothing of a person stands beside the sealed ones."""

from amanjol.casework.learning.privacy import COLUMNS


def test_what_is_personal_is_sealed_or_names_a_colleague() -> None:
    personal = {column.field for column in COLUMNS if column.is_personal}
    assert {field for field in personal if not field.endswith((".sealed", ".wrapped_key"))} == {
        "Named.member",
        "NamedForLivelihood.member",
    }


def test_no_more_stands_in_clear_than_was_decided() -> None:
    """Nothing that tells a survivor from a relative, a lawyer or an officer."""
    clear = {column.field for column in COLUMNS if not column.is_personal}
    assert clear == {
        "Issuer.id", "Issuer.organisation", "Issuer.epoch", "Issuer.schema",
        "Cohort.id", "Cohort.organisation", "Cohort.epoch", "Cohort.schema", "Cohort.course", "Cohort.begins_on",
        "Cohort.ends_on", "Cohort.follow_up_on", "Learner.id", "Learner.organisation", "Learner.epoch",
        "Learner.schema", "Learner.cohort", "Named.id", "Named.organisation", "Named.learner", "Named.key",
        "Employer.id", "Employer.organisation", "Employer.epoch", "Employer.schema", "Employer.review_on",
        "Employer.is_open", "Livelihood.id", "Livelihood.organisation", "Livelihood.epoch", "Livelihood.schema",
        "Livelihood.ask_on", "NamedForLivelihood.id", "NamedForLivelihood.organisation",
        "NamedForLivelihood.livelihood", "NamedForLivelihood.key",
    }  # fmt: skip
