#!/bin/sh
# Fetch the outside judges into build/validators, at pinned versions:
#	node_modules/	EPUBCheck, the Nu HTML checker, axe-core, Ace (which
#			asks Debian's Chromium), the CommonMark spec
#	verapdf/	veraPDF with all that it needs
#	cmark-gfm/	GFM's spec, where Debian's packages come without doc/
# Exits 1 where one could not be had; those that could are there then.
set -u
cd "$(dirname "$0")/.." || exit 1
dir=build/validators
pins=tests/judges
mkdir -p "$dir"
failed=0

# have NAME FILE: does NAME's stamp hold the pins of FILE?
have() {
	[ -f "$dir/$1.pins" ] && cmp -s "$pins/$2" "$dir/$1.pins"
}

if ! have npm package-lock.json; then
	cp "$pins/package.json" "$pins/package-lock.json" "$dir" &&
	    (cd "$dir" && npm ci --ignore-scripts --no-audit --no-fund \
	    --loglevel=error) &&
	    cp "$pins/package-lock.json" "$dir/npm.pins" || {
		echo "get-validators.sh: npm packages not fetched" >&2
		failed=1
	}
fi

if ! have verapdf pom.xml; then
	rm -rf "$dir/verapdf"
	mvn -q -B -Dstyle.color=never -f "$pins/pom.xml" \
	    org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies \
	    -DoutputDirectory="$PWD/$dir/verapdf" &&
	    cp "$pins/pom.xml" "$dir/verapdf.pins" || {
		echo "get-validators.sh: veraPDF not fetched" >&2
		failed=1
	}
fi
if [ ! -e /usr/share/doc/cmark-gfm/spec.txt.gz ] &&
    [ ! -d "$dir/cmark-gfm" ]; then
	(cd "$dir" && apt-get download -qq cmark-gfm &&
	    dpkg-deb -x cmark-gfm_*.deb cmark-gfm && rm cmark-gfm_*.deb) || {
		echo "get-validators.sh: cmark-gfm not fetched" >&2
		failed=1
	}
fi
exit "$failed"
