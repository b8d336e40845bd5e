"""Files are judged by their content, sealed with their case, kept once, masked as copies, and destroyed for good."""

import io
import os
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from tests.factories.files import kept, picture
from tests.factories.organs import LONG_AGO, township
from tests.factories.people import actor
from tests.office.files import standalone

from gongkai.law.today import now
from gongkai.office.files import queries, store
from gongkai.office.files.actions.destroy import destroy
from gongkai.office.files.actions.mask import mask, veil
from gongkai.office.files.actions.release import release
from gongkai.office.files.looking import MOST_BYTES, Looked, look, safe_name
from gongkai.office.files.models import StoredFile
from gongkai.office.files.tasks import sweep
from gongkai.office.journal.actor import SYSTEM
from gongkai.office.journal.errors import Forbidden, Unlawful
from gongkai.office.journal.models import Entry

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
ID_NUMBER = "11010519491231002X"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: object) -> None:
    settings.VAR = tmp_path  # type: ignore[attr-defined]


def paths() -> list[Path]:
    return [path for _, path in store.addresses()]


def docx(text: str, *, macro: bool = False) -> bytes:
    from docx import Document

    document = Document()
    document.add_paragraph(text)
    target = io.BytesIO()
    document.save(target)
    if not macro:
        return target.getvalue()
    with zipfile.ZipFile(target, "a") as package:
        package.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" + b"\0" * 64)
    return target.getvalue()


def encrypted_pdf() -> bytes:
    import pikepdf

    target = io.BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.save(target, encryption=pikepdf.Encryption(owner="a", user="b"))
    return target.getvalue()


def test_a_file_comes_back_as_it_went_in_and_lies_there_sealed() -> None:
    file = kept("身份证明".encode(), "王小山的身份证.txt")
    assert queries.content(file) == "身份证明".encode()
    assert queries.name_of(file) == "王小山的身份证.txt"
    [path] = paths()
    lying = path.read_bytes()
    assert "身份证明".encode() not in lying
    assert "王小山" not in file.name
    assert path.stat().st_mode & 0o077 == 0, "for the office's own account only"
    assert [(one.name, one.row) for one in queries.of(file.subject)] == [("王小山的身份证.txt", file)]


def test_what_is_public_lies_in_the_clear_and_the_same_bytes_once() -> None:
    first, second = kept(b"same", key=None), kept(b"same", key=None)
    assert first.address == second.address
    assert len(paths()) == 1
    assert paths()[0].read_bytes() == b"same"


def test_the_same_bytes_of_two_cases_tell_nothing_of_each_other() -> None:
    first, second = kept(b"same"), kept(b"same")
    assert first.address != second.address
    assert len(paths()) == 2


def test_with_the_same_mark_the_first_file_is_returned() -> None:
    first = kept(b"one", mark="letter:1:pdf")
    assert kept(b"another", mark="letter:1:pdf") == first
    assert queries.content(first) == b"one"


def test_a_file_of_another_case_does_not_open_in_the_place_of_this_one() -> None:
    one, other = kept(b"one"), kept(b"other")
    one.address = other.address
    with pytest.raises(Exception, match="打不开"):
        queries.content(one)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("申请书.pdf", docx("申请"), "以“.pdf”结尾，内容却是Word 文件"),
        ("照片.docx", picture(), "结尾，内容却是图片"),
        ("申请书.docx", docx("申请", macro=True), "宏"),
        ("附件.pdf", encrypted_pdf(), "密码"),
        ("程序.exe", b"MZ" + b"\0" * 400, ""),
        ("申请书", "申请".encode(), "没有后缀"),
        ("坏的.docx", docx("申请")[:400], ""),
    ],
)
def test_what_is_not_what_it_says_or_cannot_be_looked_into_goes_into_quarantine(
    name: str, content: bytes, why: str
) -> None:
    looked = look(name, content)
    assert looked.why, name
    assert why in looked.why
    file = kept(looked=looked)
    assert file.state == "quarantined"
    with pytest.raises(Unlawful, match="隔离区"):
        queries.content(file)
    assert queries.content(file, also_quarantined=True) == content


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("申请书.docx", docx("申请"), "docx"),
        ("证件.png", picture(), "picture"),
        ("补正.txt", "补正说明".encode(), "text"),
    ],
)
def test_what_is_what_it_says_is_kept(name: str, content: bytes, kind: str) -> None:
    looked = look(name, content)
    assert (looked.kind, looked.why) == (kind, "")


def test_what_was_found_in_a_file_is_counted_and_never_quoted() -> None:
    looked = look("申请书.docx", docx(f"身份证号{ID_NUMBER}"))
    assert looked.findings
    file = kept(looked=looked)
    assert sum(file.findings.values()) >= 1
    assert ID_NUMBER not in str(file.findings)


def test_an_empty_and_a_too_large_file_are_refused_with_what_to_do() -> None:
    with pytest.raises(Unlawful, match="空") as empty:
        look("扫描.pdf", b"")
    assert "重新选择" in empty.value.at["file"]
    with pytest.raises(Unlawful, match="太大") as large:
        look("扫描.pdf", b"0" * (MOST_BYTES + 1))
    assert "30MB" in large.value.at["file"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "etc_passwd"),
        ("a\x00b\n.pdf", "a_b_.pdf"),
        ("申请\u202efdp.exe", "申请_fdp.exe"),
        ("...", "未命名"),
        ("长" * 300 + ".pdf", "长" * 116 + ".pdf"),
    ],
)
def test_a_name_that_could_do_harm_is_made_harmless(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_who_reviews_secrets_sets_a_quarantined_file_free_with_a_reason() -> None:
    organ = township()
    file = kept(looked=Looked("a.pdf", b"x", "unknown", "看不了"), organ=organ)
    with pytest.raises(Forbidden, match="保密审查员"):
        release(actor=actor(organ, "officer"), file=file, reason="看过", at=LONG_AGO)
    reviewer = actor(organ, "secrecy_reviewer")
    with pytest.raises(Unlawful, match="为什么"):
        release(actor=reviewer, file=file, reason=" ", at=LONG_AGO)
    freed = release(actor=reviewer, file=file, reason="看过，是加密的合同", at=LONG_AGO)
    assert queries.content(freed) == b"x"
    with pytest.raises(Unlawful, match="不在隔离区"):
        release(actor=reviewer, file=file, reason="看过", at=LONG_AGO)


def test_a_masked_copy_is_a_file_of_its_own_and_the_original_stays() -> None:
    content = docx(f"经办人身份证号{ID_NUMBER}，其余照旧。")
    file = kept(looked=look("合同.docx", content))
    copy = mask(actor=SYSTEM, file=file, veiled=veil(file), at=LONG_AGO)
    assert queries.content(file) == content
    with zipfile.ZipFile(io.BytesIO(queries.content(copy))) as package:
        text = package.read("word/document.xml").decode()
    assert ID_NUMBER not in text
    assert "其余照旧" in text
    assert (copy.derived_from, copy.purpose, queries.name_of(copy)) == (file, "derived", "合同（遮盖后）.docx")
    assert copy.findings, "what was veiled is counted"


def test_what_cannot_be_masked_says_why() -> None:
    file = kept(b"MZ" + b"\0" * 400, "程序.exe")
    with pytest.raises(Unlawful, match="没有做成"):
        veil(file)


def test_destroyed_files_are_gone_and_their_rows_say_so(django_capture_on_commit_callbacks: object) -> None:
    file, other = kept(b"gone"), kept(b"stays", subject=("application", "2"))
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert destroy(actor=SYSTEM, organ=file.organ, subject=("application", "1"), at=LONG_AGO) == 1
    file.refresh_from_db()
    assert (file.state, file.address, file.name, file.plain_print) == ("destroyed", "", "", "")
    with pytest.raises(Unlawful, match="销毁"):
        queries.content(file)
    assert queries.name_of(file) == "（已销毁）"
    assert [path.name for path in paths()] == [other.address]
    assert Entry.objects.filter(verb="files.destroy").count() == 1


def test_what_is_missing_or_altered_is_told_and_the_command_fails(capsys: pytest.CaptureFixture[str]) -> None:
    lost, altered = kept(b"lost"), kept(b"altered")
    call_command("verify_files")
    assert "文件完整：2 个" in capsys.readouterr().out
    store.remove(lost.address)
    [path] = paths()
    path.write_bytes(b"something else")
    assert "不在磁盘上" in "".join(queries.wrong())
    assert "改动" in "".join(queries.wrong())
    with pytest.raises(CommandError, match="2 个文件不对"):
        call_command("verify_files")
    with pytest.raises(store.Missing):
        queries.content(altered)


def test_the_sweep_takes_old_leftovers_and_leaves_what_is_young_or_named() -> None:
    file = kept(b"named")
    leftover, half = store.put(b"leftover"), store.root() / file.address[:2] / ".half"
    half.write_bytes(b"ha")
    sweep.run(now())
    assert len(paths()) == 3
    long_ago = (now() - timedelta(days=3)).timestamp()
    for path in paths():
        os.utime(path, (long_ago, long_ago))
    store.put(b"leftover")
    sweep.run(now())
    assert {path.name for path in paths()} == {file.address, leftover}, "put again, it is young again"
    sweep.run(now() + timedelta(days=2))
    assert [path.name for path in paths()] == [file.address]


def test_killed_at_any_boundary_no_row_lacks_its_bytes_and_no_name_stands_in_the_clear(tmp_path: Path) -> None:
    standalone.run(tmp_path, "tests.office.files.killed:story")


def test_every_file_is_kept_under_the_data_folder() -> None:
    assert StoredFile.objects.count() == 0
    kept()
    assert store.root() == Path(settings.VAR) / "files"
