# Data.cmake - style sheets, fonts and tables that are part of the program.

embed(objects html_theme_css src/write/html/theme.css)
embed(objects epub_css src/write/epub/epub.css)
# The themes of the PDF back end, as write/pdf/layout/theme.c names them.
embed(objects theme_classic src/write/pdf/themes/classic.yaml)
embed(objects theme_large_print src/write/pdf/themes/large-print.yaml)
embed(objects theme_modern src/write/pdf/themes/modern.yaml)
# The fonts of the PDF back end, as write/pdf/text/family.c names them.
function(embed_font symbol file apt)
	find_file(font_${symbol}_FILE ${file} PATH_SUFFIXES
		opentype/linux-libertine truetype/lato truetype/dejavu
		truetype/noto
		PATHS ${CONV_FONT_DIR} /usr/share/fonts /usr/local/share/fonts
		NO_DEFAULT_PATH)
	if(NOT font_${symbol}_FILE)
		message(FATAL_ERROR "the font file ${file} was not found; "
		    "on Debian: apt-get install ${apt}")
	endif()
	embed(objects font_${symbol} ${font_${symbol}_FILE})
endfunction()

set(CONV_FONT_DIR "" CACHE PATH "Where else the fonts to embed are")
embed_font(serif LinLibertine_R.otf fonts-linuxlibertine)
embed_font(serif_bold LinLibertine_RB.otf fonts-linuxlibertine)
embed_font(serif_italic LinLibertine_RI.otf fonts-linuxlibertine)
embed_font(serif_bold_italic LinLibertine_RBI.otf fonts-linuxlibertine)
embed_font(sans Lato-Regular.ttf fonts-lato)
embed_font(sans_bold Lato-Bold.ttf fonts-lato)
embed_font(sans_italic Lato-Italic.ttf fonts-lato)
embed_font(sans_bold_italic Lato-BoldItalic.ttf fonts-lato)
embed_font(mono DejaVuSansMono.ttf fonts-dejavu-core)
embed_font(mono_bold DejaVuSansMono-Bold.ttf fonts-dejavu-core)
embed_font(mono_italic DejaVuSansMono-Oblique.ttf fonts-dejavu-extra)
embed_font(mono_bold_italic DejaVuSansMono-BoldOblique.ttf fonts-dejavu-extra)
embed_font(wide DejaVuSans.ttf fonts-dejavu-core)
embed_font(wide_bold DejaVuSans-Bold.ttf fonts-dejavu-core)
embed_font(arabic NotoNaskhArabic-Regular.ttf fonts-noto-core)
embed_font(arabic_bold NotoNaskhArabic-Bold.ttf fonts-noto-core)

# Unicode's properties for write/pdf/text/break.c.
find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)
find_path(UNICODE_DATA LineBreak.txt PATHS /usr/share/unicode
	NO_DEFAULT_PATH)
if(NOT UNICODE_DATA)
	message(FATAL_ERROR "LineBreak.txt of Unicode was not found; "
	    "on Debian: apt-get install unicode-data")
endif()
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/gen)
set(script ${CMAKE_SOURCE_DIR}/tools/gen-unicode.py)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/gen/text_unicode.h
	COMMAND Python3::Interpreter ${script} ${UNICODE_DATA}
		${CMAKE_BINARY_DIR}/gen/text_unicode.h
	DEPENDS ${script} ${UNICODE_DATA}/LineBreak.txt VERBATIM
	COMMENT "Making Unicode tables")
target_sources(objects PRIVATE ${CMAKE_BINARY_DIR}/gen/text_unicode.h)

# The names of emoji for read/cmark/emoji.c.
set(script ${CMAKE_SOURCE_DIR}/tools/gen-emoji.py)
set(list ${CMAKE_SOURCE_DIR}/src/read/cmark/emoji.txt)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/gen/emoji.h
	COMMAND Python3::Interpreter ${script} ${list}
		${CMAKE_BINARY_DIR}/gen/emoji.h
	DEPENDS ${script} ${list} VERBATIM
	COMMENT "Making the names of emoji")
target_sources(objects PRIVATE ${CMAKE_BINARY_DIR}/gen/emoji.h)

# Hyphenation patterns for write/pdf/text/hyphen.c; THIRD-PARTY.md tells
# under which licence each is.
set(CONV_HYPHEN en-us=en_US en-gb=en_GB de=de_DE fr=fr es=es_ES it=it_IT
	pt-pt=pt_PT pt-br=pt_BR nl=nl_NL sv=sv_SE pl=pl_PL ru=ru_RU uk=uk_UA
	CACHE STRING "Which hyphenation patterns to build in")
set(args)
set(files)
foreach(pair ${CONV_HYPHEN})
	string(REPLACE "=" ";" pair ${pair})
	list(GET pair 0 name)
	list(GET pair 1 file)
	find_file(hyphen_${name} hyph_${file}.dic PATHS /usr/share/hyphen
		NO_DEFAULT_PATH)
	if(NOT hyphen_${name})
		message(FATAL_ERROR "hyph_${file}.dic was not found; "
		    "on Debian: apt-get install hyphen-${name}")
	endif()
	list(APPEND args ${name}=${hyphen_${name}})
	list(APPEND files ${hyphen_${name}})
endforeach()
set(script ${CMAKE_SOURCE_DIR}/tools/gen-hyphen.py)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/gen/text_hyphen.h
	COMMAND Python3::Interpreter ${script}
		${CMAKE_BINARY_DIR}/gen/text_hyphen.h ${args}
	DEPENDS ${script} ${files} VERBATIM
	COMMENT "Making hyphenation tables")
target_sources(objects PRIVATE ${CMAKE_BINARY_DIR}/gen/text_hyphen.h)
