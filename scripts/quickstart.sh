#!/bin/sh
# From a fresh clone to finished documents: install, build, convert every
# document of input/ into output/.
set -eu
cd "$(dirname "$0")/.."

scripts/install-deps.sh build
cmake --preset release -DBUILD_TESTING=OFF >/dev/null
cmake --build build
build/conv -t html,docbook,epub,pdf -D output -j "$(nproc)" input/*.md

echo
echo "written to output/:"
cd output
for file in *; do
	[ "$file" = README.md ] || [ ! -f "$file" ] ||
	    printf '%10d  %s\n' "$(wc -c <"$file")" "$file"
done
