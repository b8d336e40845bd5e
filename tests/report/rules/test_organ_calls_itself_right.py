"""What an organ calls itself."""

import pytest
from tests.report.rules.examples import findings, quotes, verdict
from tests.report.rules.samples import sample
from tests.report.sound import OTHER, sound_report

from gongkai.report.rules import Finding

TOWNSHIP = "武陟县小董乡人民政府"


def said(text: str, organ: str = "云岭县松溪镇人民政府") -> list[Finding]:
    return findings("X-05", sound_report(sections={6: OTHER + text}, organ=organ))


def test_the_sound_report_holds() -> None:
    assert verdict("X-05", sound_report()) == "holds"


@pytest.mark.parametrize(
    ("organ", "text", "name", "right"),
    [
        (TOWNSHIP, "不断规范我镇政府信息公开工作。", "我镇", "我乡"),
        (TOWNSHIP, "加强对全镇政务公开工作的指导。", "全镇", "全乡"),
        ("云岭县松溪镇人民政府", "提高我乡主动公开率。", "我乡", "我镇"),
        ("云岭县松溪镇人民政府", "我街道认真落实。", "我街道", "我镇"),
        ("云岭县松溪镇人民政府", "本局认真落实。", "本局", "本镇"),
        ("江城市江北区江湾街道办事处", "我镇认真落实。", "我镇", "我街道"),
        ("云岭县财政局", "我镇认真落实。", "我镇", "我局"),
        ("云岭县人民政府", "我镇认真落实。", "我镇", "我县"),
        (TOWNSHIP, "积极参加区政务公开培训。", "区政务公开", "县政务公开"),
        (TOWNSHIP, "在区委、区政府领导下。", "区委", "县委"),
        ("江城市江北区江湾街道办事处", "在县委、县政府领导下。", "县委", "区委"),
        ("云岭县松溪镇人民政府", "切实提升全县政务公开水平。", "全县", "全镇"),
    ],
)
def test_a_wrong_name_is_a_warning(organ: str, text: str, name: str, right: str) -> None:
    found = next(f for f in said(text, organ) if f.section == 6)
    assert (found.level, found.section, found.found, found.expected) == ("warning", 6, name, right)
    assert name in found.quote
    assert found.mend == f"改为“{right}”，并核对前后文是不是本机关的情况。"


def test_the_message_names_the_clause() -> None:
    [found] = said("不断规范我镇政府信息公开工作，成效明显。", TOWNSHIP)
    assert found.message == "“不断规范我镇政府信息公开工作”：本机关是“乡”，却写“我镇”，像是从别处粘贴来的。"
    assert said("我镇做好工作。", "云岭县财政局")[0].message.startswith("“我镇做好工作”：本机关是部门，却写")


@pytest.mark.parametrize(
    "text",
    [
        "我单位、我办、本机关、本单位认真落实。",
        "全乡镇干部参加，我镇乡村振兴办负责。",
        "服务社区、园区、景区、辖区群众，深入各片区。",
        "自治区党委、市委、县委、县政府高度重视。",
        "参加全县政务公开工作会议，在全县排名第三，按照全县统一部署。",
        "我县出台政策，我镇及时公开。",
        "着眼全局，服务大局，做好本区域公开。",
        "江北区政府来我镇交流。",
        "学习兄弟乡镇经验，全镇各村落实。",
        "参加县政务公开培训，提升全镇政务公开水平。",
        "为全县政务公开工作作出贡献。",
        "在本镇镇村公示栏公开。",
    ],
)
def test_lawful_names_are_silent(text: str) -> None:
    assert said(text) == []


def test_a_bureau_speaks_of_its_county_and_itself() -> None:
    assert said("我局、全局干部服务我县群众，推进全县政务公开。", "云岭县财政局") == []
    assert said("全县各乡镇公开信息，推进全县政务公开，我县排名第一。", "云岭县人民政府") == []


def test_a_change_of_kind_in_the_year_excuses_all() -> None:
    assert verdict("X-05", sound_report(sections={6: OTHER + "2024年8月撤乡设镇，我乡改为我镇。"})) == "holds"


def test_a_superior_that_the_name_does_not_tell_is_not_held() -> None:
    assert said("在区委、区政府领导下，县政府指导。", "裴山镇人民政府") == []
    assert said("在市委、市政府领导下。", "江州市松溪镇人民政府") == []


def test_an_autonomous_region_may_be_called_our_region() -> None:
    assert said("宁夏回族自治区统一部署，我区推进。", "海原县人民政府") == []


def test_an_organ_of_unknown_kind_does_not_apply() -> None:
    assert verdict("X-05", sound_report(organ=None)) == "not_applicable"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("000", []),
        (
            "001",
            [
                "不断规范我镇政府信息公开工作",
                "积极参加区政务公开培训",
                "加强对全镇政务公开工作的指导和推进",
                "提高我镇主动公开率",
            ],
        ),
        ("002", []),
        ("003", []),
        ("004", ["切实提升全县政务公开水平"]),
    ],
)
def test_the_samples(number: str, expected: list[str]) -> None:
    assert sorted(quotes(findings("X-05", sample(number)))) == sorted(expected)
