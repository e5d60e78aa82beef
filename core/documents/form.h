#pragma once
#include <vector>

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include "core/base/result.h"
#include "core/documents/own_fields.h"

namespace anjuan::documents {

/// One step of a placeholder: `{{case.filed_on|date}}` has the filter `date`; `{{x|or:无}}` has one with an argument.
struct Filter {
    QString name;
    QString argument;
};

/// A stretch of text as it stands, or a placeholder (then `path` is not empty).
struct Piece {
    QString literal;
    QString path;
    QList<Filter> filters;
};

using Template = QList<Piece>;

/// `path`, `!path`, `path=value` or `path!=value`.
struct Condition {
    QString path;
    QString value;
    bool compares = false;
    bool negated = false;
};

/// When and how often a block, row or cell appears: all conditions hold; once for each element of an array, which is
/// then called by the name `as`, with `index` counting from 1.
struct Guard {
    QList<Condition> conditions;
    QString each;
    QString as = QStringLiteral("item");
};

/// Type faces by their part: 宋体, 黑体, 仿宋, 楷体.
enum class Face { Song, Hei, Fang, Kai };
enum class Align { Left, Center, Right, Justify };

struct TextStyle {
    Face face = Face::Song;
    double points = 0; // 0: the body size of the form
    bool bold = false;
    Align align = Align::Left;
    double indent = 0;     // of the first line, in characters
    double hang = 0;       // of every line, in characters
    double lineHeight = 0; // times the size; 0: that of the form
    double before = 0;     // points
    double after = 0;      // points
    bool keep = false;     // on one page with what follows
};

struct Block;

struct Cell {
    Guard guard;
    int columns = 1;
    bool label = false;
    bool top = false; // its words start at the top, not in the middle
    std::vector<Block> body;
};

struct Row {
    Guard guard;
    std::vector<Cell> cells;
    double minimumMm = 8;
    bool head = false; // repeated at the top of each page the table runs over
    Template side;     // words of a cell beside `rows`, in the first column
    std::vector<Row> rows;
};

struct Block {
    enum class Kind { Text, Table, Sign, Seal, Space, Rule, Picture, Group, PageBreak, Qr };

    Kind kind = Kind::Text;
    Guard guard;
    Template text;           // Text, Qr, and the label of a Sign
    TextStyle style;         // Text, Sign, Seal; of a Qr its place alone
    QList<double> columns;   // Table: widths in proportion
    std::vector<Row> rows;   // Table
    QString from;            // Sign: the path of one who signed, or of several
    int count = 1;           // Sign: lines to be left for the pen where nobody has signed
    bool date = true;        // Sign: with a date
    bool ruled = true;       // Sign: a line to write on
    QList<Template> lines;   // Seal
    double millimetres = 0;  // Space, Picture, Qr: height
    QString name;            // Picture: by which the caller knows it
    std::vector<Block> body; // Group
};

enum class Audience { Internal, External };

/// A form (文书格式): what stands on the paper, as data of resources/forms/<id>.json or of a pack.
struct Form {
    QString id;
    QString title;
    QString version;
    Audience audience = Audience::Internal;
    QString group;                 // under which it is offered: 立案, 调查取证, 决定 …
    QString signers;               // who signs it, and whose seal it bears
    QString due;                   // when it is made
    QString basis;                 // what asks for it
    std::vector<FormField> fields; // asked of the writer: `own`
    QString stage;
    QString numberKind; // 类别字 of its 文号; empty: the form has no number
    QStringList needs;  // paths that must be filled before it is issued; `a|b`: one of them
    double marginTop = 30, marginRight = 24, marginBottom = 28, marginLeft = 28; // mm
    double bodyPoints = 12;
    double lineHeight = 1.6;
    bool pageNumbers = true;
    bool seam = true;   // 骑缝章: where it bears a seal and runs over several pages, each has the place for its part
    Template everyPage; // a line at the foot of every page, such as who signs each page
    std::vector<Block> body;
};

/// Reads a form. `where` names it in errors (a file name). What a form does not know is refused, so that a slip of the
/// pen cannot silently drop a line of a legal document. Faults, all Invalid: `documents.form_member {where, at,
/// member}` (missing or of the wrong type), `documents.form_unknown_member {where, at, member}`, `documents.form_block
/// {where, at, kind}`, `documents.form_placeholder {where, at, text}`, `documents.form_filter {where, at, filter}`,
/// `documents.form_columns {where, at, found, wanted}`; `at` reads like `body[2].rows[1].cells[0]`.
Result<Form> parseForm(const QJsonObject &json, const QString &where);

/// Whether the form leaves a place for the unit's seal: it waits for it once it is printed (待盖章).
bool bearsSeal(const Form &form);

/// The paths among `needs` that `fields` leaves empty. False and 0 are values; empty text, list and object are not.
QStringList missingFields(const Form &form, const QJsonObject &fields);

} // namespace anjuan::documents
