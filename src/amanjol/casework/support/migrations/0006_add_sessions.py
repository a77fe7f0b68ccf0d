import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0036_bind_notes_to_circles'),
        ('organisations', '0011_bind_circles_to_organisation'),
        ('support', '0005_bind_stored_files'),
    ]

    operations = [
        migrations.CreateModel(
            name='CircleClient',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('wrapped_key', models.BinaryField()),
                ('schema', models.PositiveSmallIntegerField(editable=False)),
                ('sealed', models.BinaryField()),
                ('number', models.PositiveIntegerField(editable=False)),
                ('offered', models.BinaryField()),
                ('epoch', models.PositiveIntegerField(editable=False)),
                ('voucher', models.BinaryField()),
                ('moved', models.BinaryField(null=True)),
                ('asking', models.BinaryField()),
                ('answer', models.BinaryField(null=True)),
                ('accepted_number', models.PositiveIntegerField(editable=False, null=True)),
                ('accepted', models.BinaryField(null=True)),
                ('case', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.case')),
                ('circle', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.circle')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(models.F('case'), name='support_client_of_case'), models.Index(models.F('circle'), name='support_client_of_circle')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('accepted__isnull', True), ('accepted_number__isnull', True)), models.Q(('accepted__isnull', False), ('accepted_number__isnull', False)), _connector='OR'), name='support_client_accepted_under_a_key')],
            },
        ),
        migrations.CreateModel(
            name='CircleDanger',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('is_open', models.BooleanField(default=True)),
                ('sealed', models.BinaryField()),
                ('client', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='dangers', to='support.circleclient')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(models.F('client'), name='support_danger_of_client')],
            },
        ),
        migrations.CreateModel(
            name='CircleSession',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('facts', models.BinaryField()),
                ('number', models.PositiveIntegerField(editable=False)),
                ('wrapped_key', models.BinaryField()),
                ('words', models.BinaryField()),
                ('client', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='support.circleclient')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(models.F('client'), name='support_session_of_client')],
            },
        ),
    ]
