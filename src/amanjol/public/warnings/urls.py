from django.urls import path

from amanjol.public.warnings.views import acts, board, composing, posting, translating

app_name = "warnings"
_ROW = "cms/warnings/<uuid:pk>/"
urlpatterns = [
    path("cms/warnings/", board.board, name="board"),
    path("cms/warnings/new/", composing.kinds, name="kinds"),
    path("cms/warnings/new/<slug:key>/", composing.new, name="new"),
    path("cms/warnings/to-translate/", translating.to_translate, name="to_translate"),
    path(_ROW, board.warning, name="warning"),
    path(f"{_ROW}change/", composing.change, name="change"),
    path(f"{_ROW}remove/", acts.remove, name="remove"),
    path(f"{_ROW}approve/", acts.approve, name="approve"),
    path(f"{_ROW}translate/", translating.translate, name="translate"),
    path(f"{_ROW}at-once/", acts.go_on, name="go_on"),
    path(f"{_ROW}send-back/", acts.send_back, name="send_back"),
    path(f"{_ROW}more-days/", acts.ask_more_days, name="ask_more_days"),
    path(f"{_ROW}more-days/agree/", acts.agree, name="agree"),
    path(f"{_ROW}more-days/drop/", acts.drop, name="drop"),
    path(f"{_ROW}withdraw/", acts.withdraw, name="withdraw"),
    path(f"{_ROW}posts/", posting.posts, name="posts"),
    path(f"{_ROW}posts/<slug:language>.png", posting.picture, name="picture"),
    path("cms/warnings/copies/<uuid:pk>/correct/", posting.correct_copy, name="correct_copy"),
    path("cms/warnings/copies/<uuid:pk>/taken-down/", posting.taken_down, name="taken_down"),
    path(f"{_ROW}wrong/", composing.say_wrong, name="say_wrong"),
]
