#!/usr/bin/env bash
# Creates the virtual environment VENV and installs the hash-checked PINS and the project, editable. Uses uv when present.
# usage: requirements/install.sh VENV PINS
set -euo pipefail
venv=$1 pins=$2 python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  { echo "$python is older than Python 3.11: install a newer one, or say where it is: make PYTHON=/path/to/python3.12" >&2; exit 1; }
if command -v uv >/dev/null 2>&1; then
  [ -x "$venv/bin/python" ] || uv venv --quiet --python "$python" "$venv"
  uv pip install --quiet --python "$venv/bin/python" --require-hashes -r "$pins"
  uv pip install --quiet --python "$venv/bin/python" --no-deps --no-build-isolation -e .
else
  [ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
  pip() { "$venv/bin/python" -m pip --quiet --disable-pip-version-check "$@"; }
  pip install --require-hashes -r "$pins"
  pip install --no-deps --no-build-isolation -e .
fi
