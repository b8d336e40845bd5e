"""A planted identity is looked for in every byte that the office leaves behind, and found nowhere."""

import base64
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import psycopg
import pytest
from tests.config.clerks import Clerk
from tests.offices import Clock, Office

pytestmark = pytest.mark.slow
_PASSWORD = "shanshui-yanshi"
PLANTED = {
    "name": "欧阳桂花测试人",
    "id_number": "999999196503070130",
    "telephone": "13966660001",
    "address": "清河镇隐秘村八十八号后院",
    "email": "ouyang.guihua.ceshi@example.org",
}
DEMAND = "隐秘村某户危房改造补助的审批材料"
OPEN_SECRET = "清河镇人民政府"
"""Stands everywhere in the clear: where this is not found, the search is none."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    started = Office(
        tmp_path,
        GONGKAI_WORKERS="1",
        DJANGO_SETTINGS_MODULE="tests.journeys.moved",
        GONGKAI_TEST_CLOCK=str(tmp_path / "clock"),
    )
    Clock(tmp_path / "clock").go_to("2019-07-01")
    started.run("manage.py", "serve", "--empty", "--prepare-only")
    started.run("-m", "tests.journeys.county")
    with started:
        yield started


def written(words: str) -> set[bytes]:
    """Words in every way they might have been written down."""
    plain = {words.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")}
    found = plain | {words.encode("unicode_escape"), quote(words).encode(), repr(words.encode())[2:-1].encode()}
    for one in plain:
        found |= {one.hex().encode(), one.hex().upper().encode()}
        # In base64 a text looks otherwise with each of the three beginnings; its edges depend on the neighbours.
        found |= {base64.b64encode(b"\0" * shift + one)[4 if shift else 0 : -4] for shift in range(3)}
    return found


def inside(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, and what a container holds unpacked."""
    yield name, content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.namelist():
                yield f"{name}!{member}", archive.read(member)


def left_behind(office: Office) -> Iterator[tuple[str, bytes]]:
    """Database, journal of the database, index, files, logs, static files; on PostgreSQL its whole data folder."""
    folders = [office.home]
    address = office.environ.get("DATABASE_URL", "")
    if address:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("CHECKPOINT")
            for (table,) in connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            ).fetchall():
                for (row,) in connection.execute(f'SELECT t::text FROM "{table}" t').fetchall():
                    yield table, row.encode()
        folders.append(Path(unquote(address.partition("@")[2].partition("/")[0])))
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                yield from inside(str(path), path.read_bytes())


def traces(office: Office, words: dict[str, str]) -> list[str]:
    """Which of the words stand where."""
    wanted = [(name, one) for name, said in words.items() for one in written(said)]
    return [f"{name} in {where}" for where, content in left_behind(office) for name, one in wanted if one in content]


def case_made(clerk: Clerk) -> str:
    """Somebody's case with everything that could spill: found, looked at, exported, attached, written to."""
    person = {"organ": "qinghe", "applicant_kind": "natural", "id_kind": "居民身份证", **PLANTED}
    came = {"way": "registered_post", "arrived_on": "2019-07-01", "demand": DEMAND}
    _, case = clerk.send("/staff/shenqing/xin/", person | came)
    assert re.fullmatch(r"/staff/shenqing/\d+/", case)
    page, _ = clerk.open(f"/staff/shenqing/?words={quote('桂花')}")
    assert case in page, "found by two characters of the name"
    assert clerk.take("/staff/shenqing/biao.xlsx").startswith(b"PK")
    page, _ = clerk.send(f"{case}shenqingren/", {}, of=case)
    assert PLANTED["id_number"] in page
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<p>{'、'.join(PLANTED.values())}</p>")
    for name, content in (("申请书.txt", "、".join(PLANTED.values()).encode()), ("申请书.docx", packed.getvalue())):
        page, at = clerk.attach(f"{case}attach/", {"purpose": "incoming"}, f"{PLANTED['name']}{name}", content)
        assert at == case, page
    _, at = clerk.send(f"{case}correction/", {"what": ""})
    assert at.endswith("correction/")
    clerk.send(f"{case}correction/", {"what": f"请{PLANTED['name']}写明年份。"})
    page, _ = clerk.open(case)
    letter = re.search(rf"{case}wenshu/[0-9a-f-]+/", page)
    assert letter is not None
    clerk.send(f"{letter[0]}issue/", {}, of=letter[0])
    assert clerk.take(f"{letter[0]}xiazai/pdf/").startswith(b"%PDF")
    clerk.send(f"{case}withdraw/", {"on": "2019-07-01", "reason": "书面撤回"})
    clerk.send(f"{case}archive/", {"number": "2019-XXGK-001"})
    return case


def test_of_a_planted_identity_no_byte_is_left_in_the_clear(office: Office) -> None:
    clerk = Clerk(office.address, "qinghe.zhuangan", _PASSWORD)
    case = case_made(clerk)
    assert traces(office, PLANTED | {"demand": DEMAND}) == []
    assert traces(office, {"open": OPEN_SECRET}) != [], "what is no secret is found"
    office.run("manage.py", "verify_journal")
    Clock(office.home / "clock").go_to("2030-02-01")
    head = Clerk(office.address, "qinghe.zhuren", _PASSWORD)
    page, at = head.send(f"{case}anonymise/", {"reason": "县档案局销毁批复〔2030〕1号"})
    assert at == case, page
    assert "已匿名" in page
    for address in (case, "/staff/shenqing/", f"/staff/shenqing/?words={quote('桂花')}"):
        page, _ = head.open(address)
        assert not [name for name, said in (PLANTED | {"demand": DEMAND}).items() if said in page], address
    assert case not in head.open(f"/staff/shenqing/?words={quote('桂花')}")[0], "nothing finds it any more"
    told = office.run("-m", "tests.config.keys_left", case.split("/")[-2])
    assert told.split() == ["0", "0"], "neither its key nor its files are there"
    office.run("manage.py", "verify")
    assert traces(office, PLANTED | {"demand": DEMAND}) == []
