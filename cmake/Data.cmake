# Data.cmake - style sheets, fonts and tables that are part of the program.

embed(objects html_theme_css src/write/html/theme.css)
