#!/bin/sh
# selftest.sh PYTHON [LUPDATE]: builds a small clean tree, sees every lint pass on it, then plants one fault at a time and sees
# the lint that should catch it name it. A lint that passes everything is worse than none.
set -eu
LC_ALL=C.UTF-8
export LC_ALL
python=$1
lupdate=${2:-}
lints=$(cd "$(dirname "$0")" && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failed=0
planted=0

clean() {
    rm -rf "${tree:?}"/*
    mkdir -p "$tree/core/base" "$tree/core/store" "$tree/core/cases" "$tree/core/dossier" "$tree/core/casework" \
        "$tree/ui" "$tree/app/window" "$tree/resources/messages" "$tree/resources/rules"
    printf 'base:\nstore:base\ncases:store\ndossier:cases\ncasework:dossier\n' >"$tree/rooms.txt"
    printf 'anjuan_room(base)\nanjuan_room(dossier USES cases LINKS Qt6::Gui)\n' >"$tree/core/CMakeLists.txt"
    cat >"$tree/core/base/clock.cpp" <<'END'
#include <QtCore/QDateTime>
auto now() { return QDateTime::currentDateTime(); }
END
    printf '#include <SQLiteCpp/SQLiteCpp.h>\n' >"$tree/core/store/store.cpp"
    cat >"$tree/core/cases/case.cpp" <<'END'
#include "core/base/clock.h" // through store
// 行政处罚决定书 may stand in a comment; so may tr("x"), and QMessageBox
auto a() { return fail(Fault::Invalid, bad ? "cases.no_title" : "cases.too_long", {"x"}); }
END
    printf 'auto rows() { return read.rows("SELECT a FROM b"); }\n' >"$tree/core/cases/queries.cpp"
    printf '#include <QtGui/QImage>\n' >"$tree/core/dossier/page.cpp"
    printf 'void act() { session.ledger.append(draft); }\n' >"$tree/core/casework/act.cpp"
    printf '#include "core/casework/act.h"\nauto t = tr("Open");\n' >"$tree/ui/page.cpp"
    printf 'int main() { return app.exec(); }\n' >"$tree/app/window/main.cpp"
    printf '{"cases.no_title": {"zh": "案件 %%1 没有名称", "en": "case %%1 has no title"}}\n' >"$tree/resources/messages/cases.json"
    printf '{"zh": "过长:%%1", "en": "too long: %%1", "source": "设计", "who": "承办人"}\n' >"$tree/resources/rules/cases.too_long.json"
}

lint() {
    case $1 in
    layering) "$python" -B "$lints/layering.py" "$tree" "$tree/rooms.txt" ;;
    *) "$python" -B "$lints/$1.py" "$tree" ;;
    esac
}

# plant LINT FILE TEXT WORDS: with TEXT appended to FILE, LINT fails and its answer holds WORDS beside FILE.
plant() {
    clean
    mkdir -p "$tree/$(dirname "$2")"
    printf '%b\n' "$3" >>"$tree/$2"
    planted=$((planted + 1))
    status=0
    said=$(lint "$1" 2>&1) || status=$?
    if [ "$status" -ne 1 ] || ! printf '%s\n' "$said" | grep -F "$2:" | grep -qF "$4"; then
        failed=$((failed + 1))
        printf 'NOT CAUGHT by %s (status %s): %s in %s\n%s\n' "$1" "$status" "$3" "$2" "$said"
    fi
}

clean
for rule in layering banned messages words; do
    lint "$rule" >"$tree/said" || { failed=$((failed + 1)); echo "$rule fails on a clean tree:"; cat "$tree/said"; }
done

plant layering core/base/a.h '#include "core/store/store.h"' 'room base does not use store'
plant layering core/cases/a.cpp '#include "core/casework/act.h"' 'room cases does not use casework'
plant layering core/cases/a.cpp '#  include "ui/page.h"' 'core does not know'
plant layering core/cases/a.cpp '#include <sqlite3.h>' 'only core/store includes SQLite'
plant layering core/casework/a.cpp '#include <SQLiteCpp/Database.h>' 'only core/store includes SQLite'
plant layering core/cases/a.h '#include <QtWidgets/QWidget>' 'Qt Core alone'
plant layering core/cases/a.cpp '#include <QtGui/QImage>' 'Qt Core alone'
plant layering core/dossier/a.h '#include <QtGui/QImage>' 'Qt Core alone'
plant layering core/dossier/a.cpp '#include <QtPdf/QPdfDocument>' 'Qt Core alone'
plant layering core/cases/a.cpp '#include <QApplication>' 'so that the module is seen'
plant layering core/stray/a.cpp 'int a;' 'lies in no room'
plant layering ui/a.cpp '#include "core/store/store.h"' 'knows no database'
plant layering app/window/a.cpp '#include "core/store/store.h"' 'knows no database'
plant layering ui/a.cpp '#include <openssl/evp.h>' 'no file format'
plant layering ui/a.cpp '#include "core/nowhere/a.h"' 'there is no room nowhere'

plant banned ui/a.cpp 'QCoreApplication::processEvents();' 'nested event loop'
plant banned ui/a.cpp 'connect(a, SIGNAL(b()), c, SLOT(d()));' 'member pointers'
plant banned core/cases/a.h 'QSqlQuery q;' 'core/store'
plant banned core/cases/a.h 'auto &s = Settings::instance();' 'singletons'
plant banned core/cases/a.cpp 'auto t = QDateTime::currentDateTime();' 'base::Clock'
plant banned ui/a.cpp 'auto t = QDate::currentDate();' 'base::Clock'
plant banned ui/a.cpp 'dialog.exec();' 'nested loop'
plant banned ui/a.cpp 'dialog->exec();' 'nested loop'
plant banned ui/a.cpp 'm_ledger->append(x);' 'only core/casework'
plant banned core/cases/a.cpp 's.ledger().append(x);' 'only core/casework'
plant banned core/casework/a.cpp 'ledger.adopt(x);' 'only core/exchange'
plant banned ui/a.cpp 'auto t = QLatin1String("决定");' 'holds no Chinese'
plant banned core/cases/a.h '// TO''DO mend' 'finish it'
plant banned app/window/a.cpp '/* FIX''ME */' 'finish it'
plant banned core/cases/a.cpp 'auto t = tr("Open");' 'no words of its own'
plant banned core/cases/a.cpp 'auto t = QObject::tr("Open");' 'no words of its own'
plant banned core/cases/a.cpp 'QMessageBox box;' 'no dialog'
plant banned core/cases/a.cpp 'auto t = u"行政处罚决定书";' 'titles of forms'
plant banned core/cases/a.h 'auto t = "http://x"; auto u = "送达回证";' 'titles of forms'
plant banned ui/a.cpp 'run("SELECT a FROM b");' 'know no SQL'
plant banned core/cases/case.cpp 'read.rows("SELECT a FROM b");' 'projection.cpp and queries.cpp'

plant messages core/cases/a.cpp 'return fail(Fault::Io,\n    "cases.unheard_of");' 'cases.unheard_of has no words'
plant messages core/cases/a.cpp 'f.push_back({w, Error{Fault::Io, QStringLiteral("cases.unheard_of"), {}}});' 'cases.unheard_of has no words'
plant messages core/cases/a.cpp 'return fail(Fault::Io, bad ? "cases.no_title" : "cases.other");' 'cases.other has no words'
plant messages core/cases/a.cpp 'return fail(Fault::Io, "Cannot open");' 'is no id'
plant messages core/cases/a.cpp 'addFinding(findings, at(record, 1), "cases.unheard_of", {x});' 'cases.unheard_of has no words'
plant messages core/cases/a.cpp 'Gate g{"cases.unheard_of", GateClass::Stop};' 'cases.unheard_of has no words'
plant messages resources/messages/b.json '{"b.x": {"zh": "错"}}' 'has no en'
plant messages resources/messages/b.json '{"b.x": {"zh": "%1 错", "en": "wrong"}}' 'zh fills %1'
plant messages resources/messages/z.json '{"cases.no_title": {"zh": "错", "en": "wrong"}}' 'has words in'
plant messages resources/messages/b.json '{"b.x": {"zh": "错", "en": "wrong"}' 'is not JSON'
plant messages resources/messages/b.json '{"b.x": {"zh": "错", "zh": "误", "en": "wrong"}}' 'stands twice'
plant messages resources/packs/p.json '[1,]' 'is not JSON'
plant messages resources/rules/r.x.json '{"zh": "错", "en": "wrong"}' 'has no source'

plant words ui/a.cpp '// see /wo''rk/main' 'names'
plant words README.md 'made with Clau''de' 'names'
plant words README.md 'https://deb.deb''ian.org/debian' 'names'
plant words docs/a.md 'a helper ses''sion' 'names'

# The window's Chinese, as lupdate ($2) sees it.
ts() {
    printf '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="zh_CN"><context><name>Page</name>\n<message><source>%s</source><translation>%s</translation></message></context></TS>\n' "$1" "$2"
}
# translated STATUS WORDS SOURCE CHINESE: where the window says tr("Open"), the lint ends so and says so.
translated() {
    clean
    mkdir -p "$tree/translations"
    printf 'auto t = QCoreApplication::translate("Page", "Open");\n' >"$tree/ui/words.cpp"
    ts "$3" "$4" >"$tree/translations/anjuan_zh_CN.ts"
    printf '## Checked\n\n| English | Chinese |\n|---|---|\n| open | %s | |\n' "${5:-打开/开启}" >"$tree/translations/glossary.md"
    planted=$((planted + 1))
    status=0
    said=$("$python" -B "$lints/translations.py" "$tree" "$lupdate" 2>&1) || status=$?
    if [ "$status" -ne "$1" ] || ! printf '%s\n' "$said" | grep -qF "$2"; then
        failed=$((failed + 1))
        printf 'translations (status %s) should say: %s\n%s\n' "$status" "$2" "$said"
    fi
}
if [ -n "$lupdate" ]; then
    translated 0 '0 faults' Open 打开
    translated 1 'no Chinese for “Open”' Open ''
    translated 1 'no Chinese for “Open”' Close 关闭
    translated 1 'is not in the sources any more' Close 关闭
    translated 1 'does not call “open” 开启' Open 打开 开启
fi

echo "$planted faults planted, $failed lints wrong"
[ "$failed" -eq 0 ]
