package io.hearth.launcher.access;

import io.hearth.launcher.access.model.Actions;
import io.hearth.launcher.access.model.Form;
import io.hearth.launcher.access.model.Principal.User;
import io.hearth.launcher.access.model.Role;
import io.hearth.launcher.access.model.Route;
import io.hearth.launcher.access.model.Routes;
import io.hearth.launcher.access.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What may be done and ends, or changes, what it is done to: each by whoever may do it, to a stack
 * that is there for this alone.
 */
final class Sacrifices {
    private final Trees trees;
    private final List<Tenant> tenants;
    private final List<Subscription> subscriptions;
    private final List<Cell> cells = new ArrayList<>();
    private final List<OnStack> onStacks = new ArrayList<>();

    /** A question that waits for its stack. */
    private record OnStack(Trees.Tree tree, Function<Target, Cell> question) {}

    Sacrifices(Trees trees, List<Tenant> tenants, List<Subscription> subscriptions) {
        this.trees = trees;
        this.tenants = List.copyOf(tenants);
        this.subscriptions = List.copyOf(subscriptions);
    }

    List<Cell> of(List<Caller> callers) throws Exception {
        for (Caller caller : callers) {
            if (caller.who() instanceof User user && user.role() != Role.READER) {
                add(caller, user);
            }
        }
        for (OnStack one : onStacks) {
            cells.add(one.question().apply(trees.withSnapshot(one.tree()).stack()));
        }
        return List.copyOf(cells);
    }

    private void add(Caller caller, User user) throws Exception {
        if (caller.form() == Form.TOKEN) {
            for (Route route : Routes.all().stream().filter(Route::changes).toList()) {
                if (route.acrossProjects()) {
                    addOnStack(user, target -> Cell.of(caller, route, user.projectId(), target));
                } else if (user.role() == Role.MEMBER) {
                    cells.add(Cell.of(caller, route, user.projectId(), besides(route, user)));
                }
            }
        } else if (caller.form() == Form.V4_HEADER && user.role() == Role.MEMBER) {
            addOnStack(user, target -> Cell.of(caller, Actions.DELETE_STACK, "POST /v1", target));
        }
    }

    private void addOnStack(User user, Function<Target, Cell> question) throws Exception {
        Tenant tenant = tenantOf(user);
        onStacks.add(new OnStack(trees.plantSmall(tenant, "small-" + onStacks.size()), question));
    }

    private Target besides(Route route, User user) {
        Tenant tenant = tenantOf(user);
        return switch (route.scope()) {
            case CONFIG -> tenant.config();
            case DEPLOYMENT -> tenant.deployment();
            case WEBHOOK -> webhookOf(tenant);
            default -> throw new AssertionError("Nothing is there to be changed by " + route);
        };
    }

    private Target webhookOf(Tenant tenant) {
        return subscriptions.stream()
                .filter(subscription -> subscription.tenant().equals(tenant))
                .findFirst()
                .orElseThrow()
                .target();
    }

    /** An administrator has none of its own here. */
    private Tenant tenantOf(User user) {
        return tenants.stream()
                .filter(tenant -> tenant.projectId().equals(user.projectId()))
                .findFirst()
                .orElseGet(tenants::getFirst);
    }
}
