#include "ui/verify/verdict_html.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

#include "ui/common/look.h"
#include "ui/common/words.h"

namespace anjuan::ui {
namespace {

struct Verdict {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::Verdict)
};

QString row(const QString &label, const QString &text)
{
    return look::toned(
               QStringLiteral(
                   "<tr><td style='color:#5f6368;padding-right:12px;white-space:nowrap'>%1</td><td>%2</td></tr>"))
        .arg(label.toHtmlEscaped(), text.toHtmlEscaped());
}

QString chainName(const QString &chain)
{
    if (chain.startsWith(QLatin1String("case/")))
        return Verdict::tr("Case chain");
    if (chain.startsWith(QLatin1String("access/")))
        return Verdict::tr("Access chain of a case");
    if (chain.startsWith(QLatin1String("office/")))
        return Verdict::tr("Unit's chain");
    if (chain.startsWith(QLatin1String("desk/")))
        return Verdict::tr("This PC's chain");
    return {};
}

/// Without a root from outside this disk, agreement proves only that nothing was half changed: no tick, no green.
QString headOf(const casework::VerifyReport &report)
{
    if (!report.clean())
        return Verdict::tr("%n finding(s).", nullptr, static_cast<int>(report.findings.size()));
    if (!report.contents)
        return Verdict::tr("No finding in the structure; contents were not checked.");
    if (report.againstOutside)
        return Verdict::tr("✓ No finding, and the root from outside agrees.");
    return Verdict::tr("No finding. Nothing from outside this PC was compared.");
}

/// Tables as their readers know them; those that nobody sees keep their own names.
QString tableName(const QString &table)
{
    const std::pair<const char *, QString> names[] = {
        {"case_row", Verdict::tr("list of cases")},
        {"party", Verdict::tr("parties")},
        {"case_officer", Verdict::tr("officers")},
        {"approval", Verdict::tr("approvals")},
        {"step", Verdict::tr("steps of the case")},
        {"number_used", Verdict::tr("document numbers")},
        {"evidence", Verdict::tr("evidence")},
        {"document", Verdict::tr("documents")},
        {"document_scan", Verdict::tr("signed scans")},
        {"service", Verdict::tr("service of documents")},
        {"review_round", Verdict::tr("legal review")},
        {"review_opinion", Verdict::tr("review opinions")},
        {"discretion", Verdict::tr("discretion")},
        {"dossier", Verdict::tr("dossiers")},
        {"publication", Verdict::tr("publicity")},
        {"person", Verdict::tr("people")},
        {"role", Verdict::tr("roles")},
        {"credential", Verdict::tr("credentials")},
        {"number_range", Verdict::tr("number ranges")},
        {"access_log", Verdict::tr("viewings")},
    };
    for (const auto &[name, words] : names) {
        if (table == QLatin1String(name))
            return Verdict::tr("%1 (%2)").arg(words, table);
    }
    return table;
}

bool isOfRow(const casework::Finding &finding)
{
    return finding.error.id.startsWith(QLatin1String("verify.row_")) && !finding.error.args.isEmpty()
        && finding.error.id != QLatin1String("verify.row_moved");
}

/// The values of a row as the check quotes them: texts in single quotes, doubled within.
QStringList valuesOf(const QString &row)
{
    QStringList values(QString{});
    bool quoted = false;
    for (const QChar c : row) {
        if (c == QLatin1Char('\''))
            quoted = !quoted;
        if (c == QLatin1Char(',') && !quoted)
            values.append(QString());
        else
            values.last().append(c);
    }
    for (QString &value : values)
        value = value.trimmed();
    return values;
}

/// A row that was changed is one row too many and one too few: what they differ in is what was changed.
QString differences(const casework::Finding &finding, const std::vector<casework::Finding> &all)
{
    if (!isOfRow(finding))
        return {};
    const QStringList own = valuesOf(finding.error.args.constFirst());
    for (const casework::Finding &other : all) {
        if (!isOfRow(other) || other.where != finding.where || other.error.id == finding.error.id)
            continue;
        const QStringList values = valuesOf(other.error.args.constFirst());
        if (values.size() != own.size() || values.constFirst() != own.constFirst())
            continue;
        const bool isWrong = finding.error.id == QLatin1String("verify.row_not_recorded");
        QStringList parts;
        for (qsizetype i = 0; i < own.size(); ++i) {
            if (own[i] != values[i])
                parts.append(Verdict::tr("the table says %1, the records %2")
                                 .arg(isWrong ? own[i] : values[i], isWrong ? values[i] : own[i]));
        }
        return parts.join(Verdict::tr("; ", "between differences"));
    }
    return {};
}

} // namespace

QString verdictHtml(const casework::VerifyReport &report)
{
    QString colour = QStringLiteral("palette(text)");
    if (!report.clean())
        colour = look::toned(QStringLiteral("#b3261e"));
    else if (report.againstOutside && report.contents)
        colour = look::toned(QStringLiteral("#2e7d32"));
    QString html = QStringLiteral("<p style='color:%1'><b>%2</b></p>").arg(colour, headOf(report).toHtmlEscaped());
    QStringList lines{report.lines.checked, report.lines.against, report.lines.notProven};
    if (report.signaturesSkipped > 0)
        lines.append(Verdict::tr("Not verified again: %n signature(s) that you checked yourself before.", nullptr,
                                 static_cast<int>(report.signaturesSkipped)));
    for (const QString &line : lines)
        html += QStringLiteral("<p style='margin-top:2px;margin-bottom:2px'>%1</p>")
                    .arg(Words::readable(line).toHtmlEscaped());
    return html;
}

QString placeOfFinding(const casework::Finding &finding)
{
    const QString chain = chainName(finding.where);
    if (!chain.isEmpty()) {
        const QString number = finding.where.section(QLatin1Char('#'), 1);
        return number.isEmpty() ? chain : Verdict::tr("%1, record %2").arg(chain, number);
    }
    const std::pair<const char *, QString> parts[] = {{"trigger ", Verdict::tr("Trigger %1")},
                                                      {"table ", Verdict::tr("Table %1")},
                                                      {"index ", Verdict::tr("Index %1")},
                                                      {"meta ", Verdict::tr("Identity of the library (%1)")}};
    for (const auto &[start, words] : parts) {
        if (finding.where.startsWith(QLatin1String(start)))
            return words.arg(finding.where.section(QLatin1Char(' '), 1));
    }
    if (finding.where == QLatin1String("profile"))
        return Verdict::tr("What this PC saw last");
    if (finding.error.id.startsWith(QLatin1String("verify.row_"))
        || finding.error.id.startsWith(QLatin1String("verify.table_")))
        return Verdict::tr("Table %1").arg(tableName(finding.where));
    return finding.where;
}

QString caseOfFinding(const casework::Finding &finding)
{
    return finding.about.isEmpty() ? Verdict::tr("(whole library)") : finding.about;
}

QString findingDetailHtml(const casework::Finding &finding, const std::vector<casework::Finding> &all)
{
    const QString means = finding.means();
    const Language language = Words::language();
    QString place = placeOfFinding(finding);
    if (!place.contains(finding.where))
        place = Verdict::tr("%1 (%2)").arg(place, finding.where);
    QString html = QStringLiteral("<table cellpadding='3'>");
    html += row(Verdict::tr("What is wrong"), Words::of(finding.error));
    if (finding.error.id == QLatin1String("verify.without_gate"))
        html += row(Verdict::tr("Rule"), Words::rule(finding.error.args.value(0), {}).text);
    if (const QString changed = differences(finding, all); !changed.isEmpty())
        html += row(Verdict::tr("Difference"), changed);
    html += row(Verdict::tr("What it means"), message(QStringLiteral("means.") + means, {}, language));
    html += row(Verdict::tr("What to do"), message(QStringLiteral("cure.") + means, {}, language));
    html += row(Verdict::tr("Where"), place);
    html += row(Verdict::tr("Case"), caseOfFinding(finding));
    return html + QStringLiteral("</table>");
}

} // namespace anjuan::ui
