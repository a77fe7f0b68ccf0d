"""The lesson that the starter guide brought is for teachers, on its pages, in drafts and in every earlier revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import migrations

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

LESSON = "safe-internet-lesson"


def mark(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "UPDATE guide_articlepage SET audience = 'teachers' WHERE page_ptr_id IN"
            " (SELECT id FROM wagtailcore_page WHERE slug = %s)",
            [LESSON],
        )
        cursor.execute(
            "UPDATE wagtailcore_revision SET content = jsonb_set(content, '{audience}', '\"teachers\"')"
            " WHERE content ->> 'slug' = %s AND content_type_id IN"
            " (SELECT id FROM django_content_type WHERE app_label = 'guide' AND model = 'articlepage')",
            [LESSON],
        )


class Migration(migrations.Migration):
    dependencies = [
        ("guide", "0018_add_audience"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(mark)]
