"""Pages as ODT, by pandoc: letters and minutes, amended in Writer before they are signed."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from clu import steps
from clu.paper import extra
from clu.paper.outline import BELOW, BESIDE, BLANK, OBJECT, SLIP, TOP, outline
from clu.paper.reference import CONTENT, META, packed, reference, unpacked

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGE, SUFFIX = ".html", ".odt"
OPTIONS = (
    "--from=html-auto_identifiers",
    "--to=odt",
    "--output=-",
    "--sandbox",
    "--quiet",
    "--metadata=lang:fr-FR",
)
TIME_LIMIT = 120  # seconds; a page takes a fifth of one
WITHOUT_TITLE = """\
<?xml version="1.0" encoding="utf-8" ?>
<office:document-content{spaces} office:version="1.3">
  <office:automatic-styles>
    $automatic-styles$
    <style:style style:name="Top" style:family="table" style:master-page-name="Letter">
      <style:table-properties style:width="170mm" table:align="left" fo:margin-bottom="0mm"/>
    </style:style>
    <style:style style:name="Top.Left" style:family="table-column">
      <style:table-column-properties style:column-width="88mm"/>
    </style:style>
    <style:style style:name="Top.Right" style:family="table-column">
      <style:table-column-properties style:column-width="82mm"/>
    </style:style>
    <style:style style:name="Top.Cell" style:family="table-cell">
      <style:table-cell-properties fo:border="none" fo:padding="0mm"/>
    </style:style>
  </office:automatic-styles>
<office:body>
<office:text>
$body$
</office:text>
</office:body>
</office:document-content>
"""
"""What pandoc fills in. Its own begins with the title, which stands in the text already."""
SPACES = {
    "office": "office",
    "style": "style",
    "text": "text",
    "table": "table",
    "draw": "drawing",
    "fo": "xsl-fo-compatible",
    "svg": "svg-compatible",
}
DATES = re.compile(rb"\s*<(meta:creation-date|dc:date)>[^<]*</\1>")
HEADING = re.compile(rf'text:style-name="Heading_20_\d"([^>]*>(?:<[^>]*>)*)([{OBJECT}{SLIP}])')
HEADING_STYLES = {OBJECT: "Object", SLIP: "Slip"}
ALTERNATIVE = re.compile(r'<img src="data:[^"]*" alt="([^"]*)"')
FRAME_END = "</draw:frame>"
CELL_BORDERS = re.compile(
    r'(?<=<style:style style:name="Table)(HeaderRow|Row)(Cell" style:family="table-cell">\s*)'
    r"<style:table-cell-properties [^>]*/>"
)
BORDERED = {
    "Row": '<style:table-cell-properties fo:border="0.5pt solid #767676" fo:padding="1.2mm"/>',
    "HeaderRow": '<style:table-cell-properties fo:border="0.5pt solid #767676" fo:padding="1.2mm"'
    ' fo:background-color="#f2f4f6"/>',
}
CELL = '<table:table-cell table:style-name="Top.Cell">'
PLACED = {
    TOP: '<table:table table:name="Haut" table:style-name="Top">'
    '<table:table-column table:style-name="Top.Left"/>'
    f'<table:table-column table:style-name="Top.Right"/><table:table-row>{CELL}',
    BESIDE: f"</table:table-cell>{CELL}",
    BELOW: "</table:table-cell></table:table-row></table:table>",
}
"""The top of a letter: who writes at the left, to whom at the right."""
SIGN_ALONE = re.compile(rf"<text:p [^>]*>([{TOP}{BESIDE}{BELOW}])</text:p>")


def files(pages: Mapping[str, bytes], committee: Path) -> dict[str, bytes]:
    """A document of Writer for each page among the files, `NAME.odt` for `NAME.html`.

    `committee` is the folder that holds `data/`, and may hold `templates/writer.odt`.

    Raises:
        MissingExtraError: the converter is not installed.
        TemplateFault: the committee's own `writer.odt` cannot be read.
    """
    looks = reference(committee)
    pandoc = _pandoc()
    with TemporaryDirectory(prefix="clu-") as folder:
        given = Path(folder) / "reference.odt"
        given.write_bytes(looks)
        template = Path(folder) / "template.xml"
        template.write_text(_template(), encoding="utf-8")
        command = [pandoc, *OPTIONS, f"--reference-doc={given}", f"--template={template}"]
        named = {name: content for name, content in pages.items() if name.endswith(PAGE)}
        return {
            name.removesuffix(PAGE) + SUFFIX: _written(command, content.decode())
            for name, content in steps.through(named.items(), len(named), "pages pour Writer")
        }


def _pandoc() -> str:
    """The path of the converter: the one that the extra brings, else the machine's."""
    try:
        import pypandoc
    except ModuleNotFoundError:
        raise extra.missing("odt", "écrire pour Writer") from None
    try:
        path: str = pypandoc.get_pandoc_path()
    except OSError:
        raise extra.missing("odt", "écrire pour Writer") from None
    return path


def _template() -> str:
    address = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
    spaces = [f' xmlns:{name}="{address.format(end)}"' for name, end in SPACES.items()]
    return WITHOUT_TITLE.format(
        spaces=f'{"".join(spaces)} xmlns:xlink="http://www.w3.org/1999/xlink"'
    )


def _written(command: list[str], page: str) -> bytes:
    given = outline(page)
    done = subprocess.run(  # noqa: S603 - the converter, on a page that clu wrote
        command, input=given.encode(), capture_output=True, check=True, timeout=TIME_LIMIT
    )
    parts = unpacked(done.stdout)
    parts[META] = DATES.sub(b"", parts[META])
    parts[CONTENT] = _said(_finished(parts[CONTENT].decode()), ALTERNATIVE.findall(given)).encode()
    return packed(parts)


def _said(content: str, words: list[str]) -> str:
    """The text, each drawing with the words that say it, which pandoc leaves out."""
    *before, last = content.split(FRAME_END)
    if len(before) != len(words):  # a page of the committee's own, with other images
        return content
    said = [f"{one}<svg:title>{each}</svg:title>" for one, each in zip(before, words, strict=True)]
    return FRAME_END.join((*said, last))


def _finished(content: str) -> str:
    """The text, what `outline` could only sign written out."""
    styled = HEADING.sub(
        lambda found: f'text:style-name="{HEADING_STYLES[found[2]]}"{found[1]}', content
    )
    bordered = CELL_BORDERS.sub(lambda found: f"{found[1]}{found[2]}{BORDERED[found[1]]}", styled)
    placed = SIGN_ALONE.sub(lambda found: PLACED[found[1]], bordered)
    return placed.replace(BLANK, "<text:tab/>")
