// SPDX-License-Identifier: GPL-3.0-or-later
// A non-modal message over the work area: one sentence, details on demand, dismissed by the user or replaced.
#pragma once
#include <QFrame>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace kikuscope::ui {

class MessageBanner : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBanner(QWidget* parent = nullptr);

    void showError(const QString& title, const QString& sentence, const QString& details = {});
    QString sentence() const;

private:
    QLabel* m_title;
    QLabel* m_sentence;
    QToolButton* m_detailsButton;
    QPlainTextEdit* m_details;
};

} // namespace kikuscope::ui
