#!/bin/sh
# Sets up the environment in $1 from the locked requirements: with uv where it is there, else with venv and pip.
set -eu
venv=$1
python=${PYTHON:-python3}
command -v "$python" >/dev/null || { echo "找不到 $python；请先安装 Python 3.11 或更新的版本" >&2; exit 1; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "需要 Python 3.11 或更新的版本，现在是 $("$python" --version)；可用 make PYTHON=python3.12 指定" >&2
    exit 1
}
echo "准备 Python 环境（只在第一次和版本变动以后，约一两分钟）……" >&2
if command -v uv >/dev/null 2>&1; then
    [ -x "$venv/bin/python" ] || uv venv --quiet --python "$python" "$venv"
    uv pip install --quiet --python "$venv/bin/python" --require-hashes -r requirements/build.txt -r requirements/dev.txt
    uv pip install --quiet --python "$venv/bin/python" --no-build-isolation --no-deps -e .
    exit 0
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv python3-pip
    else
        echo "缺少 python3-venv；请以管理员身份运行：apt-get install python3-venv" >&2
        exit 1
    fi
fi
[ -x "$venv/bin/pip" ] || "$python" -m venv "$venv"
"$venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt -r requirements/dev.txt
"$venv/bin/pip" install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
