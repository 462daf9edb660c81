#!/bin/sh
# Install the Debian packages that conv needs:
#	scripts/install-deps.sh build	to build and run it
#	scripts/install-deps.sh test	the same and what the tests use
set -eu

build='
	cmake gcc libc6-dev ninja-build pkg-config python3
	libcmark-gfm-dev libcmark-gfm-extensions-dev libdeflate-dev
	libfontconfig-dev libfribidi-dev libgif-dev libharfbuzz-dev libhpdf-dev
	libpng-dev libutf8proc-dev libwebp-dev libxml2-dev libyaml-dev unicode-data
	fonts-dejavu-core fonts-dejavu-extra fonts-lato fonts-linuxlibertine
	fonts-noto-core
	hyphen-de hyphen-en-gb hyphen-en-us hyphen-es hyphen-fr hyphen-it
	hyphen-nl hyphen-pl hyphen-pt-br hyphen-pt-pt hyphen-ru hyphen-sv
	hyphen-uk
'
test='
	binutils clang cmark-gfm docbook-xml docbook5-xml jing libclang-rt-dev
	libcmocka-dev libxml2-utils llvm make pandoc poppler-utils qpdf valgrind
	ca-certificates chromium default-jdk-headless docbook-xsl-ns
	fonts-noto-color-emoji librsvg2-bin maven xsltproc
'

case ${1-} in
build)	want=$build ;;
test)	want="$build $test" ;;
*)	sed -n '2,4s/^# *//p' "$0" >&2; exit 2 ;;
esac

missing=
for package in $want; do
	state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null ||
	    true)
	[ "$state" = installed ] || missing="$missing $package"
done
# Node.js brings its own npm where it doesn't come from Debian.
if [ "$1" = test ] && ! command -v npm >/dev/null; then
	missing="$missing npm"
fi
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
	root=
elif command -v sudo >/dev/null; then
	root=sudo
else
	echo "install-deps.sh: needs root or sudo to install:$missing" >&2
	exit 1
fi
install() {
	$root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y \
	    --no-install-recommends $missing
}
echo "installing:$missing"
# The lists may be there and fresh enough: refresh them only on failure.
install >/dev/null 2>&1 || {
	$root apt-get update -qq
	install >/dev/null
}
