package io.hearth.signalservice.cloudwatch;

import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import io.hearth.signalservice.alarm.Alarm;
import io.hearth.signalservice.alarm.AlarmState;
import io.hearth.signalservice.alarm.Alarms;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an owner does with the project's alarms. */
@ApplicationScoped
class AlarmQueries {
    private static final int MOST_NAMES = 100;
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 100;

    private final Alarms alarms;

    AlarmQueries(Alarms alarms) {
        this.alarms = alarms;
    }

    Uni<Map<String, ?>> put(String projectId, Query query) {
        String name = query.required("AlarmName", Dimensions.LONGEST_NAME);
        return alarms.put(projectId, name, AlarmForm.rule(query, projectId))
                .map(AlarmQueries::done);
    }

    Uni<Map<String, ?>> enter(String projectId, Query query) {
        return alarms.enter(
                        projectId,
                        query.required("AlarmName", Dimensions.LONGEST_NAME),
                        AlarmState.of(query.required("StateValue", Query.LONGEST))
                                .orElseThrow(() -> query.invalid("StateValue", "is none")),
                        query.required("StateReason", Query.LONGEST))
                .map(AlarmQueries::done);
    }

    Uni<Map<String, ?>> delete(String projectId, Query query) {
        List<String> names =
                query.texts("AlarmNames", MOST_NAMES, Dimensions.LONGEST_NAME).stream()
                        .distinct()
                        .toList();
        if (names.isEmpty()) {
            throw CfnFault.of(CfnError.MISSING_PARAMETER, "AlarmNames.member.1");
        }
        return alarms.delete(projectId, names).map(AlarmQueries::done);
    }

    /** What changes is done, and answered by nothing. */
    private static Map<String, ?> done(Alarms.Outcome outcome) {
        return switch (outcome) {
            case DONE -> Map.of();
            case MISSING -> throw CfnFault.of(CfnError.NOT_FOUND);
            case STACKS ->
                    throw CfnFault.of(
                            CfnError.INVALID_PARAMETER_VALUE,
                            "An alarm that a stack has made is changed and deleted by the stack.");
            case TOO_MANY ->
                    throw CfnFault.of(
                            CfnError.LIMIT_EXCEEDED,
                            "The project has as many alarms as it may have.");
        };
    }

    Uni<Map<String, ?>> describe(String projectId, Query query) {
        AlarmState state =
                query.text("StateValue", Query.LONGEST)
                        .map(
                                text ->
                                        AlarmState.of(text)
                                                .orElseThrow(
                                                        () ->
                                                                query.invalid(
                                                                        "StateValue", "is none")))
                        .orElse(null);
        int page = query.text("MaxRecords", Query.LONGEST).isEmpty() ? PAGE : page(query);
        return alarms.list(
                        projectId,
                        query.texts("AlarmNames", MOST_NAMES, Dimensions.LONGEST_NAME),
                        query.text("AlarmNamePrefix", Dimensions.LONGEST_NAME).orElse(""),
                        state,
                        query.text("NextToken", Query.LONGEST).orElse(""),
                        page)
                .map(found -> described(found, page));
    }

    private static int page(Query query) {
        int page = query.requiredInteger("MaxRecords");
        if (page < 1 || page > LARGEST_PAGE) {
            throw query.invalid("MaxRecords", "is to be from 1 to %d".formatted(LARGEST_PAGE));
        }
        return page;
    }

    private static Map<String, ?> described(List<Alarm> found, int page) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("MetricAlarms", found.stream().map(AlarmView::of).toList());
        if (found.size() == page) {
            result.put("NextToken", found.getLast().name());
        }
        return result;
    }
}
