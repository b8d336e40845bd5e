"""Counts a year's facts into the tables of the form, as they stand on 31 December."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args

from gongkai.report.errors import BadValue, WrongFacts
from gongkai.report.facts import (
    KINDS,
    NAMES,
    Application,
    Charge,
    Decision,
    Distinct,
    Fact,
    FactLines,
    NormativeDocument,
    Remedy,
    Result,
    Rule,
)
from gongkai.report.forms import Form, form_of
from gongkai.report.model import Missing, Origin, Report, Section, Value

_MOST_PROBLEMS = 50
_DOCUMENTS: Mapping[type[NormativeDocument] | type[Rule], str] = {
    NormativeDocument: "normative_documents",
    Rule: "rules",
}
_DECISIONS = {"licence": "licences", "penalty": "penalties", "compulsory_measure": "compulsory_measures"}


def tally(
    facts: Iterable[Fact],
    *,
    organ: str,
    year: int,
    form: str = "2021",
    origins: bool | Literal["parts"] = False,
    without: Collection[str] = (),
) -> Report:
    """The report that one organ's facts give for a year: tables and frame, the texts still to be written.

    A cell that facts cannot give is blank, never 0; so are the cells of the kinds in `without`, for which no register
    was kept. With `origins` every counted cell names its facts, with "parts" only those that are no totals. Raises
    WrongFacts naming every fact that cannot be counted: nothing is left out in silence.
    """
    if not organ:
        raise BadValue("缺少机关名称")
    if not 1900 <= year <= 9998:
        raise BadValue(f"年度应为四位数的年份，实为 {year}")
    unknown = set(without) - KINDS.keys()
    if unknown:
        raise BadValue(f"没有这种记录：{'、'.join(sorted(unknown))}；可用：{'、'.join(KINDS)}")
    counting = _Counting(form_of(form), organ, year, origins=origins, without=without)
    counting.all(facts)
    return counting.report()


def wan(fen: int) -> Decimal:
    """Fen as 万元, exactly: a fen is the sixth decimal.

    >>> wan(4000), wan(1), wan(0), wan(250_000_000)
    (Decimal('0.004'), Decimal('0.000001'), Decimal('0'), Decimal('250'))
    """
    whole, rest = divmod(fen, 1_000_000)
    return Decimal(f"{whole}.{rest:06}".rstrip("0").rstrip("."))


class _Counting:
    """The tables of one organ and year while facts are being counted into them."""

    def __init__(
        self, form: Form, organ: str, year: int, *, origins: bool | Literal["parts"], without: Collection[str]
    ) -> None:
        self.form, self.organ, self.year = form, organ, year
        self.first, self.last = date(year, 1, 1), date(year, 12, 31)
        self.counts: dict[str, int] = {}
        self.behind: dict[str, list[str]] | None = {} if origins else None
        self.names_totals = origins is True
        self.problems: list[str] = []
        self.found = 0
        self.falls_on: dict[tuple[Any, ...], tuple[str, ...] | str] = {}
        """What distinguishes applications for counting → the cells that count them, or what is wrong with them."""
        self.count: dict[type[Fact], Callable[[Any], str]] = {
            Application: self.application,
            Remedy: self.remedy,
            NormativeDocument: self.document,
            Rule: self.document,
            Decision: self.decision,
            Charge: self.charge,
        }
        for name in without:
            del self.count[KINDS[name]]
        self._prepare_applications()
        self._prepare_others()

    def _prepare_applications(self) -> None:
        from gongkai.law import outcomes

        self.spans: dict[str, list[Any]] = {}
        for outcome in outcomes.all():
            self.spans.setdefault(outcome.key, []).append(outcome.authority)
        self.all_year = {
            code
            for code, spans in self.spans.items()
            if any(s.covers(self.first) and s.covers(self.last) for s in spans)
        }
        self.row_of = {code: line.key for line in self.form.lines for code in line.counts}
        self.columns = {column.applicant: column.key for column in self.form.columns if column.applicant}
        self.results = [line.key for line in self.form.lines if line.counts]
        self.path = {
            (row, applicant): f"applications.{row}.{column}"
            for row in ("new", "carried_in", *self.results, "carried_out")
            for applicant, column in self.columns.items()
        }
        if Application in self.count:
            self._open(self.path.values())

    def _prepare_others(self) -> None:
        if Remedy in self.count:
            columns = [column.key for column in self.form.remedy_columns if column.key != "total"]
            self._open(f"remedies.{stage.key}.{column}" for stage in self.form.stages for column in columns)
        for kind, row in _DOCUMENTS.items():
            if kind in self.count:
                self._open(self._there(f"active.{row}.issued", f"active.{row}.made"))
                self._open(self._there(f"active.{row}.repealed"))
                self._open(self._there(f"active.{row}.in_force"))
        if Decision in self.count:
            for row in _DECISIONS.values():
                self._open(self._there(f"active.{row}", f"active.{row}.decisions"))
        if Charge in self.count:
            self._open(self._there("active.fees_wan"))

    def _there(self, *paths: str) -> list[str]:
        """Those of the paths that this edition of the form has."""
        return [path for path in paths if path in self.form.kinds]

    def _open(self, paths: Iterable[str]) -> None:
        for path in paths:
            self.counts[path] = 0
            if self.behind is not None:
                self.behind[path] = []

    def all(self, facts: Iterable[Fact]) -> None:
        """Counts every fact; raises WrongFacts when some could not be."""
        checked = isinstance(facts, FactLines | Distinct)
        seen: set[int] = set()
        organ = self.organ
        for fact in facts:
            kind = type(fact)
            if not checked:
                mark = hash((kind, fact.key))
                if mark in seen:
                    self._refuse(fact, "与前面的记录重复，每件只应有一条")
                    continue
                seen.add(mark)
            if fact.organ != organ:
                self._refuse(fact, f"属于“{fact.organ}”，不是“{organ}”的")
                continue
            count = self.count.get(kind)
            problem = count(fact) if count else "这类记录已说明没有登记，却出现了"
            if problem:
                self._refuse(fact, problem)
        if self.problems:
            raise WrongFacts(tuple(self.problems), self.found)

    def _refuse(self, fact: Fact, why: str) -> None:
        self.found += 1
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(f"{NAMES[type(fact)]} “{fact.key}”：{why}")

    def _add(self, path: str, key: str, amount: int = 1) -> None:
        """Adds to a cell, if this edition of the form has it."""
        counts = self.counts
        if path in counts:
            counts[path] += amount
            if self.behind is not None:
                self.behind[path].append(key)

    def application(self, fact: Application) -> str:
        """Counts one application into table 3; returns what is wrong with it, if anything."""
        # Two cases of one kind, with the same days and the same end, fall on the same cells: asked once.
        alike = fact[2:]
        where = self.falls_on.get(alike)
        if where is None:
            where = self.falls_on[alike] = self._cells_of(fact)
        if type(where) is str:
            return where
        counts, behind = self.counts, self.behind
        for path in where:
            counts[path] += 1
            if behind is not None:
                behind[path].append(fact.key)
        return ""

    def _cells_of(self, fact: Application) -> tuple[str, ...] | str:
        """The cells of table 3 that count an application, or what is wrong with it."""
        received, concluded, applicant = fact.received_on, fact.concluded_on, fact.applicant
        problem = self._unlike_an_application(fact)
        if problem:
            return problem
        cells: list[str] = []
        if received > self.last:
            return ()
        if received >= self.first:
            cells.append(self.path["new", applicant])
        elif concluded is None or concluded >= self.first:
            cells.append(self.path["carried_in", applicant])
        if concluded is None or concluded > self.last:
            cells.append(self.path["carried_out", applicant])
        elif concluded >= self.first:
            row, problem = self._row_of(str(fact.outcome), concluded)
            if problem:
                return problem
            cells.append(self.path[row, applicant])
        return tuple(cells)

    def _unlike_an_application(self, fact: Application) -> str:
        concluded, outcome = fact.concluded_on, fact.outcome
        if fact.applicant not in self.columns:
            return f"申请人类型“{fact.applicant}”不在表三的栏目里；可用：{'、'.join(self.columns)}"
        if concluded is None:
            return "" if outcome is None else f"有办理结果“{outcome}”，却没有办结日期"
        if outcome is None:
            return f"{concluded} 已办结，却没有办理结果"
        if concluded < fact.received_on:
            return f"办结日期 {concluded} 早于收到日期 {fact.received_on}"
        return "" if outcome in self.spans else f"办理结果“{outcome}”不在法定办理结果的清单里"

    def _row_of(self, outcome: str, on: date) -> tuple[str, str]:
        """The row that counts an outcome of a day, or what is wrong with it."""
        if outcome not in self.all_year and not any(span.covers(on) for span in self.spans[outcome]):
            return "", f"办理结果“{outcome}”在 {on} 没有规定"
        row = self.row_of.get(outcome, "")
        return row, "" if row else f"办理结果“{outcome}”在 {self.form.edition} 年格式的表三里没有对应的行"

    def remedy(self, fact: Remedy) -> str:
        """Counts one review or suit into table 4; returns what is wrong with it, if anything."""
        closed = fact.closed_on
        problem = self._unlike_a_remedy(fact)
        if problem:
            return problem
        if closed is not None and self.first <= closed <= self.last:
            self._add(f"remedies.{fact.stage}.{fact.result}", fact.key)
        elif fact.filed_on <= self.last and (closed is None or closed > self.last):
            self._add(f"remedies.{fact.stage}.pending", fact.key)
        return ""

    def _unlike_a_remedy(self, fact: Remedy) -> str:
        filed, closed, result = fact.filed_on, fact.closed_on, fact.result
        if f"remedies.{fact.stage}.pending" not in self.counts:
            return f"阶段“{fact.stage}”不在表四里；可用：{'、'.join(stage.key for stage in self.form.stages)}"
        if closed is None:
            return "" if result is None else f"有结果“{result}”，却没有审结日期"
        if result is None:
            return f"{closed} 已审结，却没有结果"
        if closed < filed:
            return f"审结日期 {closed} 早于提出日期 {filed}"
        return "" if result in get_args(Result) else f"结果“{result}”不在表四里；可用：{'、'.join(get_args(Result))}"

    def document(self, fact: NormativeDocument | Rule) -> str:
        """Counts one document into table 2; returns what is wrong with it, if anything."""
        row, issued, ended = _DOCUMENTS[type(fact)], fact.issued_on, fact.ended_on
        if ended is not None and ended < issued:
            return f"失效日期 {ended} 早于制发日期 {issued}"
        if self.first <= issued <= self.last:
            self._add(f"active.{row}.issued", fact.key)
            self._add(f"active.{row}.made", fact.key)
        if ended is not None and self.first <= ended <= self.last:
            self._add(f"active.{row}.repealed", fact.key)
        if issued <= self.last and (ended is None or ended > self.last):
            self._add(f"active.{row}.in_force", fact.key)
        return ""

    def decision(self, fact: Decision) -> str:
        """Counts decisions into table 2; returns what is wrong with the record, if anything."""
        row = _DECISIONS.get(fact.what)
        if row is None:
            return f"“{fact.what}”不是行政许可、行政处罚或行政强制；可用：{'、'.join(_DECISIONS)}"
        if fact.count < 0:
            return f"件数 {fact.count} 小于 0"
        if self.first <= fact.on <= self.last:
            self._add(f"active.{row}", fact.key, fact.count)
            self._add(f"active.{row}.decisions", fact.key, fact.count)
        return ""

    def charge(self, fact: Charge) -> str:
        """Adds money collected to table 2, in fen; returns what is wrong with the record, if anything."""
        if fact.amount_fen < 0:
            return f"金额 {fact.amount_fen} 分小于 0"
        if self.first <= fact.on <= self.last:
            self._add("active.fees_wan", fact.key, fact.amount_fen)
        return ""

    def report(self) -> Report:
        """The report of what was counted, with the sums of the form."""
        self._sum_up()
        form, year = self.form, self.year
        cells: dict[str, Value] = {}
        missing: dict[str, Missing] = {}
        for path in form.paths_for(merged=False):
            if path not in self.counts:
                cells[path], missing[path] = None, "blank"
            elif form.kinds[path] == "wan":
                cells[path] = wan(self.counts[path])
            else:
                cells[path] = self.counts[path]
        behind = self.behind or {}
        return Report(
            form="2019" if form.edition == "2019" else "2021",
            organ=self.organ,
            year=year,
            title=f"{self.organ}{year}年{form.title}",
            period=(self.first, self.last),
            preamble=f"所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",
            sections=tuple(Section(head.number, head.heading, "") for head in form.sections),
            cells=cells,
            missing=missing,
            origins={path: Origin("counted", facts=tuple(keys)) for path, keys in behind.items()},
        )

    def _sum_up(self) -> None:
        if Application in self.count:
            columns = self.columns.values()
            for column in columns:
                self._total(f"applications.total.{column}", [f"applications.{row}.{column}" for row in self.results])
            for row in ("new", "carried_in", *self.results, "total", "carried_out"):
                self._total(f"applications.{row}.total", [f"applications.{row}.{column}" for column in columns])
        if Remedy in self.count:
            for stage in self.form.stages:
                self._total(f"remedies.{stage.key}.total", [path for path in stage.paths if path in self.counts])

    def _total(self, path: str, parts: Sequence[str]) -> None:
        self.counts[path] = sum(self.counts[part] for part in parts)
        if self.behind is not None:
            self.behind[path] = [key for part in parts for key in self.behind[part]] if self.names_totals else []
