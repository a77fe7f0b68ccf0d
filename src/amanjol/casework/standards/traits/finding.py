"""Which words of a text are traits. English and Russian rules are both asked of every text: stories mix them.

Rules see words, not people: what they find is declared by whoever writes, and what they overlook two approvers read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.traits.words import TraitKind, folded, patterns, place_pattern, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.casework.standards.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Trait:
    """Where it stands in the text, from `start` to before `end`; `is_certain`: a rule of form or a listed place."""

    kind: TraitKind
    start: int
    end: int
    text: str
    is_certain: bool

    @property
    def coarser(self) -> Sentence:
        return text_of(self.kind).coarser


_EN_MONTH: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_RU_MONTH: Final = (
    r"(?:январ[еяь]|феврал[еяь]|март[ае]?|апрел[еяь]|ма[йея]|июн[еяь]|июл[еяь]|август[ае]?|сентябр[еяь]"
    r"|октябр[еяь]|ноябр[еяь]|декабр[еяь])"
)
_EN_ONES: Final = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen"
)
_EN_NUMBER: Final = (
    rf"(?:\d[\d ,.]{{0,14}}|(?:twenty|thirty|forty|fifty|sixty)(?:[- ](?:{_EN_ONES}))?|{_EN_ONES}|half a"
    r"|a hundred)"
)
_RU_ONES: Final = (
    r"(?:один|одн(?:а|у|ой|ого|им)|дв[аеуо]\w*|тр[иео]\w*|четыр\w+|четвер\w+|пят\w+|шест\w+|сем(?:ь|и|ью|еро)"
    r"|вос(?:емь|ьм\w+)|девят\w+)"
)
_RU_NUMBER: Final = (
    rf"(?:\d[\d ,.]{{0,14}}|(?:двадцат|тридцат|сорок|пятьдесят|пятидесят|шестьдесят|шестидесят)\w*(?: {_RU_ONES})?"
    rf"|полутора|полтора|полторы|\w+надцат\w+|десят\w+|сто|ста|пол|{_RU_ONES})"
)
_RU_NTH: Final = (
    r"(?:перв|втор|треть|четверт|пят|шест|седьм|восьм|девят|десят|\w+надцат|двадцат|тридцат|сороков"
    r"|пятидесят|девяност)"
)
"""As the first of a month is said, or a year, without its ending."""
_RU_AGED: Final = r"(?:год[а]?|лет)"
_RU_TIME: Final = r"(?:год[а]?|лет|месяц\w*|недел\w+|дн(?:я|ей)|день|полгода|полугода)"
_MONEY: Final = (
    r"(?:dollars?|bucks|euros?|usd|soms?|tenge|roubles?|rubles?|manats?|so'?ms?|sums|liras?|won|dirhams?|zlot\w+|aed|krw"
    r"|доллар\w*|бакс\w*|евро|сом(?:а|ов|ы|у|ом)?|тенге|руб(?:л\w+|\.)?|манат\w*|сум(?:а|ов|ы)?|лир\w*|вон[а]?|дирхам\w*"
    r"|злот\w+|[$€₽₸])"
)
_THOUSANDS: Final = r"(?: (?:thousand|hundred|million|тысяч\w*|тыс\.?|сот\w*|млн|миллион\w*))?"
_FORMS: Final[tuple[tuple[TraitKind, str], ...]] = (
    (TraitKind.IDENTIFIER, r"(?<![\w+])\+?\(?\d(?:[ ()-]{0,2}\d){6,17}(?!\d)"),
    (TraitKind.IDENTIFIER, r"(?<![\d.,])\d{6,20}(?!\d)|\b[a-zа-я]{1,3} ?(?:№ ?)?\d{6,9}(?!\w)"),
    (TraitKind.IDENTIFIER, r"(?<![\w.])[\w.+-]{0,40}@[\w.-]{3,60}"),
    (TraitKind.SUM, rf"[$€₽₸] ?\d[\d ,.]{{0,14}}{_THOUSANDS}"),
    (TraitKind.SUM, rf"\b(?:{_EN_NUMBER}|{_RU_NUMBER}){_THOUSANDS} ?{_MONEY}(?!\w)"),
    (TraitKind.SUM, rf"\b(?:тысяч[ау]|сотн[юя]|\d{{1,6}} ?[кk]) {_MONEY}(?!\w)"),
    (TraitKind.SUM, r"\b\w+ (?:тысяч\w*|thousand)\b(?! (?:km|километ|человек|people|женщин|women))"),
    (
        TraitKind.DATE,
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_EN_MONTH}|{_RU_MONTH})\b(?:,? (?:19|20)\d\d(?: года?)?)?",
    ),
    (TraitKind.DATE, rf"\b(?:двадцать |тридцать )?{_RU_NTH}ого {_RU_MONTH}\b"),
    (TraitKind.DATE, rf"\b(?:весн|лет|осен|зим)\w* (?:двадцать |тридцать )?{_RU_NTH}(?:ого|ом)\b"),
    (TraitKind.DATE, rf"\b{_EN_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? (?:19|20)\d\d)?"),
    (TraitKind.DATE, (rf"\b(?:in|since|until|last|в|во|с|до|прошл\w+)\s(?:{_EN_MONTH}|{_RU_MONTH})\b(?: (?:19"
        rf"|20)\d\d(?: год[ау]?)?)?")),
    (TraitKind.DATE, r"\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)\b"),
    (TraitKind.DATE, r"\b(?:19|20)\d\d-\d\d-\d\d\b"),
    (TraitKind.YEAR, (r"(?<![\d.,])(?:19|20)\d\d(?:-?(?:м|го|й))?(?: год(?:у|а|ом)?)?(?![\d%])(?! (?:людей"
        r"|people|women|человек))")),
    (TraitKind.YEAR, r"\b(?:[5-9]0|00|10|20)s\b|\b(?:nineties|eighties|seventies|sixties)\b"),
    (TraitKind.YEAR, r"\b(?:девяност|восьмидесят|семидесят)ы\w+(?: год\w*)?"),
    (TraitKind.YEAR, rf"\b(?:две тысячи )?(?:двадцать |тридцать )?{_RU_NTH}(?:ом|ого) год[ау]\b"),
    (TraitKind.YEAR, r"(?<![\w'’])['’]\d\d(?:-?(?:м|го|й))?(?!\w)|\b(?:1 9|2 0) \d \d\b"),
    (TraitKind.YEAR, (rf"\b(?:twenty|nineteen)[- ](?:oh[- ]\w+|twenty(?:[- ](?:{_EN_ONES}))?|ten|eleven"
        r"|twelve|\w+teen)\b")),
    (TraitKind.AGE, rf"\b{_EN_NUMBER}[- ]years?[- ]old\b"),
    (TraitKind.AGE, rf"\b(?:aged?|age of) {_EN_NUMBER}\b"),
    (TraitKind.AGE, (rf"\b(?:i|she|he)(?:'m| am| was| is| had been| turned|'s)(?: (?:only|just|already"
        rf"|barely))? {_EN_NUMBER}\b(?! (?:of|months?|days?|weeks?))")),
    (TraitKind.AGE, (r"\bat (?:\d\d|(?:thir|four|fif|six|seven|eigh|nine)t?e?e?n|twenty(?:[- ]\w+)?)\b(?! "
        r"(?:percent|o'clock|am|pm))")),
    (TraitKind.AGE, (r"\b(?:in (?:her|his|my) )(?:early |late |mid-?)?(?:teens|twenties|thirties|forties|fifties"
        r"|sixties)\b")),
    (TraitKind.AGE, r"\b(?:\d{1,2}|\w+(?:дцати|сорока|десяти))[- ]?летн\w+"),
    (
        TraitKind.AGE,
        (
            rf"\b(?:мне|ей|ему)(?: \w+)?? (?:был[оа]?|исполнил\w+|стукнул\w+|сейчас|уже|всего|тогда)(?: \w+)??"
            rf" {_RU_NUMBER}(?: {_RU_AGED})?\b(?!{_THOUSANDS} ?{_MONEY})"
        ),
    ),
    (TraitKind.AGE, rf"\b(?:мне|ей|ему) (?:\w+ )?{_RU_NUMBER} {_RU_AGED}\b"),
    (TraitKind.AGE, rf"\bв (?:возрасте )?{_RU_NUMBER} (?:{_RU_AGED})\b"),
    (TraitKind.AGE, (r"\bв (?:\w+надцать|двадцать)\b(?! (?:\w+ )?(?:час|минут|ноль|раз|дом|стран|кил|город|сел"
        r"|челов|тысяч))")),
    (TraitKind.DURATION, rf"\b{_EN_NUMBER} (?:and a half )?(?:years?|months?|weeks?|days?)\b(?!-old| old)"),
    (TraitKind.DURATION, rf"\b{_RU_NUMBER} (?:с (?:половиной|лишним) )?{_RU_TIME}\b|\bпол(?:у)?года\b"),
    (TraitKind.RELATIVES, rf"\b(?:mother|father|parent) of {_EN_NUMBER}\b"),
    (TraitKind.RELATIVES, rf"\b{_EN_NUMBER} (?:\w+ )?(?:children|kids|sons?|daughters?|brothers?|sisters?)\b"),
    (TraitKind.RELATIVES, rf"\b{_RU_NUMBER} (?:\w+ )?(?:дет(?:ей|и|ьми)|сын\w*|доч\w+|брат\w*|сест\w+)\b"),
    (TraitKind.RELATIVES, r"\b(?:single mother|only child|мать[- ]одиночк\w+|матер\w+[- ]одиночк\w+)\b"),
    (
        TraitKind.EVENT,
        (
            r"\b(?:потерял\w*|лишил\w+|отрезал\w*|нет|без) (?:\w+ )?(?:ног[иуа]?|рук[иуа]?|глаза?|пальц\w*"
            r"|зрения?|слуха?)\b"
            r"|\bродил\w* в (?:подвал|пол|тюрьм|камер|машин|поезд|самол|плен)\w*"
            r"|\b(?:lost|without) (?:a|an|her|my|one) (?:leg|arm|hand|eye|foot|finger)\b"
        ),
    ),
    (TraitKind.PLACE, r"\b(?:street|ulitsa|prospekt|улиц[аеыу]|ул\.|проспект\w*|мкр\.?|микрорайон\w*) [\w№-]+"),
)  # fmt: skip
"""Of a folded text. The first of two that overlap stands, the longer one before the shorter."""
_CAPITAL: Final = r"[A-ZА-ЯЁ][\w'’-]+"
_GRAMMAR: Final = (
    rf"\b(?:[Vv]illage|[Tt]own|[Cc]ity|[Dd]istrict|[Pp]rovince|[Rr]egion|[Oo]blast) of {_CAPITAL}",
    rf"\b{_CAPITAL} (?:village|town|city|district|province|region|oblast|rayon|raion)\b",
    (
        rf"\b(?:[Сс]ел[оаеу]|[Дд]еревн[яеиюё]\w*|[Аа]ул[еау]?|[Кк]ишлак[еау]?|[Гг]ород[еау]?|[Пп]осёлк[еау]"
        rf"|[Пп]оселк[еау]|[Гг]\.|[Сс]\.) ?{_CAPITAL}"
    ),
    rf"\b{_CAPITAL}(?:ск|цк)\w* (?:област|район|край|кра[еяю]|аил)\w*",
    rf"\b(?:[Рр]ын(?:ок|к[аеу])|[Бб]азар[аеу]?|[Фф]абрик[аеуи]|[Гг]остиниц[аеуы]|[Оо]тел[еяьюи]+) [«\"]?{_CAPITAL}",
    rf"\b{_CAPITAL}(?:ск|цк)\w* (?:рын|базар|вокзал|фабрик|завод)\w*",
    rf"\b(?:in|from|near|outside|at|to|through|via|left|reached|around) ({_CAPITAL}(?: {_CAPITAL})?)",
    rf"\b(?:[Вв]о?|[Ии]з|[Пп]од|[Оо]коло|[Нн]а|[Чч]ерез|[Дд]о|[Сс]о?) ({_CAPITAL}(?:-{_CAPITAL})?)",
)
_ONLY_LISTED_FROM: Final = 6
"""From this rule on it is a guess by a preposition."""
_LONGEST_AT: Final = 12
_AT: Final = re.compile(
    r"\b(?:from|near|outside|reached|left|village of|из|из-под|под|около|сел[аеоу]|аул[аеу]?|город[аеу]?) $"
)
"""What stands before a listed place in small letters."""
_WIDE: Final = re.compile(
    r"(?:russia|kazakhstan|kyrgyzstan|kyrgyz republic|uzbekistan|turkmenistan|tajikistan|turkey|türkiye|korea"
    r"|south korea"
    r"|poland|emirates|the|uae|arab emirates|united arab|europe|asia|central asia|germany|china|god|allah"
    r"|english|russian"
    r"|kyrgyz|uzbek|kazakh|monday|tuesday|wednesday|thursday|friday|saturday|sunday|i|my|telegram|whatsapp|instagram"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|ramadan|nooruz|nowruz"
    r"|росси\w+|казахстан\w*|кыргызстан\w*|киргизи\w+|узбекистан\w*|туркменистан\w*|таджикистан\w*|турци\w+|коре\w+"
    r"|польш\w+|эмират\w+|оаэ|европ\w+|ази\w+|германи\w+|кита\w+|бог\w*|аллах\w*|телеграм\w*|ватсап\w*|инстаграм\w*"
    r"|интернет\w*|рамазан\w*|нооруз\w*|наурыз\w*)(?: .*)?"
)
_TRADES: Final = (
    r"\b(?:work(?:ed|s|ing)? as (?:an? )?|job as (?:an? )?|(?:was|am|is) an? (?:trained|qualified) )([\w-]+)"
    r"|\b(?:работ\w+|устроил\w+|трудил\w+|был\w*|стал\w*)(?: \w+)?? (\w+(?:щицей|чицей|ницей|щиком|чиком|ником"
    r"|истом|исткой|тором|телем|ером|аром|ачом))\b"
    r"|\bпо (?:профессии|специальности) (?:\w+ )?(\w+)"
)


def traits_in(text: str) -> tuple[Trait, ...]:
    """In the order of the text; none overlaps another."""
    plain, places = _on_one_line(text)
    small = folded(plain)
    hits = [*_by_form(small), *_by_place(plain, small), *_by_word(small)]
    traits: list[Trait] = []
    for kind, begins, ends, is_certain in sorted(hits, key=lambda hit: (not hit[3], hit[1] - hit[2])):
        begin, end = places[begins], places[_trimmed(plain, begins, ends) - 1] + 1
        if all(end <= other.start or other.end <= begin for other in traits):
            traits.append(Trait(kind, begin, end, text[begin:end], is_certain))
    return tuple(sorted(traits, key=lambda trait: trait.start))


type _Hit = tuple[TraitKind, int, int, bool]


def _on_one_line(text: str) -> tuple[str, list[int]]:
    """One space for each run of white space, and where each letter stands: a trait may stand on two lines."""
    places = [
        place
        for place, letter in enumerate(text)
        if not (letter.isspace() and place and text[place - 1].isspace())
    ]
    return "".join(" " if text[place].isspace() else text[place] for place in places), places


_LONGEST_WORD: Final = 40


def _bounded(form: str) -> re.Pattern[str]:
    """No word is longer than that: without a bound a text of one letter again and again takes minutes."""
    for open_end, least in (("*", 0), ("+", 1)):
        for letters in (r"\w", r"[\w'’-]", r"[\w-]", r"[\w№-]"):
            form = form.replace(letters + open_end, f"{letters}{{{least},{_LONGEST_WORD}}}")
    return re.compile(form)


_COMPILED: Final = tuple((kind, _bounded(form)) for kind, form in _FORMS)
_BY_GRAMMAR: Final = tuple(map(_bounded, _GRAMMAR))
_BY_TRADE: Final = _bounded(_TRADES)
_FIRM: Final = frozenset(
    {TraitKind.IDENTIFIER, TraitKind.SUM, TraitKind.DATE, TraitKind.YEAR, TraitKind.AGE, TraitKind.PLACE}
)


def _by_form(small: str) -> Iterator[_Hit]:
    for kind, form in _COMPILED:
        for match in form.finditer(small):
            yield kind, match.start(), match.end(), kind in _FIRM


def _by_place(text: str, small: str) -> Iterator[_Hit]:
    for match in place_pattern().finditer(small):
        is_named = text[match.start()].isupper() or re.search(r"ск\w*$", match[0])
        if is_named or _AT.search(small, max(0, match.start() - _LONGEST_AT), match.start()):
            yield TraitKind.PLACE, match.start(), match.end(), True
    for number, grammar in enumerate(_BY_GRAMMAR):
        for match in grammar.finditer(text):
            group = 1 if match.lastindex else 0
            if not (match.lastindex and _WIDE.fullmatch(folded(match[1]))):
                yield TraitKind.PLACE, match.start(group), match.end(group), number < _ONLY_LISTED_FROM


def _by_word(small: str) -> Iterator[_Hit]:
    for kind, words in patterns():
        for match in words.finditer(small):
            yield kind, match.start(), match.end(), False
    for match in _BY_TRADE.finditer(small):
        group = match.lastindex or 0
        yield TraitKind.TRADE, match.start(group), match.end(group), False


def _trimmed(text: str, start: int, end: int) -> int:
    """The end without what stands between it and the last letter."""
    while end - 1 > start and text[end - 1] in " ,.":
        end -= 1
    return end
