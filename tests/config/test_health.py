"""What a watching machine is told: alive without the database; ready only with everything that is needed."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.urls import URLPattern, get_resolver
from tests.offices import ROOT, Office

from gongkai.office.organs.actions.establish import RESERVED

_ASK = "import django; django.setup(); from django.test import Client; a = Client().get('/readyz')"
_SAY = "; print(a.status_code, a.content.decode())"


def test_the_office_is_alive_without_a_question_to_the_database() -> None:
    browser = Client(headers={"host": "10.0.0.7"})
    browser.cookies["gongkai_session"] = "of somebody"
    answer = browser.get("/livez")  # a query would fail: this test has no database
    assert (answer.status_code, answer.content) == (200, b"ok")
    assert "no-store" in answer["Cache-Control"]
    assert browser.post("/livez").status_code == 405


@pytest.mark.django_db
def test_it_is_ready_when_database_migrations_and_data_folder_are_in_order() -> None:
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.content) == (200, b"ok")


@pytest.mark.django_db
def test_a_migration_that_is_wanting_is_told() -> None:
    MigrationRecorder(connection).record_unapplied("organs", "0001_initial")
    answer = Client().get("/readyz")
    assert answer.status_code == 503
    assert answer.content.decode() == "数据库还没有升级到这一版程序；请管理员运行 manage.py migrate"


@pytest.mark.django_db
def test_a_data_folder_that_cannot_be_written_is_told_without_its_path(settings: object, tmp_path: Path) -> None:
    settings.VAR = tmp_path / "gone"  # type: ignore[attr-defined]
    answer = Client().get("/readyz")
    assert answer.status_code == 503
    assert answer.content.decode() == "数据目录不能写；请管理员看看磁盘和权限"


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_a_database_that_does_not_answer_is_told_without_its_address(kind: str, tmp_path: Path) -> None:
    office = Office(tmp_path)
    nowhere = {"sqlite": f"sqlite:///{tmp_path}/no/such", "postgres": "postgres://clerk:secret@127.0.0.1:1/office"}
    environ = office.environ | {"DATABASE_URL": nowhere[kind]}
    done = subprocess.run(
        [sys.executable, "-c", _ASK + _SAY], cwd=ROOT, env=environ, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "503 数据库没有应答；请管理员看看数据库是否在运行"


def test_no_organ_can_take_a_word_that_an_address_begins_with(settings: object) -> None:
    words = {settings.STATIC_URL.strip("/")}  # type: ignore[attr-defined]
    portal = next(one for one in get_resolver().url_patterns if getattr(one, "namespace", "") == "portal")
    for one in [*get_resolver().url_patterns, *portal.url_patterns]:
        first = str(one.pattern).partition("/")[0]
        if first and not first.startswith("<"):
            assert isinstance(one, URLPattern) or one.namespace
            words.add(first)
    assert words == RESERVED - {"api"}, "the machines' door is still to come"
