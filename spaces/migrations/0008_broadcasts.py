import django.db.models.deletion
from django.db import migrations, models

import spaces.models.broadcast


def of_the_spaces_there_are(apps, schema_editor):
    Broadcast = apps.get_model("spaces", "Broadcast")
    for space in apps.get_model("spaces", "Space").objects.values_list("pk", flat=True).iterator():
        Broadcast.objects.create(space_id=space)


class Migration(migrations.Migration):
    dependencies = [
        ("spaces", "0007_words_of_fields"),
    ]

    operations = [
        migrations.CreateModel(
            name="Broadcast",
            fields=[
                (
                    "space",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="broadcast",
                        serialize=False,
                        to="spaces.space",
                    ),
                ),
                ("key", models.CharField(default=spaces.models.broadcast.new_key, max_length=32, unique=True)),
                ("generation", models.PositiveIntegerField(default=0)),
                ("holder", models.UUIDField(null=True)),
                ("leased_until", models.DateTimeField(null=True)),
                ("origin", models.CharField(blank=True, default="", max_length=200)),
                ("dead_air", models.PositiveIntegerField(null=True)),
            ],
        ),
        migrations.RunPython(of_the_spaces_there_are, migrations.RunPython.noop),
    ]
