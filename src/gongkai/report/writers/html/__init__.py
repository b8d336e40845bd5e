"""The report as one self-contained web page like the paper form, with what was found marked in it if asked."""

from gongkai.report.writers.html.marks import Mark
from gongkai.report.writers.html.page import report_article, to_html

__all__ = ["Mark", "report_article", "to_html"]
