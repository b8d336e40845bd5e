"""What parts of an office package are called, by the last word of the relation that leads to them."""

REPORTED = {
    "comments": "comments", "commentsExtended": "comments", "commentsIds": "comments", "commentsExtensible": "comments",
    "threadedComment": "comments", "person": "comments", "people": "comments", "legacyDiagramText": "comments",
    "oleObject": "embedded", "package": "embedded", "control": "embedded", "activeXControlBinary": "embedded",
    "ctrlProp": "sheet_settings",
    "namedSheetViews": "sheet_settings", "documenttasks": "comments", "customProperty": "sheet_settings",
    "printerSettings": "printer", "customXml": "custom_xml", "customXmlProps": "custom_xml", "xmlMaps": "custom_xml",
    "core-properties": "properties", "extended-properties": "properties", "custom-properties": "custom_properties",
    "thumbnail": "thumbnail", "vbaProject": "macros", "vbaProjectSignature": "macros", "wordVbaData": "macros",
    "attachedToolbars": "macros", "keyMapCustomizations": "macros",
    "pivotTable": "pivot", "pivotCacheDefinition": "pivot", "pivotCacheRecords": "pivot", "slicerCache": "pivot",
    "slicer": "pivot", "timeline": "pivot", "timelineCache": "pivot",
    "externalLink": "external_link", "externalLinkPath": "external_link", "connections": "connections",
    "queryTable": "connections", "model": "connections", "powerPivotData": "connections",
    "table": "table", "tableSingleCells": "custom_xml", "revisionHeaders": "revisions", "revisionLog": "revisions",
    "usernames": "revisions", "glossaryDocument": "glossary", "attachedTemplate": "template",
    "mailMergeSource": "mail_merge", "mailMergeHeaderSource": "mail_merge", "recipientData": "mail_merge",
    "aFChunk": "inserted_file", "subDocument": "inserted_file", "ink": "ink", "inkXml": "ink", "frame": "linked_file",
    "hyperlink": "hyperlinks", "font": "extension", "image": "orphan", "header": "notes_unused",
    "footer": "notes_unused", "transform": "linked_file", "xlMacrosheet": "macro_sheet",
    "xlIntlMacrosheet": "macro_sheet", "dialogsheet": "macro_sheet", "origin": "signature", "signature": "signature",
    "chart": "orphan", "chartEx": "extension", "chartUserShapes": "orphan", "worksheet": "orphan",
    "hdphoto": "embedded", "video": "embedded", "audio": "embedded", "media": "embedded",
    "volatileDependencies": "connections",
}  # fmt: skip
"""→ what is noted when it is left out."""

SILENT = frozenset(
    ("calcChain", "webSettings", "stylesWithEffects", "sheetMetadata", "vmlDrawing", "chartStyle", "chartColorStyle",
     "themeOverride", "rdRichValue", "rdRichValueStructure", "rdRichValueTypes", "richStyles", "presProps", "settings",
     "drawing", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "fontTable",
     "styles", "theme", "numbering", "footnotes", "endnotes", "sharedStrings", "officeDocument")
)  # fmt: skip
"""Left out without a word: what programs note for themselves, or what belongs to a part that is told already."""

METAFILES = (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"\x02\x00\x09\x00", b"\x01\x00\x00\x00")
"""How WMF and EMF begin."""
