"""A block may tell a story: it names the permit and one of few headings; no word of it, or about it, is kept."""

from django.db import migrations, models

BARE = """
alter table newsletter_block add constraint newsletter_block_story_bare check (
    case when kind = 'story' then heading in ('story', 'own')
        and title_en || title_ru || text_en || text_ru || digits_why = ''
    else heading = '' end);
"""
UNBARE = "alter table newsletter_block drop constraint newsletter_block_story_bare;"


class Migration(migrations.Migration):

    dependencies = [
        ('newsletter', '0002_bind_rows'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='block',
            name='newsletter_block_kinds',
        ),
        migrations.RemoveConstraint(
            model_name='block',
            name='newsletter_block_refers',
        ),
        migrations.AddField(
            model_name='block',
            name='permit',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='block',
            name='heading',
            field=models.CharField(blank=True, choices=[('story', 'A story'), ('own', 'In their own words')], default='', editable=False, max_length=10),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='block',
            name='kind',
            field=models.CharField(choices=[('text', 'Text'), ('figure', 'Large figure'), ('event', 'Planned event'), ('recommendation', 'Recommendation'), ('story', 'Story')], editable=False, max_length=20),
        ),
        migrations.AddConstraint(
            model_name='block',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['text', 'figure', 'event', 'recommendation', 'story'])), name='newsletter_block_kinds'),
        ),
        migrations.AddConstraint(
            model_name='block',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('event__isnull', True), ('kind', 'text'), ('permit__isnull', True), ('quote__isnull', True), ('recommendation__isnull', True)), models.Q(('event__isnull', True), ('kind', 'figure'), ('permit__isnull', True), ('quote__isnull', False), ('recommendation__isnull', True)), models.Q(('event__isnull', False), ('kind', 'event'), ('permit__isnull', True), ('quote__isnull', True), ('recommendation__isnull', True)), models.Q(('event__isnull', True), ('kind', 'recommendation'), ('permit__isnull', True), ('quote__isnull', True), ('recommendation__isnull', False)), models.Q(('event__isnull', True), ('kind', 'story'), ('permit__isnull', False), ('quote__isnull', True), ('recommendation__isnull', True)), _connector='OR'), name='newsletter_block_refers'),
        ),
        migrations.RunSQL(BARE, UNBARE),
    ]
