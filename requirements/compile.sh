#!/usr/bin/env bash
# Pins every requirement with its hashes; run after a change to pyproject.toml. Needs uv. (uv writes no registry address unless asked.)
set -euo pipefail
cd "$(dirname "$0")/.."
pin() {
  uv pip compile pyproject.toml "$@" --universal --python-version 3.11 --generate-hashes \
    --no-annotate --no-header --quiet
}
pin --all-extras --group build --group test --group check -o requirements/all.txt
pin --group build --group test --group check --constraint requirements/all.txt -o requirements/dev.txt
pin --group build --constraint requirements/all.txt -o requirements/core.txt
