#include <QtCore/QMimeData>
#include <QtCore/QUrl>
#include <QtGui/QDragEnterEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include "ui/forms/field_editor.h"
#include "ui/forms/typed_words.h"

namespace anjuan::ui {
namespace {

/// A file by its path: chosen, typed, or dropped on the field.
class FileEditor final : public FieldEditor {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::FieldEditor)
public:
    FileEditor(const QString &title, Prompt &prompt, QWidget *parent)
        : FieldEditor(parent),
          m_line(new QLineEdit(this)),
          m_choose(new QPushButton(tr("Choose…"), this)),
          m_title(title),
          m_prompt(prompt)
    {
        setAcceptDrops(true);
        m_line->setAcceptDrops(false); // or it would take the file's name as text
        m_line->setPlaceholderText(tr("Choose a file, or drop it here"));
        m_line->setToolTip(m_line->placeholderText()); // beside the case a form is narrow
        m_choose->setObjectName(QStringLiteral("chooseFile"));
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(m_line, 1);
        row->addWidget(m_choose);
        setFocusProxy(m_line); // a proxy that is not the first would leave those before it out of the Tab order
        connect(m_line, &QLineEdit::textChanged, this, &FieldEditor::edited);
        connect(m_choose, &QPushButton::clicked, this, [this] { choose(); });
    }
    QJsonValue value() const override
    {
        // As it is copied from another window: with an invisible mark, in quotes, or as an address.
        QString path = typedWords(m_line->text());
        if (path.size() > 1 && path.startsWith(QLatin1Char('"')) && path.endsWith(QLatin1Char('"')))
            path = path.mid(1, path.size() - 2);
        if (path.startsWith(QLatin1String("file:")))
            path = QUrl(path).toLocalFile();
        return path.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(path);
    }
    void setValue(const QJsonValue &value) override { m_line->setText(value.toString()); }

protected:
    void dragEnterEvent(QDragEnterEvent *event) override
    {
        if (event->mimeData()->hasUrls() && event->mimeData()->urls().constFirst().isLocalFile())
            event->acceptProposedAction();
    }
    void dropEvent(QDropEvent *event) override
    {
        m_line->setText(event->mimeData()->urls().constFirst().toLocalFile());
        event->acceptProposedAction();
    }

private:
    void choose()
    {
        m_prompt.openFiles(this, m_title, QString(), false,
                           [this](const QStringList &files) { m_line->setText(files.value(0)); });
    }
    QLineEdit *m_line;
    QPushButton *m_choose;
    QString m_title;
    Prompt &m_prompt;
};

} // namespace

FieldEditor *makeFileEditor(const casework::Field &field, const EditorNeeds &needs, QWidget *parent)
{
    return new FileEditor(field.zh, needs.prompt, parent);
}

} // namespace anjuan::ui
