package io.hearth.launcher.access.model;

import io.hearth.launcher.access.model.Principal.Instance;
import io.hearth.launcher.access.model.Principal.Stranger;
import io.hearth.launcher.access.model.Principal.User;

/** Decides as the rules say. */
public final class Model {
    private Model() {}

    /** Whether it is allowed; what is not allowed and what is not there are refused alike. */
    public static boolean allows(Question asked) {
        Route route = asked.route();
        if (route.users() == Users.EVERYBODY) {
            return true;
        }
        if (!takes(route, asked.form())) {
            return false;
        }
        return switch (asked.who()) {
            case Stranger stranger -> false;
            case User user -> isInItsProject(user.projectId(), asked) && allowsUser(user, asked);
            case Instance instance ->
                    isInItsProject(instance.projectId(), asked) && allowsInstance(instance, asked);
        };
    }

    /** Each API takes its own kind of credential and no other. */
    private static boolean takes(Route route, Form form) {
        return switch (route.api()) {
            case ORCHESTRATION ->
                    form == Form.TOKEN
                            || form == Form.TICKET
                                    && route.instances() == Instances.WHAT_IT_SIGNALS;
            case QUERY, METRICS -> form.signs();
            case PRESIGNED -> form.signs() || form == Form.PRESIGNED_URL;
            case ANSWER_URL -> false;
        };
    }

    /** The project in the path must be the asker's own, before anything else is looked at. */
    private static boolean isInItsProject(String projectId, Question asked) {
        return !asked.route().namesProject() || asked.pathProject().equals(projectId);
    }

    private static boolean allowsUser(User user, Question asked) {
        Route route = asked.route();
        String owner = asked.target().projectId();
        boolean finds =
                owner.isEmpty()
                        || owner.equals(user.projectId())
                        || route.acrossProjects() && user.role() == Role.ADMIN;
        return finds && route.users().include(user.role());
    }

    private static boolean allowsInstance(Instance instance, Question asked) {
        Route route = asked.route();
        Target target = asked.target();
        if (asked.form() == Form.PRESIGNED_URL && !instance.urlFor().equals(route.key())) {
            return false;
        }
        if (route.instances() == Instances.BY_A_KEYPAIR) {
            return true;
        }
        if (route.instances() == Instances.ITS_TREE) {
            return target.domainProjectId().equals(instance.projectId());
        }
        return route.instances()
                .needed()
                .map(needed -> new Binding(target.stackId(), target.resource(), needed))
                .filter(instance.bindings()::contains)
                .isPresent();
    }
}
