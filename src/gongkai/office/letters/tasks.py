"""What letters need a worker for: rendered once in each format."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from gongkai.law.today import now
from gongkai.office.jobs.kinds import job, scheduled
from gongkai.office.jobs.work import Work
from gongkai.office.letters.rendering import FORMATS, JOB, render
from gongkai.office.letters.rendering import render_missing as _render_missing


@job(JOB, "生成文书")
def rendered(work: Work) -> Mapping[str, Any]:
    """Renders a letter in every format; what is there already is left alone."""
    for done, format in enumerate(FORMATS):
        work.progress(done, len(FORMATS), f"生成 {format}")
        render(work.args["letter"], format, at=now())
    return {}


@scheduled("letters.render_missing", timedelta(hours=1))
def render_missing(at: datetime) -> None:
    """Makes the files of letters whose job could not, for instance because the machine had no typefaces then."""
    _render_missing(at=at)
