from django.urls import path

from amanjol.foundation.organisations import views
from amanjol.foundation.organisations.keys.circles.views import inside, vouching
from amanjol.foundation.organisations.keys.circles.views import overview as circles
from amanjol.foundation.organisations.keys.views import giving, overview, papers

app_name = "organisations"
urlpatterns = [
    path("members/", views.members, name="members"),
    path("members/invite/", views.invite, name="invite"),
    path("members/<uuid:pk>/link/", views.renew_invitation, name="renew_invitation"),
    path("members/<uuid:pk>/role/", views.change_role, name="change_role"),
    path("members/<uuid:pk>/remove/", views.remove, name="remove"),
    path("keys/", overview.keys, name="keys"),
    path("keys/begin/", overview.begin, name="begin_keys"),
    path("keys/new/", overview.begin_next, name="begin_next_keys"),
    path("keys/rewrap/", overview.rewrap, name="rewrap"),
    path("keys/compare/", giving.compare, name="compare_keys"),
    path("keys/members/<uuid:pk>/", giving.give, name="give_keys"),
    path("keys/sheets/", papers.sheets, name="sheets"),
    path("keys/sheets/typed/", papers.type_back, name="type_sheets_back"),
    path("keys/sheets/use/", papers.use, name="use_sheets"),
    path("keys/circles/", circles.circles, name="circles"),
    path("keys/circles/begin/", circles.begin, name="begin_circle"),
    path("keys/circles/people/<uuid:pk>/", vouching.colleague, name="vouch_for_colleague"),
    path("keys/circles/<uuid:pk>/", inside.circle, name="circle"),
    path("keys/circles/<uuid:pk>/accept/", inside.accept, name="accept_circle"),
    path("keys/circles/<uuid:pk>/leave/", inside.leave, name="leave_circle"),
    path("keys/circles/<uuid:pk>/people/<uuid:member>/", inside.take_in, name="take_into_circle"),
    path("keys/circles/<uuid:pk>/sheets/", inside.sheets, name="circle_sheets"),
    path("keys/circles/<uuid:pk>/vouch/", vouching.circle, name="vouch_for_circle"),
    path("journal/", views.journal, name="journal"),
]
