"""What every way to run shares."""

SECRET_KEY = ""
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "plenary.record",
    "plenary.bodies",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
