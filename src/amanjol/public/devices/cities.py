"""Cities of the airports that matter here, by IATA code: today's names, and in Russian.

The package of airports has English names, some of them old (Krasnovodsk, Aktyubinsk).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

CITIES: Final[Mapping[str, _StrPromise]] = {
    "ALA": _("Almaty"),
    "NQZ": _("Astana"),
    "CIT": _("Shymkent"),
    "HSA": _("Turkistan"),
    "DMB": _("Taraz"),
    "KZO": _("Kyzylorda"),
    "SCO": _("Aktau"),
    "GUW": _("Atyrau"),
    "AKX": _("Aktobe"),
    "URA": _("Oral"),
    "KSN": _("Kostanay"),
    "KGF": _("Karaganda"),
    "PWQ": _("Pavlodar"),
    "PLX": _("Semey"),
    "UKK": _("Oskemen"),
    "BSZ": _("Bishkek"),
    "OSS": _("Osh"),
    "IKU": _("Tamchy"),
    "IKG": _("Karakol"),
    "DYU": _("Dushanbe"),
    "LBD": _("Khujand"),
    "TJU": _("Kulob"),
    "KQT": _("Bokhtar"),
    "ASB": _("Ashgabat"),
    "MYP": _("Mary"),
    "CRZ": _("Turkmenabat"),
    "TAZ": _("Dashoguz"),
    "KRW": _("Turkmenbashi"),
    "KEA": _("Kerki"),
    "BKN": _("Balkanabat"),
    "TAS": _("Tashkent"),
    "SKD": _("Samarkand"),
    "BHK": _("Bukhara"),
    "UGC": _("Urgench"),
    "NCU": _("Nukus"),
    "TMJ": _("Termez"),
    "KSQ": _("Karshi"),
    "NVI": _("Navoi"),
    "FEG": _("Fergana"),
    "NMA": _("Namangan"),
    "AZN": _("Andijan"),
    "SVO": _("Moscow, Sheremetyevo"),
    "DME": _("Moscow, Domodedovo"),
    "VKO": _("Moscow, Vnukovo"),
    "ZIA": _("Moscow, Zhukovsky"),
    "LED": _("Saint Petersburg"),
    "SVX": _("Yekaterinburg"),
    "OVB": _("Novosibirsk"),
    "KZN": _("Kazan"),
    "UFA": _("Ufa"),
    "KUF": _("Samara"),
    "IST": _("Istanbul"),
    "SAW": _("Istanbul, Sabiha Gökçen"),
    "AYT": _("Antalya"),
    "DXB": _("Dubai"),
    "AUH": _("Abu Dhabi"),
    "SHJ": _("Sharjah"),
    "ICN": _("Seoul, Incheon"),
    "PUS": _("Busan"),
    "WAW": _("Warsaw"),
    "KRK": _("Kraków"),
}
