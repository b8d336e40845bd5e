"""News fragments are told to the officer in one shape, and a release gathers them."""

from pathlib import Path

import pytest
from tools import changelog
from tools.changelog import Fragment, WrongFragment

GOOD = """* Kind: repair
* Years concerned: 2021 年度起
* Tables concerned: 表三
* What you will notice: 合计写成“12 件”的，
  现在也认得。
"""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project with one fragment."""
    monkeypatch.setattr(changelog, "FOLDER", tmp_path)
    monkeypatch.setattr(changelog, "LOG", tmp_path / "CHANGELOG")
    (tmp_path / "README.md").write_text("how to", encoding="utf-8")
    (tmp_path / "total.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "CHANGELOG").write_text("# 更新记录\n\n## 0.1.0（2026-12-01）\n\n* old\n", encoding="utf-8")
    return tmp_path


def test_a_fragment_is_read_with_its_folded_lines_joined(house: Path) -> None:
    assert changelog.fragments() == [
        Fragment("total.md", "repair", "2021 年度起", "表三", "合计写成“12 件”的，现在也认得。")
    ]


def test_a_release_puts_the_newest_first_and_uses_the_fragments_up(house: Path) -> None:
    assert changelog.main(["0.2.0", "2027-01-05"]) == 0
    log = (house / "CHANGELOG").read_text(encoding="utf-8")
    assert (
        log.index("## 0.2.0（2027-01-05）")
        < log.index("* **改正错误** · 年度：2021 年度起 · 表：表三")
        < log.index("## 0.1.0")
    )
    assert log.startswith("# 更新记录\n\n## 0.2.0")
    assert not (house / "total.md").exists()
    assert (house / "README.md").exists()


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("repair", "bugfix", "none of"),
        ("* Tables concerned: 表三\n", "", "in this order"),
        ("表三", "", "must be said"),
        ("合计写成“12 件”的，\n  现在也认得。", "Totals are read.", "in Chinese"),
        ("* Kind", "Kind", "neither an item"),
    ],
)
def test_a_fragment_of_another_shape_is_refused(house: Path, old: str, new: str, why: str) -> None:
    (house / "total.md").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(WrongFragment, match=why):
        changelog.fragments()
    assert changelog.main(["--check"]) == 1
