#pragma once
#include <vector>

#include <QtCore/QCoreApplication>
#include <QtCore/QString>

#include "core/base/messages.h"
#include "core/base/result.h"
#include "core/cases/gates.h"
#include "core/casework/act_table.h"

namespace anjuan::ui {

/// Words that several pages need. Those of law (acts, fields, rules) come from data, never from tr().
class Words {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::Words)
public:
    static Language language();
    static QString of(const Error &error);
    /// Instants within a text as people write them: to the minute, without the zone.
    static QString readable(QString text);

    struct Rule { // one rule as its reader meets it
        QString text;
        QString source;
        QString who;
        QString cure;
    };
    static Rule rule(const QString &id, const QStringList &args);

    /// The seven questions of the legal review, in order.
    static std::vector<QString> reviewHeads();
    static QString actName(const casework::Act &act);
    static QString actName(const QString &act);
    static QString roleName(const QString &code);
    static QString verdict(const QString &code);
    static QString bytes(qint64 size);
    /// `2026-03-05 09:30` of `2026-03-05T09:30:15+08:00`; other text as it is.
    static QString moment(const QString &instant);
    static QString yesNo(bool value);
    static QString money(qint64 fen);
    static QString withoutValue();
};

/// Colours of the three sorts of finding, readable on the palette's base.
QString colourOf(cases::GateClass gateClass);

} // namespace anjuan::ui
