from amanjol.foundation.web.privacy import unlisted_fields


def test_every_column_says_what_it_holds() -> None:
    assert unlisted_fields("warnings") == []
