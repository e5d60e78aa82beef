#include "core/evidence/codecs.h"

#include <dlfcn.h>

#include <QtCore/QFile>

namespace anjuan::evidence {

Result<const Codecs *> loadCodecs(const QString &library)
{
    // Not QLibrary: by a bare name the loader searches beside whoever calls it, which must be us.
    void *loaded = dlopen(QFile::encodeName(library).constData(), RTLD_NOW | RTLD_LOCAL);
    void *symbol = loaded ? dlsym(loaded, kCodecsSymbol) : nullptr;
    if (!symbol)
        return fail(Fault::Io, "evidence.no_codecs", {library, QString::fromLocal8Bit(dlerror())});
    return reinterpret_cast<CodecsMaker>(symbol)();
}

Result<const Codecs *> codecs()
{
    static const Result<const Codecs *> loaded = loadCodecs(QStringLiteral("libanjuan-codecs.so"));
    return loaded;
}

} // namespace anjuan::evidence
