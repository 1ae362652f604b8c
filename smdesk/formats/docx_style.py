"""What a DOCX looks like: styles in the client's colours, tables with a repeated head, pictures that fit."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from smdesk.core.document import Document, Source
from smdesk.core.records import dataclass
from smdesk.formats import docx_fields

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.text.paragraph import Paragraph

_PAPERS = {"a4": (8.27, 11.69), "letter": (8.5, 11.0)}  # inches
_MARGIN_IN = 0.9
#: The style of a line of the table of contents.
ENTRY = "Contents entry"
CONTENTS = "Contents title"
_NO_SIGNS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff￾￿]")
_MOST_PX = 2000  # of a picture: more is not seen on paper


@dataclass(frozen=True, slots=True)
class Look:
    """Colours without their `#`, as the format has them, and the width of the text."""

    heading: str
    accent: str
    width_in: float


def prepare(made: Docx, document: Document, heading: str, accent: str) -> Look:
    """Paper, styles, properties and footer of a new file."""
    from docx.shared import Inches

    width, height = _PAPERS.get(document.paper, _PAPERS["a4"])
    part = made.sections[0]
    part.page_width, part.page_height = Inches(width), Inches(height)
    part.left_margin = part.right_margin = part.top_margin = part.bottom_margin = Inches(_MARGIN_IN)
    look = Look(heading.removeprefix("#"), accent.removeprefix("#"), width - 2 * _MARGIN_IN)
    _styles(made, look, document.language)
    about = made.core_properties
    about.title, about.author, about.language = clean(document.title), clean(document.author), document.language
    about.comments = ""
    _margins(part, document.brand.name, document.footer, look)
    return look


def _styles(made: Docx, look: Look, language: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Inches, Pt, RGBColor

    styles: Any = made.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    normal.paragraph_format.space_after = Pt(6)
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), {"es": "es-ES", "en": "en-GB"}.get(language, language))
    normal.element.get_or_add_rPr().append(tongue)
    styles.add_style(CONTENTS, WD_STYLE_TYPE.PARAGRAPH).base_style = normal
    for name, size in (("Title", 28), (CONTENTS, 20), ("Heading 1", 20), ("Heading 2", 14), ("Heading 3", 11.5)):
        color = look.accent if name == "Heading 3" else look.heading
        style = styles[name]
        style.font.name, style.font.size, style.font.color.rgb = (
            "Georgia",
            Pt(size),
            RGBColor.from_string(color.upper()),
        )
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[key]  # the font of a theme would come before the one named
        style.paragraph_format.keep_with_next = True
    for name, size in (("Lead", 12.5), ("Small", 8.5), ("Cell", 9.5), (ENTRY, 11.5)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.size = normal, Pt(size)
    styles["Cell"].paragraph_format.space_after = Pt(2)
    styles[ENTRY].paragraph_format.tab_stops.add_tab_stop(
        Inches(look.width_in), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
    )
    _title(styles["Title"], look)
    for name in ("Header", "Footer"):
        styles[name].font.size, styles[name].font.color.rgb = Pt(8.5), RGBColor.from_string("6B6459")
    for name in ("Subtitle", "Quote", "Intense Quote"):
        styles[name].font.color.rgb = RGBColor.from_string(look.accent.upper())


def _title(style: Any, look: Look) -> None:
    """The title stands in the upper third of its page, over a line in the client's colour."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(190), Pt(14)
    for border in style.element.iter(qn("w:bottom")):
        border.set(qn("w:color"), look.accent.upper())


def _margins(part: Any, brand: str, footer: str, look: Look) -> None:
    """Whose it is at the head of each page but the first, what it is and its number at the foot."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
    from docx.shared import Inches

    part.different_first_page_header_footer = True
    head, foot = part.header.paragraphs[0], part.footer.paragraphs[0]
    head.add_run(clean(brand))
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    foot.paragraph_format.tab_stops.add_tab_stop(Inches(look.width_in), WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{clean(footer)}\t")
    docx_fields.field(foot, "PAGE", "1")
    foot.add_run(" / ")
    docx_fields.field(foot, "NUMPAGES", "1")


def clean(text: str) -> str:
    """Without the signs that no XML may hold."""
    return _NO_SIGNS.sub("", text)


def picture(paragraph: Paragraph, source: Source, width_in: float, height_in: float, alt: str = "") -> None:
    """A picture in a paragraph, as large as fits; nothing where it cannot be read."""
    from docx.shared import Inches
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(source) if isinstance(source, bytes) else source) as opened:
            opened.thumbnail((_MOST_PX, _MOST_PX))
            upright = ImageOps.exif_transpose(opened)
            data = io.BytesIO()
            upright.save(data, "PNG")
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError):
        return
    ratio = upright.width / upright.height
    added = paragraph.add_run().add_picture(data, Inches(min(width_in, height_in * ratio)))
    if alt:
        added._inline.docPr.set("descr", clean(alt))  # noqa: SLF001  (the library cannot describe a picture)


def start_again(made: Docx, paragraph: Paragraph) -> None:
    """A list whose numbers begin at 1: without this they go on from the last list."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    numbering: Any = made.part.numbering_part.element
    style_num = made.styles["List Number"].element.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(style_num).abstractNumId.val
    num = numbering.add_num(abstract)
    over = num.add_lvlOverride(ilvl=0)
    begin = OxmlElement("w:startOverride")
    begin.set(qn("w:val"), "1")
    over.append(begin)
    _number(paragraph, num.numId)


def go_on(made: Docx, paragraph: Paragraph) -> None:
    """The next number of the list that was begun last."""
    numbering: Any = made.part.numbering_part.element
    _number(paragraph, max(int(num.numId) for num in numbering.num_lst))


def _number(paragraph: Paragraph, number: int) -> None:
    properties: Any = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number
