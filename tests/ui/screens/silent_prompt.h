#pragma once
#include "ui/common/prompt.h"

namespace anjuan::ui {

/// Asks nobody: what would have been asked is left unanswered.
class SilentPrompt final : public Prompt {
public:
    void openFiles(QWidget *, const QString &, const QString &, bool, const FilesChosen &) override {}
    void openFolder(QWidget *, const QString &, const FileChosen &) override {}
    void saveFile(QWidget *, const QString &, const QString &, const FileChosen &) override {}
    void ask(QWidget *, const QString &, const QString &, const Answered &) override {}
    void tell(QWidget *, const QString &, bool) override {}
};

} // namespace anjuan::ui
