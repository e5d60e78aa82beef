#pragma once
#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include "ui/common/desk.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace anjuan::ui {

/// What the case list shows: a text searched while it is typed, a stage, and more in a row of its own. Filters can be
/// kept under a name; they are settings of this PC.
class CaseFilterBar final : public QWidget {
    Q_OBJECT
public:
    CaseFilterBar(Desk &desk, QWidget *parent);
    casework::CaseFilter filter() const;
    /// Only cases in which something should have been done by today 逾期.
    bool overdueOnly() const;
    QLineEdit *search() const { return m_search; }
    /// Stages, people and items of the library that is open now.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    QWidget *makeMore();
    QLineEdit *addField(QWidget *row, const QString &label, const char *name, const QString &hint);
    void clearAll();
    void keep();
    void drop();
    void readKept();
    void apply(const QVariantMap &values);
    QVariantMap values() const;
    void chooseKept(int index);
    bool checkFields();

    Desk &m_desk;
    QLineEdit *m_search;
    QComboBox *m_stage;
    QCheckBox *m_openOnly;
    QCheckBox *m_overdue;
    QComboBox *m_kept;
    QWidget *m_more = nullptr;
    QComboBox *m_officer = nullptr;
    QComboBox *m_item = nullptr;
    std::vector<std::pair<QString, QLineEdit *>> m_fields;
    QTimer m_soon;
};

} // namespace anjuan::ui
