#include "ui/statistics/assess_dialog.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/table.h"
#include "ui/exchange/parts.h"

namespace anjuan::ui {

using casework::Assessment;

AssessDialog::Row AssessDialog::rowOf(const Assessment &assessment)
{
    const auto score = casework::scoreOf(assessment);
    QString points;
    if (score && score->unjudged > 0)
        points = tr("%1, %2 open").arg(dossier::pointsText(score->points()), dossier::pointsText(score->unjudged));
    else if (score)
        points = dossier::pointsText(score->points()) + QLatin1Char(' ') + score->grade;
    return {assessment, points};
}

AssessDialog::AssessDialog(Desk &desk, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_model(new RowModel<Row>({{tr("Unit"), [](const Row &row) { return row.assessment.unit; }},
                                 {tr("Dossier"), [](const Row &row) { return row.assessment.title; }},
                                 {tr("Score"), [](const Row &row) { return row.points; }},
                                 {tr("Recorded"),
                                  [](const Row &row) {
                                      return row.assessment.record.isEmpty() ? tr("not recorded")
                                                                             : Words::moment(row.assessment.on);
                                  }}},
                                this)),
      m_table(makeTable(m_model, QStringLiteral("assessments"), {100, 140, 120, 90}, this)),
      m_count(new QSpinBox(this)),
      m_seed(new QLineEdit(this)),
      m_draw(new QPushButton(tr("Draw a sample"), this)),
      m_passphrase(new QLineEdit(this)),
      m_unit(new QLineEdit(this)),
      m_title(new QLineEdit(this)),
      m_number(new QLineEdit(this)),
      m_sheet(new QComboBox(this)),
      m_sentence(new QLabel(this)),
      m_tree(new QTreeWidget(this)),
      m_points(new QLineEdit(this)),
      m_reason(new QLineEdit(this)),
      m_remark(new QPlainTextEdit(this)),
      m_message(Exchange::makeMessage(this)),
      m_record(new QPushButton(tr("Record"), this)),
      m_saveSheet(new QPushButton(tr("Result sheet…"), this)),
      m_saveList(new QPushButton(tr("List as a workbook…"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("assessDialog"));
    setWindowTitle(tr("Assess dossiers of other units"));
    resize(1260, 690);
    auto *splitter = new QSplitter(this);
    splitter->addWidget(makeList());
    splitter->addWidget(makeEditor());
    splitter->setSizes({470, 770});
    splitter->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(splitter, 1);
    column->addWidget(m_message);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AssessDialog::choose);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &AssessDialog::followCriterion);
    connect(m_sheet, &QComboBox::activated, this, [this] {
        takeFields();
        fillTree();
    });
    connect(m_record, &QPushButton::clicked, this, &AssessDialog::record);
    connect(m_saveSheet, &QPushButton::clicked, this, &AssessDialog::saveSheet);
    connect(m_saveList, &QPushButton::clicked, this, &AssessDialog::saveList);
    connect(m_draw, &QPushButton::clicked, this, &AssessDialog::drawSample);
    fill();
    load();
}

QWidget *AssessDialog::makeList()
{
    auto *box = new QWidget(this);
    auto *open = new QPushButton(tr("Package or PDF…"), box);
    open->setObjectName(QStringLiteral("open"));
    auto *paper = new QPushButton(tr("Paper dossier"), box);
    paper->setObjectName(QStringLiteral("paper"));
    connect(open, &QPushButton::clicked, this, &AssessDialog::openFile);
    connect(paper, &QPushButton::clicked, this, &AssessDialog::addPaper);
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setPlaceholderText(tr("its passphrase"));
    m_count->setRange(1, 999);
    m_count->setValue(5);
    m_count->setObjectName(QStringLiteral("count"));
    m_seed->setPlaceholderText(tr("seed of the draw"));
    m_seed->setObjectName(QStringLiteral("seed"));
    m_draw->setObjectName(QStringLiteral("draw"));
    m_draw->setToolTip(tr("Keeps so many of the dossiers that are not recorded yet; the same seed draws the same"));
    m_saveSheet->setObjectName(QStringLiteral("saveSheet"));
    m_saveList->setObjectName(QStringLiteral("saveList"));
    const auto row = [](std::initializer_list<QWidget *> widgets) {
        auto *line = new QHBoxLayout;
        for (QWidget *one : widgets)
            line->addWidget(one);
        return line;
    };
    for (QPushButton *button : {open, paper, m_draw, m_saveSheet, m_saveList})
        button->setAutoDefault(false);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row({open, m_passphrase, paper}));
    column->addWidget(m_table, 1);
    column->addLayout(row({m_count, m_seed, m_draw}));
    column->addLayout(row({m_saveSheet, m_saveList}));
    return box;
}

QWidget *AssessDialog::makeEditor()
{
    auto *box = new QWidget(this);
    m_unit->setObjectName(QStringLiteral("unit"));
    m_title->setObjectName(QStringLiteral("title"));
    m_number->setObjectName(QStringLiteral("number"));
    m_sheet->setObjectName(QStringLiteral("sheet"));
    m_sentence->setObjectName(QStringLiteral("sentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    if (const auto sheets = casework::scoreSheets()) {
        for (const auto &[id, one] : *sheets)
            m_sheet->addItem(one.zh, id);
    }
    m_sheet->setCurrentIndex(m_sheet->findData(casework::kDefaultSheet));
    m_tree->setObjectName(QStringLiteral("criteria"));
    m_tree->setHeaderLabels({tr("Criterion"), tr("Points"), tr("State"), tr("Why")});
    m_tree->setColumnWidth(0, 420);
    m_tree->setColumnWidth(1, 56);
    m_tree->setColumnWidth(2, 80);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_remark->setObjectName(QStringLiteral("remark"));
    m_remark->setMaximumHeight(54);
    auto *form = new QFormLayout;
    form->addRow(tr("Unit"), m_unit);
    form->addRow(tr("Dossier"), m_title);
    form->addRow(tr("Decision"), m_number);
    form->addRow(tr("Scoring sheet"), m_sheet);
    auto *foot = new QFormLayout;
    foot->addRow(tr("Opinion"), m_remark);
    m_record->setObjectName(QStringLiteral("record"));
    m_record->setAutoDefault(false);
    auto *last = new QHBoxLayout;
    last->addStretch();
    auto *close = new QPushButton(tr("Close"), box);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    last->addWidget(close);
    last->addWidget(m_record);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(form);
    column->addWidget(m_sentence);
    column->addWidget(m_tree, 1);
    column->addWidget(makeJudging());
    column->addLayout(foot);
    column->addLayout(last);
    return box;
}

/// What is said of the criterion that is chosen.
QWidget *AssessDialog::makeJudging()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString &text, const char *outcome) {
        auto *button = new QPushButton(text, box);
        button->setObjectName(QStringLiteral("judge:") + QLatin1String(outcome));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, outcome] { judge(QLatin1String(outcome)); });
        row->addWidget(button);
        m_outcomes.append(button);
    };
    add(tr("Met"), "kept");
    add(tr("Points lost"), "lost");
    m_points->setObjectName(QStringLiteral("points"));
    m_points->setPlaceholderText(tr("how many"));
    m_points->setMaximumWidth(80);
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setPlaceholderText(tr("why, on page …"));
    row->addWidget(m_points);
    row->addWidget(m_reason, 1);
    add(tr("Does not apply"), "not_applicable");
    add(tr("Leave open"), "");
    return box;
}

Assessment *AssessDialog::current()
{
    return m_at >= 0 && m_at < static_cast<int>(m_all.size()) ? &m_all[static_cast<std::size_t>(m_at)] : nullptr;
}

QString AssessDialog::criterion() const
{
    return m_tree->currentItem() ? m_tree->currentItem()->data(0, kCriterion).toString() : QString();
}

void AssessDialog::load()
{
    m_desk.run(this, QString(),
               reading([](casework::Library &library, Progress &) { return casework::assessmentsOf(library); }),
               [this](const Result<std::vector<Assessment>> &found) {
                   if (found) {
                       m_all = *found;
                       m_at = m_all.empty() ? -1 : 0;
                       fill();
                   } else {
                       say(Words::of(found.error()), true);
                   }
                   Q_EMIT loaded();
               });
}

void AssessDialog::openFile()
{
    m_desk.prompt().openFiles(
        this, tr("Package or PDF"), tr("Packages and PDF files (*.zip *.pdf *.001)"), false,
        [this](const QStringList &files) {
            if (files.isEmpty())
                return;
            takeFields();
            auto passphrase = std::make_shared<Secret>(Secret::fromText(m_passphrase->text().trimmed()));
            m_desk.run(
                this, tr("Reading the dossiers"),
                [file = files.front(), passphrase, sheet = m_sheet->currentData().toString(),
                 clock = &m_desk.clock()](Core, Progress &progress) {
                    return casework::assessable(file, passphrase->clone(), sheet, *clock, progress);
                },
                [this](const Result<std::vector<Assessment>> &found) {
                    if (!found) {
                        say(Words::of(found.error()), true);
                    } else {
                        m_all.insert(m_all.begin(), found->begin(), found->end());
                        m_at = 0;
                        fill();
                        say(tr("%1 dossiers to assess. What the records of a package tell stands there already; the "
                               "rest is judged by hand.")
                                .arg(found->size()),
                            false);
                    }
                    Q_EMIT loaded();
                });
        });
}

void AssessDialog::addPaper()
{
    takeFields();
    m_all.insert(m_all.begin(), casework::assessPaper(m_sheet->currentData().toString()));
    m_at = 0;
    fill();
    m_unit->setFocus();
}

void AssessDialog::drawSample()
{
    takeFields();
    std::vector<Assessment> open, kept;
    for (Assessment &one : m_all)
        (one.record.isEmpty() ? open : kept).push_back(std::move(one));
    const auto before = open.size();
    open = casework::drawAssessable(std::move(open), m_count->value(), m_seed->text().trimmed());
    say(tr("%1 of %2 drawn").arg(open.size()).arg(before), false);
    m_all = std::move(open);
    std::move(kept.begin(), kept.end(), std::back_inserter(m_all));
    m_at = m_all.empty() ? -1 : 0;
    fill();
}

void AssessDialog::choose()
{
    if (m_filling || m_table->currentIndex().row() == m_at)
        return;
    takeFields();
    m_at = m_table->currentIndex().row();
    fill();
}

void AssessDialog::fill()
{
    m_filling = true;
    std::vector<Row> rows;
    for (const Assessment &one : m_all)
        rows.push_back(rowOf(one));
    m_model->replace(std::move(rows));
    if (m_at >= 0)
        m_table->selectRow(m_at);
    const Assessment *one = current();
    m_unit->setText(one ? one->unit : QString());
    m_title->setText(one ? one->title : QString());
    m_number->setText(one ? one->number : QString());
    m_remark->setPlainText(one ? one->remark : QString());
    if (one)
        m_sheet->setCurrentIndex(m_sheet->findData(one->sheet));
    m_filling = false;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_unit, m_title, m_number, m_remark, m_tree, m_record})
        widget->setEnabled(one != nullptr);
    m_record->setEnabled(one && m_desk.whyReadOnly().isEmpty());
    m_saveSheet->setEnabled(one != nullptr);
    m_saveList->setEnabled(!m_all.empty());
    fillTree();
}

void AssessDialog::takeFields()
{
    Assessment *one = current();
    if (!one)
        return;
    one->unit = m_unit->text().trimmed();
    one->title = m_title->text().trimmed();
    one->number = m_number->text().trimmed();
    one->remark = m_remark->toPlainText().trimmed();
    one->sheet = m_sheet->currentData().toString();
}

void AssessDialog::say(const QString &text, bool bad)
{
    Exchange::say(m_message, text, bad);
}

} // namespace anjuan::ui
