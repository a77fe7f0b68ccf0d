"""What everybody reads is signed; what was handed out on paper is written down, and which copies of a story that made."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("newsletter", "0004_add_plots"),
    ]

    operations = [
        migrations.AddField(
            model_name='openissue',
            name='signed',
            field=models.BinaryField(default=b''),
        ),
        migrations.AddField(
            model_name='posting',
            name='copies',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, editable=False, size=None),
        ),
        migrations.AddField(
            model_name='posting',
            name='count',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AlterField(
            model_name='posting',
            name='place',
            field=models.CharField(choices=[('telegram', 'Telegram'), ('instagram', 'Instagram'), ('paper', 'On paper'), ('elsewhere', 'Elsewhere')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.CheckConstraint(condition=models.Q(('count__gte', 1)), name='newsletter_posting_counted'),
        ),
    ]
