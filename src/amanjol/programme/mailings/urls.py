from django.urls import path

from amanjol.programme.mailings.views import lists, mailings

app_name = "mailings"
_LIST = "mailings/lists/<uuid:pk>"
_MAILING = "mailings/<uuid:pk>"
urlpatterns = [
    path("mailings/", mailings.mailings, name="mailings"),
    path("mailings/new/", mailings.new, name="new_mailing"),
    path("mailings/lists/new/", lists.new, name="new_list"),
    path(f"{_LIST}/", lists.mailing_list, name="list"),
    path(f"{_LIST}/change/", lists.change, name="change_list"),
    path(f"{_LIST}/ask/", lists.ask, name="ask"),
    path(f"{_MAILING}/", mailings.mailing, name="mailing"),
    path(f"{_MAILING}/shown/<slug:language>/", mailings.shown, name="shown"),
    path(f"{_MAILING}/change/", mailings.change, name="change_mailing"),
    path(f"{_MAILING}/discard/", mailings.discard, name="discard"),
    path(f"{_MAILING}/approve/", mailings.approve, name="approve"),
    path(f"{_MAILING}/stop/", mailings.stop, name="stop"),
    path(f"{_MAILING}/go-on/", mailings.go_on, name="go_on"),
    path(f"{_MAILING}/withdraw/", mailings.withdraw, name="withdraw"),
]
