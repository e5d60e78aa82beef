#include "ui/exchange/parts.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSettings>
#include <QtGui/QFontDatabase>
#include <QtWidgets/QComboBox>

#include "core/base/whole_file.h"

#include "ui/common/look.h"

namespace anjuan::ui {

QLabel *Exchange::makeMessage(QWidget *parent)
{
    auto *message = new QLabel(parent);
    message->setObjectName(QStringLiteral("message"));
    message->setWordWrap(true);
    message->setTextFormat(Qt::PlainText);
    message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    message->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return message;
}

void Exchange::say(QLabel *message, const QString &text, bool isProblem)
{
    message->setStyleSheet(isProblem ? look::toned(QStringLiteral("color:#b3261e")) : QString());
    message->setText(text);
}

QLabel *Exchange::makeCode(const char *name, QWidget *parent)
{
    auto *code = new QLabel(parent);
    code->setObjectName(QLatin1String(name));
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSize(22);
    font.setBold(true);
    code->setFont(font);
    code->setTextFormat(Qt::PlainText);
    code->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return code;
}

QLabel *Exchange::makeText(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QString Exchange::fileName(QString text)
{
    static const QRegularExpression unfit(QStringLiteral("[\\\\/:*?\"<>|\\s\\p{C}]+"));
    constexpr int kLongest = 60;
    return text.replace(unfit, QStringLiteral("_")).left(kLongest);
}

QString Exchange::sameCode()
{
    return tr("The code is the same");
}

QString Exchange::bundleFilter()
{
    return tr("Packages (*.anjuan.zip *.zip);;All files (*)");
}

QString Exchange::jsonFilter()
{
    return tr("Cards and applications (*.json);;All files (*)");
}

QString Exchange::lastFolder()
{
    return QSettings().value(QStringLiteral("exchange/folder")).toString();
}

Result<void> Exchange::writeForAll(const QString &file, const QByteArray &bytes)
{
    return writeWhole(file, bytes, kByUmask);
}

QString Exchange::outbox(const Desk &desk)
{
    const QString dir = desk.info().dir + QStringLiteral("/outbox");
    makeFolders(dir);
    return dir;
}

void Exchange::keepFolder(const QString &folder)
{
    QSettings().setValue(QStringLiteral("exchange/folder"), folder);
}

QString Exchange::written(const casework::ExportedBundle &bundle)
{
    QString text = tr("Written: %1").arg(bundle.files.isEmpty() ? bundle.file : bundle.files.join(QLatin1Char('\n')));
    if (!bundle.lost.isEmpty())
        text += QLatin1Char('\n')
            + message(QStringLiteral("exchange.content_lost"),
                      {QString::number(bundle.lost.size()), bundle.lost.join(QStringLiteral(", "))}, Words::language());
    return text;
}

QString Exchange::profileName(const QString &profile)
{
    if (profile == QLatin1String("upload"))
        return tr("Upload to the bureau");
    if (profile == QLatin1String("handoff"))
        return tr("Cases handed over");
    if (profile == QLatin1String("review"))
        return tr("Package for review");
    if (profile == QLatin1String("office"))
        return tr("Package of the unit");
    if (profile == QLatin1String("archive"))
        return tr("Archive");
    return profile;
}

QComboBox *Exchange::makePcChoice(const Desk &desk, QWidget *parent)
{
    auto *choice = new QComboBox(parent);
    choice->setObjectName(QStringLiteral("pc"));
    for (const casework::PcRow &pc : desk.pcs()) {
        if (!pc.here)
            choice->addItem(pc.name, pc.library.toString());
    }
    return choice;
}

} // namespace anjuan::ui
