package io.hearth.identityworker.object;

import static java.util.Objects.requireNonNull;

import io.hearth.keystone.DelegatedKeystone;
import io.hearth.keystone.DelegatedKeystone.Kind;
import io.hearth.keystone.Grant;
import io.hearth.keystone.Grant.Holder;
import io.hearth.keystone.Grant.Scope;
import io.hearth.keystone.RefusedException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The roles and groups that a resource gives, by their difference to those that it gave before.
 * What is known may only have been about to be done, so that it is done again.
 */
final class Memberships {
    private final DelegatedKeystone keystone;
    private final Lookup lookup;
    private final Order order;

    Memberships(DelegatedKeystone keystone, Lookup lookup, Order order) {
        this.keystone = keystone;
        this.lookup = lookup;
        this.order = order;
    }

    /** Takes what is known on. */
    @FunctionalInterface
    interface Steps {
        /**
         * @param first whether it is to be kept before what comes next
         */
        Known take(Known next, boolean first);
    }

    void bringAbout(Known known, Steps steps) {
        Known now = known;
        if (order.kind() == ObjectKind.USER) {
            now = groups(now, steps);
        }
        if (order.kind().holder().isPresent()) {
            roles(now, steps);
        }
    }

    void revokeAll(Known known, Steps steps) {
        Known now = known;
        for (Grant grant : known.grants()) {
            keystone.revoke(grant);
            now = steps.take(now.without(grant), false);
        }
    }

    private Known groups(Known known, Steps steps) {
        String user = requireNonNull(known.keystoneId());
        Set<String> wanted = new LinkedHashSet<>();
        for (Object group : list("groups")) {
            wanted.add(lookup.id(Kind.GROUP, String.valueOf(group)));
        }
        Known now = known;
        for (String group : wanted) {
            if (known.groups().contains(group)) {
                keystone.join(group, user);
            } else {
                now =
                        doing(
                                group,
                                one -> keystone.join(one, user),
                                now.inGroup(group),
                                next -> next.notInGroup(group),
                                steps);
            }
        }
        for (String group : known.groups()) {
            if (!wanted.contains(group)) {
                keystone.leave(group, user);
                now = steps.take(now.notInGroup(group), false);
            }
        }
        return now;
    }

    private void roles(Known known, Steps steps) {
        Set<Grant> wanted = grants(known);
        Known now = known;
        for (Grant grant : wanted) {
            if (known.grants().contains(grant)) {
                keystone.grant(grant);
            } else {
                now =
                        doing(
                                grant,
                                keystone::grant,
                                now.with(grant),
                                next -> next.without(grant),
                                steps);
            }
        }
        for (Grant grant : known.grants()) {
            if (!wanted.contains(grant)) {
                keystone.revoke(grant);
                now = steps.take(now.without(grant), false);
            }
        }
    }

    /** What Keystone refuses has not been done. */
    private static <T> Known doing(
            T what, Consumer<T> call, Known after, UnaryOperator<Known> undone, Steps steps) {
        Known now = steps.take(after, true);
        try {
            call.accept(what);
            return now;
        } catch (RefusedException e) {
            steps.take(undone.apply(now), false);
            throw e;
        }
    }

    private Set<Grant> grants(Known known) {
        List<?> assignments = list("roles");
        if (assignments.isEmpty()) {
            return Set.of();
        }
        Holder holder = order.kind().holder().orElseThrow();
        String holderId = holderId(known, holder);
        Set<Grant> grants = new LinkedHashSet<>();
        for (Object assignment : assignments) {
            if (assignment instanceof Map<?, ?> keys) {
                grants.add(grant(keys, holder, holderId));
            }
        }
        return grants;
    }

    private String holderId(Known known, Holder holder) {
        return Optional.ofNullable(known.keystoneId())
                .orElseGet(
                        () ->
                                lookup.id(
                                        Kind.valueOf(holder.name()),
                                        String.valueOf(
                                                order.value(
                                                        holder.name().toLowerCase(Locale.ROOT)))));
    }

    private Grant grant(Map<?, ?> assignment, Holder holder, String holderId) {
        @Nullable Object project = assignment.get("project");
        Scope scope = project == null ? Scope.DOMAIN : Scope.PROJECT;
        String name = String.valueOf(project == null ? assignment.get("domain") : project);
        return new Grant(
                lookup.id(Kind.ROLE, String.valueOf(assignment.get("role"))),
                holder,
                holderId,
                scope,
                lookup.id(Kind.valueOf(scope.name()), name));
    }

    private List<?> list(String property) {
        return order.value(property) instanceof List<?> items ? items : List.of();
    }
}
