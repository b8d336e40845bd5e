"""`make fuzz`: every reader in a process of its own, so that a crash names its reader and the others go on."""

import argparse
import subprocess
import sys
from importlib.util import find_spec

from tests.fuzz.targets import TARGETS


def main() -> int:
    """Returns 1 where any reader crashed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="for each reader")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=("auto", "atheris", "plain"), default="auto")
    parser.add_argument("readers", nargs="*", default=list(TARGETS))
    options = parser.parse_args()
    engine = options.engine
    if engine == "auto":
        engine = "atheris" if find_spec("atheris") else "plain"
    failed = False
    for reader in options.readers:
        command = [sys.executable, "-m", "tests.fuzz.run", reader, str(options.seconds), str(options.seed), engine]
        done = subprocess.run(command, check=False)
        failed = failed or done.returncode != 0
    print(f"fuzz: {len(options.readers)} readers, {options.seconds:.0f} s each, engine {engine}: "
          f"{'crashed' if failed else '0 crashes'}")  # fmt: skip
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
