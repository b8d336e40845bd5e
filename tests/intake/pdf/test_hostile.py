"""Files that are damaged, locked, empty or meant to harm: a reason and a sentence, never a traceback."""

import io

import pikepdf
import pytest
from tests.intake.pdf.press import by_weasyprint

from gongkai.intake import UnreadableFile
from gongkai.intake.limits import DEFAULT
from gongkai.intake.pdf import flatten

WORDS = "政府信息公开工作年度报告，本报告由总体情况等六部分组成。"


@pytest.fixture(scope="module")
def sound() -> bytes:
    return by_weasyprint(
        f"<style>td{{border:1px solid}}</style><p>{WORDS}</p><table><tr><td>规章</td><td>1</td></tr></table>"
    )


def refusal(data: bytes, **limits: int) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        flatten(data, DEFAULT._replace(**limits))
    assert any("\u4e00" <= char <= "\u9fff" for char in str(caught.value))
    return caught.value


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    buffer = io.BytesIO()
    pdf.save(buffer, **options)  # type: ignore[arg-type]
    return buffer.getvalue()


def test_a_file_with_a_password_is_encrypted(sound: bytes) -> None:
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        data = saved(pdf, encryption=pikepdf.Encryption(owner="甲", user="乙", R=6))
    assert refusal(data).reason == "encrypted"


@pytest.mark.parametrize("revision", [4, 6])
def test_a_file_that_only_forbids_changes_is_read(sound: bytes, revision: int) -> None:
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        data = saved(pdf, encryption=pikepdf.Encryption(owner="owner", user="", R=revision))
    assert "规章\t1" in flatten(data, DEFAULT).text


@pytest.mark.parametrize("data", [b"", b"%PDF-", b"%PDF-1.7\n%%EOF", b"%PDF-1.7\n" + bytes(range(256)) * 40])
def test_what_only_begins_like_a_pdf_is_damaged(data: bytes) -> None:
    assert refusal(data).reason == "damaged"


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.99])
def test_a_truncated_file_is_read_or_refused(sound: bytes, share: float) -> None:
    try:
        flatten(sound[: int(len(sound) * share)], DEFAULT)
    except UnreadableFile as error:
        assert error.reason in {"damaged", "empty"}  # noqa: PT017


def test_a_file_without_pages_or_words_is_empty() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        assert refusal(saved(pdf)).reason == "empty"


def test_ten_thousand_pages_are_too_many() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Pages.Kids = pikepdf.Array([pdf.pages[0].obj] * 10_000)
        pdf.Root.Pages.Count = 10_000
        error = refusal(saved(pdf))
    assert error.reason == "too_large"
    assert "10000" in str(error)


def test_a_table_with_too_many_cells_is_refused(sound: bytes) -> None:
    assert refusal(sound, cells=1).reason == "too_large"


def test_scripts_launches_and_links_are_left_alone(sound: bytes) -> None:
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(
            S=pikepdf.Name.JavaScript, JS="app.alert(1); this.submitForm('http://127.0.0.1:9/')"
        )
        pdf.Root.AA = pikepdf.Dictionary(WC=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="/bin/false"))
        pdf.pages[0].AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="http://127.0.0.1:9/"))
        data = saved(pdf)
    assert flatten(data, DEFAULT).text == flatten(sound, DEFAULT).text
