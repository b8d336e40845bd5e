"""Reading the small tables that stand beside a module as TOML; whoever reads one keeps it."""

import tomllib
from typing import Any


def rows_beside(module_file: str, name: str) -> list[dict[str, Any]]:
    """The rows called `name` of the TOML file that bears the module's name."""
    with open(module_file.removesuffix(".py") + ".toml", "rb") as file:
        rows: list[dict[str, Any]] = tomllib.load(file)[name]
    return rows
