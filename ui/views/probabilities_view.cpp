// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/probabilities_view.h"

#include "core/draw/palette.h"
#include "ui/plot/probability_bars.h"
#include "ui/widgets/qt_convert.h"

#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>
#include <numeric>

namespace kikuscope::ui {
namespace {

constexpr std::size_t barsShown = 5;

}

ProbabilitiesView::ProbabilitiesView(Session& session, JobRunner& runner, QWidget* parent)
    : QWidget(parent), m_session(session), m_runner(runner), m_bars(new ProbabilityBars(this)),
      m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("probabilitiesView"));
    m_text->setProperty("role", QStringLiteral("subtle"));
    m_text->setMinimumWidth(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 0, 6, 4);
    layout->setSpacing(2);
    layout->addWidget(m_bars, 1);
    layout->addWidget(m_text);

    connect(&session, &Session::scanChanged, this, &ProbabilitiesView::renewProbe);
    connect(&session, &Session::detectorChanged, this, &ProbabilitiesView::renewProbe);
    connect(&session, &Session::modelChanged, this, &ProbabilitiesView::renewProbe);
    connect(&session, &Session::pixelChanged, this, &ProbabilitiesView::fetch);
    connect(&session, &Session::resultChanged, this, &ProbabilitiesView::fetch);
    renewProbe();
}

void ProbabilitiesView::renewProbe()
{
    const auto& scan = m_session.scan();
    m_probe = scan && scan->patterns && m_session.usableModel() ? std::make_shared<Probe>(scan, m_session.model())
                                                          : nullptr;
    fetch();
}

void ProbabilitiesView::fetch()
{
    if (!m_probe || m_session.pixel() < 0)
        return showStored();
    m_runner.start(
        {Lane::Interactive, tr("Class probabilities"), {}, QStringLiteral("probabilities"), false},
        [probe = m_probe, pixel = m_session.pixel()](JobMonitor&) { return probe->probabilities(pixel); },
        this,
        [this, model = m_session.model()](std::vector<float> p) {
            if (model == m_session.model())
                show(model->classes, p);
        });
}

void ProbabilitiesView::showStored()
{
    const auto result = m_session.result();
    const auto i = static_cast<std::size_t>(std::max<std::int64_t>(m_session.pixel(), 0));
    std::vector<float> p;
    if (result && i < result->topId.size()) {
        p.assign(static_cast<std::size_t>(result->phases.size()), 0);
        for (std::size_t k = 0; k < 3; ++k)
            if (result->phases.contains(result->topId[i][k]))
                p[result->topId[i][k] - 1u] = result->topProbability[i][k];
    }
    static const PhaseList none;
    show(result ? result->phases : none, p);
}

QString ProbabilitiesView::emptyReason() const
{
    if (!m_session.scan())
        return {};
    if (!m_session.scan()->patterns)
        return tr("This file holds no patterns.");
    if (m_session.model() && !m_session.usableModel())
        return tr("This model needs the pattern centre: Analyse > Pattern centre.");
    return m_session.model() ? tr("No pattern here.") : tr("Choose a model to see class probabilities.");
}

void ProbabilitiesView::show(const PhaseList& classes, const std::vector<float>& probabilities)
{
    std::vector<std::size_t> order(std::min(probabilities.size(), static_cast<std::size_t>(classes.size())));
    std::iota(order.begin(), order.end(), 0);
    const std::size_t shown = std::min(barsShown, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown), order.end(),
                      [&](std::size_t a, std::size_t b) { return probabilities[a] > probabilities[b]; });
    order.resize(shown);
    const std::vector<Rgba> colours = draw::phaseColours(classes);
    std::vector<ProbabilityBar> bars;
    for (const std::size_t k : order)
        bars.push_back({phaseTitle(classes[static_cast<int>(k) + 1]), static_cast<double>(probabilities[k]),
                        toQColor(colours[k + 1])});
    m_bars->setBars(bars);
    if (bars.empty())
        m_text->setText(emptyReason());
    else if (m_probe)
        m_text->setText(tr("%1 · best %2 of %3 classes")
                            .arg(toQString(m_session.model()->name))
                            .arg(bars.size())
                            .arg(classes.size()));
    else
        m_text->setText(tr("as stored in the result"));
}

} // namespace kikuscope::ui
