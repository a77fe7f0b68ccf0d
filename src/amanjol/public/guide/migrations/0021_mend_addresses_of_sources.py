"""Addresses that are not of the web, from before they were refused: with the scheme of a browser, or none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db import migrations

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_OF_THE_WEB = re.compile(r"https?://[^\s/?#<>\"]+[^\s<>\"]*")
_FILES = re.compile(r"ftps?://", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?![0-9])", re.IGNORECASE)
_LONGEST = 500


def of_the_web(address: str) -> str:
    """As a browser takes it that is given no scheme; `none` where it leads to no page of the web."""
    plain = _FILES.sub("", address.strip(), count=1)
    if not plain.lower().startswith(("http://", "https://")):
        plain = "none" if _SCHEME.match(plain) else f"https://{plain}"
    scheme, mark, rest = plain.partition("://")
    plain = f"{scheme.lower()}{mark}{rest}"
    return plain if len(plain) <= _LONGEST and _OF_THE_WEB.fullmatch(plain) else "none"


def _mend(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001  Django's form
    for source in apps.get_model("guide", "Source").objects.exclude(address="none"):
        if (address := of_the_web(source.address)) != source.address:
            source.address, source.needs_review = address, True
            source.save(update_fields=["address", "needs_review"])
    for page in apps.get_model("guide", "WatchedPage").objects.all():
        address = of_the_web(page.address)
        if address == "none":
            page.delete()  # nobody can look at it: an editor enters it anew
        elif address != page.address:
            page.address = address
            page.save(update_fields=["address"])


class Migration(migrations.Migration):
    dependencies = [("guide", "0020_questions_of_a_country")]

    operations = [migrations.RunPython(_mend, migrations.RunPython.noop)]
