#include "ui/paper/stack_source.h"

#include <QtCore/QDir>
#include <QtCore/QMimeData>
#include <QtCore/QUrl>
#include <QtGui/QDropEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>

#include "ui/paper/scanner_dialog.h"

namespace anjuan::ui {

StackSource::StackSource(Desk &desk, QWidget *dialog) : QObject(dialog), m_desk(desk), m_dialog(dialog)
{
    dialog->setAcceptDrops(true);
    dialog->installEventFilter(this);
    const auto offer = [this](const char *name, const QString &words, auto done) {
        auto *button = new QPushButton(words, m_dialog);
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, done);
        m_buttons += button;
    };
    offer("chooseFiles", tr("Choose files…"), &StackSource::chooseFiles);
    offer("chooseFolder", tr("Choose a folder…"), &StackSource::chooseFolder);
    offer("fromScanner", tr("From a scanner…"), &StackSource::askScanner);
}

void StackSource::placeButtons(QBoxLayout &row)
{
    for (QWidget *button : m_buttons)
        row.addWidget(button);
}

QString StackSource::takeStopped()
{
    if (m_stopped.isEmpty())
        return {};
    return tr("The feeder stopped before it was empty: %1. Lay in the rest and scan again.")
        .arg(std::exchange(m_stopped, {}));
}

void StackSource::forget(const QStringList &paths)
{
    if (paths == m_scanned)
        m_scanned.clear();
}

bool StackSource::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return QObject::eventFilter(watched, event);
    auto *drop = static_cast<QDropEvent *>(event);
    if (!drop->mimeData()->hasUrls())
        return false;
    drop->acceptProposedAction();
    if (event->type() == QEvent::DragEnter)
        return true;
    QStringList paths;
    for (const QUrl &url : drop->mimeData()->urls()) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    if (!paths.isEmpty())
        Q_EMIT given(paths);
    return true;
}

void StackSource::chooseFiles()
{
    m_desk.prompt().openFiles(m_dialog, tr("Scans"), tr("Pictures and PDF (*.jpg *.jpeg *.png *.tif *.tiff *.pdf)"),
                              true, [this](const QStringList &chosen) {
                                  if (!chosen.isEmpty())
                                      Q_EMIT given(chosen);
                              });
}

void StackSource::chooseFolder()
{
    m_desk.prompt().openFolder(m_dialog, tr("Folder of scans"), [this](const QString &chosen) {
        if (!chosen.isEmpty())
            Q_EMIT given({chosen});
    });
}

void StackSource::askScanner()
{
    auto *dialog = new ScannerDialog(m_desk, m_dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { scan(dialog->wish()); });
    dialog->open();
}

void StackSource::scan(const documents::ScanWish &wish)
{
    const QString folder = m_folder.filePath(QString::number(++m_stacks));
    QDir().mkpath(folder);
    m_desk.run(
        m_dialog, tr("Scanning"),
        [wish, folder](const Core &, Progress &progress) { return documents::scanStack(wish, folder, progress); },
        [this](const Result<documents::ScannedStack> &stack) {
            if (!stack) {
                Q_EMIT failed(Words::of(stack.error()));
                return;
            }
            m_stopped = stack->stopped;
            m_scanned += stack->pages;
            if (!m_scanned.isEmpty())
                Q_EMIT given(m_scanned);
        });
}

QTreeWidget *makeStackList(const QString &name, const QStringList &titles, std::initializer_list<int> widths,
                           QWidget *parent)
{
    auto *list = new QTreeWidget(parent);
    list->setObjectName(name);
    list->setHeaderLabels(titles);
    list->setRootIsDecorated(false);
    list->setAlternatingRowColors(true);
    int column = 0;
    for (const int width : widths)
        list->setColumnWidth(column++, width);
    return list;
}

} // namespace anjuan::ui
