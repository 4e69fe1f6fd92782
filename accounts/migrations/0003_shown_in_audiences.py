from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_deleted_accounts"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="shown_in_audiences",
            field=models.BooleanField(default=False, verbose_name="Shown by name in audiences"),
        ),
    ]
