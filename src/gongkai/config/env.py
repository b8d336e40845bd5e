"""Every environment variable the office listens to, in one table: name, kind, default and what it is for.

Those that other programs set have plain names; the office's own begin with GONGKAI_. The reference
page of settings is made from this table, and a name that stands here nowhere is read nowhere.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Variable:
    """One environment variable."""

    name: str
    read: Callable[[str], Any]
    default: str
    about: str

    @property
    def kind(self) -> str:
        """The kind of value in a word, for the reference page."""
        return _KINDS[self.read]


class WrongSetting(ValueError):
    """A variable holds what cannot be used; the message says which and what is allowed."""


def _yes(text: str) -> bool:
    if text.lower() in {"yes", "1", "true", "on"}:
        return True
    if text.lower() in {"no", "0", "false", "off", ""}:
        return False
    raise ValueError("写 yes 或 no")


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ValueError("写大于 0 的整数")
    return int(text)


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise ValueError("写 1 到 65535 之间的整数")
    return int(text)


def _file(text: str) -> Path | None:
    return Path(text) if text else None


def _database(text: str) -> str:
    return _address(text, ("postgres", "postgresql", "sqlite"))


def _mail(text: str) -> str:
    return _address(text, ("smtp", "smtps"))


def _address(text: str, schemes: tuple[str, ...]) -> str:
    if text and (urlsplit(text).scheme not in schemes or "://" not in text):
        raise ValueError(f"开头要写 {'、'.join(f'{scheme}://' for scheme in schemes)}")
    return text


_KINDS: Mapping[Callable[[str], Any], str] = {
    str: "文字",
    _yes: "yes 或 no",
    _words: "用逗号分开的几项",
    _count: "大于 0 的整数",
    _port: "1 到 65535 的整数",
    _database: "数据库地址",
    _mail: "邮件服务器地址",
    Path: "路径",
    _file: "路径",
}

TABLE = (
    Variable("DATABASE_URL", _database, "", "如 postgres://用户:口令@主机/库名；空着用数据目录里的 SQLite 文件"),
    Variable("DATA_DIR", Path, "var", "数据目录：数据库、文件、渲染好的文书"),
    Variable("KEYRING_FILE", _file, "", "密钥环文件；应当放在数据目录之外另行备份，空着放在数据目录旁的“…-keys”"),
    Variable("SECRET_KEY_FILE", _file, "", "登录会话用的密钥文件，没有就生成；空着放在密钥环旁边，丢了只是要重新登录"),
    Variable("DEMO", _yes, "yes", "还没有人员时放入演示县；no 从空的开始"),
    Variable("FRESH", _yes, "no", "启动前把现在的数据移到一旁，从头开始"),
    Variable("GONGKAI_ADDRESS", str, "127.0.0.1", "监听的地址"),
    Variable("PORT", _port, "8000", "监听的端口；已经有程序在用的，用后面第一个空着的"),
    Variable("GONGKAI_HOSTS", _words, "127.0.0.1,localhost", "允许访问的主机名"),
    Variable("GONGKAI_HTTPS", _yes, "no", "前面有 HTTPS：只在加密连接上发会话标识"),
    Variable("GONGKAI_WORKERS", _count, "2", "网页服务的进程数"),
    Variable("GONGKAI_PROXIES", _count, "1", "前面可信的反向代理层数，只在 GONGKAI_HTTPS=yes 时看"),
    Variable("GONGKAI_MAIL", _mail, "", "邮件服务器，如 smtp://用户:口令@主机:25；空着不发邮件，只在工作台提醒"),
    Variable("GONGKAI_MAIL_FROM", str, "", "发件人地址"),
    Variable("GONGKAI_SECOND_FACTOR", _yes, "no", "要求每个工作人员用动态口令登录"),
)
OURS_BESIDES = ("GONGKAI_LIMIT_", "GONGKAI_TEST_", "GONGKAI_REQUIRE_TOOLS", "GONGKAI_SCREENSHOTS", "GONGKAI_SWEEP")
"""What begins like a setting of the office and is none: limits of reading files, and how the tests are run."""
_BY_NAME = {variable.name: variable for variable in TABLE}


def value(name: str, environ: Mapping[str, str] | None = None) -> Any:
    """The value of a variable of the table; raises WrongSetting, and KeyError for a name that is not in it."""
    variable = _BY_NAME[name]
    text = (os.environ if environ is None else environ).get(name, "") or variable.default
    try:
        return variable.read(text)
    except ValueError as error:
        raise WrongSetting(f"环境变量 {name} 的值“{text}”不能用：{error}（{variable.about}）") from None


def unknown(environ: Mapping[str, str] | None = None) -> Iterator[tuple[str, str]]:
    """Names that look like ours and are read nowhere, each with the name that was probably meant, or nothing."""
    for name in sorted(os.environ if environ is None else environ):
        if name.startswith("GONGKAI_") and name not in _BY_NAME and not name.startswith(OURS_BESIDES):
            yield name, next(iter(get_close_matches(name, _BY_NAME, n=1, cutoff=0.85)), "")
