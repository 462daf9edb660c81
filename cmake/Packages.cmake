# Packages.cmake - find a library, or say which Debian package brings it.
find_package(PkgConfig REQUIRED)

# need_pkg(NAME MODULE APT): target dep::NAME from a pkg-config module.
function(need_pkg name module apt)
	pkg_check_modules(${name} IMPORTED_TARGET GLOBAL ${module})
	if(NOT ${name}_FOUND)
		message(FATAL_ERROR
		    "${module} was not found; on Debian: apt-get install ${apt}")
	endif()
	add_library(dep::${name} ALIAS PkgConfig::${name})
endfunction()

# need_lib(NAME LIBRARY HEADER APT): the same without pkg-config.
function(need_lib name library header apt)
	find_library(${name}_LIBRARY ${library})
	find_path(${name}_INCLUDE ${header})
	if(NOT ${name}_LIBRARY OR NOT ${name}_INCLUDE)
		message(FATAL_ERROR
		    "${library} was not found; on Debian: apt-get install ${apt}")
	endif()
	add_library(dep_${name} INTERFACE)
	target_include_directories(dep_${name} SYSTEM INTERFACE ${${name}_INCLUDE})
	target_link_libraries(dep_${name} INTERFACE ${${name}_LIBRARY})
	add_library(dep::${name} ALIAS dep_${name})
endfunction()
