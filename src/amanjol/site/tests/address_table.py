"""Which role gets what at each address of ours: for `test_addresses`, which fails for one that is not listed."""

from __future__ import annotations

from amanjol.casework.cases.texts import TEXTS
from amanjol.site.tests.legal_aid_addresses import OF_CASES, OF_COORDINATOR
from amanjol.site.tests.mailing_addresses import OF_MAILINGS
from amanjol.site.tests.newsletter_addresses import OF_NEWSLETTER
from amanjol.site.tests.outreach_addresses import OF_OUTREACH
from amanjol.site.tests.programme_addresses import OF_MANAGER, OF_RETURNS
from amanjol.site.tests.story_addresses import OF_STORIES

OPEN, SIGN_IN, REFUSED, ABSENT = "open", "sign-in", "refused", "absent"
OF_LEARNING = """/ /new/ /<uuid:pk>/ /<uuid:pk>/change/ /<uuid:pk>/results/ /<uuid:pk>/erase/ /<uuid:pk>/learners/
    /<uuid:pk>/days/ /<uuid:pk>/days/<int:number>/ /learners/<uuid:pk>/ /learners/<uuid:pk>/change/
    /learners/<uuid:pk>/erase/ /learners/<uuid:pk>/certificate/ /learners/<uuid:pk>/test/<slug:timing>/"""
OF_WORK = """/ /employers/ /employers/<uuid:pk>/ /employers/<uuid:pk>/change/ /employers/<uuid:pk>/check/
    /employers/<uuid:pk>/vacancies/ /employers/<uuid:pk>/vacancies/<int:number>/ /employers/<uuid:pk>/close/
    /employers/<uuid:pk>/erase/ /people/ /people/<uuid:pk>/ /people/<uuid:pk>/change/ /people/<uuid:pk>/place/
    /people/<uuid:pk>/placements/<int:number>/ /people/<uuid:pk>/placements/<int:number>/end/
    /people/<uuid:pk>/placements/<int:number>/letter/ /people/<uuid:pk>/business/ /people/<uuid:pk>/savings/
    /people/<uuid:pk>/grants/ /people/<uuid:pk>/grants/<int:number>/ /people/<uuid:pk>/erase/"""
OF_INTERPRETERS = ("", "new/", "<uuid:pk>/", "<uuid:pk>/erase/")
OF_RETURN = ("take-over", "stop", "go-on", "arrived")
OF_WARNINGS = ("new/<slug:key>/", "<uuid:pk>/", "<uuid:pk>/change/", "<uuid:pk>/wrong/")
TO_WARNING = ("remove", "more-days", "more-days/drop", "withdraw")
OF_SECOND_PERSON = ("approve", "send-back", "more-days/agree")
OF_STAY = ("/", "/receipt/", "/incidents/")
TO_STAY = ("/leave/", "/where/", "/things/", "/things/<int:number>/")
_AT_CONFERENCE = (SIGN_IN, OPEN, REFUSED, REFUSED)
# Ours: route → what a stranger, a case worker, an editor and an administrator get. `POST` where it takes no GET.
TABLE: dict[str, tuple[str, str, str, str]] = {
    "account/": (SIGN_IN, OPEN, OPEN, OPEN),
    "account/sign-in/": (OPEN, OPEN, OPEN, OPEN),
    "POST account/sign-out/": (OPEN, OPEN, OPEN, OPEN),
    "account/welcome/": (ABSENT, ABSENT, ABSENT, ABSENT),  # without an invitation there is nothing: 410
    "account/welcome/<str:token>/": (OPEN, OPEN, OPEN, OPEN),  # leads on to the address without the token
    "account/passphrase/": (SIGN_IN, OPEN, OPEN, OPEN),
    "account/unlock/": (SIGN_IN, OPEN, OPEN, OPEN),
    "POST account/lock/": (SIGN_IN, OPEN, OPEN, OPEN),
    "POST account/still-here/": (SIGN_IN, OPEN, OPEN, OPEN),
    "account/recovery-code/": (SIGN_IN, OPEN, OPEN, OPEN),  # leads on to unlocking
    "POST account/recovery-code/check/": (SIGN_IN, OPEN, OPEN, OPEN),
    "POST account/sessions/end-others/": (SIGN_IN, OPEN, OPEN, OPEN),
    # Somebody else's, or none:
    "POST account/sessions/<uuid:session>/end/": (SIGN_IN, ABSENT, ABSENT, ABSENT),
    "organisation/members/": (SIGN_IN, OPEN, OPEN, OPEN),
    "organisation/members/invite/": (SIGN_IN, REFUSED, REFUSED, OPEN),
    "organisation/members/<uuid:pk>/link/": (SIGN_IN, REFUSED, REFUSED, ABSENT),
    "organisation/members/<uuid:pk>/role/": (SIGN_IN, REFUSED, REFUSED, ABSENT),
    "organisation/members/<uuid:pk>/remove/": (SIGN_IN, REFUSED, REFUSED, ABSENT),
    "organisation/keys/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST organisation/keys/begin/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/keys/new/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST organisation/keys/rewrap/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/keys/compare/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/keys/members/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/keys/sheets/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/keys/sheets/typed/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/keys/sheets/use/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/keys/circles/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST organisation/keys/circles/begin/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/keys/circles/people/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/keys/circles/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/keys/circles/<uuid:pk>/accept/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/keys/circles/<uuid:pk>/leave/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/keys/circles/<uuid:pk>/people/<uuid:member>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/keys/circles/<uuid:pk>/sheets/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/keys/circles/<uuid:pk>/vouch/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/letters/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/letters/arrived/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST organisation/letters/arrived/open/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST organisation/letters/begin/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/letters/next-key/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/letters/inbox/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/letters/card/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/letters/partners/add/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/letters/partners/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/letters/partners/end/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    # For who asks with the key of a node; nobody signs in.
    "POST nodes/": (OPEN, OPEN, OPEN, OPEN),  # 400, whatever is wrong
    "POST nodes/again/": (OPEN, OPEN, OPEN, OPEN),  # as above
    "POST nodes/pieces/": (OPEN, OPEN, OPEN, OPEN),  # as above
    "POST nodes/pieces/received/": (OPEN, OPEN, OPEN, OPEN),  # as above
    "nodes/organisations/": (ABSENT, ABSENT, ABSENT, ABSENT),
    "organisation/journal/": (SIGN_IN, REFUSED, REFUSED, OPEN),
    "desk/": (SIGN_IN, OPEN, OPEN, OPEN),
    # A case worker who is locked is led to unlock; what each sees with keys is tested in casework/cases.
    **{f"desk/learning{address}": (SIGN_IN, OPEN, REFUSED, REFUSED) for address in OF_LEARNING.split()},
    **{f"desk/work{address}": (SIGN_IN, OPEN, REFUSED, REFUSED) for address in OF_WORK.split()},
    "POST desk/work/employers/<uuid:pk>/reopen/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/work/people/<uuid:pk>/grants/<int:number>/approve/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/learning/issuer/check/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/learning/issuer/": (SIGN_IN, REFUSED, REFUSED, REFUSED),  # a supervisor's
    "POST desk/learning/<uuid:pk>/asked/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/agreements/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/agreements/offer/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/agreements/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/agreements/<uuid:pk>/answer/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/agreements/<uuid:pk>/end/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/refer/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/refer/danger/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/referrals/<uuid:pk>/second-word/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/referrals/<uuid:pk>/person-told/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/referrals/<uuid:pk>/call-back/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/referrals/<uuid:pk>/danger-answer/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/referrals/<uuid:pk>/danger-step/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/refer/otherwise/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/return/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/return/begin/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/return/way/<int:number>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/return/<slug:part>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/return/tell/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    **{f"POST desk/cases/<uuid:pk>/return/{end}/": (SIGN_IN, OPEN, REFUSED, REFUSED) for end in OF_RETURN},
    "desk/referrals/<uuid:pk>/return-here/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/referrals/<uuid:pk>/return-report/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/referrals/<uuid:pk>/return-off/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/referrals/<uuid:pk>/said/<slug:what>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/referrals/<uuid:pk>/paper/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/referrals/<uuid:pk>/card/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/referrals/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/referrals/transfers/": (SIGN_IN, REFUSED, REFUSED, REFUSED),  # a supervisor's
    "desk/referrals/transfers/file/": (SIGN_IN, REFUSED, REFUSED, REFUSED),  # a supervisor's
    "desk/referrals/answers/": (SIGN_IN, REFUSED, REFUSED, REFUSED),  # a supervisor's
    "desk/referrals/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/referrals/<uuid:pk>/reply/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/referrals/<uuid:pk>/case/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/referrals/<uuid:pk>/prepare/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/reminders/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/referrals/<uuid:pk>/identity/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/referrals/<uuid:pk>/files/<uuid:letter>/<int:number>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/referrals/<uuid:pk>/files/<uuid:letter>/<int:number>/take/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/referrals/<uuid:pk>/step/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/referrals/<uuid:pk>/arrival/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/referrals/<uuid:pk>/outcome/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/referrals/<uuid:pk>/take-back/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/referrals/<uuid:pk>/remains/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/complaints/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/complaints/new/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/complaints/receivers/": (SIGN_IN, REFUSED, REFUSED, REFUSED),  # a supervisor's
    "POST desk/complaints/receivers/second/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST desk/complaints/receivers/<uuid:pk>/remove/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "desk/complaints/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    **{
        f"POST desk/complaints/<uuid:pk>/{act}/": (SIGN_IN, OPEN, REFUSED, REFUSED)
        for act in ("step", "pass-on", "answer", "end", "hand-over", "take-from", "erase")
    },
    # A stranger's; an organisation that is none is absent for all.
    "complaint/": (OPEN, OPEN, OPEN, OPEN),
    "complaint/<slug:language>/": (OPEN, OPEN, OPEN, OPEN),
    "complaint/<slug:language>/answer/": (OPEN, OPEN, OPEN, OPEN),
    "complaint/<slug:language>/<uuid:pk>/": (ABSENT, ABSENT, ABSENT, ABSENT),
    "complaint/<slug:language>/<uuid:pk>/write/": (ABSENT, ABSENT, ABSENT, ABSENT),
    "complaint/<slug:language>/<uuid:pk>/paper/": (ABSENT, ABSENT, ABSENT, ABSENT),
    "desk/cases/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/find/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/narrow/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/give/": (SIGN_IN, REFUSED, REFUSED, REFUSED),  # a supervisor's
    "desk/cases/discreet/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/danger/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/lists/<slug:key>/": (SIGN_IN, ABSENT, REFUSED, REFUSED),
    "desk/cases/reviews/": (SIGN_IN, ABSENT, REFUSED, REFUSED),  # a supervisor's
    "desk/cases/<uuid:pk>/review/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/erase/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/desk/": (SIGN_IN, ABSENT, REFUSED, REFUSED),  # a supervisor's
    "desk/cases/groups/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/groups/new/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/groups/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/groups/<uuid:pk>/add/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/groups/<uuid:pk>/claim/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/groups/<uuid:pk>/facts/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/openings/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/alike/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/minutes/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/wages/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/details/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/details/<slug:part>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/details/<slug:part>/<slug:entry>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/lawyer/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/for-you/": (SIGN_IN, REFUSED, REFUSED, REFUSED),  # a lawyer's
    "desk/cases/for-you/<uuid:pk>/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST desk/cases/for-you/<uuid:pk>/delete/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/consent/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/consent/withdraw/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/names/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/names/lift/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/new/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/access/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/access/paper/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/vital-care/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/vital-care/<int:number>/answer/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/vital-care/<int:number>/representative/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/vital-care/<int:number>/end/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/demand/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/demand/<int:number>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/demand/<int:number>/paper/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/papers/<int:number>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/note/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/note/<int:number>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/files/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/files/<uuid:file>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/files/<uuid:file>/original/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/files/<uuid:file>/away/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/courses/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/work/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/courses/again/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/tasks/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/tasks/done/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/tasks/<uuid:task>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/tasks/<uuid:task>/again/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/plan/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/risk/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    **{f"desk/cases/<uuid:pk>/{text.address}/": (SIGN_IN, OPEN, REFUSED, REFUSED) for text in TEXTS},
    "desk/cases/<uuid:pk>/person/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/age/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/same/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/same/part/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/same/<uuid:other>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/decision/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/close/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/reopen/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/assign/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/unassign/<uuid:member>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/stage/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/justice/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/talk/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/talk/begin/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/talk/answer/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/talk/back/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/talk/stop/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/talk/resume/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/talk/order/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/talk/result/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/talk/<int:number>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/talk/advice/<int:number>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/talk/advice/<int:number>/plan/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/talk/advice/<int:number>/risk/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/report/": (SIGN_IN, REFUSED, REFUSED, REFUSED),  # an officer's
    "desk/report/sent/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "desk/report/sent/<uuid:pk>/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "desk/reports/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/reports/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/reports/<uuid:pk>/case/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/reports/<uuid:pk>/no-case/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/threats/": (SIGN_IN, OPEN, REFUSED, OPEN),  # whoever helps, and who manages them
    "desk/threats/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/threats/<uuid:pk>/erase/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/threats/<uuid:pk>/step/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/threats/<uuid:pk>/since/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/threat/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    **{f"desk/interpreters/{end}": (SIGN_IN, OPEN, REFUSED, REFUSED) for end in OF_INTERPRETERS},
    "desk/cases/<uuid:pk>/interpreters/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/interpreters/<uuid:interpreter>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/interpreters/entries/<uuid:entry>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    **dict.fromkeys(OF_STORIES, (SIGN_IN, OPEN, REFUSED, REFUSED)),
    "desk/conferences/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/conferences/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/conferences/<uuid:conference>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/conferences/<uuid:conference>/change/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/conferences/<uuid:conference>/paper/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/conferences/<uuid:conference>/people/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/conferences/<uuid:conference>/people/<slug:participant>/": _AT_CONFERENCE,
    "POST desk/cases/<uuid:pk>/conferences/<uuid:conference>/decisions/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/conferences/<uuid:conference>/end/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    **dict.fromkeys(OF_COORDINATOR, (SIGN_IN, REFUSED, REFUSED, REFUSED)),
    **dict.fromkeys(OF_CASES, (SIGN_IN, OPEN, REFUSED, REFUSED)),
    "desk/cases/<uuid:pk>/support/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/support/together/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/support/paper/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/support/goals/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/support/goals/<uuid:goal>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/support/goals/<uuid:goal>/end/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/support/goals/<uuid:goal>/services/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/support/services/<uuid:service>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/support/services/<uuid:service>/state/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/houses/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/houses/new/": (SIGN_IN, REFUSED, REFUSED, REFUSED),  # a supervisor's
    "desk/houses/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/houses/<uuid:pk>/change/": (SIGN_IN, REFUSED, REFUSED, REFUSED),  # a supervisor's
    "desk/houses/<uuid:pk>/incidents/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/bed/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    **{
        f"desk/cases/<uuid:pk>/stays/<uuid:stay>{address}": (SIGN_IN, OPEN, REFUSED, REFUSED)
        for address in OF_STAY
    },
    **{
        f"POST desk/cases/<uuid:pk>/stays/<uuid:stay>{address}": (SIGN_IN, OPEN, REFUSED, REFUSED)
        for address in TO_STAY
    },
    "desk/cases/<uuid:pk>/help/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/help/<uuid:client>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/help/<uuid:client>/end/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/help/danger/<uuid:danger>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    # Of who is in a circle: a psychologist, a doctor, a lawyer.
    "desk/clients/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "desk/clients/<uuid:pk>/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST desk/clients/<uuid:pk>/words/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST desk/clients/<uuid:pk>/answer/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST desk/clients/<uuid:pk>/heard/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "desk/clients/<uuid:pk>/sessions/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "desk/clients/<uuid:pk>/sessions/<uuid:session>/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "desk/clients/<uuid:pk>/danger/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/afterwards/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/afterwards/follow-up/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/afterwards/steps/<int:number>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/afterwards/closing/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/afterwards/paper/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/outcomes/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/outcomes/ask/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/outcomes/<uuid:asking>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/consultations/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/consultations/new/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/consultations/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/consultations/<uuid:pk>/done/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/consultations/<uuid:pk>/again/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/consultations/<uuid:pk>/case/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/consultations/<uuid:pk>/accompany/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/make-case/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/quarter/": (SIGN_IN, REFUSED, REFUSED, REFUSED),  # a supervisor's
    **OF_RETURNS,
    "help/": (SIGN_IN, OPEN, OPEN, OPEN),
    "help/<slug:key>/": (SIGN_IN, ABSENT, ABSENT, ABSENT),  # no such book
    "fleet/": (SIGN_IN, REFUSED, REFUSED, REFUSED),  # a device manager's, and the operator's to read
    "fleet/enrol/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/counters/": (SIGN_IN, REFUSED, OPEN, OPEN),
    "fleet/groups/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/groups/<slug:slug>/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/groups/<slug:slug>/remove/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/screens/": (
        SIGN_IN,
        REFUSED,
        REFUSED,
        REFUSED,
    ),  # device managers and programme managers plan screens
    "fleet/screens/shown/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/screens/playlists/new/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/screens/playlists/<uuid:pk>/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/screens/playlists/<uuid:pk>/items/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/screens/playlists/<uuid:pk>/items/<int:item>/up/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/screens/playlists/<uuid:pk>/items/<int:item>/down/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/screens/playlists/<uuid:pk>/items/<int:item>/remove/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/screens/playlists/<uuid:pk>/items/<int:item>/seconds/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/screens/playlists/<uuid:pk>/preview/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/screens/playlists/<uuid:pk>/show/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/screens/playlists/<uuid:pk>/remove/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/screens/playlists/<uuid:pk>/plan/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/screens/schedules/<uuid:pk>/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/screens/schedules/<uuid:pk>/remove/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/screens/notices/new/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/screens/notices/<uuid:pk>/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/screens/notices/<uuid:pk>/preview/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/screens/notices/<uuid:pk>/send/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/screens/notices/<uuid:pk>/stop/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/screens/notices/<uuid:pk>/remove/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/screens/player/playlist/<uuid:pk>/<path:path>": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/screens/player/notice/<uuid:pk>/<path:path>": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/<uuid:pk>/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/<uuid:pk>/settings/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/<uuid:pk>/wish/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/<uuid:pk>/screenshot/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/places/<str:place>/languages/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/<uuid:pk>/strike-off/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    **OF_MAILINGS,
    **OF_NEWSLETTER,
    **OF_OUTREACH,
    **dict.fromkeys(OF_MANAGER, (SIGN_IN, REFUSED, REFUSED, REFUSED)),
    "POST device/v1/enrolment": (OPEN, OPEN, OPEN, OPEN),  # a signature opens these, no session: else 400
    "POST device/v1/enrolment/state": (OPEN, OPEN, OPEN, OPEN),
    "POST device/v1/report": (OPEN, OPEN, OPEN, OPEN),
    "POST device/v1/screenshot": (OPEN, OPEN, OPEN, OPEN),
    "POST language/": (OPEN, OPEN, OPEN, OPEN),
    "cms/login/": (OPEN, REFUSED, OPEN, REFUSED),  # leads on to our own sign-in; who is no editor, to nothing
    "cms/logout/": (OPEN, OPEN, OPEN, OPEN),
    "cms/account/": (OPEN, OPEN, OPEN, OPEN),  # leads on to our own page of the account
    "^cms/(?:password_reset|users|groups)(?:/|$)": (ABSENT, ABSENT, ABSENT, ABSENT),
    "cms/dialling/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "POST cms/dialling/<slug:key>/": (SIGN_IN, REFUSED, ABSENT, REFUSED),  # no such contact
    "POST cms/dialling/<slug:key>/undo/": (SIGN_IN, REFUSED, ABSENT, REFUSED),
    "cms/changes/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "cms/changes/article/<int:pk>/": (SIGN_IN, REFUSED, ABSENT, REFUSED),
    "POST cms/changes/<uuid:pk>/approve/": (SIGN_IN, REFUSED, REFUSED, REFUSED),  # a reviewer's
    "POST cms/changes/<uuid:pk>/decline/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST cms/changes/<uuid:pk>/withdraw/": (SIGN_IN, REFUSED, ABSENT, REFUSED),
    "cms/state/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "cms/take-down/<int:pk>/": (SIGN_IN, REFUSED, REFUSED, REFUSED),  # a reviewer's
    "cms/translate/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "POST cms/translate/import/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "cms/translate/import/<uuid:pk>/": (
        SIGN_IN,
        REFUSED,
        OPEN,
        REFUSED,
    ),  # one that is gone leads to the translations
    "cms/translate/readers/<uuid:pk>/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "cms/translate/<slug:language>/readers/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "POST cms/translate/<slug:language>/readers/send/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "cms/warnings/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "cms/warnings/new/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    **{f"cms/warnings/{rest}": (SIGN_IN, REFUSED, ABSENT, REFUSED) for rest in OF_WARNINGS},
    **{f"POST cms/warnings/<uuid:pk>/{act}/": (SIGN_IN, REFUSED, ABSENT, REFUSED) for act in TO_WARNING},
    **{
        f"POST cms/warnings/<uuid:pk>/{act}/": (SIGN_IN, REFUSED, REFUSED, REFUSED)
        for act in OF_SECOND_PERSON
    },
    "cms/watching/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "POST cms/watching/<slug:key>/": (SIGN_IN, REFUSED, ABSENT, REFUSED),
    "POST account/guide-letters/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "cms/translate/<slug:language>/export/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "cms/translate/<slug:language>/<uuid:translation_key>/": (SIGN_IN, REFUSED, ABSENT, REFUSED),
    "cms/documents/file/<int:pk>/<path:name>": (SIGN_IN, ABSENT, ABSENT, ABSENT),
    "media/<path:name>": (SIGN_IN, ABSENT, ABSENT, ABSENT),
}
