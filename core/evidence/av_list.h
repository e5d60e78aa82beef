#pragma once
#include <vector>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace anjuan::evidence {

/// What a case did that the list of audio-video records may speak of.
struct DoneAct {
    QString record;
    QString act;
    QJsonObject body;
};

/// A piece of evidence that records a step, and a decision that text suffices for one.
struct RecordedStep {
    QString record;
    QString step;
};

/// One line of the list 音像记录事项清单 as it stands in a case (行政执法全过程记录; docs/domain.md §7.1).
struct AvRow {
    enum class State {
        NotDone,  // the step has not come
        Recorded, // there is a recording
        Waived,   // text suffices, with its reason
        Owed,     // it must be recorded, and is not
        Open,     // it may be recorded, and is not
    };
    QString step;
    QString zh;
    bool mandatory = false;
    QString method;
    QString content;
    QString keep; // retention: permanent, y30, y10, m6
    QString source;
    State state = State::NotDone;
    QStringList done;       // records of the acts of this step
    QStringList recordings; // records of the evidence
    QStringList waivers;
};

/// The step of the list to which an act belongs; empty where it belongs to none.
QString stepOfAct(const QString &act, const QJsonObject &body);

/// The pack's list over a case.
std::vector<AvRow> avRows(const QJsonArray &list, const std::vector<DoneAct> &done,
                          const std::vector<RecordedStep> &recordings, const std::vector<RecordedStep> &waivers);

/// How much of what was done is recorded; a waived step counts as settled.
struct AvCoverage {
    int done = 0;
    int recorded = 0;
    int waived = 0;
    int owed = 0;
    /// Of the steps done, in hundredths; 100 where none was.
    int percent() const { return done == 0 ? 100 : (recorded + waived) * 100 / done; }
    AvCoverage &operator+=(const AvCoverage &other);
};
AvCoverage coverageOf(const std::vector<AvRow> &rows);

} // namespace anjuan::evidence
