"""What letters need a worker for: rendered once in each format."""

from collections.abc import Mapping
from typing import Any

from gongkai.law.today import now
from gongkai.office.jobs.kinds import job
from gongkai.office.jobs.work import Work
from gongkai.office.letters.rendering import FORMATS, render


@job("letters.render", "生成文书")
def rendered(work: Work) -> Mapping[str, Any]:
    """Renders a letter in every format; what is there already is left alone."""
    for done, format in enumerate(FORMATS):
        work.progress(done, len(FORMATS), f"生成 {format}")
        render(work.args["letter"], format, at=now())
    return {}
