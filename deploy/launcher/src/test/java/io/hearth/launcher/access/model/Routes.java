package io.hearth.launcher.access.model;

import static io.hearth.launcher.access.model.Instances.ITS_SERVER;
import static io.hearth.launcher.access.model.Instances.ITS_TREE;
import static io.hearth.launcher.access.model.Instances.WHAT_IT_READS;
import static io.hearth.launcher.access.model.Instances.WHAT_IT_SIGNALS;
import static io.hearth.launcher.access.model.Users.ADMINS;
import static io.hearth.launcher.access.model.Users.EVERYBODY;
import static io.hearth.launcher.access.model.Users.MEMBERS;
import static io.hearth.launcher.access.model.Users.NONE;
import static io.hearth.launcher.access.model.Users.READERS;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that can be asked of Hearth by HTTP, and who may. */
public final class Routes {
    /** Behind the path of a route that answers with a stream of events. */
    public static final String EVENTS = " (events)";

    private static final String PROJECT = "/v1/{tenant_id}";
    private static final String STACK = PROJECT + "/stacks/{stack_name}/{stack_id}";
    private static final String RESOURCE = STACK + "/resources/{resource_name}";

    /** The same as {@link #RESOURCE}, in the words of the services of the instance's side. */
    private static final String INSTANCES_RESOURCE =
            "/v1/{project}/stacks/{stack}/{id}/resources/{resource}";

    /** Where a query is served; stack-api passes its own on to the latter two. */
    private static final Set<String> OF_QUERIES =
            Set.of("GET /v1", "POST /v1", "POST /", "GET /v1/query", "POST /v1/query");

    private Routes() {}

    /** By which a query may come, as {@link Route#key} has it. */
    public static Set<String> ofQueries() {
        return OF_QUERIES;
    }

    /** All but the actions of the query API. */
    public static List<Route> all() {
        List<Route> all = new ArrayList<>();
        all.addAll(ofNoProject());
        all.addAll(ofProjects());
        all.addAll(ofStacks());
        all.addAll(ofResources());
        all.addAll(ofSoftware());
        all.addAll(ofWebhooks());
        all.addAll(ofInstances());
        all.addAll(ofUrls());
        return all;
    }

    private static List<Route> ofNoProject() {
        return List.of(
                rest("GET", "/", Scope.NOTHING, EVERYBODY),
                rest("GET", "/versions", Scope.NOTHING, EVERYBODY),
                rest("GET", "/v1", Scope.NOTHING, READERS));
    }

    private static List<Route> ofProjects() {
        return List.of(
                rest("GET", PROJECT + "/stacks", Scope.PROJECT, READERS),
                rest("GET", PROJECT + "/stacks/detail", Scope.PROJECT, READERS),
                rest("POST", PROJECT + "/stacks", Scope.PROJECT, MEMBERS),
                rest("POST", PROJECT + "/stacks/preview", Scope.PROJECT, READERS),
                rest("POST", PROJECT + "/validate", Scope.PROJECT, MEMBERS),
                rest("GET", PROJECT + "/build_info", Scope.PROJECT, READERS),
                rest("GET", PROJECT + "/services", Scope.PROJECT, ADMINS),
                rest("GET", PROJECT + "/resource_types", Scope.PROJECT, READERS),
                rest("GET", PROJECT + "/resource_types/{type_name}", Scope.PROJECT, READERS),
                rest(
                        "GET",
                        PROJECT + "/resource_types/{type_name}/template",
                        Scope.PROJECT,
                        MEMBERS),
                rest("GET", PROJECT + "/template_versions", Scope.PROJECT, READERS),
                rest(
                        "GET",
                        PROJECT + "/template_versions/{template_version}/functions",
                        Scope.PROJECT,
                        READERS));
    }

    /** An administrator finds every stack at its full address, below the own project. */
    private static List<Route> ofStacks() {
        return Stream.of(
                        ofStack("GET", "", READERS),
                        ofStack("PUT", "", MEMBERS),
                        ofStack("PATCH", "", MEMBERS),
                        ofStack("DELETE", "", MEMBERS).changing(),
                        ofStack("POST", "/actions", MEMBERS).with("{\"cancel_update\": null}"),
                        ofStack("PUT", "/preview", MEMBERS),
                        ofStack("PATCH", "/preview", MEMBERS),
                        ofStack("GET", "/template", READERS),
                        ofStack("GET", "/environment", READERS),
                        ofStack("GET", "/files", READERS),
                        ofStack("GET", "/resources", READERS),
                        ofStack("GET", "/events", READERS),
                        ofStack("GET", "/outputs", READERS),
                        ofStack("GET", "/outputs/{output_key}", READERS),
                        ofStack("GET", "/export", MEMBERS),
                        ofStack("DELETE", "/abandon", MEMBERS).changing(),
                        ofStack("GET", "/identities", READERS),
                        ofStack("GET", "/snapshots", READERS),
                        ofStack("POST", "/snapshots", MEMBERS).with("{}").changing(),
                        ofSnapshot("GET", "", READERS),
                        ofSnapshot("DELETE", "", MEMBERS).changing(),
                        ofSnapshot("POST", "/restore", MEMBERS).changing())
                .map(Route::across)
                .toList();
    }

    private static List<Route> ofResources() {
        return Stream.of(
                        rest("GET", RESOURCE, Scope.RESOURCE, READERS),
                        rest("PATCH", RESOURCE, Scope.RESOURCE, MEMBERS)
                                .with("{\"mark_unhealthy\": false}"),
                        rest("GET", RESOURCE + "/events", Scope.RESOURCE, READERS),
                        rest("GET", RESOURCE + "/events/{event_id}", Scope.PLAIN_RESOURCE, READERS),
                        ofIdentity("rotate"),
                        ofIdentity("revoke"))
                .map(Route::across)
                .toList();
    }

    private static List<Route> ofSoftware() {
        String configs = PROJECT + "/software_configs";
        String deployments = PROJECT + "/software_deployments";
        String deployment = deployments + "/{deployment_id}";
        return List.of(
                rest("GET", configs, Scope.PROJECT, READERS),
                rest("POST", configs, Scope.PROJECT, MEMBERS),
                rest("GET", configs + "/{config_id}", Scope.CONFIG, READERS),
                rest("DELETE", configs + "/{config_id}", Scope.CONFIG, MEMBERS).changing(),
                rest("GET", deployments, Scope.PROJECT, READERS),
                rest("POST", deployments, Scope.PROJECT, MEMBERS),
                rest("GET", deployment, Scope.DEPLOYMENT, READERS),
                rest("PUT", deployment, Scope.DEPLOYMENT, MEMBERS)
                        .with("{\"config_id\": \"there is none\"}"),
                rest("DELETE", deployment, Scope.DEPLOYMENT, MEMBERS).changing());
    }

    private static List<Route> ofWebhooks() {
        String webhooks = PROJECT + "/webhooks";
        String webhook = webhooks + "/{webhook_id}";
        return List.of(
                rest("GET", webhooks, Scope.PROJECT, MEMBERS),
                rest("POST", webhooks, Scope.PROJECT, MEMBERS),
                rest("GET", webhook, Scope.WEBHOOK, MEMBERS),
                rest("PATCH", webhook, Scope.WEBHOOK, MEMBERS).with("{}"),
                rest("DELETE", webhook, Scope.WEBHOOK, MEMBERS).changing(),
                rest("GET", webhook + "/deliveries", Scope.WEBHOOK, MEMBERS),
                // 409 to who may: it is not dead yet
                rest("POST", webhook + "/deliveries/{event_id}/redeliver", Scope.WEBHOOK, MEMBERS));
    }

    /** All of the Orchestration API that the identities of stacks may try. */
    private static List<Route> ofInstances() {
        List<Route> all = new ArrayList<>();
        for (String path : List.of("/stacks/{stack_name}", "/stacks/{stack_name}/{part}")) {
            List<String> methods =
                    path.endsWith("{part}")
                            ? List.of("GET", "POST")
                            : List.of("GET", "POST", "PUT", "PATCH", "DELETE");
            methods.forEach(
                    method ->
                            all.add(
                                    rest(method, PROJECT + path, Scope.STACK_ID, READERS)
                                            .forInstances(ITS_TREE)));
        }
        all.add(
                rest("GET", INSTANCES_RESOURCE + "/metadata", Scope.RESOURCE, READERS)
                        .forInstances(WHAT_IT_READS));
        all.add(
                rest("GET", INSTANCES_RESOURCE + "/metadata" + EVENTS, Scope.RESOURCE, READERS)
                        .forInstances(WHAT_IT_READS));
        all.add(
                rest("POST", INSTANCES_RESOURCE + "/signal", Scope.RESOURCE, READERS)
                        .forInstances(WHAT_IT_SIGNALS));
        all.add(
                rest(
                                "GET",
                                "/v1/{project}/software_deployments/metadata/{server}",
                                Scope.SERVER,
                                READERS)
                        .forInstances(ITS_SERVER));
        return all;
    }

    private static List<Route> ofUrls() {
        return List.of(
                Route.of(Api.PRESIGNED, "GET", "/v1/metadata/{arn}", Scope.RESOURCE, NONE)
                        .forInstances(WHAT_IT_READS),
                Route.of(Api.PRESIGNED, "PUT", "/v1/waitcondition/{arn}", Scope.RESOURCE, NONE)
                        .forInstances(WHAT_IT_SIGNALS),
                Route.of(Api.PRESIGNED, "POST", "/v1/signal/{arn}", Scope.RESOURCE, NONE)
                        .forInstances(WHAT_IT_SIGNALS),
                Route.of(Api.ANSWER_URL, "PUT", "/v1/answer/{token}", Scope.NOTHING, NONE));
    }

    private static Route rest(String method, String path, Scope scope, Users users) {
        return Route.of(Api.ORCHESTRATION, method, path, scope, users);
    }

    private static Route ofStack(String method, String part, Users users) {
        return rest(method, STACK + part, Scope.STACK, users);
    }

    private static Route ofSnapshot(String method, String part, Users users) {
        return rest(method, STACK + "/snapshots/{snapshot_id}" + part, Scope.SNAPSHOT, users);
    }

    private static Route ofIdentity(String wish) {
        return rest(
                "POST",
                STACK + "/identities/{resource_name}/" + wish,
                Scope.PLAIN_RESOURCE,
                MEMBERS);
    }
}
