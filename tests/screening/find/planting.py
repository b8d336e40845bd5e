"""Invented personal data and thirty ways to disguise it: what detectors and maskers are tried on. Nobody is real."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_AREAS = ("110105", "640522", "510781", "410823", "621102", "330106", "440305", "150430", "650102", "460200")
_MOBILES = ("130", "138", "139", "147", "150", "159", "166", "173", "177", "180", "189", "191", "198", "199")
_BINS = ("622848", "622202", "621700", "623059", "625965", "621098", "955880", "601382")
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"
_GIVEN = "小三秀英建国桂芳志强玉兰永红春梅海涛淑珍文军"
_VILLAGES = ("竹坪村", "松林村", "溪头村", "石桥村", "云岭社区", "南坡村")


@dataclass(frozen=True)
class Planted:
    """A value of one kind: the detector's code, and what must not be found afterwards."""

    code: str
    value: str
    label: str
    """The words that stand before it in a sentence, or head its column."""

    @property
    def is_number(self) -> bool:
        """Whether it can be cut apart and written in other digits."""
        return self.code in ("P-01", "P-03", "P-05")


def resident_id(random: Random, born: str = "") -> Planted:
    """An identity number with its check digit."""
    day = born or f"{random.randint(1930, 2004)}{random.randint(1, 12):02d}{random.randint(1, 28):02d}"
    body = f"{random.choice(_AREAS)}{day}{random.randint(0, 999):03d}"
    check = "10X98765432"[sum(int(d) * w for d, w in zip(body, _WEIGHTS, strict=True)) % 11]
    return Planted("P-01", body + check, "身份证号")


def passport(random: Random) -> Planted:
    """A passport of the kind issued now."""
    return Planted("P-02", f"E{random.choice('ABCDEFGH')}{random.randint(0, 9999999):07d}", "护照号码")


def mobile(random: Random) -> Planted:
    """A mobile number."""
    return Planted("P-03", f"{random.choice(_MOBILES)}{random.randint(0, 99999999):08d}", "联系电话")


def landline(random: Random) -> Planted:
    """A telephone at home."""
    return Planted("P-04", f"09{random.randint(30, 79)}-{random.randint(2000000, 8999999)}", "家庭电话")


def bank_card(random: Random) -> Planted:
    """A card of sixteen or nineteen digits with its check digit."""
    length = random.choice((16, 19))
    body = random.choice(_BINS)
    body += "".join(str(random.randint(0, 9)) for _ in range(length - 1 - len(body)))
    total = sum(int(d) * 2 % 10 + int(d) // 5 for d in body[::-2]) + sum(int(d) for d in body[-2::-2])
    return Planted("P-05", f"{body}{-total % 10}", "银行卡号")


def plate(random: Random) -> Planted:
    """A licence plate, every third of a new-energy car."""
    letter = random.choice("ABCDE")
    if random.random() < 0.3:
        return Planted("P-06", f"宁{letter}D{random.randint(0, 99999):05d}", "车牌号")
    return Planted("P-06", f"川{letter}{random.randint(0, 99999):05d}", "车牌号")


def social_security(random: Random) -> Planted:
    """A social-security card's number."""
    return Planted("P-07", f"{random.choice('ABCD')}{random.randint(10000000, 99999999)}", "社会保障卡号")


def address(random: Random) -> Planted:
    """What stands below the village in somebody's address."""
    return Planted("P-08", f"{random.choice('一二三四五六')}组{random.randint(1, 199)}号", "家庭住址")


def born_on(random: Random) -> Planted:
    """A day of birth in one of the ways it is written."""
    year, month, day = random.randint(1930, 2015), random.randint(1, 12), random.randint(1, 28)
    way = random.choice(("{}年{}月{}日", "{}-{:02d}-{:02d}", "{}/{}/{}", "{}.{:02d}.{:02d}", "{}{:02d}{:02d}"))
    return Planted("P-09", way.format(year, month, day), "出生日期")


def name(random: Random) -> Planted:
    """A name of three characters."""
    return Planted("P-12", random.choice(_SURNAMES) + "".join(random.sample(_GIVEN, 2)), "户主姓名")


KINDS: tuple[Callable[[Random], Planted], ...] = (
    resident_id, passport, mobile, landline, bank_card, plate, social_security, address, born_on, name,
)  # fmt: skip


def sentence(planted: Planted, written: str, random: Random) -> str:
    """A sentence that holds the value as written."""
    if planted.code == "P-08":
        return f"经入户核实，该户家住松溪镇{random.choice(_VILLAGES)}{written}，家庭人口4人。"
    opening = random.choice(("经核实，", "公示期间收到反映，", "第二批第3户，", ""))
    return f"{opening}{planted.label}：{written}，拟纳入本年度补助范围。"


def _groups(value: str) -> list[str]:
    """The groups in which people write a number: 138 0013 8000, 640522 19900101 1234, four by four."""
    if len(value) == 11:
        return [value[:3], value[3:7], value[7:]]
    if len(value) == 18:
        return [value[:6], value[6:14], value[14:]]
    return [value[at : at + 4] for at in range(0, len(value), 4)]


def _other_digits(zero: int) -> Callable[[str, Random], str]:
    return lambda value, _: "".join(chr(zero + int(char)) if char.isdigit() else char for char in value)


def _joined(sign: str) -> Callable[[str, Random], str]:
    return lambda value, _: sign.join(_groups(value))


def _strewn(sign: str) -> Callable[[str, Random], str]:
    return lambda value, _: sign.join(value)


def _numerals(words: str) -> Callable[[str, Random], str]:
    return lambda value, _: "".join(words[int(char)] if char.isdigit() else char for char in value)


def _mixed(value: str, random: Random) -> str:
    return "".join("〇一二三四五六七八九"[int(c)] if c.isdigit() and random.random() < 0.4 else c for c in value)


def _cut(sign: str) -> Callable[[str, Random], str]:
    """Cut in two anywhere but near the ends, as a line or a page does."""

    def disguise(value: str, random: Random) -> str:
        at = random.randint(3, len(value) - 3)
        return value[:at] + sign + value[at:]

    return disguise


def _full_width(value: str, random: Random) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in value)


DISGUISES: dict[str, Callable[[str, Random], str]] = {
    "plain": lambda value, _: value,
    "full-width": _full_width,
    "full-width, spaced": lambda value, random: " ".join(_full_width(value, random)),
    "small x": lambda value, _: value.lower(),
    "Cyrillic x": lambda value, _: value.replace("X", "Х"),
    "Arabic digits": _other_digits(0x0660),
    "Persian digits": _other_digits(0x06F0),
    "bold digits": _other_digits(0x1D7CE),
    "monospaced digits": _other_digits(0x1D7F6),
    "numerals": _numerals("〇一二三四五六七八九"),
    "formal numerals": _numerals("零壹贰叁肆伍陆柒捌玖"),
    "numerals and digits": _mixed,
    "spaces": _joined(" "),
    "dashes": _joined("-"),
    "dots": _joined("."),
    "middle dots": _joined("·"),
    "long dashes": _joined("—"),
    "full-width dashes": _joined("－"),
    "slashes": _joined("/"),
    "underscores": _joined("_"),
    "ideographic spaces": _joined("\u3000"),
    "no-break spaces": _joined("\u00a0"),
    "digit by digit": _strewn(" "),
    "zero-width spaces": _strewn("\u200b"),
    "zero-width joiners": _strewn("\u200d"),
    "soft hyphens": _joined("\u00ad"),
    "byte-order marks": _joined("\ufeff"),
    "variation selectors": _strewn("\ufe0f"),
    "line break": _cut("\n"),
    "line break, indented": _cut("\n　　"),
    "page break": _cut("\x0c"),
    "cells": _joined("\t"),
}
"""How a number may be written so that a search for it finds nothing."""
