#pragma once
#include <QtWidgets/QListWidget>

#include "ui/forms/field_editor.h"
#include "ui/forms/form_context.h"

namespace anjuan::ui {

/// Any number of several, ticked.
class ManyOfEditor : public FieldEditor {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::FieldEditor)
public:
    enum class Order { Fixed, AsGiven };
    /// `others` are not offered, and stand there where a draft or an earlier record names them.
    ManyOfEditor(const std::vector<Choice> &choices, QWidget *parent, Order order = Order::Fixed,
                 std::vector<Choice> others = {});

    QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

protected:
    /// What was ticked before and can still be chosen stays ticked.
    void setChoices(const std::vector<Choice> &choices);

private:
    void add(const Choice &choice);
    void putFirst(const QJsonArray &chosen);

    QListWidget *m_list;
    Order m_order;
    std::vector<Choice> m_others;
};

/// What the tiers of the chosen benchmark name, and the classes of parties it has of its own.
class CircumstancesEditor final : public ManyOfEditor { // 符合的情形
public:
    CircumstancesEditor(const std::vector<BenchmarkChoice> &benchmarks, QWidget *parent);

    void otherChanged(const QString &field, const QJsonValue &value) override;

private:
    std::vector<BenchmarkChoice> m_benchmarks;
};

/// The kinds of penalty beyond warning and fine; those the chosen tier of the benchmark lays down come ticked.
class KindsEditor final : public ManyOfEditor { // 其他处罚种类
public:
    KindsEditor(const std::vector<BenchmarkChoice> &benchmarks, QWidget *parent);

    void otherChanged(const QString &field, const QJsonValue &value) override;

private:
    std::vector<BenchmarkChoice> m_benchmarks;
    QString m_benchmark;
    QJsonArray m_proposed;
};

} // namespace anjuan::ui
