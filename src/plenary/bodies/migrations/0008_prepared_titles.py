"""What a prepared form would do is said in every language; what was kept before has its one title still."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0007_office_names"),
    ]

    operations = [
        migrations.AddField(
            model_name="prepared",
            name="titles",
            field=models.JSONField(default=dict),
        ),
    ]
