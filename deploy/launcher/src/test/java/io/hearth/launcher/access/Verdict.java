package io.hearth.launcher.access;

import io.hearth.launcher.access.model.Api;
import io.hearth.launcher.access.model.Route;
import io.hearth.launcher.access.model.Scope;
import java.net.http.HttpResponse;

/** What an answer says of access. */
enum Verdict {
    /** Whatever came of it. */
    PASSED,
    DENIED,
    /** Neither: the question was not understood, or not decided. */
    UNDECIDED;

    private static final String NOTHING_DEPLOYED = "{\"metadata\": []}";

    static Verdict of(Route route, HttpResponse<?> answer, String body) {
        return switch (answer.statusCode()) {
            case 401, 403 -> DENIED;
            case 404 -> isHtml(answer) ? UNDECIDED : DENIED;
            case 400 -> isDeniedQuery(route, body) ? DENIED : PASSED;
            case 405, 406, 415, 429 -> UNDECIDED;
            case 200 -> isNothing(route, body) ? DENIED : PASSED;
            default -> answer.statusCode() < 500 ? PASSED : UNDECIDED;
        };
    }

    /** As answers are for a path that no service has. */
    private static boolean isHtml(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("text/html"))
                .isPresent();
    }

    /** This API says 400 to who shows no signature, and of a stack that is not there. */
    private static boolean isDeniedQuery(Route route, String body) {
        return route.api() != Api.ORCHESTRATION
                && (body.contains("IncompleteSignature") || body.contains("could not be found"));
    }

    /** On a server of which the asker knows nothing, nothing is deployed. */
    private static boolean isNothing(Route route, String body) {
        return route.scope() == Scope.SERVER && body.equals(NOTHING_DEPLOYED);
    }
}
