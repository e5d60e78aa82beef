#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>

#include "core/documents/archival_check.h"

#include "sample.h"

using namespace anjuan;
using namespace anjuan::documents;

namespace {

QStringList faultsOf(const QString &file)
{
    const auto check = checkArchival(file);
    REQUIRE(check);
    return check->faults;
}

} // namespace

TEST_CASE("a paper of this program shows no fault of an archive file", "[documents]")
{
    const QTemporaryDir folder;
    const auto made = render(sample::form(QStringLiteral("penalty_decision")), sample::caseFields(), sample::context());
    REQUIRE(made);
    const QString file = sample::save(folder, QStringLiteral("decision"), made->pdf);
    const auto check = checkArchival(file);
    REQUIRE(check);
    CHECK(check->faults.join(QLatin1Char(' ')).toStdString().empty());
    CHECK(check->pages == made->pages);
}

TEST_CASE("what spoils a file for the archive is named", "[documents]")
{
    const QTemporaryDir folder;
    const auto made = render(sample::form(QStringLiteral("stop_order")), sample::caseFields(), sample::context());
    REQUIRE(made);
    const QString good = sample::save(folder, QStringLiteral("good"), made->pdf);
    const auto spoilt = [&](const char *name, const QByteArray &from, const QByteArray &to) {
        QByteArray bytes = made->pdf;
        REQUIRE(from.size() == to.size()); // places in the file stay where they are
        REQUIRE(bytes.contains(from));
        bytes.replace(from, to);
        return faultsOf(sample::save(folder, QLatin1String(name), bytes));
    };
    CHECK(spoilt("intent", "/GTS_PDFA1", "/GTS_PDFX1").contains(QStringLiteral("intent")));
    CHECK(spoilt("xmp", "<pdfaid:part>1", "<pdfaid:part>3").contains(QStringLiteral("xmp")));
    CHECK(spoilt("version", "%PDF-1.4", "%PDF-1.7").contains(QStringLiteral("version")));
    CHECK(spoilt("font", "/FontFile2 ", "/FontFileX ").first().startsWith(QStringLiteral("font /")));
    CHECK(faultsOf(sample::save(folder, QStringLiteral("cut"), made->pdf.left(made->pdf.size() / 2)))
              .contains(QStringLiteral("damaged")));
    CHECK(faultsOf(sample::save(folder, QStringLiteral("none"), "no PDF")) == QStringList{QStringLiteral("damaged")});
    const QString locked = folder.filePath(QStringLiteral("locked.pdf"));
    sample::run(QStringLiteral("qpdf"),
                {QStringLiteral("--encrypt"), QString(), QStringLiteral("owner"), QStringLiteral("256"),
                 QStringLiteral("--"), good, locked});
    CHECK(faultsOf(locked).contains(QStringLiteral("encrypted")));
    // Another program's: no XMP of PDF/A, no intent.
    const QString foreign = folder.filePath(QStringLiteral("foreign.pdf"));
    {
        QPdfWriter writer(foreign);
        QPainter painter(&writer);
        painter.setOpacity(0.5);
        painter.fillRect(QRect(10, 10, 900, 900), Qt::red);
    }
    const QStringList faults = faultsOf(foreign);
    CHECK(faults.contains(QStringLiteral("intent")));
    CHECK(faults.contains(QStringLiteral("transparency")));
    CHECK_FALSE(checkArchival(folder.filePath(QStringLiteral("missing.pdf"))));
}
