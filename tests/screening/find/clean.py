"""Official texts in which nothing is personal, and much that looks so: numbers of every length, telephones of offices."""

from random import Random

_TOWNS = ("松溪镇", "竹坪乡", "云岭街道", "石桥镇", "南坡乡")
_VILLAGES = ("竹坪村", "松林村", "溪头村", "石桥村", "云岭社区", "三合村")
_OFFICES = ("党政综合办公室", "便民服务中心", "社会事务办公室", "财政所", "农业农村服务中心")
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(random: Random) -> str:
    """A unified social credit code with its check character; every second one of digits only where that comes out."""
    body = random.choice(("11", "12", "52", "91", "92", "93")) + random.choice(("340222", "640522", "110105"))
    body += "".join(random.choice("0123456789") for _ in range(9))
    total = sum(_CODE.index(char) * weight for char, weight in zip(body, _WEIGHTS, strict=True))
    return body + _CODE[-total % 31]


def _amount(random: Random) -> str:
    return random.choice((f"{random.randint(1, 10**11)}", f"{random.randint(1, 99999)}.{random.randint(0, 99):02d}"))


def _day(random: Random) -> str:
    year, month, day = random.randint(2019, 2026), random.randint(1, 12), random.randint(1, 28)
    return random.choice(("{}年{}月{}日", "{}-{:02d}-{:02d}", "{}/{}/{}", "{}.{:02d}.{:02d}")).format(year, month, day)


def _telephone(random: Random) -> str:
    return f"0{random.randint(310, 999)}-{random.randint(2000000, 8999999)}"


def _notice(random: Random, town: str) -> str:
    village = random.choice(_VILLAGES)
    return (
        f"{town}人民政府关于{village}道路硬化工程的公告\n"
        f"索引号：{credit_code(random)}/{random.randint(2019, 2026)}{random.randint(1, 12):02d}-{random.randint(1, 99999):05d}\n"
        f"文号：松政发〔{random.randint(2019, 2026)}〕{random.randint(1, 300)}号　发布日期：{_day(random)}　生成日期：{_day(random)}\n"
        f"项目代码：{random.randint(2019, 2026)}-640522-{random.randint(10, 99)}-01-{random.randint(0, 999999):06d}，"
        f"招标编号：NXZB{random.randint(10**9, 10**10 - 1)}，统一社会信用代码：{credit_code(random)}，"
        f"中标金额{_amount(random)}元（大写：壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分）。\n"
        f"{village}一组至三组修建道路{random.randint(1, 9)}公里，三组12户搬迁群众受益，惠及{random.randint(100, 9999)}人。\n"
        f"办公地址：{town}溪边路{random.randint(1, 99)}号政府大楼{random.randint(1, 6)}楼{random.randint(100, 699)}室，"
        f"联系电话：{_telephone(random)}，传真：{_telephone(random)}，监督举报电话：12345、12388，"
        f"服务热线400-{random.randint(100, 999)}-{random.randint(1000, 9999)}，邮编：{random.randint(100000, 999999)}。\n"
        f"宁ICP备{random.randint(10000000, 99999999)}号-1　宁公网安备{random.randint(10**13, 10**14 - 1)}号　京B2-20110016\n"
        "张小三，男，1975年8月生，汉族，中共党员，现任镇党委副书记、镇长。\n"
    )


def _budget(random: Random, town: str) -> str:
    rows = [f"{town}2024年部门预算公开表（单位：万元）", "科目编码\t科目名称\t上年决算数\t本年预算数\t增减"]
    for _ in range(random.randint(8, 30)):
        code = f"{random.choice((201, 208, 210, 213))}{random.randint(1, 99):02d}{random.randint(1, 99):02d}"
        rows.append(f"{code}\t社会保障和就业支出\t{_amount(random)}\t{_amount(random)}\t{random.randint(-999, 999)}")
    rows.append(f"合计\t\t{_amount(random)}\t{_amount(random)}\t{random.randint(-999, 999)}")
    rows.append("三公经费：公务接待费1500 2000 300，公务用车运行维护费138 0.5 13；公务用车保有量2辆。")
    return "\n".join(rows) + "\n"


def _subsidies(random: Random, town: str) -> str:
    rows = [
        f"{town}惠民惠农补贴政策清单",
        "序号\t补贴项目\t补贴标准\t发放机构\t联系电话\t依据文号",
    ]
    for number in range(1, random.randint(6, 20)):
        rows.append(
            f"{number}\t耕地地力保护补贴\t每亩{random.randint(20, 200)}元\t{random.choice(_OFFICES)}\t{_telephone(random)}\t"
            f"宁财（农）发〔{random.randint(2019, 2026)}〕{random.randint(1, 900)}号"
        )
    return "\n".join(rows) + (
        "\n发放困难残疾人生活补贴和一级、二级重度残疾人护理补贴，肢体残疾、视力残疾等类别按规定执行。"
        "为6岁以下儿童免费接种疫苗，3至6岁幼儿入园率95%；患大病的困难群众可以申请临时救助，确诊病例及时报告。"
        f"对象须年满60周岁，{_day(random)}前出生的农村户籍人口；医疗保险参保{random.randint(1000, 99999)}人。\n"
    )


def _officials(random: Random, town: str) -> str:
    rows = [f"{town}领导分工", "姓名\t职务\t分管工作\t办公电话"]
    for name, post in (("张小三", "镇长"), ("李秀英", "副镇长"), ("王建国", "人大主席")):
        rows.append(f"{name}\t{post}\t党政综合、财政\t{_telephone(random)}")
    return (
        "\n".join(rows)
        + f"\n以上信息截至{_day(random)}。统计数据：13800 14200 15150 16300 17001 18002；1 3 8 0 0 1 3。\n"
    )


def _register(random: Random, town: str) -> str:
    rows = [f"{town}行政处罚公示", "序号\t当事人\t统一社会信用代码\t处罚决定书文号\t处罚金额（元）\t处罚日期\t流水号"]
    for number in range(1, random.randint(5, 15)):
        rows.append(
            f"{number}\t云岭县第{number}商贸有限公司\t{credit_code(random)}\t松综执罚决字〔2024〕第{number:03d}号\t"
            f"{random.randint(100, 50000)}\t{_day(random)}\t{random.randint(10**15, 10**17)}"
        )
    return (
        "\n".join(rows)
        + f"\n发票号码：{random.randint(10**19, 10**20 - 1)}，条码69{random.randint(10**10, 10**11 - 1)}。\n"
    )


def official(random: Random) -> str:
    """One official text, of three parts."""
    town = random.choice(_TOWNS)
    parts = random.sample((_notice, _budget, _subsidies, _officials, _register), 3)
    return "\n".join(part(random, town) for part in parts)
