"""Uzbek between its two scripts: one table a rule, both directions where both hold."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amanjol.foundation.names.uzbek import to_cyrillic, to_latin, transliterate_lines

# Latin, Cyrillic: right in both directions.
PAIRS = {
    "letters": "ish иш choy чой jahon жаҳон qishloq қишлоқ xalq халқ hamma ҳамма togʻ тоғ oʻzbek ўзбек ming минг "
    "singil сингил vafo вафо fuqaro фуқаро yil йил doimiy доимий keyin кейин",
    "ye at the start and after a vowel": "yer ер yetti етти qayerda қаерда poyezd поезд loyiha лойиҳа "
    "kliyent клиент koeffitsiyent коэффициент reyestr реестр proyekt проект muassasaga муассасага",
    "e at the start": "ekran экран elchi элчи eshik эшик eʼtibor эътибор erta эрта",
    "e after a vowel": "poema поэма aerodrom аэродром duet дуэт maestro маэстро duel дуэль",
    "e after a consonant": "kel кел mehnat меҳнат bekor бекор",
    "iotated": "yosh ёш yuz юз yangi янги dunyo дунё daryo дарё quyosh қуёш biyron бийрон buyuk буюк "
    "olmayapti олмаяпти qoʻyyapti қўйяпти byuro бюро lyuks люкс ryukzak рюкзак moslashuv мослашув",
    "yoʻ": "yoʻl йўл yoʻq йўқ Yangiyoʻl Янгийўл yoʻriqnoma йўриқнома",
    "apostrophe": "maʼno маъно sanʼat санъат meʼyor меъёр qatʼiy қатъий sunʼiy сунъий maʼyus маъюс",
    "oʻ with a mute ъ": "moʻjiza мўъжиза moʻtabar мўътабар moʻtadil мўътадил",
    "s and h apart": "Isʼhoq Исҳоқ asʼhob асҳоб",
    "t and s apart": "baxtsiz бахтсиз ketsa кетса aytsin айтсин hujjatsiz ҳужжатсиз tabiatshunos табиатшунос "
    "qanotsimon қанотсимон sportsmen спортсмен yetsak етсак",
    "ts after a vowel": "litsey лицей militsiya милиция politsiya полиция migratsiya миграция "
    "deportatsiya депортация registratsiya регистрация konstitutsiya конституция tashkilot ташкилот "
    "kompensatsiya компенсация informatsiya информация protsent процент ofitser офицер retsept рецепт",
    "s for ц at the start": "sirk цирк sement цемент sentner центнер sikl цикл sivilizatsiya цивилизация sex цех "
    "selsiy цельсий sitata цитата sirka сирка sekin секин sinov синов",
    "s for ц after a consonant": "konsert концерт vaksina вакцина aksiya акция stansiya станция "
    "konferensiya конференция funksiya функция fransuz француз kanselyariya канцелярия litsenziya лицензия "
    "aksioner акционер korrupsiya коррупция opsiya опция porsiya порция potensial потенциал",
    "s for с before -iya": "sessiya сессия komissiya комиссия versiya версия pensiya пенсия pensioner пенсионер "
    "Rossiya Россия ekskursiya экскурсия vakansiya вакансия refleksiya рефлексия siyosat сиёсат Osiyo Осиё "
    "jinsiyat жинсият Gretsiya Греция Shvetsiya Швеция",
    "months": "yanvar январь fevral февраль aprel апрель iyun июнь iyul июль avgust август sentabr сентябрь "
    "oktabr октябрь noyabr ноябрь dekabr декабрь",
    "soft sign": "albom альбом kompyuter компьютер feldsher фельдшер film фильм medal медаль tonnel тоннель "
    "rol роль parol пароль avtomobil автомобиль intervyu интервью fakultet факультет pulsizlik пулсизлик "
    "palto пальто konsultatsiya консультация kontrol контроль nola нола bilet билет konsullik консуллик",
    "soft sign before e": "karyera карьера premyer премьер pyesa пьеса baryer барьер kuryer курьер",
    "hard sign": "obyekt объект subyekt субъект syezd съезд adyutant адъютант inyeksiya инъекция",
    "glide": "rayon район mayor майор mayonez майонез yogurt йогурт poyabzal пойабзал",
    "countries and places": "Koreya Корея Turkiya Туркия Polsha Польша Yevropa Европа Qozogʻiston Қозоғистон "
    "Qirgʻiziston Қирғизистон Toshkent Тошкент Oʻzbekiston Ўзбекистон Tojikiston Тожикистон Italiya Италия "
    "Latviya Латвия Eron Эрон Seul Сеул Fransiya Франция Belgiya Бельгия Ispaniya Испания Yaponiya Япония",
    "what a guide says": "sugʻurta суғурта advokat адвокат agentlik агентлик emigratsiya эмиграция "
    "organizatsiya организация shartnoma шартнома ish иш haqi ҳақи pasport паспорт",
}


def pairs(group: str) -> list[tuple[str, str]]:
    words = PAIRS[group].split()
    return list(zip(words[::2], words[1::2], strict=True))


@pytest.mark.parametrize("group", PAIRS)
def test_latin_becomes_cyrillic(group: str) -> None:
    assert [(latin, to_cyrillic(latin)) for latin, _ in pairs(group)] == pairs(group)


@pytest.mark.parametrize("group", PAIRS)
def test_cyrillic_becomes_latin(group: str) -> None:
    assert [(to_latin(cyrillic), cyrillic) for _, cyrillic in pairs(group)] == pairs(group)


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("konsertga", "концертга"),
        ("militsiyaning", "милициянинг"),
        ("komissiyalar", "комиссиялар"),
        ("sexlarda", "цехларда"),
        ("kinofilmlar", "кинофильмлар"),
        ("avtomobillar", "автомобиллар"),  # the final ь falls before an ending
        ("sentabrda", "сентябрда"),
        ("aprelgacha", "апрелгача"),
        ("parolingizni", "паролингизни"),
        ("budjetdan", "бюджетдан"),
        ("mavzuyi", "мавзуи"),
        ("nuqtayi nazar", "нуқтаи назар"),
    ],
)
def test_listed_words_take_endings(latin: str, cyrillic: str) -> None:
    assert to_cyrillic(latin) == cyrillic
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("tsirk", "цирк"),
        ("kontsert", "концерт"),
        ("sentyabr", "сентябрь"),
        ("parashut", "парашют"),
        ("jyuri", "жюри"),
        ("byudjet", "бюджет"),
        ("valuta", "валюта"),
        ("inflatsiya", "инфляция"),
        ("kalkulator", "калькулятор"),
        ("obʼekt", "объект"),
        ("Ishoq", "Исҳоқ"),
        ("proekt", "проект"),
    ],
)
def test_older_and_looser_latin_is_understood(latin: str, cyrillic: str) -> None:
    assert to_cyrillic(latin) == cyrillic


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("борщ", "borsh"),
        ("крыльцо", "krilso"),
        ("цанга", "sanga"),
        ("абзац", "abzas"),
        ("ХХI аср", "XXI asr"),
    ],
)
def test_letters_that_latin_does_not_tell_apart(cyrillic: str, latin: str) -> None:
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("SHAHAR", "ШАҲАР"),
        ("Shahar", "Шаҳар"),
        ("OʻZBEKISTON", "ЎЗБЕКИСТОН"),
        ("YOSHLAR", "ЁШЛАР"),
        ("Sentabr", "Сентябрь"),
        ("SENTABR", "СЕНТЯБРЬ"),
        ("Yo.", "Ё."),
        ("OBYEKT", "ОБЪЕКТ"),
        ("BMTning", "БМТнинг"),
        ("AQSHda", "АҚШда"),
        ("OʻzMU", "ЎзМУ"),
    ],
)
def test_capitals_are_kept(latin: str, cyrillic: str) -> None:
    assert to_cyrillic(latin) == cyrillic
    assert to_latin(cyrillic) == latin


def test_a_digraph_with_one_capital_ends_an_abbreviation() -> None:
    assert to_cyrillic("AQShda") == "АҚШда"


@pytest.mark.parametrize("sign", list("'’‘ʻʼ`´′"))
def test_every_apostrophe_is_understood(sign: str) -> None:
    assert (
        to_cyrillic(f"O{sign}zbekiston to{sign}g{sign}ri ma{sign}no bog{sign} ")
        == "Ўзбекистон тўғри маъно боғ "
    )


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("‘kitob’", "‘китоб’"),
        ("‘kino’", "‘кино’"),
        ("'bog'", "'бог'"),
        ("“togʻ”", "“тоғ”"),
        ("«bogʻ»", "«боғ»"),
        ("mavzuʼ", "мавзуъ"),
    ],
)
def test_closing_quotes_are_no_letters(latin: str, cyrillic: str) -> None:
    assert to_cyrillic(latin) == cyrillic


UNTOUCHED = [
    '<a href="https://example.org/ish" class="katta">',
    "<!-- izoh -->",
    "&nbsp;",
    "&#700;",
    "https://example.org/uz/ish?a=b#c",
    "www.example.org",
    "savol@example.org",
    "@migrant_uz",
    "example.uz",
    "shartnoma.pdf",
    "+998 71 200-00-00",
    "{ism}",
    "%(son)s",
    "EPS",
    "TOPIK",
    "E-9",
    "H-2",
    "SIM",
    "IOM",
    "OSCE",
    "A4",
    "COVID-19",
    "WhatsApp",
    "YouTube",
    "TikTok",
    "Facebook",
    "Wi-Fi",
    "Münchhausen",
    "XXI",
    "IV",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_is_no_uzbek_word_stays(text: str) -> None:
    assert to_cyrillic(text) == text
    assert to_latin(text) == text


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("**Diqqat**: <b>ish haqi</b>&nbsp;kam", "**Диққат**: <b>иш ҳақи</b>&nbsp;кам"),
        ("E-9 vizasi, XXI asr, I guruh", "E-9 визаси, XXI аср, I гуруҳ"),
        ("D vizasi, D. ismli odam, mohre.gov.ae", "D визаси, Д. исмли одам, mohre.gov.ae"),
        ("I. Umumiy qoidalar", "I. Умумий қоидалар"),
        ("(I. Sodiq)", "(И. Содиқ)"),
        ("SIM-karta va SMSni, PQ-4947-son", "SIM-карта ва SMSни, ПҚ-4947-сон"),
        ("example.uz saytida: shartnoma.pdf fayli.", "example.uz сайтида: shartnoma.pdf файли."),
    ],
)
def test_words_around_what_stays_are_turned(latin: str, cyrillic: str) -> None:
    assert to_cyrillic(latin) == cyrillic


def test_words_of_other_cyrillic_languages_stay() -> None:
    assert to_latin("Қазақстан үшін еңбек") == "Qazaqstan үшін еңбек"


def test_latin_survives_the_way_there_and_back() -> None:
    words = [latin for group in PAIRS for latin, _ in pairs(group)]
    text = " ".join(words)
    assert to_latin(to_cyrillic(text)) == text


def test_lines_are_turned_one_by_one() -> None:
    assert list(transliterate_lines(["Yoʻl\n", "ish"], "uz-cyrl")) == ["Йўл\n", "иш"]
    assert list(transliterate_lines(["Йўл\n", "иш"], "uz")) == ["Yoʻl\n", "ish"]


HOSTILE = st.text(
    st.one_of(st.sampled_from("abeghosuyctsIVXOGʻʼ'’‘<>&;.-@/ яёўцьъЕХ\n1"), st.characters()), max_size=60
)


@given(HOSTILE)
def test_any_text_is_turned_and_stays_in_bounds(text: str) -> None:
    assert len(to_cyrillic(text)) <= 2 * len(text)
    assert len(to_latin(text)) <= 3 * len(text)


@given(HOSTILE)
def test_text_already_in_the_script_is_left_alone(text: str) -> None:
    cyrillic = to_cyrillic(text)
    assert to_cyrillic(cyrillic) == cyrillic
    latin = to_latin(text)
    assert to_latin(latin) == latin


def test_a_hundred_kilobytes_take_less_than_a_second() -> None:
    """The aim is 0.3 s on a quiet machine; the bound leaves room for a slow one."""
    words = " ".join(latin for group in PAIRS for latin, _ in pairs(group))
    text = " ".join(
        f"{words} soʻz{'abdei'[n % 5]}{'lmnorst'[n % 7]}{'aiou'[n % 4]}" for n in range(100_000 // len(words))
    )
    start = time.process_time()
    to_latin(to_cyrillic(text))
    assert time.process_time() - start < 1
