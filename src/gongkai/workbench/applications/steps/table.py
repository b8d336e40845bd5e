"""All steps, by the verb in their address."""

from gongkai.workbench.applications.steps import answer, course, ending, inquiry, keeping, money
from gongkai.workbench.applications.steps.step import Step

STEPS: dict[str, Step] = {
    **course.STEPS,
    **inquiry.STEPS,
    **answer.STEPS,
    **money.STEPS,
    **ending.STEPS,
    **keeping.STEPS,
}
