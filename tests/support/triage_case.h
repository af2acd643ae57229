// Logs for tests of scores: events as a trail writes them, read as any evidence is, and what a score rests on in words.
// For tests; header only.
#pragma once

#include "exercise/generator.h"
#include "support/detect_case.h"
#include "support/evidence_folder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace interloper::test {

inline QJsonObject object(const char *json)
{
    QJsonParseError error;
    const QJsonDocument parsed = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("a fixture is no JSON: %s", json);
    return parsed.object();
}

inline QJsonObject userIdentity(const char *name, const char *key = "AKIAEXAMPLE000000001")
{
    return {{"type", "IAMUser"},
            {"arn", QString("arn:aws:iam::111122223333:user/") + name},
            {"accountId", "111122223333"},
            {"accessKeyId", key},
            {"userName", name}};
}

inline QJsonObject roleIdentity(const char *role, const char *session, const char *key = "ASIAEXAMPLE000000001",
                                const char *path = "")
{
    return {{"type", "AssumedRole"},
            {"arn", QString("arn:aws:sts::111122223333:assumed-role/%1/%2").arg(role, session)},
            {"accountId", "111122223333"},
            {"accessKeyId", key},
            {"sessionContext",
             QJsonObject{{"sessionIssuer",
                          QJsonObject{{"type", "Role"},
                                      {"arn", QString("arn:aws:iam::111122223333:role/%1%2").arg(path, role)}}}}}};
}

/// One call of AWS; the fields that a test changes are plain members.
struct Call
{
    QString name;
    QString time = "2025-06-17T02:00:00Z";
    QJsonObject request = {};
    QJsonObject response = {};
    QJsonObject identity = userIdentity("dana.okafor");
    QString address = "198.51.100.7";
    QString agent = "aws-cli/2.24.5 Python/3.12.9";
    QString region = "us-east-1";
    QString error = {};
    QString service = "ec2.amazonaws.com";
    QJsonObject more = {};
};

/// Their event ids are e1, e2 and so on as UUIDs.
class CallLog
{
public:
    QString add(const Call &call)
    {
        const QString id = QString("%1-0000-4000-8000-000000000000").arg(++m_count, 8, 10, QChar('0'));
        QJsonObject event{{"eventVersion", "1.09"},          {"eventID", id},
                          {"eventName", call.name},          {"eventSource", call.service},
                          {"eventTime", call.time},          {"awsRegion", call.region},
                          {"sourceIPAddress", call.address}, {"userAgent", call.agent},
                          {"userIdentity", call.identity},   {"recipientAccountId", "111122223333"}};
        if (!call.request.isEmpty())
            event["requestParameters"] = call.request;
        if (!call.response.isEmpty())
            event["responseElements"] = call.response;
        if (!call.error.isEmpty())
            event["errorCode"] = call.error;
        for (auto member = call.more.begin(); member != call.more.end(); ++member)
            event[member.key()] = member.value();
        m_records.append(event);
        return "aws:" + id;
    }

    /// A launch of one instance.
    QString launch(Call call = {}, const QString &instance = "i-0123456789abcdef0", QJsonObject item = {})
    {
        call.name = "RunInstances";
        item["instanceId"] = instance;
        if (!item.contains("imageId"))
            item["imageId"] = "ami-0aaaaaaaaaaaaaaa1";
        if (!call.request.contains("instanceType"))
            call.request["instanceType"] = "t3.micro";
        call.response = {{"instancesSet", QJsonObject{{"items", QJsonArray{item}}}}};
        return add(call);
    }

    std::shared_ptr<const Investigation> read(const QByteArray &profile = {}) const
    {
        QTemporaryDir folder;
        QDir(folder.path()).mkdir("logs");
        QFile log(folder.filePath("logs/trail.json"));
        QFile toml(folder.filePath("profile.toml"));
        const QByteArray bytes = QJsonDocument(QJsonObject{{"Records", m_records}}).toJson(QJsonDocument::Compact);
        if (!log.open(QIODevice::WriteOnly) || log.write(bytes) != bytes.size() || !toml.open(QIODevice::WriteOnly) ||
            toml.write(profile) != profile.size())
            qFatal("cannot write a fixture");
        log.close();
        toml.close();
        InvestigateOptions options;
        options.paths = {folder.filePath("logs").toStdString()};
        if (!profile.isEmpty())
            options.profile = toml.fileName().toStdString();
        NoProgress progress;
        auto result = investigate(options, progress);
        if (!result)
            qFatal("not read: %s", result.error().what.c_str());
        if (!(*result)->receipt.totals().balanced())
            qFatal("the account does not balance");
        return *result;
    }

private:
    QJsonArray m_records;
    int m_count = 0;
};

inline const Triage &triageOf(const Investigation &result, const char *instance)
{
    for (std::size_t i = 0; i < result.findings.size(); ++i)
        if (textOf(result.findings[i].instance).endsWith(instance))
            return result.triages.at(i);
    qFatal("no finding of %s", instance);
}

/// nullptr where the score does not rest on it.
inline const Signal *signalOf(const Triage &triage, std::string_view id)
{
    for (const Signal &signal : triage.reasons)
        if (signal.id == id)
            return &signal;
    return nullptr;
}

/// `chain-complete 35, iac-agent -6`
inline QString signalsOf(const Triage &triage)
{
    QStringList out;
    for (const Signal &signal : triage.reasons)
        out << textOf(signal.id) + " " + QString::number(signal.points);
    return out.join(", ");
}

inline QStringList classesOf(const Triage &triage)
{
    QStringList out;
    for (const Expected &each : triage.expected)
        out << textOf(each.classId) + (each.proven ? "" : "?");
    return out;
}

inline constexpr const char *kInstance = "i-0123456789abcdef0";

inline QJsonObject items(const QJsonObject &item)
{
    return {{"items", QJsonArray{item}}};
}

inline QJsonObject tags(const QList<std::pair<QString, QString>> &pairs)
{
    QJsonArray list;
    for (const auto &[key, value] : pairs)
        list.append(QJsonObject{{"key", key}, {"value", value}});
    return {{"tagSet", QJsonObject{{"items", list}}}};
}

inline QJsonObject scalingIdentity()
{
    QJsonObject out =
        roleIdentity("AWSServiceRoleForAutoScaling", "AutoScaling", "", "aws-service-role/autoscaling.amazonaws.com/");
    out["invokedBy"] = "autoscaling.amazonaws.com";
    return out;
}

inline Call scalingLaunch(const QString &time = "2025-06-17T02:00:00Z")
{
    Call call;
    call.time = time;
    call.identity = scalingIdentity();
    call.address = call.agent = "autoscaling.amazonaws.com";
    call.request = {{"instanceType", "p2.xlarge"}};
    return call;
}

inline const QJsonObject kGroupTag = tags({{"aws:autoscaling:groupName", "web-asg"}});

// A snapshot of a disk, a disk of the snapshot, on the instance.
inline void addChain(CallLog &log, Call by)
{
    by.name = "CreateSnapshot";
    by.time = "2025-06-17T01:30:00Z";
    by.request = {{"volumeId", "vol-0000000000000000a"}};
    by.response = {{"snapshotId", "snap-0000000000000000a"}};
    log.add(by);
    by.name = "CreateVolume";
    by.time = "2025-06-17T01:40:00Z";
    by.request = {{"snapshotId", "snap-0000000000000000a"}};
    by.response = {{"volumeId", "vol-0000000000000000b"}, {"snapshotId", "snap-0000000000000000a"}};
    log.add(by);
    by.name = "AttachVolume";
    by.time = "2025-06-17T02:01:00Z";
    by.request = {{"volumeId", "vol-0000000000000000b"}, {"instanceId", kInstance}};
    by.response = {};
    log.add(by);
}

inline QJsonObject openRule(const QString &cidr, int from, int to, bool nested)
{
    if (!nested)
        return {{"groupId", "sg-0000000000000000a"},
                {"cidrIp", cidr},
                {"fromPort", from},
                {"toPort", to},
                {"ipProtocol", "tcp"},
                {"ipPermissions", QJsonObject{}}};
    return {
        {"groupId", "sg-0000000000000000a"},
        {"ipPermissions",
         items({{"ipProtocol", "tcp"}, {"fromPort", from}, {"toPort", to}, {"ipRanges", items({{"cidrIp", cidr}})}})}};
}

inline const QJsonObject kInGroup{{"groupSet", items({{"groupId", "sg-0000000000000000a"}})}};

inline void open(CallLog &log, const QJsonObject &rule, const QString &error = {})
{
    Call call;
    call.name = "AuthorizeSecurityGroupIngress";
    call.time = "2025-06-17T01:55:00Z";
    call.request = rule;
    call.error = error;
    log.add(call);
}

inline const std::pair<std::shared_ptr<const Investigation>, QJsonObject> &exampleCase()
{
    static const auto result = [] {
        static TestFolder folder;
        NoProgress progress;
        if (!generate(folder.path().toStdString(), GenerateOptions{}, progress))
            qFatal("the example case was not made");
        QFile truth(folder.path("truth.json"));
        if (!truth.open(QIODevice::ReadOnly))
            qFatal("no truth");
        return std::pair{read(folder.path("evidence")), QJsonDocument::fromJson(truth.readAll()).object()};
    }();
    return result;
}

} // namespace interloper::test
