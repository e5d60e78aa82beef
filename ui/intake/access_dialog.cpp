#include "ui/intake/access_dialog.h"

#include <QtGui/QTextDocument>
#include <QtPrintSupport/QPrintDialog>
#include <QtPrintSupport/QPrinter>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "core/base/whole_file.h"

#include "ui/common/table.h"

namespace anjuan::ui {
namespace {

using casework::AccessRow;

QString deed(const AccessRow &row)
{
    QString text = row.kindZh;
    if (row.phase == QLatin1String("closed"))
        text += AccessDialog::tr(" (closed)");
    if (!row.howZh.isEmpty())
        text += QStringLiteral(" · ") + row.howZh;
    return text;
}

RowModel<AccessRow> *makeModel(QObject *parent)
{
    return new RowModel<AccessRow>(
        {{AccessDialog::tr("When"), [](const AccessRow &row) { return Words::moment(row.at); }},
         {AccessDialog::tr("Who"), [](const AccessRow &row) { return row.by; }},
         {AccessDialog::tr("Deed"), deed},
         {AccessDialog::tr("Case"), [](const AccessRow &row) { return row.caseLabel; }},
         {AccessDialog::tr("Item"), [](const AccessRow &row) { return row.what; }},
         {AccessDialog::tr("What for"), [](const AccessRow &row) { return row.purpose; }},
         {AccessDialog::tr("Spans (s)"), [](const AccessRow &row) { return row.spans.join(QLatin1Char(' ')); }}},
        parent);
}

} // namespace

AccessDialog::AccessDialog(Desk &desk, const CaseId &caseId, const QString &record, const QString &title,
                           QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_case(caseId),
      m_record(record),
      m_model(makeModel(this)),
      m_scope(new QComboBox(this)),
      m_person(new QComboBox(this)),
      m_from(new QDateEdit(this)),
      m_to(new QDateEdit(this)),
      m_count(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("accessDialog"));
    setWindowTitle(tr("Access report"));
    resize(1000, 560);
    m_scope->setObjectName(QStringLiteral("accessScope"));
    m_scope->addItem(tr("This case"));
    m_scope->addItem(tr("This item: %1").arg(title));
    m_scope->addItem(tr("All cases"));
    m_person->addItem(tr("Everybody"), QString());
    for (const casework::PersonView &person : desk.people())
        m_person->addItem(person.name, person.id.toString());
    const QDate today = desk.clock().today();
    m_from->setDate(today.addYears(-1));
    m_to->setDate(today);
    for (QDateEdit *edit : {m_from, m_to}) {
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        connect(edit, &QDateEdit::dateChanged, this, &AccessDialog::load);
    }
    for (QComboBox *box : {m_scope, m_person})
        connect(box, &QComboBox::currentIndexChanged, this, &AccessDialog::load);
    auto *row = new QHBoxLayout;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_scope, m_person, m_from, m_to})
        row->addWidget(widget);
    row->addWidget(m_count, 1);
    auto *foot = new QHBoxLayout;
    const auto add = [&](const char *name, const QString &text, auto clicked) {
        auto *button = new QPushButton(text, this);
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        foot->addWidget(button);
        connect(button, &QPushButton::clicked, this, clicked);
    };
    foot->addStretch();
    add("accessSave", tr("Save as a table…"), [this] { save(); });
    add("accessPrint", tr("Print…"), [this] { print(); });
    add("accessClose", tr("Close (Esc)"), [this] { reject(); });
    auto *column = new QVBoxLayout(this);
    column->addLayout(row);
    column->addWidget(makeTable(m_model, QStringLiteral("accessTable"), {130, 70, 110, 160, 180, 160}, this), 1);
    column->addLayout(foot);
    load();
}

void AccessDialog::load()
{
    casework::AccessFilter filter;
    constexpr int kAll = 2;
    if (m_scope->currentIndex() != kAll)
        filter.caseId = m_case;
    if (m_scope->currentIndex() == 1)
        filter.record = m_record;
    filter.person = PersonId::parse(m_person->currentData().toString());
    filter.from = m_from->date();
    filter.to = m_to->date();
    m_desk.run(
        this, QString(),
        [filter](Core core, Progress &) -> Result<std::vector<AccessRow>> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::accessReport(*core.library, filter);
        },
        [this](const Result<std::vector<AccessRow>> &rows) {
            if (!rows) {
                m_desk.prompt().tell(this, Words::of(rows.error()), true);
                return;
            }
            m_rows = *rows;
            m_count->setText(tr("%n record(s)", nullptr, static_cast<int>(m_rows.size())));
            m_model->replace(m_rows);
        });
}

void AccessDialog::save()
{
    m_desk.prompt().saveFile(this, tr("Save the access report"), tr("access.csv"), [this](const QString &file) {
        if (file.isEmpty())
            return;
        const auto written = writeWhole(file, casework::accessCsv(m_rows));
        m_desk.prompt().tell(this, written ? tr("Written to %1").arg(file) : Words::of(written.error()), !written);
    });
}

QString AccessDialog::asHtml() const
{
    // What a reader of the paper must know: of which unit, of what, of whom, and who printed it when.
    QString html = QStringLiteral("<h3>%1 — %2</h3><p>%3 · %4 · %5 – %6 · %7</p><p>%8</p>"
                                  "<table border='1' cellspacing='0' cellpadding='3' width='100%'><tr>")
                       .arg(m_desk.info().unitName.toHtmlEscaped(), windowTitle().toHtmlEscaped(),
                            m_scope->currentText().toHtmlEscaped(), m_person->currentText().toHtmlEscaped(),
                            dateText(m_from->date()), dateText(m_to->date()), m_count->text().toHtmlEscaped(),
                            tr("Printed %1 by %2")
                                .arg(Words::moment(m_desk.clock().now().toString()), m_desk.personName())
                                .toHtmlEscaped());
    for (int column = 0; column < m_model->columnCount(); ++column)
        html += QStringLiteral("<th>%1</th>")
                    .arg(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().toHtmlEscaped());
    html += QStringLiteral("</tr>");
    for (int at = 0; at < m_model->rowCount(); ++at) {
        html += QStringLiteral("<tr>");
        for (int column = 0; column < m_model->columnCount(); ++column)
            html += QStringLiteral("<td>%1</td>")
                        .arg(m_model->data(m_model->index(at, column), Qt::DisplayRole).toString().toHtmlEscaped());
        html += QStringLiteral("</tr>");
    }
    return html + QStringLiteral("</table>");
}

void AccessDialog::print()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageOrientation(QPageLayout::Landscape);
    auto *dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<>(&QDialog::accepted), this, [this, printer] {
        QTextDocument document;
        document.setHtml(asHtml());
        document.print(printer.get());
    });
    dialog->open();
}

} // namespace anjuan::ui
