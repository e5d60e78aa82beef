#include "ui/statistics/own_table_dialog.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QSettings>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/table.h"
#include "ui/exchange/parts.h"

namespace anjuan::ui {
namespace {

const QString kKept = QStringLiteral("statistics/own_tables");

void choose(QComboBox *box, const QString &code)
{
    box->setCurrentIndex(std::max(0, box->findData(code)));
}

} // namespace

OwnTableDialog::OwnTableDialog(Desk &desk, QDate from, QDate to, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_kept(new QComboBox(this)),
      m_from(new QDateEdit(from, this)),
      m_to(new QDateEdit(to, this)),
      m_table(new QTableWidget(this)),
      m_of(new QLabel(this)),
      m_caseModel(new RowModel<CaseLine>({{tr("Case"), [](const CaseLine &row) { return row.label; }}}, this)),
      m_cases(makeTable(m_caseModel, QStringLiteral("ownCases"), {}, this)),
      m_message(Exchange::makeMessage(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("ownTableDialog"));
    setWindowTitle(tr("Tables of one's own"));
    resize(1160, 660);
    auto *halves = new QHBoxLayout;
    halves->addWidget(makeChoices());
    halves->addWidget(makeTables(), 1);
    auto *column = new QVBoxLayout(this);
    column->addLayout(halves, 1);
    column->addWidget(makeFoot());
    readKept();
    load();
}

QComboBox *OwnTableDialog::addChoice(const char *name, const std::vector<casework::Named> &of, const QString &none)
{
    auto *box = new QComboBox(this);
    box->setObjectName(QLatin1String(name));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(11);
    if (!none.isEmpty())
        box->addItem(none, QString());
    for (const casework::Named &one : of)
        box->addItem(one.title, one.code);
    connect(box, &QComboBox::currentIndexChanged, this, &OwnTableDialog::load);
    return box;
}

QWidget *OwnTableDialog::makeChoices()
{
    const Language language = Words::language();
    auto *box = new QWidget(this);
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    m_kept->setObjectName(QStringLiteral("keptTables"));
    m_kept->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kept->setMinimumContentsLength(11);
    std::vector<casework::Named> items, officers;
    for (const auto &[id, name] : m_desk.items())
        items.push_back({id, name});
    for (const casework::PersonView &person : m_desk.people())
        officers.push_back({person.id.toString(), person.name});
    const auto dimensions = casework::ownTableDimensions(language);
    m_rows = addChoice("rows", dimensions, {});
    m_columns = addChoice("columns", dimensions, tr("(totals only)"));
    m_measure = addChoice("measure", casework::ownTableMeasures(language), {});
    m_day = addChoice("day", casework::ownTableDays(language), {});
    m_outcome = addChoice("outcome", casework::ownTableOutcomes(language), tr("(all)"));
    m_item = addChoice("item", items, tr("(all)"));
    m_officer = addChoice("officer", officers, tr("(all)"));
    for (QDateEdit *edit : {m_from, m_to}) {
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        connect(edit, &QDateEdit::dateChanged, this, &OwnTableDialog::load);
    }
    m_from->setObjectName(QStringLiteral("from"));
    m_to->setObjectName(QStringLiteral("to"));
    form->addRow(tr("Kept tables"), m_kept);
    form->addRow(tr("From"), m_from);
    form->addRow(tr("To"), m_to);
    form->addRow(tr("Counted"), m_day);
    form->addRow(tr("Rows"), m_rows);
    form->addRow(tr("Columns"), m_columns);
    form->addRow(tr("Figures"), m_measure);
    form->addRow(tr("Outcome"), m_outcome);
    form->addRow(tr("Item"), m_item);
    form->addRow(tr("Officer"), m_officer);
    choose(m_day, QStringLiteral("filed"));
    connect(m_kept, &QComboBox::activated, this, [this](int index) {
        if (index > 0)
            apply(casework::ownTableFrom(QJsonDocument::fromJson(m_kept->itemData(index).toByteArray()).object()));
    });
    return box;
}

QWidget *OwnTableDialog::makeTables()
{
    m_table->setObjectName(QStringLiteral("ownTable"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    constexpr int kNames = 260; // an item's name would push the figures out of sight
    constexpr int kFigure = 64;
    m_table->verticalHeader()->setMaximumWidth(kNames);
    m_table->verticalHeader()->setTextElideMode(Qt::ElideRight);
    m_table->horizontalHeader()->setMinimumSectionSize(kFigure);
    connect(m_table, &QTableWidget::currentCellChanged, this, [this](int row, int column) { showCases(row, column); });
    m_of->setObjectName(QStringLiteral("casesOf"));
    m_of->setWordWrap(true);
    connect(m_cases, &QTableView::activated, this, [this](const QModelIndex &at) {
        Q_EMIT openCase(m_caseModel->row(at.row()).id);
        accept();
    });
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_of);
    column->addWidget(m_cases, 1);
    auto *halves = new QSplitter(this);
    halves->addWidget(m_table);
    halves->addWidget(side);
    halves->setSizes({620, 260});
    halves->setChildrenCollapsible(false);
    return halves;
}

QWidget *OwnTableDialog::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_message, 1);
    const auto add = [&](const char *name, const QString &text, auto clicked) {
        auto *button = new QPushButton(text, foot);
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, clicked);
        row->addWidget(button);
    };
    add("keepTable", tr("Keep…"), &OwnTableDialog::keep);
    add("forgetTable", tr("Forget"), &OwnTableDialog::forget);
    add("exportTable", tr("Export as a workbook…"), &OwnTableDialog::exportWorkbook);
    add("close", tr("Close (Esc)"), &QDialog::reject);
    return foot;
}

casework::OwnTable OwnTableDialog::asked() const
{
    const auto code = [](const QComboBox *box) { return box->currentData().toString(); };
    casework::OwnTable table;
    table.name = m_kept->currentIndex() > 0 ? m_kept->currentText() : tr("Own table");
    table.rows = code(m_rows);
    table.columns = code(m_columns);
    table.measure = code(m_measure);
    table.day = code(m_day);
    table.outcome = code(m_outcome);
    table.item = code(m_item);
    table.officer = code(m_officer);
    return table;
}

void OwnTableDialog::apply(const casework::OwnTable &table)
{
    const std::pair<QComboBox *, QString> all[] = {
        {m_rows, table.rows},       {m_columns, table.columns}, {m_measure, table.measure}, {m_day, table.day},
        {m_outcome, table.outcome}, {m_item, table.item},       {m_officer, table.officer}};
    for (const auto &[box, code] : all) {
        const QSignalBlocker quiet(box);
        choose(box, code);
    }
    load();
}

void OwnTableDialog::load()
{
    if (!m_officer) // still being made
        return;
    m_desk.run(this, QString(),
               reading([table = asked(), from = m_from->date(), to = m_to->date(),
                        language = Words::language()](casework::Library &library, Progress &) {
                   return casework::ownTableOf(library, table, from, to, language);
               }),
               [this, table = asked(), asked = ++m_asked](const Result<casework::OwnResult> &result) {
                   if (asked != m_asked)
                       return;
                   Exchange::say(m_message, result ? QString() : Words::of(result.error()), !result);
                   m_shown = table;
                   m_result = result ? *result : casework::OwnResult();
                   show();
               });
}

void OwnTableDialog::show()
{
    {
        const QSignalBlocker quiet(m_table);
        m_table->clear();
        m_table->setRowCount(static_cast<int>(m_result.rows.size()));
        m_table->setColumnCount(static_cast<int>(m_result.columns.size()));
        m_table->setVerticalHeaderLabels(m_result.rows);
        m_table->setHorizontalHeaderLabels(m_result.columns);
        for (int row = 0; row < m_table->rowCount(); ++row) {
            m_table->verticalHeaderItem(row)->setToolTip(m_result.rows.at(row));
            for (int column = 0; column < m_table->columnCount(); ++column) {
                const auto &cell = m_result.cells[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
                auto *item = new QTableWidgetItem(cell.text);
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
                QFont font = item->font();
                font.setBold(row + 1 == m_table->rowCount() || column + 1 == m_table->columnCount());
                item->setFont(font);
                m_table->setItem(row, column, item);
            }
        }
        m_table->resizeColumnsToContents();
    }
    showCases(-1, -1);
}

void OwnTableDialog::showCases(int row, int column)
{
    std::vector<CaseLine> lines;
    const bool there = row >= 0 && column >= 0 && row < static_cast<int>(m_result.cells.size());
    if (there) {
        const auto &cell = m_result.cells[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
        for (const CaseId &id : cell.cases)
            lines.push_back({id, m_result.labels.at(id)});
    }
    m_of->setText(!there ? tr("Choose a figure to see its cases.")
                         : tr("%1 · %2: %n case(s); a double click opens one", nullptr, static_cast<int>(lines.size()))
                               .arg(m_result.rows.at(row), m_result.columns.at(column)));
    m_caseModel->replace(std::move(lines));
}

void OwnTableDialog::readKept()
{
    m_kept->clear();
    m_kept->addItem(tr("(none chosen)"));
    const QVariantMap kept = QSettings().value(kKept).toMap();
    for (auto it = kept.begin(); it != kept.end(); ++it)
        m_kept->addItem(it.key(), it.value());
}

void OwnTableDialog::keep()
{
    auto *ask = new QInputDialog(this);
    ask->setObjectName(QStringLiteral("tableName"));
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setLabelText(tr("Keep this table as"));
    ask->setTextValue(m_kept->currentIndex() > 0 ? m_kept->currentText() : QString());
    connect(ask, &QInputDialog::textValueSelected, this, [this](const QString &typed) {
        const QString name = typed.trimmed();
        if (name.isEmpty())
            return;
        casework::OwnTable table = asked();
        table.name = name;
        QVariantMap kept = QSettings().value(kKept).toMap();
        kept.insert(name, QJsonDocument(casework::toJson(table)).toJson(QJsonDocument::Compact));
        QSettings().setValue(kKept, kept);
        readKept();
        m_kept->setCurrentText(name);
        m_shown.name = name;
    });
    ask->open();
}

void OwnTableDialog::forget()
{
    if (m_kept->currentIndex() <= 0)
        return;
    QVariantMap kept = QSettings().value(kKept).toMap();
    kept.remove(m_kept->currentText());
    QSettings().setValue(kKept, kept);
    readKept();
}

void OwnTableDialog::exportWorkbook()
{
    const QString suggestion = Exchange::fileName(m_shown.name) + QStringLiteral(".xlsx");
    m_desk.prompt().saveFile(this, tr("Export as a workbook"), suggestion, [this](const QString &path) {
        if (path.isEmpty())
            return;
        const auto tables = casework::ownTableSheets(m_shown, m_result, m_desk.info().unitName, m_from->date(),
                                                     m_to->date(), Words::language());
        m_desk.run(
            this, QString(),
            [path, tables, on = m_desk.clock().today(), title = m_shown.name](Core, Progress &progress) {
                return sheets::writeWorkbook(path, tables, title, on, progress);
            },
            [this, path](const Result<void> &written) {
                Exchange::say(m_message, written ? tr("The table is in %1.").arg(path) : Words::of(written.error()),
                              !written);
            });
    });
}

} // namespace anjuan::ui
