"""Prints pages by programs that are not ours: WeasyPrint, Chromium and LibreOffice."""

import subprocess
import tempfile
from pathlib import Path

from tests.programs import needs


def by_weasyprint(page: str) -> bytes:
    """The PDF of a page."""
    import logging

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    from weasyprint import HTML

    made = HTML(string=page).write_pdf()
    assert made is not None
    return made


def by_chromium(page: str, *options: str) -> bytes:
    """The PDF that Chromium prints a page to."""
    chromium = needs("chromium")
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(page, "utf-8")
        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
                   "--disable-background-networking", "--disable-component-update", "--disable-sync",
                   f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", *options, source.as_uri()]  # fmt: skip
        subprocess.run(command, capture_output=True, timeout=120, check=True)
        return target.read_bytes()


def by_libreoffice(files: dict[str, bytes], *filters: str) -> dict[str, bytes]:
    """The PDFs that LibreOffice makes of files, by the names of the files; one run for all."""
    office = needs("soffice")
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            Path(folder, name).write_bytes(data)
        command = [office, "--headless", f"-env:UserInstallation=file://{folder}/profile", *filters,
                   "--convert-to", "pdf:writer_pdf_Export", "--outdir", f"{folder}/out",
                   *(str(Path(folder, name)) for name in files)]  # fmt: skip
        subprocess.run(command, capture_output=True, timeout=600, check=True)
        return {name: Path(folder, "out", Path(name).stem + ".pdf").read_bytes() for name in files}
