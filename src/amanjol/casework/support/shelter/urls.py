from django.urls import path

from amanjol.casework.support.shelter.views import beds, houses, stays

_STAY = "cases/<uuid:pk>/stays/<uuid:stay>"
urlpatterns = [
    path("houses/", houses.houses, name="houses"),
    path("houses/new/", houses.new_house, name="new_house"),
    path("houses/<uuid:pk>/", houses.house, name="house"),
    path("houses/<uuid:pk>/change/", houses.change_house, name="change_house"),
    path("houses/<uuid:pk>/incidents/", houses.house_incident, name="house_incident"),
    path("cases/<uuid:pk>/bed/", beds.bed, name="bed"),
    path(f"{_STAY}/", stays.stay, name="stay"),
    path(f"{_STAY}/leave/", stays.leave, name="leave"),
    path(f"{_STAY}/where/", stays.where, name="where"),
    path(f"{_STAY}/done/", stays.done_since, name="done_since"),
    path(f"{_STAY}/things/", stays.take_in, name="take_in"),
    path(f"{_STAY}/things/<int:number>/", stays.give_back, name="give_back"),
    path(f"{_STAY}/receipt/", stays.receipt, name="receipt"),
    path(f"{_STAY}/incidents/", stays.incident, name="stay_incident"),
]
