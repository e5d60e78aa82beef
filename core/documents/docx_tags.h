#pragma once
#include <optional>
#include <vector>

#include "core/documents/form.h"
#include "core/documents/xml_tree.h"

namespace anjuan::documents {

/// One place of a template.
struct Tag {
    enum class Kind { Field, Each, If, Unless, Close };
    Kind kind = Kind::Field;
    QString name;        // as written
    QStringList filters; // as written
    bool asked = false;  // {{填:…}}
    QString text;        // the whole place
};

/// The tag of words that are one place, `{{…}}`.
Tag tagOf(const QString &place);

/// Words split into what stands between places and the places themselves, which are the odd ones.
QStringList splitPlaces(const QString &words);

/// Gathers each place that is split over several runs of a paragraph into the first of them, and gives each block tag a
/// text of its own, so that it can be cut out. Braces of full width become plain ones.
void gatherPlaces(XmlNode &root);

/// The texts (w:t) of a tree in the order of the words.
std::vector<XmlNode *> textsOf(XmlNode &root);

/// The code of a filter: 日期 → date. Empty: there is no such filter.
QString filterCode(const QString &written);

/// A condition of field_names.json: `path`, `path=value`, `path!=value`, several of them joined by `&`.
Guard guardOf(const QString &condition);

} // namespace anjuan::documents
