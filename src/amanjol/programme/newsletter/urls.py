from django.urls import path

from amanjol.programme.newsletter.views import blocks, counts, deciding, issues, posting, sending

app_name = "newsletter"
_ISSUE = "newsletter/<uuid:pk>"
urlpatterns = [
    path("newsletter/", issues.issues, name="issues"),
    path("newsletter/new/", issues.new, name="new"),
    path(f"{_ISSUE}/", issues.issue, name="issue"),
    path(f"{_ISSUE}/change/", issues.change, name="change"),
    path(f"{_ISSUE}/preview/<slug:language>/", issues.preview, name="preview"),
    path(f"{_ISSUE}/paper/<slug:language>/", issues.paper, name="paper"),
    path(f"{_ISSUE}/figures/", blocks.quote, name="quote"),
    path(f"{_ISSUE}/counts/", counts.count, name="count"),
    path("newsletter/figures/<uuid:pk>/remove/", blocks.remove_quote, name="remove_quote"),
    path(f"{_ISSUE}/blocks/<slug:kind>/", blocks.new, name="new_block"),
    path("newsletter/blocks/<uuid:pk>/change/", blocks.change, name="change_block"),
    path("newsletter/blocks/<uuid:pk>/move/<slug:where>/", blocks.move, name="move_block"),
    path("newsletter/blocks/<uuid:pk>/remove/", blocks.remove, name="remove_block"),
    path(f"{_ISSUE}/hand-over/", deciding.hand_over, name="hand_over"),
    path(f"{_ISSUE}/take-back/", deciding.take_back, name="take_back"),
    path(f"{_ISSUE}/approve/", deciding.approve, name="approve"),
    path(f"{_ISSUE}/send-back/", deciding.send_back, name="send_back"),
    path(f"{_ISSUE}/publish/", deciding.publish, name="publish"),
    path(f"{_ISSUE}/withdraw/", deciding.withdraw, name="withdraw"),
    path(f"{_ISSUE}/mail/", sending.mail, name="mail"),
    path(f"{_ISSUE}/mail/<slug:language>/", sending.shown, name="mail_shown"),
    path(f"{_ISSUE}/posts/", posting.posts, name="posts"),
    path(f"{_ISSUE}/posts/<slug:language>/<int:number>.png", posting.picture, name="picture"),
    path("newsletter/postings/<uuid:pk>/deleted/", posting.deleted, name="deleted"),
]
