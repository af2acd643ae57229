// CloudTrail digests checked against log files: row L4 of the catalogue of faults. Keys are made here.
#include "evidence/sha256.h"
#include "evidence/trail_digest.h"
#include "support/evidence_folder.h"
#include "support/packing.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <functional>

using namespace interloper;
using namespace interloper::test;

namespace {

constexpr auto kAccount = "111122223333";
constexpr auto kRegion = "us-east-1";
constexpr auto kFingerprint = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

QByteArray hashOf(const QByteArray &content)
{
    return QByteArray::fromStdString(sha256Hex(content.toStdString()));
}

// A key pair made for one test program.
class SigningKey
{
public:
    SigningKey() : m_key(EVP_RSA_gen(2048)) {}
    ~SigningKey() { EVP_PKEY_free(m_key); }
    SigningKey(const SigningKey &) = delete;
    SigningKey &operator=(const SigningKey &) = delete;

    QByteArray sign(const QByteArray &text) const
    {
        EVP_MD_CTX *context = EVP_MD_CTX_new();
        std::size_t length = 512;
        QByteArray out(qsizetype(length), '\0');
        EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, m_key);
        EVP_DigestSign(context, reinterpret_cast<unsigned char *>(out.data()), &length,
                       reinterpret_cast<const unsigned char *>(text.data()), std::size_t(text.size()));
        EVP_MD_CTX_free(context);
        out.resize(qsizetype(length));
        return out.toHex();
    }
    QByteArray pem() const
    {
        BIO *bio = BIO_new(BIO_s_mem());
        PEM_write_bio_PUBKEY(bio, m_key);
        char *text = nullptr;
        const long length = BIO_get_mem_data(bio, &text);
        QByteArray out(text, qsizetype(length));
        BIO_free(bio);
        return out;
    }
    QByteArray list(const QByteArray &fingerprint) const
    {
        unsigned char *der = nullptr;
        const int length = i2d_PublicKey(m_key, &der);
        const QByteArray value(reinterpret_cast<char *>(der), length);
        OPENSSL_free(der);
        return R"({"PublicKeyList":[{"Value":")" + value.toBase64() + R"(","Fingerprint":")" + fingerprint + "\"}]}";
    }

private:
    EVP_PKEY *m_key;
};

const SigningKey &signingKey()
{
    static const SigningKey key;
    return key;
}

// Three hours of a trail: a log file and a digest each, as a bucket has them.
class Trail
{
public:
    explicit Trail(const std::function<void(QJsonObject &, int hour)> &change = {})
    {
        QByteArray previous;
        QByteArray previousSignature;
        for (int hour = 0; hour < 3; ++hour) {
            const QByteArray content = log(hour);
            write(logObject(hour), gzip(content));
            QJsonObject digest = describe(hour, content);
            if (hour > 0) {
                digest["previousDigestS3Bucket"] = "example-trail";
                digest["previousDigestS3Object"] = digestObject(hour - 1);
                digest["previousDigestHashValue"] = QString(hashOf(previous));
                digest["previousDigestSignature"] = QString(previousSignature);
            }
            if (change)
                change(digest, hour);
            previous = QJsonDocument(digest).toJson(QJsonDocument::Compact);
            const TrailDigest read = parseTrailDigest(previous.toStdString()).value();
            previousSignature =
                signingKey().sign(QByteArray::fromStdString(signedText(read, hashOf(previous).toStdString())));
            write(digestObject(hour), gzip(previous));
        }
    }

    static QString logObject(int hour)
    {
        return QString("AWSLogs/%1/CloudTrail/%2/2025/03/04/%1_CloudTrail_%2_20250304T0%3MMZ_abcdefghijklmno%3.json.gz")
            .arg(kAccount, kRegion)
            .arg(hour)
            .replace("MM", "25");
    }
    static QString digestObject(int hour)
    {
        return QString("AWSLogs/%1/CloudTrail-Digest/%2/2025/03/04/%1_CloudTrail-Digest_%2_main_%2_20250304T0%3MMSSZ"
                       ".json.gz")
            .arg(kAccount, kRegion)
            .arg(hour + 1)
            .replace("MMSS", "0000");
    }
    static QByteArray log(int hour)
    {
        return R"({"Records":[{"eventVersion":"1.09","eventTime":"2025-03-04T0)" + QByteArray::number(hour) +
               R"(:10:00Z","eventSource":"s3.amazonaws.com","eventName":"GetObject","eventID":)" +
               R"("3f8a2c1e-0000-4000-8000-00000000000)" + QByteArray::number(hour) + "\"}]}";
    }

    void write(const QString &object, const QByteArray &bytes)
    {
        QDir(m_dir.path()).mkpath(QFileInfo(object).path());
        QFile file(m_dir.filePath(object));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a fixture");
    }
    void remove(const QString &object) { QFile::remove(m_dir.filePath(object)); }
    void move(const QString &from, const QString &to) { QFile::rename(m_dir.filePath(from), m_dir.filePath(to)); }

    Read read(const QByteArray &keys = {}) const
    {
        QTemporaryDir elsewhere;
        InvestigateOptions options;
        options.paths = {m_dir.path().toStdString()};
        if (!keys.isEmpty()) {
            QFile file(elsewhere.filePath("keys"));
            if (!file.open(QIODevice::WriteOnly) || file.write(keys) != keys.size())
                qFatal("cannot write a fixture");
            options.trailKeys = file.fileName().toStdString();
        }
        NoProgress progress;
        auto result = investigate(options, progress).value();
        requireBalance(result->receipt);
        return result;
    }

private:
    static QJsonObject describe(int hour, const QByteArray &content)
    {
        const QString time = "2025-03-04T0%1:00:00Z";
        const QJsonObject file{{"s3Bucket", "example-trail"},
                               {"s3Object", logObject(hour)},
                               {"hashValue", QString(hashOf(content))},
                               {"hashAlgorithm", "SHA-256"}};
        return {{"awsAccountId", kAccount},
                {"digestStartTime", time.arg(hour)},
                {"digestEndTime", time.arg(hour + 1)},
                {"digestS3Bucket", "example-trail"},
                {"digestS3Object", digestObject(hour)},
                {"digestPublicKeyFingerprint", kFingerprint},
                {"digestSignatureAlgorithm", "SHA256withRSA"},
                {"previousDigestS3Bucket", QJsonValue::Null},
                {"previousDigestS3Object", QJsonValue::Null},
                {"previousDigestHashValue", QJsonValue::Null},
                {"previousDigestHashAlgorithm", QJsonValue::Null},
                {"previousDigestSignature", QJsonValue::Null},
                {"logFiles", QJsonArray{file}}};
    }

    QTemporaryDir m_dir;
};

// Codes of the digests' issues, with the hour in the name of the file they were said of.
QStringList faultsOf(const Investigation &result)
{
    QStringList out;
    for (const Input &input : result.receipt.inputs)
        for (const Issue &issue : input.issues)
            if (issue.code.starts_with("digest-"))
                out << QString::fromStdString(issue.code) + ' ' +
                           QFileInfo(QString::fromStdString(input.path)).fileName().section("20250304T0", 1, 1).left(1);
    out.sort();
    return out;
}

QList<int> countsOf(const DigestCheck &check)
{
    return {int(check.digests),    int(check.chainBreaks), int(check.logFilesNamed), int(check.verified),
            int(check.mismatched), int(check.missing),     int(check.unnamed)};
}

} // namespace

class DigestsTest : public QObject
{
    Q_OBJECT

private slots:
    void l4WhatTheDigestsProve_data();
    void l4WhatTheDigestsProve();
    void l4AnIntactTrailIsVerifiedAndItsSignaturesAreNotClaimed();
    void l4FilesAreFoundByAUniqueName();
    void l4ASecondChainIsAnotherTrail();
    void l4SignaturesAreChecked_data();
    void l4SignaturesAreChecked();
    void l4ADigestThatCannotBeReadIsSaid();
    void l4AKeyFileWithoutKeysIsWrongUsage();
    void l4WithoutDigestsNothingIsChecked();
};

void DigestsTest::l4WhatTheDigestsProve_data()
{
    using Change = std::function<void(Trail &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QStringList>("faults");
    QTest::addColumn<QList<int>>("counts");
    const auto row = [](const char *name, const Change &change, const QStringList &faults, const QList<int> &counts) {
        QTest::addRow("%s", name) << change << faults << counts;
    };
    row("L4 intact", [](Trail &) {}, {}, {3, 0, 3, 3, 0, 0, 0});
    row("L4 tampered log file",
        [](Trail &trail) { trail.write(Trail::logObject(1), gzip(Trail::log(1).replace("GetObject", "PutObject"))); },
        {"digest-mismatch 1"}, {3, 0, 3, 2, 1, 0, 0});
    row("L4 packed anew", [](Trail &trail) { trail.write(Trail::logObject(1), Trail::log(1)); }, {},
        {3, 0, 3, 3, 0, 0, 0});
    row("L4 log file taken away", [](Trail &trail) { trail.remove(Trail::logObject(2)); }, {"digest-missing 3"},
        {3, 0, 3, 2, 0, 1, 0});
    row("L4 log file put in",
        [](Trail &trail) {
            trail.write(Trail::logObject(1).replace("abcdefghijklmno1", "zyxwvutsrqponml1"), gzip(Trail::log(7)));
        },
        {"digest-unnamed 1"}, {3, 0, 3, 3, 0, 0, 1});
    row("L4 missing hour",
        [](Trail &trail) {
            trail.remove(Trail::digestObject(1));
            trail.remove(Trail::logObject(1));
        },
        {"digest-chain 3"}, {2, 1, 2, 2, 0, 0, 0});
    row("L4 digest changed afterwards",
        [](Trail &trail) {
            const auto raw = QByteArray(R"({"awsAccountId":"111122223333","digestStartTime":"2025-03-04T00:00:00Z",)"
                                        R"("digestEndTime":"2025-03-04T01:00:00Z","digestS3Bucket":"example-trail",)"
                                        R"("digestS3Object":")") +
                             Trail::digestObject(0).toUtf8() + R"(","logFiles":[]})";
            trail.write(Trail::digestObject(0), gzip(raw));
        },
        {"digest-chain 2", "digest-unnamed 0"}, {3, 1, 2, 2, 0, 0, 1});
    row("L4 first hour not loaded", [](Trail &trail) { trail.remove(Trail::digestObject(0)); }, {},
        {2, 0, 2, 2, 0, 0, 0});
}

void DigestsTest::l4WhatTheDigestsProve()
{
    QFETCH(std::function<void(Trail &)>, change);
    QFETCH(QStringList, faults);
    QFETCH(QList<int>, counts);
    Trail trail;
    change(trail);
    const auto result = trail.read();
    QCOMPARE(faultsOf(*result), faults);
    QVERIFY(result->receipt.digests.has_value());
    QCOMPARE(countsOf(*result->receipt.digests), counts);
    QCOMPARE(result->receipt.digests->anyFault(), !faults.isEmpty());
}

void DigestsTest::l4AnIntactTrailIsVerifiedAndItsSignaturesAreNotClaimed()
{
    const auto result = Trail().read();
    const DigestCheck &check = result->receipt.digests.value();
    QCOMPARE(int(check.signaturesChecked), 0);
    QCOMPARE(int(check.signaturesUnchecked), 3);
    QVERIFY2(QByteArray::fromStdString(check.signatures).contains("needs AWS's public key"), check.signatures.c_str());
    QCOMPARE(result->events.size(), 3u); // digests are no events
}

void DigestsTest::l4FilesAreFoundByAUniqueName()
{
    Trail trail;
    trail.move(Trail::logObject(0), QFileInfo(Trail::logObject(0)).fileName());
    const auto result = trail.read();
    QCOMPARE(countsOf(result->receipt.digests.value()), (QList<int>{3, 0, 3, 3, 0, 0, 0}));
}

void DigestsTest::l4ASecondChainIsAnotherTrail()
{
    Trail trail;
    // A digest of another region starts its own chain: no break.
    QByteArray other = R"({"awsAccountId":"111122223333","digestStartTime":"2025-03-04T01:00:00Z",)"
                       R"("digestEndTime":"2025-03-04T02:00:00Z","digestS3Bucket":"example-trail","digestS3Object":")";
    const QString object = Trail::digestObject(1).replace(kRegion, "eu-west-1");
    trail.write(object, gzip(other + object.toUtf8() + R"(","previousDigestS3Object":null,"logFiles":[]})"));
    const auto result = trail.read();
    QCOMPARE(countsOf(result->receipt.digests.value()), (QList<int>{4, 0, 3, 3, 0, 0, 0}));
}

void DigestsTest::l4SignaturesAreChecked_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<bool>("forged");
    QTest::addColumn<int>("checked");
    QTest::addColumn<int>("bad");
    QTest::addColumn<QByteArray>("said");
    const QByteArray next = "stands in the next one";
    QTest::addRow("L4 key as PEM") << signingKey().pem() << false << 2 << 0 << next;
    QTest::addRow("L4 key of list-public-keys") << signingKey().list(kFingerprint) << false << 2 << 0 << next;
    QTest::addRow("L4 key of another fingerprint")
        << signingKey().list("00") << false << 0 << 0 << QByteArray("no key of their fingerprint");
    QTest::addRow("L4 another key") << SigningKey().pem() << false << 2 << 2 << next;
    QTest::addRow("L4 forged signature") << signingKey().pem() << true << 2 << 1 << next;
}

void DigestsTest::l4SignaturesAreChecked()
{
    QFETCH(QByteArray, keys);
    QFETCH(bool, forged);
    QFETCH(int, checked);
    QFETCH(int, bad);
    QFETCH(QByteArray, said);
    const Trail trail([&](QJsonObject &digest, int hour) {
        if (forged && hour == 1)
            digest["previousDigestSignature"] = QString(512, 'a');
    });
    const auto result = trail.read(keys);
    const DigestCheck &check = result->receipt.digests.value();
    QCOMPARE(int(check.signaturesChecked), checked);
    QCOMPARE(int(check.signaturesBad), bad);
    QCOMPARE(int(check.signaturesUnchecked), 3 - checked);
    QVERIFY2(QByteArray::fromStdString(check.signatures).contains(said), check.signatures.c_str());
    QCOMPARE(int(faultsOf(*result).filter("digest-signature").size()), bad);
}

void DigestsTest::l4ADigestThatCannotBeReadIsSaid()
{
    Trail trail;
    trail.write(Trail::digestObject(0), gzip("{\"awsAccountId\":\"1111"));
    QCOMPARE(faultsOf(*trail.read()), (QStringList{"digest-damaged 1"}));
}

void DigestsTest::l4AKeyFileWithoutKeysIsWrongUsage()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("keys.pem"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no key here") > 0);
    file.close();
    InvestigateOptions options;
    options.paths = {folder.path().toStdString()};
    NoProgress progress;
    for (const QString &path : {file.fileName(), folder.filePath("missing")}) {
        options.trailKeys = path.toStdString();
        const auto result = investigate(options, progress);
        QVERIFY(!result.has_value());
        QVERIFY(result.error().code == ErrorCode::InvalidUsage);
    }
}

void DigestsTest::l4WithoutDigestsNothingIsChecked()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("a.json"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(Trail::log(0)) > 0);
    file.close();
    InvestigateOptions options;
    options.paths = {folder.path().toStdString()};
    NoProgress progress;
    const auto result = investigate(options, progress).value();
    QVERIFY(result->receipt.totals().balanced());
    QVERIFY(!result->receipt.digests.has_value());
}

QTEST_APPLESS_MAIN(DigestsTest)
#include "tst_digests.moc"
