#!/bin/sh
# Builds the wheel, installs it with its locked requirements into an empty environment and uses the command there.
set -eu
python=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python" -m pip --version >/dev/null 2>&1 || "$python" -m ensurepip >/dev/null
"$python" -m pip wheel --quiet --disable-pip-version-check --no-build-isolation --no-deps --wheel-dir "$work" .
"$python" -m venv "$work/empty"
"$work/empty/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
"$work/empty/bin/pip" install --quiet --disable-pip-version-check --no-deps "$work"/gongkai-*.whl
cp examples/*.txt examples/*.html "$work"
cd "$work"
empty/bin/gongkai due --received 2023-12-08 --on 2023-12-08 | grep -q '2024年1月8日'
empty/bin/gongkai check 正确的报告.txt >/dev/null
if empty/bin/gongkai check 有错的报告.txt >/dev/null; then echo "the faulty example was not found faulty" >&2; exit 1; fi
echo "wheel: installed and used in an empty environment"
