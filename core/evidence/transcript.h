#pragma once
#include <vector>

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include "core/base/result.h"

namespace anjuan::evidence {

/// One line of what was said.
struct Cue {
    qint64 fromMs = 0;
    qint64 toMs = 0; // the same where not known
    QString speaker;
    QString text;
};

/// Reads SRT, WebVTT or plain text (UTF-8 or GB 18030) by what it is: of plain text each line is a cue; a time at its
/// beginning (`[00:01:02]`, `00:01:02`) and a speaker before a colon are taken. `format` becomes srt, vtt or txt.
/// Fault: Invalid evidence.no_transcript {name}.
Result<std::vector<Cue>> readTranscript(const QByteArray &content, const QString &name, QString *format);

} // namespace anjuan::evidence
