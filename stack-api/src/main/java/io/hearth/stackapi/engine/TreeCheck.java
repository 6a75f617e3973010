package io.hearth.stackapi.engine;

import io.hearth.stackapi.limit.Limits;
import io.hearth.stackapi.resource.NestedTemplate;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.trust.Owner;
import io.hearth.template.environment.MappedType;
import io.hearth.template.environment.ResourceRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks a stack and those that will be nested in it, before there is anything of them. */
@ApplicationScoped
class TreeCheck {
    private final Planner planner;
    private final NestedBlueprints nested;
    private final Limits limits;
    private final ResourceTypes types;

    TreeCheck(Planner planner, NestedBlueprints nested, Limits limits, ResourceTypes types) {
        this.types = types;
        this.planner = planner;
        this.nested = nested;
        this.limits = limits;
    }

    /**
     * @param caller who asks for it
     * @return whether anything in the tree needs the authority of its owner
     * @throws StackException StackValidationFailed, or RequestLimitExceeded for too many resources
     *     or too deep a tree
     * @throws io.hearth.access.rest.HeatFault 403 for a type that is not for the caller
     * @throws io.hearth.template.error.TemplateException what is wrong with a template
     */
    boolean check(String projectId, Blueprint blueprint, Owner caller) {
        Tally tally = new Tally(caller, limits.maxResourcesPerStack(projectId));
        check(blueprint, 0, tally);
        return tally.needsTrust;
    }

    private void check(Blueprint blueprint, int depth, Tally tally) {
        tally.left = left(blueprint, tally.left);
        Map<String, Map<String, @Nullable Object>> properties = planner.check(blueprint);
        Map<String, Blueprint> within = nested.of(blueprint, properties, depth, Map.of());
        for (String name : blueprint.layout().names()) {
            ResourceType type = blueprint.layout().type(name);
            requireTypes(blueprint, name, properties.getOrDefault(name, Map.of()), tally.caller);
            requireRoles(name, type.handsOn(properties.getOrDefault(name, Map.of())), tally.caller);
            Blueprint inside = within.get(name);
            if (inside != null) {
                NestedPlace.of(blueprint, name).tells(() -> checkInside(inside, depth, tally));
            } else {
                tally.needsTrust |=
                        type.needsTrust()
                                || type.nested(
                                                properties.getOrDefault(name, Map.of()),
                                                blueprint.files())
                                        .filter(this::mayNeedTrust)
                                        .isPresent();
            }
        }
    }

    /** Nobody hands on what they have not. */
    private static void requireRoles(String name, Set<String> roles, Owner caller) {
        Set<String> lacking = new TreeSet<>(roles);
        lacking.removeAll(caller.roles());
        if (!lacking.isEmpty()) {
            throw StackException.invalid(
                    "resources.%s: you have no role %s on the project, and cannot hand it on; you have: %s"
                            .formatted(
                                    name,
                                    String.join(", ", lacking),
                                    String.join(", ", new TreeSet<>(caller.roles()))));
        }
    }

    /** What a resource is, and what it makes within, however many there will be of that. */
    private void requireTypes(
            Blueprint blueprint,
            String name,
            Map<String, @Nullable Object> properties,
            Owner caller) {
        ResourceType type = blueprint.layout().type(name);
        caller.requireType(type.name());
        List<Object> members = type.memberTypes(properties);
        if (members.isEmpty()) {
            return;
        }
        ResourceRegistry registry =
                blueprint.environment().forNested(name, Map.of(), null).registry();
        for (Object unchecked : members) {
            if (!(unchecked instanceof String member)) {
                throw StackException.invalid(
                        "resources.%s: the type of the resources that it makes must be known beforehand, and not come from another resource"
                                .formatted(name));
            }
            caller.requireType(member);
            registry.find(member, "", found -> types.find(found).isPresent())
                    .filter(MappedType.Native.class::isInstance)
                    .ifPresent(mapped -> caller.requireType(((MappedType.Native) mapped).type()));
        }
    }

    private Tally checkInside(Blueprint inside, int depth, Tally tally) {
        check(inside, depth + 1, tally);
        return tally;
    }

    /** Of one of which it is not known yet which of its resources there will be. */
    private boolean mayNeedTrust(NestedTemplate open) {
        return open.template().resources().values().stream()
                .anyMatch(
                        one -> types.find(one.type()).filter(ResourceType::needsTrust).isPresent());
    }

    /**
     * Checks one template alone, as Heat does when no stack is to be made of it.
     *
     * @return the properties of its resources, as far as they are known
     */
    Map<String, Map<String, @Nullable Object>> checkAlone(String projectId, Blueprint blueprint) {
        left(blueprint, limits.maxResourcesPerStack(projectId));
        return planner.check(blueprint);
    }

    private static int left(Blueprint blueprint, int most) {
        int left = most - blueprint.template().resources().size();
        if (left < 0) {
            throw tooMany();
        }
        return left;
    }

    static StackException tooMany() {
        return StackException.overLimit(
                "Request limit exceeded: Maximum resources per stack exceeded.");
    }

    static StackException tooDeep(int deepest) {
        return StackException.overLimit(
                "Request limit exceeded: Recursion depth exceeds %d.".formatted(deepest));
    }

    /** What has been seen of a tree so far. */
    private static final class Tally {
        private final Owner caller;

        /** How many more resources there may be. */
        private int left;

        private boolean needsTrust;

        Tally(Owner caller, int most) {
            this.caller = caller;
            this.left = most;
        }
    }
}
