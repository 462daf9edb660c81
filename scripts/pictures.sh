#!/bin/sh
# Draw the pictures of docs/pictures anew: scripts/pictures.sh; look at them
# afterwards.  Needs pdftoppm and ImageMagick, and a program that is built.
set -e
cd "$(dirname "$0")/.."
out=docs/pictures
tmp=$(mktemp -d)
trap 'rm -r "$tmp"' EXIT

# pages NAME DPI DOCUMENT FIRST LAST [OPTION...]: $tmp/NAME-*.png
pages()
{
	name=$1 dpi=$2 doc=$3 first=$4 last=$5
	shift 5
	build/conv "$doc" -t pdf -o "$tmp/$name.pdf" "$@"
	pdftoppm -r "$dpi" -f "$first" -l "$last" -png "$tmp/$name.pdf" \
	    "$tmp/$name"
}

# join PICTURE COLUMNS BORDER COLOUR NAME...: side by side, with few colours
join()
{
	picture=$1 columns=$2 border=$3 colour=$4
	shift 4
	files=
	for name; do
		files="$files $(ls "$tmp/$name"-*.png)"
	done
	# the names have no spaces
	montage -background "$colour" -geometry "+$border+$border" \
	    -tile "$columns"x $files miff:- |
	    convert miff:- -depth 8 +dither -colors 64 -strip \
	    -define png:exclude-chunks=date,time "PNG8:$out/$picture.png"
}

# the same with a line around each
framed()
{
	picture=$1 columns=$2
	shift 2
	for name; do
		mogrify -bordercolor '#909090' -border 1 "$tmp/$name"-*.png
	done
	join "$picture" "$columns" 6 white "$@"
}

pages article 90 input/article.md 1 2
join article 2 5 '#909090' article
pages three 52 input/article.md 1 3
join article-pages 3 6 '#d8d8d8' three
for theme in default modern classic large-print; do
	pages "$theme" 48 input/article.md 1 3 --theme="$theme"
	join "theme-$theme" 3 3 '#b0b0b0' "$theme"
done

pages code 60 tests/pages/code.md 1 1 -V papersize=a5
pages table 60 tests/pages/table.md 1 1 -V papersize=a5
pages rtl 60 tests/pages/rtl.md 1 1 -V papersize=a5
join pages 3 6 '#d8d8d8' code table rtl

pages 2up 42 input/handout.md 1 1 --layout=2up
pages booklet 42 input/handout.md 1 1 --layout=booklet --crop-marks
pages notes 42 input/handout.md 1 1 --layout=notes
pages notes3 42 input/handout.md 1 1 --layout=notes3 -V notepaper=dots
framed handout-layouts 2 2up booklet notes notes3

cat >"$tmp/questions.md" <<END
---
title: Oscillations in questions
---

# The pendulum

## On what does the period of a simple pendulum depend?

On its length *L*, and on the acceleration of free fall *g*, not on the mass.

> *T* = 2π · √(*L* / *g*)

## What is a period?

The time of one full swing, there and back.

## Unit of frequency

hertz; 1 Hz = 1/s

## Why do we time ten swings?

1. The error of the reaction time is divided by ten.
2. Chance errors are averaged.

# Energy

## Where is the kinetic energy largest?

At the lowest point.
END
pages 4up 42 input/handout.md 1 1 --layout=4up
pages big 42 input/handout.md 1 1 --layout=large-print
pages cards 42 "$tmp/questions.md" 1 2 --layout=cards
framed handout-cards 4 4up big cards

# where the exercises are
for name in exercises solutions; do
	option=
	[ $name = exercises ] || option=--with-solutions
	pages $name 50 input/handout.md 1 99 $option
	page=$(pdftotext "$tmp/$name.pdf" - | awk 'BEGIN { RS = "\f" }
	    /Transfer/ { print NR; exit }')
	for file in "$tmp/$name"-*.png; do
		[ "$file" = "$tmp/$name-$page.png" ] || rm "$file"
	done
done
framed handout-exercises 2 exercises solutions
