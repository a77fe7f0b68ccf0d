import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0033_drop_exact_numbers'),
        ('organisations', '0009_drop_index_keys'),
        ('support', '0007_bind_sessions'),
    ]

    operations = [
        migrations.CreateModel(
            name='Asking',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('wrapped_key', models.BinaryField()),
                ('schema', models.PositiveSmallIntegerField(editable=False)),
                ('sealed', models.BinaryField()),
                ('case', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.case')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(models.F('case'), name='support_asking_of_case')],
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('wrapped_key', models.BinaryField()),
                ('schema', models.PositiveSmallIntegerField(editable=False)),
                ('sealed', models.BinaryField()),
                ('due_on', models.DateField(null=True)),
                ('case', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.case')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case',), name='support_one_followup_a_case')],
                'indexes': [models.Index(models.F('organisation'), models.F('due_on'), condition=models.Q(('due_on__isnull', False)), name='support_followup_due')],
            },
        ),
    ]
