"""The ways a letter is served, and which day counts (国办公开办函〔2016〕235号).

A private courier is not among them.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Way:
    """A way of serving."""

    key: str
    term: str
    counts: str
    """Which day counts as the day of service."""


WAYS: Mapping[str, Way] = {
    way.key: way
    for way in (
        Way("in_person", "当面送达", "签收之日"),
        Way("post", "邮政企业寄送（挂号信、特快专递）", "交邮之日"),
        # By analogy with 民事诉讼法 第九十条: the day it reaches the other's system, which is the day it was sent.
        Way("email", "电子邮件", "发出之日"),
        Way("online", "网上", "在网上送出之日"),
    )
}
