from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("upgrade", "0003_label")]
    operations = [
        migrations.CreateModel(
            name="Spine",
            fields=[
                ("id", models.CharField(max_length=96, primary_key=True, serialize=False)),
                ("body", models.CharField(max_length=64)),
                ("words", models.CharField(max_length=200)),
            ],
        )
    ]
