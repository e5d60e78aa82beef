#include "ui/casepage/record_html.h"

#include <QtCore/QJsonArray>
#include <QtCore/QSet>
#include <QtCore/QUuid>

#include "core/base/quantity.h"
#include "core/packs/penalty_kinds.h"

#include "ui/common/look.h"
#include "ui/forms/gate_panel.h"

namespace anjuan::ui {
namespace {

QString escaped(const QString &text)
{
    return text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
}

QString row(const QString &label, const QString &html)
{
    return look::toned(QStringLiteral("<tr><td width='150' style='color:#5f6368;padding:2px 10px 2px 0'>%1</td>"
                                      "<td style='padding:2px 0'>%2</td></tr>"))
        .arg(label.toHtmlEscaped(), html);
}

QString scalarText(const QJsonValue &value)
{
    if (value.isBool())
        return Words::yesNo(value.toBool());
    if (value.isDouble())
        return QString::number(value.toInteger());
    return value.toString();
}

/// A step of the list of audio-video records, which the pack names.
bool namesAvStep(const casework::Field &field)
{
    return field.type == QLatin1String("text")
        && (field.name == QLatin1String("av_step") || field.name == QLatin1String("step"));
}

QString optionText(const casework::Field &field, const QString &value)
{
    for (const casework::Field::Option &option : field.options) {
        if (option.value == value)
            return option.zh;
    }
    return value;
}

/// The seven heads as a reader asks them, not as they are stored.
QString headsText(const QJsonArray &heads)
{
    const std::vector<QString> texts = Words::reviewHeads();
    QStringList lines;
    for (const QJsonValue &head : heads) {
        const qint64 no = head[QStringLiteral("no")].toInteger();
        const bool known = no >= 1 && no <= static_cast<qint64>(texts.size());
        const bool good = head[QStringLiteral("answer")].toString() == QLatin1String("ok");
        QString line = QStringLiteral("%1. %2  ").arg(no).arg(known ? texts[static_cast<size_t>(no - 1)] : QString());
        line += good ? Words::tr("No problem") : Words::tr("Problem");
        const QString remark = head[QStringLiteral("remark")].toString();
        if (!remark.isEmpty())
            line += QStringLiteral(" — ") + remark;
        lines.append(line);
    }
    return lines.join(QLatin1Char('\n'));
}

/// Codes of a list as people read them: kinds of penalty, 法定情节, entries of the review catalogue.
QString codeText(const casework::Field &field, const QString &code, const Desk &desk)
{
    if (field.name == QLatin1String("other_kinds"))
        return packs::penaltyKindName(code, Words::language());
    if (field.name == QLatin1String("factors") || field.name == QLatin1String("named")
        || field.name == QLatin1String("triggers"))
        return desk.packName(QStringLiteral("code/") + code);
    return code;
}

/// A tier and what fits it by their names, which the benchmark beside them knows.
QJsonObject withTierNames(QJsonObject values, const Desk &desk)
{
    const QString benchmark = values.value(QStringLiteral("benchmark")).toString() + QLatin1Char('/');
    if (const QString tier = values.value(QStringLiteral("tier")).toString(); !tier.isEmpty())
        values.insert(QStringLiteral("tier"), desk.packName(benchmark + tier));
    QJsonArray fits;
    for (const auto each : values.value(QStringLiteral("circumstances")).toArray()) {
        const QString code = each.toString();
        fits.append(code.contains(QLatin1Char('/')) ? code : desk.packName(benchmark + code));
    }
    if (!fits.isEmpty())
        values.insert(QStringLiteral("circumstances"), fits);
    return values;
}

QString listText(const casework::Field &field, const QJsonArray &values, const Desk &desk)
{
    // Digests of records tell nothing to a reader; how many there are does.
    if (field.type == QLatin1String("records"))
        return QString::number(values.size());
    QStringList parts;
    for (const QJsonValue &value : values) {
        if (!value.isObject()) {
            parts.append(field.type == QLatin1String("persons")       ? desk.nameOf(value.toString())
                             : field.type == QLatin1String("strings") ? codeText(field, value.toString(), desk)
                                                                      : scalarText(value));
            continue;
        }
        QStringList members;
        const QJsonObject object = withTierNames(value.toObject(), desk);
        for (const casework::Field &member : field.fields) {
            if (object.contains(member.name))
                members.append(member.zh + QStringLiteral(": ") + fieldText(member, object.value(member.name), desk));
        }
        parts.append(members.join(QStringLiteral("\n")));
    }
    const bool lines = field.type == QLatin1String("objects") || field.type == QLatin1String("strings");
    return parts.join(lines ? QStringLiteral("\n") : Words::tr(", ", "between names"));
}

/// Members that name a blob or another record tell nothing to a reader; the files stand below as links.
bool isPlumbing(const QString &name)
{
    static const QSet<QString> plumbing{QStringLiteral("body_salt"),          QStringLiteral("salt"),
                                        QStringLiteral("statement"),          QStringLiteral("fields"),
                                        QStringLiteral("private_members"),    QStringLiteral("numbers_used"),
                                        QStringLiteral("received_by_another")};
    for (const char *end : {"_sha256", "_sha256s", "_bytes", "_name"}) {
        if (name.endsWith(QLatin1String(end)) && name != QLatin1String("unit_name"))
            return true;
    }
    return plumbing.contains(name);
}

QString findingsHtml(const casework::RecordView &record)
{
    QString html;
    for (const cases::GateFinding &finding : record.findings)
        html += QStringLiteral("<p>%1</p>").arg(findingHtml(finding));
    return html;
}

QString blobsHtml(const casework::RecordView &record)
{
    QString html;
    for (const casework::BlobView &blob : record.blobs) {
        const QString name = blob.name.isEmpty() ? blob.sha256.left(12) : blob.name;
        const QString size = blob.present ? Words::bytes(blob.bytes) : Words::tr("not on this PC");
        const QString shown =
            blob.present ? QStringLiteral("<a href='blob:%1'>%2</a>").arg(blob.sha256, escaped(name)) : escaped(name);
        html += row(Words::tr("File"), QStringLiteral("%1 (%2)").arg(shown, size));
    }
    return html;
}

} // namespace

QString fieldText(const casework::Field &field, const QJsonValue &value, const Desk &desk)
{
    if (field.name == QLatin1String("heads"))
        return headsText(value.toArray());
    if (value.isArray())
        return listText(field, value.toArray(), desk);
    if (value.isObject()) {
        QStringList parts;
        for (const casework::Field &member : field.fields) {
            if (value.toObject().contains(member.name))
                parts.append(member.zh + QStringLiteral(": ")
                             + fieldText(member, value.toObject().value(member.name), desk));
        }
        return parts.join(QStringLiteral("\n"));
    }
    if (field.type == QLatin1String("enum"))
        return optionText(field, value.toString());
    if (field.type == QLatin1String("fen"))
        return Words::money(value.toInteger());
    if (field.type == QLatin1String("milli"))
        return quantityText(value.toInteger());
    if (field.type == QLatin1String("instant"))
        return Words::moment(value.toString());
    if (field.type == QLatin1String("item") || field.type == QLatin1String("benchmark") || namesAvStep(field))
        return desk.packName(value.toString());
    if (field.type == QLatin1String("procedure"))
        return desk.packName(QStringLiteral("procedure/") + value.toString());
    if (field.type == QLatin1String("person"))
        return desk.nameOf(value.toString());
    const bool digest = field.type == QLatin1String("record") || field.type == QLatin1String("digest");
    if (constexpr int kHex = 64; digest && value.toString().size() == kHex)
        return value.toString().left(16);
    return scalarText(value);
}

QString fieldRows(const std::vector<casework::Field> &fields, const QJsonObject &values, const Desk &desk)
{
    QString html;
    QSet<QString> shown;
    for (const casework::Field &field : fields) {
        shown.insert(field.name);
        // A form's title is that of its record; here stands what the program calls it.
        const bool mute = (values.value(field.name).isObject() && field.fields.empty())
            || (field.type == QLatin1String("form") && field.fields.empty());
        // Whom an inspection or a register is about is named by a field of its own, as the name of a file never is.
        const bool named = field.name.endsWith(QLatin1String("_name"));
        if (!values.contains(field.name) || mute || (!named && isPlumbing(field.name))
            || field.type == QLatin1String("file"))
            continue;
        // An id that stands for no name is the program's own.
        const QString text = fieldText(field, values.value(field.name), desk);
        if (QUuid::fromString(text).isNull())
            html += row(field.zh, escaped(text));
    }
    for (auto it = values.begin(); it != values.end(); ++it) {
        const bool plain = it->isString() || it->isDouble() || it->isBool();
        if (!shown.contains(it.key()) && !isPlumbing(it.key()) && plain)
            html += row(it.key(), escaped(scalarText(it.value())));
    }
    return html;
}

QString recordHtml(const casework::RecordView &record, const Desk &desk)
{
    QString html = QStringLiteral("<h3>%1</h3>%2<table width='100%'>").arg(escaped(record.title), findingsHtml(record));
    if (!record.actOn.isEmpty())
        html += row(Words::tr("Date of the act"), escaped(Words::moment(record.actOn)));
    QJsonObject values = record.body;
    for (auto it = record.particulars.begin(); it != record.particulars.end(); ++it)
        values.insert(it.key(), it.value());
    values = withTierNames(std::move(values), desk);
    if (const casework::Act *act = casework::actOfKind(record.kind)) {
        std::vector<casework::Field> fields = act->fields;
        fields.insert(fields.end(), act->adds.begin(), act->adds.end());
        html += fieldRows(fields, values, desk);
    } else {
        html += fieldRows({}, values, desk);
    }
    html += blobsHtml(record);
    // What was written first, then by whom and how it stands in the chain.
    html += row(Words::tr("Recorded"), escaped(Words::tr("%1 by %2").arg(Words::moment(record.at), record.by)));
    html += row(Words::tr("Signature"), escaped(Words::verdict(record.verdict)));
    if (!record.cosignedBy.isEmpty())
        html += row(Words::tr("Cosigned by"), escaped(record.cosignedBy.join(Words::tr(", ", "between names"))));
    html += row(Words::tr("Record"), QStringLiteral("%1 · <code>%2</code>").arg(record.seq).arg(record.hash.left(16)));
    return html + QStringLiteral("</table>");
}

QString discretionSheetHtml(const casework::CaseView &view)
{
    QString rows;
    const QJsonObject discretion = view.fields.value(QLatin1String("discretion")).toObject();
    for (const auto each : discretion.value(QLatin1String("sheet")).toArray()) {
        const QJsonObject line = each.toObject();
        rows += look::toned(QStringLiteral("<tr><td style='color:#5f6368;padding-right:14px'>%1</td><td>%2</td></tr>"))
                    .arg(line.value(QLatin1String("label")).toString().toHtmlEscaped(),
                         line.value(QLatin1String("text")).toString().toHtmlEscaped());
    }
    return rows.isEmpty()
        ? rows
        : QStringLiteral("<h4>%1</h4><table>%2</table>").arg(Words::tr("Calculation sheet").toHtmlEscaped(), rows);
}

} // namespace anjuan::ui
