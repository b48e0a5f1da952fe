// SPDX-License-Identifier: GPL-3.0-or-later
// A non-modal message over the work area: one sentence, details on demand or answers as buttons, dismissed by the user or replaced.
#pragma once
#include <QFrame>
#include <functional>
#include <utility>
#include <vector>

class QHBoxLayout;
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
    /// A question with its answers; it goes away with the first one given.
    using Answer = std::pair<QString, std::function<void()>>;
    void showQuestion(const QString& title, const QString& sentence, const std::vector<Answer>& answers);
    QString sentence() const;

private:
    void dropAnswers();

    QLabel* m_title;
    QLabel* m_sentence;
    QToolButton* m_detailsButton;
    QPlainTextEdit* m_details;
    QHBoxLayout* m_answers;
};

} // namespace kikuscope::ui
