#pragma once
#include <QtCore/QStringList>
#include <QtCore/QTemporaryDir>

#include "core/evidence/frames.h"
#include "core/evidence/media.h"

namespace anjuan::test {

/// Runs ffmpeg and requires that it ends well.
void ffmpeg(const QStringList &arguments);

/// A film whose every frame bears its number: as figures for people, and as sixteen black or white squares for tests.
/// With `varying`, some frames are left out and the others keep their times.
QString numberedFilm(const QTemporaryDir &dir, const char *name, int frames, bool varying,
                     const QStringList &coding = {QStringLiteral("-c:v"), QStringLiteral("libx264"),
                                                  QStringLiteral("-bf"), QStringLiteral("3"), QStringLiteral("-g"),
                                                  QStringLiteral("40")});
/// The numbers that it bears, in order.
std::vector<int> numbersOf(int frames, bool varying);
/// What the squares of a frame say.
int numberOn(const evidence::Picture &picture);

} // namespace anjuan::test
