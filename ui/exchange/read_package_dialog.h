#pragma once
#include <memory>

#include <QtCore/QTemporaryDir>
#include <QtWidgets/QDialog>

#include "ui/common/desk.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace anjuan::ui {

/// Opens a package for reading on a PC that has not joined the unit 阅读送审包: a passphrase where it is locked.
class ReadPackageDialog final : public QDialog {
    Q_OBJECT
public:
    ReadPackageDialog(Desk &desk, const QString &file, QWidget *parent);

Q_SIGNALS:
    /// A folder that opens as a library for reading; it goes with the last who holds it.
    void ready(const std::shared_ptr<QTemporaryDir> &folder);

private:
    void build();
    void unlock();
    void opened(const Result<void> &done);

    Desk &m_desk;
    QString m_file;
    std::shared_ptr<QTemporaryDir> m_folder;
    QLineEdit *m_passphrase;
    QWidget *m_locked = nullptr;
    QLabel *m_message;
    QPushButton *m_submit;
};

} // namespace anjuan::ui
