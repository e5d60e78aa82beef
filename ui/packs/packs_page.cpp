#include "ui/packs/packs_page.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

#include "core/casework/unit_papers.h"

#include "ui/common/flow_layout.h"
#include "ui/common/table.h"
#include "ui/exchange/parts.h"
#include "ui/forms/act_dialog.h"
#include "ui/packs/pack_html.h"
#include "ui/packs/pack_import_dialog.h"

namespace anjuan::ui {

using casework::PackVersion;

namespace {

enum Filter { All, Current, Ended, Unchecked };

QTextBrowser *makeBrowser(const char *name, QWidget *parent)
{
    auto *out = new QTextBrowser(parent);
    out->setObjectName(QLatin1String(name));
    out->setOpenLinks(false);
    return out;
}

} // namespace

PacksPage::PacksPage(Desk &desk, QWidget *parent)
    : WorkPage(parent),
      m_desk(desk),
      m_head(Exchange::makeText(QString(), this)),
      m_message(Exchange::makeMessage(this)),
      m_search(new QLineEdit(this)),
      m_filter(new QComboBox(this)),
      m_lists(makeBrowser("packLists", this)),
      m_settings(makeBrowser("packSettings", this))
{
    setObjectName(QStringLiteral("packsPage"));
    m_head->setTextFormat(Qt::RichText);
    m_head->setObjectName(QStringLiteral("packHead"));
    auto *tabs = new QTabWidget(this);
    tabs->setObjectName(QStringLiteral("packTabs"));
    tabs->addTab(makeItems(), tr("Items and benchmarks"));
    tabs->addTab(m_lists, tr("Lists and contacts"));
    tabs->addTab(m_settings, tr("Thresholds and calendar"));
    tabs->addTab(makeVersions(), tr("Versions"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_head);
    column->addWidget(makeButtons());
    column->addWidget(m_message);
    column->addWidget(tabs, 1);
    connect(&m_desk, &Desk::changed, this, [this](const QString &caseId) {
        if (caseId.isEmpty() && isVisible())
            refresh();
    });
}

QWidget *PacksPage::makeButtons()
{
    auto *out = new QWidget(this);
    auto *row = new FlowLayout(out);
    m_import = new QPushButton(tr("Import a pack…"), out);
    m_export = new QPushButton(tr("Write out as a workbook (XLSX)…"), out);
    m_calendar = new QPushButton(tr("Import a year's holidays…"), out);
    m_import->setObjectName(QStringLiteral("importPack"));
    m_export->setObjectName(QStringLiteral("exportPack"));
    m_calendar->setObjectName(QStringLiteral("importCalendar"));
    for (QPushButton *each : {m_import, m_export, m_calendar})
        row->addWidget(each);
    row->addGap();
    m_paper = new QComboBox(out);
    m_paper->setObjectName(QStringLiteral("unitPaper"));
    for (const auto &[name, what] : {std::pair(tr("Handbook"), casework::UnitPaper::Handbook),
                                     std::pair(tr("The five lists"), casework::UnitPaper::Lists),
                                     std::pair(tr("Flows"), casework::UnitPaper::Flow),
                                     std::pair(tr("Published beforehand"), casework::UnitPaper::Publicity)})
        m_paper->addItem(name, static_cast<int>(what));
    m_handbook = new QPushButton(tr("Write the unit's paper (PDF)…"), out);
    m_handbook->setObjectName(QStringLiteral("writeUnitPaper"));
    m_handbook->setToolTip(tr("From this pack and the unit's own people, as of today"));
    row->addWidget(m_paper);
    row->addWidget(m_handbook);
    connect(m_handbook, &QPushButton::clicked, this, [this] {
        m_desk.prompt().saveFile(this, tr("Save the paper"), m_paper->currentText() + QStringLiteral(".pdf"),
                                 [this](const QString &file) { writePaper(file); });
    });
    connect(m_import, &QPushButton::clicked, this, &PacksPage::import);
    connect(m_export, &QPushButton::clicked, this, &PacksPage::exportBook);
    connect(m_calendar, &QPushButton::clicked, this, &PacksPage::importCalendar);
    return out;
}

QWidget *PacksPage::makeItems()
{
    auto *left = new QWidget(this);
    m_search->setObjectName(QStringLiteral("packSearch"));
    m_search->setPlaceholderText(tr("Search: name, number, field or law"));
    m_search->setClearButtonEnabled(true);
    m_filter->setObjectName(QStringLiteral("packFilter"));
    m_filter->addItems({tr("All items"), tr("In force today"), tr("Ended"), tr("Unchecked")});
    m_items = new RowModel<ItemRow>(
        {{tr("Item"),
          [](const ItemRow &row) {
              return row.item->checked ? row.item->name : tr("[unchecked] %1").arg(row.item->name);
          }},
         {tr("Field"), [](const ItemRow &row) { return row.item->field; }},
         {tr("Until"),
          [](const ItemRow &row) { return row.item->effectiveTo ? dateText(*row.item->effectiveTo) : QString(); }}},
        this);
    m_itemTable = makeTable(m_items, QStringLiteral("packItems"), {300, 100, 90}, left);
    m_item = makeBrowser("packItem", this);
    auto *line = new QHBoxLayout;
    line->addWidget(m_search, 1);
    line->addWidget(m_filter);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(line);
    column->addWidget(m_itemTable, 1);
    auto *split = new QSplitter(this);
    split->addWidget(left);
    split->addWidget(m_item);
    split->setSizes({520, 640});
    connect(m_search, &QLineEdit::textChanged, this, &PacksPage::search);
    connect(m_filter, &QComboBox::currentIndexChanged, this, &PacksPage::search);
    connect(m_itemTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PacksPage::showItem);
    return split;
}

QWidget *PacksPage::makeVersions()
{
    const auto state = [](const PackVersion &row) {
        if (row.governs)
            return tr("in force");
        return row.replaced ? tr("replaced") : tr("for its own days");
    };
    m_versions = new RowModel<PackVersion>(
        {{tr("Version"), [](const PackVersion &row) { return row.version; }},
         {tr("Name"), [](const PackVersion &row) { return row.title; }},
         {tr("Governs from"), [](const PackVersion &row) { return dateText(row.effectiveFrom); }},
         {tr("State"), state},
         {tr("Adopted"), [](const PackVersion &row) { return Words::moment(row.at.toString()); }},
         {tr("By"), [](const PackVersion &row) { return row.by; }},
         {tr("Items"), [](const PackVersion &row) { return QString::number(row.items); }},
         {tr("Unchecked entries"), [](const PackVersion &row) { return QString::number(row.unchecked); }},
         {tr("Digest (SHA-256)"), [](const PackVersion &row) { return row.sha256; }}},
        this);
    return makeTable(m_versions, QStringLiteral("packVersions"), {90, 230, 100, 100, 130, 90, 60, 90}, this);
}

void PacksPage::say(const QString &text, bool isProblem)
{
    Exchange::say(m_message, text, isProblem);
}

void PacksPage::refresh()
{
    const bool may = m_desk.isAdmin() && m_desk.whyReadOnly().isEmpty();
    for (QPushButton *each : {m_import, m_calendar}) {
        each->setEnabled(may);
        each->setToolTip(may                                  ? QString()
                             : m_desk.whyReadOnly().isEmpty() ? tr("Only an administrator adopts a pack.")
                                                              : m_desk.whyReadOnly());
    }
    m_desk.run(this, QString(), reading([](casework::Library &library, Progress &) -> Result<Shown> {
                   Shown out;
                   ANJUAN_TRY(out.versions, casework::packVersions(library));
                   out.pack = library.pack();
                   out.years = casework::knownYears(library);
                   return out;
               }),
               [this](const Result<Shown> &shown) {
                   if (shown)
                       show(*shown);
                   else
                       say(Words::of(shown.error()), true);
               });
}

void PacksPage::show(const Shown &shown)
{
    m_shown = shown;
    QString head;
    for (const PackVersion &each : m_shown.versions)
        if (each.governs)
            head = tr("<b>In force: %1, version %2</b> · %3 · from %4 · adopted by %5 on %6")
                       .arg(each.title.toHtmlEscaped(), each.version.toHtmlEscaped(), each.county.toHtmlEscaped(),
                            dateText(each.effectiveFrom), each.by.toHtmlEscaped(), each.at.date().toString(Qt::ISODate))
                + (each.sample ? QStringLiteral("<br><span style='background:#ffe066;color:#5c4400'>&nbsp;")
                           + tr("A sample for training: import your county's pack before you handle real cases.")
                           + QStringLiteral("&nbsp;</span>")
                               : QString())
                + (each.unchecked > 0 ? QStringLiteral("<br>")
                           + tr("%n entries are marked %1: compare them with the official text.", nullptr,
                                each.unchecked)
                                 .arg(uncheckedMark())
                                      : QString());
    m_head->setText(head.isEmpty() ? tr("No pack was adopted yet. Import your county's pack: a file that the justice "
                                        "bureau hands out, on a stick or by the exchange.")
                                   : head);
    QStringList years;
    for (const int year : m_shown.years)
        years << QString::number(year);
    m_lists->setHtml(listsHtml(m_shown.pack));
    m_settings->setHtml(settingsHtml(m_shown.pack, years));
    m_versions->replace(m_shown.versions);
    m_export->setEnabled(!m_shown.versions.empty());
    search();
}

void PacksPage::search()
{
    const QStringList words = m_search->text().simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const QDate today = m_desk.clock().today();
    std::vector<ItemRow> rows;
    for (const packs::Item &item : m_shown.pack.items) {
        const int filter = m_filter->currentIndex();
        if ((filter == Current && !item.holdsOn(today)) || (filter == Ended && item.holdsOn(today))
            || (filter == Unchecked && item.checked))
            continue;
        QString text = item.id + item.name + item.field;
        for (const packs::LawRef &law : item.penalty)
            text += law.law + law.article;
        if (std::all_of(words.begin(), words.end(),
                        [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); }))
            rows.push_back({&item});
    }
    m_items->replace(std::move(rows));
    if (m_items->rowCount() > 0)
        m_itemTable->selectRow(0);
    showItem();
}

void PacksPage::showItem()
{
    const QModelIndex at = m_itemTable->currentIndex();
    if (at.isValid() && at.row() < m_items->rowCount())
        m_item->setHtml(itemHtml(m_shown.pack, *m_items->row(at.row()).item));
    else
        m_item->setHtml(QStringLiteral("<p>%1</p>")
                            .arg(m_shown.pack.items.empty()
                                     ? tr("There are no items. Import a pack first.")
                                     : tr("No item fits. Shorten the words of the search, or choose “All items”.")));
}

void PacksPage::import()
{
    const QString filter = tr("Packs (*.json *.xlsx *.csv);;All files (*)");
    m_desk.prompt().openFiles(this, tr("Import a pack"), filter, false, [this](const QStringList &files) {
        if (!files.isEmpty())
            PackImportDialog::begin(m_desk, files.front(), this);
    });
}

void PacksPage::importCalendar()
{
    const QString filter = tr("Holidays (*.json *.xlsx *.csv);;All files (*)");
    m_desk.prompt().openFiles(this, tr("Import a year's holidays"), filter, false, [this](const QStringList &files) {
        if (!files.isEmpty())
            openAct(this, m_desk, QStringLiteral("calendar.adopt"), std::nullopt,
                    QJsonObject{{QStringLiteral("calendar"), files.front()}});
    });
}

void PacksPage::writePaper(const QString &file)
{
    const auto what = static_cast<casework::UnitPaper>(m_paper->currentData().toInt());
    m_desk.run(
        this, tr("Writing the paper"),
        [what, file, on = m_desk.clock().today()](Core core, Progress &) -> Result<int> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::writeUnitPaper(*core.library, what, on, file);
        },
        [this, file](const Result<int> &pages) {
            if (pages)
                say(tr("%1 pages are in %2.").arg(*pages).arg(file), false);
            else
                say(Words::of(pages.error()), true);
        });
}

void PacksPage::exportBook()
{
    const QString name =
        Exchange::fileName(m_shown.pack.title + QLatin1Char('-') + m_shown.pack.version) + QStringLiteral(".xlsx");
    m_desk.prompt().saveFile(this, tr("Write the pack out"), name, [this](const QString &file) {
        if (file.isEmpty())
            return;
        const QDate today = m_desk.clock().today();
        m_desk.run(
            this, tr("Writing the workbook…"),
            reading([file, today](casework::Library &library, Progress &progress) -> Result<void> {
                ANJUAN_TRY(const QJsonObject pack, casework::governingPack(library));
                return packs::writePackBook(file, pack, today, progress);
            }),
            [this, file](const Result<void> &done) {
                say(done ? tr("%1 was written. Change it in a table program, give it a new version, and import it.")
                               .arg(file)
                         : Words::of(done.error()),
                    !done);
            });
    });
}

} // namespace anjuan::ui
