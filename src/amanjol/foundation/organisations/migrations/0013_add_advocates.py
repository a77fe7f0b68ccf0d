"""Advocates of the register are a role. Lawyers of an organisation that coordinates legal aid hold its keys no more.

Their role opens nothing there from now on, and the next request of a holder begins new keys without them. Their accounts
and circles stay, until an administrator gives them the role of advocates.
"""

from django.db import migrations, models

ROLES = [
    ("editor", "Editor"),
    ("reviewer", "Reviewer"),
    ("translator", "Translator"),
    ("device-manager", "Device manager"),
    ("case-worker", "Case worker"),
    ("supervisor", "Supervisor"),
    ("observer", "Observer"),
    ("officer", "Front-line officer"),
    ("lawyer", "Lawyer"),
    ("advocate", "Advocate of the register"),
    ("psychologist", "Psychologist"),
    ("doctor", "Doctor"),
    ("legal-aid-coordinator", "Legal-aid coordinator"),
    ("exercise-director", "Exercise director"),
    ("evaluator", "Evaluator"),
    ("participant", "Participant"),
    ("programme-manager", "Programme manager"),
    ("administrator", "Administrator"),
    ("operator", "Operator"),
]
DUE = """
update organisations_organisation organisation set new_keys_due_since = now()
where kind = 'legal-aid' and new_keys_due_since is null and exists (
    select from organisations_member member
    where member.organisation_id = organisation.id and member.role = 'lawyer' and member.left_on is null);
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0012_add_receivers")]

    operations = [
        migrations.AlterField(
            model_name="member",
            name="role",
            field=models.CharField(choices=ROLES, max_length=30, verbose_name="Role"),
        ),
        migrations.RunSQL(DUE, migrations.RunSQL.noop),
    ]
