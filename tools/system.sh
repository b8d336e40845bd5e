#!/bin/sh
# Installs what Python's registry does not have: `base` writes PDF; for the tests, `producers` are the programs whose
# files are tried, `database` is PostgreSQL, `browser` is Chromium. Where it may not install anything it says what is
# missing and goes on: tests that need it are skipped.
set -eu
base="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig fonts-noto-cjk"
producers="libreoffice-writer-nogui libreoffice-calc-nogui pandoc tesseract-ocr tesseract-ocr-chi-sim fonts-liberation fonts-dejavu-core"
database="postgresql"
browser="chromium"
command -v dpkg-query >/dev/null 2>&1 || { echo "不是 Debian 或 Ubuntu：写 PDF 需要 Pango 和中文字体，请自行安装" >&2; exit 0; }
missing=""
for group in "$@"; do
    case $group in
        base) names=$base ;;
        producers) names=$producers ;;
        database) names=$database ;;
        browser) names=$browser ;;
        *) echo "usage: $0 [base] [producers] [database] [browser]" >&2; exit 64 ;;
    esac
    for name in $names; do
        dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null | grep -q '^installed' || missing="$missing $name"
    done
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ]; then
    echo "安装系统软件：$missing" >&2
    # shellcheck disable=SC2086  # the names are words
    if apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    then exit 0; fi
    echo "没有装上：$missing。缺了它们，写 PDF 等功能和相应的测试会用不了" >&2
    [ "${GONGKAI_REQUIRE_TOOLS:-}" != 1 ]
else
    echo "以下系统软件没有装，写 PDF 等功能和相应的测试会用不了；请以管理员身份运行：apt-get install$missing" >&2
fi
