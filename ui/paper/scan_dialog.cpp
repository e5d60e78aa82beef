#include "ui/paper/scan_dialog.h"

#include <QtCore/QUrl>
#include <QtGui/QDesktopServices>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

#include "core/base/messages.h"

#include "ui/common/look.h"
#include "ui/exchange/slip_dialog.h"
#include "ui/forms/act_dialog.h"

namespace anjuan::ui {
ScanDialog::ScanDialog(Desk &desk, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_source(new StackSource(desk, this)),
      m_said(new QLabel(this)),
      m_papers(makeStackList(QStringLiteral("papers"), {tr("Case"), tr("Document"), tr("Pages"), tr("From")},
                             {250, 230, 56}, this)),
      m_tray(makeStackList(QStringLiteral("tray"), {tr("In the tray"), tr("Since"), tr("Why")}, {200, 90}, this)),
      m_signedOn(new QDateEdit(desk.clock().today(), this)),
      m_file(new QPushButton(tr("File them"), this)),
      m_look(new QPushButton(tr("Look at the page"), this)),
      m_number(new QLineEdit(this)),
      m_claim(new QPushButton(tr("It belongs to this case…"), this)),
      m_drop(new QPushButton(tr("Throw away"), this)),
      m_takeIn(new QPushButton(tr("Take the outside form into this case…"), this)),
      m_approve(new QPushButton(tr("Register what was signed…"), this))
{
    setObjectName(QStringLiteral("scanDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Signed pages come home"));
    resize(940, 620);
    m_said->setObjectName(QStringLiteral("said"));
    m_said->setWordWrap(true);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setText(
        tr("Drop scans or photographs of signed pages here, or a folder of them. Each page is filed with its "
           "own case and document by the code at its foot; blank pages are left out."));
    m_signedOn->setObjectName(QStringLiteral("signedOn"));
    m_signedOn->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_signedOn->setCalendarPopup(true);
    m_file->setObjectName(QStringLiteral("file"));
    m_look->setObjectName(QStringLiteral("look"));
    m_number->setObjectName(QStringLiteral("caseNumber"));
    m_number->setPlaceholderText(tr("Case number"));
    m_claim->setObjectName(QStringLiteral("claim"));
    m_drop->setObjectName(QStringLiteral("drop"));
    m_takeIn->setObjectName(QStringLiteral("takeIn"));
    m_takeIn->setToolTip(
        tr("The written page is the original; what its form asks here is an extract of it. Choose it above first."));
    m_approve->setObjectName(QStringLiteral("approve"));
    m_approve->setToolTip(
        tr("Of a sign-off sheet or an opinion on paper, chosen above: the form opens with the case, the "
           "step, the signer and the day filled in."));
    auto *row = new QHBoxLayout;
    m_source->placeButtons(*row);
    row->addStretch();
    row->addWidget(new QLabel(tr("Signed on"), this));
    row->addWidget(m_signedOn);
    row->addWidget(m_file);
    auto *below = new QHBoxLayout;
    for (QWidget *one : std::initializer_list<QWidget *>{m_look, m_drop, m_number, m_claim, m_takeIn, m_approve})
        below->addWidget(one);
    below->setStretch(2, 1);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_said);
    column->addLayout(row);
    column->addWidget(m_papers, 3);
    column->addWidget(m_tray, 2);
    column->addLayout(below);
    connect(m_source, &StackSource::given, this, &ScanDialog::sort);
    connect(m_source, &StackSource::failed, this, [this](const QString &why) {
        m_said->setText(why);
        Q_EMIT sorted();
    });
    connect(m_file, &QPushButton::clicked, this, &ScanDialog::file);
    connect(m_look, &QPushButton::clicked, this, &ScanDialog::look);
    connect(m_claim, &QPushButton::clicked, this, &ScanDialog::claim);
    connect(m_drop, &QPushButton::clicked, this, &ScanDialog::drop);
    connect(m_takeIn, &QPushButton::clicked, this, &ScanDialog::takeIn);
    connect(m_approve, &QPushButton::clicked, this, &ScanDialog::approve);
    connect(m_papers, &QTreeWidget::currentItemChanged, this, &ScanDialog::follow);
    connect(m_number, &QLineEdit::textChanged, this, &ScanDialog::follow);
    connect(m_tray, &QTreeWidget::currentItemChanged, this, &ScanDialog::follow);
    showTray();
    follow();
}

void ScanDialog::sort(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    m_sorting.reset();
    m_paths = paths;
    follow();
    m_desk.run(
        this, tr("Reading the pages"),
        [paths](Core core, Progress &progress) -> Result<casework::ScanSorting> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::sortScans(*core.library, paths, progress);
        },
        [this](const Result<casework::ScanSorting> &sorting) {
            if (sorting)
                show(*sorting);
            else
                m_said->setText(Words::of(sorting.error()));
            Q_EMIT sorted();
        });
}

void ScanDialog::show(const casework::ScanSorting &sorting)
{
    m_sorting = sorting;
    m_papers->clear();
    m_slips.clear();
    m_work = sorting.work;
    for (const casework::ScannedPaper &paper : sorting.papers) {
        if (!paper.slip.isEmpty()) {
            m_slips.push_back(paper);
            continue;
        }
        new QTreeWidgetItem(m_papers,
                            {paper.caseLabel, paper.title + QLatin1Char(' ') + paper.number,
                             QString::number(paper.pages), paper.from.join(QStringLiteral(", "))});
    }
    showSlips(message(QStringLiteral("ink.remark_slip"), {}, Words::language()));
    QStringList outside;
    for (std::size_t at = 0; at < sorting.outside.size(); ++at) {
        const casework::FieldPaper &paper = sorting.outside[at];
        auto *item = new QTreeWidgetItem(m_papers,
                                         {tr("Taken outside: %1").arg(paper.sheet.place),
                                          paper.sheet.title + QLatin1Char(' ') + paper.sheet.number,
                                          QString::number(paper.from.size()), paper.from.join(QStringLiteral(", "))});
        item->setForeground(0, look::toned(QColor(0x8a, 0x5a, 0x00)));
        item->setToolTip(
            0, tr("It belongs to no case yet: choose it, give the number of the case below, and take it in."));
        item->setData(0, Qt::UserRole, static_cast<int>(at) + 1);
        outside += paper.from;
    }
    for (const casework::TrayPage &page : sorting.tray) {
        if (outside.contains(page.from))
            continue;
        auto *item = new QTreeWidgetItem(m_papers, {tr("→ tray"), page.why, QStringLiteral("1"), page.from});
        item->setForeground(0, look::toned(QColor(0x8a, 0x5a, 0x00)));
        item->setToolTip(1, page.why);
    }
    QStringList said{message(QStringLiteral("ink.sorted"),
                             {QString::number(sorting.pages), QString::number(sorting.papers.size()),
                              QString::number(sorting.tray.size()), QString::number(sorting.blank.size())},
                             Words::language())};
    if (const QString stopped = m_source->takeStopped(); !stopped.isEmpty())
        said += stopped;
    m_said->setText((said + sorting.unread).join(QLatin1Char('\n')));
    follow();
}

void ScanDialog::file()
{
    m_file->setEnabled(false);
    m_desk.run(
        this, tr("Filing the pages"),
        [sorting = *m_sorting, on = m_signedOn->date()](Core core, Progress &progress) -> Result<casework::FiledScans> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::fileScans(*core.session, sorting, on, progress);
        },
        [this](const Result<casework::FiledScans> &filed) {
            m_sorting.reset();
            if (filed) {
                m_source->forget(m_paths);
                m_papers->clear();
                showSlips(tr(" — filed; what was signed is still to be registered"));
                m_said->setText(message(QStringLiteral("ink.filed"),
                                        {QString::number(filed->records.size()), QString::number(filed->trayed)},
                                        Words::language()));
                for (const CaseId &id : filed->cases)
                    m_desk.announce(id);
            } else {
                m_said->setText(Words::of(filed.error()));
            }
            showTray();
            Q_EMIT settled();
        });
}

/// Last in the list, and the first of them chosen: each waits for one click.
void ScanDialog::showSlips(const QString &remark)
{
    for (std::size_t at = 0; at < m_slips.size(); ++at) {
        const casework::ScannedPaper &paper = m_slips[at];
        auto *item =
            new QTreeWidgetItem(m_papers,
                                {paper.caseLabel, paper.title + QLatin1Char(' ') + paper.number,
                                 QString::number(paper.pages), paper.from.join(QStringLiteral(", ")) + remark});
        item->setData(1, Qt::UserRole, static_cast<int>(at) + 1);
        if (at == 0)
            m_papers->setCurrentItem(item);
    }
}

void ScanDialog::approve()
{
    const int at = m_papers->currentItem()->data(1, Qt::UserRole).toInt();
    const casework::ScannedPaper &paper = m_slips[static_cast<std::size_t>(at) - 1];
    takeSlipIn(m_desk, this, paper.file, {{QStringLiteral("signed_on"), dateText(m_signedOn->date())}}, paper.slip,
               [this, record = paper.record] { settleSlip(record); });
}

/// What was signed on it is registered: nothing is left to do with that line.
void ScanDialog::settleSlip(const QString &record)
{
    for (int row = 0; row < m_papers->topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = m_papers->topLevelItem(row);
        const int at = item->data(1, Qt::UserRole).toInt();
        if (at == 0 || m_slips[static_cast<std::size_t>(at) - 1].record != record)
            continue;
        item->setText(3, item->text(3).section(QStringLiteral(" —"), 0, 0) + tr(" — what was signed is registered"));
        item->setData(1, Qt::UserRole, 0);
    }
    follow();
    Q_EMIT settled();
}

void ScanDialog::showTray()
{
    m_desk.run(
        this, QString(),
        [](Core core, Progress &) {
            return core.library ? casework::trayOf(*core.library) : std::vector<casework::TrayPage>();
        },
        [this](const std::vector<casework::TrayPage> &pages) {
            m_tray->clear();
            for (const casework::TrayPage &page : pages) {
                auto *item = new QTreeWidgetItem(m_tray, {page.from, page.at, page.why});
                item->setToolTip(2, page.why);
                item->setData(0, Qt::UserRole, page.id);
                item->setData(1, Qt::UserRole, page.file);
            }
            follow();
        });
}

const casework::FieldPaper *ScanDialog::outside() const
{
    const int at = m_papers->currentItem() ? m_papers->currentItem()->data(0, Qt::UserRole).toInt() : 0;
    return m_sorting && at > 0 ? &m_sorting->outside[static_cast<std::size_t>(at) - 1] : nullptr;
}

QString ScanDialog::inTray() const
{
    return m_tray->currentItem() ? m_tray->currentItem()->data(0, Qt::UserRole).toString() : QString();
}

void ScanDialog::follow()
{
    const bool may = m_desk.whyReadOnly().isEmpty() && m_desk.isLoggedIn();
    m_file->setEnabled(may && m_sorting && !(m_sorting->papers.empty() && m_sorting->tray.empty()));
    m_look->setEnabled(!inTray().isEmpty());
    m_claim->setEnabled(may && !inTray().isEmpty() && !m_number->text().trimmed().isEmpty());
    m_drop->setEnabled(may && !inTray().isEmpty());
    m_approve->setEnabled(may && m_papers->currentItem() && m_papers->currentItem()->data(1, Qt::UserRole).toInt() > 0);
    m_takeIn->setEnabled(may && outside() && !m_number->text().trimmed().isEmpty());
}

void ScanDialog::look()
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(m_tray->currentItem()->data(1, Qt::UserRole).toString()));
}

void ScanDialog::drop()
{
    m_desk.prompt().ask(this, tr("Throw this page away? Nothing of it is kept."), tr("Throw away"), [this](bool yes) {
        if (!yes)
            return;
        m_desk.run(
            this, QString(),
            [id = inTray()](Core core, Progress &) -> Result<void> {
                return core.library ? casework::dropFromTray(*core.library, id)
                                    : Result<void>(fail(Fault::Refused, "ui.logged_out"));
            },
            [this](const Result<void> &done) {
                if (!done)
                    m_said->setText(Words::of(done.error()));
                showTray();
                Q_EMIT settled();
            });
    });
}

/// The case is asked for by its number; its own form then asks for the document.
void ScanDialog::claim()
{
    const QString number = m_number->text();
    m_desk.run(
        this, QString(),
        [number](Core core, Progress &) -> Result<CaseId> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            return core.library->findCase(number.trimmed());
        },
        [this](const Result<CaseId> &found) {
            if (!found) {
                m_said->setText(Words::of(found.error()));
                return;
            }
            const QString file = m_tray->currentItem()->data(1, Qt::UserRole).toString();
            openAct(this, m_desk, QStringLiteral("document.add_scan"), *found, {{QStringLiteral("scan"), file}},
                    [this, id = inTray()](const auto &) {
                        m_desk.run(
                            this, QString(),
                            [id](Core core, Progress &) -> Result<void> {
                                return core.library ? casework::dropFromTray(*core.library, id)
                                                    : Result<void>(fail(Fault::Refused, "ui.logged_out"));
                            },
                            [this](const Result<void> &) { showTray(); });
                    });
        });
}

/// The act that makes such a paper takes the page in; then its scan has a document to be filed with.
void ScanDialog::takeIn()
{
    const documents::FieldSheet sheet = outside()->sheet;
    m_desk.run(
        this, QString(),
        [number = m_number->text()](Core core, Progress &) -> Result<CaseId> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            return core.library->findCase(number.trimmed());
        },
        [this, sheet](const Result<CaseId> &found) {
            if (!found) {
                m_said->setText(Words::of(found.error()));
                return;
            }
            const QString act = casework::actOfFieldForm(sheet.form);
            QJsonObject preset{{casework::kFieldSheet, sheet.code}};
            if (act == QLatin1String("document.make")) {
                preset.insert(QStringLiteral("form"), sheet.form);
                preset.insert(QStringLiteral("by_hand"), true);
            }
            openAct(this, m_desk, act, *found, preset, [this](const auto &) { sort(m_paths); });
        });
}

} // namespace anjuan::ui
