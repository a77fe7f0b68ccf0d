"""What readers were given before a second person was asked for stays approved, until its file is exchanged."""

from typing import Any

from django.db import migrations

KINDS = {"picture": ("wagtailimages", "Image"), "file": ("wagtaildocs", "Document")}


def keep(apps: Any, _schema: object) -> None:
    approved = apps.get_model("guide", "ApprovedFile")
    for kind, (app, model) in KINDS.items():
        ids = apps.get_model(app, model).objects.values_list("pk", flat=True)
        approved.objects.bulk_create(approved(kind=kind, object_id=pk, sha256="") for pk in ids)


class Migration(migrations.Migration):
    dependencies = [
        ("guide", "0006_add_approved_files"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
