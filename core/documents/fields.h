#pragma once
#include <optional>

#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>
#include <QtCore/QString>

#include "core/documents/form.h"

namespace anjuan::documents {

/// What stands for a ticked box in filled text: the box □, ticked by the painter with √ over it. A noncharacter, which
/// is taken out of every field, so that no field can tick a box.
inline constexpr char16_t kTicked = 0xFDD0;

/// The field map of a document, with the elements of the arrays that are being gone through.
class Scope {
public:
    /// `byHand`: empty places are left for the pen instead of being struck out.
    explicit Scope(const QJsonObject &fields, bool byHand = false) : m_fields(fields), m_byHand(byHand) {}

    bool byHand() const { return m_byHand; }
    /// The same, for what stands in a cell of a table: its frame is the place to write in, elsewhere a line is.
    Scope inCell() const;
    /// What stands where nothing is known yet: struck out, or room for the pen.
    QString blank() const;

    /// A scope in which `as` is that element, the index-th (from 1).
    Scope with(const QString &as, const QJsonValue &element, int index) const;
    /// Undefined where the path leads nowhere. Members by dots; `items.0.name` reaches into arrays.
    QJsonValue at(const QString &path) const;
    bool holds(const Guard &guard) const;
    bool holds(const Condition &condition) const;
    /// The elements of an array; one value counts as an array of one, nothing as none.
    QJsonArray elements(const QString &path) const;

private:
    QJsonObject m_fields;
    QJsonObject m_named;
    bool m_byHand = false;
    bool m_inCell = false;
};

/// Whether a value says anything: text, number, true and false do; nothing, null, "", [] and {} do not.
bool isFilled(const QJsonValue &value);

/// The filters that exist: date datetime ymd yuan capital yesno join or optional check uncheck law sentence.
bool isFilter(const QString &name);

/// Words of the documents themselves, from resources/messages/documents.json in Chinese.
QString formWords(const char *id, const QStringList &args = {});

/// The text with its places filled, marks among Chinese set full width (`fullWidth`). An empty place is struck out as
/// `/`, unless its filters say otherwise.
QString fill(const Template &text, const Scope &scope);

/// Splits `text` into literals and placeholders; nothing where braces do not match or a path is malformed.
std::optional<Template> parseTemplate(const QString &text);

/// `2026年1月6日`; text that is no date comes back as it is.
QString longDate(const QString &date);

} // namespace anjuan::documents
