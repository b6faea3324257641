"""What an invited person gives."""

from django import forms
from django.contrib.auth import password_validation

from plenary.bodies.forms.spoken import SpokenForm
from plenary.bodies.models import Account
from plenary.kit.language import _


class AccountForm(SpokenForm):
    """A name, an address that no account has yet, and a password, twice."""

    name = forms.CharField(max_length=150)
    email = forms.EmailField(max_length=254)
    password = forms.CharField(
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), max_length=200, strip=False
    )
    again = forms.CharField(
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), max_length=200, strip=False
    )

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]  # handed through
        self.fields["name"].label = _("Your name")
        self.fields["email"].label = _("E-mail address")
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = _("At least 12 characters; several words are good.")
        self.fields["again"].label = _("Password again")

    def clean_email(self) -> str:
        email = Account.objects.normalise(self.cleaned_data["email"])
        if Account.objects.filter(email=email).exists():
            raise forms.ValidationError(
                _("There is an account with this address: sign in with it, then open the link again.")
            )
        return email

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        told = Account(email=self.data.get("email", ""), name=self.data.get("name", ""))
        password_validation.validate_password(password, told)
        return password

    def clean(self) -> None:
        if "password" in self.cleaned_data and self.cleaned_data.get("again") != self.cleaned_data["password"]:
            self.add_error("again", _("The two passwords are not the same."))
