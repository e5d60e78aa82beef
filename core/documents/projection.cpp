#include "core/documents/projection.h"

#include "core/chain/body.h"

namespace anjuan::documents {
namespace {

using chain::columnOf;
using chain::integerOf;
using chain::Record;
using chain::textOf;

const char *const kTables = R"(
CREATE TABLE document (
    record TEXT PRIMARY KEY, case_id TEXT NOT NULL, seq INTEGER NOT NULL, form TEXT NOT NULL, form_version TEXT NOT NULL,
    title TEXT NOT NULL, number TEXT, sha256 TEXT NOT NULL, pages INTEGER NOT NULL, about TEXT) STRICT;
CREATE INDEX document_case ON document (case_id, seq);
CREATE TABLE document_code (record TEXT PRIMARY KEY, code TEXT NOT NULL) STRICT;
CREATE INDEX document_code_code ON document_code (code);
CREATE TABLE document_scan (record TEXT PRIMARY KEY, document TEXT NOT NULL, sha256 TEXT NOT NULL, signed_on TEXT NOT NULL) STRICT;
CREATE TABLE field_sheet (
    record TEXT PRIMARY KEY, chain TEXT NOT NULL, seq INTEGER NOT NULL, code TEXT NOT NULL, form TEXT NOT NULL, form_version TEXT NOT NULL,
    title TEXT NOT NULL, number TEXT NOT NULL, place TEXT NOT NULL, taken_on TEXT NOT NULL, sha256 TEXT NOT NULL, pages INTEGER NOT NULL,
    state TEXT NOT NULL, reason TEXT NOT NULL, by TEXT NOT NULL) STRICT;
CREATE INDEX field_sheet_code ON field_sheet (code);
CREATE TABLE service (record TEXT NOT NULL, case_id TEXT NOT NULL, document TEXT NOT NULL, method TEXT NOT NULL, served_at TEXT NOT NULL, PRIMARY KEY (record, document)) STRICT;
)";

/// A blank form that went out, or came back unused 外出文书.
Result<void> fieldSheet(store::Write &write, const Record &record)
{
    const QJsonObject &body = record.body;
    if (record.kind == QLatin1String("desk.field_sheet_returned"))
        return write.run("UPDATE field_sheet SET state = ?, reason = ? WHERE code = ?",
                         {textOf(body, "how"), textOf(body, "reason"), textOf(body, "page_code")});
    return write.run(
        "INSERT INTO field_sheet (record, chain, seq, code, form, form_version, title, number, place, "
        "taken_on, sha256, pages, state, reason, by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'out', '', "
        "?)",
        {record.hash.hex(), record.chain, record.seq, textOf(body, "page_code"), textOf(body, "form"),
         textOf(body, "form_version"), textOf(body, "title"), textOf(body, "number"), textOf(body, "place"),
         textOf(body, "taken_on"), textOf(body, "document_sha256"), integerOf(body, "pages"), record.by.toString()});
}

Result<void> apply(store::Write &write, const Record &record)
{
    if (record.kind.startsWith(QLatin1String("desk.field_sheet_")))
        return fieldSheet(write, record);
    if (chain::sortOf(record) != chain::ChainSort::Case)
        return {};
    const QString id = chain::caseIdOf(record);
    if (record.kind == QLatin1String("document.made")) {
        if (const QString code = textOf(record.body, "page_code"); !code.isEmpty())
            ANJUAN_CHECK(
                write.run("INSERT INTO document_code (record, code) VALUES (?, ?)", {record.hash.hex(), code}));
        return write.run(
            "INSERT INTO document (record, case_id, seq, form, form_version, title, number, sha256, pages, "
            "about) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {record.hash.hex(), id, record.seq, textOf(record.body, "form"), textOf(record.body, "form_version"),
             textOf(record.body, "title"), columnOf(record.body, "number"), textOf(record.body, "document_sha256"),
             integerOf(record.body, "pages"), columnOf(record.body, "about")});
    }
    if (record.kind == QLatin1String("document.scan_added"))
        return write.run("INSERT INTO document_scan (record, document, sha256, signed_on) VALUES (?, ?, ?, ?)",
                         {record.hash.hex(), textOf(record.body, "document"), textOf(record.body, "scan_sha256"),
                          textOf(record.body, "signed_on")});
    if (record.kind == QLatin1String("service.recorded")) {
        for (const QString &document : chain::textsOf(record.body, "documents"))
            ANJUAN_CHECK(write.run(
                "INSERT OR IGNORE INTO service (record, case_id, document, method, served_at) "
                "VALUES (?, ?, ?, ?, ?)",
                {record.hash.hex(), id, document, textOf(record.body, "method"), textOf(record.body, "served_at")}));
    }
    return {};
}

} // namespace

chain::Projection projection()
{
    return {QStringLiteral("documents"),
            3,
            kTables,
            {QStringLiteral("document"), QStringLiteral("document_code"), QStringLiteral("document_scan"),
             QStringLiteral("field_sheet"), QStringLiteral("service")},
            &apply};
}

} // namespace anjuan::documents
