"""Long work: with progress, to be cancelled, going on where it stopped when a worker dies; and what runs by the clock.

A job's row is the truth; the task queue only wakes a worker. Each step that a job has done is kept with its row, so
that a job taken up again does not do it twice.
"""
