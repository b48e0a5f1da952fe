// SPDX-License-Identifier: GPL-3.0-or-later
// The user guide: Markdown pages of resources/help and the cards of the bundled models, with contents and search.
#pragma once
#include <QDialog>

class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace kikuscope::ui {

struct HelpPage
{
    const char* file;  // under resources/, without a folder up
    const char* title; // English; translation context "HelpBrowser"
};
/// In the order of the contents.
const std::vector<HelpPage>& helpPages();

class HelpBrowser : public QDialog
{
    Q_OBJECT

public:
    explicit HelpBrowser(QWidget* parent = nullptr);

    /// A file of helpPages(), with or without "#heading". Pages that are missing say so in their place.
    void showPage(const QString& file);
    QString page() const { return m_page; }
    /// Only pages that contain all words, in any case; an empty text lists all.
    void search(const QString& words);

private:
    void follow(const QUrl& link);
    void highlight(const QString& words);

    QLineEdit* m_search;
    QListWidget* m_contents;
    QTextBrowser* m_text;
    QString m_page;
};

} // namespace kikuscope::ui
