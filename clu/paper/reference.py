"""The reference document of what is written for Writer: its styles, its sheets, head and foot.

The committee's own `templates/writer.odt` wins over the package's `writer.fodt`, which is the same
in one file of text. Nothing is read from it but its looks.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from clu.documents import TemplateFault, template_folder
from clu.documents.templates import refuse_link

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME = "writer"
MIME = "application/vnd.oasis.opendocument.text"
MIMETYPE, MANIFEST = "mimetype", "META-INF/manifest.xml"
CONTENT, META, STYLES = "content.xml", "meta.xml", "styles.xml"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
LOOKS = ("font-face-decls", "styles", "automatic-styles", "master-styles")
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The oldest date that a zip file can hold: no file within tells when it was made."""
DECLARED = '<?xml version="1.0" encoding="UTF-8"?>\n'
ROOT = re.compile(
    r'<office:document\b(?P<attributes>[^>]*?) office:mimetype="[^"]*"(?P<spaces>[^>]*)>'
)
EMPTY = f"""\
{DECLARED}<office:document-content office:version="1.3" xmlns:office="{OFFICE}">\
<office:body><office:text/></office:body></office:document-content>
"""
UNTOLD = f"""\
{DECLARED}<office:document-meta office:version="1.3" xmlns:office="{OFFICE}"><office:meta/>\
</office:document-meta>
"""
LISTED = f"""\
{DECLARED}<m:manifest m:version="1.3" xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
 <m:file-entry m:full-path="/" m:version="1.3" m:media-type="{MIME}"/>
 <m:file-entry m:full-path="{CONTENT}" m:media-type="text/xml"/>
 <m:file-entry m:full-path="{META}" m:media-type="text/xml"/>
 <m:file-entry m:full-path="{STYLES}" m:media-type="text/xml"/>
</m:manifest>
"""
"""Every part but the list itself: Writer takes a document with an unlisted one for a broken one."""


def reference(committee: Path) -> bytes:
    """The reference document of a committee, whose folder is the one that holds `data/`.

    Raises:
        TemplateFault: it is a symbolic link, or no document of Writer.
    """
    own = committee / "templates" / f"{NAME}.odt"
    if own.is_symlink() or own.exists():
        return _own(own)
    path = template_folder() / f"{NAME}.fodt"
    parts = {
        MIMETYPE: MIME.encode(),
        CONTENT: EMPTY.encode(),
        META: UNTOLD.encode(),
        STYLES: _looks(path.read_text(encoding="utf-8")).encode(),
        MANIFEST: LISTED.encode(),
    }
    return packed(parts)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A document from its parts, the same bytes each time; its mimetype first, and not squeezed."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != MIMETYPE, name)):
            squeezed = zipfile.ZIP_STORED if name == MIMETYPE else zipfile.ZIP_DEFLATED
            member = zipfile.ZipInfo(name, EPOCH)
            member.create_system = 0
            archive.writestr(member, parts[name], compress_type=squeezed)
    return file.getvalue()


def unpacked(document: bytes) -> dict[str, bytes]:
    """The parts of a document, by name.

    Raises:
        zipfile.BadZipFile: it is none.
    """
    with zipfile.ZipFile(BytesIO(document)) as archive:
        return {one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()}


def _own(path: Path) -> bytes:
    refuse_link(path.parent, "le dossier")
    refuse_link(path, "le modèle")
    try:
        document = path.read_bytes()
        parts = unpacked(document)
    except (OSError, zipfile.BadZipFile):
        document, parts = b"", {}
    if STYLES not in parts or parts.get(MIMETYPE, b"").strip() != MIME.encode():
        fact = "ce fichier n’est pas un document de Writer (.odt) lisible"
        raise TemplateFault(path, 1, fact, "enregistrez-le de nouveau depuis Writer, ou ôtez-le")
    return document


def _looks(flat: str) -> str:
    """The part of styles, from a document that is one file of text."""
    found = ROOT.search(flat)
    looks = [re.search(f"<office:{name}>.*?</office:{name}>", flat, re.DOTALL) for name in LOOKS]
    text = "".join(one[0] for one in looks if one)
    attributes = f"{found['attributes']}{found['spaces']}" if found else ""
    return f"{DECLARED}<office:document-styles{attributes}>{text}</office:document-styles>\n"
