#!/bin/sh
# Rewrite the expected files of tests/cases from the program's present
# output: scripts/regen.sh [TOPIC[/NAME]...]; look at the diff afterwards.
# `scripts/regen.sh pages [NAME...]' draws the pictures of tests/pages anew.
cd "$(dirname "$0")/.." || exit 1
if [ "$1" = pages ]; then
	shift
	exec tests/pages/pages.py --conv build/conv --regen "$@"
fi
exec tests/tools/run-cases --conv build/conv --regen "$@"
