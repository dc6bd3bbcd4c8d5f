"""Which of the forms at hand a client wants, by its Accept header (RFC 9110, section 12.5.1)."""

from collections.abc import Sequence

RESULTS = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
TRIPLES = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")
# Names that clients use for the same.
_ALIASES = {"application/json": RESULTS[0], "application/xml": RESULTS[1], "text/plain": TRIPLES[1]}


def preferred(accept: str, offered: Sequence[str]) -> list[str]:
    """Order the media types `offered` by how much the client wants each; those that it refuses are left out.

    Of those that it wants alike the first offered comes first; without a header all are wanted.
    """
    wanted = [_parsed(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    weighed = [(_weight(media_type, wanted), media_type) for media_type in offered]
    return [media_type for weight, media_type in sorted(weighed, key=lambda pair: -pair[0]) if weight > 0]


def _parsed(part: str) -> tuple[str, float]:
    media_type, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = next((value[2:] for value in parameters if value.startswith("q=")), "1")
    try:
        return _ALIASES.get(media_type, media_type), float(quality)
    except ValueError:
        return media_type, 0.0


def _weight(media_type: str, wanted: Sequence[tuple[str, float]]) -> float:
    """Take the quality of the most exact range that fits."""
    for fitting in (media_type, f"{media_type.partition('/')[0]}/*", "*/*"):
        qualities = [quality for each, quality in wanted if each == fitting]
        if qualities:
            return max(qualities)
    return 0.0
