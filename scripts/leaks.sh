#!/bin/sh
# Look for leaks and bad accesses with valgrind: all formats of the tour.
set -eu
cd "$(dirname "$0")/.."
conv=${1-build/conv}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

for format in html docbook epub pdf; do
	echo "== $format"
	valgrind -q --leak-check=full --error-exitcode=99 \
	    --errors-for-leak-kinds=definite,indirect,possible \
	    --show-leak-kinds=definite,indirect,possible \
	    "$conv" -q -j 1 -t "$format" -o "$dir/tour.$format" input/tour.md
done
echo "no leaks"
