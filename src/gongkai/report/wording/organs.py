"""What an organ's name says: of which kind it is, under whom it lies, what it may call itself."""

from functools import lru_cache

from gongkai.intake.patterns import Pattern

TOWN_KINDS = ("镇", "乡", "街道")
COUNTY_KINDS = ("县", "区", "市", "旗")
_GOVERNMENT = Pattern(r"(?:人民政府)?(?:办公室|办公厅|办事处|办)?$")
_PLACE = Pattern(
    r"(?:(?P<superior>[^\W\d_a-zA-Z]{1,12}?(?:自治县|自治旗|县|区|市|旗)))?"
    r"(?P<core>[^\W\d_a-zA-Z]{1,10}?)(?P<kind>民族乡|镇|乡|街道|苏木)$"
)
_COUNTY = Pattern(r"(?P<core>[^\W\d_a-zA-Z]{1,10}?)(?P<kind>自治县|自治旗|县|区|市|旗)$")
_OUTER = Pattern(r"^[^\W\d_a-zA-Z]{2,6}?(?:省|自治区|自治州|州|盟|市)(?=[^\W\d_a-zA-Z]{2,}?(?:县|区|旗|市))")
_ZONE = ("开发区", "园区", "新区", "景区", "高新区", "度假区", "管理区", "示范区", "保税区", "经开区")


class Organ:
    """`kind` is 镇 乡 街道 县 区 市 旗, 部门 for a bureau, or empty where the name does not say; `superior` is the
    county's kind where the name carries it; `core` is the place's own name with its kind, e.g. 松溪镇."""

    __slots__ = ("core", "kind", "name", "superior")

    def __init__(self, name: str, kind: str = "", superior: str = "", core: str = "") -> None:
        self.name = name
        self.kind = kind
        self.superior = superior
        self.core = core

    @property
    def is_town(self) -> bool:
        """Whether it is a township, a town or a street office."""
        return self.kind in TOWN_KINDS

    @property
    def is_government(self) -> bool:
        """Whether it is a people's government, which must tell of assessment, public review and accountability."""
        return ("人民政府" in self.name and "办公" not in self.name) or self.kind in ("镇", "乡")


@lru_cache(maxsize=256)
def organ_of(name: str) -> Organ:
    """Read an organ's name.

    >>> town = organ_of("海原县西安镇人民政府")
    >>> town.kind, town.superior, town.core
    ('镇', '县', '西安镇')
    >>> organ_of("云岭县财政局").kind, organ_of("汉阳镇").superior, organ_of("江城市江北区人民政府").kind
    ('部门', '', '区')
    """
    plain = "".join(name.split())
    place = _GOVERNMENT.sub("", plain)
    town = _PLACE.search(_OUTER.sub("", place))
    if town:
        kind = {"民族乡": "乡", "苏木": "乡"}.get(town["kind"], town["kind"])
        superior = (town["superior"] or "")[-1:]
        return Organ(name, kind, superior, (town["core"] or "") + town["kind"])
    if place.endswith(_ZONE):
        return Organ(name, "", "", place)
    county = _COUNTY.search(_OUTER.sub("", place))
    if county and "人民政府" in plain:
        return Organ(name, county["kind"][-1], "", county["core"] + county["kind"])
    if plain.endswith(("局", "委员会", "委", "办公室", "中心", "厅", "院", "队", "所", "办")):
        return Organ(name, "部门", "", plain)
    return Organ(name, county["kind"][-1] if county else "", "", place)
