"""Writes docs/reference/manage.md from the commands themselves; `--check` compares and exits 1 when stale."""

import os
import sys
import tempfile
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "manage.md"
HEAD = """# 管理命令

<!-- 本页由 tools/docs_manage.py 从各命令自己的说明生成，请勿手改。 -->

管理员在服务器上运行 `python manage.py 命令`。退出码 0 表示好；命令自己另有说明的，写在下面。
"""
_NEEDLESS = {
    "help",
    "version",
    "verbosity",
    "settings",
    "pythonpath",
    "traceback",
    "no_color",
    "force_color",
    "skip_checks",
}
"""Options that Django gives to every command."""


def page() -> str:
    """The page as it should be."""
    from django.core.management import get_commands, load_command_class

    parts = [HEAD]
    for name, app in sorted(get_commands().items()):
        if not isinstance(app, str) or not app.startswith("gongkai."):
            continue
        command = load_command_class(app, name)
        parts.append(f"\n## `{name}`\n\n{command.help}。\n")
        options = [one for one in command.create_parser("manage.py", name)._actions if one.dest not in _NEEDLESS]
        if options:
            parts.append("\n| 写法 | 用来做什么 |\n| --- | --- |\n")
        for one in options:
            written = one.option_strings[-1] if one.option_strings else one.dest.upper()
            parts.append(f"| `{written}` | {one.help or ''} |\n")
    return "".join(parts)


def main() -> int:
    """Writes or compares."""
    import django

    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "gongkai.config.settings.dev", "DATA_DIR": f"{folder}/office"}
        django.setup()
        made = page()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(made, encoding="utf-8")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == made:
        return 0
    print(f"{PAGE.name} is stale: make docs", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
