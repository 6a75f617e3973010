package io.hearth.launcher.access.model;

/**
 * Something that can be asked for, and for whom it is.
 *
 * @param method of HTTP
 * @param path as the service declares it, without the regular expressions; of the query API the
 *     action with it
 * @param acrossProjects whether an administrator finds stacks of other projects there
 * @param changes whether who may do it changes what the next one is to find
 * @param body of the request; one that is refused as such, where that is possible
 */
public record Route(
        Api api,
        String method,
        String path,
        Scope scope,
        Users users,
        Instances instances,
        boolean acrossProjects,
        boolean changes,
        String body) {
    private static final String NO_JSON = "no JSON";

    static Route of(Api api, String method, String path, Scope scope, Users users) {
        return new Route(api, method, path, scope, users, Instances.NOTHING, false, false, NO_JSON);
    }

    Route forInstances(Instances which) {
        return new Route(api, method, path, scope, users, which, acrossProjects, changes, body);
    }

    Route across() {
        return new Route(api, method, path, scope, users, instances, true, changes, body);
    }

    Route changing() {
        return new Route(api, method, path, scope, users, instances, acrossProjects, true, body);
    }

    Route with(String json) {
        return new Route(api, method, path, scope, users, instances, acrossProjects, changes, json);
    }

    /** As the services are found to declare it. */
    public String key() {
        return method + " " + path.replaceFirst("\\?.*", "");
    }

    /** Whether the path says in which project it is asked for. */
    public boolean namesProject() {
        return path.contains("{tenant_id}") || path.contains("{project}");
    }

    /** Whether its answer does not end by itself. */
    public boolean follows() {
        return path.endsWith(Routes.EVENTS);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
