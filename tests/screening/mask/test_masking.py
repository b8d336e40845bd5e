"""A copy keeps what may be published, veils the rest by rule, and the protocol never tells a value."""

import io
import json

import docx
import openpyxl
import pytest

from gongkai.intake import UnreadableFile, open_bytes
from gongkai.screening.errors import Refused
from gongkai.screening.masking import mask, screen
from gongkai.screening.veiling import default_rules, rules_from

ID, PHONE, CARD = "11010519491231002X", "13800138000", "6222021234567894"


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_each_kind_keeps_what_its_rule_says() -> None:
    text = f"户主张三丰，身份证号：{ID}，手机：{PHONE}，住松溪镇溪口村3组12号。".encode()
    masked = mask(text).data.decode()
    assert "110105********002X" in masked
    assert "138****8000" in masked
    assert "溪口村" in masked
    assert "12号" not in masked


def test_what_is_no_personal_data_stays() -> None:
    text = (
        "统一社会信用代码113417020032563511，索引号113417020032563511/202504-00057，"
        "松政发〔2024〕12号，办公电话0955-1234567，金额1234567.89元，第二十条第（一）项。"
    ).encode()
    assert mask(text).data == text
    assert screen(text).found == ()


def test_rows_columns_and_widths_of_a_workbook_stay(tmp_path) -> None:
    data = workbook(["序号", "姓名", "身份证号", "补贴金额"], [1, "张三丰", ID, 500], [2, "李四光", ID, 600.5])
    copy = mask(data)
    assert (
        open_bytes(copy.data).text
        == "序号\t姓名\t身份证号\t补贴金额\n1\t张**\t110105********002X\t500\n2\t李**\t110105********002X\t600.5\n"
    )
    assert [one.where for one in copy.screened.found][:2] == ["工作表“Sheet”B2", "工作表“Sheet”C2"]


def test_a_word_cut_into_runs_is_veiled_in_place() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("身份证号")
    for piece in ("1101", "0519491", "231002X"):
        paragraph.add_run(piece)
    target = io.BytesIO()
    document.save(target)
    assert "身份证号110105********002X" in open_bytes(mask(target.getvalue()).data).text


def test_what_a_file_hides_is_gone_from_the_copy() -> None:
    book = openpyxl.Workbook()
    book.active.append(["公示", "无"])
    book.create_sheet("底稿").append(["张三丰", ID])
    book["底稿"].sheet_state = "veryHidden"
    target = io.BytesIO()
    book.save(target)
    data = target.getvalue()
    assert any(one.level == "error" for one in screen(data).concealed)
    copy = mask(data).data
    assert openpyxl.load_workbook(io.BytesIO(copy)).sheetnames == ["Sheet"]
    assert not [one for one in screen(copy).concealed if one.level != "note"]


def test_the_original_is_not_touched_and_the_protocol_tells_no_value() -> None:
    data = workbook(["姓名", "身份证号", "手机"], ["张三丰", ID, int(PHONE)])
    kept = bytes(data)
    masked = mask(data)
    assert data == kept
    told = json.dumps([one._asdict() for one in masked.screened.found], ensure_ascii=False)
    assert ID not in told
    assert PHONE not in told
    assert "张三丰" not in told


def test_a_number_found_once_is_veiled_everywhere() -> None:
    text = f"身份证号：{ID}\n附件：{ID[:6]} {ID[6:14]} {ID[14:]}.jpg\n".encode()
    assert mask(text).data.decode().count("*") == 16


def test_an_office_lays_its_own_rules_over_the_defaults() -> None:
    own = rules_from('[[rule]]\ncode = "P-01"\nhead = 4\ntail = 2\nbasis = "P"\n')
    assert mask(f"身份证号：{ID}".encode(), rules=own).data.decode() == "身份证号：1101************2X"
    assert set(default_rules()) >= {"default", "P-01", "P-03"}


@pytest.mark.parametrize(
    "text", ["x", "[[rule]]\ncode='P-01'", "[[rule]]\ncode='a'\nhead=-1\ntail=0\nbasis='P'", "rule = 3"]
)
def test_rules_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(Refused, match="遮盖规则写得不对"):
        rules_from(text)


def test_encodings_and_marks_of_a_text_stay() -> None:
    text = f"手机：{PHONE}\r\n"
    for encoding, mark in (("gb18030", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe")):
        masked = mask(mark + text.encode(encoding)).data
        assert masked == mark + "手机：138****8000\r\n".encode(encoding)


@pytest.mark.parametrize("share", range(1, 20))
def test_a_damaged_file_is_refused_with_a_reason(share: int) -> None:
    data = workbook(["姓名", "身份证号"], ["张三丰", ID])
    with pytest.raises((UnreadableFile, Refused)) as refused:
        mask(data[: len(data) * share // 20])
    assert str(refused.value)
