"""The languages of the window: what there is, and how one is put in place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

TRANSLATION_FOLDER = Path(__file__).parents[1] / "resources" / "translations"


def languages() -> dict[str, str]:
    """Locale -> its own name, English first; the others as far as their file is there."""
    found = {"en": "English"}
    for path in sorted(TRANSLATION_FOLDER.glob("strata_*.qm")):
        locale = path.stem.removeprefix("strata_")
        found[locale] = QLocale(locale).nativeLanguageName()
    return found


def install_language(app: QCoreApplication, choice: str) -> str:
    """Translate from now on into `choice`, or the system's language where it is "".

    Gives the locale in force, "en" where there is no translation. Texts that were made before stay.
    """
    locale = QLocale(choice) if choice else QLocale.system()
    if locale.language() == QLocale.Language.English:
        return "en"
    ours = QTranslator(app)
    if not ours.load(locale, "strata", "_", str(TRANSLATION_FOLDER)):
        return "en"
    qt = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qt.load(locale, "qtbase", "_", folder):
        app.installTranslator(qt)
    app.installTranslator(ours)
    return locale.name()
