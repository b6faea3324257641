"""Everything over HTTPS: no plain request is answered, and no cookie leaves the host or the encrypted connection."""

from plenary.web.settings.common import BEHIND_PROXY

SECURE_SSL_REDIRECT = True
# The supervisor and watchers ask the machine itself, and learn nothing that is not public.
SECURE_REDIRECT_EXEMPT = [r"^health$"]
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# A place on the browsers' own list binds the whole domain for years: that is for its owner to ask for, not for us.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
LANGUAGE_COOKIE_NAME = "__Host-language"
LANGUAGE_COOKIE_SECURE = True
