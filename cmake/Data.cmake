# Data.cmake - style sheets, fonts and tables that are part of the program.
