"""Reading the small tables that stand beside a module as TOML; whoever reads one keeps it."""

from typing import Any

from gongkai.intake.kept import table


def rows_beside(module_file: str, name: str) -> list[dict[str, Any]]:
    """The rows called `name` of the TOML file that bears the module's name."""
    rows: list[dict[str, Any]] = table(module_file.removesuffix(".py") + ".toml")[name]
    return rows
