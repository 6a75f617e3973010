package io.hearth.stackapi.api.deployment;

import io.hearth.access.rest.FaultType;
import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.api.http.JsonBody;
import io.hearth.stackapi.deployment.DeploymentChange;
import io.hearth.stackapi.deployment.DeploymentState;
import io.hearth.stackapi.deployment.DeploymentValues;
import io.hearth.stackapi.deployment.NewDeployment;
import io.hearth.stackapi.resource.PythonJson;
import io.hearth.stackapi.stack.Status;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of {@code POST /software_deployments} and {@code PUT /software_deployments/{id}}.
 *
 * @see <a href="https://docs.openstack.org/api-ref/orchestration/v1/#create-deployment">Create
 *     deployment</a>
 */
final class DeploymentBody {
    private static final String CONFIG = "config_id";
    private static final String SERVER = "server_id";
    private static final String INPUTS = "input_values";
    private static final String OUTPUTS = "output_values";
    private static final String ACTION = "action";
    private static final String STATUS = "status";
    private static final String REASON = "status_reason";
    private static final String PROJECT = "stack_user_project_id";
    private static final Set<String> OF_CREATE =
            Set.of(CONFIG, SERVER, INPUTS, ACTION, STATUS, REASON, PROJECT);
    private static final Set<String> OF_UPDATE =
            Set.of(CONFIG, INPUTS, OUTPUTS, ACTION, STATUS, REASON);
    private static final int LONGEST_PROJECT = 64;
    private static final int LONGEST_REASON = 65_536;

    /** In bytes of JSON, as much as Heat's column takes. */
    private static final int LARGEST_VALUES = 65_536;

    private DeploymentBody() {}

    static NewDeployment create(byte[] bytes, String projectId) {
        JsonBody body = JsonBody.parse(bytes).allow(OF_CREATE);
        Status status = status(body);
        String reason = reason(body);
        return new NewDeployment(
                projectId,
                ShortText.required(body, CONFIG),
                ShortText.required(body, SERVER),
                new DeploymentValues(values(body, INPUTS), null),
                new DeploymentState(
                        ShortText.orElse(body, ACTION, "INIT"),
                        status == null ? Status.COMPLETE : status,
                        reason == null ? "" : reason),
                stackUserProject(body));
    }

    static DeploymentChange update(byte[] bytes) {
        JsonBody body = JsonBody.parse(bytes).allow(OF_UPDATE);
        Map<String, @Nullable Object> outputs = values(body, OUTPUTS);
        return new DeploymentChange(
                ShortText.of(body, CONFIG),
                new DeploymentValues(values(body, INPUTS), outputs.isEmpty() ? null : outputs),
                ShortText.of(body, ACTION),
                status(body),
                reason(body));
    }

    private static Map<String, @Nullable Object> values(JsonBody body, String key) {
        Map<String, @Nullable Object> values = body.object(key);
        if (PythonJson.dumps(values).length() > LARGEST_VALUES) {
            throw HeatFault.badRequest(
                    "'%s' must not be larger than %d bytes of JSON."
                            .formatted(key, LARGEST_VALUES));
        }
        return values;
    }

    private static @Nullable Status status(JsonBody body) {
        String text = body.text(STATUS);
        if (text == null || text.isEmpty()) {
            return null;
        }
        return Arrays.stream(Status.values())
                .filter(status -> status.name().equals(text))
                .findFirst()
                .orElseThrow(() -> unknownStatus(text));
    }

    private static HeatFault unknownStatus(String text) {
        return HeatFault.badRequest(
                "'%s' is no %s; known are %s."
                        .formatted(
                                text,
                                STATUS,
                                Arrays.stream(Status.values())
                                        .map(Status::name)
                                        .collect(Collectors.joining(", "))));
    }

    /** A reason may tell what a script has printed. */
    private static @Nullable String reason(JsonBody body) {
        String text = body.text(REASON);
        if (text != null && text.length() > LONGEST_REASON) {
            throw HeatFault.badRequest(
                    "'%s' must not be longer than %d characters."
                            .formatted(REASON, LONGEST_REASON));
        }
        return text == null ? null : text.replace("\0", "");
    }

    private static @Nullable String stackUserProject(JsonBody body) {
        String text = ShortText.of(body, PROJECT);
        if (text != null && text.length() > LONGEST_PROJECT) {
            throw invalid(
                    "\"%s\" should be no more than %d characters"
                            .formatted(PROJECT, LONGEST_PROJECT));
        }
        return text;
    }

    /** Heat's words around a value that it does not take. */
    static HeatFault invalid(String reason) {
        return HeatFault.of(FaultType.INVALID, "Data supplied was not valid: %s".formatted(reason));
    }
}
