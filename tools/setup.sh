#!/usr/bin/env bash
# Makes the .venv complete, once; and on Debian or Ubuntu the system libraries that Qt needs.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
want=$(cat pyproject.toml tools/setup.sh | cksum)
[ -f .venv/.ready ] && [ "$(cat .venv/.ready)" = "$want" ] && exit 0

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "Strata needs Python 3.11 or newer; $python is $("$python" --version). Set PYTHON=..." >&2
  exit 1
}

libraries="libegl1 libgl1 libdbus-1-3 libfontconfig1 libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0
  libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1"
if [ "$(uname)" = Linux ] && command -v dpkg-query >/dev/null; then
  missing=""
  for library in $libraries; do
    dpkg-query -W -f='${Status}' "$library" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $library"
  done
  if [ -n "$missing" ]; then
    command="apt-get update && apt-get install -y --no-install-recommends$missing"
    if [ "$(id -u)" = 0 ]; then
      echo "Installing the system libraries that Qt needs:$missing"
      DEBIAN_FRONTEND=noninteractive bash -c "$command" >/tmp/strata-apt.log 2>&1 || {
        echo "That failed (see /tmp/strata-apt.log). Run: $command" >&2
        exit 1
      }
    else
      echo "Qt needs some system libraries. Run: sudo sh -c '$command'" >&2
    fi
  fi
fi

echo "Setting up .venv (the first time takes some minutes)"
[ -x .venv/bin/python ] || "$python" -m venv .venv
.venv/bin/python -m pip install --quiet --upgrade pip
.venv/bin/python -m pip install --quiet --editable '.[dev]'
echo "$want" > .venv/.ready
