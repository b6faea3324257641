"""What every way to run shares. Each way adds its key, its database and who may reach it."""

import os
from datetime import timedelta
from pathlib import Path

from plenary.kit.language import ENGLISH

SECRET_KEY = ""
# The name under which the site is reached.
HOST = "localhost"
# Where files are kept; each way that keeps any says where.
FOLDER = Path("plenary-data")
# What is asked of PostgreSQL again and again, it reads and plans once for each connection.
POSTGRESQL_OPTIONS = {"server_side_binding": True, "prepare_threshold": 2}
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
    "plenary.rulemaking",
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
    "plenary.kit.middleware.size_middleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "plenary.kit.session.session_middleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "plenary.bodies.bearer.BearerMiddleware",
    "plenary.kit.policy.PolicyMiddleware",
    "plenary.record.lost_file.LostFileMiddleware",
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
# A session ends an hour after the last page that was asked for, and twelve hours after signing in: a day of meetings.
SESSION_IDLE = timedelta(hours=1)
SESSION_LONGEST = timedelta(hours=12)
SESSION_COOKIE_AGE = int(SESSION_LONGEST.total_seconds())
CSRF_COOKIE_HTTPONLY = True
# No cookie of its own: what is said to one reader stays with the session.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SECURE = False
# Whether a server before us speaks HTTPS and says from whom a request came. Only such a server may be believed.
BEHIND_PROXY = os.environ.get("PLENARY_BEHIND_PROXY") == "yes"
# Where somebody who found a weakness writes to; without it there is no /.well-known/security.txt.
SECURITY_CONTACT = os.environ.get("PLENARY_SECURITY_CONTACT", "")

CSRF_FAILURE_VIEW = "plenary.bodies.typed.keep_after_csrf"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "plenary.bodies.password.GuessedFirst"},
]
# A file of hashes of stolen passwords, where the installation has one.
BREACHED_PASSWORDS = os.environ.get("PLENARY_BREACHED_PASSWORDS", "")
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
# Accounts are made by invitation only, so that no address has to be proved and no mail has to be set up.
ACCOUNT_ADAPTER = "plenary.bodies.signing.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "plenary.bodies.forms.signing.SigningForm",
    "reauthenticate": "plenary.bodies.forms.signing.PasswordAgainForm",
    "change_password": "plenary.bodies.forms.signing.NewPasswordForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# A PC is shared: the session ends with the browser.
ACCOUNT_SESSION_REMEMBER = False
MFA_ADAPTER = "plenary.bodies.signing.FactorAdapter"
MFA_FORMS = {
    "authenticate": "plenary.bodies.forms.signing.CodeForm",
    "reauthenticate": "plenary.bodies.forms.signing.CodeAgainForm",
    "activate_totp": "plenary.bodies.forms.signing.AppForm",
    "add_webauthn": "plenary.bodies.forms.signing.KeyForm",
    "edit_webauthn": "plenary.bodies.forms.signing.KeyNameForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Plenary"
MFA_TOTP_TOLERANCE = 1
# Whether whoever acts for a seat must have a second factor, and whether passwords can be reset by mail.
SECOND_FACTOR_REQUIRED = True
PASSWORD_BY_MAIL = False
# How often the tokens of one account may ask.
API_REQUESTS_A_MINUTE = 300

# One line of JSON each on standard error, without names, addresses or what was typed: docs/security/logs.md.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "plenary.kit.log.Lines"}},
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["lines"], "level": "WARNING"},
    "loggers": {
        "plenary": {"level": "INFO"},
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # What is not found is no event, and what is refused our own pages tell.
        "django.request": {"level": "ERROR"},
    },
}
