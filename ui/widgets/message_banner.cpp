// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/message_banner.h"

#include "ui/widgets/icons.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

namespace kikuscope::ui {

MessageBanner::MessageBanner(QWidget* parent)
    : QFrame(parent), m_title(new QLabel(this)), m_sentence(new QLabel(this)),
      m_detailsButton(new QToolButton(this)), m_details(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("messageBanner"));
    setProperty("role", QStringLiteral("banner"));
    setAccessibleName(tr("Message"));

    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_sentence->setObjectName(QStringLiteral("bannerSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detailsButton->setText(tr("Details"));
    m_detailsButton->setObjectName(QStringLiteral("bannerDetailsButton"));
    m_detailsButton->setCheckable(true);
    m_details->setObjectName(QStringLiteral("bannerDetails"));
    m_details->setAccessibleName(tr("Details"));
    m_details->setReadOnly(true);
    m_details->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_details->setMaximumHeight(140);
    m_details->hide();

    auto* close = new QToolButton(this);
    close->setObjectName(QStringLiteral("bannerClose"));
    close->setIcon(icon(QStringLiteral("close")));
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss message"));

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setVerticalSpacing(2);
    layout->addWidget(m_title, 0, 0);
    m_answers = new QHBoxLayout;
    layout->addLayout(m_answers, 0, 1, 2, 1, Qt::AlignVCenter);
    layout->addWidget(m_detailsButton, 0, 2, 2, 1, Qt::AlignVCenter);
    layout->addWidget(close, 0, 3, 2, 1, Qt::AlignVCenter);
    layout->addWidget(m_sentence, 1, 0);
    layout->addWidget(m_details, 2, 0, 1, 4);
    layout->setColumnStretch(0, 1);

    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_detailsButton, &QToolButton::toggled, m_details, &QWidget::setVisible);
    hide();
}

void MessageBanner::showError(const QString& title, const QString& sentence, const QString& details)
{
    dropAnswers();
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_details->setPlainText(details);
    m_detailsButton->setChecked(false);
    m_detailsButton->setVisible(!details.isEmpty());
    show();
}

void MessageBanner::showQuestion(const QString& title, const QString& sentence, const std::vector<Answer>& answers)
{
    showError(title, sentence);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        auto* button = new QPushButton(answers[i].first, this);
        button->setObjectName(QStringLiteral("bannerAnswer%1").arg(i + 1));
        m_answers->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, use = answers[i].second] {
            hide();
            use(); // may show another message
        });
    }
}

void MessageBanner::dropAnswers()
{
    while (QLayoutItem* item = m_answers->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

QString MessageBanner::sentence() const { return m_sentence->text(); }

} // namespace kikuscope::ui
