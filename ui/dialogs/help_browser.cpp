// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/help_browser.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/resources.h"
#include "ui/widgets/qt_convert.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QSplitter>
#include <QTextBrowser>
#include <QTextCursor>
#include <QUrl>
#include <QVBoxLayout>

namespace kikuscope::ui {
namespace {

constexpr int fileRole = Qt::UserRole, textRole = Qt::UserRole + 1;

QString textOf(const QString& file)
{
    try {
        return toQString(readTextFile(resourcePath(toStdString(file))));
    } catch (const Error& error) {
        return HelpBrowser::tr("This page is missing: %1").arg(QString::fromUtf8(error.what()));
    }
}

QString folderOf(const QString& file)
{
    try {
        return QFileInfo(fromPath(resourcePath(toStdString(file)))).absolutePath();
    } catch (const Error&) {
        return {};
    }
}

} // namespace

const std::vector<HelpPage>& helpPages()
{
    static const std::vector<HelpPage> pages{
        {"help/start.md", QT_TRANSLATE_NOOP("HelpBrowser", "First steps")},
        {"help/files.md", QT_TRANSLATE_NOOP("HelpBrowser", "Files")},
        {"help/maps.md", QT_TRANSLATE_NOOP("HelpBrowser", "Maps and patterns")},
        {"help/figures.md", QT_TRANSLATE_NOOP("HelpBrowser", "Figures and reports")},
        {"help/projects.md", QT_TRANSLATE_NOOP("HelpBrowser", "Projects")},
        {"help/saed.md", QT_TRANSLATE_NOOP("HelpBrowser", "Spot patterns")},
        {"help/training.md", QT_TRANSLATE_NOOP("HelpBrowser", "Training")},
        {"help/trust.md", QT_TRANSLATE_NOOP("HelpBrowser", "How far to trust a model")},
        {"help/commands.md", QT_TRANSLATE_NOOP("HelpBrowser", "Command line")},
        {"models/README.md", QT_TRANSLATE_NOOP("HelpBrowser", "How models are measured")},
        {"models/phases-starter.md", QT_TRANSLATE_NOOP("HelpBrowser", "Card of phases-starter")},
        {"models/structure-types.md", QT_TRANSLATE_NOOP("HelpBrowser", "Card of structure-types")},
        {"models/structure-bands.md", QT_TRANSLATE_NOOP("HelpBrowser", "Card of structure-bands")},
        {"models/structure-angles.md", QT_TRANSLATE_NOOP("HelpBrowser", "Card of structure-angles")},
        {"models/bravais-starter.md", QT_TRANSLATE_NOOP("HelpBrowser", "Card of bravais-starter")},
        {"models/saed-cubic.md", QT_TRANSLATE_NOOP("HelpBrowser", "Card of saed-cubic")},
        {"protocols/README.md", QT_TRANSLATE_NOOP("HelpBrowser", "Protocols of the papers")},
    };
    return pages;
}

HelpBrowser::HelpBrowser(QWidget* parent)
    : QDialog(parent), m_search(new QLineEdit), m_contents(new QListWidget), m_text(new QTextBrowser)
{
    setObjectName(QStringLiteral("helpBrowser"));
    setWindowTitle(tr("User guide"));
    m_search->setObjectName(QStringLiteral("helpSearch"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search in the user guide"));
    m_search->setClearButtonEnabled(true);
    m_contents->setObjectName(QStringLiteral("helpContents"));
    m_contents->setAccessibleName(tr("Contents"));
    m_text->setObjectName(QStringLiteral("helpText"));
    m_text->setAccessibleName(tr("Page"));
    m_text->setOpenLinks(false);
    for (const HelpPage& page : helpPages()) {
        auto* item = new QListWidgetItem(QCoreApplication::translate("HelpBrowser", page.title), m_contents);
        item->setData(fileRole, QString::fromLatin1(page.file));
        item->setData(textRole, textOf(QString::fromLatin1(page.file)));
    }

    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_search);
    column->addWidget(m_contents);
    auto* splitter = new QSplitter;
    splitter->addWidget(left);
    splitter->addWidget(m_text);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({240, 760});
    auto* whole = new QVBoxLayout(this);
    whole->addWidget(splitter);
    resize(1000, 700);

    connect(m_search, &QLineEdit::textChanged, this, &HelpBrowser::search);
    connect(m_contents, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item)
            showPage(item->data(fileRole).toString());
    });
    connect(m_text, &QTextBrowser::anchorClicked, this, &HelpBrowser::follow);
    m_contents->setCurrentRow(0);
}

void HelpBrowser::showPage(const QString& file)
{
    const QString name = file.section('#', 0, 0), heading = file.section('#', 1);
    if (name != m_page) {
        m_page = name;
        m_text->setSearchPaths({folderOf(name)});
        m_text->document()->setBaseUrl(QUrl::fromLocalFile(folderOf(name) + '/'));
        m_text->setMarkdown(textOf(name));
        for (int row = 0; row < m_contents->count(); ++row)
            if (m_contents->item(row)->data(fileRole) == name)
                m_contents->setCurrentRow(row);
        highlight(m_search->text());
    }
    if (!heading.isEmpty())
        m_text->find(QString(heading).replace('-', ' '));
}

void HelpBrowser::search(const QString& words)
{
    const QStringList wanted = words.split(' ', Qt::SkipEmptyParts);
    QListWidgetItem* first = nullptr;
    for (int row = 0; row < m_contents->count(); ++row) {
        auto* item = m_contents->item(row);
        const QString text = item->text() + '\n' + item->data(textRole).toString();
        const bool found = std::all_of(wanted.begin(), wanted.end(),
                                       [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
        item->setHidden(!found);
        if (found && !first)
            first = item;
    }
    if (first && m_contents->currentItem() && m_contents->currentItem()->isHidden())
        m_contents->setCurrentItem(first);
    highlight(words);
}

void HelpBrowser::highlight(const QString& words)
{
    QList<QTextEdit::ExtraSelection> found;
    for (const QString& word : words.split(' ', Qt::SkipEmptyParts))
        for (QTextCursor at = m_text->document()->find(word); !at.isNull(); at = m_text->document()->find(word, at)) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = at;
            mark.format.setBackground(palette().highlight());
            mark.format.setForeground(palette().highlightedText());
            found.push_back(mark);
        }
    m_text->setExtraSelections(found);
}

/// Pages open here, whatever folder they come from; the rest of the world in the browser of the desktop.
void HelpBrowser::follow(const QUrl& link)
{
    if (!link.isRelative() && !link.isLocalFile()) {
        QDesktopServices::openUrl(link);
        return;
    }
    const QString target = QDir::cleanPath(QFileInfo(m_page).path() + '/' + link.path());
    const QString heading = link.hasFragment() ? '#' + link.fragment() : QString();
    if (link.path().isEmpty()) {
        showPage(m_page + heading);
        return;
    }
    for (const HelpPage& page : helpPages())
        if (target == QLatin1String(page.file))
            showPage(target + heading);
}

} // namespace kikuscope::ui
