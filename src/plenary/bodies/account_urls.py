"""Pages about one's own account that are ours; they stand before allauth's and take the place of some."""

from django.urls import path

from plenary.bodies.views import seat, session, token

urlpatterns = [
    path("", session.show_account, name="account"),
    path("second-factor/", seat.show_second_factor, name="second-factor"),
    path("sessions/", session.list_sessions, name="sessions"),
    path("sessions/<int:number>/end", session.end_session, name="session-end"),
    path("sessions/end-others", session.end_other_sessions, name="sessions-end"),
    path("tokens/", token.list_tokens, name="tokens"),
    path("tokens/<int:number>/revoke", token.revoke_token, name="token-revoke"),
    path("tokens/<slug:body>/<str:seat>/new", token.make_token, name="token-new"),
]
