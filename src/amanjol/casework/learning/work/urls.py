from django.urls import path

from amanjol.casework.learning.work.views import business, earning, employers

_EMPLOYER = "work/employers/<uuid:pk>"
_PERSON = "work/people/<uuid:pk>"
urlpatterns = [
    path("work/", employers.work, name="work"),
    path("work/employers/", employers.new, name="new_employer"),
    path(f"{_EMPLOYER}/", employers.employer, name="employer"),
    path(f"{_EMPLOYER}/change/", employers.change, name="change_employer"),
    path(f"{_EMPLOYER}/check/", employers.check, name="check_employer"),
    path(f"{_EMPLOYER}/vacancies/", employers.new_vacancy, name="new_vacancy"),
    path(f"{_EMPLOYER}/vacancies/<int:number>/", employers.vacancy, name="vacancy"),
    path(f"{_EMPLOYER}/close/", employers.close, name="close_employer"),
    path(f"{_EMPLOYER}/reopen/", employers.reopen, name="reopen_employer"),
    path(f"{_EMPLOYER}/erase/", employers.erase, name="erase_employer"),
    path("work/people/", earning.new, name="new_livelihood"),
    path(f"{_PERSON}/", earning.livelihood, name="livelihood"),
    path(f"{_PERSON}/change/", earning.change, name="change_livelihood"),
    path(f"{_PERSON}/place/", earning.place, name="place"),
    path(f"{_PERSON}/placements/<int:number>/", earning.talk, name="placement_talk"),
    path(f"{_PERSON}/placements/<int:number>/end/", earning.end, name="end_placement"),
    path(f"{_PERSON}/placements/<int:number>/letter/", earning.letter, name="letter"),
    path(f"{_PERSON}/business/", business.plan, name="business_plan"),
    path(f"{_PERSON}/savings/", business.savings, name="savings"),
    path(f"{_PERSON}/grants/", business.grant, name="new_grant"),
    path(f"{_PERSON}/grants/<int:number>/approve/", business.approve, name="approve_grant"),
    path(f"{_PERSON}/grants/<int:number>/", business.receipt, name="receipt"),
    path(f"{_PERSON}/erase/", earning.erase, name="erase_livelihood"),
]
