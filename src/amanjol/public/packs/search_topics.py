"""What people type when they look for a topic, where the articles themselves say it in other words.

Doctors are looked for as `doktor`, `vrach`, `доктор`; the article is called “Health care” and speaks of a
`shifokor`. These words are found like words of a heading of every article of that name; nobody sees them.
"""

from __future__ import annotations

from typing import Final

# Language → name of the article, in any country → words. A word of a Russian-speaking town counts as Uzbek, too.
ALSO: Final[dict[str, dict[str, str]]] = {
    "en": {
        "health-care": "doctor hospital clinic medicine ill sick injury insurance pregnant",
        "help-and-contacts": "emergency police ambulance phone number call lawyer shelter embassy",
        "money-and-coming-home": "salary send money transfer bank tax flight",
        "your-rights": "salary wages not paid overtime boss contract holiday",
        "working-legally": "visa work permit contract employer",
        "entering-and-registering": "registration border arrival address",
        "duties-and-penalties": "fine deportation ban overstay",
        "kept-passport": "passport taken took away confiscated employer boss documents withheld",
        "job-offer": "fraud scam fake recruiter agency check",
        "recruiter-licence": "agency licence agent fee",
        "war-recruiters": "army soldier military contract front",
        "signs-of-exploitation": "forced slavery trafficking",
        "what-changed": "new law rule rules news update different",
    },
    "ru": {
        "health-care": "врач доктор больница поликлиника лекарство болезнь травма страховка беременность",
        "help-and-contacts": "телефон номер полиция скорая адвокат юрист приют посольство консульство",
        "money-and-coming-home": "зарплата перевод деньги отправить банк налог билет",
        "your-rights": "зарплата не платят задержка переработка начальник договор",
        "working-legally": "виза разрешение патент договор работодатель",
        "entering-and-registering": "регистрация прописка граница въезд учёт",
        "duties-and-penalties": "штраф депортация запрет выдворение",
        "kept-passport": "паспорт забрали отобрали отняли не отдают начальник документы",
        "job-offer": "обман мошенники развод вакансия посредник",
        "recruiter-licence": "агентство посредник лицензия",
        "war-recruiters": "армия война солдат военный контракт фронт",
        "signs-of-exploitation": "рабство принуждают торговля людьми",
        "what-changed": "изменения изменилось новый закон новые правила новости поправки",
    },
    "uz": {
        "health-care": "shifokor doktor vrach kasalxona shifoxona bolnitsa dori kasallik jarohat sugʻurta homilador",
        "help-and-contacts": "telefon raqam politsiya militsiya tez yordam advokat yurist boshpana elchixona",
        "money-and-coming-home": "maosh oylik zarplata pul joʻnatish oʻtkazma bank soliq chipta",
        "your-rights": "maosh oylik ish haqi zarplata bermayapti boshliq xoʻjayin shartnoma",
        "working-legally": "viza ruxsatnoma patent shartnoma ish beruvchi",
        "entering-and-registering": "roʻyxat registratsiya propiska chegara",
        "duties-and-penalties": "jarima shtraf deportatsiya taqiq",
        "kept-passport": "pasport olib qoʻydi tortib oldi bermayapti hujjat boshliq xoʻjayin",
        "job-offer": "firibgar aldov aldash vositachi",
        "recruiter-licence": "agentlik vositachi firma litsenziya",
        "war-recruiters": "armiya urush askar harbiy kontrakt",
        "signs-of-exploitation": "qul majburiy mehnat odam savdosi",
        "what-changed": "oʻzgarish oʻzgarishlar yangi qonun qoida yangilik",
    },
    "kk": {
        "health-care": "дәрігер доктор врач аурухана емхана больница дәрі ауру жарақат сақтандыру жүкті",
        "help-and-contacts": "телефон нөмір полиция жедел жәрдем адвокат заңгер баспана елшілік",
        "money-and-coming-home": "жалақы айлық зарплата ақша жіберу аудару банк салық билет",
        "your-rights": "жалақы айлық зарплата төлемейді бастық келісімшарт",
        "working-legally": "виза рұқсат келісімшарт жұмыс беруші",
        "entering-and-registering": "тіркелу тіркеу прописка шекара",
        "duties-and-penalties": "айыппұл штраф депортация тыйым",
        "kept-passport": "паспорт төлқұжат алып қойды тартып алды бермейді құжат бастық",
        "job-offer": "алаяқ алдау делдал",
        "recruiter-licence": "агенттік делдал лицензия",
        "war-recruiters": "армия соғыс сарбаз әскер келісімшарт",
        "signs-of-exploitation": "құл мәжбүрлі еңбек адам саудасы",
        "what-changed": "өзгеріс өзгерістер жаңа заң ереже жаңалық",
    },
    "ky": {
        "health-care": "дарыгер доктор врач оорукана больница дары оору жаракат камсыздандыруу кош бойлуу",
        "help-and-contacts": "телефон номер полиция милиция тез жардам адвокат юрист башпаанек элчилик",
        "money-and-coming-home": "айлык маяна зарплата акча жөнөтүү которуу банк салык билет",
        "your-rights": "айлык маяна эмгек акы зарплата төлөбөй начальник кожоюн келишим",
        "working-legally": "виза уруксат патент келишим иш берүүчү",
        "entering-and-registering": "каттоо катталуу прописка чек ара",
        "duties-and-penalties": "айып штраф депортация тыюу",
        "kept-passport": "паспорт алып койду тартып алды бербейт документ начальник кожоюн",
        "job-offer": "алдамчы шылуун алдоо ортомчу",
        "recruiter-licence": "агенттик ортомчу лицензия",
        "war-recruiters": "армия согуш жоокер аскер контракт",
        "signs-of-exploitation": "кул мажбурлап иштетүү адам сатуу",
        "what-changed": "өзгөрүү өзгөрүүлөр жаңы мыйзам эреже жаңылык",
    },
    "tk": {
        "health-care": "lukman doktor wraç hassahana keselhana bolnisa derman kesel şikes ätiýaçlandyryş göwreli",
        "help-and-contacts": "telefon belgi polisiýa tiz kömek adwokat ýurist gaçybatalga ilçihana",
        "money-and-coming-home": "aýlyk iş haky zarplata pul ibermek geçirmek bank salgyt bilet",
        "your-rights": "aýlyk iş haky zarplata bermeýär başlyk hojaýyn şertnama",
        "working-legally": "wiza rugsat şertnama iş beriji",
        "entering-and-registering": "bellige alyş hasaba durmak propiska serhet",
        "duties-and-penalties": "jerime ştraf deportasiýa gadagan",
        "kept-passport": "pasport alyp goýdy elinden aldy bermeýär resminama başlyk hojaýyn",
        "job-offer": "aldaw galplyk araçy",
        "recruiter-licence": "agentlik araçy ygtyýarnama",
        "war-recruiters": "goşun uruş esger harby",
        "signs-of-exploitation": "gul mejbury zähmet adam söwdasy",
        "what-changed": "üýtgeşme üýtgeşmeler täze kanun düzgün täzelik",
    },
}


def also_looked_for(path: str, language: str) -> str:
    """The words for the article at `path` (`kr/health-care.html`), or for a part of one (`#what-changed`).

    `uz-cyrl` is looked for as `uz`.
    """
    page, _, part = path.rpartition("/")[2].partition("#")
    name = part or page.partition(".")[0]
    return ALSO.get(language.partition("-")[0], {}).get(name, "")
