from django.urls import path

from amanjol.casework.legal_aid.rota import own, swap_views, views

urlpatterns = [
    path("rota/", views.rota, name="rota"),
    path("rota/plan/", views.plan, name="plan_duty"),
    path("rota/away/", views.away, name="away"),
    path("rota/away/<uuid:pk>/back/", views.back, name="back_from_away"),
    path("rota/<uuid:pk>/", views.slot, name="duty"),
    path("rota/<uuid:pk>/take-away/", views.take_away, name="take_duty_away"),
    path("my-work/plan/", own.plan_own, name="plan_own_duty"),
    path("my-work/away/", own.away_own, name="own_away"),
    path("my-work/not-now/", own.not_now, name="not_now"),
    path("my-work/away/<uuid:pk>/back/", own.back_own, name="own_back"),
    path("my-work/duty/<uuid:pk>/take-away/", own.take_away_own, name="take_own_duty_away"),
    path("my-work/duty/<uuid:pk>/ask/", swap_views.ask, name="ask_swap"),
    path("my-work/swaps/<uuid:pk>/take/", swap_views.take, name="take_swap"),
    path("my-work/swaps/<uuid:pk>/decline/", swap_views.decline, name="decline_swap"),
    path("my-work/swaps/<uuid:pk>/withdraw/", swap_views.withdraw, name="withdraw_swap"),
]
