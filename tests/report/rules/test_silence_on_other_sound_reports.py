"""Sound reports of other organs, in other wordings: a county, a bureau, a street office, a nil township. No false alarm."""

from datetime import date

from gongkai.report.forms import form_of
from gongkai.report.model import Report, Section, Value
from gongkai.report.rules import check

HEADS = {head.number: head.heading for head in form_of("2021").sections}


def report(organ: str, year: int, preamble: str, one: str, five: str, six: str, cells: dict[str, Value]) -> Report:
    values: dict[str, Value] = dict.fromkeys(form_of("2021").paths_for(merged=False), 0)
    texts = {1: one, 2: "", 3: "", 4: "", 5: five, 6: six}
    return Report(
        form="2021",
        organ=organ,
        year=year,
        title=f"{organ}{year}年政府信息公开工作年度报告",
        period=(date(year, 1, 1), date(year, 12, 31)),
        preamble=preamble,
        sections=tuple(Section(number, HEADS[number], text) for number, text in texts.items()),
        cells={**values, **cells},
    )


def row(key: str, natural: int, business: int = 0) -> dict[str, Value]:
    path = f"applications.{key}."
    return {f"{path}natural": natural, f"{path}business": business, f"{path}total": natural + business}


def spoken(one: Report) -> list[tuple[str, str, str]]:
    return [(f.code, f.level, f.message) for f in check(one).findings if f.level != "hint"]


def test_a_county() -> None:
    county = report(
        "云岭县人民政府",
        2024,
        "本报告根据《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）和《中华人民共和国政府信息公开工作年度报告格式》"
        "（国办公开办函〔2021〕30号）编制。所列数据的统计期限自2024年1月1日起至2024年12月31日止。2025年3月20日，本报告在云岭县人民政府网站公布。"
        "如有疑问，请与云岭县人民政府办公室联系（地址：云岭县人民路1号，邮编：000000，电话：0000-7654321，传真：0000-7654320）。",
        "2024年，全县各级行政机关深入学习贯彻党的二十大和二十届三中全会精神，认真落实《条例》，较好完成了《2024年云岭县政务公开工作要点》的各项任务。\n"
        "（一）主动公开。全县通过政府网站公开政府信息9,876条，较2023年增长12.5%，其中县政府及县政府办公室公开文件58件；"
        "公开2023年财政决算和2024年财政预算信息2条；全县政务新媒体发布信息1.2万余条。制作政策解读材料126篇，回应公众关注热点42件次。"
        "县政府及其部门全年制发行政规范性文件6件，废止2件，现行有效45件。\n"
        "（二）依申请公开。全县共新收政府信息公开申请41件，较2023年减少5件，加上年结转2件，共43件；办结40件，"
        "其中予以公开18件、部分公开6件、不予公开5件、无法提供8件、不予处理2件、其他处理1件；结转2025年继续办理3件。"
        "县政府办公室收到政府信息公开申请9件，均在法定期限内答复。因政府信息公开被申请行政复议3件，提起行政诉讼1件。\n"
        "（三）政府信息管理。落实公文公开属性源头认定，对2023年12月31日前制发的行政规范性文件进行清理。"
        "严格执行发布审核和保密审查，动态调整政府信息公开目录。\n"
        "（四）政府信息公开平台建设。办好县政府门户网站政府信息公开平台，规范36个政务新媒体账号，设置政务公开专区19个。\n"
        "（五）监督保障。把政务公开纳入年度绩效考核，对各乡镇、县直部门进行考核，3个单位被通报表扬；开展社会评议，群众满意度96%；"
        "举办培训班2期，培训300余人次。全年没有发生责任追究情形。",
        "2023年年度报告指出的两个问题已经整改：一是网站栏目更新不及时的，明确专人按月检查；二是解读形式单一的，增加图解和短视频。\n"
        "2024年仍存在以下两个问题：一是部分乡镇和部门公开不够主动；二是依申请公开答复的规范性有待提高。\n"
        "2025年将做好以下工作：一是加强督查和考核，压实责任；二是开展答复文书评查，统一文书格式。",
        "2024年，全县共发出收费通知0件，收取信息处理费0元。按照“十四五”规划要求，2021—2025年分步推进基层政务公开标准化规范化。",
        {
            "active.normative_documents.issued": 6,
            "active.normative_documents.repealed": 2,
            "active.normative_documents.in_force": 45,
            **row("new", 36, 5),
            **row("carried_in", 2),
            **row("granted", 16, 2),
            **row("partly_granted", 5, 1),
            **row("refused_third_party", 3, 2),
            **row("refused_process", 0),
            **row("unavailable_not_held", 8),
            **row("not_processed_petition", 2),
            **row("other_other", 1),
            **row("total", 35, 5),
            **row("carried_out", 3),
            "remedies.review.upheld": 2,
            "remedies.review.other": 1,
            "remedies.review.total": 3,
            "remedies.litigation_after_review.upheld": 1,
            "remedies.litigation_after_review.total": 1,
        },
    )
    assert spoken(county) == []


def test_a_bureau() -> None:
    bureau = report(
        "云岭县自然资源局",
        2025,
        "现将我局2025年政府信息公开工作情况报告如下。数据统计期限为2025年1月1日至12月31日。联系电话：0000-7654321。",
        "2025年，在县委、县政府的坚强领导下，我局以习近平新时代中国特色社会主义思想为指导，扎实推进政府信息公开工作。\n"
        "一、主动公开方面。全年通过县政府网站公开信息312条（其中公示公告类120条、工作动态类150条、政策文件类42条），"
        "办理行政许可1203件、行政处罚17件，结果全部公示；公开2024年部门决算及2025年部门预算。\n"
        "二、依申请公开方面。我局共收到政府信息公开申请十二件，其中自然人申请10件、律师事务所2件，全部按期办结：予以公开5件，"
        "无法提供6件，申请人主动撤回申请1件。无收费情况。\n"
        "三、政府信息管理方面。健全保密审查制度，坚持先审后发。\n"
        "四、平台建设方面。我县统一建设政府网站，我局维护“自然资源”专栏；公众号推送信息200余条。\n"
        "五、监督保障方面。参加全县政务公开培训2次，未发生追责情形，年度考核良好，社会评议满意。",
        "上年度存在的公开不及时问题已得到改进。目前存在的不足：主动公开的深度还不够，人员业务水平有待提升。"
        "下一步，我局将：一是细化公开内容；二是加强业务学习。2026年起实行月通报。",
        "2025年我局没有收取信息处理费，无其他需要报告的事项。",
        {
            "active.licences": 1203,
            "active.penalties": 17,
            **row("new", 10),
            "applications.new.legal": 2,
            "applications.new.total": 12,
            **row("granted", 5),
            **row("unavailable_not_held", 4),
            "applications.unavailable_not_held.legal": 2,
            "applications.unavailable_not_held.total": 6,
            **row("other_other", 1),
            **row("total", 10),
            "applications.total.legal": 2,
            "applications.total.total": 12,
        },
    )
    assert spoken(bureau) == []


def test_a_street_office() -> None:
    office = report(
        "江城市江北区江湾街道办事处",
        2023,
        "根据《中华人民共和国政府信息公开条例》（以下简称“《条例》”）第五十条规定编制。统计期限：2023年1月1日—2023年12月31日。电话：0000-1234567。",
        "2023年，江湾街道在区委、区政府的正确领导下，认真落实《条例》要求，不断提升公开质效。\n"
        "（一）主动公开情况。全年公开政府信息三百二十余条，其中网站公开210条，微信公众号公开110余条等；公开街道2022年度决算、2023年度预算2条。\n"
        "（二）依申请公开情况。2023年未收到政府信息公开申请，无行政复议、行政诉讼案件。12345热线办理工单1,456件。\n"
        "（三）政府信息管理情况。我街道落实“三审三校”，未制发行政规范性文件。\n"
        "（四）平台建设情况。在江北区人民政府网站设江湾街道专栏，各社区设公示栏。\n"
        "（五）监督保障情况。组织社区干部培训4次；考核、评议结果良好，全年未出现责任追究情况。",
        "2022年报告所列问题均已整改。存在问题：一是社区公开不平衡，二是政策解读少。改进措施：一是加强对社区的指导，二是多用图解解读政策。",
        "我街道2023年度未收取政府信息公开信息处理费。",
        {},
    )
    assert spoken(office) == []


def test_a_nil_township_in_loose_layout() -> None:
    township = report(
        "清水县白石回族乡人民政府",
        2022,
        "",
        "２０２２ 年，我 乡 认真贯彻《中华人民共和国政府信息公开条例》，坚持“公开为常态、不公开为例外”原则。\n\n"
        "　　**一是抓主动公开。**在县政府门户网站公开信息 56 条，公示栏张贴 30 余份。\n"
        "　　**二是抓依申请公开。**全年收到申请 0 件。\n　　**三是抓信息管理。**严格审核，更新目录。\n"
        "　　**四是抓平台建设。**管好“白石发布”公众号，解读惠民政策。\n"
        "　　**五是抓监督保障。**纳入对各村考核，考核结果均为合格；群众评议满意率98%；没有被责任追究的。",
        "一是信息公开不够及时；二是工作人员业务不精，需要加强培训。针对上年问题已改进，2023年将：一是及时公开；二是加强培训。",
        "2022年本乡未收取信息处理费。",
        {},
    )
    assert spoken(township) == []
