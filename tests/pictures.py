"""Takes the READMEs' pictures of the map of the sample pages: `python tests/pictures.py`."""

import tempfile
from io import BytesIO
from pathlib import Path

from browser import DESKTOP, PHONE, launched, opened
from PIL import Image

from kg.pipeline import build

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
# File, colour scheme, size, and what is searched before the picture is taken.
PICTURES = (
    ("map-light.png", "light", DESKTOP, ""),
    ("map-dark.png", "dark", DESKTOP, "北京市总工会"),
    ("map-phone.png", "light", PHONE, "北京市总工会"),
)


def main() -> None:
    """Draws each picture into docs/."""
    DOCS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        build(Path(folder), [ROOT / "seeds"])
        for name, scheme, size, wanted in PICTURES:
            with opened(browser, Path(folder, "map.html"), size=size, scheme=scheme) as shown:
                if wanted:
                    shown.search(wanted)
                    shown.page.evaluate("document.activeElement.blur()")
                shown.settle()
                picture = Image.open(BytesIO(shown.page.screenshot())).convert("RGB")
                # 256 colours are all that the map needs, in a third of the bytes.
                few = picture.quantize(256, Image.Quantize.FASTOCTREE, kmeans=2)
                few.save(DOCS / name, optimize=True)


if __name__ == "__main__":
    main()
