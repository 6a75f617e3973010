package io.hearth.stackapi.resource.iam;

import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code OS::Heat::AccessPolicy}: resources whose metadata a user of the policy may read. */
@ApplicationScoped
class AccessPolicy implements ResourceType {
    private static final String ALLOWED = "AllowedResources";

    /** No resource's name holds it, since names are parts of paths. */
    private static final String SEPARATOR = "/";

    @Override
    public String name() {
        return "OS::Heat::AccessPolicy";
    }

    @Override
    public String description() {
        return "Names the resources whose metadata a user may read.";
    }

    @Override
    public Map<String, PropertySchema> properties() {
        return Map.of(
                ALLOWED,
                PropertySchema.of(PropertyType.LIST, "Names of resources of the stack.")
                        .asRequired());
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        return Map.of();
    }

    @Override
    public void validate(
            String resource, Map<String, @Nullable Object> properties, Set<String> names) {
        if (properties.get(ALLOWED) instanceof List<?> list) {
            for (Object allowed : list) {
                if (allowed instanceof String name && !names.contains(name)) {
                    throw StackException.invalid(
                            "AccessPolicy resource %s not in stack".formatted(name));
                }
            }
        }
    }

    @Override
    public Step create(ResourceContext context) {
        String allowed =
                context.properties().get(ALLOWED) instanceof List<?> list
                        ? list.stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR))
                        : "";
        return Step.done(Outcome.NOTHING.remember(ALLOWED, allowed));
    }

    /** The names that a policy of the stack allows. */
    static List<String> allowed(ResourceContext policy) {
        return policy.data(ALLOWED)
                .filter(names -> !names.isEmpty())
                .map(names -> List.of(names.split(SEPARATOR)))
                .orElse(List.of());
    }
}
