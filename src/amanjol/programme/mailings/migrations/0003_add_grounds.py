"""A mailing may rest on what can end: an issue, a story. How many mails that was told of stands beside it."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('mailings', '0002_bind_rows'),
    ]

    operations = [
        migrations.AddField(
            model_name='mailing',
            name='rests_on',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), default=list, editable=False, size=None),
        ),
        migrations.AddField(
            model_name='mailing',
            name='noted_en',
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name='mailing',
            name='noted_ru',
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AlterField(
            model_name='mailing',
            name='halt',
            field=models.CharField(blank=True, choices=[('by-hand', 'Somebody stopped it.'), ('server', 'The mail server refuses what this node sends. Ask who runs it, then go on.'), ('refusals', 'The mail server refused many addresses one after the other.'), ('altered', 'The texts are not those that were approved. Nothing more is sent.'), ('gone', 'What it tells was called back, hidden or withdrawn: it stopped by itself, and nothing more is sent.'), ('corrected', 'A figure in it was corrected. Let it go on as it stands, since each mail leads to the page with the correction, or withdraw it.')], editable=False, max_length=10),
        ),
    ]
