// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/welcome_page.h"

#include "ui/widgets/icons.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace kikuscope::ui {

WelcomePage::WelcomePage(QWidget* parent) : QWidget(parent), m_tours(new QVBoxLayout)
{
    setObjectName(QStringLiteral("welcomePage"));
    auto* picture = new QLabel(this);
    picture->setPixmap(applicationIcon().pixmap(96, 96));
    picture->setAlignment(Qt::AlignCenter);
    auto* title = new QLabel(tr("Kikuscope"), this);
    QFont big = title->font();
    big.setPointSizeF(big.pointSizeF() * 2);
    big.setBold(true);
    title->setFont(big);
    title->setAlignment(Qt::AlignCenter);
    auto* text = new QLabel(tr("Open an EBSD scan to name the symmetry of every pattern.\nOr drop files anywhere in this window."), this);
    text->setProperty("role", QStringLiteral("subtle"));
    text->setAlignment(Qt::AlignCenter);
    auto* open = new QPushButton(icon(QStringLiteral("open")), tr("Open a scan…"), this);
    open->setObjectName(QStringLiteral("welcomeOpen"));
    auto* demo = new QPushButton(icon(QStringLiteral("demo")), tr("Simulated demonstration"), this);
    demo->setObjectName(QStringLiteral("welcomeDemo"));

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addStretch();
    buttons->addWidget(open);
    buttons->addWidget(demo);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addStretch(2);
    layout->addWidget(picture);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addSpacing(8);
    layout->addLayout(buttons);
    layout->addSpacing(8);
    layout->addLayout(m_tours);
    layout->addStretch(3);
    connect(open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    connect(demo, &QPushButton::clicked, this, &WelcomePage::demoRequested);
}

void WelcomePage::offerTours(const QList<QAction*>& tours)
{
    auto* text = new QLabel(tr("New here? Three short tours:"), this);
    text->setProperty("role", QStringLiteral("subtle"));
    text->setAlignment(Qt::AlignCenter);
    m_tours->addWidget(text);
    auto* row = new QHBoxLayout;
    row->addStretch();
    for (QAction* tour : tours) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(tour);
        row->addWidget(button);
    }
    row->addStretch();
    m_tours->addLayout(row);
}

} // namespace kikuscope::ui
