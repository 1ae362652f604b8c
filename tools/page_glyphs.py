"""The drawings of the client's approval file, from the icon fonts: `python tools/page_glyphs.py` writes them anew.

The page cannot load a font, and what makes it knows no Qt: it has the outlines themselves. The marks of networks are
Font Awesome's (CC BY 4.0), the others Phosphor's (MIT); both fonts come with QtAwesome, and what reads
them with matplotlib.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "resources" / "approval" / "glyphs.json"
#: Networks whose colour and mark the theme keeps under another name, as in the window.
OTHER_NAMES = {"google_business": "google", "wordpress": "blog"}
#: Networks that the theme has no mark of.
MORE = {"snapchat": ("fa6b.snapchat", "#1B1B1B"), "practice": ("ph.flask", "#5B6470")}
ICONS = {
    "like": "ph.check", "changes": "ph.pencil-simple", "text": "ph.text-t", "save": "ph.download-simple",
    "copy": "ph.copy", "share": "ph.share-network", "video": "ph.play", "document": "ph.file-text",
    "picture": "ph.image", "link": "ph.link", "close": "ph.x", "before": "ph.caret-left", "after": "ph.caret-right",
    "any": "ph.globe",
}  # fmt: skip


@cache
def _font(prefix: str) -> tuple[TTFont, dict[str, str]]:
    found = importlib.util.find_spec("qtawesome")
    assert found is not None
    assert found.origin is not None
    folder = Path(found.origin).parent / "fonts"
    begins = {"ph": "phosphor", "fa6b": "fontawesome6-brands-webfont"}[prefix]
    (codes,) = folder.glob(f"{begins}-charmap-*.json")
    (font,) = (each for each in folder.glob(f"{begins}-*.ttf") if "charmap" not in each.name)
    return TTFont(font), json.loads(codes.read_text(encoding="utf-8"))


def drawn(icon: str) -> dict[str, str]:
    """The outline of an icon and the square it stands in, as SVG has them."""
    prefix, _, name = icon.partition(".")
    font, codes = _font(prefix)
    glyphs = font.getGlyphSet()
    glyph = glyphs[font.getBestCmap()[int(codes[name], 16)]]
    flip = (1, 0, 0, -1, 0, 0)
    pen = SVGPathPen(glyphs, ntos=lambda number: str(round(number)))
    glyph.draw(TransformPen(pen, flip))
    bounds = BoundsPen(glyphs)
    glyph.draw(TransformPen(bounds, flip))
    left, top, right, bottom = bounds.bounds
    # Phosphor draws on a square of its own; marks of networks have widths of their own: the larger side fills it.
    side = font["head"].unitsPerEm if prefix == "ph" else max(right - left, bottom - top)
    x, y = (left + right - side) / 2, (top + bottom - side) / 2
    if prefix == "ph":
        x, y = (glyph.width - side) / 2, -font["hhea"].ascent
    return {"box": f"{round(x)} {round(y)} {round(side)} {round(side)}", "d": pen.getCommands()}


def glyphs() -> dict[str, Any]:
    """Everything that the page may draw, by the names it has there."""
    tokens = json.loads((ROOT / "resources" / "themes" / "tokens.json").read_text(encoding="utf-8"))["network"]
    networks = {}
    for file in sorted((ROOT / "resources" / "networks").glob("*.toml")):
        known = tokens.get(OTHER_NAMES.get(file.stem, file.stem))
        icon, color = (known["icon"], known["light"]) if known else MORE[file.stem]
        networks[file.stem] = drawn(icon) | {"color": color}
    return {"icons": {name: drawn(icon) for name, icon in ICONS.items()}, "networks": networks}


def text() -> str:
    """The file as it is written."""
    return json.dumps(glyphs(), indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
