"""The secret that sessions are signed with: a file of its own, made at the first start."""

import os
import secrets
from pathlib import Path

from gongkai.config.env import WrongSetting

_LEAST = 32


def secret_at(path: Path) -> str:
    """What the file says, made on first use; raises WrongSetting when it cannot be used."""
    try:
        if not path.exists():
            _make(path)
        if path.stat().st_mode & 0o077:
            raise WrongSetting(f"密钥文件 {path} 别的用户也能读；请先运行 chmod 600 {path}")
        kept = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise WrongSetting(f"密钥文件 {path} 读写不了；请看看 SECRET_KEY_FILE 写得对不对、文件夹能不能写") from error
    if len(kept) < _LEAST:
        raise WrongSetting(f"密钥文件 {path} 里不到 {_LEAST} 个字符，容易被猜中；删掉它，下次启动会另外生成")
    return kept


def _make(path: Path) -> None:
    """A new secret, unless another process makes it at the same time: the first one stays."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(beside, path)
    except FileExistsError:
        pass
    finally:
        beside.unlink()
