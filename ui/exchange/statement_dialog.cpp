#include "ui/exchange/statement_dialog.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

#include "ui/casepage/record_html.h"
#include "ui/common/look.h"
#include "ui/exchange/parts.h"
#include "ui/exchange/slip_dialog.h"

namespace anjuan::ui {

using casework::StatementView;

StatementDialog::StatementDialog(Desk &desk, const QString &file, const StatementView &statement, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_file(file),
      m_statement(statement),
      m_message(Exchange::makeMessage(this)),
      m_submit(new QPushButton(tr("Take it into the case"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("statementDialog"));
    setWindowTitle(tr("Opinion from another PC"));
    resize(820, 600);
    auto *text = new QTextBrowser(this);
    text->setObjectName(QStringLiteral("statement"));
    text->setOpenLinks(false);
    text->setHtml(html());
    m_submit->setObjectName(QStringLiteral("submit"));
    m_submit->setDefault(true);
    m_submit->setEnabled(!statement.taken);
    if (statement.taken)
        Exchange::say(m_message, tr("It was taken in before; nothing is left to do."), false);
    auto *close = new QPushButton(tr("Close (Esc)"), this);
    close->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(text, 1);
    column->addWidget(m_message);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(close);
    row->addWidget(m_submit);
    column->addLayout(row);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_submit, &QPushButton::clicked, this, &StatementDialog::submit);
}

QString StatementDialog::html() const
{
    const StatementView &view = m_statement;
    const casework::Act *act = casework::actOfKind(view.kind);
    QString html = QStringLiteral("<h3>%1</h3><p>%2</p><p>%3</p>")
                       .arg(view.title.toHtmlEscaped(),
                            tr("Signed by %1 at %2.").arg(view.by, Words::moment(view.at)).toHtmlEscaped(),
                            tr("About “%1” of the case %2.").arg(view.aboutTitle, view.label).toHtmlEscaped());
    if (view.addedSince.isEmpty()) {
        html += QStringLiteral("<p>%1</p>").arg(tr("Nothing was added to the case since then.").toHtmlEscaped());
    } else {
        html += look::toned(QStringLiteral("<p style='color:#8a5300'>%1</p><ul>"))
                    .arg(tr("The case went on: what follows was added since then, and its author has not seen it.")
                             .toHtmlEscaped());
        for (const QString &title : view.addedSince)
            html += QStringLiteral("<li>%1</li>").arg(title.toHtmlEscaped());
        html += QStringLiteral("</ul>");
    }
    std::vector<casework::Field> fields = act ? act->fields : std::vector<casework::Field>();
    QJsonObject body = view.body;
    for (const casework::Field &field : act ? act->adds : std::vector<casework::Field>()) {
        if (field.type == QLatin1String("digest")) // says which content it is about: for the program
            body.remove(field.name);
        else
            fields.push_back(field);
    }
    html += QStringLiteral("<hr><table>%1</table>").arg(fieldRows(fields, body, m_desk));
    return html;
}

void StatementDialog::submit()
{
    m_submit->setEnabled(false);
    m_desk.run(this, tr("Taking it into the case"),
               signedIn([file = m_file](casework::Session &session, Progress &progress) {
                   return casework::receiveStatement(session, file, progress);
               }),
               [this](const Result<casework::Outcome> &outcome) {
                   if (!outcome) {
                       m_submit->setEnabled(true);
                       Exchange::say(m_message, Words::of(outcome.error()), true);
                       return;
                   }
                   m_desk.announce(m_statement.caseId);
                   accept();
               });
}

void takeStatementIn(Desk &desk, QWidget *parent)
{
    auto read = [&desk, parent](const QString &file) {
        desk.run(parent, QString(), reading([file](casework::Library &library, Progress &) {
                     return casework::readStatement(library, file);
                 }),
                 [&desk, parent, file](const Result<StatementView> &statement) {
                     if (statement)
                         (new StatementDialog(desk, file, *statement, parent))->open();
                     else
                         desk.prompt().tell(parent, Words::of(statement.error()), true);
                 });
    };
    // Signed in the program, or in ink: both come back by the same button.
    const QString filter = StatementDialog::tr("Opinions: file or scan (*.json *.pdf *.png *.jpg *.jpeg *.tif *.tiff)");
    desk.prompt().openFiles(parent, StatementDialog::tr("Opinion from another PC, or signed on paper"), filter, false,
                            [&desk, parent, read](const QStringList &files) {
                                const QString file = files.value(0);
                                if (file.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
                                    read(file);
                                else if (!file.isEmpty())
                                    takeSlipIn(desk, parent, file);
                            });
}

} // namespace anjuan::ui
