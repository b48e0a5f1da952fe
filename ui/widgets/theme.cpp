// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QPalette>
#include <QStyleFactory>

namespace kikuscope::ui {
namespace {

bool systemIsDark = false;
bool dark = false;

struct Scheme
{
    QColor window, base, alternate, raised, text, subtle, disabled, border, accent, accentText;
};

const Scheme& schemeOf(bool isDark)
{
    static const Scheme light{"#f3f4f6", "#ffffff", "#f7f8fa", "#ffffff", "#1c2127",
                              "#5d6773", "#a3abb5", "#d5d9df", "#1769c2", "#ffffff"};
    static const Scheme night{"#20242a", "#16191d", "#1b1f24", "#2a2f37", "#dfe3e8",
                              "#98a2ae", "#616a75", "#363c45", "#4c9be8", "#0d1116"};
    return isDark ? night : light;
}

QPalette paletteOf(const Scheme& s)
{
    QPalette p;
    p.setColor(QPalette::Window, s.window);
    p.setColor(QPalette::WindowText, s.text);
    p.setColor(QPalette::Base, s.base);
    p.setColor(QPalette::AlternateBase, s.alternate);
    p.setColor(QPalette::Text, s.text);
    p.setColor(QPalette::PlaceholderText, s.subtle);
    p.setColor(QPalette::Button, s.raised);
    p.setColor(QPalette::ButtonText, s.text);
    p.setColor(QPalette::BrightText, "#ff5555");
    p.setColor(QPalette::ToolTipBase, s.raised);
    p.setColor(QPalette::ToolTipText, s.text);
    p.setColor(QPalette::Highlight, s.accent);
    p.setColor(QPalette::HighlightedText, s.accentText);
    p.setColor(QPalette::Link, s.accent);
    p.setColor(QPalette::LinkVisited, s.accent);
    p.setColor(QPalette::Light, s.raised.lighter(110));
    p.setColor(QPalette::Midlight, s.raised);
    p.setColor(QPalette::Mid, s.border);
    p.setColor(QPalette::Dark, s.border.darker(120));
    p.setColor(QPalette::Shadow, Qt::black);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, s.disabled);
    p.setColor(QPalette::Disabled, QPalette::Highlight, s.border);
    return p;
}

QString styleSheetOf(const Scheme& s)
{
    QString css = QStringLiteral(R"(
QMainWindow::separator { background: %window; width: 5px; height: 5px; }
QMainWindow::separator:hover { background: %accent; }
QToolBar { background: %window; border: none; border-bottom: 1px solid %border; padding: 4px 6px; spacing: 2px; }
QToolBar::separator { background: %border; width: 1px; margin: 5px 6px; }
QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 4px 7px; color: %text; }
QToolButton:hover { background: %raised; border-color: %border; }
QToolButton:pressed, QToolButton:checked { background: %base; border-color: %border; }
QToolButton:disabled { color: %disabled; }
QToolButton:focus, QPushButton:focus, QComboBox:focus { border-color: %accent; }
QToolButton[popupMode="1"] { padding-right: 18px; }
QToolButton::menu-button { border: none; width: 15px; }
QPushButton { background: %raised; border: 1px solid %border; border-radius: 5px; padding: 5px 14px; }
QPushButton:hover { border-color: %accent; }
QPushButton:pressed { background: %base; }
QPushButton:default { background: %accent; color: %accentText; border-color: %accent; }
QPushButton:disabled { color: %disabled; }
QComboBox { background: %raised; border: 1px solid %border; border-radius: 5px; padding: 3px 8px; min-height: 18px; }
QComboBox:hover { border-color: %accent; }
QComboBox:disabled { color: %disabled; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(:/icons/chevron-%mode.svg); width: 10px; height: 10px; }
QComboBox QAbstractItemView { selection-background-color: %accent; selection-color: %accentText; background: %base; border: 1px solid %border; padding: 3px; outline: none; }
QDockWidget { color: %subtle; font-weight: 600; titlebar-close-icon: url(:/icons/dock-close-%mode.svg);
    titlebar-normal-icon: url(:/icons/dock-float-%mode.svg); }
QDockWidget::close-button, QDockWidget::float-button { border: none; padding: 0; icon-size: 12px; }
QDockWidget::title { background: %window; padding: 6px 8px 4px 8px; text-align: left; }
QTabBar::tab { background: transparent; color: %subtle; padding: 5px 12px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: %text; border-bottom-color: %accent; }
QTabBar::tab:hover { color: %text; }
QTabBar { border: none; }
QTreeView, QTableView, QListView { background: %base; alternate-background-color: %alternate; border: 1px solid %border;
    border-radius: 5px; outline: none; }
QWizardPage > QLineEdit { background: %base; border: 1px solid %border; border-radius: 5px; padding: 3px 6px; }
QWizardPage > QLineEdit:focus { border-color: %accent; }
QCheckBox::indicator:unchecked, QTableView::indicator:unchecked { background: %base; border: 1px solid %subtle;
    border-radius: 2px; width: 11px; height: 11px; }
QRadioButton::indicator:unchecked { background: %base; border: 1px solid %subtle; border-radius: 6px; width: 11px; height: 11px; }
QRadioButton::indicator:checked { background: %accentText; border: 4px solid %accent; border-radius: 6px; width: 5px; height: 5px; }
QRadioButton::indicator:disabled, QCheckBox::indicator:unchecked:disabled { border-color: %border; }
QTreeView::item { padding: 2px 2px; }
QHeaderView::section { background: %window; color: %subtle; border: none; border-bottom: 1px solid %border; padding: 4px 4px; }
QHeaderView { background: %window; border-top-left-radius: 5px; }
QStatusBar { background: %window; border-top: 1px solid %border; color: %subtle; }
QStatusBar::item { border: none; }
QMenuBar { background: %window; }
QMenuBar::item { padding: 5px 9px; border-radius: 4px; }
QMenuBar::item:selected { background: %raised; }
QMenu { background: %base; border: 1px solid %border; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: %accent; color: %accentText; }
QMenu::item:disabled { color: %disabled; background: transparent; }
QMenu::separator { height: 1px; background: %border; margin: 5px 6px; }
QProgressBar { background: %base; border: 1px solid %border; border-radius: 4px; text-align: center; color: %text; min-height: 6px; }
QProgressBar::chunk { background: %accent; border-radius: 3px; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: %accent; }
QToolTip { background: %raised; color: %text; border: 1px solid %border; padding: 4px; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: %border; border-radius: 4px; min-height: 24px; min-width: 24px; margin: 2px; }
QScrollBar::handle:hover { background: %subtle; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QLabel[role="subtle"] { color: %subtle; }
QLabel[role="badge"] { background: %badge; color: %badgeText; border-radius: 4px; padding: 1px 7px; margin-right: 4px; font-weight: 600; }
QFrame[role="pane"] { background: %base; border: 1px solid %border; border-radius: 6px; }
QFrame[role="banner"] { border-radius: 6px; border: 1px solid %error; background: %banner; }
)");
    const bool isDark = s.window.lightness() < 128;
    const std::pair<const char*, QString> values[] = {{"%accentText", s.accentText.name()},
                                                      {"%accent", s.accent.name()},
                                                      {"%window", s.window.name()},
                                                      {"%base", s.base.name()},
                                                      {"%alternate", s.alternate.name()},
                                                      {"%raised", s.raised.name()},
                                                      {"%text", s.text.name()},
                                                      {"%subtle", s.subtle.name()},
                                                      {"%disabled", s.disabled.name()},
                                                      {"%border", s.border.name()},
                                                      {"%badgeText", isDark ? "#1a1300" : "#3d2c00"},
                                                      {"%badge", isDark ? "#e0a526" : "#ffd166"},
                                                      {"%banner", isDark ? "#3a2325" : "#fdecec"},
                                                      {"%error", themeColours().error.name()},
                                                      {"%mode", isDark ? "dark" : "light"}};
    for (const auto& [key, value] : values)
        css.replace(QLatin1String(key), value);
    return css;
}

} // namespace

void rememberSystemTheme(const QApplication& app)
{
    systemIsDark = app.palette().color(QPalette::Window).lightness() < 128;
}

void applyTheme(QApplication& app, ThemeChoice choice)
{
    dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && systemIsDark);
    app.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    app.setPalette(paletteOf(schemeOf(dark)));
    app.setStyleSheet(styleSheetOf(schemeOf(dark)));
}

bool isDarkTheme() { return dark; }

const ThemeColours& themeColours()
{
    static const ThemeColours light{"#e3e6ea", "#cfd4da", "#dadee3", "#c4c8cd", "#5d6773",
                                    "#d5d9df", "#1769c2", "#b26a00", "#c9302c"};
    static const ThemeColours night{"#101215", "#262b32", "#2d333b", "#6f757d", "#98a2ae",
                                    "#363c45", "#4c9be8", "#e0a526", "#e5645f"};
    return dark ? night : light;
}

QString toString(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

ThemeChoice themeFromString(const QString& text)
{
    return text == QLatin1String("light")  ? ThemeChoice::Light
           : text == QLatin1String("dark") ? ThemeChoice::Dark
                                           : ThemeChoice::System;
}

} // namespace kikuscope::ui
