// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/save_question.h"

#include <QMessageBox>
#include <utility>

namespace kikuscope::ui {

SaveQuestion::SaveQuestion(QString name, QWidget* window, std::function<void(Next next)> save)
    : m_name(std::move(name)), m_window(window), m_save(std::move(save))
{
}

void SaveQuestion::ask(const QString& title, const QString& text, const QString& more, Next proceed)
{
    m_proceed = std::move(proceed);
    if (m_window->findChild<QMessageBox*>(m_name))
        return;
    auto* box = new QMessageBox(QMessageBox::Question, title, text, QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
    box->setObjectName(m_name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(more);
    box->setDefaultButton(QMessageBox::Save);
    connect(box, &QDialog::finished, this, [this, box](int answer) {
        box->setObjectName(QString()); // no longer the question that is asked
        const Next next = std::exchange(m_proceed, nullptr);
        if (answer == QMessageBox::Save)
            m_save(next);
        else if (answer == QMessageBox::Discard && next)
            next();
    });
    box->open();
}

} // namespace kikuscope::ui
