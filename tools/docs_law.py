"""Writes `docs/reference/law.md` from the law's own data; `--check` compares and exits 1 when it is stale."""

import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from gongkai.law import applicants, arrivals, duties, fees, headings, holidays, limits, outcomes, process, remedies
from gongkai.law.calendar import Year, national
from gongkai.law.cite import Basis
from gongkai.law.editions import Authority, data

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "law.md"
HEAD = """# 法律数据

<!-- 本页由 tools/docs_law.py 从 src/gongkai/law/data 生成，请勿手改。 -->

本页列出程序所依据的全部法律数据：代码、正式名称、依据、起止日期，以及我们在哪里读到。
标明 P 或 R 的数值只是默认值，县里可以用自己的规定代替；L、V、I 的数值不能代替，注明“可自定”的除外。
没有见过的文号写作 not seen，不作推测。
"""


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yields a Markdown table, with bars in cells kept apart from the table's own."""
    names = list(columns)
    yield "| " + " | ".join(names) + " |"
    yield "|" + " --- |" * len(names)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") or " " for cell in row) + " |"
    yield ""


def why(authority: Authority) -> tuple[str, str, str, str]:
    """Returns the four last columns of every table: text, span, basis, where read."""
    until = authority.until_on.isoformat() if authority.until_on else ""
    basis = authority.basis.value + ("，可自定" if authority.is_open else "")
    return str(authority.cite), f"{authority.from_on.isoformat()} — {until}", basis, authority.source


WHY = ("依据", "起止", "把握", "见于")


def legend() -> Iterator[str]:
    yield "## 把握程度\n"
    yield from table(("标记", "意思"), ((basis.value, basis.term) for basis in Basis))


def outcome_part() -> Iterator[str]:
    words = {"review_or_suit": "复议或诉讼", "review_first": "先复议", "by_reason": "看不公开部分的理由"}
    ends = {"delivered": "答复送达之日", "lapsed": "期限届满次日", "decided": "事情发生之日"}
    yield "## 办理结果\n\n办件记录里的 `outcome` 用下面的代码。\n"
    rows = (
        (
            f"`{one.key}`",
            outcomes.GROUPS[one.group],
            one.term,
            one.letter.term,
            ends[one.concluded.value],
            "；".join(
                f"{span.from_on.isoformat()}起{words[span.remedy.value]}（{span.cite}）" for span in one.remedies
            ),
            *why(one.authority),
        )
        for one in outcomes.all()
    )
    yield from table(("代码", "类", "名称", "文书", "办结之日", "救济", *WHY), rows)


def applicant_part() -> Iterator[str]:
    yield "## 申请人类型\n\n由统一社会信用代码的前几位推荐，须询问确认，不强定。\n"
    rows = (
        (
            f"`{one.key}`",
            one.term,
            "、".join(one.code_prefixes)
            + (f"{'、'.join(one.name_prefixes)} 且名称含 {'、'.join(one.names)}" if one.names else ""),
            *why(one.authority),
        )
        for one in applicants.all()
    )
    yield from table(("代码", "名称", "信用代码前缀", *WHY), rows)


def arrival_part() -> Iterator[str]:
    yield "## 收到方式\n"
    rows = (
        (
            f"`{one.key}`",
            one.term,
            "双方确认之日" if one.needs_confirmation else f"{one.arrived}之日",
            {"": "无需确认", arrivals.SAME_DAY: "当日"}.get(one.confirm_within, "1个工作日内"),
            *why(one.authority),
        )
        for one in arrivals.all()
    )
    yield from table(("代码", "方式", "收到申请之日", "何时确认", *WHY), rows)
    yield "## 办理中的事件\n"
    events = (
        (
            f"`{e.key}`",
            e.term,
            "可以" if e.may_repeat else "一次",
            f"`{e.closes}`" if e.closes else "",
            *why(e.authority),
        )
        for e in process.all()
    )
    yield from table(("代码", "事件", "多次", "须先有", *WHY), events)


def limit_part() -> Iterator[str]:
    yield "## 期限\n\n工作日期限跳过休息日；以“日”计的期限末日遇休息日顺延到下一工作日；起算当日都不计。\n"
    rows = ((f"`{one.key}`", one.term, one.starts, str(one.period), *why(one.authority)) for one in limits.all())
    yield from table(("代码", "事项", "起算", "期限", *WHY), rows)
    yield "## 固定日期\n\n固定日期不因休息日移动；程序在此前最后一个工作日提醒。\n"
    fixed = (
        (f"`{one.key}`", duties.ORGANS[one.organ], one.term, str(one.due), *why(one.authority)) for one in duties.all()
    )
    yield from table(("代码", "机关", "事项", "日期", *WHY), fixed)


def fee_part() -> Iterator[str]:
    yield "## 信息处理费\n\n一件申请只能选一个标准；是否收取由机关决定。\n"
    for scale in fees.all():
        rows = (
            (
                f"{one.first}—{one.last}" if one.last else f"{one.first}以上",
                f"{fees.yuan(one.price_fen)}元"
                + (
                    f"，每{one.step_every}{scale.unit}一档，每档加{fees.yuan(one.step_fen)}元" if one.step_every else ""
                ),
            )
            for one in scale.slices
        )
        cite, span, basis, source = why(scale.authority)
        yield f"### {scale.term}（`{scale.key}`）\n\n{scale.counted}。{cite}；{span}；{basis}；{source}。\n"
        yield from table((f"第几{scale.unit}", f"每{scale.unit}"), rows)


def remedy_part() -> Iterator[str]:
    yield "## 复议、诉讼结果（表四）\n"
    rows = ((f"`{one.key}`", one.term, remedies.COLUMNS[one.column], *why(one.authority)) for one in remedies.results())
    yield from table(("代码", "结果", "计入", *WHY), rows)
    yield "## 向谁申请复议、向哪里起诉\n"
    routes = ((f"`{one.key}`", one.term, one.review_body, one.court, *why(one.authority)) for one in remedies.routes())
    yield from table(("代码", "作出答复的机关", "复议机关", "一审法院", *WHY), routes)
    yield from table(
        ("代码", "事项", "期限", *WHY),
        ((f"`{one.key}`", one.term, str(one), *why(one.authority)) for one in remedies.periods()),
    )


def heading_part() -> Iterator[str]:
    yield "## 主动公开事项\n"
    rows = (
        (
            f"`{one.key}`",
            one.term,
            "、".join(duties.ORGANS[organ] for organ in one.organs),
            "、".join(f"`{line}`" for line in one.feeds),
            *why(one.authority),
        )
        for one in headings.all()
    )
    yield from table(("代码", "事项", "机关", "表二", *WHY), rows)


def year_row(year: Year) -> tuple[str, ...]:
    notices = "；".join(f"{notice.title}，{notice.number}" for notice in year.notices)
    sources = "；".join(dict.fromkeys(notice.source for notice in year.notices))
    return str(year.year), notices, str(len(year.off)), str(len(year.work)), year.basis.value, sources, year.days_from


def calendar_part() -> Iterator[str]:
    calendar = national()
    yield "## 工作日历\n"
    yield (
        "没有通知的年份和它前一年的最后一周（12月25日起）按周一至周五减去法定节日暂算，并且总是注明“暂算”。"
        "每年的放假日和调休上班日与 chinesecalendar 逐日核对一致。\n"
    )
    yield from table(
        ("年", "通知", "列出的放假日", "调休上班日", "把握", "通知见于", "日期取自"), map(year_row, calendar.years)
    )
    yield "### 法定节日（只用于暂算）\n"
    rows = (
        (
            one.term,
            "、".join(f"{month}月{day}日" for month, day in one.fixed)
            or "、".join(
                f"{year}年{sum(day.year == year for day in one.dates)}天"
                for year in sorted({d.year for d in one.dates})
            ),
            *why(one.authority),
        )
        for one in holidays.all()
    )
    yield from table(("节日", "日期", *WHY), rows)


def instrument_part() -> Iterator[str]:
    yield "## 引用的文件\n"
    seen = {"full": "全文", "part": "部分条文或转载本", "named": "未见原文"}
    rows = (
        (row["key"], row.get("number", ""), row["about"], str(row.get("from", "")), seen[row["read"]])
        for row in tomllib.loads(data("instruments.toml"))["instrument"]
    )
    yield from table(("简称", "文号", "内容", "施行", "读到"), rows)


def page() -> str:
    """Returns the whole page."""
    parts = (
        legend, outcome_part, applicant_part, arrival_part, limit_part, fee_part, remedy_part, heading_part,
        calendar_part, instrument_part,
    )  # fmt: skip
    return HEAD + "\n" + "\n".join(line for part in parts for line in part()).rstrip() + "\n"


def main(arguments: list[str]) -> int:
    """Writes the page, or with `--check` says whether it is as the data would have it."""
    if arguments == ["--check"]:
        if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page():
            return 0
        sys.stderr.write("docs/reference/law.md is stale; run python tools/docs_law.py\n")
        return 1
    if arguments:
        sys.stderr.write("usage: python tools/docs_law.py [--check]\n")
        return 64
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
