#pragma once
#include "core/casework/case_file.h"
#include "core/evidence/av_list.h"

namespace anjuan::casework {

/// The pack's list of audio-video records 音像记录事项清单 over a case. What was done before the list was in force, or
/// while the case was still on paper (接续办理), is nothing that it asks for.
std::vector<evidence::AvRow> avListOf(Entries entries, const packs::Pack &pack);
/// The names of the steps that must be recorded, were done, and are neither recorded nor waived.
QStringList owedRecordings(Entries entries, const packs::Pack &pack);
/// The name of the step of this act where it must be recorded and nothing is there when it is entered; else empty.
QString missingRecording(Entries before, const QString &act, const QJsonObject &body, const packs::Pack &pack);

} // namespace anjuan::casework
