#include "ui/statistics/figures_dialog.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

#include "core/sheets/values.h"

namespace anjuan::ui {

FiguresDialog::FiguresDialog(Desk &desk, const casework::StatSheet &sheet, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_from(sheet.from),
      m_to(sheet.to),
      m_unit(new QLineEdit(this)),
      m_source(new QLineEdit(this)),
      m_said(new QLabel(this))
{
    setObjectName(QStringLiteral("figuresDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Figures of a unit, %1 to %2").arg(dateText(m_from), dateText(m_to)));
    resize(620, 480);
    m_unit->setObjectName(QStringLiteral("unit"));
    m_source->setObjectName(QStringLiteral("source"));
    m_source->setPlaceholderText(tr("its report, telephone, date"));
    auto *lines = new QWidget(this);
    auto *form = new QFormLayout(lines);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("Unit *"), m_unit);
    form->addRow(tr("Where they come from"), m_source);
    for (const casework::SheetTable &table : sheet.tables) {
        auto *title = new QLabel(QStringLiteral("<b>%1</b>").arg(table.title.toHtmlEscaped()), lines);
        form->addRow(title);
        for (const casework::SheetColumn &column : table.columns) {
            if (column.isSum)
                continue;
            auto *line = new QLineEdit(lines);
            line->setObjectName(QStringLiteral("figure:") + column.id);
            line->setPlaceholderText(QStringLiteral("0"));
            form->addRow(column.title, line);
            m_figures.push_back({column, line});
        }
    }
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(lines);
    scroll->setWidgetResizable(true);
    m_said->setObjectName(QStringLiteral("message"));
    m_said->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(this);
    m_submit = buttons->addButton(tr("Record"), QDialogButtonBox::ActionRole);
    m_submit->setObjectName(QStringLiteral("submit"));
    connect(buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole), &QPushButton::clicked, this,
            &QDialog::reject);
    connect(m_submit, &QPushButton::clicked, this, &FiguresDialog::submit);
    auto *column = new QVBoxLayout(this);
    column->addWidget(scroll, 1);
    column->addWidget(m_said);
    column->addWidget(buttons);
}

void FiguresDialog::submit()
{
    std::map<QString, qint64> figures;
    for (const Figure &figure : m_figures) {
        const QString text = figure.line->text().trimmed();
        if (text.isEmpty())
            continue;
        const sheets::Scaled value = sheets::scaledIn(text, figure.column.money ? 2 : 0);
        if (!value || value.value < 0) {
            m_said->setText(tr("“%1” is no number for “%2”.").arg(text, figure.column.title));
            figure.line->setFocus();
            return;
        }
        figures[figure.column.id] = value.value;
    }
    m_submit->setEnabled(false);
    m_desk.run(
        this, QString(),
        [unit = m_unit->text(), from = m_from, to = m_to, figures,
         source = m_source->text()](const Core &core, Progress &) -> Result<void> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::enterFigures(*core.session, unit, from, to, figures, source);
        },
        [this](const Result<void> &done) {
            m_submit->setEnabled(true);
            if (done)
                accept();
            else
                m_said->setText(Words::of(done.error()));
        });
}

} // namespace anjuan::ui
