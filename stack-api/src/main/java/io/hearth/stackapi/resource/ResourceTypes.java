package io.hearth.stackapi.resource;

import io.hearth.stackapi.stack.StackException;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All resource types by name; two of one name keep the service from starting. */
@ApplicationScoped
public class ResourceTypes {
    private final Map<String, ResourceType> byName = new TreeMap<>();

    public ResourceTypes(@All List<ResourceType> types) {
        for (ResourceType type : types) {
            if (byName.putIfAbsent(type.name(), type) != null) {
                throw new IllegalStateException(
                        "Two classes claim the resource type %s.".formatted(type.name()));
            }
        }
    }

    /** All that a template may name. */
    public Collection<ResourceType> all() {
        return byName.values().stream().filter(ResourceType::offered).toList();
    }

    /** A type that a template may name, and that may not be there. */
    public Optional<ResourceType> find(String name) {
        return Optional.ofNullable(byName.get(name)).filter(ResourceType::offered);
    }

    /**
     * A type that stands behind a resource, whether or not a template may name it.
     *
     * @throws StackException StackValidationFailed for a type that is not there
     */
    public ResourceType named(String name) {
        ResourceType type = byName.get(name);
        if (type == null) {
            throw notFound(name);
        }
        return type;
    }

    public static StackException notFound(String name) {
        return StackException.invalid("The Resource Type (%s) could not be found.".formatted(name));
    }
}
