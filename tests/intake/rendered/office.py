"""LibreOffice and pandoc as producers: what they make of a file."""

import subprocess
from pathlib import Path

from tests.programs import needs


def by_libreoffice(folder: Path, name: str, data: bytes, target: str) -> bytes:
    """A file as LibreOffice saves it in another format: `doc`, `xls`, `rtf`, `html`, `docx:MS Word 2007 XML`…"""
    program = needs("soffice")
    source = folder / name
    source.write_bytes(data)
    out = folder / "out"
    subprocess.run(
        [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", target,
         "--outdir", str(out), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    (made,) = out.glob(f"{source.stem}.*")
    content = made.read_bytes()
    made.unlink()
    return content


def by_pandoc(data: bytes, source: str, target: str) -> bytes:
    """A file as pandoc makes it of another."""
    program = needs("pandoc")
    done = subprocess.run(
        [program, "--from", source, "--to", target, "--output", "-"],
        input=data,
        capture_output=True,
        check=True,
        timeout=60,
    )
    return done.stdout
