from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("upgrade", "0002_fill")]
    operations = [migrations.AddField("shelf", "label", models.CharField(max_length=20, default=""))]
