"""Fuzzes one reader for some seconds: guided by coverage where atheris is installed, else by plain random damage."""

import random
import sys
import tempfile
import time
from pathlib import Path

PIECES = [
    "总计", "其他", "一、", "（三）不予公开", "1.", "0", "12,345", "\t", "\n", "|", "／", "年", "2024年", "政府信息公开工作年度报告",
    "<td rowspan=999>", "</table>", "<table>", "&#0;", "null", "-1", "1e999", '"missing": {', "行政复议", "\u3000", "\ufeff", "\x00",
]  # fmt: skip


def damaged(rng: random.Random, pool: list[bytes]) -> bytes:
    """A seed with bytes dropped, doubled, swapped, pasted and words thrown in."""
    data = bytearray(rng.choice(pool))
    for _ in range(rng.choice([1, 1, 2, 5, 30])):
        at = rng.randrange(len(data) + 1)
        kind = rng.randrange(6)
        if kind == 0:
            del data[at : at + rng.choice([1, 3, 50, 2000])]
        elif kind == 1:
            data[at:at] = rng.choice(PIECES).encode()
        elif kind == 2 and data:
            data[min(at, len(data) - 1)] = rng.randrange(256)
        elif kind == 3:
            data[at:at] = data[at : at + rng.choice([10, 500])]
        elif kind == 4:
            other = rng.choice(pool)
            start = rng.randrange(len(other))
            data[at:at] = other[start : start + rng.choice([20, 1000])]
        else:
            data[at:at] = bytes(rng.randrange(256) for _ in range(rng.choice([1, 4])))
    return bytes(data)


def plainly(reader: str, seconds: float, seed: int) -> int:
    """Random damage; prints how many inputs were tried, and keeps the input of a crash."""
    from tests.fuzz.targets import TARGETS, seeds

    target, pool, rng = TARGETS[reader], seeds(reader), random.Random(seed)
    stop, tried, slowest = time.monotonic() + seconds, 0, 0.0
    while time.monotonic() < stop:
        data = damaged(rng, pool)
        start = time.monotonic()
        try:
            target(data)
        except Exception:
            kept = Path(tempfile.gettempdir()) / f"fuzz-{reader}-{seed}-{tried}"
            kept.write_bytes(data)
            print(f"{reader}: crash on input {tried} of seed {seed}; kept in {kept}")
            raise
        slowest = max(slowest, time.monotonic() - start)
        tried += 1
    print(f"{reader}: {tried} inputs, 0 crashes, slowest {slowest:.2f} s")
    return 0


def guided(reader: str, seconds: float, seed: int) -> int:
    """Coverage-guided, by atheris; leaves the process with its exit code."""
    import atheris

    # Only our own modules: of the standard library some functions break when they are rewritten.
    with atheris.instrument_imports(include=["gongkai"]):
        from tests.fuzz.targets import TARGETS, seeds

        for data in seeds(reader):  # modules that are loaded when first used
            TARGETS[reader](data)
    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(seeds(reader)):
            Path(folder, str(number)).write_bytes(data)
        arguments = ["fuzz", f"-max_total_time={int(seconds)}", f"-seed={seed}", "-timeout=20", "-max_len=60000"]
        atheris.Setup([*arguments, "-print_final_stats=1", "-verbosity=0", folder], TARGETS[reader])
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    name, time_given, number, engine = sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    sys.exit((guided if engine == "atheris" else plainly)(name, time_given, number))
