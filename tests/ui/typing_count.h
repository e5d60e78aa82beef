#pragma once
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include "core/casework/act_table.h"

namespace anjuan::ui {

/// What is left to a person in a form: letters that it does not hold by itself, choices, and the ways between its
/// fields. A program types in the tests; minutes are worked out at a stated speed: 40 Chinese characters a minute, 200
/// others, a second and a half for a choice or a click, half a second for the Tab key.
struct Typing {
    int chinese = 0, others = 0, choices = 0, fields = 0, forms = 0;

    double minutes() const
    {
        constexpr double kChinese = 1.5, kOther = 0.3, kChoice = 1.5, kTab = 0.5, kForm = 3.0; // seconds
        return (chinese * kChinese + others * kOther + choices * kChoice + fields * kTab + forms * kForm) / 60;
    }

    void letters(const QString &text)
    {
        for (const QChar c : text)
            ++(c.unicode() > 0x2E7F ? chinese : others);
    }

    void field(const casework::Field &field, const QJsonValue &offered, const QJsonValue &wanted)
    {
        if (offered == wanted)
            return;
        ++fields;
        value(field, offered, wanted);
    }

    /// One form of an act, which offered some values and was wanted with others.
    void form(const casework::Act &act, const QJsonObject &offered, const QJsonObject &wanted)
    {
        ++forms;
        for (const casework::Field &one : act.fields) {
            if (wanted.contains(one.name))
                field(one, offered.value(one.name), wanted.value(one.name));
        }
    }

private:
    void value(const casework::Field &one, const QJsonValue &offered, const QJsonValue &wanted)
    {
        static const QStringList typed{QStringLiteral("text"), QStringLiteral("longtext"), QStringLiteral("strings")};
        constexpr int kDay = 5; // as `11.29`
        if (one.type == QLatin1String("object") || one.type == QLatin1String("objects")) {
            const QJsonArray rows = wanted.isArray() ? wanted.toArray() : QJsonArray{wanted};
            const QJsonArray had = offered.isArray() ? offered.toArray() : QJsonArray{offered};
            for (qsizetype i = 0; i < rows.size(); ++i) {
                for (const casework::Field &member : one.fields)
                    if (const QJsonValue cell = rows.at(i).toObject().value(member.name); !cell.isUndefined())
                        field(member, had.at(i).toObject().value(member.name), cell);
            }
        } else if (wanted.isArray() && !typed.contains(one.type)) {
            choices += static_cast<int>(std::abs(wanted.toArray().size() - offered.toArray().size()));
            choices += wanted.toArray().size() == offered.toArray().size() ? 1 : 0;
        } else if (one.type == QLatin1String("date") || one.type == QLatin1String("instant")) {
            others += one.type == QLatin1String("date") ? kDay : 2 * kDay;
        } else if (typed.contains(one.type)) {
            letters(wanted.isArray() ? wanted.toVariant().toStringList().join(QLatin1Char('\n')) : wanted.toString());
        } else if (wanted.isDouble()) {
            others += static_cast<int>(QString::number(wanted.toInteger()).size());
        } else {
            ++choices;
        }
    }
};

} // namespace anjuan::ui
