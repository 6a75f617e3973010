package io.hearth.stackapi.api.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.resource.schema.SupportStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource type with all that a template may say of it.
 *
 * @param properties name to schema, without those that are not there yet
 * @param attributes name to schema, with the one that every type has
 * @param description null unless asked for
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ResourceTypeView(
        String resourceType,
        Map<String, Map<String, Object>> properties,
        Map<String, AttributeView> attributes,
        SupportStatusView supportStatus,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String description) {
    /** An attribute; its type only when it has one of its own. */
    public record AttributeView(
            String description, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String type) {}

    /** Since when there is the type. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record SupportStatusView(
            String status,
            @Nullable String message,
            @Nullable String version,
            @Nullable SupportStatusView previousStatus) {
        static @Nullable SupportStatusView ofPrevious(@Nullable SupportStatus previous) {
            return previous == null ? null : of(previous);
        }

        static SupportStatusView of(SupportStatus status) {
            return new SupportStatusView(
                    status.status().name(),
                    status.message(),
                    status.version(),
                    ofPrevious(status.previousStatus()));
        }
    }

    static ResourceTypeView of(ResourceType type, boolean described) {
        Map<String, Map<String, Object>> properties = new LinkedHashMap<>();
        type.properties()
                .forEach(
                        (name, schema) -> {
                            if (schema.implemented()) {
                                properties.put(name, schema.shown());
                            }
                        });
        Map<String, AttributeView> attributes = new LinkedHashMap<>();
        allAttributes(type)
                .forEach(
                        (name, schema) ->
                                attributes.put(
                                        name,
                                        new AttributeView(schema.description(), schema.type())));
        return new ResourceTypeView(
                type.name(),
                properties,
                attributes,
                SupportStatusView.of(type.supportStatus()),
                described ? type.description() : null);
    }

    /** With the one that every type has. */
    static Map<String, AttributeSchema> allAttributes(ResourceType type) {
        Map<String, AttributeSchema> attributes = new LinkedHashMap<>(type.attributes());
        attributes.put(
                ResourceType.SHOW, AttributeSchema.map("Detailed information about resource."));
        return attributes;
    }
}
