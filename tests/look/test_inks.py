"""The inks of the stylesheet on their papers: 7:1 for what is read, 3:1 for the frames of fields."""

import re

import pytest
from tests.look.rendering import STATIC

STYLE = (STATIC / "look" / "gongkai.css").read_text(encoding="utf-8")
LIGHT, DARK, *_ = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)


def inks(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", block))


def brightness(ink: str) -> float:
    digits = ink[1:] if len(ink) == 7 else "".join(two * 2 for two in ink[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("block", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("paper", ["paper", "desk"])
@pytest.mark.parametrize("ink", ["ink", "soft", "blue", "red", "amber", "fine"])
def test_every_ink_stands_out_seven_to_one_from_the_papers(block: str, paper: str, ink: str) -> None:
    assert contrast(inks(block)[ink], inks(block)[paper]) >= 7


@pytest.mark.parametrize("block", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("wash", ["blue-wash", "red-wash", "amber-wash", "fine-wash"])
def test_text_and_links_stand_out_from_every_wash(block: str, wash: str) -> None:
    assert contrast(inks(block)["ink"], inks(block)[wash]) >= 7
    assert contrast(inks(block)["blue"], inks(block)[wash]) >= 7


@pytest.mark.parametrize("block", [LIGHT, DARK], ids=["light", "dark"])
def test_the_words_on_the_main_button_and_the_rules_can_be_seen(block: str) -> None:
    assert contrast(inks(block)["on-blue"], inks(block)["blue"]) >= 7
    assert contrast(inks(block)["rule"], inks(block)["paper"]) >= 3
