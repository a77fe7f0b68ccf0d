import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('letters', '0008_keep_what_was_taken_back'),
        ('organisations', '0012_add_receivers'),
    ]

    operations = [
        migrations.CreateModel(
            name='SentFile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(editable=False)),
                ('address', models.BinaryField()),
                ('manifest', models.BinaryField()),
                ('received_at', models.DateTimeField(editable=False, null=True)),
                ('letter', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='files', to='letters.outgoing')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['address'], name='letters_sent_file_by_address')],
                'constraints': [models.UniqueConstraint(fields=('letter', 'number'), name='letters_sent_file_once')],
            },
        ),
        migrations.CreateModel(
            name='ArrivingFile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(editable=False)),
                ('address', models.BinaryField()),
                ('size', models.PositiveIntegerField(editable=False)),
                ('expires_at', models.DateTimeField(editable=False)),
                ('next_try_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, null=True)),
                ('tries', models.PositiveIntegerField(default=0, editable=False)),
                ('arrived_at', models.DateTimeField(editable=False, null=True)),
                ('opened', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='files', to='letters.openedletter')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('next_try_at__isnull', False)), fields=['next_try_at'], name='letters_file_due')],
                'constraints': [models.UniqueConstraint(fields=('opened', 'number'), name='letters_arriving_file_once')],
            },
        ),
    ]
