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
    "django.contrib.humanize",
    "plenary.kit",
    "plenary.record",
    "plenary.bodies",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
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
    "allauth.account.middleware.AccountMiddleware",
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

CSRF_FAILURE_VIEW = "plenary.bodies.typed.keep_after_csrf"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
# Accounts are made by invitation only, so that no address has to be proved and no mail has to be set up.
ACCOUNT_ADAPTER = "plenary.bodies.signing.AccountAdapter"
ACCOUNT_FORMS = {"login": "plenary.bodies.forms.signing.SigningForm"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# A PC is shared: the session ends with the browser.
ACCOUNT_SESSION_REMEMBER = False
MFA_ADAPTER = "plenary.bodies.signing.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Plenary"
MFA_TOTP_TOLERANCE = 1
# Whether whoever acts for a seat must have a second factor, and whether passwords can be reset by mail.
SECOND_FACTOR_REQUIRED = True
PASSWORD_BY_MAIL = False
