// SPDX-License-Identifier: GPL-3.0-or-later
// Light and dark appearance: one palette and one style sheet each.
#pragma once
#include <QColor>
#include <QString>

class QApplication;

namespace kikuscope::ui {

enum class ThemeChoice { System, Light, Dark };

/// Colours that QPalette has no role for.
struct ThemeColours
{
    QColor mapBackground, checkerA, checkerB; // around a map; pixels not yet classified
    QColor faded;                             // where pixels of a map go that are not selected
    QColor subtleText, border, accent;
    QColor warning, error; // banners and badges
};

/// Remembers what the system's own palette looked like; call once before applyTheme.
void rememberSystemTheme(const QApplication& app);
void applyTheme(QApplication& app, ThemeChoice choice);
bool isDarkTheme();
const ThemeColours& themeColours();

QString toString(ThemeChoice choice); // for the settings file
ThemeChoice themeFromString(const QString& text);

} // namespace kikuscope::ui
