#pragma once
#include "ui/casepage/case_tab.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace anjuan::ui {

class ActBar;
class PreviewPane;
class VolumeBar;

/// The volume as one PDF, and the bundle that anyone can check.
class DossierTab final : public CaseTab {
    Q_OBJECT
public:
    DossierTab(Desk &desk, QWidget *parent);
    void show(const casework::CaseView &view) override;
    void leave() override;

private:
    void chooseDossier();
    void buildDossier(const QString &file);
    void chooseBundle();
    void openBinding();
    void makeCopy();
    void exportBundle(const QString &file);
    QString fileStem() const;

    QPushButton *m_build;
    QPushButton *m_export;
    QPushButton *m_copy;
    QCheckBox *m_split;
    QComboBox *m_order;
    QPushButton *m_binding;
    VolumeBar *m_volumes;
    QLabel *m_result;
    PreviewPane *m_preview;
    ActBar *m_acts;
    CaseId m_case;
    QString m_name;
};

} // namespace anjuan::ui
