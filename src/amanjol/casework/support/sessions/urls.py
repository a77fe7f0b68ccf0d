from django.urls import path

from amanjol.casework.support.sessions.views import of_case, of_circle

_HELP, _CLIENT = "cases/<uuid:pk>/help", "clients/<uuid:pk>"
urlpatterns = [
    path(f"{_HELP}/", of_case.ask, name="ask"),
    path(f"{_HELP}/<uuid:client>/", of_case.client, name="client_of_case"),
    path(f"{_HELP}/<uuid:client>/end/", of_case.end, name="end_client"),
    path(f"{_HELP}/danger/<uuid:danger>/", of_case.take_up, name="take_up_danger"),
    path("clients/", of_circle.clients, name="clients"),
    path(f"{_CLIENT}/", of_circle.client, name="client"),
    path(f"{_CLIENT}/words/", of_circle.compare, name="compare_client"),
    path(f"{_CLIENT}/answer/", of_circle.answer, name="answer_client"),
    path(f"{_CLIENT}/heard/", of_circle.heard, name="limit_heard"),
    path(f"{_CLIENT}/sessions/", of_circle.new_session, name="new_session"),
    path(f"{_CLIENT}/sessions/<uuid:session>/", of_circle.session, name="session"),
    path(f"{_CLIENT}/danger/", of_circle.danger, name="pass_on"),
]
