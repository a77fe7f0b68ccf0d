"""Every stored field of our own is listed as personal or not, with how long it is kept."""

import pytest
from django.apps import apps

from amanjol.foundation.web.privacy import unlisted_fields

OWN = sorted(config.label for config in apps.get_app_configs() if config.name.startswith("amanjol."))


@pytest.mark.parametrize("label", [label for label in OWN if list(apps.get_app_config(label).get_models())])
def test_every_field_is_listed(label: str) -> None:
    assert unlisted_fields(label) == []
