package io.hearth.stackapi.resource;

import io.hearth.stackapi.stack.StackException;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All resource types by name; two of one name keep the service from starting. */
@ApplicationScoped
public class ResourceTypes {
    private final Map<String, ResourceType> byName = new TreeMap<>();

    private final List<ResourceTypeFamily> families;

    @Inject
    public ResourceTypes(@All List<ResourceType> types, @All List<ResourceTypeFamily> families) {
        this.families = List.copyOf(families);
        for (ResourceType type : types) {
            if (byName.putIfAbsent(type.name(), type) != null) {
                throw new IllegalStateException(
                        "Two classes claim the resource type %s.".formatted(type.name()));
            }
        }
        for (ResourceTypeFamily family : families) {
            for (String name : family.names()) {
                if (byName.putIfAbsent(name, family.find(name).orElseThrow()) != null) {
                    throw new IllegalStateException(
                            "%s names %s, which is a type already."
                                    .formatted(family.setting(), name));
                }
            }
        }
    }

    /** Without families. */
    public ResourceTypes(List<ResourceType> types) {
        this(types, List.of());
    }

    /** All that a template may name and that can be told one by one. */
    public Collection<ResourceType> all() {
        return byName.values().stream().filter(ResourceType::offered).toList();
    }

    /** A type that a template may name, and that may not be there. */
    public Optional<ResourceType> find(String name) {
        return known(name).filter(ResourceType::offered);
    }

    /**
     * A type that stands behind a resource, whether or not a template may name it.
     *
     * @throws StackException StackValidationFailed for a type that is not there
     */
    public ResourceType named(String name) {
        return known(name).orElseThrow(() -> notFound(name));
    }

    private Optional<ResourceType> known(String name) {
        ResourceType type = byName.get(name);
        return type == null
                ? families.stream()
                        .map(family -> family.find(name))
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.of(type);
    }

    public static StackException notFound(String name) {
        return StackException.invalid("The Resource Type (%s) could not be found.".formatted(name));
    }
}
