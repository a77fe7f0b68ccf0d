"""Loose sources go into the blocks that they speak for: on pages, in drafts and in every earlier revision.

A source spoke for the blocks above it, back to the source before; contacts and the questions of a check name theirs
themselves. Files of translators that wait for their preview count blocks as they were, so they are sent again.
"""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

from django.db import migrations

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

    type Raw = dict[str, Any]

MODELS = ("articlepage", "countrypage", "topicpage")
NAME_THEIRS_THEMSELVES = {"contact", "questions"}


def with_own_sources(stream: list[Raw]) -> list[Raw]:
    """The stored form of a body without loose sources. One that has none is what it was."""
    blocks: list[Raw] = []
    above: list[Raw] = []  # values of the blocks for which the next source speaks
    is_after_a_source = False
    for block in stream:
        if block["type"] != "source":
            above = [] if is_after_a_source else above
            is_after_a_source = False
            blocks.append(block)
            if block["type"] not in NAME_THEIRS_THEMSELVES:
                above.append(block["value"])
            continue
        is_after_a_source = True
        if block["value"] is not None:  # a draft may not have chosen one yet
            for value in above:
                item = {"type": "item", "value": block["value"], "id": str(uuid.uuid4())}
                value.setdefault("sources", []).append(item)
    return blocks


def move(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # By SQL: the models of a migration would read every body into Wagtail's blocks, which have changed meanwhile.
    with schema_editor.connection.cursor() as cursor:
        for model in MODELS:
            cursor.execute(f"SELECT page_ptr_id, body::text FROM guide_{model}")  # noqa: S608  one of three names
            for key, body in cursor.fetchall():
                if moved := _moved(body):
                    cursor.execute(
                        f"UPDATE guide_{model} SET body = %s::jsonb WHERE page_ptr_id = %s",  # noqa: S608  as above
                        [moved, key],
                    )
        cursor.execute(
            "SELECT revision.id, revision.content ->> 'body' FROM wagtailcore_revision revision"
            " JOIN django_content_type kind ON kind.id = revision.content_type_id"
            " WHERE kind.app_label = 'guide' AND kind.model = ANY(%s) AND revision.content ? 'body'",
            [list(MODELS)],
        )
        for key, body in cursor.fetchall():
            if moved := _moved(body):
                cursor.execute(
                    "UPDATE wagtailcore_revision SET content = jsonb_set(content, '{body}', to_jsonb(%s::text))"
                    " WHERE id = %s",
                    [moved, key],
                )
        cursor.execute("DELETE FROM guide_translatorfile")


def _moved(body: str | None) -> str:
    """Empty where there is nothing to move."""
    stream = json.loads(body) if body else []
    if not any(block["type"] == "source" for block in stream):
        return ""
    return json.dumps(with_own_sources(stream), ensure_ascii=False)


class Migration(migrations.Migration):
    dependencies = [
        ("guide", "0010_hold_sources_in_blocks"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(move)]
