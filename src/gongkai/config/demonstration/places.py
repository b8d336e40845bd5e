"""The county's organs."""

from collections.abc import Mapping
from datetime import datetime

from gongkai.law.today import civil
from gongkai.office.journal.actor import SYSTEM
from gongkai.office.organs.actions.establish import establish
from gongkai.office.organs.models import Level, Organ

COUNTY = "yunling"
TOWNSHIPS: Mapping[str, str] = {
    "qinghe": "清河镇",
    "shiqiao": "石桥镇",
    "baita": "白塔镇",
    "liushu": "柳树镇",
    "nanshan": "南山镇",
    "longtan": "龙潭镇",
    "tongxin": "同心镇",
    "hongyan": "红岩镇",
    "pingan": "平安镇",
    "songlin": "松林镇",
    "shuangxi": "双溪乡",
    "gaopo": "高坡乡",
    "dawan": "大湾乡",
    "xinmiao": "新庙乡",
    "huangni": "黄泥乡",
    "zhuyuan": "竹园乡",
    "meizi": "梅子乡",
    "maoping": "茅坪乡",
}
DEPARTMENTS: Mapping[str, str] = {
    "fagai": "发展和改革局",
    "jiaoyu": "教育局",
    "caizheng": "财政局",
    "renshe": "人力资源和社会保障局",
    "ziranziyuan": "自然资源局",
    "zhujian": "住房和城乡建设局",
    "jiaotong": "交通运输局",
    "nongye": "农业农村局",
    "weijian": "卫生健康局",
    "minzheng": "民政局",
    "shichang": "市场监督管理局",
    "yingji": "应急管理局",
}


def establish_all(at: datetime) -> tuple[Organ, list[Organ], list[Organ]]:
    """Enters the county, its townships and its departments; returns them."""
    county = establish(
        actor=SYSTEM,
        code=COUNTY,
        name="云岭县人民政府",
        level=Level.COUNTY,
        from_on=civil(at),
        at=at,
        details=_details("云岭县", "云政", "政务公开办公室", "云岭县城关中路1号", 0)
        | {"review_body": "东川市人民政府", "court": "东川市中级人民法院"},
    )
    towns = [
        _under(county, code, f"云岭县{short}人民政府", short, Level.TOWNSHIP, number, at)
        for number, (code, short) in enumerate(TOWNSHIPS.items(), 1)
    ]
    departments = [
        _under(county, code, f"云岭县{name}", f"县{name}", Level.DEPARTMENT, number, at)
        for number, (code, name) in enumerate(DEPARTMENTS.items(), 101)
    ]
    return county, towns, departments


def _under(county: Organ, code: str, name: str, short: str, level: Level, number: int, at: datetime) -> Organ:
    unit = "党政综合办公室" if level == Level.TOWNSHIP else "办公室"
    place = f"云岭县{short}人民路{number}号" if level == Level.TOWNSHIP else f"云岭县城关中路{number - 98}号"
    mark = f"云{short.removeprefix('县')[:2]}"
    return establish(
        actor=SYSTEM,
        code=code,
        name=name,
        level=level,
        from_on=civil(at),
        at=at,
        lies_in=county,
        reports_to=county,
        details=_details(short, mark, unit, place, number) | {"court": "云岭县人民法院"},
    )


def _details(short: str, abbreviation: str, unit: str, address: str, number: int) -> dict[str, object]:
    return {
        "short": short,
        "abbreviation": abbreviation,
        "unit": unit,
        "address": address,
        "postcode": "000000",
        "telephone": f"0000-{8000000 + number}",
        "email": f"xxgk{number}@example.org",
        "hours": "工作日 8:30—12:00，14:30—18:00",
        "order": number,
    }
