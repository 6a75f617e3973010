package io.hearth.template;

import io.hearth.template.expression.Expression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A resource as a template declares it.
 *
 * @param properties empty while a function stands in their place
 * @param metadata an expression of a map; an empty map when the template has none
 * @param dependsOn names as declared, without those that references imply
 * @param deletionPolicy Delete while a function stands in its place
 * @param updatePolicy an expression of a map; an empty map when the template has none
 * @param externalId the thing to adopt instead of making one; null when the template has none
 * @param deferred what only the parameters' values tell; nothing in {@link Template#effective}
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
        @Nullable String description,
        Deferred deferred) {
    /**
     * What depends on the values of parameters.
     *
     * @param condition null for a resource that is always there
     * @param properties a function in the place of all properties; null when there is none
     * @param deletionPolicy a function in its place; null when there is none
     */
    public record Deferred(
            Expression.@Nullable Condition condition,
            @Nullable Expression properties,
            @Nullable Expression deletionPolicy) {
        static final Deferred NOTHING = new Deferred(null, null, null);
    }

    public ResourceDefinition {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        dependsOn = Collections.unmodifiableSet(new LinkedHashSet<>(dependsOn));
    }

    /** Every resource that this one needs: declared and by reference in properties, metadata. */
    public Set<String> requires() {
        Set<String> names = new LinkedHashSet<>(dependsOn);
        properties.values().forEach(value -> names.addAll(value.resources()));
        if (deferred.properties() != null) {
            names.addAll(deferred.properties().resources());
        }
        names.addAll(metadata.resources());
        return names;
    }

    /** Whether the values of parameters decide what it is, or whether it is there. */
    boolean isConditional() {
        return !deferred.equals(Deferred.NOTHING)
                || expressions().flatMap(Expression::all).anyMatch(Expression.If.class::isInstance);
    }

    /** All that is to be resolved of it, but what is deferred. */
    public Stream<Expression> expressions() {
        return Stream.of(
                        Stream.of(metadata, updatePolicy),
                        properties.values().stream(),
                        Stream.ofNullable(externalId))
                .flatMap(expressions -> expressions);
    }
}
