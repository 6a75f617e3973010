package io.hearth.template;

import io.hearth.template.expression.Expression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resource as a template declares it.
 *
 * @param metadata an expression of a map; an empty map when the template has none
 * @param dependsOn names as declared, without those that references imply
 * @param updatePolicy an expression of a map; an empty map when the template has none
 * @param externalId the thing to adopt instead of making one; null when the template has none
 */
public record ResourceDefinition(
        String name,
        String type,
        Map<String, Expression> properties,
        Expression metadata,
        Set<String> dependsOn,
        DeletionPolicy deletionPolicy,
        Expression updatePolicy,
        @Nullable Expression externalId,
        @Nullable String description) {
    public ResourceDefinition {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        dependsOn = Collections.unmodifiableSet(new LinkedHashSet<>(dependsOn));
    }

    /** Every resource that this one needs: declared and by reference in properties, metadata. */
    public Set<String> requires() {
        Set<String> names = new LinkedHashSet<>(dependsOn);
        properties.values().forEach(value -> names.addAll(value.resources()));
        names.addAll(metadata.resources());
        return names;
    }
}
