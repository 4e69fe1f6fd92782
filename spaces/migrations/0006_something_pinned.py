from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("spaces", "0005_the_stage_under_control"),
    ]

    operations = [
        migrations.AddField(
            model_name="space",
            name="pinned",
            field=models.CharField(blank=True, default="", editable=False, max_length=280),
        ),
    ]
