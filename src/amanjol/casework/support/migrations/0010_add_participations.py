import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0033_drop_exact_numbers'),
        ('organisations', '0009_drop_index_keys'),
        ('support', '0009_bind_followups'),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseParticipation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('wrapped_key', models.BinaryField()),
                ('schema', models.PositiveSmallIntegerField(editable=False)),
                ('sealed', models.BinaryField()),
                ('case', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.case')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(models.F('case'), name='support_participation_of_case')],
            },
        ),
    ]
