"""What IATI asks is the own organisation's alone, about a release of its own."""

from django.db import migrations

from amanjol.foundation.organisations.binding import OWN, bind


class Migration(migrations.Migration):
    dependencies = [("releases", "0003_add_reporting")]

    operations = [
        bind(
            "releases_reporting",
            f"{OWN} and exists (select from releases_release a where a.id = releases_reporting.release_id)",
        ),
    ]
