#include <iostream>
#include <random>

#include <QtCore/QRegularExpression>
#include <QtCore/QTextStream>
#include <QtGui/QImage>
#include <QtGui/QPainter>

#include "core/documents/punctuation.h"
#include "core/dossier/assemble.h"

#include "tests/core/documents/sample.h"

using namespace anjuan;
using namespace anjuan::dossier;

namespace {

constexpr int kMostPages = 600;
constexpr double kPointsPerMm = 72 / 25.4;

/// A paper of this program, made once, and what its pages say.
struct Paper {
    QString title;
    QByteArray pdf;
    QStringList pages;
};

/// The words of each page, without white space.
QStringList pagesOf(const QString &pdf)
{
    QStringList pages = test::pdfText(pdf, {QStringLiteral("-enc"), QStringLiteral("UTF-8"), QStringLiteral("-raw")})
                            .split(QLatin1Char('\f'));
    pages.removeLast();
    for (QString &page : pages)
        page.removeIf([](QChar c) { return c.isSpace(); });
    return pages;
}

/// A word where it stands on its page, in millimetres.
struct Word {
    QString text;
    QRectF mm;
};

/// The words of each page with their places, all read at once: to crop each page by itself takes minutes.
std::vector<std::vector<Word>> wordsOf(const QString &pdf)
{
    static const QRegularExpression line(QStringLiteral(
        "<word xMin=\"([-0-9.]+)\" yMin=\"([-0-9.]+)\" xMax=\"([-0-9.]+)\" yMax=\"([-0-9.]+)\">(.*)</word>"));
    std::vector<std::vector<Word>> pages;
    const QString all = test::pdfText(pdf, {QStringLiteral("-enc"), QStringLiteral("UTF-8"), QStringLiteral("-bbox")});
    for (const QString &row : all.split(QLatin1Char('\n'))) {
        if (row.contains(QLatin1String("<page "))) {
            pages.emplace_back();
        } else if (const auto match = line.match(row); match.hasMatch()) {
            REQUIRE(!pages.empty());
            const auto mm = [&](int nth) { return match.captured(nth).toDouble() / kPointsPerMm; };
            QString text = match.captured(5);
            for (const auto &[code, plain] : {std::pair("&lt;", "<"), {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}})
                text.replace(QLatin1String(code), QLatin1String(plain));
            pages.back().push_back({text, QRectF(QPointF(mm(1), mm(2)), QPointF(mm(3), mm(4)))});
        }
    }
    return pages;
}

/// All that reaches into that rectangle, in the order of reading.
QString within(const std::vector<Word> &words, const QRectF &mm)
{
    QStringList found;
    for (const Word &word : words) {
        if (word.mm.intersects(mm))
            found += word.text;
    }
    return found.join(QLatin1Char('\n'));
}

/// What dossiers are made of: papers, pictures of several makes, scans.
class Supply {
public:
    explicit Supply(const QTemporaryDir &folder) : m_folder(folder)
    {
        for (const char *id : {"filing_approval", "inspection_record", "inquiry_record", "investigation_report",
                               "penalty_notice", "penalty_decision", "service_receipt", "closing_approval"}) {
            const QString form = QString::fromLatin1(id);
            const auto made = documents::render(sample::form(form), sample::caseFields(form), sample::context());
            REQUIRE(made);
            const QString file = folder.filePath(form + QStringLiteral(".pdf"));
            QFile out(file);
            REQUIRE(out.open(QIODevice::WriteOnly));
            out.write(made->pdf);
            out.close();
            m_papers.push_back({sample::form(form).title, made->pdf, pagesOf(file)});
            REQUIRE(m_papers.back().pages.size() == made->pages);
        }
        for (int nth = 0; nth < 4; ++nth)
            m_pictures += picture(nth);
    }
    /// A part of at most that many pages; what its pages must say is added to `words`, empty where nothing is.
    Part part(std::mt19937 &random, int no, int most, QStringList &words) const;

private:
    QString picture(int nth) const
    {
        QImage image(nth % 2 == 0 ? QSize(320, 240) : QSize(210, 297), QImage::Format_RGB32);
        image.fill(QColor::fromHsv(nth * 80, 90, 230));
        QPainter(&image).fillRect(20, 20, 60, 40, Qt::darkBlue);
        const QString file = m_folder.filePath(
            QStringLiteral("picture%1.%2").arg(nth).arg(nth == 3 ? QStringLiteral("png") : QStringLiteral("jpg")));
        REQUIRE((nth == 1 ? image.convertToFormat(QImage::Format_Grayscale8) : image).save(file));
        return file;
    }
    const QTemporaryDir &m_folder;
    std::vector<Paper> m_papers;
    QStringList m_pictures;
};

QString titleOf(std::mt19937 &random, int no, const QString &what)
{
    const QStringList more = {QStringLiteral("现场东侧第三间"), QStringLiteral("当事人钱𬭎签收并按指印"),
                              QStringLiteral("〔2026〕补充之二"), QStringLiteral("(复印件与原件核对无异)")};
    QString title = QStringLiteral("%1之%2").arg(what).arg(no);
    for (unsigned n = random() % 5; n > 1; --n)
        title += more[static_cast<int>(random() % 4)];
    return title;
}

Part Supply::part(std::mt19937 &random, int no, int most, QStringList &words) const
{
    Part part;
    part.responsible = QStringLiteral("张建国");
    part.date = QStringLiteral("20260106");
    const Paper &paper = m_papers[random() % m_papers.size()];
    const unsigned sort = random() % 6;
    if (sort < 3 && paper.pages.size() <= most) {
        part.title = titleOf(random, no, paper.title);
        part.bytes = paper.pdf;
        words += paper.pages;
        return part;
    }
    if (sort == 3) {
        part.kind = Part::Kind::MediaLeaf;
        part.title = titleOf(random, no, QStringLiteral("执法记录仪视频"));
        part.mediaName = QStringLiteral("DSJ-%1.mp4").arg(no);
        part.mediaLength = QStringLiteral("45分12秒");
        part.mediaBytes = 734003200;
        part.mediaSha256 = QString(64, QLatin1Char('b'));
        part.firstFrame = random() % 2 ? m_pictures[0] : QString();
        words += documents::fullWidth(part.title);
    } else if (sort == 4) {
        part.kind = Part::Kind::Photo;
        part.title = titleOf(random, no, QStringLiteral("现场照片"));
        part.captions = {part.title};
        part.files = {m_pictures[static_cast<int>(random() % 4)]};
        part.wholePage = random() % 5 == 0;
        words += documents::fullWidth(part.title);
    } else {
        part.kind = Part::Kind::Scan;
        part.title = titleOf(random, no, QStringLiteral("签名件"));
        for (int side = 1 + static_cast<int>(random() % static_cast<unsigned>(std::min(most, 9))); side > 0; --side) {
            part.files += m_pictures[static_cast<int>(random() % 4)];
            words += QString();
        }
    }
    return part;
}

struct Generated {
    VolumePlan plan;
    QStringList words;   // of each numbered page; of two photographs on one, each in a line
    QList<int> begins{}; // the page that each part begins on
};

/// A volume of about so many pages, cover, index and note among them.
Generated generated(const Supply &supply, std::mt19937 &random, int pages)
{
    Generated out{{sample::form(QStringLiteral("dossier_cover")),
                   sample::form(QStringLiteral("dossier_index")),
                   sample::form(QStringLiteral("dossier_note")),
                   sample::caseFields(),
                   {},
                   sample::context(),
                   random() % 4 == 0 ? NumberCorner::UpperRight : NumberCorner::UpperOuter,
                   {}},
                  {}};
    if (random() % 5 == 0) { // goes on from another volume
        out.plan.firstItem = 1 + static_cast<int>(random() % 60);
        out.plan.firstPage = 1 + static_cast<int>(random() % 300);
    }
    const auto left = [&] { return pages - 3 - static_cast<int>(out.words.size() + out.plan.parts.size() / 11); };
    const auto isHalf = [](const Part &part) { return part.kind == Part::Kind::Photo && !part.wholePage; };
    bool open = false; // the lower half of the last page is
    while (left() > 0) {
        const qsizetype before = out.words.size();
        const Part part = supply.part(random, static_cast<int>(out.plan.parts.size()) + 1, left(), out.words);
        if (open && isHalf(part)) {
            const QString below = out.words.takeLast();
            out.words.last() += QLatin1Char('\n') + below;
            open = false;
        } else {
            open = isHalf(part);
        }
        out.begins += out.plan.firstPage + static_cast<int>(std::min(before, out.words.size() - 1));
        out.plan.parts << part;
    }
    return out;
}

QStringList indexFaults(const Generated &of, const AssembledDossier &made, const std::vector<std::vector<Word>> &words)
{
    const VolumePlan &plan = of.plan;
    // Where the columns stand, from the form itself: margins 24 and 18 mm.
    const QList<double> widths = plan.index.body[2].columns;
    double all = 0;
    for (const double width : widths)
        all += width;
    const auto column = [&](int nth) {
        const double unit = (210 - plan.index.marginLeft - plan.index.marginRight) / all;
        double x = plan.index.marginLeft;
        for (int before = 0; before < nth; ++before)
            x += widths[before] * unit;
        // A word belongs to the column in which it begins.
        const double from = x;
        const double to = x + widths[nth] * unit;
        QStringList found;
        for (int page = 2; page < made.firstNumbered; ++page) {
            for (const Word &word : words[static_cast<std::size_t>(page) - 1]) {
                const bool inside = word.mm.left() >= from && word.mm.left() < to;
                if (inside && word.mm.top() >= 20 && word.mm.bottom() <= 297 - plan.index.marginBottom)
                    found += word.text;
                // Where two columns run into one another neither can be read.
                if (inside && word.mm.right() > to)
                    found += QStringLiteral("over the edge: ") + word.text;
            }
        }
        return found.join(QLatin1Char('\n'));
    };
    QStringList numbers;
    QStringList spans;
    QString titles;
    QStringList faults;
    for (const IndexRow &row : made.index) {
        numbers += QString::number(row.no);
        if (row.pageFrom != (row.before > 0 ? made.firstPage : of.begins.value(row.no - plan.firstItem)))
            faults += QStringLiteral("item %1 begins on page %2").arg(row.no).arg(row.pageFrom);
        spans += row.pageFrom == row.pageTo ? QString::number(row.pageFrom)
                                            : QStringLiteral("%1-%2").arg(row.pageFrom).arg(row.pageTo);
        titles += documents::fullWidth(plan.parts[row.no - plan.firstItem].title);
    }
    // Below the heads of the columns, above which the number of the archive stands.
    const auto tokens = [](QString text, const QString &head) {
        text.remove(0, text.indexOf(head));
        static const QRegularExpression other(QStringLiteral("[^0-9\\-]+"));
        return text.split(other, Qt::SkipEmptyParts);
    };
    if (tokens(column(0), QStringLiteral("序号")) != numbers)
        faults +=
            QStringLiteral("numbers of the index: ") + tokens(column(0), QStringLiteral("序号")).join(QLatin1Char(' '));
    if (tokens(column(5), QStringLiteral("页号")) != spans)
        faults +=
            QStringLiteral("pages of the index: ") + tokens(column(5), QStringLiteral("页号")).join(QLatin1Char(' '));
    QString told = column(3).remove(QStringLiteral("题名"));
    told.removeIf([](QChar c) { return c.isSpace(); });
    if (!told.contains(titles))
        faults += QStringLiteral("titles of the index: ") + told;
    return faults;
}

QStringList numberFaults(const Generated &of, const AssembledDossier &made, const QString &file,
                         const std::vector<std::vector<Word>> &words)
{
    const QStringList pages = pagesOf(file);
    QStringList faults;
    if (pages.size() != made.pages || words.size() != static_cast<std::size_t>(made.pages))
        return {QStringLiteral("%1 pages where %2 are told").arg(pages.size()).arg(made.pages)};
    for (int page = 1; page <= made.pages; ++page) {
        const int nth = page - made.firstNumbered;
        const bool counts = nth >= 0 && nth < made.numbered;
        const QString number = counts ? QString::number(made.firstPage + nth) : QString();
        const bool isLeft = of.plan.corner == NumberCorner::UpperOuter && nth % 2 == 1;
        const std::vector<Word> &all = words[static_cast<std::size_t>(page) - 1];
        if (within(all, {7, 5, 35, 12}) != (isLeft ? number : QString())
            || within(all, {168, 5, 35, 12}) != (isLeft ? QString() : number))
            faults += QStringLiteral("stamp of page %1").arg(page);
        if (!counts)
            continue;
        const QStringList told = of.words[made.firstPage - of.plan.firstPage + nth].split(QLatin1Char('\n'));
        bool there = pages[page - 1].endsWith(number);
        for (const QString &caption : told)
            there &= pages[page - 1].contains(caption);
        if (told.size() > 1) { // each beneath its photograph
            const auto below = [&](double top, double height) {
                QString found = within(all, {0, top, 210, height});
                found.removeIf([](QChar c) { return c.isSpace(); });
                return found;
            };
            there &= below(112, 34).startsWith(told[0]) && below(235, 34).startsWith(told[1]);
        }
        if (!there)
            faults += QStringLiteral("content of page %1: %2").arg(page).arg(pages[page - 1]);
    }
    return faults;
}

QStringList markFaults(const VolumePlan &plan, const AssembledDossier &made, const QString &file)
{
    const QJsonObject json =
        QJsonDocument::fromJson(sample::run(QStringLiteral("qpdf"),
                                            {QStringLiteral("--json"), QStringLiteral("--json-key=outlines"),
                                             QStringLiteral("--json-key=pages"), file}))
            .object();
    QStringList wanted = {QStringLiteral("1 卷宗封面"), QStringLiteral("2 卷内目录")};
    for (const IndexRow &row : made.index)
        wanted +=
            QStringLiteral("%1 %2 %3%4")
                .arg(made.firstNumbered + row.pageFrom - made.firstPage)
                .arg(row.no)
                .arg(plan.parts[row.no - plan.firstItem].title, row.before > 0 ? QStringLiteral("（续）") : QString());
    wanted += QStringLiteral("%1 备考表").arg(made.firstNumbered + made.numbered);
    QStringList found;
    for (const QJsonValue one : json.value(QLatin1String("outlines")).toArray())
        found += QStringLiteral("%1 %2")
                     .arg(one[QLatin1String("destpageposfrom1")].toInt())
                     .arg(one[QLatin1String("title")].toString());
    QStringList faults;
    if (found != wanted)
        faults += QStringLiteral("bookmarks: ") + found.join(QStringLiteral("; "));
    // The ranges of labels: where each begins, what it says.
    QStringList labels;
    for (const QJsonValue page : json.value(QLatin1String("pages")).toArray()) {
        const QJsonValue label = page[QLatin1String("label")];
        if (label.isObject())
            labels += QStringLiteral("%1|%2|%3")
                          .arg(page[QLatin1String("pageposfrom1")].toInt())
                          .arg(label[QLatin1String("/P")].toString().remove(QStringLiteral("u:")))
                          .arg(label[QLatin1String("/St")].toInt());
    }
    for (int page = 1; page <= made.pages; ++page) {
        const int nth = page - made.firstNumbered;
        QString label = page == 1 ? QStringLiteral("卷宗封面|") : QStringLiteral("备考表|");
        if (page > 1 && nth < 0)
            label = QStringLiteral("卷内目录 |%1").arg(page - 1);
        else if (nth >= 0 && nth < made.numbered)
            label = QStringLiteral("|%1").arg(made.firstPage + nth);
        if (!labels.value(page - 1).startsWith(QString::number(page) + QLatin1Char('|') + label))
            faults += QStringLiteral("label of page %1: %2").arg(page).arg(labels.value(page - 1));
    }
    return faults;
}

QStringList faultsOf(const Generated &of, const AssembledDossier &made)
{
    const auto words = wordsOf(made.file);
    QStringList faults = numberFaults(of, made, made.file, words);
    if (faults.isEmpty())
        faults = indexFaults(of, made, words) + markFaults(of.plan, made, made.file);
    return faults;
}

/// The books of one volume: none too thick, one goes on where the other ends, cut between two parts where that can be.
QStringList bookFaults(const Generated &of, const std::vector<AssembledDossier> &books)
{
    QStringList faults;
    const int most = of.plan.mostPages;
    const int total = static_cast<int>(of.words.size());
    int next = of.plan.firstPage;
    for (const AssembledDossier &made : books) {
        if (made.firstPage != next || (most > 0 && made.numbered > most))
            faults +=
                QStringLiteral("book %1 of %2 pages from %3").arg(made.book).arg(made.numbered).arg(made.firstPage);
        next += made.numbered;
        for (const IndexRow &row : made.index) {
            const int nth = row.no - of.plan.firstItem;
            const int ends = of.begins.value(nth + 1, of.plan.firstPage + total);
            if ((row.before > 0 || row.goesOn) && ends - of.begins[nth] <= most)
                faults += QStringLiteral("item %1 is cut").arg(row.no);
        }
        const QString note = pagesOf(made.file).value(made.firstNumbered + made.numbered - 1);
        const bool tells = note.contains(QStringLiteral("本册为第%1册，页号为第%2至%3页")
                                             .arg(made.book)
                                             .arg(made.firstPage)
                                             .arg(made.firstPage + made.numbered - 1));
        if (tells != (books.size() > 1))
            faults += QStringLiteral("note of book %1: %2").arg(made.book).arg(note);
    }
    if (next != of.plan.firstPage + total)
        faults += QStringLiteral("books end before page %1").arg(next);
    if (most > 0 && (books.size() > 1) != (total > most))
        faults += QStringLiteral("%1 books of %2 pages").arg(books.size()).arg(total);
    return faults;
}

} // namespace

TEST_CASE("generated dossiers agree in index, bookmarks, labels and stamped numbers", "[dossier]")
{
    // ANJUAN_DOSSIERS=200 makes them of 5 to 600 pages; more short ones than long ones; without it a few of up to 40.
    const bool all = qEnvironmentVariableIsSet("ANJUAN_DOSSIERS");
    const int wanted = all ? qEnvironmentVariableIntValue("ANJUAN_DOSSIERS") : 3;
    const int seed = qEnvironmentVariableIntValue("ANJUAN_SEED");
    const int most = all ? kMostPages : 40;
    QTemporaryDir folder;
    const Supply supply(folder);
    NoProgress quiet;
    int fewest = kMostPages;
    int longest = 0;
    int severed = 0;
    QStringList files;
    for (int nth = 0; nth < wanted; ++nth) {
        std::mt19937 random(static_cast<unsigned>(seed + nth));
        const double share = std::uniform_real_distribution<double>(0, 1)(random);
        const int pages = nth == 0 ? 5 : nth == 1 ? most : 5 + static_cast<int>(share * share * (most - 5));
        Generated of = generated(supply, random, pages);
        // Every second one is bound in books.
        of.plan.mostPages = nth % 2 == 0 ? 0 : all ? 200 : 12;
        const auto books = assembleBooks(of.plan, folder.filePath(QStringLiteral("dossier%1.pdf").arg(nth)), quiet);
        if (!books)
            FAIL("dossier " << seed + nth << ": " << books.error().id.toStdString());
        QStringList faults = bookFaults(of, *books);
        int made = 0;
        for (const AssembledDossier &book : *books) {
            faults += faultsOf(of, book);
            made += book.pages;
            files += book.file;
        }
        severed += books->size() > 1;
        CHECK(made <= kMostPages + 10 * static_cast<int>(books->size() - 1));
        fewest = std::min(fewest, made);
        longest = std::max(longest, made);
        INFO("dossier " << seed + nth << " of " << made << " pages in " << books->size()
                        << " books: " << faults.mid(0, 8).join(QLatin1Char('\n')).toStdString());
        CHECK(faults.isEmpty());
        if (files.size() >= 20 || nth + 1 == wanted) {
            sample::requireArchival(files);
            for (const QString &done : std::as_const(files))
                QFile::remove(done) && QFile::remove(done + QStringLiteral(".words"));
            files.clear();
            if (all)
                std::cout << nth + 1 << " dossiers" << std::endl;
        }
    }
    CHECK(fewest == 5);
    CHECK(severed > 0);
    WARN(wanted << " dossiers, " << severed << " of them in several books, of " << fewest << " to " << longest
                << " pages");
}
