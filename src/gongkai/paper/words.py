"""Words as every format can hold them."""

import re

_NO_WORDS = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")


def clean(text: str) -> str:
    """Without what no file may hold: control characters, halves of a pair, the two code points that are none.

    >>> clean("松溪镇\\x00\\t2024年")
    '松溪镇 2024年'
    """
    return _NO_WORDS.sub("", text.replace("\t", " "))
