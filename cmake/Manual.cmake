# Manual.cmake - the manual page and the completions, written by conv itself.
set(gen ${CMAKE_CURRENT_BINARY_DIR}/doc)
file(MAKE_DIRECTORY ${gen})

# conv_writes(FILE ARGUMENT FOLDER): what conv prints, to be installed.
function(conv_writes file argument folder)
	add_custom_command(OUTPUT ${gen}/${file}
		COMMAND conv ${argument} > ${gen}/${file}
		DEPENDS conv VERBATIM)
	install(FILES ${gen}/${file} DESTINATION ${CMAKE_INSTALL_DATADIR}/${folder})
	set_property(GLOBAL APPEND PROPERTY CONV_DOCS ${gen}/${file})
endfunction()

conv_writes(conv.1 --man man/man1)
conv_writes(conv --completion=bash bash-completion/completions)
conv_writes(_conv --completion=zsh zsh/site-functions)
conv_writes(conv.fish --completion=fish fish/vendor_completions.d)

get_property(docs GLOBAL PROPERTY CONV_DOCS)
add_custom_target(manual ALL DEPENDS ${docs})
