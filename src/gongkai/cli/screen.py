"""`gongkai screen`: personal data and hidden content in files, and copies without them."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from gongkai.cli.exits import FINE, FOUND, UNREADABLE, USAGE
from gongkai.cli.options import Parser

if TYPE_CHECKING:
    from gongkai.intake.limits import Limits
    from gongkai.screening.screened import Masked, Screened
    from gongkai.screening.veiling import Rule

_EPILOG = """例：
  gongkai screen 名单.xlsx                              看看有没有个人信息和隐藏内容
  gongkai screen 名单.xlsx --mask 公示用.xlsx           另做一份遮盖了的，原件不动
  gongkai screen 待公布/ --mask 公示用/                 一个文件夹
  gongkai screen 名单.xlsx --mask 公示用.xlsx --rules 本县.toml --protocol 记录.json
遮盖按文件内容逐格逐段进行，做好以后再查一遍，仍有发现就不交出。图片和扫描件里的文字看不出来，会如实说明。
程序帮人看，不代替保密审查。退出码：0 没有发现；1 有发现；2 有文件无法读取或无法遮盖。"""
_SHOWN = 20


def run(arguments: Sequence[str]) -> int:
    """Screens every file, masks where asked to; a file that cannot be read or masked is named, the others are done."""
    options = _parser().parse_args(arguments)
    from gongkai.cli.progress import Progress
    from gongkai.intake.limits import limits_of
    from gongkai.report.errors import GongkaiError

    limits = limits_of()
    paths = list(_each(options.files))
    folder = bool(options.mask) and (os.path.isdir(options.mask) or options.mask.endswith(("/", os.sep)))
    if options.mask and not folder and len(paths) > 1:
        sys.stderr.write("gongkai screen：有多个文件，--mask 要给一个文件夹，如 公示用/\n")
        return USAGE
    try:
        rules = _rules(options.rules)
    except (OSError, GongkaiError) as error:
        sys.stderr.write(f"gongkai screen：{options.rules}：{error}\n")
        return USAGE
    code = FINE
    told: list[dict[str, Any]] = []
    progress = Progress(len(paths))
    taken: set[str] = set()
    for number, path in enumerate(paths):
        progress.show(number, path)
        target = _target(path, options.mask, taken, folder=folder) if options.mask else ""
        try:
            entry, found = _one(path, target, limits, rules)
        except GongkaiError as error:
            progress.clear()
            reason = getattr(error, "reason", "refused")
            sys.stderr.write(f"gongkai：{path}：{error}（{reason}）\n")
            code = UNREADABLE
            continue
        except OSError as error:
            progress.clear()
            sys.stderr.write(f"gongkai：{target or path}：写不了：{error.strerror}\n")
            code = UNREADABLE
            continue
        told.append(entry)
        code = max(code, FOUND if found else FINE)
    progress.clear()
    _tell(told, options.format)
    if options.protocol:
        from gongkai.report.writers import write_whole

        write_whole(options.protocol, (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode())
    return code


def _parser() -> Parser:
    parser = Parser("screen", "查找文件里的个人信息和隐藏内容；可以另做一份遮盖了的副本。", _EPILOG)
    parser.add_argument("files", metavar="文件", nargs="+", help="文件或文件夹；“-”表示标准输入")
    parser.add_argument("--mask", metavar="OUT", help="把遮盖了的副本写到这里；多个文件给一个文件夹")
    parser.add_argument("--rules", metavar="TOML", help="本单位的遮盖规则，覆盖自带的规则")
    parser.add_argument("--protocol", metavar="JSON", help="把查到什么、遮盖了什么、按哪条规则写成记录")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式（默认 text）")
    return parser


def _each(files: Sequence[str]) -> Iterator[str]:
    """The files named, and everything in the folders named: what is no report may hold names all the same."""
    for path in files:
        if os.path.isdir(path):
            for place, folders, names in os.walk(path):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                yield from (os.path.join(place, name) for name in sorted(names) if not name.startswith((".", "~$")))
        else:
            yield path


def _rules(path: str | None) -> "dict[str, Rule] | None":
    if path is None:
        return None
    from gongkai.screening.veiling import rules_from

    with open(path, encoding="utf-8") as file:
        return rules_from(file.read())


def _target(path: str, out: str, taken: set[str], *, folder: bool) -> str:
    if not folder:
        return out
    name = os.path.basename(path) if path != "-" else "文件"
    stem, ending = os.path.splitext(name)
    number = 2
    while name in taken:
        name, number = f"{stem}-{number}{ending}", number + 1
    taken.add(name)
    return os.path.join(out, name)


def _one(path: str, target: str, limits: "Limits", rules: "dict[str, Rule] | None") -> tuple[dict[str, Any], bool]:
    from gongkai.intake import load
    from gongkai.screening.apart import mask, screen

    data = sys.stdin.buffer.read(limits.file_bytes + 1) if path == "-" else load(path, limits)
    if not target:
        screened = screen(data, limits, rules)
        return _entry(path, screened), _found(screened)
    masked = mask(data, limits, rules)
    return _entry(path, masked.screened, _written(target, masked)), _found(masked.screened)


def _found(screened: "Screened") -> bool:
    return bool(screened.found) or any(one.level != "note" for one in screened.concealed)


def _written(target: str, masked: "Masked") -> str:
    from gongkai.report.writers import write_whole

    stem, ending = os.path.splitext(target)
    if masked.ending and ending.lower() != masked.ending:
        target = stem + masked.ending  # the copy is of a newer kind than the original
    os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
    write_whole(target, masked.data)
    return target


def _entry(path: str, screened: "Screened", copy: str = "") -> dict[str, Any]:
    from gongkai.screening.veiling import by_code

    entry: dict[str, Any] = {
        "file": path,
        "kind": screened.kind,
        "found": [
            {
                "code": one.code,
                "name": by_code()[one.code].name,
                "level": by_code()[one.code].level,
                "where": one.where,
                "quote": one.quote,
                "cite": by_code()[one.code].cite,
                "mend": by_code()[one.code].mend,
            }
            for one in screened.found
        ],
        "concealed": [
            {"code": one.code, "level": one.level, "where": one.where, "times": one.times, "what": one.what}
            for one in screened.concealed
        ],
        "notes": list(screened.notes),
    }
    if copy:
        entry["copy"] = copy
    return entry


def _tell(told: Sequence[dict[str, Any]], form: str) -> None:
    if form == "json":
        sys.stdout.write("".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in told))
        return
    for entry in told:
        sys.stdout.write(_text(entry))


def _text(entry: dict[str, Any]) -> str:
    found, concealed = entry["found"], entry["concealed"]
    lines = [entry["file"]]
    if not found and not concealed:
        lines.append("没有发现个人信息和隐藏内容")
    names: dict[str, int] = {}
    for one in found:
        names[one["name"]] = names.get(one["name"], 0) + 1
    if names:
        lines.append("个人信息：" + "，".join(f"{name} {count} 处" for name, count in names.items()))
    for number, one in enumerate(found[:_SHOWN], 1):
        lines.append(f"{number}. 【{one['code']} {one['name']}】{one['where']}：{one['quote']}")
    if len(found) > _SHOWN:
        lines.append(f"……还有 {len(found) - _SHOWN} 处，用 --format json 看全部")
    lines += [
        f"隐藏内容：{one['where'] + '：' if one['where'] else ''}{one['what']}"
        + (f"（{one['times']} 处）" if one["times"] > 1 else "")
        for one in concealed
    ]
    lines += [f"注意：{note}" for note in entry["notes"]]
    if "copy" in entry:
        lines.append(f"遮盖了的副本：{entry['copy']}")
    return "\n".join(lines) + "\n\n"
