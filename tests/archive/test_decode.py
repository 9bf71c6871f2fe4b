"""Encodings, at least 99% exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qabot.archive.encoding import decode
from qabot.archive.verdict import Refusal

ENGLISH = (
    "“It holds,” said Mr. O’Brien — the dam’s engineer — at the café on Monday… It cost £5m, "
    "or €6m. Señor Núñez of São Paulo naïvely agreed.\n"
)
TEXTS = {
    "english": ENGLISH,
    "plain": "The mayor said the dam would hold. She didn’t say who would pay.\n",
    "french": "L’été dernier, le président a déclaré que la réforme n’était pas achevée. Où ?\n",
    "german": "Der Bürgermeister erklärte, dass die Brücke für Fußgänger geöffnet wird.\n",
    "spanish": "El señor Núñez dijo ayer en España que la situación mejoró. ¿Qué pasó? ¡Nada!\n",
    "polish": "Premier powiedział wczoraj, że most zostanie otwarty w środę. Żółta łódź.\n",
    "czech": "Předseda vlády řekl, že most bude otevřen ve středu. Příliš žluťoučký kůň.\n",
    "russian": "Президент заявил в среду, что соглашение будет подписано в июне.\n",
    "greek": "Ο πρωθυπουργός δήλωσε χθες ότι η γέφυρα θα ανοίξει την Τετάρτη.\n",
    "hebrew": "ראש הממשלה אמר אתמול כי הגשר ייפתח ביום רביעי.\n",
    "arabic": "قال رئيس الوزراء أمس إن الجسر سيفتح يوم الأربعاء.\n",
    "japanese": "首相は水曜日に橋が開通すると述べた。多くの人が集まった。カタカナもあります。\n",
    "chinese": "总理昨天表示，大桥将于周三开放。许多人聚集在一起，高兴地欢呼。\n",
    "korean": "총리는 어제 다리가 수요일에 개통될 것이라고 말했다. 많은 사람들이 모였다.\n",
}
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le",
           "utf-32-be")  # fmt: skip
WESTERN = ("cp1252", "mac_roman")
LOCAL = {
    "english": WESTERN,
    "plain": WESTERN,
    "french": WESTERN,
    "german": (*WESTERN, "latin-1", "cp850"),
    "spanish": (*WESTERN, "latin-1", "cp850"),
    "polish": ("cp1250", "iso8859-2"),
    "czech": ("cp1250", "iso8859-2"),
    "russian": ("cp1251", "koi8-r", "cp866", "iso8859-5"),
    "greek": ("cp1253", "iso8859-7"),
    "hebrew": ("cp1255",),
    "arabic": ("cp1256",),
    "japanese": ("shift_jis", "euc_jp", "iso2022_jp"),
    "chinese": ("gb18030",),
    "korean": ("euc_kr",),
}
CASES = [(language, encoding) for language in TEXTS for encoding in (*UNICODE, *LOCAL[language])]


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_each_language_is_read_exactly_in_each_of_its_encodings(
    language: str, encoding: str
) -> None:
    text = TEXTS[language] * 4
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("stray", [b"\x92", b"\x93quoted\x94", b"caf\xe9", b"\x80 5"])
def test_stray_bytes_in_utf8_are_repaired_and_nothing_else_changes(stray: bytes) -> None:
    raw = ENGLISH.encode() + stray + ENGLISH.encode()
    assert decode(raw) == ENGLISH + stray.decode("cp1252") + ENGLISH


@pytest.mark.parametrize(
    "word",
    ["1·25 million", "aged ≥65", "(≤ 5 days)", "37°C", "24,350€ a year", "(€15,000)",
     "U.S. Code § 16", "remain […] there", "President Perón said", "Paz y Miño said",
     "HIV-1–infected", "10 € dear", "(®) a brand", "≈ 500 long", "II–V, FAK–ERK",
     "by Köppen", "García the mayor", "Esteban Álvarez", "a coup d'état", "the ‘CM’ dam",
     "called Ó Briain", "made: • Lasting"],
)  # fmt: skip
def test_one_sign_that_windows_1252_would_misplace_is_mac_roman(word: str) -> None:
    text = f"The dam is {word} and was opened on Monday. " * 2
    assert decode(text.encode("mac_roman")) == text


@pytest.mark.parametrize(
    "word", ["5 m² wide", "1 µM", "mean±sd 3", "20 °C", "(609–610)", "£5m", "supply–demand", "é",
             "Ðokovic", "Miloševic", "Ježek", "the mayor’s", "5 Å wide", "¥500", "N’Djamena’s"],
)  # fmt: skip
def test_one_sign_in_a_plain_text_is_windows_1252(word: str) -> None:
    text = f"The dam is {word} and was opened on Monday. " * 2
    assert decode(text.encode("cp1252")) == text


def test_an_ellipsis_at_the_end_of_a_line_is_no_letter() -> None:
    text = "The dam was opened, and …\nThen it rained.\n"
    assert decode(text.encode("mac_roman")) == text
    portuguese = "A ponte É bela, disse ele. É verdade.\n"
    assert decode(portuguese.encode("cp1252")) == portuguese


@pytest.mark.parametrize(
    "text", ["GÓÐAN DAG, sagði hann. ORÐ ÞJÓÐAR.\n", "Çdo ditë çlirohet një qytet.\n"]
)
def test_letters_of_a_language_stand_beside_its_others(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


def test_a_text_that_is_nearly_all_ascii_is_never_refused() -> None:
    raw = b"The dam was opened \x81\x8d on Monday by the mayor of the valley. " * 2
    assert "on Monday by the mayor" in decode(raw)


def test_a_character_cut_at_the_end_becomes_one_replacement() -> None:
    assert decode((ENGLISH + "”").encode()[:-1]) == ENGLISH + "\ufffd"


def test_an_escape_sequence_in_utf8_does_not_make_it_japanese() -> None:
    text = f"\x1b$B {ENGLISH}"
    assert decode(text.encode()) == text


def test_a_nul_here_and_there_does_not_make_a_text_utf16() -> None:
    for text in ("The dam\x00 was opened.", "\x00The dam was opened", "Мост\x00 открыт."):
        assert decode(text.encode()) == text


@pytest.mark.parametrize("raw", [bytes(range(32)) * 40, b"%PDF-1.4 text", b"\x7fELF" + b"a" * 99])
def test_binary_data_is_refused(raw: bytes) -> None:
    with pytest.raises(Refusal):
        decode(raw)


@given(st.text())
def test_every_valid_utf8_text_without_controls_is_read_exactly(text: str) -> None:
    text = "".join(char for char in text if char.isprintable()).lstrip("\ufeff")
    assert decode(text.encode()) == text


@given(st.binary(max_size=400))
def test_any_bytes_end_in_text_or_a_refusal(raw: bytes) -> None:
    try:
        decode(raw).encode("utf-8", "surrogatepass")
    except Refusal:
        return


@given(st.text(alphabet=ENGLISH, min_size=40), st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_western_utf16_without_a_mark_is_read_exactly(text: str, encoding: str) -> None:
    assert decode(("The dam. " + text).encode(encoding)) == "The dam. " + text


def test_a_no_break_space_of_mac_roman_is_no_letter() -> None:
    text = "The bridge opens on Wednesday, he said. \u00a0 Nobody believed him.\n" * 3
    assert decode(text.encode("mac_roman")) == text
    accented = "Il a dit « Êtes-vous prêts ? », puis Ève est partie.\n" * 3
    assert decode(accented.encode("cp1252")) == accented
