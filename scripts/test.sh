#!/bin/sh
# Install what the tests need, build in three ways, run everything.
#	release	all tests and the judges
#	asan	all tests under the address and undefined sanitizers
#	fuzz	a minute of libFuzzer over all back ends
# With CI=true a judge that can't be had is a failure, else it is skipped.
set -u
cd "$(dirname "$0")/.." || exit 1
jobs=$(nproc)
failed=0

scripts/install-deps.sh test || exit 1
scripts/get-validators.sh || [ "${CI-}" != true ] || exit 1

# run PRESET BUILD-DIR CTEST-ARGS...: keeps what ctest says.
run() {
	preset=$1 dir=$2
	shift 2
	echo "== $preset"
	cmake --preset "$preset" -DCONV_WERROR=ON -DBUILD_TESTING=ON \
	    >"$dir.log" 2>&1 &&
	    cmake --build "$dir" >"$dir.log" 2>&1 || {
		cat "$dir.log"
		exit 1
	}
	ctest --test-dir "$dir" --output-on-failure "$@" >"$dir.log" 2>&1 ||
	    failed=1
	cat "$dir.log"
	rm -f "$dir.summary"
	sed -n '/tests passed/,$p' "$dir.log" >"$dir.summary"
}

run asan build-asan -j "$jobs" -LE judge
run fuzz build-fuzz
run release build -j "$jobs"

echo
for preset in asan fuzz release; do
	dir=build-$preset
	[ "$preset" != release ] || dir=build
	echo "== $preset: summary"
	cat "$dir.summary"
	rm -f "$dir.summary" "$dir.log"
done
exit "$failed"
