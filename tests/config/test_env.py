"""The table of settings: what is read, what is refused and how that is said."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.config import env

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("variable", env.TABLE, ids=lambda variable: variable.name)
def test_every_variable_has_a_default_that_can_be_read_and_a_kind_and_a_sentence(variable: env.Variable) -> None:
    env.value(variable.name, {})
    assert variable.kind
    assert variable.about


def test_an_empty_variable_is_one_that_is_not_set() -> None:
    assert env.value("PORT", {"PORT": ""}) == 8000
    assert env.value("KEYRING_FILE", {"KEYRING_FILE": ""}) is None


def test_a_given_value_is_read_as_its_kind() -> None:
    given = {
        "PORT": "8010",
        "KEYRING_FILE": "keys/ring.json",
        "GONGKAI_HTTPS": "yes",
        "GONGKAI_HOSTS": "a.test, b.test",
    }
    assert env.value("PORT", given) == 8010
    assert env.value("KEYRING_FILE", given) == Path("keys/ring.json")
    assert env.value("GONGKAI_HTTPS", given) is True
    assert env.value("GONGKAI_HOSTS", given) == ("a.test", "b.test")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("PORT", "eight", "1 到 65535"),
        ("PORT", "70000", "1 到 65535"),
        ("GONGKAI_WORKERS", "0", "大于 0"),
        ("GONGKAI_WORKERS", "-1", "大于 0"),
        ("GONGKAI_HTTPS", "perhaps", "yes 或 no"),
        ("DEMO", "some", "yes 或 no"),
        ("FRESH", "a little", "yes 或 no"),
        ("DATABASE_URL", "mysql://a/b", "postgres://"),
        ("GONGKAI_MAIL", "mail.test:25", "smtp://"),
    ],
)
def test_a_wrong_value_is_told_with_the_name_the_value_and_what_is_allowed(name: str, text: str, said: str) -> None:
    with pytest.raises(env.WrongSetting) as wrong:
        env.value(name, {name: text})
    assert name in str(wrong.value)
    assert f"“{text}”" in str(wrong.value)
    assert said in str(wrong.value)


def test_a_name_that_is_in_no_table_cannot_be_read() -> None:
    with pytest.raises(KeyError):
        env.value("GONGKAI_COLOUR", {})


def test_a_mistyped_name_is_found_with_the_one_that_was_meant() -> None:
    given = {"GONGKAI_HOST": "a.test", "GONGKAI_LIMIT_PAGES": "9", "GONGKAI_WEATHER": "fine", "HOME": "x"}
    assert list(env.unknown(given)) == [("GONGKAI_HOST", "GONGKAI_HOSTS"), ("GONGKAI_WEATHER", "")]


def test_a_wrong_setting_is_told_in_one_line_before_anything_is_made(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env={
            **os.environ,
            "DATA_DIR": str(tmp_path / "office"),
            "GONGKAI_WORKERS": "many",
            "DJANGO_SETTINGS_MODULE": "gongkai.config.settings.dev",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "GONGKAI_WORKERS" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "office" / "office.sqlite3").exists()
