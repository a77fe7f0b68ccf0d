from django.urls import path

from amanjol.site.handbook import views

app_name = "handbook"
urlpatterns = [
    path("", views.books, name="books"),
    path("<slug:key>/", views.book, name="book"),
]
