// SPDX-License-Identifier: GPL-3.0-or-later
// "Save, discard or cancel?" before something unsaved is lost.
#pragma once
#include <QObject>
#include <functional>

class QWidget;

namespace kikuscope::ui {

class SaveQuestion : public QObject
{
    Q_OBJECT

public:
    using Next = std::function<void()>;

    /// `name` of the message box, a child of `window`. `save(next)` saves and then calls next, or calls nothing.
    SaveQuestion(QString name, QWidget* window, std::function<void(Next next)> save);

    /// `proceed` is called after saving or discarding, never after cancelling. While the question stands, of two requests the later
    /// one counts.
    void ask(const QString& title, const QString& text, const QString& more, Next proceed);

private:
    QString m_name;
    QWidget* m_window;
    std::function<void(Next)> m_save;
    Next m_proceed;
};

} // namespace kikuscope::ui
