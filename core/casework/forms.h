#pragma once
#include "core/casework/facts.h"
#include "core/casework/library.h"
#include "core/documents/form.h"
#include "core/documents/render.h"

namespace anjuan::casework {

/// A form as it is offered to whoever makes a document 文书格式.
struct FormView {
    QString id;
    QString title;
    QString group;
    QString signers;
    QString due;
    QString basis;
    QString version;
    bool external = false;
    bool numbered = false;
    bool word = false;      // the county's own .docx
    bool announced = false; // 公告: put up for everybody to read
};
/// Whether such a paper is served on somebody: it goes out under the unit's seal or decides. What a party signs 笔录、
/// 回证、声明 stays with the unit, a letter to another organ 移送函、协助函 goes there.
bool isServed(const FormView &form);

/// Where the pages of a form come from: its data, or the county's Word file with what it asks.
struct FormSource {
    documents::Form form;
    QByteArray docx; // empty: our own
};
/// A Word form in force stands before the pack's, the pack's before the program's. Faults: those of `formOf`, checkDocx
/// and NotFound `vault.no_blob`.
Result<FormSource> formSource(const Library::Parts &parts, const QString &id);
Result<FormSource> formSource(const Library &library, const QString &id);

/// The form's data: of the adopted pack, else of the program, which may be newer than the pack. Empty: no such form.
QJsonObject formObject(const packs::Pack &pack, const QString &id);
/// Faults: Invalid `documents.no_form {id}`, those of parseForm.
Result<documents::Form> formOf(const packs::Pack &pack, const QString &id);
/// All forms a document may be made with, in the order of the procedure.
std::vector<FormView> formsOf(const packs::Pack &pack, const office::OfficeBook *book = nullptr);
std::vector<FormView> formsOf(const Library &library);

/// What each form asks of its writer, as fields of an act, and what the case says for them already.
struct AskedFields {
    std::vector<Field> fields;
    QJsonObject prefilled;
};
std::vector<Field> fieldsAsked(const documents::Form &form);
/// Of every form; without a case nothing is filled in.
Result<std::map<QString, AskedFields>> askedFields(const Library &library, const std::optional<CaseId> &id);

/// A document before it is made.
struct DraftRequest {
    CaseId caseId;
    QString form;
    QString about;         // hash of the record it is about; may be empty
    QJsonObject values;    // what was typed
    QString outsideNumber; // a number given by another office
    bool byHand = false;
};

struct Draft { // 文书草稿
    documents::Form form;
    QJsonObject own; // what the case says, under what was typed
    QByteArray pdf;
    int pages = 0;
    QStringList missing;        // labels of required fields, and paths of the case, that are empty
    std::vector<Error> remarks; // doubtful words: leftovers of another case, 拟作出 in a decision …
};

/// The page as it would be. Writes nothing. Faults: those of `formOf`, documents::checkOwn and documents::render.
Result<Draft> draftOf(const Library &library, const DraftRequest &request);

/// The field map of a case with its newest record, or of `about`.
Result<QJsonObject> fieldsOf(const Library &library, const CaseId &id, const QString &about = {});

} // namespace anjuan::casework
