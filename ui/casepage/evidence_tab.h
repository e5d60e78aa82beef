#pragma once
#include "core/evidence/av_list.h"

#include "ui/casepage/case_tab.h"
#include "ui/casepage/evidence_model.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace anjuan::ui {

class ActBar;
class PreviewPane;

/// The evidence: a table with filter and small pictures, the list of what must be recorded, and a look at each piece.
class EvidenceTab final : public CaseTab {
    Q_OBJECT
public:
    EvidenceTab(Desk &desk, QWidget *parent);
    void show(const casework::CaseView &view) override;
    void leave() override;
    void offerOnly(const std::optional<QStringList> &acts) override;

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeFilter();
    QWidget *makeAvLine();
    void loadAv();
    void showAvList();
    void wantThumbnail(const QString &sha256);
    void loadThumbnails();
    void takeIn(const QStringList &paths);
    void report();
    void certify();
    QModelIndex current() const;
    void offerCurrent();
    QString describe(const casework::EvidenceView &evidence) const;

    EvidenceModel *m_model;
    EvidenceFilter *m_filter;
    QTableView *m_table;
    PreviewPane *m_preview;
    ActBar *m_acts;
    QLineEdit *m_words = nullptr;
    QComboBox *m_which = nullptr;
    QLabel *m_av = nullptr;
    QPushButton *m_take = nullptr;
    CaseId m_case;
    QString m_caseName;
    std::vector<evidence::AvRow> m_list;
    QStringList m_wanted; // thumbnails
    bool m_loading = false;
    QString m_offered; // the record that the preview shows
};

} // namespace anjuan::ui
