"""The secret of the sessions: made once, beside the key ring, readable by nobody else."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.offices import ROOT, Office

from gongkai.config.env import WrongSetting
from gongkai.config.secret import secret_at


def test_it_is_made_at_the_first_start_and_stays(tmp_path: Path) -> None:
    place = tmp_path / "keys" / "django.secret"
    made = secret_at(place)
    assert len(made) >= 50
    assert secret_at(place) == made
    assert place.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in place.parent.iterdir()] == [place.name]
    assert secret_at(tmp_path / "other") != made


def test_what_others_can_read_or_guess_is_refused_with_what_to_do(tmp_path: Path) -> None:
    place = tmp_path / "django.secret"
    secret_at(place)
    place.chmod(0o644)
    with pytest.raises(WrongSetting, match="chmod 600"):
        secret_at(place)
    place.chmod(0o600)
    place.write_text("short")
    with pytest.raises(WrongSetting, match="容易被猜中"):
        secret_at(place)
    with pytest.raises(WrongSetting, match="SECRET_KEY_FILE"):
        secret_at(place / "below")


@pytest.mark.parametrize("is_given", [False, True])
def test_keys_stand_where_the_environment_says_or_beside_the_data_folder(is_given: bool, tmp_path: Path) -> None:
    ring, secret = tmp_path / "a" / "ring.json", tmp_path / "b" / "secret"
    given = {"KEYRING_FILE": str(ring), "SECRET_KEY_FILE": str(secret)} if is_given else {}
    office = Office(tmp_path, **given)
    subprocess.run([sys.executable, "manage.py", "version"], cwd=ROOT, env=office.environ, check=True)
    keys = tmp_path / "office-keys"
    assert [ring.is_file(), secret.is_file()] == [is_given, is_given]
    assert [(keys / name).is_file() for name in ("ring.json", "django.secret")] == [not is_given, not is_given]
    assert not list((tmp_path / "office").rglob("*.json")), "keys do not lie with the data"
