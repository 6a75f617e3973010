package io.hearth.launcher.documentation;

import static io.hearth.testkit.documentation.GeneratedPart.code;

import io.hearth.launcher.access.model.Actions;
import io.hearth.launcher.access.model.Api;
import io.hearth.launcher.access.model.Instances;
import io.hearth.launcher.access.model.Route;
import io.hearth.launcher.access.model.Routes;
import io.hearth.launcher.access.model.Users;
import io.hearth.testkit.documentation.GeneratedPart;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/api.md} has all that can be asked by HTTP, as the model of the access matrix has it,
 * which {@code ServedRoutesIT} holds against the services.
 */
class ApiTest {
    @Test
    void thePageHasEveryRouteAndEveryAction() throws IOException {
        String expected =
                Stream.of(
                                routes("Orchestration API", Api.ORCHESTRATION),
                                routes("Signed addresses", Api.PRESIGNED),
                                routes("Addresses of answers", Api.ANSWER_URL),
                                actions("CloudFormation API", Api.QUERY),
                                actions("CloudWatch API", Api.METRICS))
                        .collect(Collectors.joining("\n"));

        GeneratedPart.assertIs(Repository.DOCS.resolve("api.md"), expected);
    }

    private static String routes(String heading, Api api) {
        return Routes.all().stream()
                .filter(route -> route.api() == api)
                .sorted(Comparator.comparing(Route::path))
                .map(
                        route ->
                                "| %s | %s | %s |\n"
                                        .formatted(
                                                code(route.method() + " " + path(route)),
                                                users(route.users()),
                                                instances(route.instances())))
                .collect(Collectors.joining("", table(heading, "request"), ""));
    }

    private static String actions(String heading, Api api) {
        return Arrays.stream(Actions.values())
                .filter(action -> action.api() == api)
                .sorted(Comparator.comparing(Actions::wireName))
                .map(action -> Map.entry(action.wireName(), action.by("POST /v1")))
                .map(
                        action ->
                                "| %s | %s | %s |\n"
                                        .formatted(
                                                code(action.getKey()),
                                                users(action.getValue().users()),
                                                instances(action.getValue().instances())))
                .collect(Collectors.joining("", table(heading, "action"), ""));
    }

    private static String table(String heading, String what) {
        return "## %s\n\n| %s | users of the cloud | identities of stacks |\n|---|---|---|\n"
                .formatted(heading, what);
    }

    private static String path(Route route) {
        return route.path().replace(Routes.EVENTS, " (as text/event-stream)");
    }

    private static String users(Users users) {
        return switch (users) {
            case EVERYBODY -> "everybody, without a login";
            case READERS -> "reader";
            case MEMBERS -> "member";
            case ADMINS -> "admin";
            case NONE -> "whoever has the address";
        };
    }

    private static String instances(Instances instances) {
        return switch (instances) {
            case NOTHING -> "";
            case ITS_TREE -> "stacks of its tree";
            case WHAT_IT_READS -> "the resource that it reads";
            case WHAT_IT_SIGNALS -> "the resource that it signals";
            case BY_A_KEYPAIR -> "by a keypair, for its stack";
            case ITS_SERVER -> "its server";
        };
    }
}
