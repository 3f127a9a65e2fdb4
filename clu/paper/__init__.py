"""Pages for programs that are no browser: PDF to print and to hand out, ODT to amend in Writer.

Both are made from the pages of HTML that clu writes anyway, by converters that the optional extras
bring. Nothing is loaded here: each of the two needs its converter alone.
"""
