"""A complete report with nothing wrong in it: what rules, writers and readers are tried on. All names are invented."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from gongkai.report.forms import form_of
from gongkai.report.model import Report, Section, Value

ORGAN = "云岭县松溪镇人民政府"
YEAR = 2024
PREAMBLE = (
    "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）第五十条规定，编制本报告。"
    "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、"
    "存在的主要问题及改进情况、其他需要报告的事项六部分组成。"
    "所列数据的统计期限自2024年1月1日起至2024年12月31日止。本报告电子版在云岭县人民政府网站公布。"
    "如对本报告有疑问，请与松溪镇党政综合办公室联系（地址：松溪镇溪边路1号，邮编：000000，电话：0000-1234567）。"
)
OVERVIEW = (
    "2024年，松溪镇认真贯彻《条例》，坚持以公开为常态、不公开为例外，围绕群众关心的事项做好政府信息公开工作。\n"
    "（一）主动公开情况。全年通过县政府网站公开政府信息86条，其中财政预决算2条、社会救助24条、涉农补贴30条、"
    "就业创业30条；在镇村公示栏张贴公示40次。本年制发行政规范性文件1件，已与政策解读同步发布；"
    "作出行政许可决定326件、行政处罚决定4件，结果均在县政府网站公示。\n"
    "（二）依申请公开情况。全年新收政府信息公开申请12件，上年结转1件；办结12件，其中予以公开6件，部分公开2件，"
    "不予公开1件，无法提供2件，不予处理1件；结转下年度继续办理1件。\n"
    "（三）政府信息管理情况。制发公文时同步确定公开属性，发布前逐条进行保密审查和个人信息审查；"
    "对现行有效的3件行政规范性文件进行清理，继续有效。\n"
    "（四）政府信息公开平台建设情况。按时维护县政府网站松溪镇专栏，更新政府信息公开指南和目录；"
    "规范管理政务新媒体，在便民服务中心设置政务公开专区，提供查阅和申请服务。\n"
    "（五）监督保障情况。镇主要领导听取政务公开工作汇报2次，组织业务培训3次。"
    "政府信息公开工作纳入年度工作考核，考核结果为良好；开展社会评议1次，评议结果为满意；"
    "本年度没有发生需要责任追究的情形。"
)
PROBLEMS = (
    "2023年年度报告指出的公示栏更新不及时问题，2024年已通过明确专人、按月检查加以解决。\n"
    "存在的主要问题：一是部分工作人员对公开属性的把握还不够准确；二是政策解读的形式还比较单一。\n"
    "改进措施：一是每季度组织一次业务培训，用实例讲清公开属性的确定；二是增加图解、短视频等解读形式，"
    "由起草人员到村现场讲解。"
)
OTHER = "2024年，松溪镇人民政府未收取政府信息公开信息处理费。没有其他需要报告的事项。"

FILLED: Mapping[str, Value] = {
    "active.normative_documents.issued": 1,
    "active.normative_documents.in_force": 3,
    "active.licences": 326,
    "active.penalties": 4,
    "active.fees_wan": Decimal(0),
    "remedies.review.upheld": 1,
    "remedies.review.total": 1,
}
ROWS = {
    "new": (8, 2, 0, 1, 1, 0, 12),
    "carried_in": (1, 0, 0, 0, 0, 0, 1),
    "granted": (4, 1, 0, 0, 1, 0, 6),
    "partly_granted": (2, 0, 0, 0, 0, 0, 2),
    "refused_third_party": (1, 0, 0, 0, 0, 0, 1),
    "unavailable_not_held": (1, 0, 0, 1, 0, 0, 2),
    "not_processed_petition": (1, 0, 0, 0, 0, 0, 1),
    "total": (9, 1, 0, 1, 1, 0, 12),
    "carried_out": (0, 1, 0, 0, 0, 0, 1),
}


def sound_report(
    *,
    sections: Mapping[int, str] | None = None,
    cells: Mapping[str, Value] | None = None,
    headings: Mapping[int, str] | None = None,
    **changes: object,
) -> Report:
    """The sound report with the texts of some sections, some cells or some other fields changed.

    A heading set to the empty string leaves its section out.
    """
    form = form_of("2021")
    values: dict[str, Value] = dict.fromkeys(form.paths_for(merged=False), 0)
    values.update(FILLED)
    for line in form.lines:
        if line.key in ROWS:
            values.update(zip(line.paths, ROWS[line.key], strict=True))
    texts = {1: OVERVIEW, 2: "", 3: "", 4: "", 5: PROBLEMS, 6: OTHER, **(sections or {})}
    heads = {head.number: head.heading for head in form.sections} | dict(headings or {})
    report = Report(
        form="2021",
        organ=ORGAN,
        year=YEAR,
        title=f"{ORGAN}{YEAR}年政府信息公开工作年度报告",
        period=(date(YEAR, 1, 1), date(YEAR, 12, 31)),
        preamble=PREAMBLE,
        sections=tuple(Section(n, heads[n], texts[n]) for n in sorted(texts) if heads[n]),
        cells=values,
    )
    report = replace(report, **changes)  # type: ignore[arg-type]
    return report.with_cells(cells) if cells else report


def sound_last_report(*, sections: Mapping[int, str] | None = None, cells: Mapping[str, Value] | None = None) -> Report:
    """Last year's report of the same organ, from which the sound one follows."""
    form = form_of("2021")
    values: dict[str, Value] = dict.fromkeys(form.paths_for(merged=False), 0)
    values.update(
        {
            "active.normative_documents.in_force": 2,
            "active.fees_wan": Decimal(0),
            "applications.new.natural": 3,
            "applications.new.total": 3,
            "applications.granted.natural": 2,
            "applications.granted.total": 2,
            "applications.total.natural": 2,
            "applications.total.total": 2,
            "applications.carried_out.natural": 1,
            "applications.carried_out.total": 1,
            **(cells or {}),
        }
    )
    texts = {
        1: "2023年，松溪镇公开政府信息61条。",
        2: "",
        3: "",
        4: "",
        5: "存在的主要问题：公示栏更新不及时。改进措施：明确专人，按月检查。",
        6: "2023年，松溪镇人民政府未收取政府信息公开信息处理费。",
        **(sections or {}),
    }
    return Report(
        form="2021",
        organ=ORGAN,
        year=YEAR - 1,
        title=f"{ORGAN}{YEAR - 1}年政府信息公开工作年度报告",
        period=(date(YEAR - 1, 1, 1), date(YEAR - 1, 12, 31)),
        sections=tuple(Section(head.number, head.heading, texts[head.number]) for head in form.sections),
        cells=values,
    )
