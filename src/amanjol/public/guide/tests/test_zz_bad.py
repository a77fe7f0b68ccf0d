"""Thirty bad inputs of an editor, in Russian: prints status and what the page says."""
import re, pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from amanjol.foundation.accounts.models import Account
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.public.guide.tests.small_guide import page_of
pytestmark=[pytest.mark.django_db, pytest.mark.usefixtures("guide")]
import html
from amanjol.public.guide.tests.test_standings import form as sform, FORM
S="/cms/snippets/guide/source/"; C="/cms/snippets/guide/contact/"; W="/cms/snippets/guide/watchedpage/"
def said(r):
    t=r.text if hasattr(r,"text") else r.content.decode()
    out=re.findall(r'class="(?:error-message|desk-problem|messages?|w-message[^"]*|help-critical|desk-note bad)"[^>]*>(.*?)</(?:p|div|li|ul|span)',t,re.S)
    out+=re.findall(r'<li class="(?:error|warning|success|info)[^"]*"[^>]*>(.*?)</li>',t,re.S)
    out+=re.findall(r'<div class="w-field__errors"[^>]*>(.*?)</div>',t,re.S)
    return r.status_code,[" ".join(html.unescape(re.sub(r"<[^>]+>"," ",x)).split())[:230] for x in out if re.sub(r"<[^>]+>|\s","",x)]
def src(**k):
    d={"key":"a-paper","title":"A","publisher":"O","address":"https://e.org/a","year":"2026","confidence":"high","needs_review":"on","as_of":"","kind":"","checked_by":"","checked_on":""}
    return d|k
def con(**k):
    d={"key":"kr-new","country":"KR","number":"1350","operator":"state","languages":"","hours":"","emergency":"","source":"ministry","service_en":"S","run_by_en":"R","asks_name":"","may_inform":"", "cost":""}
    return d|k
def body(page,*blocks):
    d={"title":page.title,"summary":page.summary,"translation_state":"original","look_again_on":"","lawyer_for-count":"0","slug":page.slug,"body-count":str(len(blocks))}
    for i,(typ,vals) in enumerate(blocks):
        d|={f"body-{i}-deleted":"",f"body-{i}-order":str(i),f"body-{i}-type":typ,f"body-{i}-id":""}
        for k,v in vals.items(): d[f"body-{i}-value-{k}"]=v
    return d
def text(t,src="ministry",head=""):
    return ("text",{"heading":head,"body":t,"sources-count":"1","sources-0-deleted":"","sources-0-order":"0","sources-0-type":"item","sources-0-id":"","sources-0-value":src})
def test_all(people):
    Account.objects.update(language="ru")
    lola=browser(people.lola); timur=browser(people.timur); gul=browser(people.gulnara)
    out=[]
    def t(n,r): out.append((n,*said(r)))
    for n,k in {"src no title":{"title":""},"src year long":{"year":"x"*60},"src bad key":{"key":"Ключ 1"},"src dup key":{"key":"ministry"},"src date 31.02":{"checked_by":"L","checked_on":"31.02.2026"},"src by no date":{"checked_by":"L"},"src as_of":{"as_of":"март 2026"},"src scheme":{"address":"javascript:alert(1)"},"src conf":{"confidence":"x"},"src title 400":{"title":"x"*400}}.items(): t(n,lola.post(S+"add/",src(**k)))
    for n,k in {"con letters":{"number":"8-800-ABC"},"con country":{"country":"Korea"},"con country ru":{"country":"кр"},"con lang":{"languages":"корейский"},"con no op":{"operator":""},"con no src":{"source":"нет"}}.items(): t(n,lola.post(C+"add/",con(**k)))
    for n,k in {"st no date":{"since":""},"st future":{"since":"2099-01-01"},"st date letters":{"since":"вчера"},"st host":{"hosts":"https://a.b/"},"st src":{"source":"zzz"},"st country":{"country":"Россия"}}.items(): t(n,lola.post(FORM+"add/",sform(**k)))
    t("watch ftp",lola.post(W+"add/",{"key":"k","country":"KR","kind":"news","name":"N","address":"ftp://a.b"}))
    p=page_of("kr/your-rights","en"); e=f"/cms/pages/{p.pk}/edit/"
    t("art empty title",lola.post(e,body(p,text("A"))|{"title":"","action-submit":"1"}))
    t("art no summary",lola.post(e,body(p,text("A"))|{"summary":"","action-submit":"1"}))
    t("art 20000",lola.post(e,body(p,text("я"*20000))|{"action-submit":"1"}))
    t("art no source",lola.post(e,body(p,text("A",""))|{"action-submit":"1"}))
    t("art empty block",lola.post(e,body(p,text(""))|{"action-submit":"1"}))
    t("art stars",lola.post(e,body(p,text("a **b"))|{"action-submit":"1"}))
    t("art no blocks",lola.post(e,body(p)|{"action-submit":"1"}))
    t("art bad look",lola.post(e,body(p,text("A"))|{"look_again_on":"05/06/2027","action-submit":"1"}))
    t("art bad state",lola.post(e,body(p,text("A"))|{"translation_state":"zz","action-submit":"1"}))
    t("art slug",lola.post(e,body(p,text("A"))|{"slug":"права мои","action-submit":"1"}))
    t("art ok submit",lola.post(e,body(p,text("Pay day"))|{"action-submit":"1"},follow=True))
    t("art submit twice",lola.post(e,body(p,text("Pay day"))|{"action-submit":"1"},follow=True))
    p.refresh_from_db(); cmp=f"/cms/changes/articles/{p.pk}/"
    from django.urls import reverse
    cmp=reverse("guide_compare",args=[p.pk]); rev=str(p.latest_revision_id)
    t("back no words",timur.post(cmp,{"revision":rev,"decision":"back","words":""}))
    t("bad revision",timur.post(cmp,{"revision":"x","decision":"approve"}))
    t("no decision",timur.post(cmp,{"revision":rev}))
    t("old revision",timur.post(cmp,{"revision":str(int(rev)-1),"decision":"approve"},follow=True))
    t("words 2000",timur.post(cmp,{"revision":rev,"decision":"back","words":"я"*2000}))
    t("approve",timur.post(cmp,{"revision":rev,"decision":"approve"},follow=True))
    t("approve twice",timur.post(cmp,{"revision":rev,"decision":"approve"},follow=True))
    t("tr file none",gul.post(reverse("guide_send_file"),{"language":"uz"},follow=True))
    t("tr file junk",gul.post(reverse("guide_send_file"),{"language":"uz","file":SimpleUploadedFile("a.xlsx",b"zz")},follow=True))
    t("readers junk",gul.post("/cms/translate/uz/readers/send/",{"file":SimpleUploadedFile("a.xlsx",b"")},follow=True))
    tr=reverse("guide_translate",args=["uz",p.translation_key])
    t("tr empty finish",gul.post(tr,{"finish":"1","state":"drafted"}))
    t("tr bad state",gul.post(tr,{"finish":"1","state":"zz"}))
    t("take down none",timur.post(reverse("guide_take_down",args=[p.pk]),{}))
    t("take down 400",timur.post(reverse("guide_take_down",args=[p.pk]),{"reason":"wrong","words":"x"*400}))
    open("/tmp/gs/bad.out","w").write("\n".join(f"{n:16} {c} {w[:6]}" for n,c,w in out))
