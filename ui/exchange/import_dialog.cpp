#include "ui/exchange/import_dialog.h"

#include <QtCore/QFileInfo>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/look.h"
#include "ui/common/password_meter.h"
#include "ui/exchange/parts.h"
#include "ui/verify/verdict_html.h"

namespace anjuan::ui {

using casework::ChainChange;
using casework::ImportReport;

namespace {

QString paragraph(const QString &text, const char *colour = nullptr)
{
    const QString escaped = text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
    return colour ? QStringLiteral("<p style='color:%1'>%2</p>").arg(QLatin1String(colour), escaped)
                  : QStringLiteral("<p>%1</p>").arg(escaped);
}

QString chainRow(const QString &label, const QString &text, bool isForked)
{
    return QStringLiteral("<tr><td width='420' style='padding:3px 14px 3px 0'>%1</td>"
                          "<td style='padding:3px 0%3'>%2</td></tr>")
        .arg(label.toHtmlEscaped(), text.toHtmlEscaped(),
             isForked ? look::toned(QStringLiteral(";color:#b3261e")) : QString());
}

QString chainRows(const ImportReport &report)
{
    QString rows;
    ChainChange viewings{.what = ChainChange::What::Extended, .chain = {}, .label = {}, .added = 0, .fork = {}};
    for (const ChainChange &change : report.chains) {
        if (change.chain.startsWith(QLatin1String("access/"))) {
            viewings.added += change.added;
            continue;
        }
        const QString label = change.label.isEmpty() ? ImportDialog::tr("People and rules of the unit") : change.label;
        rows += chainRow(label, changeText(change), change.what == ChainChange::What::Forked);
    }
    if (viewings.added > 0)
        rows += chainRow(ImportDialog::tr("Who viewed what"), changeText(viewings), false);
    return QStringLiteral("<table>%1</table>").arg(rows);
}

QString findingList(const ImportReport &report)
{
    QString html = paragraph(
        ImportDialog::tr("%n thing(s) to know about what comes in:", nullptr, static_cast<int>(report.findings.size())),
        "#8a5300");
    html += QStringLiteral("<ul>");
    for (const casework::Finding &finding : report.findings)
        html += QStringLiteral("<li>%1 — %2</li>")
                    .arg(placeOfFinding(finding).toHtmlEscaped(), Words::of(finding.error).toHtmlEscaped());
    return html + QStringLiteral("</ul>");
}

} // namespace

QString changeText(const ChainChange &change)
{
    const int count = static_cast<int>(change.added);
    switch (change.what) {
    case ChainChange::What::New:
        return ImportDialog::tr("new here, %n record(s)", nullptr, count);
    case ChainChange::What::Extended:
        return ImportDialog::tr("%n record(s) are added", nullptr, count);
    case ChainChange::What::Same:
        return ImportDialog::tr("not changed");
    case ChainChange::What::Older:
        return ImportDialog::tr("not changed: what is here goes further");
    case ChainChange::What::Forked:
        break;
    }
    return ImportDialog::tr("two histories: it went on here and there. Nothing of it is taken in; an administrator "
                            "decides under “Two histories”.");
}

QString importHtml(const ImportReport &report, bool isDone)
{
    QString html = QStringLiteral("<h3>%1</h3>").arg(Exchange::profileName(report.profile).toHtmlEscaped());
    html += paragraph(ImportDialog::tr("From “%1” of %2, made at %3.")
                          .arg(report.fromName, report.unitName, Words::moment(report.madeAt)));
    if (!report.anythingNew())
        html += paragraph(ImportDialog::tr("Nothing in it is new here."));
    html += chainRows(report);
    const QString between = Words::tr(", ", "between names");
    if (!report.received.isEmpty())
        html += paragraph((isDone ? ImportDialog::tr("Handled on this PC from now on: %1")
                                  : ImportDialog::tr("Will be handled on this PC: %1"))
                              .arg(report.received.join(between)));
    if (!report.forSomeoneElse.isEmpty())
        html += paragraph(
            ImportDialog::tr("For another PC, here for reading only: %1").arg(report.forSomeoneElse.join(between)),
            "#8a5300");
    if (!report.findings.empty())
        html += findingList(report);
    return html;
}

ImportDialog::ImportDialog(Desk &desk, const QString &file, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_file(file),
      m_passphrase(makePasswordLine("passphrase", this)),
      m_report(new QTextBrowser(this)),
      m_message(Exchange::makeMessage(this)),
      m_submit(new QPushButton(tr("Import"), this)),
      m_close(new QPushButton(tr("Cancel"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import a package"));
    resize(880, 560);
    build();
    connect(m_submit, &QPushButton::clicked, this, &ImportDialog::submit);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_passphrase, &QLineEdit::returnPressed, this, &ImportDialog::preview);
    preview();
}

void ImportDialog::build()
{
    m_report->setObjectName(QStringLiteral("report"));
    m_submit->setObjectName(QStringLiteral("submit"));
    m_submit->setEnabled(false);
    m_submit->setDefault(true);
    m_close->setAutoDefault(false);
    m_message->setMinimumHeight(m_message->fontMetrics().lineSpacing() * 2);
    m_passphrase->setEchoMode(QLineEdit::Normal); // read over the telephone, typed in once
    m_locked = new QWidget(this);
    m_locked->setObjectName(QStringLiteral("locked"));
    auto *unlock = new QPushButton(tr("Open it"), m_locked);
    unlock->setObjectName(QStringLiteral("unlock"));
    unlock->setAutoDefault(false);
    connect(unlock, &QPushButton::clicked, this, &ImportDialog::preview);
    auto *row = new QHBoxLayout(m_locked);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(new QLabel(tr("Passphrase of this package"), m_locked));
    row->addWidget(m_passphrase, 1);
    row->addWidget(unlock);
    m_locked->hide();
    auto *column = new QVBoxLayout(this);
    column->addWidget(Exchange::makeText(QFileInfo(m_file).fileName(), this));
    column->addWidget(m_locked);
    column->addWidget(m_report, 1);
    column->addWidget(m_message);
    auto *foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(m_close);
    foot->addWidget(m_submit);
    column->addLayout(foot);
}

std::shared_ptr<casework::ImportRequest> ImportDialog::request() const
{
    auto request = std::make_shared<casework::ImportRequest>();
    request->file = m_file;
    request->passphrase = Secret::fromText(m_passphrase->text().trimmed());
    return request;
}

void ImportDialog::preview()
{
    m_submit->setEnabled(false);
    Exchange::say(m_message, tr("Checking the package…"), false);
    m_desk.run(this, tr("Checking the package"),
               reading([request = request()](casework::Library &library, Progress &progress) {
                   return casework::previewImport(library, *request, progress);
               }),
               [this](const Result<ImportReport> &report) { previewed(report); });
}

void ImportDialog::previewed(const Result<ImportReport> &report)
{
    if (!report) {
        const bool locked = report.error().id.endsWith(QLatin1String("passphrase"));
        m_report->clear();
        if (locked) {
            m_locked->show();
            m_passphrase->setFocus();
            m_passphrase->selectAll();
        }
        // That one is asked for is no problem yet.
        const bool asked = locked && m_passphrase->text().isEmpty();
        Exchange::say(m_message, asked ? tr("This package is locked: type its passphrase.") : Words::of(report.error()),
                      !asked);
        return;
    }
    m_report->setHtml(importHtml(*report, false));
    const QString why = m_desk.whyReadOnly();
    const bool forks = std::any_of(report->chains.begin(), report->chains.end(),
                                   [](const ChainChange &change) { return change.what == ChainChange::What::Forked; });
    const bool wanted = report->anythingNew() || forks;
    m_submit->setEnabled(why.isEmpty() && wanted);
    (wanted ? m_submit : m_close)->setFocus();
    QString text = why;
    if (text.isEmpty())
        text = wanted ? tr("The package was checked as a whole. Nothing has been written yet.")
                      : tr("The package was checked as a whole. There is nothing to import.");
    Exchange::say(m_message, text, !why.isEmpty());
}

void ImportDialog::submit()
{
    m_submit->setEnabled(false);
    m_desk.run(this, tr("Importing"), signedIn([request = request()](casework::Session &session, Progress &progress) {
                   return casework::importBundle(session, *request, progress);
               }),
               [this](const Result<ImportReport> &report) { finished(report); });
}

void ImportDialog::finished(const Result<ImportReport> &report)
{
    if (!report) {
        m_submit->setEnabled(true);
        Exchange::say(m_message, Words::of(report.error()), true);
        return;
    }
    m_report->setHtml(importHtml(*report, true));
    Exchange::say(m_message, tr("Imported."), false);
    m_locked->hide();
    m_submit->hide();
    m_close->setText(tr("Close (Esc)"));
    m_close->setDefault(true);
    m_close->setFocus();
    m_desk.announce(std::nullopt);
    for (const ChainChange &change : report->chains) {
        if (change.what == ChainChange::What::Forked)
            Q_EMIT forkFound();
    }
    Q_EMIT imported();
}

} // namespace anjuan::ui
