"""What every way to run shares. Each way adds its key, its database and who may reach it."""

from pathlib import Path

from plenary.kit.language import ENGLISH

SECRET_KEY = ""
# Where files are kept; each way that keeps any says where.
FOLDER = Path("plenary-data")
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "plenary.kit",
    "plenary.record",
    "plenary.bodies",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "plenary.kit.middleware.security_middleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "plenary.kit.freshness.freshness_middleware",
    "plenary.kit.middleware.language_middleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "plenary.kit.policy.PolicyMiddleware",
]
ROOT_URLCONF = "plenary.web.urls"
WSGI_APPLICATION = "plenary.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "plenary.kit.context.interface",
            ],
        },
    }
]
CSRF_FAILURE_VIEW = "plenary.kit.error.show_stale_form"
FORM_RENDERER = "plenary.kit.form.Renderer"
AUTH_USER_MODEL = "bodies.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = ENGLISH
USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "/static/"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
