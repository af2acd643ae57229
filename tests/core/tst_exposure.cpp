// How long rules were in effect: both forms of a request, answers with ids, changes of rules, groups that go,
// priorities.
#include "links/exposure.h"
#include "support/triage_case.h"

using namespace interloper;
using namespace interloper::test;

namespace {

constexpr const char *kGroup = "sg-0000000000000000a";

// `tcp 22 0.0.0.0/0 all 01:55:00-03:00:00`, a dash at the end where no removal is seen, at the start where it was
// before.
QStringList listed(const Investigation &result, std::size_t finding = 0)
{
    QStringList out;
    const auto clock = [](const Instant &time) { return textOf(formatIso(time)).mid(11, 8); };
    for (const Exposure &each : result.exposures.at(finding))
        out << QString("%1 %2%3 %4-%5")
                   .arg(textOf(portWords(each.rule)), textOf(each.rule.source), each.isOpenToAll() ? " all" : "",
                        each.from.good ? clock(each.from) : "", each.closedBy.valid() ? clock(each.until) : "");
    return out;
}

Call group(const QString &name, const QString &time, QJsonObject request, const QJsonObject &response = {})
{
    Call call;
    call.name = name;
    call.time = "2025-06-17T" + time + "Z";
    if (name != "ModifySecurityGroupRules")
        request["groupId"] = kGroup;
    call.request = request;
    call.response = response;
    return call;
}

QJsonObject permission(int from, int to, const QJsonArray &v4, const QJsonArray &v6 = {},
                       const QString &protocol = "tcp")
{
    QJsonArray ranges;
    QJsonArray ranges6;
    for (const auto cidr : v4)
        ranges.append(QJsonObject{{"cidrIp", cidr}});
    for (const auto cidr : v6)
        ranges6.append(QJsonObject{{"cidrIpv6", cidr}});
    QJsonObject out{{"ipProtocol", protocol},
                    {"ipRanges", QJsonObject{{"items", ranges}}},
                    {"ipv6Ranges", QJsonObject{{"items", ranges6}}}};
    if (from >= 0) {
        out["fromPort"] = from;
        out["toPort"] = to;
    }
    return out;
}

QJsonObject permissions(const QJsonArray &list)
{
    return {{"ipPermissions", QJsonObject{{"items", list}}}};
}

QJsonObject answer(const QJsonArray &rules)
{
    return {{"securityGroupRuleSet", QJsonObject{{"items", rules}}}};
}

QJsonObject answeredRule(const char *id, int port, const char *cidr, bool egress = false)
{
    return {{"securityGroupRuleId", id}, {"groupId", kGroup}, {"isEgress", egress}, {"ipProtocol", "tcp"},
            {"fromPort", port},          {"toPort", port},    {"cidrIpv4", cidr}};
}

using Calls = QList<Call>;

} // namespace

Q_DECLARE_METATYPE(Call)

class ExposureTest : public QObject
{
    Q_OBJECT

private slots:
    void awsRulesOverTime_data();
    void awsRulesOverTime();
    void anotherGroupIsNotTheInstances();
    void groupsSwappedInLaterAreSeen();
    void azureRulesOverTime_data();
    void azureRulesOverTime();
    void theOrderOfReadingDecidesNothing();
    void invictusClaimsNoExposure();
};

void ExposureTest::awsRulesOverTime_data()
{
    QTest::addColumn<Calls>("calls");
    QTest::addColumn<QStringList>("rules");
    const auto row = [](const char *name, const Calls &calls, const QStringList &rules) {
        QTest::newRow(name) << calls << rules;
    };
    const auto allow = [](const QString &time, const QJsonObject &request, const QJsonObject &response = {}) {
        return group("AuthorizeSecurityGroupIngress", time, request, response);
    };
    const auto revoke = [](const QString &time, const QJsonObject &request, const QJsonObject &response = {}) {
        return group("RevokeSecurityGroupIngress", time, request, response);
    };
    const QJsonObject ssh = permissions({permission(22, 22, {"0.0.0.0/0"})});
    const QJsonObject flat{{"ipProtocol", "tcp"},
                           {"fromPort", 22},
                           {"toPort", 22},
                           {"cidrIp", "0.0.0.0/0"},
                           {"ipPermissions", QJsonObject{}}};

    row("nested, revoked nested", {allow("01:00:00", ssh), revoke("03:00:00", ssh)},
        {"tcp 22 0.0.0.0/0 all 01:00:00-03:00:00"});
    row("flat, revoked nested", {allow("01:00:00", flat), revoke("03:00:00", ssh)},
        {"tcp 22 0.0.0.0/0 all 01:00:00-03:00:00"});
    row("no removal seen", {allow("01:00:00", flat)}, {"tcp 22 0.0.0.0/0 all 01:00:00-"});
    row("revoked before these logs knew it", {revoke("03:00:00", ssh)}, {"tcp 22 0.0.0.0/0 all -03:00:00"});
    row("twice is once", {allow("01:00:00", ssh), allow("02:00:00", flat)}, {"tcp 22 0.0.0.0/0 all 01:00:00-"});
    row("opened again", {allow("01:00:00", ssh), revoke("01:30:00", flat), allow("02:00:00", ssh)},
        {"tcp 22 0.0.0.0/0 all 01:00:00-01:30:00", "tcp 22 0.0.0.0/0 all 02:00:00-"});
    row("prefix zero however written",
        {allow("01:00:00", permissions({permission(22, 22, {"208.236.235.254/0", "0.0.0.0/00"}, {"::/0"})}))},
        {"tcp 22 208.236.235.254/0 all 01:00:00-", "tcp 22 0.0.0.0/00 all 01:00:00-", "tcp 22 ::/0 all 01:00:00-"});
    row("all protocols", {allow("01:00:00", permissions({permission(-1, -1, {"0.0.0.0/0"}, {}, "-1")}))},
        {"all ports 0.0.0.0/0 all 01:00:00-"});
    row("limited stands behind open",
        {allow("01:00:00", permissions({permission(443, 443, {"10.0.0.0/8"})})), allow("02:00:00", ssh)},
        {"tcp 22 0.0.0.0/0 all 02:00:00-", "tcp 443 10.0.0.0/8 01:00:00-"});
    row("two permissions with one range each",
        {allow("01:00:00", permissions({permission(22, 22, {"0.0.0.0/0"}), permission(443, 443, {"10.0.0.0/8"})}))},
        {"tcp 22 0.0.0.0/0 all 01:00:00-", "tcp 443 10.0.0.0/8 01:00:00-"});
    row("which port has which range is not told",
        {allow("01:00:00",
               permissions({permission(22, 22, {"0.0.0.0/0", "10.0.0.0/8"}), permission(443, 443, {"10.1.0.0/16"})}))},
        {"ports not told 0.0.0.0/0 all 01:00:00-", "ports not told 10.0.0.0/8 01:00:00-",
         "ports not told 10.1.0.0/16 01:00:00-"});
    row("the answer tells it",
        {allow("01:00:00",
               permissions({permission(22, 22, {"0.0.0.0/0", "10.0.0.0/8"}), permission(443, 443, {"10.1.0.0/16"})}),
               answer({answeredRule("sgr-1", 22, "0.0.0.0/0"), answeredRule("sgr-2", 22, "10.0.0.0/8"),
                       answeredRule("sgr-3", 443, "10.1.0.0/16")}))},
        {"tcp 22 0.0.0.0/0 all 01:00:00-", "tcp 22 10.0.0.0/8 01:00:00-", "tcp 443 10.1.0.0/16 01:00:00-"});
    row("revoked by id",
        {allow("01:00:00", ssh,
               answer({answeredRule("sgr-1", 22, "0.0.0.0/0"), answeredRule("sgr-2", 22, "10.0.0.0/8")})),
         revoke("02:00:00", {{"securityGroupRuleIds",
                              QJsonObject{{"items", QJsonArray{QJsonObject{{"securityGroupRuleId", "sgr-1"}}}}}}})},
        {"tcp 22 0.0.0.0/0 all 01:00:00-02:00:00", "tcp 22 10.0.0.0/8 01:00:00-"});
    row("outbound is no exposure", {allow("01:00:00", {}, answer({answeredRule("sgr-1", 22, "0.0.0.0/0", true)}))}, {});
    row("narrowed by a changed rule",
        {allow("01:00:00", ssh, answer({answeredRule("sgr-1", 22, "0.0.0.0/0")})),
         group("ModifySecurityGroupRules", "02:00:00",
               {{"ModifySecurityGroupRulesRequest",
                 QJsonObject{{"GroupId", kGroup},
                             {"SecurityGroupRule",
                              QJsonObject{{"SecurityGroupRuleId", "sgr-1"},
                                          {"SecurityGroupRule", QJsonObject{{"IpProtocol", "tcp"},
                                                                            {"FromPort", 22},
                                                                            {"ToPort", 22},
                                                                            {"CidrIpv4", "10.0.0.0/8"}}}}}}}})},
        {"tcp 22 0.0.0.0/0 all 01:00:00-02:00:00", "tcp 22 10.0.0.0/8 02:00:00-"});
    row("the group goes", {allow("01:00:00", ssh), group("DeleteSecurityGroup", "04:00:00", {})},
        {"tcp 22 0.0.0.0/0 all 01:00:00-04:00:00"});
    Call refused = allow("01:00:00", ssh);
    refused.error = "Client.UnauthorizedOperation";
    row("a refused call changes nothing", {refused}, {});
    Call refusedRevoke = revoke("02:00:00", ssh);
    refusedRevoke.error = "Client.InvalidPermission.NotFound";
    row("a refused removal removes nothing", {allow("01:00:00", ssh), refusedRevoke},
        {"tcp 22 0.0.0.0/0 all 01:00:00-"});
}

void ExposureTest::awsRulesOverTime()
{
    QFETCH(Calls, calls);
    QFETCH(QStringList, rules);
    CallLog log;
    for (const Call &call : calls)
        log.add(call);
    log.launch({}, kInstance, kInGroup);
    QCOMPARE(listed(*log.read()), rules);
}

void ExposureTest::anotherGroupIsNotTheInstances()
{
    CallLog log;
    log.add(group("AuthorizeSecurityGroupIngress", "01:00:00", permissions({permission(22, 22, {"0.0.0.0/0"})})));
    log.launch();
    QCOMPARE(listed(*log.read()), QStringList());
}

void ExposureTest::groupsSwappedInLaterAreSeen()
{
    CallLog log;
    log.add(group("AuthorizeSecurityGroupIngress", "01:00:00", permissions({permission(3389, 3389, {"0.0.0.0/0"})})));
    log.launch();
    Call swap;
    swap.name = "ModifyInstanceAttribute";
    swap.time = "2025-06-17T03:00:00Z";
    swap.request = {{"instanceId", kInstance}, {"groupSet", items({{"groupId", kGroup}})}};
    log.add(swap);
    const auto result = log.read();
    QCOMPARE(listed(*result), QStringList("tcp 3389 0.0.0.0/0 all 01:00:00-"));
    for (const char *id : {"group-swapped", "group-open-admin"})
        QVERIFY2(signalOf(result->triages.front(), id) != nullptr, id);
}

namespace {

const QByteArray kNsg = "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg-a/providers/"
                        "Microsoft.Network/networkSecurityGroups/nsg-1";
const QByteArray kNic = "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg-a/providers/"
                        "Microsoft.Network/networkInterfaces/nic-1";

QByteArray ruleBody(const QByteArray &access, const QByteArray &source, const QByteArray &ports, int priority,
                    const QByteArray &direction = "Inbound")
{
    return "{\"protocol\":\"Tcp\",\"access\":\"" + access + "\",\"direction\":\"" + direction +
           "\",\"sourceAddressPrefix\":\"" + source + "\",\"destinationPortRange\":\"" + ports +
           "\",\"priority\":" + QByteArray::number(priority) + "}";
}

AzureRow nsgRow(const char *id, const char *time, const QByteArray &operation, const QByteArray &resource,
                const QByteArray &body = {})
{
    AzureRow row;
    row.id = id;
    row.time = QByteArray("2025-03-05T") + time + "Z";
    row.status = "Succeeded";
    row.operation = "Microsoft.Network/networkSecurityGroups/" + operation;
    row.resource = resource;
    row.correlation = QByteArray("c-") + id;
    if (!body.isEmpty())
        row.properties = "\"responseBody\":" + quoted("{\"properties\":" + body + "}");
    return row;
}

AzureRow ruleRow(const char *id, const char *time, const char *name, const QByteArray &body)
{
    return nsgRow(id, time, "securityRules/write", kNsg + "/securityRules/" + name, body);
}

using AzureRows = QList<AzureRow>;

} // namespace

void ExposureTest::azureRulesOverTime_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QStringList>("rules");
    QTest::newRow("one rule, taken away") << 0 << QStringList{"tcp 22 * all 09:00:00-11:00:00"};
    QTest::newRow("a deny of lower number closes it") << 1 << QStringList{"tcp 22 Internet all 09:00:00-10:30:00"};
    QTest::newRow("a deny of higher number does not") << 2 << QStringList{"tcp 22 * all 09:00:00-"};
    QTest::newRow("the deny goes") << 3 << QStringList{"tcp 22 * all 09:00:00-10:00:00", "tcp 22 * all 10:30:00-"};
    QTest::newRow("whole group written again without it")
        << 4 << QStringList{"tcp 22 * all 09:00:00-10:00:00", "tcp 443 10.0.0.0/8 10:00:00-"};
    QTest::newRow("range and prefix zero") << 5 << QStringList{"tcp 3000 to 4000 0.0.0.0/0 all 09:00:00-"};
    QTest::newRow("outbound") << 6 << QStringList{};
    QTest::newRow("the group goes") << 7 << QStringList{"tcp all ports * all 09:00:00-12:00:00"};
}

void ExposureTest::azureRulesOverTime()
{
    QFETCH(int, which);
    QFETCH(QStringList, rules);
    const QByteArray group =
        "{\"securityRules\":[{\"name\":\"web\",\"properties\":" + ruleBody("Allow", "10.0.0.0/8", "443", 200) + "}]}";
    const QList<AzureRows> cases{
        {ruleRow("r1", "09:00:00", "ssh", ruleBody("Allow", "*", "22", 100)),
         nsgRow("r2", "11:00:00", "securityRules/delete", kNsg + "/securityRules/SSH")},
        {ruleRow("r1", "09:00:00", "ssh", ruleBody("Allow", "Internet", "22", 100)),
         ruleRow("r2", "10:30:00", "no", ruleBody("Deny", "*", "*", 90))},
        {ruleRow("r1", "09:00:00", "ssh", ruleBody("Allow", "*", "22", 100)),
         ruleRow("r2", "10:30:00", "no", ruleBody("Deny", "*", "*", 110))},
        {ruleRow("r1", "09:00:00", "ssh", ruleBody("Allow", "*", "22", 100)),
         ruleRow("r2", "10:00:00", "no", ruleBody("Deny", "*", "*", 90)),
         nsgRow("r3", "10:30:00", "securityRules/delete", kNsg + "/securityRules/no")},
        {ruleRow("r1", "09:00:00", "ssh", ruleBody("Allow", "*", "22", 100)),
         nsgRow("r2", "10:00:00", "write", kNsg, group)},
        {ruleRow("r1", "09:00:00", "app", ruleBody("Allow", "0.0.0.0/0", "3000-4000", 100))},
        {ruleRow("r1", "09:00:00", "out", ruleBody("Allow", "*", "22", 100, "Outbound"))},
        {ruleRow("r1", "09:00:00", "any", ruleBody("Allow", "*", "*", 100)), nsgRow("r2", "12:00:00", "delete", kNsg)},
    };
    AzureRow nic;
    nic.id = "n1";
    nic.time = "2025-03-05T09:30:00Z";
    nic.status = "Succeeded";
    nic.operation = "Microsoft.Network/networkInterfaces/write";
    nic.resource = kNic;
    nic.correlation = "c-n";
    nic.properties =
        "\"responseBody\":" + quoted("{\"properties\":{\"networkSecurityGroup\":{\"id\":\"" + kNsg + "\"}}}");
    AzureRow machine;
    machine.id = "m1";
    machine.status = "Succeeded";
    machine.properties =
        "\"responseBody\":" +
        quoted("{\"properties\":{\"networkProfile\":{\"networkInterfaces\":[{\"id\":\"" + kNic + "\"}]}}}");
    AzureRows rows = cases[which];
    rows << nic << machine;
    QCOMPARE(listed(*readFiles(azureFile(rows))), rules);
}

void ExposureTest::theOrderOfReadingDecidesNothing()
{
    const QJsonObject ssh = permissions({permission(22, 22, {"0.0.0.0/0"})});
    const Calls calls{group("AuthorizeSecurityGroupIngress", "01:00:00", ssh),
                      group("RevokeSecurityGroupIngress", "01:30:00", ssh),
                      group("AuthorizeSecurityGroupIngress", "01:45:00", ssh)};
    QStringList expected;
    QList<int> order{0, 1, 2};
    do {
        CallLog log;
        log.launch({}, kInstance, kInGroup);
        for (const int at : order)
            log.add(calls[at]);
        const QStringList now = listed(*log.read());
        if (expected.isEmpty())
            expected = now;
        QCOMPARE(now, expected);
    } while (std::next_permutation(order.begin(), order.end()));
    QCOMPARE(expected.size(), 2);
}

void ExposureTest::invictusClaimsNoExposure()
{
    const QString corpus = QStringLiteral(INTERLOPER_SOURCE_DIR "/../shared/corpus/aws/invictus-aws_dataset");
    if (!QFile::exists(corpus))
        QSKIP("the real logs are not beside the checkout");
    const auto result = test::read(corpus);
    for (std::size_t i = 0; i < result->findings.size(); ++i)
        QCOMPARE(listed(*result, i), QStringList());
}

QTEST_APPLESS_MAIN(ExposureTest)
#include "tst_exposure.moc"
