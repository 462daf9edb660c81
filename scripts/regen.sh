#!/bin/sh
# Rewrite the expected files of tests/cases from the program's present
# output: scripts/regen.sh [TOPIC[/NAME]...]; look at the diff afterwards.
cd "$(dirname "$0")/.." || exit 1
exec tests/tools/run-cases --conv build/conv --regen "$@"
