#pragma once
#include <vector>

#include <QtCore/QTemporaryDir>
#include <QtWidgets/QWidget>

#include "core/casework/bound_paper.h"
#include "core/casework/volumes.h"

#include "ui/common/desk.h"

class QComboBox;
class QPushButton;

namespace anjuan::ui {

/// The volumes of a case that were built 已制作的卷: each can be saved as it was; what came after archiving is bound.
class VolumeBar final : public QWidget {
    Q_OBJECT
public:
    VolumeBar(Desk &desk, QWidget *parent);
    /// `stem`: how files are named; `mayBind`: the case is archived and dossier.build is offered here.
    void show(const CaseId &id, const QString &stem, bool mayBind);

Q_SIGNALS:
    void saved(const QString &file);
    /// A copy to look at and to print from, which goes with the bar.
    void opened(const QString &file);
    void bindChosen();

private:
    struct Shown {
        std::vector<casework::VolumeRow> volumes;
        std::vector<casework::BoundRow> papers;
    };
    void fill(const Shown &shown);
    void holdAgainstPaper();
    void save();
    void open();
    void write(const QString &file, void (VolumeBar::*done)(const QString &));

    Desk &m_desk;
    QComboBox *m_volumes;
    QPushButton *m_open;
    QPushButton *m_save;
    QTemporaryDir m_looked; // at
    QPushButton *m_bind;
    QPushButton *m_paper;
    CaseId m_case;
    QString m_stem;
    bool m_mayBind = false;
    QString m_lastBound; // newest volume when another was asked for; empty: none is awaited
    int m_count = 0;     // of what was shown
    int m_asked = 0;     // answers to older questions are dropped
};

} // namespace anjuan::ui
