import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0012_add_receivers'),
    ]

    operations = [
        migrations.CreateModel(
            name='Card',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('node', models.CharField(editable=False, max_length=64)),
                ('organisation', models.CharField(editable=False, max_length=64)),
                ('serial', models.PositiveIntegerField(editable=False)),
                ('data', models.BinaryField()),
                ('heard_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'indexes': [models.Index(fields=['node', 'organisation', 'serial'], name='letters_card_of')],
            },
        ),
        migrations.CreateModel(
            name='Recalled',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('issuer_node', models.CharField(editable=False, max_length=64)),
                ('issuer', models.CharField(editable=False, max_length=64)),
                ('letter', models.UUIDField(editable=False)),
                ('key', models.BinaryField()),
                ('heard_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('issuer_node', 'issuer', 'letter', 'key'), name='letters_recalled_once')],
            },
        ),
        migrations.CreateModel(
            name='Belief',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('partner_node', models.CharField(editable=False, max_length=64)),
                ('partner', models.CharField(editable=False, max_length=64)),
                ('key', models.BinaryField()),
                ('first_mark', models.BinaryField()),
                ('first_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('second_mark', models.BinaryField(null=True)),
                ('second_at', models.DateTimeField(editable=False, null=True)),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('first_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.member')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.organisation')),
                ('second_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.member')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'partner_node', 'partner', 'key'), name='letters_believed_once'), models.CheckConstraint(condition=models.Q(('second_by__isnull', True), models.Q(('second_by', models.F('first_by')), _negated=True), _connector='OR'), name='letters_believed_by_two')],
            },
        ),
        migrations.CreateModel(
            name='InboxKey',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(editable=False)),
                ('key_id', models.BinaryField()),
                ('begun_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('closes_at', models.DateTimeField(editable=False)),
                ('circle', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.circle')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['key_id'], name='letters_inbox_by_key')],
                'constraints': [models.UniqueConstraint(fields=('circle', 'number'), name='letters_inbox_key_once'), models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('begun_at'))), name='letters_inbox_closes_later')],
            },
        ),
        migrations.CreateModel(
            name='Incoming',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('from_node', models.CharField(editable=False, max_length=64)),
                ('letter', models.UUIDField(editable=False)),
                ('key_id', models.BinaryField()),
                ('digest', models.BinaryField()),
                ('sealed', models.BinaryField(null=True)),
                ('arrived_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('held', models.CharField(default='', editable=False, max_length=20)),
                ('gone_at', models.DateTimeField(editable=False, null=True)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'from_node', 'letter', 'digest'), name='letters_arrived_once')],
            },
        ),
        migrations.CreateModel(
            name='OpenedLetter',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('issuer_node', models.CharField(editable=False, max_length=64)),
                ('issuer', models.CharField(editable=False, max_length=64)),
                ('letter', models.UUIDField(editable=False)),
                ('sequence', models.PositiveBigIntegerField(editable=False)),
                ('kept', models.BinaryField(null=True)),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('gone_at', models.DateTimeField(editable=False, null=True)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'issuer_node', 'issuer', 'letter'), name='letters_opened_once'), models.CheckConstraint(condition=models.Q(('kept__isnull', True), ('gone_at__isnull', True), _connector='OR'), name='letters_kept_or_gone')],
            },
        ),
        migrations.CreateModel(
            name='Outgoing',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('to_node', models.CharField(editable=False, max_length=64)),
                ('to_organisation', models.CharField(editable=False, max_length=64)),
                ('sequence', models.PositiveBigIntegerField(editable=False, null=True)),
                ('sealed', models.BinaryField(null=True)),
                ('digest', models.BinaryField()),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('expires_at', models.DateTimeField(editable=False, null=True)),
                ('next_try_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, null=True)),
                ('tries', models.PositiveIntegerField(default=0, editable=False)),
                ('received_at', models.DateTimeField(editable=False, null=True)),
                ('gone_at', models.DateTimeField(editable=False, null=True)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('next_try_at__isnull', False)), fields=['next_try_at'], name='letters_due')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'to_node', 'to_organisation', 'sequence'), name='letters_sequence_once'), models.CheckConstraint(condition=models.Q(models.Q(('gone_at__isnull', True), ('sealed__isnull', False)), models.Q(('gone_at__isnull', False), ('sealed__isnull', True)), _connector='OR'), name='letters_sent_or_gone')],
            },
        ),
        migrations.CreateModel(
            name='SigningKey',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(editable=False)),
                ('public', models.BinaryField()),
                ('epoch', models.PositiveIntegerField(editable=False)),
                ('wrapped_seed', models.BinaryField()),
                ('begun_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'number'), name='letters_signing_key_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='letters_signing_key_from_1')],
            },
        ),
    ]
