#include "ui/packs/pack_html.h"

#include <QtCore/QCoreApplication>

#include "core/base/clock.h"
#include "core/packs/penalty_kinds.h"
#include "core/packs/words.h"

#include "ui/common/look.h"
#include "ui/common/words.h"

namespace anjuan::ui {
namespace {

class PackHtml {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::PackHtml)
};

/// `even`: columns of one width, so that tables beneath one another stand in line.
QString row(const QStringList &cells, bool head = false, bool unchecked = false, bool even = false)
{
    const QString width = even ? QStringLiteral(" width='%1%'").arg(100 / cells.size()) : QString();
    const QString tag = head ? QStringLiteral("th") : QStringLiteral("td");
    QString out = unchecked ? look::toned(QStringLiteral("<tr style='background:#fff2b3'>")) : QStringLiteral("<tr>");
    for (const QString &cell : cells)
        out += QStringLiteral("<%1 align='left' valign='top'%3>%2</%1>").arg(tag, cell, width);
    return out + QStringLiteral("</tr>");
}

QString table()
{
    return look::toned(QStringLiteral("<table border='1' cellspacing='0' cellpadding='4' width='100%' "
                                      "style='border-collapse:collapse;border-color:#c8c8c8'>"));
}

QString esc(const QString &text)
{
    return text.toHtmlEscaped();
}

QString parties(const QStringList &all, const packs::Benchmark *benchmark)
{
    QStringList out;
    for (const QString &each : all)
        out << packs::partyName(each, benchmark, Words::language());
    return out.isEmpty() ? packs::partyName({}, nullptr, Words::language()) : out.join(QStringLiteral("、"));
}

QString period(QDate from, const std::optional<QDate> &to)
{
    return to ? PackHtml::tr("%1 to %2").arg(dateText(from), dateText(*to))
              : PackHtml::tr("from %1").arg(dateText(from));
}

QString benchmarkHtml(const packs::Benchmark &benchmark)
{
    QString out = QStringLiteral("<h4>%1 %2</h4><p>%3 · %4%5</p>")
                      .arg(esc(benchmark.title), benchmark.checked ? QString() : uncheckedMark(),
                           esc(benchmark.issuingBody), period(benchmark.effectiveFrom, benchmark.effectiveTo),
                           benchmark.filedNo.isEmpty() ? QString() : QStringLiteral(" · ") + esc(benchmark.filedNo));
    out += table()
        + row({PackHtml::tr("Tier"), PackHtml::tr("Condition"), PackHtml::tr("Party"), PackHtml::tr("Fine"),
               PackHtml::tr("Besides")},
              true);
    for (const packs::Tier &tier : benchmark.tiers)
        out += row({esc(tier.name), esc(tier.text), esc(parties(tier.parties, &benchmark)),
                    esc(packs::fineText(tier.fine, Words::language())), esc(tier.other)});
    return out + look::toned(QStringLiteral("</table><p style='color:#5f6368'>%1</p>")).arg(esc(benchmark.source));
}

QString array(const QJsonArray &all, const QStringList &heads, const QStringList &members)
{
    if (all.isEmpty())
        return look::toned(QStringLiteral("<p style='color:#5f6368'>%1</p>"))
            .arg(PackHtml::tr(
                "Nothing is entered. Fill in the sheet of that name in the exported workbook and import it."));
    QString out = table() + row(heads, true, false, true);
    for (const auto each : all) {
        const QJsonObject one = each.toObject();
        const bool unchecked = !one.value(QLatin1String("checked")).toBool(true);
        QStringList cells;
        for (const QString &member : members) {
            const QJsonValue value = one.value(member);
            QString text = value.isDouble() ? QString::number(value.toInteger()) : value.toString();
            if (member.startsWith(QLatin1String("fine_fen")))
                text = Words::money(value.toInteger());
            cells << esc(text);
        }
        if (unchecked)
            cells.last() += QStringLiteral(" ") + uncheckedMark();
        out += row(cells, false, unchecked, true);
    }
    return out + QStringLiteral("</table>");
}

} // namespace

QString uncheckedMark()
{
    return QStringLiteral("<span style='background:#ffe066;color:#5c4400'>&nbsp;%1&nbsp;</span>")
        .arg(PackHtml::tr("unchecked"));
}

QString itemHtml(const packs::Pack &pack, const packs::Item &item)
{
    QString out = QStringLiteral("<h3>%1 %2</h3><p>%3 · %4 · %5</p>")
                      .arg(esc(item.name), item.checked ? QString() : uncheckedMark(), esc(item.id), esc(item.field),
                           period(item.effectiveFrom, item.effectiveTo));
    if (!item.tag.isEmpty())
        out += look::toned(QStringLiteral("<p style='color:#8a5300'>%1</p>")).arg(esc(item.tag));
    out += table() + row({PackHtml::tr("Duty"), esc(packs::lawsText(item.violated))})
        + row({PackHtml::tr("Penalty"), esc(packs::lawsText(item.penalty))});
    for (const packs::StatutoryRange &range : item.statutory)
        out += row(
            {PackHtml::tr("The law allows"),
             esc(parties(range.parties, nullptr) + QStringLiteral(":") + packs::fineText(range.fine, Words::language()))
                 + (range.fineOptional ? QStringLiteral(" · ") + PackHtml::tr("a fine is optional") : QString())});
    bool power = false;
    for (const packs::PowerEntry &each : pack.powers)
        if (each.item == item.id) {
            out += row({PackHtml::tr("Power"),
                        esc(packs::powerText(each, Words::language())) + (each.checked ? QString() : uncheckedMark())},
                       false, !each.checked);
            power = true;
        }
    if (!power)
        out += row({PackHtml::tr("Power"), PackHtml::tr("not in the list of powers: nothing can be filed under it")});
    out += QStringLiteral("</table>");
    bool any = false;
    for (const packs::Benchmark &each : pack.benchmarks)
        if (each.item == item.id) {
            out += benchmarkHtml(each);
            any = true;
        }
    if (!any)
        out += look::toned(QStringLiteral("<p style='color:#5f6368'>%1</p>"))
                   .arg(PackHtml::tr("No benchmark is entered for this item."));
    return out;
}

QString listsHtml(const packs::Pack &pack)
{
    const auto head = [](const QString &text) { return QStringLiteral("<h3>%1</h3>").arg(text); };
    QString out;
    for (const char *list : {"no_penalty", "may_not", "lighter", "mitigated", "no_compulsion"}) {
        QJsonArray own;
        for (const auto each : pack.fourLists) {
            QJsonObject one = each.toObject();
            if (one.value(QLatin1String("list")).toString() != QLatin1String(list))
                continue;
            const packs::Item *item = pack.item(one.value(QLatin1String("item")).toString());
            one.insert(QStringLiteral("item"), item ? item->name : PackHtml::tr("any item"));
            own.append(one);
        }
        out += head(packs::listName(QLatin1String(list), Words::language()))
            + array(own,
                    {PackHtml::tr("Item"), PackHtml::tr("Condition"), PackHtml::tr("Basis"), PackHtml::tr("Organ"),
                     PackHtml::tr("Months without another")},
                    {QStringLiteral("item"), QStringLiteral("conditions"), QStringLiteral("basis"),
                     QStringLiteral("organ"), QStringLiteral("within_months")});
    }
    out += head(PackHtml::tr("Contacts"))
        + array(pack.contacts,
                {PackHtml::tr("Organ"), PackHtml::tr("Duty of office"), PackHtml::tr("Person"),
                 PackHtml::tr("Telephone"), PackHtml::tr("Note")},
                {QStringLiteral("organ"), QStringLiteral("duty"), QStringLiteral("person"), QStringLiteral("phone"),
                 QStringLiteral("note")});
    out += head(PackHtml::tr("Review catalogue"))
        + array(pack.reviewCatalogue, {PackHtml::tr("Case"), PackHtml::tr("Basis")},
                {QStringLiteral("zh"), QStringLiteral("source")});
    return out + head(PackHtml::tr("Audio and video"))
        + array(pack.avList, {PackHtml::tr("Step"), PackHtml::tr("How"), PackHtml::tr("What"), PackHtml::tr("Basis")},
                {QStringLiteral("zh"), QStringLiteral("method"), QStringLiteral("content"), QStringLiteral("source")});
}

QString settingsHtml(const packs::Pack &pack, const QStringList &years)
{
    const packs::Settings &settings = pack.settings;
    QString out = table()
        + row({PackHtml::tr("For what"), PackHtml::tr("Citizens"), PackHtml::tr("Organisations"),
               PackHtml::tr("Basis")},
              true);
    const auto threshold = [&](const QString &name, const packs::Threshold &one) {
        out += row({name, Words::money(one.personFen), Words::money(one.organisationFen), esc(one.source)});
        for (const packs::Threshold::OfField &each : one.byField)
            out += row({PackHtml::tr("%1, field %2").arg(name, esc(each.field)), Words::money(each.personFen),
                        Words::money(each.organisationFen), esc(each.source)});
    };
    threshold(PackHtml::tr("Hearing, from"), settings.hearing);
    threshold(PackHtml::tr("Collective discussion, from"), settings.discussion);
    QStringList kinds;
    for (const QString &code : settings.discussionKinds)
        kinds << packs::penaltyKindName(code, Words::language());
    out += QStringLiteral("</table><p>%1</p><h3>%2</h3>")
               .arg(PackHtml::tr("Discussed whatever the amount: %1").arg(esc(kinds.join(QStringLiteral("、")))),
                    PackHtml::tr("An individual business counts as"));
    out += table();
    using packs::Purpose;
    const QString shop = QStringLiteral("individual_business");
    for (const auto &[name, purpose] : {std::pair{PackHtml::tr("Hearing"), Purpose::Hearing},
                                        std::pair{PackHtml::tr("Discussion"), Purpose::Discussion},
                                        std::pair{PackHtml::tr("Simple procedure"), Purpose::SimpleProcedure},
                                        std::pair{PackHtml::tr("Credit tables"), Purpose::Credit},
                                        std::pair{PackHtml::tr("Statistics"), Purpose::Statistics}})
        out += row({name, packs::partyName(settings.partyClass(purpose, shop), nullptr, Words::language())});
    out += QStringLiteral("</table><h3>%1</h3><p>%2</p>")
               .arg(PackHtml::tr("Calendar"),
                    PackHtml::tr("Years whose holidays are known: %1. Deadlines in working days across other years are "
                                 "provisional; import the notice of the year.")
                        .arg(years.join(QStringLiteral("、"))));
    return out + QStringLiteral("<h3>%1</h3>").arg(PackHtml::tr("Hearing thresholds elsewhere, for comparison"))
        + array(pack.hearingVariants,
                {PackHtml::tr("Where"), PackHtml::tr("Citizens"), PackHtml::tr("Organisations"), PackHtml::tr("Basis")},
                {QStringLiteral("zh"), QStringLiteral("fine_fen_person"), QStringLiteral("fine_fen_organisation"),
                 QStringLiteral("source")});
}

QString differenceHtml(const packs::PackDifference &difference, const QString &standing)
{
    if (difference.parts.empty())
        return QStringLiteral("<p>%1</p>").arg(PackHtml::tr("No difference to version %1.").arg(esc(standing)));
    QString out = QStringLiteral("<p>%1</p>").arg(PackHtml::tr("Compared with version %1:").arg(esc(standing)));
    for (const packs::PackDifference::Part &part : difference.parts) {
        out += QStringLiteral("<p><b>%1</b></p><ul>").arg(esc(part.zh));
        const auto list = [&](const QStringList &all, const QString &colour, const QString &text) {
            if (!all.isEmpty())
                out += QStringLiteral("<li><span style='color:%1'>%2</span> %3</li>")
                           .arg(colour, text, esc(all.join(QStringLiteral(";"))));
        };
        list(part.come, look::toned(QStringLiteral("#17692c")),
             PackHtml::tr("%n come:", nullptr, static_cast<int>(part.come.size())));
        list(part.go, look::toned(QStringLiteral("#a01818")),
             PackHtml::tr("%n go:", nullptr, static_cast<int>(part.go.size())));
        list(part.changed, look::toned(QStringLiteral("#8a5300")),
             PackHtml::tr("%n change:", nullptr, static_cast<int>(part.changed.size())));
        out += QStringLiteral("</ul>");
    }
    return out;
}

} // namespace anjuan::ui
