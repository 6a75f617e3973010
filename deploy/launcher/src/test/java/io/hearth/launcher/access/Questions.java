package io.hearth.launcher.access;

import io.hearth.launcher.access.model.Actions;
import io.hearth.launcher.access.model.Api;
import io.hearth.launcher.access.model.Form;
import io.hearth.launcher.access.model.Instances;
import io.hearth.launcher.access.model.Model;
import io.hearth.launcher.access.model.Principal;
import io.hearth.launcher.access.model.Route;
import io.hearth.launcher.access.model.Routes;
import io.hearth.launcher.access.model.Scope;
import io.hearth.launcher.access.model.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What everybody is asked for: everything of everything, but that where a rule refuses before it is
 * looked what is asked for, that is asked of less. What would pass and change something is not
 * asked here; see {@link Sacrifices}.
 */
final class Questions {
    private static final Target NOTHING = new Target("", "", "", "", Level.ANYWHERE);

    /** Of a signature. */
    private static final int FORMS = 3;

    private static final String USUAL_WAY = "GET /v1";
    private static final Map<Api, List<String>> WAYS =
            Map.of(
                    Api.QUERY,
                    List.of("GET /v1", "GET /v1/query", "POST /v1", "POST /", "POST /v1/query"),
                    Api.METRICS,
                    List.of("GET /v1", "POST /v1", "POST /"));

    private final List<Tenant> tenants;
    private final List<Subscription> subscriptions;
    private final List<Level> levels;
    private final List<Cell> cells = new ArrayList<>();

    Questions(List<Tenant> tenants, List<Subscription> subscriptions, List<Level> levels) {
        this.tenants = List.copyOf(tenants);
        this.subscriptions = List.copyOf(subscriptions);
        this.levels = List.copyOf(levels);
    }

    List<Cell> of(List<Caller> callers) {
        for (Caller caller : callers) {
            for (Route route : Routes.all()) {
                for (Target target : targets(caller, route).toList()) {
                    for (String project : projects(caller, route, target)) {
                        add(Cell.of(caller, route, project, target));
                    }
                }
            }
            addQueries(caller);
        }
        return List.copyOf(cells);
    }

    private void add(Cell cell) {
        if (!(cell.question().route().changes() && Model.allows(cell.question()))) {
            cells.add(cell);
        }
    }

    private Stream<Target> targets(Caller caller, Route route) {
        Stream<Target> all =
                switch (route.scope()) {
                    case NOTHING -> Stream.of(NOTHING);
                    case PROJECT ->
                            Stream.concat(Stream.of(own(caller)), tenants().map(Tenant::project));
                    case CONFIG -> tenants().map(Tenant::config);
                    case DEPLOYMENT -> tenants().map(Tenant::deployment);
                    case WEBHOOK -> subscriptions.stream().map(Subscription::target);
                    case STACK, PLAIN_RESOURCE -> levels().map(Level::stack);
                    case STACK_ID -> levels().map(Level::stackById);
                    case SNAPSHOT ->
                            levels().filter(it -> it.snapshot().isPresent()).map(Level::stack);
                    case SERVER -> levels().flatMap(Level::servers);
                    case RESOURCE ->
                            isRefusedByRule(caller, route)
                                    ? levels().map(Level::stack)
                                    : levels().flatMap(Level::resources);
                };
        if (isOfUse(caller, route)) {
            return all;
        }
        return route.scope() == Scope.RESOURCE ? Stream.of(caller.home()) : all.limit(1);
    }

    /** Whether it is a credential that the route looks at, of somebody whom it may know. */
    private static boolean isOfUse(Caller caller, Route route) {
        return switch (route.api()) {
            case ORCHESTRATION ->
                    !isSigned(caller)
                            && !(caller.who() instanceof Principal.Stranger
                                    && caller.form() == Form.TOKEN);
            case QUERY, METRICS, PRESIGNED ->
                    isSigned(caller) && caller.who() instanceof Principal.Instance;
            case ANSWER_URL -> false;
        };
    }

    private Stream<Tenant> tenants() {
        return tenants.stream();
    }

    private Stream<Level> levels() {
        return levels.stream();
    }

    private static Target own(Caller caller) {
        return new Target(caller.projectId(), "", "", "", Level.ANYWHERE);
    }

    private static boolean isSigned(Caller caller) {
        return caller.form().signs() || caller.form() == Form.PRESIGNED_URL;
    }

    private static boolean isRefusedByRule(Caller caller, Route route) {
        return caller.who() instanceof Principal.Instance && route.instances() == Instances.NOTHING;
    }

    /** Which the path may name: the asker's, the owner's, and the tree's in the stack domain. */
    private static Set<String> projects(Caller caller, Route route, Target target) {
        if (!route.namesProject()) {
            return Set.of("");
        }
        Set<String> projects = new LinkedHashSet<>();
        if (route.scope() == Scope.PROJECT) {
            projects.add(target.projectId());
            return projects;
        }
        projects.add(caller.projectId());
        if (!isRefusedByRule(caller, route)) {
            projects.add(target.projectId());
        }
        if (route.instances() != Instances.NOTHING
                && caller.who() instanceof Principal.Instance
                && !target.domainProjectId().isEmpty()) {
            projects.add(target.domainProjectId());
        }
        return projects;
    }

    private void addQueries(Caller caller) {
        for (Actions action : Actions.values()) {
            if (action.by(USUAL_WAY).scope() == Scope.RESOURCE) {
                addOfResources(caller, action);
            } else if (isTurn(caller, action)) {
                addOthers(caller, action);
            }
        }
    }

    /** What instances have: by them of everything, by users of one thing in a stack. */
    private void addOfResources(Caller caller, Actions action) {
        boolean instance = caller.who() instanceof Principal.Instance;
        Stream<Target> targets = Stream.of(caller.home());
        if (instance && caller.form().signs()) {
            targets = levels().flatMap(Level::resources);
        } else if (isSignedByUser(caller)) {
            targets = Stream.of(one(caller, action));
        }
        targets.forEach(target -> add(Cell.of(caller, action, USUAL_WAY, target)));
        if (caller.form() == Form.V4_HEADER) {
            add(Cell.of(caller, action, "POST /v1", caller.home()));
            add(Cell.of(caller, action, "POST /", caller.home()));
        }
    }

    private void addOthers(Caller caller, Actions action) {
        Target target =
                switch (action.by(USUAL_WAY).scope()) {
                    case NOTHING -> NOTHING;
                    default -> isSignedByUser(caller) ? one(caller, action) : caller.home();
                };
        add(Cell.of(caller, action, way(caller, action), target));
    }

    private static boolean isSignedByUser(Caller caller) {
        return caller.form().signs() && caller.who() instanceof Principal.User;
    }

    /**
     * Whether a caller asks for this action: Keystone is asked about each signature that the
     * services cannot verify by themselves, and is slow. So each action is asked for by one form of
     * a key; by keys of all but the first stack, one action.
     */
    private boolean isTurn(Caller caller, Actions action) {
        boolean known =
                action.api() == Api.METRICS
                        && caller.form().signs()
                        && caller.who() instanceof Principal.Instance;
        if (known || !isSigned(caller)) {
            return true;
        }
        int form = caller.form().ordinal();
        boolean near =
                !(caller.who() instanceof Principal.Instance)
                        || caller.home().stackId().equals(levels.getFirst().id());
        return near
                ? (action.ordinal() + hash(caller)) % FORMS == form % FORMS
                : action.ordinal() == hash(caller) && hash(caller) % FORMS == form % FORMS;
    }

    /** One of the stacks, another for each action and caller. */
    private Target one(Caller caller, Actions action) {
        int turn = action.ordinal() + hash(caller);
        return levels.get(turn % levels.size()).stack();
    }

    private static int hash(Caller caller) {
        return Math.floorMod(caller.who().name().hashCode(), Actions.values().length);
    }

    /** A form can be signed in the header alone. */
    private String way(Caller caller, Actions action) {
        List<String> ways = WAYS.getOrDefault(action.api(), List.of(USUAL_WAY));
        return caller.form() == Form.V4_HEADER
                ? ways.get(cells.size() % ways.size())
                : ways.getFirst();
    }
}
