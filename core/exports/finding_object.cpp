#include "exports/json_objects.h"
#include "links/link_kinds.h"
#include "questions/question.h"
#include "triage/techniques.h"

namespace interloper {
namespace {

Json linkObject(const EventStore &events, const Link &link)
{
    Json out;
    out["kind"] = linkKind(link.kind).id;
    out["strength"] = strengthId(link.strength);
    out["identifier"] = textOrNull(link.identifier);
    out["event"] = eventKeyOrNull(events, link.event);
    out["time"] = timeOrNull(events.time(link.event));
    out["operation"] = textOrNull(events.text(link.event, Column::Operation));
    out["fromField"] = textOrNull(link.fromField);
    out["toEvent"] = eventKeyOrNull(events, link.toEvent);
    out["toField"] = textOrNull(link.toField);
    return out;
}

Json linkList(const EventStore &events, std::span<const Link> links)
{
    Json out = Json::array();
    for (const Link &link : links)
        out.push_back(linkObject(events, link));
    return out;
}

Json lifecycleObject(const EventStore &events, const Lifecycle *lifecycle)
{
    if (!lifecycle)
        return nullptr;
    Json out;
    out["state"] = lifecycleStateId(lifecycle->state);
    out["until"] = timeOrNull(lifecycle->until);
    out["event"] = eventKeyOrNull(events, lifecycle->event);
    out["time"] = lifecycle->event.valid() ? timeOrNull(events.time(lifecycle->event)) : Json(nullptr);
    return out;
}

Json answerList(const EventStore &events, std::span<const Answer> answers)
{
    Json out = Json::array();
    for (std::size_t i = 0; i < answers.size(); ++i) {
        Json answer;
        answer["question"] = questions()[i].id;
        answer["state"] = answerStateId(answers[i].state);
        answer["text"] = utf8Text(answers[i].text);
        answer["events"] = eventKeys(events, answers[i].events);
        out.push_back(std::move(answer));
    }
    return out;
}

Json launchEvent(const EventStore &events, EventId event)
{
    if (!event.valid() || event.value >= events.size())
        return nullptr;
    const Locator locator = events.locator(event);
    Json out;
    out["input"] = locator.input;
    out["offset"] = locator.offset;
    out["length"] = locator.length;
    out["key"] = eventKeyOrNull(events, event);
    Json copies = Json::array();
    for (const FoldedCopy &copy : events.copies(event))
        copies.push_back({{"input", copy.input}, {"offset", copy.offset}, {"length", copy.length}});
    out["copies"] = std::move(copies);
    out["conflicting"] = eventKeys(events, events.conflicting(event));
    return out;
}

Json textList(const std::vector<std::string> &texts)
{
    Json out = Json::array();
    for (const std::string &text : texts)
        out.push_back(utf8Text(text));
    return out;
}

Json annotationObject(const Annotation *annotation)
{
    if (!annotation)
        return nullptr;
    Json out;
    out["verdict"] = annotation->verdict ? Json(verdictId(*annotation->verdict)) : Json(nullptr);
    out["reason"] = utf8Text(annotation->reason);
    out["note"] = utf8Text(annotation->note);
    out["tags"] = textList(annotation->tags);
    out["evidence"] = textList(annotation->evidence);
    out["author"] = utf8Text(annotation->author);
    out["updated"] = textOrNull(annotation->updated);
    return out;
}

Json exposureList(const EventStore &events, std::span<const Exposure> exposures)
{
    Json out = Json::array();
    for (const Exposure &exposure : exposures) {
        const SecurityRule &rule = exposure.rule;
        Json one;
        one["group"] = utf8Text(exposure.group);
        one["rule"] = textOrNull(rule.id);
        one["protocol"] = textOrNull(rule.protocol);
        one["fromPort"] = rule.portsTold ? Json(rule.from) : Json(nullptr);
        one["toPort"] = rule.portsTold ? Json(rule.to) : Json(nullptr);
        one["source"] = textOrNull(rule.source);
        one["openToAll"] = exposure.isOpenToAll();
        one["from"] = timeOrNull(exposure.from);
        one["until"] = exposure.closedBy.valid() ? timeOrNull(exposure.until) : Json(nullptr);
        one["seenUntil"] = timeOrNull(exposure.until);
        one["openedBy"] = eventKeyOrNull(events, exposure.openedBy);
        one["closedBy"] = eventKeyOrNull(events, exposure.closedBy);
        out.push_back(std::move(one));
    }
    return out;
}

Json signalObject(const EventStore &events, const Signal &signal)
{
    Json out;
    out["id"] = signal.id;
    out["points"] = signal.points;
    out["fullPoints"] = signal.fullPoints;
    out["forgeable"] = signal.forgeable;
    out["events"] = eventKeys(events, signal.events);
    out["field"] = textOrNull(signal.field);
    out["text"] = utf8Text(signal.text);
    return out;
}

Json techniqueList(const std::vector<std::string_view> &ids)
{
    Json out = Json::array();
    for (const std::string_view id : ids)
        if (const Technique *technique = findTechnique(id))
            out.push_back({{"id", technique->id},
                           {"name", technique->name},
                           {"tactic", technique->tacticV18},
                           {"idV19", technique->idV19},
                           {"tacticV19", technique->tacticV19}});
    return out;
}

Json expectedList(const std::vector<Expected> &classes)
{
    Json out = Json::array();
    for (const Expected &each : classes)
        out.push_back({{"class", each.classId}, {"title", each.title}, {"proven", each.proven}});
    return out;
}

void addTriage(Json &out, const EventStore &events, const Triage *triage)
{
    const Triage none;
    const Triage &shown = triage ? *triage : none;
    out["score"] = triage ? Json(shown.score) : Json(nullptr);
    out["band"] = triage ? Json(bandId(shown.band)) : Json(nullptr);
    out["dataCompleteness"] = triage ? Json(shown.completeness) : Json(nullptr);
    out["baseScore"] = triage ? Json(shown.base) : Json(nullptr);
    out["signals"] = Json::array();
    for (const Signal &signal : shown.reasons)
        out["signals"].push_back(signalObject(events, signal));
    out["limits"] = textList(shown.limits);
    out["expected"] = expectedList(shown.expected);
    out["suppressed"] = shown.suppressed ? Json{{"reason", utf8Text(shown.suppressed->reason)},
                                                {"expires", textOrNull(shown.suppressed->expires)}}
                                         : Json(nullptr);
    out["techniques"] = techniqueList(shown.techniques);
}

void addBaseFields(Json &out, const Finding &finding)
{
    out["key"] = utf8Text(finding.key);
    out["provider"] = providerId(finding.provider);
    out["time"] = timeOrNull(finding.time);
    out["timeRaw"] = textOrNull(finding.timeRaw);
    out["operation"] = textOrNull(finding.operation);
    out["operationRaw"] = textOrNull(finding.operationRaw);
    out["actor"] = textOrNull(finding.actor);
    out["sourceIp"] = textOrNull(finding.sourceIp);
    out["instance"] = textOrNull(finding.instance);
    out["scope"] = textOrNull(finding.scope);
    out["account"] = textOrNull(finding.account);
    out["level"] = textOrNull(finding.level);
}

} // namespace

Json findingObject(const Investigation &investigation, const ExportRow &row)
{
    const EventStore &events = investigation.events;
    const Finding &finding = *row.finding;
    Json out;
    addBaseFields(out, finding);
    out["accountName"] = textOrNull(investigation.profile.accountName(finding.account));
    out["outcome"] = outcomeId(finding.outcome);
    out["outcomeBasis"] = outcomeBasisId(finding.outcomeBasis);
    out["outcomeEvidence"] = eventKeys(events, finding.outcomeEvidence);
    out["rules"] = {{"seed", finding.seed}, {"complete", finding.complete}};
    out["seedRows"] = eventKeys(events, finding.seedRows);
    out["severity"] = kRuleSeverity;
    out["confidence"] = kRuleConfidence;
    out["technique"] = kTechnique;
    out["event"] = launchEvent(events, finding.event);
    addTriage(out, events, row.triage);
    out["links"] = linkList(events, row.links);
    for (const Link &link : row.weakLinks)
        out["links"].push_back(linkObject(events, link));
    out["exposure"] = exposureList(events, row.exposures);
    out["lifecycle"] = lifecycleObject(events, row.lifecycle);
    out["summary"] = row.summary ? Json(utf8Text(summaryText(*row.summary))) : Json(nullptr);
    out["answers"] = answerList(events, row.answers);
    out["annotation"] = annotationObject(row.annotation);
    return out;
}

Json attemptObject(const Investigation &investigation, const Attempt &attempt)
{
    Json out;
    out["time"] = timeOrNull(attempt.time);
    out["provider"] = providerId(attempt.provider);
    out["actor"] = textOrNull(attempt.actor);
    out["sourceIp"] = textOrNull(attempt.sourceIp);
    out["scope"] = textOrNull(attempt.scope);
    out["account"] = textOrNull(attempt.account);
    out["operation"] = textOrNull(attempt.operation);
    out["error"] = textOrNull(attempt.error);
    out["class"] = errorClassId(attempt.errorClass);
    out["requested"] = attempt.requested == 0 ? Json(nullptr) : Json(attempt.requested);
    out["count"] = attempt.count;
    out["events"] = eventKeys(investigation.events, attempt.events);
    return out;
}

} // namespace interloper
