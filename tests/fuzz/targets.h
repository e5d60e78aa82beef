#pragma once
#include <cstdio>
#include <cstdlib>

#include <QtCore/QByteArrayView>

namespace anjuan::fuzz {

/// One reader of bytes from outside, and what must hold for whatever it accepts. Ends the process where it does not.
void json(QByteArrayView data);     // base: canonical JSON, JSON as people write it
void envelope(QByteArrayView data); // chain, exchange: records, statements, checkpoints, receipts, proofs
void pack(QByteArrayView data);     // packs: a county's pack
void script(QByteArrayView data);   // casework: case scripts
void zip(QByteArrayView data);      // exchange: the strict zip reader
void bundle(QByteArrayView data);   // exchange: the verdict on a bundle; see targets/bundle.cpp for what the bytes mean

struct Target {
    const char *name;
    void (*run)(QByteArrayView data);
    bool cut = true; // inputs cut short are worth trying, too
};

/// Ends the process, so that libFuzzer keeps the input and a replay fails.
inline void expect(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

} // namespace anjuan::fuzz
