"""A turn stands in a state that there is, and holds names of the other side only while they are told."""

from django.db import migrations, models

NO_NAMES_ELSE = """
alter table legal_aid_turn no force row level security;
update legal_aid_turn set names = '' where state <> 'named' and names <> '';
alter table legal_aid_turn force row level security;
"""


class Migration(migrations.Migration):
    dependencies = [("legal_aid", "0023_bind_duty_swaps")]

    operations = [
        migrations.RunSQL(NO_NAMES_ELSE, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="turn",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "waiting",
                            "to-call",
                            "handed",
                            "might",
                            "named",
                            "free",
                            "accepted",
                            "declined",
                            "over",
                            "withdrawn",
                        ],
                    )
                ),
                name="legal_aid_turn_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="turn",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "named"), ("names", b""), _connector="OR"),
                name="legal_aid_turn_names_while_told",
            ),
        ),
    ]
