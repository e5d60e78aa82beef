#pragma once
#include <QtCore/QCoreApplication>
#include <QtWidgets/QLabel>

#include "ui/common/desk.h"

class QAbstractItemView;
class QComboBox;

namespace anjuan::ui {

/// What the pages and dialogs of the exchange share.
class Exchange {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::Exchange)
public:
    /// A line named `message` that tells what was done, or why not.
    static QLabel *makeMessage(QWidget *parent);
    static void say(QLabel *message, const QString &text, bool isProblem);
    /// Letters and digits that are read aloud or compared by eye.
    static QLabel *makeCode(const char *name, QWidget *parent);
    static QLabel *makeText(const QString &text, QWidget *parent);

    /// A name for a file without what no disk takes.
    static QString fileName(QString text);
    static QString bundleFilter();
    static QString jsonFilter();
    /// The answer by which somebody says that a check code is the same on both sides.
    static QString sameCode();
    /// Where packages were written last on this PC.
    static QString lastFolder();
    /// A card or an application, which holds nothing secret: whoever shares the folder may read it. Fault: Io
    /// `file.not_written {path, why}`.
    static Result<void> writeForAll(const QString &file, const QByteArray &bytes);
    static void keepFolder(const QString &folder);
    /// The outbox of the open library, from which packages go by themselves; made when it is missing.
    static QString outbox(const Desk &desk);

    /// `%1 was written` and, where contents were lost on this PC, what the bundle only names.
    static QString written(const casework::ExportedBundle &bundle);
    /// upload, handoff … as its reader calls it.
    static QString profileName(const QString &profile);
    /// The other PCs of the unit, by name.
    static QComboBox *makePcChoice(const Desk &desk, QWidget *parent);
};

/// Work of the lane that needs somebody logged in.
template <class Work> auto signedIn(Work work)
{
    using R = std::invoke_result_t<const Work &, casework::Session &, Progress &>;
    return [work = std::move(work)](Core core, Progress &progress) -> R {
        if (!core.session)
            return fail(Fault::Refused, "ui.logged_out");
        return work(*core.session, progress);
    };
}

/// Work of the lane that reads the open library.
template <class Work> auto reading(Work work)
{
    using R = std::invoke_result_t<const Work &, casework::Library &, Progress &>;
    return [work = std::move(work)](Core core, Progress &progress) -> R {
        if (!core.library)
            return fail(Fault::Refused, "ui.logged_out");
        return work(*core.library, progress);
    };
}

} // namespace anjuan::ui
