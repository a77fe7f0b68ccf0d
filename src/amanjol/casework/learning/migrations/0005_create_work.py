import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_any_staff_language'),
        ('learning', '0004_bind_issuers'),
        ('organisations', '0009_drop_index_keys'),
    ]

    operations = [
        migrations.CreateModel(
            name='Employer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('wrapped_key', models.BinaryField()),
                ('schema', models.PositiveSmallIntegerField(editable=False)),
                ('sealed', models.BinaryField()),
                ('epoch', models.PositiveIntegerField(editable=False)),
                ('review_on', models.DateField(null=True)),
                ('is_open', models.BooleanField(default=True)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(models.F('organisation'), models.F('review_on'), name='learning_employer_list')],
            },
        ),
        migrations.CreateModel(
            name='Livelihood',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('wrapped_key', models.BinaryField()),
                ('schema', models.PositiveSmallIntegerField(editable=False)),
                ('sealed', models.BinaryField()),
                ('epoch', models.PositiveIntegerField(editable=False, null=True)),
                ('ask_on', models.DateField(null=True)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(models.F('organisation'), models.F('ask_on'), condition=models.Q(('ask_on__isnull', False)), name='learning_livelihood_to_ask')],
            },
        ),
        migrations.CreateModel(
            name='NamedForLivelihood',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sealed', models.BinaryField(editable=False)),
                ('key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DB_CASCADE, related_name='+', to='accounts.personkey')),
                ('livelihood', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='named', to='learning.livelihood')),
                ('member', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.member')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('livelihood', 'member'), name='learning_named_for_livelihood_once')],
            },
        ),
    ]
