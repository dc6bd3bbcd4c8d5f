"""The forms of page that can be read, by the suffix of the file's name."""

from pathlib import PurePath

from kg.pages.encodings import read_text
from kg.pages.sheets import Reader

ARCHIVE = "zip"
_SUFFIXES = {
    "text": (".txt", ".text", ".md", ".markdown"),
    "html": (".html", ".htm", ".xhtml", ".shtml"),
    "pdf": (".pdf",),
    "image": (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"),
    ARCHIVE: (".zip",),
}
_FORMS = {suffix: form for form, suffixes in _SUFFIXES.items() for suffix in suffixes}


def form_of(name: str) -> str:
    """A key of `limits.LARGEST`; a file of any other suffix is taken for a text."""
    return _FORMS.get(PurePath(name).suffix.lower(), "text")


def is_page(name: str) -> bool:
    """Whether a file of a folder or an archive is one to read: of a known suffix, and not hidden."""
    pure = PurePath(name)
    return pure.suffix.lower() in _FORMS and not any(part.startswith((".", "__")) for part in pure.parts)


def reader_of(form: str) -> Reader:
    """What reads the bytes of a file of the form; its library is loaded only now."""
    if form == "html":
        from kg.pages.html import read_html

        return read_html
    if form == "pdf":
        from kg.pages.pdf import read_pdf

        return read_pdf
    if form == "image":
        from kg.pages.scans import read_image

        return read_image
    return read_text
