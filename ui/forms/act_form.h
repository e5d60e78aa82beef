#pragma once
#include <vector>

#include <QtCore/QJsonObject>
#include <QtWidgets/QWidget>

#include "ui/forms/field_editor.h"

class QGridLayout;
class QLabel;

namespace anjuan::ui {

/// The fields of any act, built from its data.
class ActForm final : public QWidget {
    Q_OBJECT
public:
    ActForm(const casework::Act &act, const FormContext &context, Prompt &prompt, QWidget *parent = nullptr);

    /// The `with` object of a request, without secret fields.
    QJsonObject values() const;
    void setValues(const QJsonObject &values);
    std::map<QString, QString> secrets() const;
    FieldEditor *editor(const QString &field) const;

    /// Where typing goes on: at the first field that must be filled in and is not, else at the first.
    void focusFirstEmpty();
    /// Marks required fields left empty and wrong ones; true when there is none. The first gets the focus.
    bool check();
    /// Whether check() would find nothing now; marks nothing.
    bool isComplete() const;
    /// Shows the error beside the field it speaks of; false when it speaks of none.
    bool showError(const Error &error);
    void clearErrors();

Q_SIGNALS:
    void edited();

private:
    struct Row {
        casework::Field field;
        FieldEditor *editor;
        QLabel *problem;
    };
    void addRow(const casework::Field &field, const EditorNeeds &needs, QGridLayout *grid);
    void presetCounty(const casework::Act &act, const FormContext &context);
    void presetOfficers(const casework::Act &act, const FormContext &context);
    void presetKnown(const casework::Act &act, const FormContext &context);
    void presetRespondent(const casework::Act &act, const FormContext &context);
    void presetWording(const casework::Act &act, const FormContext &context);
    void presetArticles(const FormContext &context);
    void presetCorrection(const FormContext &context);
    void presetAnswers(const FormContext &context);
    void presetProposal(const FormContext &context);
    void presetUrging(const FormContext &context);
    void presetService(const FormContext &context);
    void presetDiscretion(const FormContext &context);
    void presetMoney(const casework::Act &act, const FormContext &context);
    void presetApproval(const casework::Act &act, const FormContext &context);
    static QString problemOf(const Row &row);
    void propose(const QString &changed);
    void proposeLaws(const QString &item);
    void proposeContent();
    void proposeIn(const QString &field, const QString &text);
    void followParty(const casework::Act &act, const FormContext &context); // party_fields.cpp
    void proposeParticulars();
    void spread(const Row &from);
    std::vector<Row> m_rows;
    std::map<QString, std::pair<QString, QString>> m_itemLaws;
    std::map<QString, QJsonObject> m_particulars; // of each party that stands, by its record
    QJsonObject m_put;                            // of them, what the form put there
    QString m_act;
    std::map<QString, QString> m_proposed; // by field, as it was put there
};

} // namespace anjuan::ui
