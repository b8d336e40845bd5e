"""What a worker loads before it can open its first PDF."""

import subprocess
import sys


def test_a_worker_for_pdf_starts_without_the_dear_modules_of_the_standard_library() -> None:
    asked = "import sys, gongkai.intake.worker.inside, gongkai.intake.pdf; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    dear = {"dataclasses", "inspect", "argparse", "tomllib", "decimal"}  # 5 to 25 ms each
    assert dear & set(done.stdout.split()) == set()
