"""Languages are named when the text is long enough to tell, always the same way."""

from __future__ import annotations

import pytest

from deconfdb.documents.language import MIN_LENGTH, detect_language

SENTENCES = {
    "en": "Officers of both armies met in Tel Aviv to agree on a line that keeps their aircraft apart over Syria.",
    "tr": "İki ordunun subayları, uçaklarını Suriye üzerinde birbirinden uzak tutacak bir hat için Tel Aviv'de buluştu.",
    "ru": "Офицеры двух армий встретились в Тель-Авиве, чтобы договориться о линии связи для самолётов над Сирией.",
    "ar": "التقى ضباط من الجيشين في تل أبيب للاتفاق على خط اتصال يبعد طائراتهم عن بعضها فوق سوريا خلال الأسابيع المقبلة.",
    "he": "קצינים משני הצבאות נפגשו בתל אביב כדי להסכים על קו תקשורת שירחיק את המטוסים שלהם זה מזה מעל סוריה.",
    "fa": "افسران دو ارتش در تل آویو دیدار کردند تا درباره خط ارتباطی برای دور نگه داشتن هواپیماهایشان بر فراز سوریه توافق کنند.",
    "fr": "Des officiers des deux armées se sont rencontrés à Tel-Aviv pour convenir d'une ligne qui sépare leurs avions en Syrie.",
    "de": "Offiziere beider Armeen trafen sich in Tel Aviv, um eine Leitung zu vereinbaren, die ihre Flugzeuge über Syrien trennt.",
}


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_one_sentence_is_enough(language: str, sentence: str) -> None:
    found = detect_language(sentence)

    assert found is not None
    assert found.language == language
    assert detect_language(sentence) == found


@pytest.mark.parametrize("text", ["", "   ", "Syria", "x" * (MIN_LENGTH - 1), "1234567890 " * 20])
def test_what_is_too_short_or_no_language_stays_unnamed(text: str) -> None:
    assert detect_language(text) is None
