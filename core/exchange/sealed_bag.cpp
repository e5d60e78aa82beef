#include "core/exchange/sealed_bag.h"

#include <algorithm>
#include <utility>

#include "core/exchange/sealed_zip.h"
#include "core/exchange/winzip_aes.h"
#include "core/exchange/write_out.h"
#include "core/exchange/zip_reader.h"
#include "core/exchange/zip_time.h"
#include "core/exchange/zip_writer.h"

namespace anjuan::exchange {
namespace {

constexpr qsizetype kMaxPassphrase = 99; // as many as 7-Zip takes
constexpr std::size_t kProbes = 8;

Result<void> checkPassphrase(const Secret &passphrase)
{
    const QByteArrayView words = passphrase.bytes();
    const bool printable = std::all_of(words.begin(), words.end(), [](char c) { return c >= ' ' && c <= '~'; });
    if (words.isEmpty() || words.size() > kMaxPassphrase || !printable)
        return fail(Fault::Invalid, "exchange.passphrase_letters");
    return {};
}

Result<void> openExisting(QFile &file)
{
    if (!file.exists())
        return fail(Fault::NotFound, "exchange.file_missing", {file.fileName()});
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::Io, "exchange.cannot_read", {file.fileName(), file.errorString()});
    return {};
}

/// The content of one entry, decrypted while it is read; its end is reached only if it is what was encrypted.
class OpenedEntry final : public QIODevice {
public:
    OpenedEntry(QFile &file, const SealedEntry &entry, std::optional<EntryCipher> cipher)
        : m_file(file), m_entry(entry), m_cipher(std::move(cipher)), m_left(entry.size)
    {
        QIODevice::open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    /// Why a read failed, where the content is to blame or the disk.
    const std::optional<Error> &error() const { return m_error; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        if (m_error)
            return -1;
        if (m_left == 0) {
            const Result<void> whole = std::exchange(m_ended, true) ? Result<void>{} : checkEnd();
            return whole ? 0 : failed(fail(whole.error()));
        }
        const qint64 got = m_file.read(data, std::min(most, m_left));
        if (got <= 0)
            return failed(fail(Fault::Io, "exchange.cannot_read", {m_file.fileName(), m_file.errorString()}));
        m_left -= got;
        if (m_cipher) {
            if (auto done = m_cipher->decrypt(data, got); !done)
                return failed(fail(std::move(done).error()));
        }
        if (m_entry.crc)
            m_crc.add(QByteArrayView(data, got));
        return got;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 failed(const tl::unexpected<Error> &error)
    {
        m_error = error.value();
        return -1;
    }

    Result<void> checkEnd()
    {
        if (m_cipher) {
            ANJUAN_TRY(const QByteArray mac, m_cipher->mac());
            if (m_file.read(EntryCipher::kMac) != mac)
                return sealedRefused(m_file.fileName(), m_entry.name, "its content was changed");
        }
        if (m_entry.crc && *m_entry.crc != m_crc.value())
            return sealedRefused(m_file.fileName(), m_entry.name, "its content was changed");
        return {};
    }

    QFile &m_file;
    const SealedEntry &m_entry;
    std::optional<EntryCipher> m_cipher;
    qint64 m_left;
    Crc32 m_crc;
    bool m_ended = false;
    std::optional<Error> m_error;
};

class Decryption {
public:
    Decryption(QFile &file, const Secret &passphrase, Progress &progress)
        : m_file(file), m_passphrase(passphrase), m_progress(progress)
    {
    }

    Result<void> run(const QString &outZip)
    {
        ANJUAN_TRY(m_entries, readSealed(m_file));
        ANJUAN_CHECK(checkPassphraseFits());
        return writeOut(outZip, [this](QFile &out) { return writePlain(out); });
    }

private:
    /// The cipher of an entry; nothing where the passphrase is not this entry's.
    Result<std::optional<EntryCipher>> cipherOf(const SealedEntry &entry)
    {
        constexpr qint64 kHead = EntryCipher::kSalt + EntryCipher::kVerifier;
        const bool there = m_file.seek(entry.offset);
        const QByteArray head = there ? m_file.read(kHead) : QByteArray();
        if (head.size() != kHead)
            return fail(Fault::Io, "exchange.cannot_read", {m_file.fileName(), m_file.errorString()});
        ANJUAN_TRY(EntryCipher cipher, EntryCipher::make(m_passphrase, head.first(EntryCipher::kSalt)));
        if (cipher.verifier() != QByteArrayView(head).sliced(EntryCipher::kSalt))
            return std::optional<EntryCipher>();
        return std::optional(std::move(cipher));
    }

    /// Two bytes tell a wrong passphrase, which by chance fits one entry of 65536; and one damaged entry does not make
    /// a passphrase wrong. So several entries are asked.
    Result<void> checkPassphraseFits()
    {
        std::size_t asked = 0;
        std::size_t fits = 0;
        for (const SealedEntry &entry : m_entries) {
            if (!entry.encrypted || asked == kProbes)
                continue;
            ANJUAN_TRY(const std::optional<EntryCipher> cipher, cipherOf(entry));
            ++asked;
            fits += cipher ? 1 : 0;
        }
        if (asked == 0)
            return sealedRefused(m_file.fileName(), {}, "no entry of it is encrypted");
        if (fits * 2 < asked)
            return fail(Fault::Refused, "exchange.wrong_passphrase", {m_file.fileName()});
        return {};
    }

    Result<void> writePlain(QFile &out)
    {
        qint64 total = 0;
        for (const SealedEntry &entry : m_entries)
            total += entry.size;
        Ticker ticker(m_progress, total);
        const QByteArray &first = m_entries.front().name;
        const qsizetype slash = first.indexOf('/');
        ZipWriter zip(out, QString::fromLatin1(first.first(slash)), zip::instantOf(zip::dosTimeOf(m_file)));
        for (const SealedEntry &entry : m_entries) {
            std::optional<EntryCipher> cipher;
            if (entry.encrypted) {
                ANJUAN_TRY(cipher, cipherOf(entry));
                if (!cipher)
                    return sealedRefused(m_file.fileName(), entry.name, "its content was changed");
            } else if (!m_file.seek(entry.offset)) {
                return fail(Fault::Io, "exchange.cannot_read", {m_file.fileName(), m_file.errorString()});
            }
            const QString path = QString::fromLatin1(entry.name.sliced(slash + 1));
            OpenedEntry content(m_file, entry, std::move(cipher));
            const auto added =
                zip.add(path, content, entry.size, [&](qint64 bytes) { return ticker.tick(bytes, path); });
            if (content.error())
                return fail(*content.error());
            ANJUAN_CHECK(added);
            ANJUAN_CHECK(ticker.tick(0, path));
        }
        return zip.finish();
    }

    QFile &m_file;
    const Secret &m_passphrase;
    Progress &m_progress;
    std::vector<SealedEntry> m_entries;
};

Result<void> writeSealed(QFile &out, const BagSource &bag, const QString &plainZip, quint32 dosTime,
                         const Secret &passphrase, Progress &progress)
{
    qint64 total = 0;
    for (const BagFile &file : bag.files())
        total += file.size;
    Ticker ticker(progress, total);
    SealedWriter zip(out, dosTime);
    for (const BagFile &file : bag.files()) {
        ANJUAN_TRY(const auto content, bag.open(file.path));
        const QByteArray name = (bag.name() + u'/' + file.path).toLatin1();
        ANJUAN_TRY(const quint32 crc, zip.add(name, *content, file.size, passphrase, [&](qint64 bytes) {
            return ticker.tick(bytes, file.path);
        }));
        // The CRC-32 ends here: AE-2 carries none.
        if (crc != bag.crcOf(file.path))
            return fail(Fault::Corrupt, "exchange.content_damaged", {plainZip, file.path});
        ANJUAN_CHECK(ticker.tick(0, file.path));
    }
    return zip.finish();
}

} // namespace

Result<void> encryptBundle(const QString &plainZip, const QString &outZip, const Secret &passphrase, Progress &progress)
{
    ANJUAN_CHECK(checkPassphrase(passphrase));
    ANJUAN_TRY(const auto bag, ZipReader::openFile(plainZip));
    if (static_cast<qint64>(bag->files().size()) > kMaxSealedEntries)
        return sealedRefused(plainZip, {}, "it holds more than 200000 files");
    QFile plain(plainZip);
    ANJUAN_CHECK(openExisting(plain));
    const quint32 dosTime = zip::dosTimeOf(plain);
    return writeOut(outZip,
                    [&](QFile &out) { return writeSealed(out, *bag, plainZip, dosTime, passphrase, progress); });
}

Result<void> decryptBundle(const QString &sealedZip, const QString &outZip, const Secret &passphrase,
                           Progress &progress)
{
    QFile file(sealedZip);
    ANJUAN_CHECK(openExisting(file));
    return Decryption(file, passphrase, progress).run(outZip);
}

Result<bool> isSealed(const QString &file)
{
    QFile device(file);
    ANJUAN_CHECK(openExisting(device));
    return anyEncrypted(device);
}

} // namespace anjuan::exchange
