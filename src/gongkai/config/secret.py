"""The secret that sessions are signed with: a file of its own, made at the first start."""

import secrets
from pathlib import Path

from gongkai.config.env import WrongSetting
from gongkai.office.keys import private

_LEAST = 32


def secret_at(path: Path) -> str:
    """What the file says, made on first use; raises WrongSetting when it cannot be used."""
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            private.put_first(path, secrets.token_urlsafe(48).encode("ascii"))
        if path.stat().st_mode & 0o077:
            raise WrongSetting(f"密钥文件 {path} 别的用户也能读；请先运行 chmod 600 {path}")
        kept = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise WrongSetting(f"密钥文件 {path} 读写不了；请看看 SECRET_KEY_FILE 写得对不对、文件夹能不能写") from error
    if len(kept) < _LEAST:
        raise WrongSetting(f"密钥文件 {path} 里不到 {_LEAST} 个字符，容易被猜中；删掉它，下次启动会另外生成")
    return kept
