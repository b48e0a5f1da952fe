// SPDX-License-Identifier: GPL-3.0-or-later
// The spot patterns that are open: images, measurements, classes, zone axes. Everything is computed in jobs; the window's
// pages follow the signals.
#pragma once
#include "core/match/spots/zone_search.h"
#include "ui/jobs/job_runner.h"
#include "ui/saed/spot_model.h"

#include <QImage>
#include <QObject>
#include <QStringList>
#include <map>
#include <optional>

namespace kikuscope::ui {

struct OpenSpotPattern
{
    QString path, error;                      // error: why it could not be read or measured
    std::shared_ptr<const Image<float>> image; // null while it is read
    QImage picture;                           // roots of the values as grey levels, 2048 pixels a side at most
    match::SpotMeasurement measured;
    std::optional<int> zone;                  // known to the user: index into standardZoneAxes()
    bool pooled = true;                       // counts for the space group
    std::vector<float> probabilities;         // by output of the model; empty: not classified
    std::vector<match::ZoneCandidate> zones;  // of the structure
    bool zonesSearched = false;
    QString zoneError;                        // why they could not be searched
    int chosenZone = -1;
    std::vector<match::PlacedSpot> placed;    // of the chosen zone
    std::optional<SpotHeat> heat;
};

/// Space groups after the first n patterns that count.
struct PoolStep
{
    int pattern = 0;                   // id of the last one added
    std::vector<double> probabilities; // by group of the model
};

class SpotBench : public QObject
{
    Q_OBJECT

public:
    explicit SpotBench(JobRunner& runner, QObject* parent = nullptr);

    void open(const QStringList& paths);
    void remove(int id);
    QList<int> patterns() const { return m_order; }
    const OpenSpotPattern& pattern(int id) const { return m_patterns.at(id); }
    bool has(int id) const { return m_patterns.contains(id); }

    void moveCentre(int id, QPointF to); // to the lattice node next to it; pixels, (0, 0) the middle of the first
    /// A px, spot distance times d; 0: unknown.
    void setCameraConstant(double angstromPx);
    double cameraConstant() const { return m_cameraConstantPx; }

    /// Library name or CIF file; its zone axes are tried on all patterns. Empty: none.
    void setStructure(const QString& cifOrName);
    const QString& structure() const { return m_structure; }
    void chooseZone(int id, int candidate);

    void loadModel(const QString& nameOrPath);
    void setModel(std::shared_ptr<const SpotModel> model);
    const std::shared_ptr<const SpotModel>& model() const { return m_model; }
    void setKnownZone(int id, std::optional<int> zone);
    void setPooled(int id, bool pooled);
    void explain(int id);
    /// How the space group builds up, in the order in which the patterns were opened; empty without a model.
    std::vector<PoolStep> pool() const;

signals:
    void added(int id);
    void changed(int id);
    void removed(int id);
    void poolChanged();
    void modelChanged();
    void cameraConstantChanged();
    void structureChanged();
    void failed(const QString& title, const QString& sentence, const QString& details);

private:
    OpenSpotPattern* find(int id);
    void read(int id);
    void searchZones(int id);
    void place(int id);
    void classify(int id);
    /// Starts a job of the interactive lane; its error is told by failed(), and `onError` called with the sentence.
    template <class Work, class Done>
    void run(const QString& title, const QString& key, bool listed, Work work, Done done, std::function<void(const QString&)> onError = {});

    JobRunner& m_runner;
    std::map<int, OpenSpotPattern> m_patterns;
    QList<int> m_order;
    int m_last = 0;
    double m_cameraConstantPx = 0;
    QString m_structure;
    std::shared_ptr<const SpotModel> m_model;
};

} // namespace kikuscope::ui
