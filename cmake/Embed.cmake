# Embed.cmake - files as bytes in the program.

# embed(TARGET SYMBOL FILE): const unsigned char SYMBOL[], SYMBOL_end[].
function(embed target symbol file)
	get_filename_component(path ${file} ABSOLUTE)
	if(NOT EXISTS ${path})
		message(FATAL_ERROR "${path}: no such file to embed")
	endif()
	set(asm ${CMAKE_CURRENT_BINARY_DIR}/embed/${symbol}.S)
	file(CONFIGURE OUTPUT ${asm} CONTENT
"	.section .rodata
	.balign 16
	.globl ${symbol}
	.hidden ${symbol}
${symbol}:
	.incbin \"${path}\"
	.globl ${symbol}_end
	.hidden ${symbol}_end
${symbol}_end:
	.byte 0
	.section .note.GNU-stack,\"\",%progbits
")
	set_source_files_properties(${asm} PROPERTIES OBJECT_DEPENDS ${path})
	target_sources(${target} PRIVATE ${asm})
endfunction()
