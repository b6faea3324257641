"""The forms of the pages for signing in."""

from collections.abc import Mapping
from typing import Any, ClassVar

from allauth.account.forms import ChangePasswordForm, LoginForm
from allauth.account.forms import ReauthenticateForm as PasswordForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.conf import settings
from django.forms import Field

from plenary.bodies.forms.spoken import speak
from plenary.bodies.signing import spend_code
from plenary.kit.language import _, marked


class _Worded:
    """A form of allauth whose fields are called in our words: ``worded`` has a label and a hint for each."""

    worded: ClassVar[Mapping[str, tuple[str, str]]]
    fields: dict[str, Field]

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        speak(self.fields.values())
        for name, (label, hint) in self.worded.items():
            field = self.fields[name]
            field.label, field.help_text = _(label), _(hint) if hint else ""
            field.widget.attrs.pop("placeholder", None)


_CODE = (marked("Code"), marked("Six figures that the app shows, or a recovery code."))


class SigningForm(_Worded, LoginForm):  # type: ignore[misc]  # allauth has no types
    """Offers to reset a password only where mail is set up: elsewhere that page answers nobody."""

    worded: ClassVar = {"login": (marked("E-mail address"), "")}

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["password"].label = _("Password")
        self.fields["password"].widget.attrs.pop("placeholder", None)
        if not settings.PASSWORD_BY_MAIL:
            self.fields["password"].help_text = ""


class PasswordAgainForm(_Worded, PasswordForm):  # type: ignore[misc]  # allauth has no types
    """Asks for the password before an account is changed."""

    worded: ClassVar = {"password": (marked("Password"), "")}


class NewPasswordForm(_Worded, ChangePasswordForm):  # type: ignore[misc]  # allauth has no types
    """The password there is, and a new one, twice."""

    worded: ClassVar = {
        "oldpassword": (marked("The password that opens the account now"), ""),
        "password1": (marked("The new password"), marked("At least 12 characters; several words are good.")),
        "password2": (marked("The new password again"), ""),
    }


class AppForm(_Worded, ActivateTOTPForm):  # type: ignore[misc]  # allauth has no types
    """The first code of an authenticator app."""

    worded: ClassVar = {"code": (marked("The six figures that the app shows"), "")}


class KeyForm(_Worded, AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A security key or passkey: what it is called, and whether it opens the account alone."""

    worded: ClassVar = {
        "name": (marked("What the key is called"), marked("So that you know it again in the list of your keys.")),
        "passwordless": (
            marked("It opens the account without a password"),
            marked("The key then asks for a finger, a face or a number of its own."),
        ),
    }


class KeyNameForm(_Worded, EditWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Another name for a key."""

    worded: ClassVar = {"name": (marked("What the key is called"), "")}


class _OnceOnly:
    """A code of an authenticator app opens once: allauth forgets after half a minute, while its neighbours in time are
    still good, that it was used."""

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]  # of the form that this is mixed into
        used: Authenticator = self.authenticator  # type: ignore[attr-defined]  # likewise
        if used.type == Authenticator.Type.TOTP and not spend_code(used, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(_OnceOnly, _Worded, AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    """Asks for the second factor when somebody signs in."""

    worded: ClassVar = {"code": _CODE}


class CodeAgainForm(_OnceOnly, _Worded, ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    """Asks for it again before an account is changed."""

    worded: ClassVar = {"code": _CODE}
