#include "core/dossier/book_fields.h"

#include <QtCore/QJsonArray>

#include "core/base/messages.h"
#include "core/dossier/part_pages.h"

namespace anjuan::dossier {
namespace {

QString number(int value)
{
    return QString::number(value);
}

/// No more than the note has room for; the index marks each.
QStringList leftOutLines(const VolumePlan &plan, const QList<Error> &notes)
{
    constexpr int kMost = 12;
    QStringList lines = plan.leftOut;
    for (const Error &note : notes) {
        if (note.id == QLatin1String("dossier.note_left_out"))
            lines += message(note.id, note.args);
    }
    if (lines.size() <= kMost)
        return lines;
    const auto more = lines.size() - kMost + 1;
    return lines.mid(0, kMost - 1) << message(QStringLiteral("dossier.more_left_out"), {QString::number(more)});
}

/// What the note says of the other books.
QStringList bookLines(const AssembledDossier &book)
{
    if (book.books == 1)
        return {};
    QStringList lines = {message(
        QStringLiteral("dossier.book_line"),
        {number(book.books), number(book.book), number(book.firstPage), number(book.firstPage + book.numbered - 1)})};
    if (book.index.front().before > 0)
        lines += message(QStringLiteral("dossier.book_gone_on"), {number(book.index.front().no)});
    if (book.index.back().goesOn)
        lines += message(QStringLiteral("dossier.book_goes_on"), {number(book.index.back().no)});
    return lines;
}

QString remarkOn(const VolumePlan &plan, const PartPages &open, qsizetype nth)
{
    const QString &said = plan.parts[nth].remark;
    return open.isLeaf(nth) ? message(QStringLiteral("dossier.remark_leaf"), {said}).trimmed() : said;
}

} // namespace

QJsonObject indexRow(const Part &part, const IndexRow &row, QString remark)
{
    QString pages = number(row.pageFrom);
    if (row.pageTo != row.pageFrom)
        pages += QStringLiteral("-%1").arg(row.pageTo);
    if (row.before > 0)
        remark += QLatin1Char(' ') + message(QStringLiteral("dossier.remark_gone_on"));
    if (row.goesOn)
        remark += QLatin1Char(' ') + message(QStringLiteral("dossier.remark_goes_on"));
    return {{QStringLiteral("no"), row.no},
            {QStringLiteral("responsible"), part.responsible},
            {QStringLiteral("number"), part.number},
            {QStringLiteral("title"), part.title},
            {QStringLiteral("date"), part.date},
            {QStringLiteral("page_from"), row.pageFrom},
            {QStringLiteral("page_to"), row.pageTo},
            {QStringLiteral("page_text"), pages},
            {QStringLiteral("remark"), remark.trimmed()}};
}

QString bookWords(int book, int books)
{
    return message(QStringLiteral("dossier.book_text"), {number(book), number(books)});
}

QJsonObject bookFields(const VolumePlan &plan, const AssembledDossier &book, const PartPages &open,
                       const QList<Error> &notes)
{
    QJsonArray rows;
    QList<Part> inBook;
    for (const IndexRow &row : book.index) {
        const qsizetype nth = row.no - plan.firstItem;
        rows.append(indexRow(plan.parts[nth], row, remarkOn(plan, open, nth)));
        inBook += plan.parts[nth];
    }
    const int last = book.firstPage + book.numbered - 1;
    QJsonObject fields = plan.fields;
    QJsonObject dossier = fields.value(QStringLiteral("dossier")).toObject();
    dossier.insert(QStringLiteral("items"), rows.size());
    dossier.insert(QStringLiteral("pages"), book.numbered);
    dossier.insert(QStringLiteral("page_from"), book.firstPage);
    dossier.insert(QStringLiteral("page_to"), last);
    if (book.firstPage > 1)
        dossier.insert(QStringLiteral("span_text"),
                       message(QStringLiteral("dossier.page_span"), {number(book.firstPage), number(last)}));
    if (book.books > 1) {
        dossier.insert(QStringLiteral("book"), book.book);
        dossier.insert(QStringLiteral("books"), book.books);
        const QString words = bookWords(book.book, book.books);
        dossier.insert(QStringLiteral("book_text"), words);
        // Wherever a form names the side, it names the book.
        const QString side = dossier.value(QLatin1String("side_text")).toString();
        dossier.insert(QStringLiteral("side_text"), side.isEmpty() ? words : side + QChar(0x3000) + words);
        dossier.insert(QStringLiteral("volume_text"),
                       dossier.value(QLatin1String("volume_text")).toString() + QChar(0x3000) + words);
    }
    dossier.insert(QStringLiteral("book_lines"), QJsonArray::fromStringList(bookLines(book)));
    dossier.insert(QStringLiteral("index"), rows);
    dossier.insert(QStringLiteral("left_out"),
                   QJsonArray::fromStringList(book.book == book.books ? leftOutLines(plan, notes) : QStringList()));
    const QJsonObject more = plan.ofBook ? plan.ofBook(inBook) : QJsonObject();
    for (auto it = more.begin(); it != more.end(); ++it)
        dossier.insert(it.key(), it.value());
    fields.insert(QStringLiteral("dossier"), dossier);
    return fields;
}

} // namespace anjuan::dossier
