#include "ui/office/forms_dialog.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QVBoxLayout>

#include "core/documents/docx.h"
#include "core/documents/office_program.h"

#include "ui/common/table.h"
#include "ui/forms/act_dialog.h"
#include "ui/office/fonts_dialog.h"
#include "ui/preview/pdf_pane.h"

namespace anjuan::ui {

FormsDialog::FormsDialog(Desk &desk, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_model(makeModel()),
      m_table(makeTable(m_model, QStringLiteral("forms"), {90, 190, 90, 60, 240}, this)),
      m_case(new QLineEdit(this)),
      m_said(new QLabel(this)),
      m_page(new PdfPane(this)),
      m_adopt(new QPushButton(tr("Adopt this form…"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("formsDialog"));
    setWindowTitle(tr("Forms of documents"));
    resize(1180, 660);
    m_case->setObjectName(QStringLiteral("trialCase"));
    m_case->setPlaceholderText(tr("Number of a case to try it on; empty: the newest"));
    m_said->setObjectName(QStringLiteral("said"));
    m_said->setWordWrap(true);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setText(
        tr("A Word form has its fields in double braces, such as {{案由}}. Try it on a case before it is adopted."));
    m_adopt->setEnabled(false);
    auto *tryButton = new QPushButton(tr("Try a Word form…"), this);
    tryButton->setObjectName(QStringLiteral("tryForm"));
    auto *side = new QWidget(this);
    auto *sideColumn = new QVBoxLayout(side);
    sideColumn->setContentsMargins(0, 0, 0, 0);
    sideColumn->addWidget(m_said);
    sideColumn->addWidget(m_page, 1);
    auto *halves = new QSplitter(this);
    halves->addWidget(m_table);
    halves->addWidget(side);
    halves->setSizes({600, 560});
    auto *foot = new QHBoxLayout;
    foot->addWidget(tryButton);
    foot->addWidget(m_case, 1);
    foot->addWidget(m_adopt);
    auto *fonts = new QPushButton(tr("Fonts…"), this);
    fonts->setObjectName(QStringLiteral("fonts"));
    foot->addWidget(fonts);
    connect(fonts, &QPushButton::clicked, this, [this] { (new FontsDialog(m_desk, this))->open(); });
    auto *column = new QVBoxLayout(this);
    column->addWidget(halves, 1);
    column->addLayout(foot);
    connect(tryButton, &QPushButton::clicked, this, &FormsDialog::choose);
    connect(m_adopt, &QPushButton::clicked, this, &FormsDialog::adopt);
    refresh();
}

RowModel<casework::FormView> *FormsDialog::makeModel()
{
    using casework::FormView;
    return new RowModel<FormView>({{tr("Stage"), [](const FormView &row) { return row.group; }},
                                   {tr("Document"), [](const FormView &row) { return row.title; }},
                                   {tr("Version"), [](const FormView &row) { return row.version; }},
                                   {tr("Word"), [](const FormView &row) { return Words::yesNo(row.word); }},
                                   {tr("Signed or sealed by"), [](const FormView &row) { return row.signers; }},
                                   {tr("When"), [](const FormView &row) { return row.due; }}},
                                  this);
}

void FormsDialog::refresh()
{
    m_desk.run(
        this, QString(),
        [](Core core, Progress &) -> Result<std::vector<casework::FormView>> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::formsOf(*core.library);
        },
        [this](const Result<std::vector<casework::FormView>> &forms) {
            if (forms)
                m_model->replace(*forms);
        });
}

void FormsDialog::choose()
{
    m_desk.prompt().openFiles(this, tr("Word form"), tr("Word forms (*.docx);;All files (*)"), false,
                              [this](const QStringList &files) {
                                  if (!files.isEmpty())
                                      tryForm(files.first());
                              });
}

Result<FormsDialog::Trial> FormsDialog::tryOn(const casework::Library &library, const QString &path,
                                              const QString &caseName)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::Io, "vault.read_failed", {path, file.errorString()});
    const QByteArray bytes = file.readAll();
    const QString name = QFileInfo(path).fileName();
    Trial trial;
    ANJUAN_TRY(const documents::DocxCheck check, documents::checkDocx(bytes, name));
    for (const Error &fault : check.faults)
        trial.faults += Words::of(fault);
    for (const documents::FormField &field : check.fields)
        trial.asked += field.label;
    if (!check.holds())
        return trial;
    CaseId id;
    if (caseName.isEmpty()) {
        int total = 0;
        ANJUAN_TRY(const auto rows, library.cases({}, 0, 1, &total));
        if (rows.empty())
            return trial;
        id = rows.front().id;
    } else {
        ANJUAN_TRY(id, library.findCase(caseName));
    }
    ANJUAN_TRY(const QJsonObject fields, casework::fieldsOf(library, id));
    ANJUAN_TRY(const QByteArray filled, documents::fillDocx(bytes, name, fields));
    ANJUAN_TRY(trial.words, documents::docxText(filled, name));
    if (const auto pdf = documents::officePdf(filled, name))
        trial.pdf = *pdf;
    return trial;
}

void FormsDialog::tryForm(const QString &file)
{
    m_file = file;
    m_adopt->setEnabled(false);
    const QString caseName = m_case->text().trimmed();
    m_desk.run(
        this, tr("Trying the form"),
        [file, caseName](Core core, Progress &) -> Result<Trial> {
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            return tryOn(*core.library, file, caseName);
        },
        [this](const Result<Trial> &trial) { show(trial); });
}

void FormsDialog::show(const Result<Trial> &trial)
{
    m_page->clear();
    if (!trial) {
        m_said->setText(Words::of(trial.error()));
        return;
    }
    m_adopt->setEnabled(trial->faults.isEmpty() && m_desk.isAdmin());
    QStringList said = trial->faults;
    if (trial->faults.isEmpty())
        said += tr("The form holds. Asked of the writer: %1").arg(trial->asked.join(QStringLiteral("、")));
    if (!trial->pdf.isEmpty()) {
        const QString path = m_pages.filePath(QStringLiteral("trial%1.pdf").arg(++m_trials));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly)) {
            file.write(trial->pdf);
            file.close();
            m_page->load(path);
        }
    } else if (!trial->words.isEmpty()) {
        said += trial->words;
    }
    m_said->setText(said.join(QLatin1Char('\n')));
}

void FormsDialog::adopt()
{
    QJsonObject preset{{QStringLiteral("template"), m_file},
                       {QStringLiteral("title"), QFileInfo(m_file).completeBaseName()}};
    // The row that is marked is the form that it replaces.
    if (const QModelIndex at = m_table->currentIndex(); at.isValid()) {
        const casework::FormView &form = m_model->row(at.row());
        preset.insert(QStringLiteral("form"), form.id);
        preset.insert(QStringLiteral("title"), form.title);
        preset.insert(QStringLiteral("external"), form.external);
    }
    openAct(this, m_desk, QStringLiteral("form.adopt"), std::nullopt, preset, [this](const auto &) { refresh(); });
}

} // namespace anjuan::ui
