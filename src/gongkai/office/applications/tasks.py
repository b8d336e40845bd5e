"""What runs by itself: every open deadline worked out anew, reminders, and the day's turn."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from gongkai.law.today import civil, today
from gongkai.office.applications import reminding, settling
from gongkai.office.jobs.kinds import job, scheduled
from gongkai.office.jobs.work import Work


@job("applications.recompute", "重算未办结的期限")
def recompute(work: Work) -> Mapping[str, Any]:
    """Works every open case's due day out anew, in batches; says which moved."""
    moved: list[Any] = list(work.kept.get("moved", []))

    def tell(done: int, total: int) -> None:
        work.progress(done, total, f"已重算{done}件")

    result = settling.settle_all(on=today(), tell=tell)
    return {"件数": result["total"], "变动": len(result["moved"]) + len(moved), "moved": result["moved"][:1000]}


@scheduled("applications.settle", timedelta(minutes=30))
def settle(at: datetime) -> None:
    """With a new day other cases are late and other periods have lapsed."""
    settling.settle_day(on=civil(at))


@scheduled("applications.remind", timedelta(minutes=30))
def remind(at: datetime) -> None:
    """Mails to those who have something due soon, once a day each."""
    reminding.remind(on=civil(at), at=at)
