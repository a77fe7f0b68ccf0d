import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0036_bind_notes_to_circles'),
        ('organisations', '0012_add_receivers'),
        ('referrals', '0005_add_times_of_answers'),
    ]

    operations = [
        migrations.AddField(
            model_name='referral',
            name='calls_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='referral',
            name='arrived_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.CreateModel(
            name='CaseReturn',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('wrapped_key', models.BinaryField()),
                ('schema', models.PositiveSmallIntegerField(editable=False)),
                ('sealed', models.BinaryField()),
                ('calls_at', models.DateTimeField(editable=False, null=True)),
                ('case', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.case')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('referral', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='referrals.referral')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case',), name='referrals_one_return_a_case')],
            },
        ),
    ]
