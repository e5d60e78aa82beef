#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>

#include "core/base/messages.h"

#include "ui/common/look.h"
#include "ui/exchange/parts.h"
#include "ui/statistics/assess_dialog.h"

namespace anjuan::ui {

using casework::Assessment;

void AssessDialog::fillTree()
{
    const QString chosen = criterion();
    m_tree->clear();
    m_sentence->clear();
    const Assessment *one = current();
    if (!one) {
        followCriterion();
        return;
    }
    const auto score = casework::scoreOf(*one);
    if (!score) {
        say(Words::of(score.error()), true);
        return;
    }
    const QString label = message(QStringLiteral("score.label"), {score->zh, score->version});
    m_sentence->setText(casework::scoreSentence(*score).mid(label.size()));
    for (const dossier::PartScore &part : score->parts) {
        auto *head = new QTreeWidgetItem(m_tree, {part.part.zh, dossier::pointsText(part.part.tenths)});
        QFont bold = head->font(0);
        bold.setBold(true);
        head->setFont(0, bold);
        for (const dossier::ScoreLine &line : part.lines) {
            const auto said = one->lines.find(line.criterion.id);
            QString state = casework::standingText(line.answer.standing);
            if (line.answer.standing == dossier::Standing::Lost && !line.criterion.veto)
                state += QStringLiteral(" -") + dossier::pointsText(line.criterion.tenths - line.got());
            QString why = line.answer.remark;
            if (said != one->lines.end() && said->second.automatic)
                why = why.isEmpty() ? tr("by the records") : tr("by the records: %1").arg(why);
            auto *item = new QTreeWidgetItem(
                head,
                {casework::criterionText(line.criterion),
                 line.criterion.veto ? tr("veto") : dossier::pointsText(line.criterion.tenths), state, why});
            item->setToolTip(0, line.criterion.zh + QLatin1Char('\n') + line.criterion.source);
            item->setToolTip(3, why);
            item->setData(0, kCriterion, line.criterion.id);
            if (line.answer.standing == dossier::Standing::Lost)
                item->setForeground(2, look::toned(QColor(0xb3, 0x26, 0x1e)));
            if (line.criterion.id == chosen)
                m_tree->setCurrentItem(item);
        }
        head->setExpanded(true);
    }
    followCriterion();
}

void AssessDialog::followCriterion()
{
    const Assessment *one = current();
    const QString id = criterion();
    const bool may = one && !id.isEmpty();
    for (QPushButton *button : std::as_const(m_outcomes))
        button->setEnabled(may);
    m_points->setEnabled(may);
    m_reason->setEnabled(may);
    const auto said = may ? one->lines.find(id) : std::map<QString, casework::AssessedLine>::const_iterator();
    const bool there = may && said != one->lines.end();
    m_points->setText(there && said->second.lost > 0 ? dossier::pointsText(said->second.lost) : QString());
    m_reason->setText(there ? said->second.reason : QString());
}

void AssessDialog::judge(const QString &outcome)
{
    Assessment *one = current();
    const QString id = criterion();
    if (!one || id.isEmpty())
        return;
    casework::AssessedLine line;
    line.outcome = outcome;
    line.reason = m_reason->text().trimmed();
    if (outcome == QLatin1String("lost")) {
        const QString typed = m_points->text().trimmed();
        const auto tenths = dossier::tenthsOf(typed);
        if (!typed.isEmpty() && !tenths) {
            say(tr("Points are written like 0.5"), true);
            m_points->setFocus();
            return;
        }
        if (line.reason.isEmpty()) {
            say(tr("Say why points are lost."), true);
            m_reason->setFocus();
            return;
        }
        line.lost = tenths.value_or(0);
    }
    one->lines[id] = line;
    takeFields();
    fillTree();
    // On to the next criterion: an inspector goes through the sheet line by line.
    if (QTreeWidgetItem *below = m_tree->currentItem() ? m_tree->itemBelow(m_tree->currentItem()) : nullptr) {
        if (below->data(0, kCriterion).toString().isEmpty())
            below = m_tree->itemBelow(below);
        if (below)
            m_tree->setCurrentItem(below);
    }
}

void AssessDialog::record()
{
    takeFields();
    const Assessment *one = current();
    if (!one)
        return;
    m_record->setEnabled(false);
    m_desk.run(this, tr("Recording"), signedIn([assessment = *one](casework::Session &session, Progress &progress) {
                   return casework::recordAssessment(session, assessment, progress);
               }),
               [this, at = m_at](const Result<Assessment> &done) {
                   m_record->setEnabled(true);
                   if (!done) {
                       say(Words::of(done.error()), true);
                       return;
                   }
                   m_all[static_cast<std::size_t>(at)] = *done;
                   fill();
                   say(message(QStringLiteral("assess.recorded"), {done->unit, done->title}), false);
                   Q_EMIT recorded();
               });
}

void AssessDialog::saveSheet()
{
    takeFields();
    const Assessment *one = current();
    if (!one)
        return;
    m_desk.prompt().saveFile(
        this, tr("Save the result sheet"), Exchange::fileName(one->title) + QStringLiteral(".pdf"),
        [this, assessment = *one](const QString &file) {
            m_desk.run(this, QString(), reading([assessment, file](casework::Library &library, Progress &) {
                           return casework::writeAssessment(library, assessment, file);
                       }),
                       [this, file](const Result<void> &done) {
                           say(done ? tr("Written to %1").arg(file) : Words::of(done.error()), !done);
                       });
        });
}

void AssessDialog::saveList()
{
    takeFields();
    m_desk.prompt().saveFile(this, tr("Save the list"), tr("assessed-dossiers.xlsx"), [this](const QString &file) {
        m_desk.run(
            this, QString(),
            [file, all = m_all, unit = m_desk.info().unitName,
             on = m_desk.clock().today()](Core, Progress &progress) -> Result<void> {
                ANJUAN_TRY(const auto tables, casework::assessmentTables(all, unit));
                return sheets::writeWorkbook(file, tables, unit, on, progress);
            },
            [this, file](const Result<void> &done) {
                say(done ? tr("Written to %1").arg(file) : Words::of(done.error()), !done);
            });
    });
}

} // namespace anjuan::ui
