#include "ui/common/prompt.h"

#include <QtCore/QFileInfo>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

namespace anjuan::ui {
namespace {

QFileDialog *fileDialog(QWidget *parent, const QString &title, const QString &folder)
{
    auto *dialog = new QFileDialog(parent, title, folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("fileDialog"));
    return dialog;
}

} // namespace

void DialogPrompt::openFiles(QWidget *parent, const QString &title, const QString &filter, bool many,
                             const FilesChosen &chosen)
{
    QFileDialog *dialog = fileDialog(parent, title, m_lastFolder);
    dialog->setFileMode(many ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile);
    if (!filter.isEmpty())
        dialog->setNameFilter(filter);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, [this, chosen](const QStringList &files) {
        m_lastFolder = QFileInfo(files.value(0)).path();
        chosen(files);
    });
    dialog->open();
}

void DialogPrompt::openFolder(QWidget *parent, const QString &title, const FileChosen &chosen)
{
    QFileDialog *dialog = fileDialog(parent, title, m_lastFolder);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [chosen](const QString &folder) { chosen(folder); });
    dialog->open();
}

void DialogPrompt::saveFile(QWidget *parent, const QString &title, const QString &suggestion, const FileChosen &chosen)
{
    QFileDialog *dialog = fileDialog(parent, title, m_lastFolder);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(suggestion).completeSuffix());
    dialog->selectFile(suggestion);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [this, chosen](const QString &file) {
        m_lastFolder = QFileInfo(file).path(); // what goes to a stick is followed by what comes from it
        chosen(file);
    });
    dialog->open();
}

void DialogPrompt::ask(QWidget *parent, const QString &question, const QString &yes, const Answered &answered)
{
    auto *box =
        new QMessageBox(QMessageBox::Question, parent->window()->windowTitle(), question, QMessageBox::Cancel, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    QPushButton *agree = box->addButton(yes, QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(box, &QMessageBox::finished, parent,
                     [box, agree, answered] { answered(box->clickedButton() == agree); });
    box->open();
}

void DialogPrompt::tell(QWidget *parent, const QString &text, bool isProblem)
{
    auto *box = new QMessageBox(isProblem ? QMessageBox::Warning : QMessageBox::Information,
                                parent->window()->windowTitle(), text, QMessageBox::Ok, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->open();
}

} // namespace anjuan::ui
