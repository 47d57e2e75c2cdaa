"""The encodings that a person can choose for a text file."""

from __future__ import annotations

from desktop_translator.core.marks import translatable

ENCODINGS = (
    ("utf-8", translatable("files", "Unicode (UTF-8)")),
    ("utf-16", translatable("files", "Unicode (UTF-16)")),
    ("cp1252", translatable("files", "Western (Windows 1252)")),
    ("iso8859-15", translatable("files", "Western (ISO 8859-15)")),
    ("cp850", translatable("files", "Western (DOS 850)")),
    ("mac_roman", translatable("files", "Western (Mac)")),
    ("cp1250", translatable("files", "Central European (Windows 1250)")),
    ("iso8859-2", translatable("files", "Central European (ISO 8859-2)")),
    ("cp1257", translatable("files", "Baltic (Windows 1257)")),
    ("cp1251", translatable("files", "Cyrillic (Windows 1251)")),
    ("koi8_r", translatable("files", "Cyrillic (KOI8-R)")),
    ("cp1253", translatable("files", "Greek (Windows 1253)")),
    ("cp1254", translatable("files", "Turkish (Windows 1254)")),
    ("cp1255", translatable("files", "Hebrew (Windows 1255)")),
    ("cp1256", translatable("files", "Arabic (Windows 1256)")),
    ("cp1258", translatable("files", "Vietnamese (Windows 1258)")),
    ("cp874", translatable("files", "Thai (Windows 874)")),
    ("shift_jis", translatable("files", "Japanese (Shift JIS)")),
    ("euc_jp", translatable("files", "Japanese (EUC)")),
    ("gb18030", translatable("files", "Chinese (GB 18030)")),
    ("big5", translatable("files", "Chinese (Big5)")),
    ("euc_kr", translatable("files", "Korean (EUC)")),
)
"""Python's name and ours of each; the names that detection gives are among them."""
