"""How much a file may hold: beyond these sizes it is refused, so that reading takes bounded memory."""

_MIB = 1 << 20

# Bytes of one file, or of one member of an archive, by form. A printed page has some 30 KB of text.
LARGEST = {
    "text": 4 * _MIB,
    "html": 8 * _MIB,
    "pdf": 128 * _MIB,
    "image": 64 * _MIB,
    "zip": 256 * _MIB,
}
MOST_ELEMENTS = 10_000  # of a web page; that of an article has 2,000
MOST_ATTRIBUTES = 1000  # of one of its elements
MOST_PDF_PAGES = 1000
MOST_INSTRUCTIONS = 64 * _MIB  # bytes of what draws the pages of a PDF, unpacked; a broadsheet page has 2
MOST_PAGE_CHARACTERS = 100_000  # on one page of a PDF; a broadsheet page has 15,000
MOST_PIECES = 3000  # lines of columns on one page; a broadsheet page has 1,000
MOST_PIXELS = 120_000_000  # a broadsheet page at 400 dots per inch has 70 million
MOST_MEMBERS = 2000  # of an archive
MOST_UNPACKED = 512 * _MIB  # bytes of all members of an archive
