"""The form of the page for signing in."""

from typing import Any

from allauth.account.forms import LoginForm
from django.conf import settings


class SigningForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """Offers to reset a password only where mail is set up: elsewhere that page answers nobody."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if not settings.PASSWORD_BY_MAIL:
            self.fields["password"].help_text = ""
