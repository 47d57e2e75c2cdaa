"""A plain sentence in many languages, to try a model with."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TRIAL_SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "en": "The weather is fine today, and the children are playing in the garden.",
        "ar": "الطقس جميل اليوم والأطفال يلعبون في الحديقة.",
        "ca": "Avui fa bon temps i els nens juguen al jardí.",
        "cs": "Dnes je hezky a děti si hrají na zahradě.",
        "da": "Vejret er godt i dag, og børnene leger i haven.",
        "de": "Das Wetter ist heute schön, und die Kinder spielen im Garten.",
        "el": "Ο καιρός είναι καλός σήμερα και τα παιδιά παίζουν στον κήπο.",
        "es": "Hoy hace buen tiempo y los niños juegan en el jardín.",
        "fi": "Tänään on kaunis sää, ja lapset leikkivät puutarhassa.",
        "fr": "Il fait beau aujourd'hui et les enfants jouent dans le jardin.",
        "he": "מזג האוויר נאה היום והילדים משחקים בגינה.",
        "hi": "आज मौसम अच्छा है और बच्चे बगीचे में खेल रहे हैं।",
        "hu": "Ma szép az idő, és a gyerekek a kertben játszanak.",
        "id": "Cuaca hari ini bagus dan anak-anak bermain di taman.",
        "it": "Oggi fa bel tempo e i bambini giocano in giardino.",
        "ja": "今日は天気が良く、子供たちは庭で遊んでいます。",
        "ko": "오늘은 날씨가 좋고 아이들이 정원에서 놀고 있습니다.",
        "nl": "Het is vandaag mooi weer en de kinderen spelen in de tuin.",
        "pl": "Dzisiaj jest ładna pogoda i dzieci bawią się w ogrodzie.",
        "pt": "Hoje o tempo está bom e as crianças brincam no jardim.",
        "ro": "Vremea este frumoasă astăzi și copiii se joacă în grădină.",
        "ru": "Сегодня хорошая погода, и дети играют в саду.",
        "sv": "Vädret är fint i dag och barnen leker i trädgården.",
        "tr": "Bugün hava güzel ve çocuklar bahçede oynuyor.",
        "uk": "Сьогодні гарна погода, і діти граються в саду.",
        "vi": "Hôm nay trời đẹp và bọn trẻ đang chơi trong vườn.",
        "zh": "今天天气很好，孩子们在花园里玩。",
    }
)
"""The first language is tried before the others, where a model reads several."""
