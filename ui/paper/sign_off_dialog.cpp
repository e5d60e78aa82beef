#include "ui/paper/sign_off_dialog.h"

#include <algorithm>

#include <QtCore/QFile>
#include <QtCore/QUrl>
#include <QtGui/QDesktopServices>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

#include "ui/preview/print_queue.h"

namespace anjuan::ui {

SignOffDialog::SignOffDialog(Desk &desk, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_words(new QLabel(this)),
      m_list(new QTreeWidget(this)),
      m_print(new QPushButton(tr("Save as one PDF…"), this)),
      m_paper(new QPushButton(tr("Print…"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("signOffDialog"));
    setWindowTitle(tr("Sheets to be signed"));
    m_words->setObjectName(QStringLiteral("signOffWords"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setText(
        tr("One sheet for each matter that waits for the leader's ink, printed together. Signed sheets come home by "
           "\"Signed pages…\"; each scan is filed in its case, and the approval is registered from it."));
    m_list->setObjectName(QStringLiteral("signOffs"));
    m_list->setRootIsDecorated(false);
    m_list->setHeaderLabels({tr("Matter"), tr("Case"), tr("Asked on"), tr("Printed before")});
    m_list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_print->setObjectName(QStringLiteral("printSignOffs"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_paper->setObjectName(QStringLiteral("toPrinter"));
    buttons->addButton(m_paper, QDialogButtonBox::ActionRole);
    buttons->addButton(m_print, QDialogButtonBox::ActionRole);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_words);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    resize(860, 460);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::itemChanged, this, &SignOffDialog::follow);
    connect(m_print, &QPushButton::clicked, this, [this] {
        m_desk.prompt().saveFile(this, tr("Save the sheets to be signed"), tr("sheets-to-sign.pdf"),
                                 [this](const QString &file) { make(file, false); });
    });
    connect(m_paper, &QPushButton::clicked, this, [this] {
        const QString file = m_folder.filePath(QStringLiteral("sheets.pdf"));
        QFile::remove(file); // of the last time
        make(file, true);
    });
    follow();
    load();
}

void SignOffDialog::load()
{
    m_desk.run(
        this, {}, [](Core core, Progress &) { return casework::signOffsWaiting(*core.library); },
        [this](const Result<std::vector<casework::SignOffLine>> &lines) {
            if (!lines)
                m_words->setText(Words::of(lines.error()));
            else
                fill(*lines);
        });
}

void SignOffDialog::fill(const std::vector<casework::SignOffLine> &lines)
{
    m_lines = lines;
    m_list->clear();
    for (const casework::SignOffLine &line : lines) {
        auto *item =
            new QTreeWidgetItem(m_list, {line.what, line.label, line.askedOn, line.printed ? tr("yes") : QString()});
        item->setCheckState(0, line.printed ? Qt::Unchecked : Qt::Checked);
    }
    m_list->resizeColumnToContents(0);
    if (lines.empty())
        m_words->setText(tr("Nothing waits for a leader's signature."));
    follow();
}

std::vector<casework::SignOffLine> SignOffDialog::chosen() const
{
    std::vector<casework::SignOffLine> out;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        if (m_list->topLevelItem(i)->checkState(0) == Qt::Checked)
            out.push_back(m_lines[static_cast<std::size_t>(i)]);
    }
    return out;
}

void SignOffDialog::follow()
{
    for (QPushButton *button : {m_print, m_paper}) {
        button->setEnabled(!chosen().empty() && m_desk.whyReadOnly().isEmpty());
        button->setToolTip(m_desk.whyReadOnly());
    }
}

void SignOffDialog::make(const QString &file, bool onPaper)
{
    m_print->setEnabled(false);
    m_paper->setEnabled(false);
    m_desk.run(
        this, tr("Making the sheets"),
        [lines = chosen(), file](Core core, Progress &progress) -> Result<casework::SignOffBook> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            return casework::makeSignOffBook(*core.session, lines, file, progress);
        },
        [this, file, onPaper, lines = chosen()](const Result<casework::SignOffBook> &book) {
            for (const casework::SignOffLine &line : lines)
                m_desk.announce(line.id);
            load();
            if (!book) {
                m_words->setText(Words::of(book.error()));
                return;
            }
            if (onPaper) {
                m_words->setText(tr("%1 sheets: print them, have them signed, scan them.").arg(book->sheets));
                previewPrint(this, {file}, {});
                return;
            }
            m_words->setText(tr("%1 sheets are in %2: print it, have it signed, scan it.").arg(book->sheets).arg(file));
            QDesktopServices::openUrl(QUrl::fromLocalFile(file));
        });
}

} // namespace anjuan::ui
