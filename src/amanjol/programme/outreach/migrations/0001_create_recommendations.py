"""The tables of recommendations, of partners, and of what everybody reads of both."""

import datetime
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0013_add_advocates'),
    ]

    operations = [
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(editable=False)),
                ('source', models.CharField(choices=[('council', 'Council'), ('film', 'Film and talk after it'), ('exercise', 'Exercise'), ('survey', 'Survey')], max_length=20)),
                ('source_name', models.CharField(max_length=300)),
                ('made_on', models.DateField()),
                ('countries', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=2))),
                ('addressee', models.CharField(max_length=200)),
                ('text_en', models.TextField(blank=True)),
                ('text_ru', models.TextField(blank=True)),
                ('answer', models.CharField(blank=True, choices=[('accepted', 'Accepted'), ('partly', 'Accepted in part'), ('declined', 'Not accepted')], max_length=20)),
                ('answer_en', models.TextField(blank=True)),
                ('answer_ru', models.TextField(blank=True)),
                ('answered_on', models.DateField(null=True)),
                ('lateness_agreed_on', models.DateField(null=True)),
                ('lateness_agreed_how', models.CharField(blank=True, max_length=300)),
                ('shown_on', models.DateField(editable=False, null=True)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-number',),
            },
        ),
        migrations.CreateModel(
            name='Partner',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('donor', models.CharField(blank=True, max_length=200)),
                ('logo', models.BinaryField(null=True)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('name', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('state', models.CharField(choices=[('nothing', 'Nothing done yet'), ('begun', 'Begun'), ('partly', 'Done in part'), ('done', 'Done')], max_length=10)),
                ('text_en', models.TextField(blank=True)),
                ('text_ru', models.TextField(blank=True)),
                ('proof_text', models.TextField(blank=True)),
                ('proof_link', models.URLField(blank=True, max_length=500)),
                ('has_file', models.BooleanField(default=False, editable=False)),
                ('written_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ('on', 'written_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Commitment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('made_on', models.DateField()),
                ('text_en', models.TextField(blank=True)),
                ('text_ru', models.TextField(blank=True)),
                ('due_on', models.DateField()),
                ('first_due_on', models.DateField(editable=False)),
                ('moved_why', models.CharField(blank=True, max_length=300)),
                ('done_on', models.DateField(editable=False, null=True)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recommendation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='commitments', to='outreach.recommendation')),
            ],
            options={
                'ordering': ('due_on', 'id'),
            },
        ),
        migrations.AddField(
            model_name='recommendation',
            name='partner',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='outreach.partner'),
        ),
        migrations.CreateModel(
            name='OpenPartner',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('country', models.CharField(editable=False, max_length=2)),
                ('name', models.CharField(editable=False, max_length=200)),
                ('donor', models.CharField(blank=True, editable=False, max_length=200)),
                ('logo', models.BinaryField(null=True)),
                ('holds_until', models.DateField(editable=False)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('partner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='outreach.partner')),
            ],
            options={
                'ordering': ('name', 'id'),
            },
        ),
        migrations.CreateModel(
            name='PartnerWord',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('country', models.CharField(editable=False, max_length=2)),
                ('name_may', models.BooleanField()),
                ('logo_may', models.BooleanField()),
                ('donor_may', models.BooleanField()),
                ('said_on', models.DateField()),
                ('said_how', models.CharField(max_length=300)),
                ('holds_until', models.DateField()),
                ('ended_on', models.DateField(editable=False, null=True)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('partner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='words', to='outreach.partner')),
            ],
            options={
                'ordering': ('country',),
            },
        ),
        migrations.CreateModel(
            name='ProofFile',
            fields=[
                ('report', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='file', serialize=False, to='outreach.report')),
                ('name', models.CharField(editable=False, max_length=120)),
                ('kind', models.CharField(editable=False, max_length=40)),
                ('content', models.BinaryField()),
            ],
        ),
        migrations.AddField(
            model_name='report',
            name='commitment',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='outreach.commitment'),
        ),
        migrations.AddField(
            model_name='report',
            name='organisation',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.CreateModel(
            name='OpenRecommendation',
            fields=[
                ('recommendation', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='outreach.recommendation')),
                ('countries', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=2), editable=False)),
                ('made_in', models.DateField(editable=False)),
                ('partner', models.UUIDField(editable=False, null=True)),
                ('shown', models.JSONField(editable=False)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-made_in', 'recommendation_id'),
            },
        ),
        migrations.AddConstraint(
            model_name='commitment',
            constraint=models.CheckConstraint(condition=models.Q(('text_en', ''), ('text_ru', ''), _negated=True), name='outreach_commitment_says'),
        ),
        migrations.AddConstraint(
            model_name='commitment',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('made_on')), ('first_due_on__gte', models.F('made_on'))), name='outreach_commitment_due_after'),
        ),
        migrations.AddConstraint(
            model_name='commitment',
            constraint=models.CheckConstraint(condition=models.Q(('due_on', models.F('first_due_on')), models.Q(('moved_why', ''), _negated=True), _connector='OR'), name='outreach_commitment_moved_why'),
        ),
        migrations.AddConstraint(
            model_name='recommendation',
            constraint=models.UniqueConstraint(fields=('organisation', 'number'), name='outreach_recommendation_number'),
        ),
        migrations.AddConstraint(
            model_name='recommendation',
            constraint=models.CheckConstraint(condition=models.Q(('text_en', ''), ('text_ru', ''), _negated=True), name='outreach_recommendation_says'),
        ),
        migrations.AddConstraint(
            model_name='recommendation',
            constraint=models.CheckConstraint(condition=models.Q(('addressee', ''), _negated=True), name='outreach_recommendation_to'),
        ),
        migrations.AddConstraint(
            model_name='recommendation',
            constraint=models.CheckConstraint(condition=models.Q(('countries__len__gte', 1)), name='outreach_recommendation_where'),
        ),
        migrations.AddConstraint(
            model_name='recommendation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answer_en', ''), ('answer_ru', ''), ('answered_on', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_on__gte', models.F('made_on'))), _connector='OR'), name='outreach_answer_whole'),
        ),
        migrations.AddConstraint(
            model_name='recommendation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('lateness_agreed_how', ''), ('lateness_agreed_on', None)), models.Q(('lateness_agreed_on__isnull', False), models.Q(('lateness_agreed_how', ''), _negated=True)), _connector='OR'), name='outreach_lateness_agreed_whole'),
        ),
        migrations.AddConstraint(
            model_name='partner',
            constraint=models.UniqueConstraint(fields=('organisation', 'name'), name='outreach_partner_once'),
        ),
        migrations.AddConstraint(
            model_name='partner',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='outreach_partner_named'),
        ),
        migrations.AddConstraint(
            model_name='openpartner',
            constraint=models.UniqueConstraint(fields=('partner', 'country'), name='outreach_open_partner_once'),
        ),
        migrations.AddConstraint(
            model_name='partnerword',
            constraint=models.UniqueConstraint(fields=('partner', 'country'), name='outreach_word_once'),
        ),
        migrations.AddConstraint(
            model_name='partnerword',
            constraint=models.CheckConstraint(condition=models.Q(('name_may', True), models.Q(('donor_may', False), ('logo_may', False)), _connector='OR'), name='outreach_word_name_first'),
        ),
        migrations.AddConstraint(
            model_name='partnerword',
            constraint=models.CheckConstraint(condition=models.Q(('holds_until__gt', models.F('said_on')), ('holds_until__lte', django.db.models.expressions.CombinedExpression(models.F('said_on'), '+', models.Value(datetime.timedelta(days=366))))), name='outreach_word_ends'),
        ),
        migrations.AddConstraint(
            model_name='partnerword',
            constraint=models.CheckConstraint(condition=models.Q(('said_how', ''), _negated=True), name='outreach_word_has_proof'),
        ),
        migrations.AddField(
            model_name='prooffile',
            name='organisation',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(('text_en', ''), ('text_ru', ''), _negated=True), name='outreach_report_says'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['nothing', 'begun']), models.Q(('has_file', False), ('proof_link', ''), ('proof_text', ''), _negated=True), _connector='OR'), name='outreach_report_proven'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(('proof_link', ''), ('proof_link__startswith', 'https://'), _connector='OR'), name='outreach_report_link_https'),
        ),
    ]
