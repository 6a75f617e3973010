package io.hearth.stackapi.api.catalogue;

import io.hearth.access.rest.FaultType;
import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.Query;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.template.value.BoundedPattern;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which resource types a list shows; hidden ones never.
 *
 * @param name a regular expression that matches at the start of the type's name
 * @param version of Heat since which there is the type
 */
record TypeFilter(@Nullable String name, @Nullable String version, @Nullable String supportStatus) {
    /**
     * @throws HeatFault Invalid for a support status that there is not
     */
    static TypeFilter of(Query query) {
        TypeFilter filter =
                new TypeFilter(
                        query.text("name"), query.text("version"), query.text("support_status"));
        if (filter.supportStatus != null
                && Arrays.stream(SupportStatus.Status.values())
                        .noneMatch(status -> status.name().equals(filter.supportStatus))) {
            throw HeatFault.of(
                    FaultType.INVALID,
                    "Data supplied was not valid: Invalid support status and should be one of "
                            + Arrays.stream(SupportStatus.Status.values())
                                    .map("'%s'"::formatted)
                                    .collect(Collectors.joining(", ", "(", ")")));
        }
        return filter;
    }

    boolean matches(ResourceType type) {
        SupportStatus status = type.supportStatus();
        return status.status() != SupportStatus.Status.HIDDEN
                && (supportStatus == null || supportStatus.equals(status.status().name()))
                && (version == null || version.equals(status.version()))
                && (name == null || matches(name, type.name()));
    }

    /** What is no regular expression matches nothing, as in Heat. */
    private static boolean matches(String expression, String type) {
        try {
            return BoundedPattern.compile(expression).matchesStart(type);
        } catch (IllegalArgumentException noPattern) {
            return false;
        }
    }
}
