#pragma once
#include <functional>

#include <QtCore/QDir>
#include <QtCore/QString>
#include <QtCore/QStringList>

class QWidget;

namespace anjuan::ui {

/// What the window asks its user. Answers come back later: no call waits. Tests answer in the user's place.
class Prompt {
public:
    using FilesChosen = std::function<void(const QStringList &)>;
    using FileChosen = std::function<void(const QString &)>;
    using Answered = std::function<void(bool)>;

    virtual ~Prompt() = default;
    virtual void openFiles(QWidget *parent, const QString &title, const QString &filter, bool many,
                           const FilesChosen &chosen) = 0;
    virtual void openFolder(QWidget *parent, const QString &title, const FileChosen &chosen) = 0;
    virtual void saveFile(QWidget *parent, const QString &title, const QString &suggestion,
                          const FileChosen &chosen) = 0;
    virtual void ask(QWidget *parent, const QString &question, const QString &yes, const Answered &answered) = 0;
    virtual void tell(QWidget *parent, const QString &text, bool isProblem) = 0;
};

/// The real one: dialogs of Qt, each opened, none executed.
class DialogPrompt final : public Prompt {
public:
    void openFiles(QWidget *parent, const QString &title, const QString &filter, bool many,
                   const FilesChosen &chosen) override;
    void openFolder(QWidget *parent, const QString &title, const FileChosen &chosen) override;
    void saveFile(QWidget *parent, const QString &title, const QString &suggestion, const FileChosen &chosen) override;
    void ask(QWidget *parent, const QString &question, const QString &yes, const Answered &answered) override;
    void tell(QWidget *parent, const QString &text, bool isProblem) override;

private:
    QString m_lastFolder = QDir::homePath();
};

} // namespace anjuan::ui
