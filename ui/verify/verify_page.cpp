#include "ui/verify/verify_page.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/table.h"

namespace anjuan::ui {

VerifyPage::VerifyPage(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_about(new QLabel(this)),
      m_contents(new QPushButton(tr("Check records and contents"), this)),
      m_structure(new QPushButton(tr("Check records only (quick)"), this)),
      m_rebuild(new QPushButton(tr("Rebuild the tables…"), this)),
      m_result(new QLabel(this)),
      m_model(new RowModel<casework::Finding>(
          {{tr("Where"), [](const casework::Finding &row) { return row.where; }},
           {tr("Finding"), [](const casework::Finding &row) { return Words::of(row.error); }}},
          this)),
      m_findings(makeTable(m_model, QStringLiteral("findings"), {360, 700}, this))
{
    setObjectName(QStringLiteral("verifyPage"));
    m_about->setWordWrap(true);
    m_about->setTextFormat(Qt::RichText);
    m_about->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_result->setObjectName(QStringLiteral("verdict"));
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::RichText);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_about);
    column->addWidget(makeButtons());
    column->addWidget(m_result);
    column->addWidget(m_findings, 1);
}

QWidget *VerifyPage::makeButtons()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    m_contents->setObjectName(QStringLiteral("verifyContents"));
    m_structure->setObjectName(QStringLiteral("verifyStructure"));
    m_rebuild->setObjectName(QStringLiteral("rebuild"));
    for (QPushButton *button : {m_contents, m_structure, m_rebuild})
        row->addWidget(button);
    row->addStretch();
    connect(m_contents, &QPushButton::clicked, this, [this] { verify(true); });
    connect(m_structure, &QPushButton::clicked, this, [this] { verify(false); });
    connect(m_rebuild, &QPushButton::clicked, this, &VerifyPage::rebuild);
    return box;
}

void VerifyPage::refresh()
{
    const casework::LibraryInfo &info = m_desk.info();
    m_about->setText(tr("<h3>Check of integrity</h3>Genesis %1<br>Ledger %2, %3 records, root %4")
                         .arg(info.genesis, info.ledger)
                         .arg(info.records)
                         .arg(info.ledgerRoot));
    m_result->clear();
    m_model->replace({});
}

void VerifyPage::busy(bool isBusy)
{
    for (QPushButton *button : {m_contents, m_structure, m_rebuild})
        button->setEnabled(!isBusy);
}

void VerifyPage::verify(bool contents)
{
    busy(true);
    m_desk.run(
        this, tr("Checking"),
        [contents](Core core, Progress &progress) -> Result<casework::VerifyReport> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            return core.library->verify(contents, progress);
        },
        [this](const Result<casework::VerifyReport> &report) {
            busy(false);
            if (report)
                show(*report);
            else
                m_result->setText(Words::of(report.error()).toHtmlEscaped());
        });
}

void VerifyPage::show(const casework::VerifyReport &report)
{
    const bool clean = report.findings.empty();
    // Never a green tick: without a root from outside this disk, agreement proves only that nothing was half changed.
    QString head = tr("%n finding(s).", nullptr, static_cast<int>(report.findings.size()));
    if (clean)
        head = report.contents ? tr("No finding.") : tr("No finding in the structure; contents were not checked.");
    QString html = QStringLiteral("<p style='color:%1'><b>%2</b> %3</p>")
                       .arg(clean ? QStringLiteral("palette(text)") : QStringLiteral("#b3261e"), head.toHtmlEscaped(),
                            tr("%1 records, %2 chains, %3 files, %4 rows.")
                                .arg(report.records)
                                .arg(report.chains)
                                .arg(report.blobs)
                                .arg(report.rows)
                                .toHtmlEscaped());
    html += QStringLiteral("<table>");
    auto add = [&html](const QString &label, const QString &text) {
        html += QStringLiteral("<tr><td style='color:#5f6368;padding-right:12px'>%1</td><td>%2</td></tr>")
                    .arg(label.toHtmlEscaped(), text.toHtmlEscaped());
    };
    add(tr("Checked"), report.lines.checked);
    add(tr("Against"), report.lines.against);
    add(tr("Does not prove"), report.lines.notProven);
    m_result->setText(html + QStringLiteral("</table>"));
    m_model->replace(report.findings);
}

void VerifyPage::rebuild()
{
    m_desk.prompt().ask(
        this, tr("Empty every table and replay the chains? No record is touched."), tr("Rebuild"), [this](bool yes) {
            if (!yes)
                return;
            busy(true);
            m_desk.run(
                this, tr("Rebuilding"),
                [](Core core, Progress &progress) -> Result<void> {
                    if (!core.library)
                        return fail(Fault::Refused, "ui.logged_out");
                    return core.library->rebuild(progress);
                },
                [this](const Result<void> &done) {
                    busy(false);
                    m_result->setText((done ? tr("The tables were rebuilt from the chains.") : Words::of(done.error()))
                                          .toHtmlEscaped());
                    m_desk.announce(std::nullopt);
                });
        });
}

} // namespace anjuan::ui
