import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0036_bind_notes_to_circles'),
        ('letters', '0003_keep_cards'),
        ('organisations', '0012_add_receivers'),
        ('referrals', '0002_bind_rows'),
    ]

    operations = [
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('referral', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('partner_node', models.CharField(editable=False, max_length=64)),
                ('partner', models.CharField(editable=False, max_length=64)),
                ('direction', models.CharField(choices=[('sent', 'Sent'), ('arrived', 'Arrived')], editable=False, max_length=10)),
                ('state', models.CharField(editable=False, max_length=20)),
                ('since', models.DateTimeField(editable=False)),
                ('due_at', models.DateTimeField(editable=False, null=True)),
                ('public', models.BinaryField()),
                ('mark', models.BinaryField()),
                ('circle_number', models.PositiveIntegerField(editable=False, null=True)),
                ('wrapped', models.BinaryField(null=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('circle', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.circle')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='CaseReferral',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('wrapped_key', models.BinaryField()),
                ('schema', models.PositiveSmallIntegerField(editable=False)),
                ('sealed', models.BinaryField()),
                ('case', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.case')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('referral', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='in_case', to='referrals.referral')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReferralLetter',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('letter', models.UUIDField(editable=False)),
                ('sealed', models.BinaryField(null=True)),
                ('opened', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='letters.openedletter')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.organisation')),
                ('referral', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='referrals.referral')),
            ],
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.UniqueConstraint(fields=('organisation', 'partner_node', 'partner', 'referral'), name='referrals_referral_once'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('circle', None), ('circle_number', None), ('wrapped', None)), models.Q(('circle__isnull', False), ('circle_number__isnull', False), ('wrapped__isnull', False)), _connector='OR'), name='referrals_key_in_a_circle_or_not'),
        ),
        migrations.AddConstraint(
            model_name='referralletter',
            constraint=models.UniqueConstraint(fields=('referral', 'letter'), name='referrals_letter_once'),
        ),
        migrations.AddConstraint(
            model_name='referralletter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('opened', None), ('sealed__isnull', False)), models.Q(('opened__isnull', False), ('sealed', None)), _connector='OR'), name='referrals_letter_ours_or_theirs'),
        ),
    ]
