"""What the task queue calls."""

from django_tasks import task

from gongkai.office.jobs import running


@task()
def wake(key: int) -> None:
    """Runs a job."""
    running.run(key)
